"""The central page of the painting workspaces: the canvas, or a view laid over it."""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from studio.ui.canvas.canvas import Canvas

if TYPE_CHECKING:
    from studio.ui.compare.comparison_view import ComparisonView
    from studio.ui.frame_painting.painting_view import PaintingView
    from studio.ui.watch.watch_view import WatchView


class Zoomed(Protocol):
    """What can be zoomed."""

    def fit(self) -> None: ...
    def actual_size(self) -> None: ...
    def zoom_in(self) -> None: ...
    def zoom_out(self) -> None: ...


class CanvasPage(QWidget):
    """Shows one of its views; in order of priority: frame painting, a comparison, the views of a step, the canvas.

    Signals:
        changed: Another view is in front.
    """

    changed = Signal()

    watch: "WatchView"
    comparison: "ComparisonView"
    painting: "PaintingView"

    def __init__(self, canvas: Canvas) -> None:
        super().__init__()
        self.canvas = canvas
        self._wanted: set[QWidget] = set()
        self._front: QWidget = canvas
        self._beside_canvas = QSplitter(Qt.Orientation.Horizontal)
        self._beside_canvas.setChildrenCollapsible(False)
        self._beside_canvas.addWidget(canvas)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._stack = QStackedLayout()
        self._column.addLayout(self._stack, 1)
        self._stack.addWidget(self._beside_canvas)
        self.setFocusProxy(canvas)

    def add(self, *, watch: "WatchView", comparison: "ComparisonView", painting: "PaintingView") -> None:
        """Add the views that can be laid over the canvas; called once."""
        self.watch, self.comparison, self.painting = watch, comparison, painting
        for view in (watch, comparison, painting):
            self._stack.addWidget(view)

    @property
    def front(self) -> QWidget:
        """The view that is shown."""
        return self._front

    @property
    def shows_canvas(self) -> bool:
        """Whether nothing is laid over the canvas."""
        return self.front is self.canvas

    def lay_over(self, view: QWidget, wanted: bool) -> None:
        """Lay a view over the canvas, or take it away."""
        if wanted:
            self._wanted.add(view)
        else:
            self._wanted.discard(view)
        front = next((one for one in (self.painting, self.comparison, self.watch) if one in self._wanted), self.canvas)
        if front is self.front:
            return
        focused = QApplication.focusWidget()
        held = focused is not None and self.isAncestorOf(focused)
        self._front = front
        self._stack.setCurrentWidget(self._beside_canvas if front is self.canvas else front)
        self.setFocusProxy(front)
        if held:
            front.setFocus()
        self.changed.emit()

    def place_beside(self, view: QWidget) -> None:
        """Place a view in the right half of the canvas's area while it is visible."""
        self._beside_canvas.addWidget(view)
        half = max(1, self._beside_canvas.width() // 2)
        self._beside_canvas.setSizes([half] * self._beside_canvas.count())

    def place_above(self, strip: QWidget) -> None:
        """Place a strip above the page."""
        self._column.insertWidget(0, strip)

    # the zoom commands act on the shown view

    def fit(self) -> None:
        """Fit the shown view into the page."""
        self._zoomed.fit()

    def actual_size(self) -> None:
        """Zoom to 100%."""
        self._zoomed.actual_size()

    def zoom_in(self) -> None:
        """Zoom in by one step."""
        self._zoomed.zoom_in()

    def zoom_out(self) -> None:
        """Zoom out by one step."""
        self._zoomed.zoom_out()

    @property
    def _zoomed(self) -> Zoomed:
        if self.shows_canvas:
            return self.canvas
        return next(view.link for view in (self.painting, self.comparison, self.watch) if view is self.front)
