"""The canvas as older versions kept it between sessions: picture and mask, two PNG files in the data folder."""

import os
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.document.picture import open_picture
from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.files import make_folder

_ID = "picture-id"  # PNG text: a mask belongs to the picture with the same value
_ID_PLACE = 1024  # bytes at the beginning of a file that hold its id


@dataclass(frozen=True)
class Session:
    """What was restored.

    Attributes:
        picture: RGBA uint8 [H, W, 4]; None without a readable one.
        mask: uint8 [H, W]; None without a picture.
        problem: One plain line about what could not be read and where it was moved, or "".
    """

    picture: NDArray[np.uint8] | None = None
    mask: NDArray[np.uint8] | None = None
    problem: str = ""


def forget_session() -> None:
    """Remove the kept session, which the journal now holds."""
    for name in ("picture.png", "mask.png"):
        (_folder() / name).unlink(missing_ok=True)


def load_session() -> Session:
    """Read the kept session. Damaged files are moved aside, never deleted; the rest is restored.

    Raises:
        BadInput: Something is damaged and could not be moved aside.
    """
    file, mask_file = _folder() / "picture.png", _folder() / "mask.png"
    if not os.path.exists(file):
        return Session()
    try:
        picture = open_picture(file)
    except BadInput:
        place = _set_aside(file, mask_file)
        return Session(problem=f"The picture of the last session could not be read. It was moved to {place}.")
    mask = np.zeros(picture.shape[:2], np.uint8)
    if not mask_file.exists() or _id(mask_file) not in ("", _id(file)):
        return Session(picture, mask)  # the program ended between writing the picture and its mask
    try:
        kept = open_picture(mask_file)[..., 0]
        if kept.shape != mask.shape:
            raise BadInput("The mask and the picture differ in size.")
    except BadInput:
        place = _set_aside(mask_file)
        return Session(picture, mask, f"The mask of the last session could not be read. It was moved to {place}.")
    return Session(picture, kept.copy())


def _folder() -> Path:
    return places.data_home() / "session"


def _set_aside(*files: Path) -> Path:
    """Move files into a new folder beside the session's and return it."""
    place = _folder().with_name(f"session-damaged-{time.time_ns()}")
    make_folder(place)
    for file in files:
        try:
            if file.exists():
                file.rename(place / file.name)
        except OSError as error:
            raise BadInput(f"The last session could not be read, nor moved aside: {error.strerror}.") from error
    return place


def _id(file: Path) -> str:
    """Return the id in a file; "" for one without, as the oldest versions wrote them, or a damaged one."""
    if not file.is_file():
        return ""
    with open(file, "rb") as opened:
        head = opened.read(_ID_PLACE)
    _, _, rest = head.partition(b"tEXt" + _ID.encode() + b"\0")
    return rest[:16].decode("latin-1") if len(rest) >= 16 else ""
