"""Writes a picture in the format of its file name's suffix."""

import io
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, features

from studio.document.png import write_png
from studio.picture_files import JPEG_SUFFIXES
from studio.protocol.errors import BadInput
from studio.protocol.files import write_atomically
from studio.protocol.generation_recipe import GenerateRecipe

_QUALITY = 95  # of lossy formats
_LARGEST = {"JPEG": 65_535, "WEBP": 16_383, "AVIF": 65_535}  # pixels on a side


def _formats() -> dict[str, str]:
    """Return Pillow's format of each suffix that can be written here."""
    known = {".png": "PNG", **dict.fromkeys(JPEG_SUFFIXES, "JPEG"), ".tif": "TIFF", ".tiff": "TIFF"}
    for suffix, feature in ((".webp", "webp"), (".avif", "avif")):
        if features.check(feature):
            known[suffix] = feature.upper()
    return known


FORMATS = _formats()


def write_picture(path: Path, pixels: NDArray[np.uint8], recipe: GenerateRecipe | None) -> None:
    """Write a picture, whole or not at all; a PNG carries its recipe.

    Args:
        path: The file to write or replace; its suffix is one of FORMATS.
        pixels: RGBA uint8 [H, W, 4]; in a JPEG, what is transparent becomes white.
        recipe: The recipe that reproduces the picture, None if unknown.

    Raises:
        BadInput: Another suffix, a picture that is too large for the format, or the file cannot be written.
    """
    kind = FORMATS.get(path.suffix.lower())
    if kind is None:
        raise BadInput(f"Pictures cannot be written as {path.suffix or path.name}: choose {', '.join(FORMATS)}.")
    if kind == "PNG":
        write_png(path, pixels, recipe)
        return
    limit = _LARGEST.get(kind)
    if limit is not None and max(pixels.shape[:2]) > limit:
        raise BadInput(f"A {kind} picture has at most {limit:,} pixels on a side.")
    image = Image.fromarray(np.ascontiguousarray(pixels))
    if kind == "JPEG":
        ground = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(ground, image).convert("RGB")
    elif bool((pixels[..., 3] == 255).all()):
        image = image.convert("RGB")
    data = io.BytesIO()
    options = {"compression": "tiff_adobe_deflate"} if kind == "TIFF" else {"quality": _QUALITY}
    image.save(data, kind, **options)
    write_atomically(path, data.getvalue())
