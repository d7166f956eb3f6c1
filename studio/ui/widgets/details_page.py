"""The page of a details panel: its buttons, a hint while nothing is chosen, and its body."""

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from studio.ui.theme import UNIT


def details_page(buttons: QLayout, hint: QWidget, body: QWidget) -> QWidget:
    """Return buttons, hint and body below each other, for a scroll area."""
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(UNIT, 0, UNIT, 0)
    layout.setSpacing(UNIT)
    layout.addLayout(buttons)
    layout.addWidget(hint)
    layout.addWidget(body)
    layout.addStretch(1)
    return page
