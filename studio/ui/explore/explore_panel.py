"""The Explore panel: views of one picture as tabs, made when the panel is first in view."""

import numpy as np
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QTabWidget, QVBoxLayout, QWidget

from studio.document.document import Document
from studio.document.forward import to_pixels, to_planes
from studio.link.schedule_tables import ScheduleTabulator
from studio.ui.canvas.canvas import Canvas
from studio.ui.explore.forward_view import SIDE, ForwardView
from studio.ui.explore.network_view import NetworkView
from studio.ui.explore.pixels_view import PixelsView

_REST = 80  # milliseconds after the last change of the picture


class ExplorePanel(QWidget):
    """Shows the document's picture in the tab that is in view; nothing is computed while the panel is hidden.

    Signals:
        tab_shown: The title of the tab that has come into view.
    """

    tab_shown = Signal(str)

    def __init__(self, document: Document, canvas: Canvas, tabulator: ScheduleTabulator) -> None:
        super().__init__()
        self.setAccessibleName("Explore")
        self._document, self._canvas, self._tabulator = document, canvas, tabulator
        self.tabs: QTabWidget | None = None
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_REST)
        self._resting.timeout.connect(self._show_picture)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def engine_ready(self) -> None:
        """Request what only the engine knows, if it is needed."""
        if self.tabs is not None:
            self.forward.want_tables()

    def close_background(self) -> None:
        """Stop working."""
        self._resting.stop()
        if self.tabs is not None:
            self.forward.close_background()

    def showEvent(self, event: QShowEvent) -> None:
        """Make the tabs at the first time, and show the picture as it is now."""
        if self.tabs is None:
            self._make()
        self._show_picture()
        super().showEvent(event)
        self.tab_shown.emit(self.tab)

    @property
    def tab(self) -> str:
        """The title of the tab in view; "" while the panel is hidden."""
        return self.tabs.tabText(self.tabs.currentIndex()) if self.tabs is not None and self.isVisible() else ""

    def show_tab(self, title: str) -> None:
        """Bring a tab to the front."""
        if self.tabs is None:
            self._make()
        assert self.tabs is not None
        for number in range(self.tabs.count()):
            if self.tabs.tabText(number) == title:
                self.tabs.setCurrentIndex(number)

    def _tab_changed(self, _number: int) -> None:
        self._show_picture()
        if self.tab:
            self.tab_shown.emit(self.tab)

    def _make(self) -> None:
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.forward, self.pixels, self.network = ForwardView(), PixelsView(), NetworkView()
        self.tabs.addTab(_scrolled(self.forward), "Forward process")
        self.tabs.addTab(_scrolled(self.pixels), "Pixels")
        self.tabs.addTab(_scrolled(self.network), "Network")
        self._layout.addWidget(self.tabs)
        self._tabulator.told.connect(self.forward.set_tables)
        self.forward.tables_wanted.connect(self._tabulator.ask)
        self._canvas.hovered.connect(self._hovered)
        document = self._document
        for signal in (document.picture_replaced, document.picture_changed):
            signal.connect(self._picture_changed)
        self.tabs.currentChanged.connect(self._tab_changed)
        self.forward.want_tables()

    def _picture_changed(self, *_: object) -> None:
        if self.isVisible():
            self._resting.start()

    def _hovered(self, x: int, y: int) -> None:
        if self.pixels.isVisible():
            self.pixels.look_at(x, y)

    def _show_picture(self) -> None:
        if self.tabs is None:
            return
        picture = self._document.picture
        small = to_planes(picture, SIDE) if picture.size else None
        if self.tabs.currentIndex() == 0:
            self.forward.set_picture(small)
        else:
            thumbnail = to_pixels(small) if small is not None else np.zeros((0, 0, 3), np.uint8)
            self.pixels.set_picture(picture, thumbnail)


def _scrolled(view: QWidget) -> QScrollArea:
    """Return a view that can be scrolled where the window is small."""
    area = QScrollArea()
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setWidget(view)
    return area
