"""Pictures and masks that a recipe refers to, kept under the digest of their content so that it can be replayed."""

import hashlib
import io
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.protocol import places
from studio.protocol.files import make_folder, write_whole


def keep_input(pixels: NDArray[np.uint8]) -> Path:
    """Write pixels [H, W] or [H, W, 4] as a PNG under their digest, once, and return its path.

    A picture whose alpha is opaque everywhere is kept as RGB, and as grey when its channels agree, so that what comes
    back has the colours that went in.
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
        write_whole(path, buffer.getvalue())
    return path
