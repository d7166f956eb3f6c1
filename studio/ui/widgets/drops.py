"""Accepts what is dragged from other programs as copies: a program that hears of a move may delete its file."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QDropEvent


def accept_copy(event: QDropEvent) -> None:
    """Accept a drag or a drop, whatever the other program proposes."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
