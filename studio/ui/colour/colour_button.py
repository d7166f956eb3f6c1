"""Foreground and background colour in the toolbar; a click opens the choice."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolButton, QWidget

from studio.document.painting.paints import Paints, hex_of
from studio.ui.theme import colours
from studio.ui.translation import tr

_SIDE, _SHIFT = 18, 8  # pixels


class ColourButton(QToolButton):
    """Shows both colours."""

    def __init__(self, paints: Paints, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paints = paints
        self.setToolTip(
            tr("Foreground colour, which paints on a layer, over the background colour (Shift+X swaps them).")
        )
        self.setFixedSize(QSize(_SIDE + _SHIFT + 8, _SIDE + _SHIFT + 6))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        paints.changed.connect(self._follow)
        self._follow()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the foreground over the background colour."""
        painter = QPainter(self)
        painter.setPen(QColor(colours().text if self.hasFocus() or self.underMouse() else colours().line))
        for colour, shift in ((self._paints.background, _SHIFT), (self._paints.colour, 0)):
            painter.setBrush(QColor(*colour))
            painter.drawRoundedRect(3 + shift, 2 + shift, _SIDE, _SIDE, 3, 3)

    def _follow(self) -> None:
        self.setAccessibleName(tr("Colour {hex}").format(hex=hex_of(self._paints.colour)))
        self.update()
