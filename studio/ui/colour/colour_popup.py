"""The popup in which the colour is chosen: square, hexadecimal number, recent colours and those of the picture."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from studio.document.painting.paints import Paints, colour_of, hex_of
from studio.document.pixels import BLACK, WHITE, Colour
from studio.ui.colour.colour_square import ColourSquare
from studio.ui.colour.swatches import Swatches
from studio.ui.theme import UNIT
from studio.ui.translation import tr
from studio.ui.widgets.plain import plain_label

_BASIC: tuple[Colour, ...] = (
    BLACK,
    WHITE,
    (128, 128, 128),
    (220, 50, 47),
    (240, 140, 46),
    (250, 210, 60),
    (60, 160, 70),
    (60, 110, 220),
)


class ColourPopup(QDialog):
    """Changes the colour at once.

    Args:
        palette: Returns the colours of the picture.
    """

    def __init__(self, paints: Paints, palette: Callable[[], Sequence[Colour]], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("colourPopup")
        self._paints, self._palette = paints, palette
        self.square = ColourSquare()
        self.number = QLineEdit()
        self.number.setAccessibleName(tr("Colour as a hexadecimal number"))
        self.number.setToolTip(tr("Red, green and blue as two hexadecimal digits each, such as #f08c2e."))
        self.recent, self.picture, self.basic = Swatches(), Swatches(), Swatches()
        self.basic.set_colours(_BASIC)
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        column.setSpacing(UNIT)
        row = QHBoxLayout()
        row.addWidget(plain_label(tr("Hex"), quiet=True))
        row.addWidget(self.number, 1)
        column.addWidget(self.square)
        column.addLayout(row)
        column.addWidget(self.basic)
        self._titles = {}
        for title, swatches in ((tr("Recent"), self.recent), (tr("In the picture"), self.picture)):
            self._titles[swatches] = plain_label(title, quiet=True)
            column.addWidget(self._titles[swatches])
            column.addWidget(swatches)
        self.setFixedWidth(240)
        self.square.edited.connect(paints.set_colour)
        self.number.editingFinished.connect(self._take_number)
        for swatches in (self.recent, self.picture, self.basic):
            swatches.chosen.connect(paints.set_colour)
        paints.changed.connect(self._show)
        self._show()

    def open_under(self, widget: QWidget) -> None:
        """Open the popup below a widget."""
        for swatches, shown in ((self.recent, self._paints.recent), (self.picture, tuple(self._palette()))):
            swatches.set_colours(shown)
            swatches.setVisible(bool(shown))
            self._titles[swatches].setVisible(bool(shown))
        self._show()
        self.adjustSize()
        self.move(widget.mapToGlobal(widget.rect().bottomLeft()))
        self.show()
        self.square.setFocus()

    def _take_number(self) -> None:
        colour = colour_of(self.number.text())
        if colour is None:
            self.number.setText(hex_of(self._paints.colour))
        else:
            self._paints.set_colour(colour)

    def _show(self) -> None:
        self.square.set_colour(self._paints.colour)
        self.number.setText(hex_of(self._paints.colour))
