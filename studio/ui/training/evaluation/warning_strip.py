"""The warnings of the last evaluation, with suggested remedies as buttons."""

from collections.abc import Sequence

import qtawesome
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from studio.ui.theme import UNIT, colours
from studio.ui.training.evaluation.remedies import Remedy
from studio.ui.translation import tr, tr_message
from studio.ui.widgets.plain import plain_label, plain_tooltip


class WarningStrip(QWidget):
    """Warnings and buttons; hidden while there is no warning.

    Signals:
        remedy_clicked: The Remedy whose button was clicked.
    """

    remedy_clicked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Warnings"))
        self._icon = QLabel()
        self._icon.setFixedWidth(20)
        self.text = plain_label()
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.remedies = _ButtonFlow()
        words = QVBoxLayout()
        words.setSpacing(UNIT // 2)
        words.addWidget(self.text)
        words.addWidget(self.remedies)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, UNIT // 2, 0, 0)
        row.setSpacing(UNIT // 2)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self._draw_icon()
        self.hide()

    def show_warnings(self, warnings: Sequence[str], remedies: Sequence[Remedy]) -> None:
        """Show warnings, one per line, and a button for each remedy; without warnings, hide the strip."""
        self.text.setText("\n".join(tr_message(" ".join(line.split())) for line in warnings))
        buttons = []
        for remedy in remedies:
            button = QPushButton(remedy.text.replace("&", "&&"))
            button.setAccessibleName(remedy.text)
            button.setAccessibleDescription(remedy.tooltip)
            button.setToolTip(plain_tooltip(remedy.tooltip))
            button.clicked.connect(lambda _=False, remedy=remedy: self.remedy_clicked.emit(remedy))
            buttons.append(button)
        focused = any(button.hasFocus() for button in self.remedies.buttons)
        self.remedies.show_buttons(buttons if warnings else [])
        self.setVisible(bool(warnings))
        if focused and (parent := self.parentWidget()) is not None:
            parent.setFocus()  # otherwise Qt gives the focus to an arbitrary field of the window

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "remedies"):
            self._draw_icon()
        super().changeEvent(event)

    def _draw_icon(self) -> None:
        self._icon.setPixmap(qtawesome.icon("ph.warning", color=colours().warning).pixmap(16, 16))


class _ButtonFlow(QWidget):
    """Buttons in rows that wrap."""

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[QPushButton] = []
        self.setFixedHeight(0)

    def show_buttons(self, buttons: Sequence[QPushButton]) -> None:
        """Replace the buttons."""
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = list(buttons)
        for button in self.buttons:
            button.setParent(self)
            button.show()
        self.setVisible(bool(self.buttons))
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        x = y = high = 0
        for button in self.buttons:
            size = button.sizeHint()
            wide = min(size.width(), max(self.width(), 1))
            if x and x + wide > self.width():
                x, y = 0, y + size.height() + UNIT // 2
            button.setGeometry(x, y, wide, size.height())
            x += wide + UNIT
            high = y + size.height()
        self.setFixedHeight(high)
