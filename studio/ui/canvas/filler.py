"""Paints regions in colour: they are found off the UI thread, and painted as one undo step each."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QInputDialog, QWidget

from studio.document.document import Document
from studio.document.edits import Edit
from studio.document.layer_editing import LayerEditing
from studio.document.painting.colour_painting import Colours, paint_selection, text_pixels
from studio.document.pixels import Colour
from studio.document.selections.selection import Selection
from studio.protocol.errors import BadInput
from studio.ui.background import Background
from studio.ui.translation import tr, tr_message

Make = Callable[[NDArray[np.uint8]], tuple[Selection, Colours]]


class Filler(QObject):
    """Paints on the active layer or the mask of a document.

    Signals:
        refused: One plain line: why something could not be done.
        painted: Something was painted in colour.
    """

    refused = Signal(str)
    painted = Signal()

    def __init__(self, document: Document, record: Callable[[Edit | None], object], parent: QWidget) -> None:
        """Make a filler; `record` takes each edit that was applied."""
        super().__init__(parent)
        self._document, self._record, self._widget = document, record, parent
        self._background = Background(self)

    @property
    def busy(self) -> bool:
        """Whether a region is being found."""
        return self._background.busy

    def paint(self, make: Make, title: str, opacity: float) -> None:
        """Paint a region; see `Surface.paint`. It is dropped if the picture or the active layer changes meanwhile."""
        document = self._document
        if not document.has_picture:
            return
        if document.painting_problem:
            self.refused.emit(document.painting_problem)
            return
        picture, identity, active = document.picture, document.identity, document.active

        def take(made: tuple[Selection, Colours]) -> None:
            if (identity, active) == (document.identity, document.active):
                self._apply(lambda: paint_selection(document, *made, title, opacity))

        self._background.run(lambda: make(picture), take, lambda error: self.refused.emit(tr_message(str(error))))

    def ask_text(self, place: tuple[float, float], size: float, colour: Colour) -> None:
        """Ask for a text, and add it as a layer."""
        dialog = QInputDialog(self._widget)
        dialog.setWindowTitle(tr("Text"))
        dialog.setLabelText(tr("Text to write as a layer:"))
        dialog.setOption(QInputDialog.InputDialogOption.UsePlainTextEditForTextInput)
        dialog.textValueSelected.connect(lambda text: self.write(text, place, size, colour))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write(self, text: str, place: tuple[float, float], size: float, colour: Colour) -> None:
        """Add a text as a layer whose upper left corner is at a place of the picture."""
        name = " ".join(text.split())[:30]
        self._apply(
            lambda: LayerEditing(self._document).add_picture(
                name, text_pixels(text, size, colour), round(place[0]), round(place[1]), title=tr("Write text")
            )
        )

    def close(self) -> None:
        """Stop finding regions."""
        self._background.close()

    def _apply(self, make: Callable[[], Edit | None]) -> None:
        try:
            edit = make()
        except BadInput as error:
            self.refused.emit(tr_message(str(error)))
            return
        self._record(edit)
        if edit is not None and self._document.active_layer is not None:
            self.painted.emit()
