"""Writes PNG pictures with their recipe, and reads the recipe or the settings that a picture carries."""

import io
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, PngImagePlugin

from studio.picture_texts import picture_texts, png_texts
from studio.protocol.errors import BadInput
from studio.protocol.files import write_atomically
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.parameters import RECIPE_KEY, png_text
from studio.protocol.recipes import parse_recipe
from studio.protocol.settings.picture_settings import PictureSettings
from studio.protocol.settings.reader import SETTINGS_KEYS, settings_in

LARGEST_RECIPE = 64 * 1024  # characters; a recipe has some hundreds


def write_png(path: Path, pixels: NDArray[np.uint8], recipe: GenerateRecipe | None) -> None:
    """Write a picture with its recipe, atomically.

    Args:
        path: The file to write or replace.
        pixels: uint8 [H, W, 3] or [H, W, 4] (straight alpha).
        recipe: The recipe that reproduces the picture, None if unknown.

    Raises:
        BadInput: The file cannot be written; an existing one is unchanged.
    """
    if pixels.dtype != np.uint8 or pixels.ndim != 3 or pixels.shape[2] not in (3, 4) or 0 in pixels.shape:
        raise ValueError(f"a picture is uint8 [H, W, 3 or 4], not {pixels.dtype} {pixels.shape}")
    chunks = PngImagePlugin.PngInfo()
    if recipe is not None:
        height, width = pixels.shape[:2]
        for key, text in png_text(recipe, (width, height)).items():
            chunks.add_text(key, text)
    data = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(pixels)).save(data, format="PNG", pnginfo=chunks)
    write_atomically(path, data.getvalue())


def read_recipe_of(path: Path) -> GenerateRecipe | None:
    """Return the recipe embedded in a PNG; None if there is none, or the file is not a PNG.

    Raises:
        BadInput: The file cannot be read, or its recipe is not one of a generation.
    """
    try:
        text = png_texts(path, [RECIPE_KEY], LARGEST_RECIPE).get(RECIPE_KEY)
    except OSError as error:
        raise BadInput(f"Could not read {path}: {error.strerror or error}.") from error
    if text is None:
        return None
    if len(text) > LARGEST_RECIPE:
        raise BadInput(f"{path.name} carries a recipe of more than {LARGEST_RECIPE:,} characters, which is too long.")
    recipe = parse_recipe(text, f"What {path.name} carries")
    if not isinstance(recipe, GenerateRecipe):
        raise BadInput(f"{path.name} carries a recipe for training, not one for a picture.")
    return recipe


def read_settings_of(path: Path) -> PictureSettings | None:
    """Return the settings that a program wrote into a picture; None if there are none, or they cannot be read."""
    try:
        return settings_in(*picture_texts(path, SETTINGS_KEYS))
    except OSError:
        return None
