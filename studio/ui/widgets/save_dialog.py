"""Asks where to save a file; replacing an existing file has to be confirmed."""

import os
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from studio.ui.translation import tr


def choose_save_path(parent: QWidget | None, title: str, proposed: str, file_type: str, *endings: str) -> Path | None:
    """Return the file to write, or None when the user cancels.

    The first ending is added to a name that has none of them and replaces nothing: "photo v1.5" becomes
    "photo v1.5.png".

    Args:
        proposed: The name that the dialog starts with, with or without a folder.
        file_type: The dialog's filter, as in "PNG (*.png)".
        endings: As in ".png".
    """
    while True:
        chosen, _ = QFileDialog.getSaveFileName(parent, title, proposed, file_type)
        if not chosen:
            return None
        path = with_ending(Path(chosen), *endings)
        if may_write(parent, path, chosen):
            return path
        proposed = str(path)


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
