"""The command line's grids: a picture for each combination of the values of two or three settings."""

import functools
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from studio.cli import console
from studio.cli.engine import Precision, SaveMemory, Turbo, engine_settings
from studio.cli.kept_cells import kept_cells
from studio.cli.making import PictureMaker
from studio.cli.options import Device, Json, Model, check_png, takes_options_of
from studio.cli.pictures import NO_SETTINGS, generate, recipe_from_options
from studio.cli.race import race_of
from studio.protocol.errors import BadInput
from studio.protocol.events import Result
from studio.protocol.files import check_place, make_folder, write_atomically
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.grids.grid import Cell, Grid, Place, parse_grid
from studio.protocol.grids.race import RACE_AXES, REFERENCE_STEPS, RaceEntry, reference_of, table_text
from studio.protocol.scratch import temporary_folder

_AXIS = (
    "SETTING=VALUES: steps=10,20,30, guidance=1..7(+2), seed=1-10 [5], prompt=cat,dog (replaces), steps&cfg=9&3,20&5, "
    "sampler=all."
)


@takes_options_of(generate, but=NO_SETTINGS)
def grid(
    model: Model,
    out: Annotated[Path, typer.Option(help="The sheet's file (.png).")],
    x: Annotated[str | None, typer.Option("--x", help=f"The columns, as {_AXIS}")] = None,
    y: Annotated[str | None, typer.Option("--y", help="The rows, in the same form.")] = None,
    z: Annotated[str | None, typer.Option("--z", help="The sheets, stacked vertically, in the same form.")] = None,
    race: Annotated[
        bool,
        typer.Option(
            "--race",
            help=f"Print a table of steps, evaluations, time and distance to the result of {REFERENCE_STEPS:,} steps; "
            f"without --x, the columns are {RACE_AXES[0]}.",
        ),
    ] = False,
    cells: Annotated[
        Path | None,
        typer.Option(
            help="A folder for the pictures, recipes and denoising records of the cells. After an interruption, the "
            "same command uses the cells that are finished there, and makes the others."
        ),
    ] = None,
    precision: Precision = "auto",
    save_memory: SaveMemory = "auto",
    turbo: Turbo = False,
    device: Device = "auto",
    json_: Json = False,
    **settings: Any,
) -> None:
    """Generate a picture for each combination of settings, on one labelled sheet; takes the settings of generate.

    A cell that fails stays blank. The costliest setting changes least often.
    """
    check_png(out)
    if x is None and not race:
        raise BadInput("Give --x, the setting that changes from column to column, as in --x steps=10,20,30.")
    if z is not None and y is None:
        raise BadInput("--z is the third axis: give --y too.")
    plan = parse_grid([axis for axis in (x or RACE_AXES[0], y, z) if axis is not None])

    @functools.cache
    def base(other: str | None) -> GenerateRecipe:
        return recipe_from_options({**settings, "model": other or model})

    first = base(None)
    if race:
        reference_of(first, REFERENCE_STEPS)  # refuses settings that a race cannot use
    found = plan.cells(base)
    if all(cell.recipe is None for cell in found):
        raise BadInput(found[0].problem)
    kept: dict[Place, Result] = {}
    if cells is not None:
        check_place(cells)
        kept = kept_cells(found, cells)
    if race and kept:
        raise BadInput(f"{cells} has cells already, and a race measures the time of each: give another folder.")
    results: dict[Place, Result] = {}
    entries: dict[Place, RaceEntry] = {}
    problems: dict[Place, str] = {}
    with temporary_folder("grid") as scratch:
        maker = PictureMaker(device, engine_settings(precision, save_memory, turbo), trajectory=cells is not None)
        for cell, outcome in _generated(found, plan, maker, cells or scratch, kept):
            if isinstance(outcome, Result):
                results[cell.place] = outcome
            else:
                problems[cell.place] = outcome
            if json_ and not race:
                console.result(_fields(cell, cells, outcome), json_, text="")
        if not results:
            raise BadInput("No picture of the grid could be made; the reasons are above.")
        if race:
            recipes = {cell.place: cell.recipe for cell in found if cell.recipe is not None and cell.place in results}
            entries = race_of(plan, recipes, results, lambda recipe, name: maker.make(recipe, scratch / name))
        from studio.document.grid_sheet import sheet_png
        from studio.engine.data.pictures import read_image, to_bytes

        shown = {place: to_bytes(read_image(Path(one.pictures[0])).pixels) for place, one in results.items()}
        make_folder(out.parent)
        write_atomically(out, sheet_png(plan, shown, first, {place: one.caption for place, one in entries.items()}))
    if race and json_:
        for cell in found:
            outcome = results.get(cell.place) or problems[cell.place]
            console.result(_fields(cell, cells, outcome, entries.get(cell.place)), json_, text="")
    elif race:
        console.result({}, json_, text=table_text(list(entries.values())))
    counts = {"made": len(results), "kept": len(kept), "cells": len(found)}
    console.result({"grid": str(out), **counts}, json_, text=str(out))


def _generated(
    cells: Sequence[Cell], grid_: Grid, maker: PictureMaker, folder: Path, kept: Mapping[Place, Result]
) -> Iterator[tuple[Cell, Result | str]]:
    """Generate the cells in their order, except those that an earlier run has finished.

    Yields:
        Each cell with its result, or with the reason why there is none.
    """
    if kept:
        console.report(f"{len(kept)} of {len(cells)} cells are finished already.")
    for number, cell in enumerate(cells, 1):
        label, outcome = grid_.label(cell.place), cell.problem
        if cell.place in kept:
            yield cell, kept[cell.place]
            continue
        if cell.recipe is not None:
            console.report(f"{number} of {len(cells)}: {label}")
            try:
                yield cell, maker.make(cell.recipe, folder / cell.name)
                continue
            except BadInput as problem:
                outcome = str(problem)
        console.report(f"{label}: left blank. {outcome}")
        yield cell, outcome


def _fields(cell: Cell, folder: Path | None, outcome: Result | str, entry: RaceEntry | None = None) -> dict[str, Any]:
    """Return the JSON fields of a cell; `folder` keeps its picture, None if it is temporary."""
    made = isinstance(outcome, Result)
    fields = {
        "cell": cell.name,
        "picture": outcome.pictures[0] if isinstance(outcome, Result) and folder is not None else None,
        "problem": None if made else outcome,
    }
    if entry is None:
        return fields
    measured = {name: getattr(entry, name) for name in ("steps", "evaluations", "seconds", "distance")}
    return fields | {"label": entry.label} | measured
