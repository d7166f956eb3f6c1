"""A square of saturation and brightness, and a bar of hues: dragged, or moved by the arrow keys."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QLinearGradient, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.document.pixels import Colour
from studio.ui.theme import RADIUS, colours
from studio.ui.translation import tr

_BAR, _GAP = 16, 8  # pixels
_STEP = 0.02
_KEYS = {
    Qt.Key.Key_Left: (-_STEP, 0.0),
    Qt.Key.Key_Right: (_STEP, 0.0),
    Qt.Key.Key_Up: (0.0, _STEP),
    Qt.Key.Key_Down: (0.0, -_STEP),
}


class ColourSquare(QWidget):
    """Arrow keys change saturation and brightness; with Shift, the hue.

    Signals:
        edited: The Colour that was chosen.
    """

    edited = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hue, self._saturation, self._brightness = 0.0, 0.0, 0.0
        self._drags_hue = False
        self.setAccessibleName(tr("Colour square"))
        self.setAccessibleDescription(
            tr("Saturation from left to right, brightness from bottom to top, hue in the bar.")
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for the square and the bar under it."""
        return QSize(220, 170)

    def set_colour(self, colour: Colour) -> None:
        """Show a colour; a grey one keeps the hue that was shown."""
        if colour == self._colour():
            return
        shown = QColor(*colour)
        hue, saturation, brightness = shown.hsvHueF(), shown.hsvSaturationF(), shown.valueF()
        if hue >= 0 and saturation > 0:
            self._hue = hue
        self._saturation, self._brightness = saturation, brightness
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both, with the colour's position in them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        square, bar = self._square(), self._bar()
        across = QLinearGradient(square.topLeft(), square.topRight())
        across.setColorAt(0, QColor("white"))
        across.setColorAt(1, QColor.fromHsvF(self._hue, 1, 1))
        down = QLinearGradient(square.topLeft(), square.bottomLeft())
        down.setColorAt(0, QColor(0, 0, 0, 0))
        down.setColorAt(1, QColor("black"))
        hues = QLinearGradient(bar.topLeft(), bar.topRight())
        for step in range(7):
            hues.setColorAt(step / 6, QColor.fromHsvF(step % 6 / 6, 1, 1))
        painter.setPen(Qt.PenStyle.NoPen)
        for brush in (across, down):
            painter.setBrush(brush)
            painter.drawRoundedRect(square, RADIUS, RADIUS)
        painter.setBrush(hues)
        painter.drawRoundedRect(bar, RADIUS, RADIUS)
        place = QPointF(
            square.x() + self._saturation * square.width(), square.y() + (1 - self._brightness) * square.height()
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, radius in ((QColor("black"), 6.0), (QColor("white"), 5.0)):
            painter.setPen(QPen(colour, 1.5))
            painter.drawEllipse(place, radius, radius)
            painter.drawRect(QRectF(bar.x() + self._hue * bar.width() - radius / 2, bar.y(), radius, bar.height()))
        if self.hasFocus():
            painter.setPen(QColor(colours().quiet))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to drag in the square or in the bar."""
        self._drags_hue = event.position().y() >= self._bar().y() - _GAP / 2
        self._drag(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the drag."""
        self._drag(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys change the colour."""
        step = _KEYS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._choose(self._hue + step[0] + step[1], self._saturation, self._brightness)
        else:
            self._choose(self._hue, self._saturation + step[0], self._brightness + step[1])

    def _drag(self, place: QPointF) -> None:
        square, bar = self._square(), self._bar()
        if self._drags_hue:
            self._choose((place.x() - bar.x()) / bar.width(), self._saturation, self._brightness)
        else:
            down = (place.y() - square.y()) / square.height()
            self._choose(self._hue, (place.x() - square.x()) / square.width(), 1 - down)

    def _choose(self, *values: float) -> None:
        self._hue, self._saturation, self._brightness = (min(1.0, max(0.0, value)) for value in values)
        self.update()
        self.edited.emit(self._colour())

    def _colour(self) -> Colour:
        colour = QColor.fromHsvF(self._hue, self._saturation, self._brightness)
        return colour.red(), colour.green(), colour.blue()

    def _square(self) -> QRectF:
        return QRectF(self.rect()).adjusted(2, 2, -2, -2 - _BAR - _GAP)

    def _bar(self) -> QRectF:
        whole = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        return QRectF(whole.x(), whole.bottom() - _BAR, whole.width(), _BAR)
