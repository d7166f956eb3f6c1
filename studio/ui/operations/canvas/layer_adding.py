"""Adds pictures as layers: from files, the clipboard, the history, and results that wait."""

import math
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from studio.document.document import Document
from studio.document.history.history import HistoryEntry
from studio.document.layer_editing import LayerEditing
from studio.document.layers.results import result_name
from studio.document.picture import OpenedPicture, open_with_notes
from studio.document.taking import take_candidate_as_layer
from studio.protocol.errors import BadInput
from studio.protocol.recipes import dump_recipe
from studio.ui.actions import Operations
from studio.ui.background import Background
from studio.ui.canvas import incoming
from studio.ui.operations.files.files import PICTURES, opening_note
from studio.ui.translation import tr
from studio.ui.undo import UndoStack

Place = tuple[float, float]


class LayerAdding:
    """Decodes pictures off the UI thread and puts each in the middle of the canvas, as a layer over the active one.

    Args:
        entry: Returns the selected result of the history.
        notify: Shows a line; True marks an error.
    """

    def __init__(
        self,
        document: Document,
        undo: UndoStack,
        *,
        entry: Callable[[], HistoryEntry | None],
        notify: Callable[[str, bool], None],
        parent: QWidget,
    ) -> None:
        self._document, self._undo, self._entry, self._notify, self._parent = document, undo, entry, notify, parent
        self._editing = LayerEditing(document)
        self._background = Background(parent)

    @property
    def busy(self) -> bool:
        """Whether a picture is being read."""
        return self._background.busy

    def operations(self) -> Operations:
        """Return what the commands do."""
        return {
            "layer.open": self.choose_and_add,
            "edit.paste_layer": self.paste,
            "history.add_layer": self.add_entry,
            "image.take_layer": lambda: self._undo.record(take_candidate_as_layer(self._document)),
        }

    def choose_and_add(self) -> None:
        """Ask for pictures, and add each."""
        paths, _ = QFileDialog.getOpenFileNames(self._parent, tr("Add pictures as layers"), "", PICTURES)
        self.add_files(paths)

    def add_files(self, paths: list[str], place: Place | None = None) -> None:
        """Add picture files, the first one lowest, with their middle at a place of the canvas; None: in its middle."""
        for path in paths:
            self._add(Path(path).stem, partial(open_with_notes, Path(path)), place=place)

    def add_decoded(self, decode: Callable[[], OpenedPicture], place: Place) -> None:
        """Add a picture that was dropped, with its middle at a place of the canvas."""
        self._add(tr("Dropped picture"), decode, place=place)

    def paste(self) -> None:
        """Add the picture in the clipboard, or the pictures of the files in it."""
        data = QGuiApplication.clipboard().mimeData()
        files, decode = incoming.files_in(data), incoming.picture_decoder(data)
        if files:
            self.add_files(files)
        elif decode is not None:
            self._add(tr("Pasted picture"), decode)
        else:
            self._notify(tr("The clipboard holds no picture. Copy a picture or its file, then paste again."), True)

    def add_entry(self) -> None:
        """Add the selected result of the history with its recipe."""
        entry = self._entry()
        if entry is None:
            self._notify(tr("Select a result in the history first."), False)
            return
        recipe = dump_recipe(entry.recipe)
        self._add(result_name(entry.recipe), partial(open_with_notes, entry.pictures[0]), recipe)

    def close(self) -> None:
        """Stop reading."""
        self._background.close()

    def _add(
        self, name: str, decode: Callable[[], OpenedPicture], recipe: str = "", place: Place | None = None
    ) -> None:
        self._background.run(decode, lambda opened: self._put(name, opened, recipe, place), self._fail)

    def _put(self, name: str, opened: OpenedPicture, recipe: str, place: Place | None) -> None:
        height, width = opened.pixels.shape[:2]
        canvas = self._document.size
        across, down = place or (canvas.width / 2, canvas.height / 2)
        x, y = math.floor(across - width / 2), math.floor(down - height / 2)
        try:
            self._undo.record(self._editing.add_picture(name, opened.pixels, x, y, recipe=recipe))
        except BadInput as error:
            self._notify(str(error), False)
            return
        if note := opening_note(opened, name):
            self._notify(note, False)

    def _fail(self, error: BadInput) -> None:
        self._notify(str(error), True)
