"""The toolbox: a button for each group of tools, in one column, or in two where the window is low."""

import qtawesome
from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QContextMenuEvent, QPainter, QPaintEvent, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QMenu, QToolButton, QWidget

from studio.ui import theme
from studio.ui.tools.registry import tools
from studio.ui.tools.settings import ToolSettings
from studio.ui.tools.tool import Tool
from studio.ui.translation import tr

_BUTTON = 32  # pixels on a side
_SPACE, _MARGIN = 4, 6  # pixels between buttons, and beside them
_CORNER = 5.0  # of the triangle that marks a group, in pixels


class ToolPanel(QWidget):
    """Shows the active tool and changes it."""

    def __init__(self, settings: ToolSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        groups: dict[str, list[Tool]] = {}
        for tool in tools().values():
            groups.setdefault(tool.group, []).append(tool)
        self._buttons: dict[str, _GroupButton] = {}
        exclusive = QButtonGroup(self)
        for members in groups.values():
            button = _GroupButton(members, settings, self)
            exclusive.addButton(button)
            self._buttons.update((tool.name, button) for tool in members)
        self._place()
        self._show(settings.tool)
        settings.tool_changed.connect(self._show)

    def button(self, name: str) -> QToolButton:
        """Return the button of a tool, which its group shares."""
        return self._buttons[name]

    def minimumSizeHint(self) -> QSize:
        """Room for two columns."""
        rows = -(-len(self._in_order) // 2)
        return QSize(_BUTTON + 2 * _MARGIN, rows * (_BUTTON + _SPACE) + 2 * theme.UNIT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use as many columns as the height needs."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Restyle the buttons in the new theme's colours."""
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_buttons"):
            for button in self._in_order:
                button.restyle()
        super().changeEvent(event)

    @property
    def _in_order(self) -> list["_GroupButton"]:
        """Each button once."""
        return list(dict.fromkeys(self._buttons.values()))

    def _place(self) -> None:
        buttons, step = self._in_order, _BUTTON + _SPACE
        rows = max(1, (self.height() - 2 * theme.UNIT + _SPACE) // step)
        columns = min(2, -(-len(buttons) // rows))
        for place, button in enumerate(buttons):
            row, column = divmod(place, columns)
            button.move(_MARGIN + column * step, theme.UNIT + row * step)
        self.setFixedWidth(columns * step - _SPACE + 2 * _MARGIN)

    def _show(self, tool: Tool) -> None:
        self._buttons[tool.name].show_tool(tool)
        self._buttons[tool.name].setChecked(True)


class _GroupButton(QToolButton):
    """Chooses the tool of its group that was used last; pressed long, or with the other button, it lists the group."""

    def __init__(self, members: list[Tool], settings: ToolSettings, parent: QWidget) -> None:
        super().__init__(parent)
        self._members, self._settings = members, settings
        self._tool = members[0]
        self.setCheckable(True)
        self.setFixedSize(_BUTTON, _BUTTON)
        self.setIconSize(QSize(18, 18))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(lambda _checked: settings.choose(self._tool.name))
        if len(members) > 1:
            self.setPopupMode(QToolButton.ToolButtonPopupMode.DelayedPopup)
            self.setMenu(self._list())
        self.show_tool(self._tool)

    def show_tool(self, tool: Tool) -> None:
        """Show one of the group's tools."""
        self._tool = tool
        self.setObjectName(f"tool.{tool.name}")
        self.setAccessibleName(tool.title)
        others = ", ".join(f"{each.title} ({each.shortcuts[0]})" for each in self._members if each is not tool)
        tip = f"{tool.title} ({tool.shortcuts[0]}): {tool.tip}"
        self.setToolTip(tr("{tip}\nPress and hold for {others}.").format(tip=tip, others=others) if others else tip)
        self.restyle()

    def restyle(self) -> None:
        """Draw the button in the theme's colours."""
        c = theme.colours()
        lit = _mixed(c.accent, c.panel, 0.2)
        self.setIcon(qtawesome.icon(self._tool.icon, color=c.text, color_on=c.accent))
        self.setStyleSheet(
            f"QToolButton {{ border-radius: {theme.RADIUS}px; border: 1px solid transparent; padding: 0; }}"
            f"QToolButton:hover {{ background: {c.hover}; }} QToolButton:checked {{ background: {lit}; }}"
            f"QToolButton:focus {{ border: 1px solid {c.quiet}; }}"
            "QToolButton::menu-indicator { image: none; }"
        )
        for action in self.menu().actions() if self.menu() is not None else ():
            action.setIcon(qtawesome.icon(tools()[action.data()].icon, color=c.text))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """List the group."""
        if self.menu() is not None:
            self.showMenu()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Mark a group by a triangle in the corner."""
        super().paintEvent(event)
        if self.menu() is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.colours().quiet))
            x, y = self.width() - 3.0, self.height() - 3.0
            painter.drawPolygon(QPolygonF([QPointF(x, y), QPointF(x - _CORNER, y), QPointF(x, y - _CORNER)]))

    def _list(self) -> QMenu:
        menu = QMenu(self)
        for tool in self._members:
            action = QAction(f"{tool.title}\t{tool.shortcuts[0]}", menu)
            action.setData(tool.name)
            action.setStatusTip(tool.tip)
            action.triggered.connect(lambda _checked=False, name=tool.name: self._settings.choose(name))
            menu.addAction(action)
        return menu


def _mixed(one: str, other: str, share: float) -> str:
    """Return `share` of one #rrggbb colour laid over the other."""
    pairs = [(int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)
