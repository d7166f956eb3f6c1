"""A collapsible group of fields."""

import qtawesome
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from studio.ui.theme import UNIT, colours
from studio.ui.widgets.shrinking import reveal


class Collapsible(QWidget):
    """A heading that opens and closes the `body` below it; fields are added to its layout `rows`."""

    def __init__(self, title: str, tooltip: str = "", *, opened: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = QToolButton(self)
        self.button.setText(title)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setIconSize(QSize(10, 10))
        self.button.setCheckable(True)
        self.button.setChecked(opened)
        self.button.setAccessibleName(title)
        self.button.setAccessibleDescription(tooltip)
        self.button.setToolTip(tooltip)
        self.button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.body = QWidget(self)
        self.rows = QVBoxLayout(self.body)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(UNIT)
        self.body.setVisible(opened)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT // 2)
        layout.addWidget(self.button)
        layout.addWidget(self.body)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.button.toggled.connect(self._open)
        self.button.clicked.connect(lambda opened: reveal(self) if opened else None)
        self._draw()

    def opened(self) -> bool:
        """Whether the group is open."""
        return self.button.isChecked()

    def set_opened(self, opened: bool) -> None:
        """Open or close the group."""
        self.button.setChecked(opened)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and hasattr(self, "body"):
            self._draw()
        super().changeEvent(event)

    def _open(self, opened: bool) -> None:
        self.body.setVisible(opened)
        self._draw()
        self.updateGeometry()

    def _draw(self) -> None:
        c = colours()
        self.button.setStyleSheet(
            f"QToolButton {{ padding: 2px 4px 2px 0; background: transparent; color: {c.quiet}; }}"
            f"QToolButton:hover {{ color: {c.text}; }}"
        )
        name = "ph.caret-down" if self.button.isChecked() else "ph.caret-right"
        self.button.setIcon(qtawesome.icon(name, color=c.quiet))
