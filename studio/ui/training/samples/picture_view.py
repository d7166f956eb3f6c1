"""A small view of a sheet of pictures, with real pictures below it; a click enlarges it."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.protocol.runfolder import REAL_ROWS
from studio.ui.theme import UNIT, colours
from studio.ui.translation import tr

REAL_PICTURES = tr("Real pictures")
_OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class PictureView(QWidget):
    """A picture at the largest integer zoom that fits, or scaled down smoothly.

    Attributes:
        image: The picture.
        real: REAL_ROWS rows of real pictures to compare with, drawn below at the same zoom; null for none. Only the
            first row is drawn where the samples would otherwise be smaller.

    Signals:
        opened: The picture was clicked, or Enter or Space pressed on it.
    """

    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.image, self.real = QImage(), QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Samples"))
        self.setToolTip(tr("Click to enlarge."))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        return QSize(280, 280)

    def minimumSizeHint(self) -> QSize:
        return QSize(96, 96)

    def height_at(self, width: int) -> int:
        """Return the height of the picture in a view of this width, both in logical pixels."""
        ratio = self.devicePixelRatioF()
        scale = width * ratio / max(1, self.image.width())
        return round(self.image.height() * (int(scale) if scale >= 1 else scale) / ratio)

    def place(self) -> QRect:
        """Return the picture's rectangle at the top left, in physical pixels."""
        return self._places()[0]

    def real_place(self) -> QRect:
        """Return the rectangle of the real pictures, in physical pixels; empty without any."""
        return self._places()[1]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Enlarge."""
        if event.button() == Qt.MouseButton.LeftButton and not self.image.isNull():
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enlarge with Enter or Space."""
        if event.key() in _OPEN and not self.image.isNull():
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.image.isNull():
            return
        painter, (place, real) = QPainter(self), self._places()
        ratio = self.devicePixelRatioF()
        if not real.isEmpty():
            painter.setPen(QColor(colours().quiet))
            footer = QPoint(0, round(real.top() / ratio) - self.fontMetrics().descent() - 2)
            painter.drawText(footer, REAL_PICTURES)
        smooth = place.width() < self.image.width()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        painter.scale(1 / ratio, 1 / ratio)
        painter.drawImage(place, self.image)
        if not real.isEmpty():
            rows = real.height() / max(1, real.width()) * self.real.width()  # all of them, or the first
            painter.drawImage(QRectF(real), self.real, QRectF(0, 0, self.real.width(), rows))
        if self.hasFocus():
            painter.setPen(QColor(colours().quiet))
            painter.drawRect(place.adjusted(0, 0, -1, -1))

    def _places(self) -> tuple[QRect, QRect]:
        ratio = self.devicePixelRatioF()
        room_wide, room_high = int(self.width() * ratio), int(self.height() * ratio)
        wide, high = self.image.width(), self.image.height()
        if not wide or not high:
            return QRect(), QRect()
        caption = 0 if self.real.isNull() else round((self.fontMetrics().height() + UNIT) * ratio)
        real_high = 0.0 if self.real.isNull() else self.real.height() * wide / self.real.width()

        def fitting(below: float) -> float:
            scale = min(room_wide / wide, max(1, room_high - caption) / (high + below))
            return float(int(scale)) if scale >= 1 else scale

        if fitting(real_high / REAL_ROWS) > fitting(real_high):
            real_high /= REAL_ROWS
        scale = fitting(real_high)
        place = QRect(0, 0, max(1, round(wide * scale)), max(1, round(high * scale)))
        return place, QRect(0, place.height() + caption, place.width(), round(real_high * scale))
