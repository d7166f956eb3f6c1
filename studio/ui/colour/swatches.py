"""A row of colours that can be clicked."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QToolButton, QWidget

from studio.document.painting.paints import hex_of
from studio.document.pixels import Colour
from studio.ui.theme import colours
from studio.ui.translation import tr

_SIDE, _COLUMNS = 22, 8


class Swatches(QWidget):
    """Buttons in the colours that are set.

    Signals:
        chosen: The Colour of a button that was pressed.
    """

    chosen = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(4)
        self.buttons: list[QToolButton] = []

    def set_colours(self, shown: Sequence[Colour]) -> None:
        """Show other colours."""
        for button in self.buttons:
            self._grid.removeWidget(button)
            button.deleteLater()
        self.buttons = []
        for index, colour in enumerate(shown):
            button = QToolButton(self)
            name = hex_of(colour)
            button.setAccessibleName(tr("Colour {name}").format(name=name))
            button.setToolTip(name)
            button.setFixedSize(_SIDE, _SIDE)
            button.setStyleSheet(f"background: {name}; border: 1px solid {colours().line}; border-radius: 3px;")
            button.clicked.connect(lambda _checked=False, colour=colour: self.chosen.emit(colour))
            self._grid.addWidget(button, index // _COLUMNS, index % _COLUMNS)
            self.buttons.append(button)
        self._grid.setColumnStretch(_COLUMNS, 1)
