"""Finds the cells of a grid that an earlier run of the same command has finished."""

import os
from collections.abc import Sequence
from pathlib import Path

from studio.cli import console
from studio.protocol.errors import BadInput
from studio.protocol.events import Result
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.grids.grid import Cell, Place
from studio.protocol.prompts.lora_tags import with_tagged_loras
from studio.protocol.recipes import load_recipe
from studio.protocol.resultsfolder import RECIPE_FILE, TRAJECTORY_FILE, picture_name
from studio.protocol.textual_inversions import with_named_inversions


def kept_cells(cells: Sequence[Cell], folder: Path) -> dict[Place, Result]:
    """Return the results of the finished cells in a folder: those with the same recipe and a readable picture.

    Raises:
        BadInput: The folder holds a cell with other settings, or something else where a cell belongs.
    """
    found = {}
    for cell in cells:
        place = folder / cell.name
        if cell.recipe is None or not os.path.lexists(place):
            continue
        _check_same(cell.recipe, place)
        if result := _result(place):
            found[cell.place] = result
        else:
            console.report(f"{place / picture_name(0)} is damaged: made again.")
    return found


def _check_same(recipe: GenerateRecipe, place: Path) -> None:
    """Raise BadInput unless a cell's folder has this recipe, with the LoRAs and inversions that its prompts name."""
    try:
        made = load_recipe(place / RECIPE_FILE)
    except BadInput as problem:
        raise BadInput(f"{place} is not a cell of a grid: give another folder as --cells.") from problem
    if made != with_tagged_loras(with_named_inversions(recipe))[0]:
        raise BadInput(f"{place} was made with other settings: give another folder as --cells.")


def _result(place: Path) -> Result | None:
    """Return the result in a cell's folder; None when its picture cannot be read."""
    from studio.engine.data.pictures import read_image

    picture, record = place / picture_name(0), place / TRAJECTORY_FILE
    try:
        read_image(picture)
    except BadInput:
        return None
    return Result(pictures=(str(picture),), trajectory=str(record) if os.path.isfile(record) else None)
