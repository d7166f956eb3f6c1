"""Samples enlarged over the training page: fit, zoom, pan, and step through the sample grids of the run."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from studio.protocol.geometry import Size
from studio.ui.canvas.view_transform import ViewTransform, fitted
from studio.ui.theme import UNIT, colours
from studio.ui.training.samples.picture_view import REAL_PICTURES
from studio.ui.training.samples.sample_grid import SampleGrid
from studio.ui.translation import tr
from studio.ui.widgets.heading import Heading
from studio.ui.widgets.reserved_keys import is_bare, reserve_bare_keys

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_IN, _OUT, _FIT = (Qt.Key.Key_Plus, Qt.Key.Key_Equal), (Qt.Key.Key_Minus,), (Qt.Key.Key_0, Qt.Key.Key_F)
_KEYS = (*_STEPS, *_IN, *_OUT, *_FIT, Qt.Key.Key_Escape)
_KEYS_TEXT = tr("← → go through the run · wheel zooms · 0 fits · Esc closes")
_GAP_SHARE = 12  # of the sheet's height, between samples and real pictures


class SampleViewer(QWidget):
    """Covers its parent while it is open, and follows the grid that it enlarges.

    Signals:
        stepped: Show the sample grid this many grids later in the run; earlier if negative.
    """

    stepped = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self._grid: SampleGrid | None = None
        self._view = ViewTransform()
        self._fits = True
        self._grabbed: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Enlarged samples"))
        self.setAccessibleDescription(tr("Left and Right go through the run, plus and minus zoom, Esc closes."))
        self.heading = Heading("", self)
        keys = Heading(_KEYS_TEXT, self)
        self.closer = QToolButton(self)
        self.closer.setText("✕")
        self.closer.setAccessibleName(tr("Close enlarged samples"))
        self.closer.setToolTip(tr("Close (Esc)."))
        self.closer.clicked.connect(self.leave)
        row = QHBoxLayout()
        row.addWidget(self.heading)
        row.addStretch(1)
        row.addWidget(keys)
        row.addWidget(self.closer)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, UNIT, UNIT, UNIT)
        column.addLayout(row)
        column.addStretch(1)
        parent.installEventFilter(self)
        self.hide()

    @property
    def zoom(self) -> float:
        """Physical screen pixels per picture pixel."""
        return self._view.zoom

    @property
    def image(self) -> QImage:
        """The sheet that is enlarged; null while closed."""
        return QImage() if self._grid is None else self._grid.picture.image

    def enlarge(self, grid: SampleGrid) -> None:
        """Open over the parent, and follow a grid."""
        self._follow(grid)
        self.setGeometry(self._page.rect())
        self.show()
        self.raise_()
        self.fit()
        self.setFocus()

    def leave(self) -> None:
        """Close, and return the focus to the grid."""
        grid = self._grid
        self._follow(None)
        self.hide()
        if grid is not None:
            grid.picture.setFocus()

    def fit(self) -> None:
        """Show the whole sheet."""
        self._fits = True
        self._refresh()

    def zoom_to(self, zoom: float, about: QPointF) -> None:
        """Zoom about a place of the widget."""
        self._fits = False
        self._view = self._view.zoomed(zoom, (about.x(), about.y())).snapped()
        self._refresh()

    @property
    def _head(self) -> int:
        """Height of the heading's strip."""
        return self.closer.height() + 2 * UNIT

    # events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the parent when it is resized."""
        if watched is self._page and event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._page.rect())
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Reserve the viewer's keys from the window's shortcuts."""
        return reserve_bare_keys(event, _KEYS, shift=True) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step, zoom or close."""
        key, centre = Qt.Key(event.key()), QPointF(self.rect().center())
        if not is_bare(event, _KEYS, shift=True):
            super().keyPressEvent(event)
        elif key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in _IN:
            self.zoom_to(self._view.larger(), centre)
        elif key in _OUT:
            self.zoom_to(self._view.smaller(), centre)
        elif key in _FIT:
            self.fit()
        else:
            self.leave()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer."""
        if event.angleDelta().y():
            larger = event.angleDelta().y() > 0
            self.zoom_to(self._view.larger() if larger else self._view.smaller(), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Start panning."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._grabbed = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan."""
        if self._grabbed is not None:
            moved = event.position() - self._grabbed
            self._grabbed, self._fits = event.position(), False
            self._view = self._view.moved(moved.x(), moved.y())
            self._refresh()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Stop panning."""
        self._grabbed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show the whole sheet."""
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the whole sheet in view, if it was."""
        super().resizeEvent(event)
        self._refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheet, and the real pictures below it."""
        painter, c = QPainter(self), colours()
        painter.fillRect(self.rect(), QColor(c.surround))
        if self.image.isNull() or self._grid is None:
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self._view.zoom < 1)
        sheet, real = self.image, self._grid.picture.real
        painter.drawImage(self._placed(0, sheet.height()), sheet)
        if not real.isNull():
            place = self._placed(sheet.height() + _gap(sheet), _real_height(sheet, real))
            painter.drawImage(place, real)
            if _gap(sheet) * self._view.scale > painter.fontMetrics().height():
                painter.setPen(QColor(c.quiet))
                painter.drawText(place.topLeft() - QPointF(0, painter.fontMetrics().descent() + 2), REAL_PICTURES)
        painter.fillRect(0, 0, self.width(), self._head, QColor(c.surround))  # the heading stays readable

    # private

    def _placed(self, top: float, height: float) -> QRectF:
        """Return where a strip of the picture is drawn; `top` and `height` in its pixels."""
        x, y = self._view.to_widget(0, top)
        return QRectF(x, y, self.image.width() * self._view.scale, height * self._view.scale)

    def _follow(self, grid: SampleGrid | None) -> None:
        if self._grid is not None:
            self._grid.shown.disconnect(self._refresh)
        self._grid = grid
        if grid is not None:
            grid.shown.connect(self._refresh)

    def _refresh(self) -> None:
        if self._grid is None:
            return
        if self.image.isNull():
            self.leave()  # another run is shown
            return
        size, head = self._size(), self._head
        available = (float(self.width()), float(max(1, self.height() - head)))
        if self._fits:
            view = fitted(size, available, self.devicePixelRatioF(), margin=UNIT)
            self._view = view.moved(0, head).snapped()
        else:
            self._view = self._view.clamped(size, (self.width(), self.height()))
        self.heading.setText(f"{self._grid.heading.text()} · {round(100 * self._view.zoom)}%")
        self.update()

    def _size(self) -> Size:
        """Return the size of the sheet with the real pictures."""
        sheet = self.image
        real = QImage() if self._grid is None else self._grid.picture.real
        below = 0 if real.isNull() else _gap(sheet) + _real_height(sheet, real)
        return Size(sheet.width(), sheet.height() + round(below))


def _gap(sheet: QImage) -> int:
    return max(4, sheet.height() // _GAP_SHARE)


def _real_height(sheet: QImage, real: QImage) -> float:
    return real.height() * sheet.width() / real.width()
