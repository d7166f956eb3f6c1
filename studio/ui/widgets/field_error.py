"""An error message below a field."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from studio.ui.theme import colours


class FieldError(QLabel):
    """One plain line in the error colour; hidden while it is empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._apply_colour()
        self.hide()

    def show_message(self, line: str) -> None:
        """Show a line; an empty one hides the label."""
        self.setText(line)
        self.setAccessibleName(line)
        self.setVisible(bool(line))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._apply_colour()

    def _apply_colour(self) -> None:
        if self.palette().color(QPalette.ColorRole.WindowText).name() != colours().bad:
            palette = QPalette(self.palette())
            palette.setColor(QPalette.ColorRole.WindowText, colours().bad)
            self.setPalette(palette)
