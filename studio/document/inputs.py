"""Stores pictures and masks that recipes refer to by content digest, so that results are reproducible."""

import hashlib
import io
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.protocol import places
from studio.protocol.files import make_folder, write_atomically


def keep_input(pixels: NDArray[np.uint8]) -> Path:
    """Write pixels [H, W] or [H, W, 4] as a PNG named after their digest, unless it exists, and return its path.

    An opaque picture is stored as RGB, or as grey if its channels are equal, so that results have the same colour
    mode.
    """
    if pixels.ndim == 3 and (pixels[..., 3] == 255).all():
        pixels = pixels[..., :3]
        if (pixels[..., :1] == pixels).all():
            pixels = pixels[..., 0]
    pixels = np.ascontiguousarray(pixels)
    digest = hashlib.sha256(repr(pixels.shape).encode() + pixels.tobytes()).hexdigest()[:32]
    path = make_folder(places.data_home() / "inputs") / f"{digest}.png"
    if not path.is_file():
        buffer = io.BytesIO()
        Image.fromarray(pixels).save(buffer, "PNG", compress_level=1)
        write_atomically(path, buffer.getvalue())
    return path
