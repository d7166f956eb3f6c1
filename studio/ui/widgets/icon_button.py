"""A small button with one icon that follows the theme."""

import qtawesome
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from studio.ui.theme import colours

PADDING = 2  # pixels


class IconButton(QToolButton):
    """A Phosphor icon button; a checkable one is drawn brighter while it is checked."""

    def __init__(self, icon: str, name: str, tooltip: str, parent: QWidget | None = None, *, size: int = 16) -> None:
        super().__init__(parent)
        self._icons = (icon, icon)
        self._colours = colours()
        self.setAccessibleName(name)
        self.setAccessibleDescription(tooltip)
        self.setToolTip(tooltip)
        self.setIconSize(QSize(size, size))
        self.setMinimumSize(size + 2 * PADDING, size + 2 * PADDING)  # Qt cannot draw an icon without height
        self.setAutoRaise(True)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setStyleSheet(f"QToolButton {{ padding: {PADDING}px; background: transparent; }}")
        self.toggled.connect(self._draw_icon)
        self._draw_icon()

    def set_icons(self, off: str, on: str) -> None:
        """Make the button checkable, with an icon for each state."""
        self._icons = (off, on)
        self.setCheckable(True)
        self._draw_icon()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_colours") and self._colours is not colours():
            self._draw_icon()
        super().changeEvent(event)

    def _draw_icon(self) -> None:
        self._colours = c = colours()
        on = self.isCheckable() and self.isChecked()
        self.setIcon(qtawesome.icon(self._icons[on], color=c.text if on else c.quiet, color_active=c.text))
