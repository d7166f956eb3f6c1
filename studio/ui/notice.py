"""A message above the canvas: what happened and what to do about it. It never interrupts."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from studio.ui import theme


class Notice(QFrame):
    """A strip with a text and a close button.

    Attributes:
        bad: Whether the text tells an error.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setAccessibleName("Message")
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.PlainText)  # it may contain a file name or an exception's text
        self.text.setWordWrap(True)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.button = QPushButton()
        self.button.setAccessibleName("Message")
        self.button.hide()
        self.button.clicked.connect(self._do)
        self._then: Callable[[], object] | None = None
        self._cross = QToolButton()
        self._cross.setText("✕")
        self._cross.setAccessibleName("Dismiss message")
        self._cross.setToolTip("Dismiss this message.")
        self._cross.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.UNIT * 2, theme.UNIT, theme.UNIT, theme.UNIT)
        row.addWidget(self.text, 1)
        row.addWidget(self.button)
        row.addWidget(self._cross, 0, Qt.AlignmentFlag.AlignTop)
        self.bad = False
        self.hide()

    def tell(self, text: str) -> None:
        """Show an error until it is closed or replaced."""
        self._show(text, theme.colours().bad, "", None)

    def propose(self, text: str, label: str, then: Callable[[], object]) -> None:
        """Show a text with a button until the button is pressed or the text is closed or replaced."""
        self._show(text, theme.colours().second, label, then)

    def _do(self) -> None:
        then = self._then
        self.hide()
        if then is not None:
            then()

    def _show(self, text: str, colour: str, label: str, then: Callable[[], object] | None) -> None:
        self.setStyleSheet(f"#notice {{ background: {theme.colours().control}; border-left: 3px solid {colour}; }}")
        self._then, self.bad = then, then is None
        self.button.setText(label)
        self.button.setAccessibleName(label or "Message")
        self.button.setVisible(then is not None)
        self.text.setText(text)
        self.setAccessibleDescription(text)
        self.show()

    def withdraw(self, text: str) -> None:
        """Hide a text that no longer applies; any other text stays."""
        if self.text.text() == text:
            self.hide()
