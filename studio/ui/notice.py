"""One plain line above the canvas that says what happened, what was kept and what to do; it never interrupts."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from studio.ui import theme


class Notice(QFrame):
    """A strip with a text, a button for the one thing to do about it, and a cross."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setAccessibleName("Notice")
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.PlainText)  # it may quote a file's name or an exception
        self.text.setWordWrap(True)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._cross = QToolButton()
        self._cross.setText("✕")
        self._cross.setAccessibleName("Close this notice")
        self._cross.setToolTip("Close this notice.")
        self._cross.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.UNIT * 2, theme.UNIT, theme.UNIT, theme.UNIT)
        row.addWidget(self.text, 1)
        row.addWidget(self._cross, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def tell(self, text: str, *, bad: bool = True) -> None:
        """Show a text until it is closed or replaced; `bad` marks it as an error."""
        colours = theme.colours()
        edge = colours.bad if bad else colours.second
        self.setStyleSheet(f"#notice {{ background: {colours.control}; border-left: 3px solid {edge}; }}")
        self.text.setText(text)
        self.setAccessibleDescription(text)
        self.show()

    def withdraw(self, text: str) -> None:
        """Take away a text that holds no more; another one stays."""
        if self.text.text() == text:
            self.hide()
