"""A button that runs a command under a short name, and is disabled with it."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QSizePolicy


def action_button(name: str, action: QAction) -> QPushButton:
    """Return a button that is as wide as its place, and shows the command's tooltip."""
    button = QPushButton(name)
    button.setAccessibleName(action.text())
    button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    button.setStyleSheet("QPushButton { padding: 5px 4px; }")

    def follow() -> None:
        button.setEnabled(action.isEnabled())
        button.setToolTip(action.toolTip())

    action.changed.connect(follow)
    button.clicked.connect(action.trigger)
    follow()
    return button
