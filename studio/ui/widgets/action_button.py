"""A button that runs a command under a short name, and is disabled with it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

_PADDING = 4  # pixels, left and right


def action_button(name: str, action: QAction) -> QPushButton:
    """Return a button that is as wide as its place, and shows the command's tooltip."""
    button = _ElidedButton(name)
    button.setAccessibleName(action.text())
    button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    button.setStyleSheet(f"QPushButton {{ padding: 5px {_PADDING}px; }}")

    def follow() -> None:
        button.setEnabled(action.isEnabled())
        button.setToolTip(action.toolTip())

    action.changed.connect(follow)
    button.clicked.connect(action.trigger)
    follow()
    return button


class _ElidedButton(QPushButton):
    """A button whose name ends in … where there is no room for it; Qt would cut it at both ends."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._name = name

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the name into the new width."""
        super().resizeEvent(event)
        available = self.width() - 2 * _PADDING
        self.setText(self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, available))
