"""Asks where to save a file; replacing an existing file has to be confirmed."""

import os
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from studio.ui.translation import tr

_last_folder: list[str] = []  # one at most


def choose_save_path(parent: QWidget | None, title: str, proposed: str, file_type: str, *endings: str) -> Path | None:
    """Return the file to write, or None when the user cancels.

    The first ending is added to a name that has none of them and replaces nothing: "photo v1.5" becomes
    "photo v1.5.png".

    Args:
        proposed: The name that the dialog starts with; without a folder, in the one that was last saved to.
        file_type: The dialog's filter, as in "PNG (*.png)".
        endings: As in ".png".
    """
    proposed = in_last_folder(proposed)
    while True:
        chosen, _ = QFileDialog.getSaveFileName(parent, title, proposed, file_type)
        if not chosen:
            return None
        path = with_ending(Path(chosen), *endings)
        if may_write(parent, path, chosen):
            remember_folder(path)
            return path
        proposed = str(path)


def in_last_folder(name: str) -> str:
    """Return a name without a folder in the one that was last saved to in this session, at first the home folder."""
    folder = _last_folder[-1] if _last_folder else os.path.expanduser("~")
    return os.path.join(folder, name) if os.path.isdir(folder) else name


def remember_folder(path: Path) -> None:
    """Let the next dialog start in the folder of a file that is saved."""
    _last_folder[:] = [str(path.parent)]


def may_write(parent: QWidget | None, path: Path, chosen: str) -> bool:
    """Ask whether `path` may be replaced if it exists; the dialog has asked only about the name `chosen` in it."""
    return str(path) == chosen or not (os.path.exists(path) or os.path.islink(path)) or _may_replace(parent, path)


def with_ending(path: Path, *endings: str) -> Path:
    """Return the path with the first ending added, unless it has one of them in lower or upper case."""
    return path if path.suffix.lower() in endings else path.with_name(path.name + endings[0])


def _may_replace(parent: QWidget | None, path: Path) -> bool:
    box = QMessageBox(parent)
    box.setWindowTitle(tr("Replace file"))
    box.setText(tr("{path} already exists. Replace it?").format(path=path.name))
    box.setTextFormat(Qt.TextFormat.PlainText)
    replace = box.addButton(tr("Replace"), QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(cancel)
    box.exec()
    return box.clickedButton() is replace
