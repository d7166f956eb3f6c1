"""Shows untrusted text literally, never as markup."""

import html

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

_LONGEST = 72  # characters of a line that is not broken: Qt breaks rich text in half that width


def plain_label(text: str = "", parent: QWidget | None = None, *, quiet: bool = False) -> QLabel:
    """Return a label that shows `text` literally; `quiet` uses the quiet colour."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setProperty("quiet", quiet)
    return label


def plain_tooltip(text: str) -> str:
    """Return a tooltip that shows `text` literally: it is escaped, because Qt guesses whether a tooltip is markup."""
    if not text:
        return ""
    space = "pre" if all(len(line) <= _LONGEST for line in text.splitlines()) else "pre-wrap"
    return f"<div style='white-space: {space}'>{html.escape(text)}</div>"
