"""A panel's primary button."""

from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget


class MainButton(QPushButton):
    """A button in the accent colour; there is one per panel."""

    def __init__(self, text: str, tooltip: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("main", True)
        self.setToolTip(tooltip)
        self.setAccessibleName(text)
        self.setAccessibleDescription(tooltip)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        """Set the text and the accessible name."""
        super().setText(text)
        self.setAccessibleName(text)
