"""Stores pictures and masks that recipes refer to by content digest, so that results are reproducible."""

import io
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.document.picture import open_picture
from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.files import make_folder, write_atomically
from studio.protocol.kept_inputs import input_name


def keep_input(pixels: NDArray[np.uint8]) -> Path:
    """Write pixels [H, W] or [H, W, 4] as a PNG named after their digest, unless it exists, and return its path.

    An opaque picture is stored as RGB, or as grey if its channels are equal, so that results have the same colour
    mode.
    """
    pixels = _plain(pixels)
    path = make_folder(places.inputs()) / input_name(pixels)
    if not path.is_file():
        buffer = io.BytesIO()
        Image.fromarray(pixels).save(buffer, "PNG", compress_level=1)
        write_atomically(path, buffer.getvalue())
    return path


def keep_named_input(name: str, data: bytes) -> Path:
    """Keep a picture of another computer under its name there; raises BadInput where it is damaged or another one."""
    pixels = _plain(open_picture(data, "a picture of a recipe"))
    if input_name(pixels) != name:
        raise BadInput("A picture of a recipe is not the one that it was made with.")
    return keep_input(pixels)


def _plain(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return opaque pixels as RGB, or as grey if their channels are equal."""
    if pixels.ndim == 3 and pixels.shape[2] == 4 and (pixels[..., 3] == 255).all():
        pixels = pixels[..., :3]
        if (pixels[..., :1] == pixels).all():
            pixels = pixels[..., 0]
    return np.ascontiguousarray(pixels)
