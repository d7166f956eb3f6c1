"""A message above the canvas: what happened and what to do about it. It never blocks."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from studio.ui import theme
from studio.ui.translation import tr

MAX_CHOICES = 5


class Notice(QFrame):
    """A strip with a text and a close button.

    Attributes:
        bad: Whether the text is an error.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setAccessibleName(tr("Message"))
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.PlainText)  # it may contain a file name or an exception's text
        self.text.setWordWrap(True)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.buttons = [QPushButton() for _ in range(MAX_CHOICES)]
        self.button, self.other_button = self.buttons[:2]
        self._then: dict[QPushButton, Callable[[], object]] = {}
        for button in self.buttons:
            button.setAccessibleName(tr("Message"))
            button.hide()
            button.clicked.connect(partial(self._do, button))
        self._cross = QToolButton()
        self._cross.setText("✕")
        self._cross.setAccessibleName(tr("Dismiss message"))
        self._cross.setToolTip(tr("Dismiss this message."))
        self._cross.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.UNIT * 2, theme.UNIT, theme.UNIT, theme.UNIT)
        row.addWidget(self.text, 1)
        for button in self.buttons:
            row.addWidget(button)
        row.addWidget(self._cross, 0, Qt.AlignmentFlag.AlignTop)
        self.bad = False
        self.hide()

    def show_error(self, text: str) -> None:
        """Show an error until it is closed or replaced."""
        self._show(text, theme.colours().bad, {}, bad=True)

    def show_message(self, text: str) -> None:
        """Show an event until it is closed or replaced."""
        self._show(text, theme.colours().second, {}, bad=False)

    def propose(self, text: str, label: str, then: Callable[[], object]) -> None:
        """Show a text with a button until the button is pressed or the text is closed or replaced."""
        self._show(text, theme.colours().second, {label: then}, bad=False)

    def offer(self, text: str, choices: Mapping[str, Callable[[], object]]) -> None:
        """Show a text with up to MAX_CHOICES buttons, as `propose` does: labels and what they do."""
        self._show(text, theme.colours().second, choices, bad=False)

    def _do(self, button: QPushButton) -> None:
        then = self._then.get(button)
        self.hide()
        if then is not None:
            then()

    def _show(self, text: str, colour: str, choices: Mapping[str, Callable[[], object]], *, bad: bool) -> None:
        self.setStyleSheet(f"#notice {{ background: {theme.colours().control}; border-left: 3px solid {colour}; }}")
        labels = [*choices, *[""] * MAX_CHOICES]
        self._then = dict(zip(self.buttons, choices.values(), strict=False))
        self.bad = bad
        for button, label in zip(self.buttons, labels, strict=False):
            button.setText(label)
            button.setAccessibleName(label or tr("Message"))
            button.setVisible(bool(label))
        self.text.setText(text)
        self.setAccessibleDescription(text)
        self.show()

    def withdraw(self, text: str) -> None:
        """Hide a text that no longer applies; any other text stays."""
        if self.text.text() == text:
            self.hide()
