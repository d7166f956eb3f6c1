"""The place of the gallery in the window; the gallery itself is made when it is first shown."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from studio.ui.history.gallery import Gallery


class GalleryPage(QWidget):
    """An empty page until it is shown.

    Signals:
        gallery_made: The Gallery was created.
    """

    gallery_made = Signal(object)

    def __init__(self, make: "Callable[[], Gallery]", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.setAutoFillBackground(True)

    @cached_property
    def gallery(self) -> "Gallery":
        """The gallery."""
        gallery = self._make()
        self._column.addWidget(gallery)
        self.gallery_made.emit(gallery)
        return gallery

    def showEvent(self, event: QShowEvent) -> None:
        """Make the gallery."""
        super().showEvent(event)
        self.gallery.show()
