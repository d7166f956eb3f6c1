"""The toolbox: a column of buttons, one for each tool."""

import qtawesome
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QButtonGroup, QToolButton, QVBoxLayout, QWidget

from studio.ui import theme
from studio.ui.tools.registry import tools
from studio.ui.tools.settings import ToolSettings
from studio.ui.tools.tool import Tool

_BUTTON = 32  # pixels on a side


class ToolPanel(QWidget):
    """Shows the active tool and changes it."""

    def __init__(self, settings: ToolSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, QToolButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, theme.UNIT, 6, theme.UNIT)
        layout.setSpacing(4)
        group = QButtonGroup(self)
        for name, tool in tools().items():
            button = QToolButton(self)
            button.setObjectName(f"tool.{name}")
            button.setCheckable(True)
            button.setAccessibleName(tool.title)
            button.setToolTip(f"{tool.title} ({tool.shortcuts[0]}): {tool.tip}")
            button.setFixedSize(_BUTTON, _BUTTON)
            button.setIconSize(QSize(18, 18))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked, name=name: settings.choose(name))
            group.addButton(button)
            layout.addWidget(button)
            self._buttons[name] = button
        layout.addStretch(1)
        self.setFixedWidth(_BUTTON + 12)
        self._restyle()
        self._show(settings.tool)
        settings.tool_changed.connect(self._show)

    def button(self, name: str) -> QToolButton:
        """Return the button of a tool."""
        return self._buttons[name]

    def changeEvent(self, event: QEvent) -> None:
        """Restyle the buttons in the new theme's colours."""
        if event.type() == QEvent.Type.PaletteChange and self._buttons:
            self._restyle()
        super().changeEvent(event)

    def _show(self, tool: Tool) -> None:
        self._buttons[tool.name].setChecked(True)

    def _restyle(self) -> None:
        c = theme.colours()
        lit = _mixed(c.accent, c.panel, 0.2)
        radius = theme.RADIUS
        for name, tool in tools().items():
            button = self._buttons[name]
            button.setIcon(qtawesome.icon(tool.icon, color=c.text, color_on=c.accent))
            button.setStyleSheet(
                f"QToolButton {{ border-radius: {radius}px; border: 1px solid transparent; padding: 0; }}"
                f"QToolButton:hover {{ background: {c.hover}; }} QToolButton:checked {{ background: {lit}; }}"
                f"QToolButton:focus {{ border: 1px solid {c.quiet}; }}"
            )


def _mixed(one: str, other: str, share: float) -> str:
    """Return `share` of one #rrggbb colour laid over the other."""
    pairs = [(int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)
