"""One QAction per command, named by its id, for menus, toolbars, shortcuts and the command palette."""

from collections.abc import Callable

import qtawesome
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QHelpEvent, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QToolTip

from studio.ui import theme
from studio.ui.commands.command import Command
from studio.ui.commands.commands import COMMANDS, by_id
from studio.ui.shortcuts.key_map import KeyMap
from studio.ui.translation import tr, tr_message

Operations = dict[str, Callable[[], object]]  # operations by command id


class Actions(QObject):
    """The window's actions by id."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._actions = {command.id: self._make(command.id) for command in COMMANDS}
        self._connected: set[str] = set()
        self._reasons: dict[str, dict[str, str]] = {}  # reasons by command, and by what disables it

    def __getitem__(self, id_: str) -> QAction:
        return self._actions[id_]

    def all(self) -> list[QAction]:
        """Return every action in the order of the menus."""
        return list(self._actions.values())

    def connect_all(self, operations: Operations) -> None:
        """Connect actions to their operations, by command id."""
        for id_, operation in operations.items():
            self._connected.add(id_)
            # triggered passes the checked state, which operations do not take
            self._actions[id_].triggered.connect(lambda _checked=False, do=operation: do())

    def unconnected(self) -> list[str]:
        """Return the ids of actions without an operation; there should be none."""
        return [id_ for id_ in self._actions if id_ not in self._connected]

    def set_keys(self, keys: KeyMap) -> None:
        """Trigger the actions by these shortcuts."""
        for id_, action in self._actions.items():
            chosen = [QKeySequence(key) for key in keys.keys(id_)]
            if action.shortcuts() != chosen:
                action.setShortcuts(chosen)
                self._show_availability(id_)  # its tooltip names the shortcut

    def disable(self, id_: str, by: str, reason: str) -> None:
        """Disable a command and give the reason in its tips; an empty reason enables what `by` has disabled.

        A command is enabled while nothing disables it.
        """
        reasons = self._reasons.setdefault(id_, {})
        if reasons.get(by, "") == reason:
            return
        if reason:
            reasons[by] = reason
        else:
            del reasons[by]
        self._show_availability(id_)

    def reason(self, id_: str) -> str:
        """Return why a command is disabled; "" when it is enabled."""
        return next(iter(self._reasons.get(id_, {}).values()), "")

    def fill_menus(self) -> None:
        """Add every action to its menu in the menu bar."""
        menus: dict[str, QMenu] = {}
        for command in COMMANDS:
            if command.menu not in menus:
                menus[command.menu] = _Menu(tr(command.menu), self._window)
                self._window.menuBar().addMenu(menus[command.menu])
                menus[command.menu].setObjectName(f"menu.{command.menu.lower()}")
            menu = menus[command.menu]
            inner = self._submenu(menu, command) if command.submenu else menu
            if command.separated and not (command.submenu and inner.isEmpty()):
                inner.addSeparator()
            inner.addAction(self._actions[command.id])

    def restyle(self) -> None:
        """Draw the icons in the theme's colours."""
        for id_, command in by_id().items():
            if command.icon:
                colours = theme.colours()
                icon = qtawesome.icon(command.icon, color=colours.text, color_disabled=colours.quiet)
                self._actions[id_].setIcon(icon)
                self._actions[id_].setIconVisibleInMenu(False)

    def _make(self, id_: str) -> QAction:
        command = by_id()[id_]
        action = QAction(tr(command.title), self._window)
        action.setObjectName(id_)
        action.setShortcuts([QKeySequence(text) for text in command.shortcuts])
        action.setCheckable(command.checkable)
        _set_tips(action, tr(command.tip))
        self._window.addAction(action)  # its shortcut works without a menu
        return action

    def _show_availability(self, id_: str) -> None:
        action, reason = self._actions[id_], self.reason(id_)
        _set_tips(action, tr_message(reason) or tr(by_id()[id_].tip))
        action.setEnabled(not reason)

    def _submenu(self, menu: QMenu, command: Command) -> QMenu:
        """Return the menu inside another that a command belongs to, made for the first one."""
        name = f"{menu.objectName()}.{command.submenu.lower().replace(' ', '_')}"
        existing = menu.findChild(QMenu, name)
        if existing is not None:
            return existing
        if command.separated:
            menu.addSeparator()
        made = _Menu(tr(command.submenu), menu)
        menu.addMenu(made)
        made.setObjectName(name)
        return made


class _Menu(QMenu):
    """A menu that shows why an entry is disabled; the tips of others are in the status bar."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            action = self.actionAt(event.pos())
            if action is not None and not action.isEnabled():
                QToolTip.showText(event.globalPos(), action.toolTip(), self)
                return True
        return super().event(event)


def _set_tips(action: QAction, tip: str) -> None:
    """Set the status tip, and the tooltip with the shortcut."""
    shortcut = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    action.setStatusTip(tip)
    action.setToolTip(f"{tip} ({shortcut})" if shortcut else tip)
