"""The tools: one upright strip of icons, of which one is lit."""

import qtawesome
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QButtonGroup, QToolButton, QVBoxLayout, QWidget

from studio.ui import theme
from studio.ui.tools.settings import Tool, ToolSettings

_BUTTON = 32  # pixels on a side
_TOOLS: tuple[tuple[Tool, str, str, str], ...] = (
    ("brush", "ph.paint-brush", "Brush", "Brush: paints over the part of the picture that is to be made anew."),
    ("eraser", "ph.eraser", "Eraser", "Eraser: takes parts of the mask away, so that the picture stays there."),
    ("pan", "ph.hand", "Hand", "Hand: moves the picture on the screen; holding Space does the same with any tool."),
    ("zoom", "ph.magnifying-glass", "Zoom", "Zoom: a click comes closer to the picture, with Ctrl goes further away."),
)


class ToolPanel(QWidget):
    """Shows the tool in hand and changes it."""

    def __init__(self, settings: ToolSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._buttons: dict[Tool, QToolButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, theme.UNIT, 6, theme.UNIT)
        layout.setSpacing(4)
        group = QButtonGroup(self)
        for tool, _, name, tip in _TOOLS:
            button = QToolButton(self)
            button.setObjectName(f"tool.{tool}")
            button.setCheckable(True)
            button.setAccessibleName(name)
            button.setToolTip(tip)
            button.setFixedSize(_BUTTON, _BUTTON)
            button.setIconSize(QSize(18, 18))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked, tool=tool: self._choose(tool))
            group.addButton(button)
            layout.addWidget(button)
            self._buttons[tool] = button
        layout.addStretch(1)
        self.setFixedWidth(_BUTTON + 12)
        self._dress()
        self._show(settings.tool)
        settings.tool_changed.connect(self._show)

    def button(self, tool: Tool) -> QToolButton:
        """Return the button of a tool."""
        return self._buttons[tool]

    def changeEvent(self, event: QEvent) -> None:
        """Take on the new theme."""
        if event.type() == QEvent.Type.PaletteChange and self._buttons:
            self._dress()
        super().changeEvent(event)

    def _choose(self, tool: Tool) -> None:
        self._settings.tool = tool

    def _show(self, tool: Tool) -> None:
        self._buttons[tool].setChecked(True)

    def _dress(self) -> None:
        c = theme.colours()
        lit = _mixed(c.accent, c.panel, 0.2)
        radius = theme.RADIUS
        for tool, icon, _, _ in _TOOLS:
            button = self._buttons[tool]
            button.setIcon(qtawesome.icon(icon, color=c.text, color_on=c.accent))
            button.setStyleSheet(
                f"QToolButton {{ border-radius: {radius}px; border: 1px solid transparent; padding: 0; }}"
                f"QToolButton:hover {{ background: {c.hover}; }} QToolButton:checked {{ background: {lit}; }}"
                f"QToolButton:focus {{ border: 1px solid {c.quiet}; }}"
            )


def _mixed(one: str, other: str, share: float) -> str:
    """Return `share` of one #rrggbb colour laid over the other."""
    pairs = [(int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)
