"""One command as data, and helpers for the menus' files. No Qt in here."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Command:
    """One command, shared by menu, toolbar, shortcut and command palette.

    Attributes:
        id: Stable name, "menu.what".
        title: Label in menus and in the palette.
        shortcuts: In Qt's portable text; the first one is shown.
        tip: One sentence for tooltip and status bar.
        icon: qtawesome's name of the icon, "" for none.
        checkable: Whether it shows a state.
        menu: Title of its menu.
        submenu: Title of the menu inside that one, "" for none.
        separated: A separator precedes it in the menu; for the first of a submenu, it precedes that.
        needs: The panel that it acts on: "canvas", or the name of a dock. It is disabled while that is not in view.
    """

    id: str
    title: str
    shortcuts: tuple[str, ...] = ()
    tip: str = ""
    icon: str = ""
    checkable: bool = False
    menu: str = ""
    submenu: str = ""
    separated: bool = False
    needs: str = ""

    @property
    def shortcut_text(self) -> str:
        """The shortcuts as one text, for lists."""
        return ", ".join(self.shortcuts)


def in_menu(menu: str, *commands: Command) -> tuple[Command, ...]:
    """Assign the commands to a menu."""
    return tuple(replace(command, menu=menu) for command in commands)


def in_submenu(title: str, *commands: Command) -> tuple[Command, ...]:
    """Return the commands as those of a menu inside their menu."""
    return tuple(replace(command, submenu=title) for command in commands)


def acting_on(needs: str, *commands: Command) -> tuple[Command, ...]:
    """Return the commands, disabled while this panel is not in view."""
    return tuple(replace(command, needs=needs) for command in commands)
