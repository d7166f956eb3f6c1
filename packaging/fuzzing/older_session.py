"""Writes the canvas as older versions of the program kept it between two starts."""

import io
import secrets

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from studio.protocol import places
from studio.protocol.files import make_folder, write_atomically


def save_picture(picture: NDArray[np.uint8]) -> str:
    """Write a picture [H, W, 4] and return the id that its mask needs."""
    picture_id = secrets.token_hex(8)
    write_atomically(make_folder(places.data_home() / "session") / "picture.png", _png(picture, picture_id))
    return picture_id


def save_mask(mask: NDArray[np.uint8], picture_id: str) -> None:
    """Write the mask [H, W] of the picture with this id."""
    write_atomically(make_folder(places.data_home() / "session") / "mask.png", _png(mask, picture_id))


def _png(pixels: NDArray[np.uint8], picture_id: str) -> bytes:
    info = PngInfo()
    info.add_text("picture-id", picture_id)
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "PNG", compress_level=1, pnginfo=info)
    return buffer.getvalue()
