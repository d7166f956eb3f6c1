"""Saves the canvas between sessions: the picture and the mask, as two PNG files."""

import io
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.protocol import places
from studio.protocol.files import make_folder, write_whole


def save_session(picture: NDArray[np.uint8] | None, mask: NDArray[np.uint8] | None) -> None:
    """Save the picture [H, W, 4] and the mask [H, W]; an empty canvas deletes the saved ones.

    Raises:
        BadInput: The data folder is read-only or full; the saved ones are unchanged.
    """
    folder = _folder()
    if picture is None:
        for name in ("picture.png", "mask.png"):
            (folder / name).unlink(missing_ok=True)
        return
    make_folder(folder)
    # the mask first: a mask without its picture is ignored, a picture with an old mask would not be
    write_whole(folder / "mask.png", _png(mask if mask is not None else np.zeros(picture.shape[:2], np.uint8)))
    write_whole(folder / "picture.png", _png(picture))


def load_session() -> tuple[NDArray[np.uint8], NDArray[np.uint8]] | None:
    """Return the saved picture [H, W, 4] and mask [H, W], or None if either cannot be read."""
    try:
        with Image.open(_folder() / "picture.png") as image:
            picture = np.asarray(image.convert("RGBA"))
        with Image.open(_folder() / "mask.png") as image:
            mask = np.asarray(image.convert("L"))
    except (OSError, ValueError, SyntaxError):
        return None
    if mask.shape != picture.shape[:2]:
        mask = np.zeros(picture.shape[:2], np.uint8)
    return picture.copy(), mask.copy()


def _folder() -> Path:
    return places.data_home() / "session"


def _png(pixels: NDArray[np.uint8]) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "PNG", compress_level=1)
    return buffer.getvalue()
