"""The grid in view as the journal keeps it: its axes, its recipe, and where the results of its cells are."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from studio.document.journal.edit_records import EditRecord
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.grids.grid import Grid, Place, parse_grid
from studio.protocol.recipes import dump_compactly, parse_recipe

KIND = "grid"
Measures = tuple[int, float]
"""Of a picture in a race: evaluations of the network, and seconds of each."""


@dataclass(frozen=True)
class KeptGrid:
    """A grid whose cells were queued.

    Attributes:
        axes: The axes as they were typed.
        recipe: The recipe that the axes change.
        race: Whether its pictures are compared with a reference.
        folders: The results folder of each cell, which may not exist yet.
        references: The results folders of a race's references, in their order.
        measures: The measurements of the finished cells of a race.
    """

    axes: tuple[str, ...]
    recipe: GenerateRecipe
    race: bool = False
    folders: Mapping[Place, Path] = field(default_factory=dict)
    references: tuple[Path, ...] = ()
    measures: Mapping[Place, Measures] = field(default_factory=dict)

    @property
    def grid(self) -> Grid:
        """The grid; raises BadInput when this version does not know an axis."""
        return parse_grid(self.axes)


def grid_record(kept: KeptGrid | None) -> EditRecord:
    """Return a grid as a record; None: there is none."""
    if kept is None:
        return EditRecord(KIND)
    return EditRecord(
        KIND,
        {
            "axes": list(kept.axes),
            "recipe": dump_compactly(kept.recipe),
            "race": kept.race,
            "cells": [
                {"place": list(place), "folder": str(folder), "measures": kept.measures.get(place)}
                for place, folder in kept.folders.items()
            ],
            "references": [str(folder) for folder in kept.references],
        },
    )


def read_grid(record: EditRecord) -> KeptGrid | None:
    """Read a grid; None where there is none.

    Raises:
        BadInput: The record holds something else.
    """
    if not record.fields:
        return None
    recipe = parse_recipe(record.value("recipe", str), "the grid of the last session")
    if not isinstance(recipe, GenerateRecipe):
        raise BadInput("The grid of the last session cannot be read.")
    folders: dict[Place, Path] = {}
    measures: dict[Place, Measures] = {}
    try:
        for cell in record.value("cells", list):
            place = tuple(int(along) for along in cell["place"])
            folders[place] = Path(str(cell["folder"]))
            if cell.get("measures"):
                evaluations, seconds = cell["measures"]
                measures[place] = int(evaluations), float(seconds)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise BadInput("The grid of the last session cannot be read.") from error
    axes = tuple(str(text) for text in record.value("axes", list))
    references = tuple(Path(str(folder)) for folder in record.value("references", list))
    return KeptGrid(axes, recipe, record.value("race", bool), folders, references, measures)
