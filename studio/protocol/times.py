"""The request for a grid of training step by denoising step, and the events that answer it."""

from typing import Literal

from studio.protocol.frozen import Frozen
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.latents import Packed

MAX_SIDE = 128  # pixels of a cell; larger pictures are reduced


class MapTimes(Frozen):
    """Sample the same noise by each checkpoint of a run: a TimesRow for each, then Finished.

    Attributes:
        run: The run's folder.
        recipe: The settings; its model is replaced by each checkpoint's, and it makes one picture.
        show: The noisy states, or the estimates of the clean picture.
    """

    do: Literal["times"] = "times"
    job: str
    run: str
    recipe: GenerateRecipe
    show: Literal["x_t", "x0"] = "x0"
    out: str = ""


class TimesRow(Frozen):
    """The denoising steps of one checkpoint.

    Attributes:
        row, total: Index of the row, and the number of rows.
        step: The training step of the checkpoint.
        timesteps: t of each denoising step, [K].
        cells: Grey [K, H, W] or colour [K, H, W, 3].
    """

    kind: Literal["times_row"] = "times_row"
    row: int
    total: int
    step: int
    timesteps: tuple[int, ...]
    cells: Packed


def recipe_of_row(recipe: GenerateRecipe, run: str, step: int) -> GenerateRecipe:
    """Return the recipe that makes a row: the frames of its record equal the row's cells to the bit."""
    return recipe.model_copy(update={"model": f"{run}@{step}", "count": 1})
