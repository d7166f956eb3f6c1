"""The pictures of a film lane on the disk: numbered PNGs in a folder."""

import io
import os
import uuid
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from studio.document.lanes.frame_views import Pixels
from studio.document.picture import open_picture
from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.files import make_folder, write_together


def keep_film(frames: Sequence[Pixels]) -> Path:
    """Write the pictures of a film, uint8 [H, W, 3], as 0000.png ... in a new folder, and return it.

    Raises:
        BadInput: They cannot be written.
    """
    folder = make_folder(places.data_home() / "films" / uuid.uuid4().hex)
    write_together({folder / f"{number:04}.png": _png(frame) for number, frame in enumerate(frames)})
    return folder


def is_film(path: Path) -> bool:
    """Whether this is a folder that may hold a film."""
    return os.path.isdir(path)


def read_film(folder: Path) -> list[Pixels]:
    """Return the pictures of a film; raises BadInput if it has none, or if one is damaged or has another size."""
    files = sorted(file for file in folder.glob("*.png") if file.stem.isdecimal())
    if not files:
        raise BadInput(f"{folder} holds no pictures of a film.")
    frames: list[Pixels] = []
    for file in files:
        pixels = np.ascontiguousarray(open_picture(file)[..., :3])
        if frames and pixels.shape != frames[0].shape:
            raise BadInput(f"{file} has another size than the pictures before it.")
        frames.append(pixels)
    return frames


def _png(pixels: Pixels) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "PNG", compress_level=1)
    return buffer.getvalue()
