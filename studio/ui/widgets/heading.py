"""A small heading in capitals above a group of fields."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QWidget


class Heading(QLabel):
    """A heading; screen readers get its text in normal case."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("heading", True)
        self._apply_font()
        self.setText(text)

    def setText(self, text: str) -> None:
        """Set the text."""
        self.setAccessibleName(text)
        super().setText(text)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the application's font."""
        if event.type() == QEvent.Type.ApplicationFontChange:
            self._apply_font()
        super().changeEvent(event)

    def _apply_font(self) -> None:
        parent = self.parentWidget()
        font = QFont(parent.font()) if parent else QFont()
        size = font.pointSizeF()
        if size > 0:
            font.setPointSizeF(size * 0.85)
        else:
            font.setPixelSize(max(1, round(font.pixelSize() * 0.85)))
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.8)
        self.setFont(font)
