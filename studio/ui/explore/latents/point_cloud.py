"""The map of a latent space: thousands of points to look at, to choose from, and to walk between."""

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.explore.latents.cloud_painter import PLACED, CloudPainter
from studio.ui.explore.latents.map_content import MapContent
from studio.ui.explore.latents.map_transform import MapTransform, fitted
from studio.ui.translation import tr
from studio.ui.widgets.drops import accept_copy
from studio.ui.widgets.reserved_keys import reserve

REACH = 9.0  # pixels around a point within which it is hit
_DRAG = 4.0  # pixels after which a press is a drag
_WHEEL = 1.25  # zoom for one notch
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ZOOMS = {Qt.Key.Key_Plus: _WHEEL, Qt.Key.Key_Equal: _WHEEL, Qt.Key.Key_Minus: 1 / _WHEEL}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OWN_KEYS = {*_ARROWS, *_ZOOMS, *_ENTER, Qt.Key.Key_0, Qt.Key.Key_Home, Qt.Key.Key_Space}
_STEP = 12.0  # pixels that an arrow key moves the cursor; with Shift 1


class PointCloud(QWidget):
    """A map of points.

    A drag draws a lasso, Shift adds to what is selected; the middle button, or Space and a drag, moves the map; the
    wheel zooms at the pointer. Arrow keys move a cursor, Enter clicks there, 0 shows everything.

    Signals:
        hovered: x and y of the place under the pointer.
        left: The pointer has left the map.
        clicked: The point that was clicked, -1 for a place without one, and x and y of the place.
        selection_changed: Other points are selected.
        dropped: Files that were dropped on the map.
    """

    hovered = Signal(float, float)
    left = Signal()
    clicked = Signal(int, float, float)
    selection_changed = Signal()
    dropped = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Latent map"))
        self.setMinimumSize(280, 260)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._painter = CloudPainter()
        self.content: MapContent | None = None
        self.points: NDArray[np.float32] = np.zeros((0, 2), np.float32)
        self._selection: list[int] = []
        self._fits = True
        self.transform = MapTransform()
        self._cursor: QPointF | None = None
        self._hover = -1
        self._press: QPointF | None = None
        self._panned: QPointF | None = None
        self._space = False
        self._lasso: list[QPointF] = []

    def sizeHint(self) -> QSize:
        return QSize(560, 320)

    # what is shown

    def show_empty(self, text: str) -> None:
        """Show a line instead of a map."""
        self.content, self.points = None, np.zeros((0, 2), np.float32)
        self._painter.empty = text
        self.select([])
        self._changed()

    def set_content(self, content: MapContent) -> None:
        """Set the content of the next points; those of another map are removed."""
        same = self.content is not None and self.content.count == content.count and self.content.data == content.data
        self.content, self.points = content, np.zeros((0, 2), np.float32)
        self._painter.set_content(content)
        self._fits = True
        self.select(point for point in self._selection if same and point < content.count)
        self._changed()

    def set_pictures(self, content: MapContent) -> None:
        """Take the same points with their pictures."""
        self.content = self._painter.content = content
        self._changed()

    def set_points(self, points: NDArray[np.float32]) -> None:
        """Set the places [N, 2] of the points."""
        self.points = points
        if self._fits:
            self.transform = fitted(points, self._size())
        self._changed()

    def set_placed(self, content: MapContent, places: NDArray[np.float32]) -> None:
        """Take the same points with placed pictures at their places [n, 2]."""
        self.content = self._painter.content = content
        self.select(point for point in self._selection if point < content.count + len(places))
        self.set_points(np.concatenate([self.points[: content.count], places]))

    def show_pictures(self, on: bool) -> None:
        """Show points as pictures, where there is room, instead of dots."""
        self._painter.pictures = on
        self._changed()

    def set_flags(self, flags: NDArray[np.bool_] | None) -> None:
        """Highlight some points [N]; the others are dimmed. None shows all the same way."""
        self._painter.flags = flags
        self._changed()

    def set_marks(self, marks: Mapping[str, tuple[float, float]]) -> None:
        """Show letters at places of the map."""
        self._painter.marks = dict(marks)
        self.update()

    def set_path(self, points: Iterable[int]) -> None:
        """Show a line through points."""
        self._painter.path = list(points)
        self.update()

    def fit(self) -> None:
        """Show all points."""
        self._fits = True
        self.transform = fitted(self.points, self._size())
        self._changed()

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom about a place of the widget, by default its middle."""
        at = at or QPointF(self.width() / 2, self.height() / 2)
        self._fits = False
        self.transform = self.transform.zoomed(factor, at.x(), at.y(), fitted(self.points, self._size()))
        self._changed()

    # the selection

    @property
    def selection(self) -> list[int]:
        """The selected points, in the order in which they were chosen."""
        return list(self._selection)

    def select(self, points: Iterable[int]) -> None:
        """Select these points instead of those that are selected."""
        chosen = list(dict.fromkeys(points))
        if chosen != self._selection:
            self._selection = chosen
            self._painter.selection = chosen
            self._changed()
            self.selection_changed.emit()

    @property
    def hover(self) -> int:
        """The point under the pointer or the keyboard's cursor; -1 for none."""
        return self._hover

    def place(self) -> tuple[float, float] | None:
        """Return the place of the map under the pointer or the keyboard's cursor."""
        return None if self._cursor is None else self.transform.to_map(self._cursor.x(), self._cursor.y())

    def _nearest(self, at: QPointF) -> int:
        """Return the point hit at a place of the widget, -1 for none."""
        if not len(self.points):
            return -1
        distances = np.square(self.transform.to_widget(self.points) - (at.x(), at.y())).sum(1)
        own = len(self.points) if self.content is None else self.content.count
        if len(distances) > own:  # placed pictures lie over the others
            placed = own + int(distances[own:].argmin())
            if distances[placed] <= (PLACED / 2) ** 2:
                return placed
        nearest = int(distances.argmin())
        reach = max(REACH, self._painter.side / 2)
        return nearest if distances[nearest] <= reach * reach else -1

    def _click(self, at: QPointF, *, adding: bool) -> None:
        point = self._nearest(at)
        label = self._painter.legend_at(at)
        if label >= 0 and self.content is not None:
            chosen = self.content.of_class(label)
            self.select([*self._selection, *chosen] if adding else chosen)
        elif adding:
            if point in self._selection:
                self.select(other for other in self._selection if other != point)
            elif point >= 0:
                self.select([*self._selection, point])
        elif len(self.points):
            self.select([point] if point >= 0 else [])
            self.clicked.emit(point, *self.transform.to_map(at.x(), at.y()))

    def _select_lasso(self, *, adding: bool) -> None:
        """Select what lies inside the lasso."""
        outline = np.array([(place.x(), place.y()) for place in self._lasso])
        inside = np.flatnonzero(inside_polygon(self.transform.to_widget(self.points), outline)).tolist()
        self.select([*self._selection, *inside] if adding else inside)

    # events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click, a lasso, or moving the map."""
        if event.button() == Qt.MouseButton.MiddleButton or (
            event.button() == Qt.MouseButton.LeftButton and self._space
        ):
            self._panned = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.button() == Qt.MouseButton.LeftButton:
            self._press = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer, draw the lasso, or move the map."""
        at = event.position()
        if self._panned is not None:
            moved = at - self._panned
            self._panned, self._fits = at, False
            self.transform = self.transform.moved(moved.x(), moved.y())
            self._changed()
        elif self._press is not None:
            if self._lasso or (at - self._press).manhattanLength() > _DRAG:
                self._lasso = [*(self._lasso or [self._press]), at]
                self.update()
        else:
            self._point_at(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the gesture."""
        adding = bool(event.modifiers() & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier))
        if self._panned is not None:
            self._panned = None
            self.setCursor(Qt.CursorShape.OpenHandCursor if self._space else Qt.CursorShape.ArrowCursor)
        elif self._press is not None and event.button() == Qt.MouseButton.LeftButton:
            press, self._press = self._press, None
            if self._lasso:
                self._select_lasso(adding=adding)
                self._lasso = []
                self.update()
            else:
                self._click(press, adding=adding)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer."""
        if len(self.points):
            self.zoom(_WHEEL ** (event.angleDelta().y() / 120), event.position())
            self._point_at(event.position())
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the cursor."""
        self._cursor, self._hover = None, -1
        self.update()
        self.left.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files while there is a map to place them on."""
        if event.mimeData().hasUrls() and len(self.points):
            accept_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Emit the dropped files."""
        accept_copy(event)
        self.dropped.emit([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])

    def _is_own_key(self, event: QKeyEvent) -> bool:
        control = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        return (event.key() in _OWN_KEYS and not control) or (event.key() == Qt.Key.Key_Escape and bool(self._lasso))

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the map from the window's shortcuts."""
        return reserve(event, self._is_own_key) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the cursor, click, zoom, or pan the map while Space is held."""
        key, shift = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in _ARROWS:
            step = 1.0 if shift else _STEP
            dx, dy = _ARROWS[key]
            at = self._cursor or QPointF(self.width() / 2, self.height() / 2)
            x, y = at.x() + step * dx, at.y() + step * dy
            self._point_at(QPointF(min(max(0.0, x), self.width() - 1), min(max(0.0, y), self.height() - 1)))
        elif key in _ENTER and self._cursor is not None:
            self._click(self._cursor, adding=shift)
        elif key in _ZOOMS:
            self.zoom(_ZOOMS[key], self._cursor)
        elif key in (Qt.Key.Key_0, Qt.Key.Key_Home):
            self.fit()
        elif key == Qt.Key.Key_Space:
            self._space = True
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        elif key == Qt.Key.Key_Escape and self._lasso:
            self._lasso, self._press = [], None
            self.update()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Stop panning the map."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._stop_panning()
        else:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Stop panning the map: the key may be released elsewhere."""
        self._stop_panning()
        super().focusOutEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep all points in view, or the middle in place."""
        size = self._size()
        if self._fits:
            self.transform = fitted(self.points, size)
        else:
            self.transform = MapTransform(self.transform.centre, self.transform.scale, size)
        self._changed()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self._changed()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the map; the points themselves only after something has changed."""
        painter = QPainter(self)
        self._painter.draw(painter, self, self.points, self.transform)
        if self._lasso:
            self._painter.draw_lasso(painter, QPolygonF(self._lasso))
        elif self._cursor is not None and len(self.points):
            self._painter.draw_cursor(painter, QRectF(self.rect()), self._cursor, self._hover, self.transform)

    def _point_at(self, at: QPointF) -> None:
        self._cursor, self._hover = at, self._nearest(at)
        if self.content is not None and self._hover >= 0:
            self.setAccessibleDescription(self.content.caption(self._hover))
        self.update()
        if len(self.points):
            self.hovered.emit(*self.transform.to_map(at.x(), at.y()))

    def _stop_panning(self) -> None:
        self._space = False
        if self._panned is None:
            self.setCursor(Qt.CursorShape.ArrowCursor)

    def _size(self) -> tuple[float, float]:
        return (float(self.width()), float(self.height()))

    def _changed(self) -> None:
        self._painter.invalidate()
        self.update()


def inside_polygon(points: NDArray[np.floating], outline: NDArray[np.floating]) -> NDArray[np.bool_]:
    """Return which points [N, 2] lie inside a closed outline [M, 2], by the even-odd rule."""
    inside = np.zeros(len(points), bool)
    x, y = points[:, 0], points[:, 1]
    for (x1, y1), (x2, y2) in zip(outline, np.roll(outline, -1, axis=0), strict=True):
        if y1 != y2:
            crosses = (y1 > y) != (y2 > y)
            inside ^= crosses & (x < x1 + (y - y1) * (x2 - x1) / (y2 - y1))
    return inside
