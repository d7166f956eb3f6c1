"""A message above the canvas: what happened and what to do about it. It never interrupts."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from studio.ui import theme


class Notice(QFrame):
    """A strip with a text and a close button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setAccessibleName("Message")
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.PlainText)  # it may contain a file name or an exception's text
        self.text.setWordWrap(True)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._cross = QToolButton()
        self._cross.setText("✕")
        self._cross.setAccessibleName("Dismiss message")
        self._cross.setToolTip("Dismiss this message.")
        self._cross.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.UNIT * 2, theme.UNIT, theme.UNIT, theme.UNIT)
        row.addWidget(self.text, 1)
        row.addWidget(self._cross, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def tell(self, text: str) -> None:
        """Show a text until it is closed or replaced."""
        colours = theme.colours()
        self.setStyleSheet(f"#notice {{ background: {colours.control}; border-left: 3px solid {colours.bad}; }}")
        self.text.setText(text)
        self.setAccessibleDescription(text)
        self.show()

    def withdraw(self, text: str) -> None:
        """Hide a text that no longer applies; any other text stays."""
        if self.text.text() == text:
            self.hide()
