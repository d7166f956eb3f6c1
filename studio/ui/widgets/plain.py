"""Shows texts that come from elsewhere as they are, never as markup."""

import html

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


def plain_label(text: str = "", parent: QWidget | None = None, *, quiet: bool = False) -> QLabel:
    """Return a label that shows `text` to the letter, in the quiet colour when asked for."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setProperty("quiet", quiet)
    return label


def plain_tooltip(text: str) -> str:
    """Return a tooltip that shows `text` to the letter: Qt guesses at markup, so everything is escaped."""
    return f"<div style='white-space: pre-wrap'>{html.escape(text)}</div>" if text else ""
