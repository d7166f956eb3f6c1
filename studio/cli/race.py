"""The race of the command line: measures how far a grid's pictures are from the result of very many steps."""

from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.cli import console
from studio.protocol.errors import BadInput
from studio.protocol.events import Result
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.grids.grid import Grid, Place
from studio.protocol.grids.race import RaceEntry, race_entry, reference_of
from studio.protocol.modelcard import find_model, read_card

Picture = NDArray[np.uint8]


def race_of(
    grid: Grid,
    recipes: Mapping[Place, GenerateRecipe],
    results: Mapping[Place, Result],
    make: Callable[[GenerateRecipe, str], Result],
) -> dict[Place, RaceEntry]:
    """Make the references of a grid's pictures, and compare them.

    Args:
        grid: The axes.
        recipes, results: The recipes and results of the pictures that were made, by place.
        make: Generates a recipe into a named folder; raises BadInput when it cannot.

    Returns:
        The table's row for each picture; the distance is missing where there is no reference.
    """
    references = {place: reference_of(recipe, _timesteps(recipe)) for place, recipe in recipes.items()}
    made: dict[str, Picture | None] = {}
    for number, recipe in enumerate(references.values()):
        key = recipe.model_dump_json()
        if key not in made:
            console.report(f"Reference: DDIM in {recipe.steps:,} steps")
            made[key] = _reference(make, recipe, f"reference-{number}")
    return {
        place: race_entry(
            grid.label(place),
            recipes[place],
            result,
            _distance(_read(result), made[references[place].model_dump_json()]),
        )
        for place, result in results.items()
    }


def _reference(make: Callable[[GenerateRecipe, str], Result], recipe: GenerateRecipe, name: str) -> Picture | None:
    try:
        return _read(make(recipe, name))
    except BadInput as problem:
        console.report(f"There is no reference. {problem}")
        return None


def _distance(picture: Picture, reference: Picture | None) -> float | None:
    from studio.document.picture_distance import picture_distance

    return None if reference is None else picture_distance(picture, reference)


def _read(result: Result) -> Picture:
    from studio.engine.data.pictures import read_image, to_bytes

    return to_bytes(read_image(Path(result.pictures[0])).pixels)


def _timesteps(recipe: GenerateRecipe) -> int:
    return read_card(find_model(recipe.model)).schedule.timesteps
