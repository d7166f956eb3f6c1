"""Shows untrusted text literally, never as markup."""

import html

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from studio.ui.translation import tr


def plain_label(text: str = "", parent: QWidget | None = None, *, quiet: bool = False) -> QLabel:
    """Return a label that shows `text` literally; `quiet` uses the quiet colour."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setProperty("quiet", quiet)
    return label


def plain_tooltip(text: str) -> str:
    """Return a tooltip that shows `text` literally: it is escaped, because Qt guesses whether a tooltip is markup."""
    return tr("<div style='white-space: pre-wrap'>{escape}</div>").format(escape=html.escape(text)) if text else ""
