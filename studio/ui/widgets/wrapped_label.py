"""A text of several lines that takes as much height as it needs at its width."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class WrappedLabel(QLabel):
    """Plain text, wrapped. Unlike a QLabel, it asks for the height at its width, and not for that at its narrowest."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, quiet: bool = True) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("quiet", quiet)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def hasHeightForWidth(self) -> bool:
        """Return False: layouts take the height that has been set."""
        return False

    def setText(self, text: str) -> None:
        """Set the text."""
        super().setText(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        # QLabel's own heightForWidth is never below the height that has been set
        bounds = QRect(0, 0, max(1, self.width()), 10_000)
        taken = self.fontMetrics().boundingRect(bounds, Qt.TextFlag.TextWordWrap, self.text())
        height = taken.height() if self.text() else 0
        if height != self.minimumHeight():
            self.setFixedHeight(height)
