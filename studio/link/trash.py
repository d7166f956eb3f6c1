"""Moves folders to the system's trash, and brings them back."""

import contextlib
import os
from pathlib import Path

from PySide6.QtCore import QFile, QStandardPaths

from studio.protocol.errors import BadInput
from studio.protocol.files import make_folder


def move_to_trash(folder: Path) -> Path:
    """Move a folder to the trash and return its place there, for `bring_back`; may take a while.

    Raises:
        BadInput: There is no trash for its disk, or it may not be moved; it stays where it is.
    """
    # Qt makes the trash of an account that has none yet, but not the folder that it lies in
    make_folder(Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)))
    trashed = QFile(str(folder))
    if not trashed.moveToTrash():
        reason = trashed.errorString().rstrip(".")
        raise BadInput(f"{folder.name} could not be moved to the trash: {reason}. It was left where it is.")
    return Path(trashed.fileName())


def bring_back(place: Path, folder: Path) -> None:
    """Move a folder from its place in the trash back to where it was.

    Raises:
        BadInput: It is no longer in the trash, or something else lies where it was.
    """
    if os.path.lexists(folder):
        raise BadInput(f"{folder} exists again, so it could not be brought back. It is still in the trash.")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        os.rename(place, folder)
    except OSError as error:
        raise BadInput(f"{folder.name} could not be brought back: {error.strerror or error}.") from error
    with contextlib.suppress(OSError):  # freedesktop.org's trash describes each entry in a file of its own
        (place.parent.parent / "info" / f"{place.name}.trashinfo").unlink()
