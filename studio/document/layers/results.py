"""A generated picture as a layer."""

import numpy as np
from numpy.typing import NDArray

from studio.document.candidate import Candidate
from studio.document.layers.layer import Layer
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.geometry import Box, box_of
from studio.protocol.recipes import dump_recipe

_MAX_LETTERS = 60  # most characters of a name


def result_name(recipe: GenerateRecipe) -> str:
    """Return what a layer with a recipe's picture is called: by its prompt, or by its model."""
    return " ".join(recipe.prompt.split())[:_MAX_LETTERS] or recipe.model


def layer_of_result(candidate: Candidate, picture: NDArray[np.uint8]) -> Layer | None:
    """Return the selected result as a layer that is transparent where the picture looks the same already.

    Args:
        candidate: Results for this picture.
        picture: What the document shows, RGBA uint8 [H, W, 4].

    Returns:
        The layer; None where the result differs from the picture nowhere.
    """
    chosen, source = candidate.picture, candidate.selected_source
    name = "Result" if source is None else result_name(source.recipe)
    recipe = "" if source is None else dump_recipe(source.recipe)
    box = candidate.crop or Box(0, 0, chosen.shape[1], chosen.shape[0])
    below = picture[box.slices]
    if below.shape != chosen.shape:  # of another size than the picture
        return Layer(name, chosen.copy(), kind="candidate", recipe=recipe)
    differs = (chosen.view(np.uint32) != below.view(np.uint32))[..., 0]
    inner = box_of(differs.view(np.uint8))
    if inner.empty:
        return None
    pixels = chosen[inner.slices].copy()
    pixels[~differs[inner.slices]] = 0
    return Layer(name, pixels, x=box.x + inner.x, y=box.y + inner.y, kind="candidate", recipe=recipe)
