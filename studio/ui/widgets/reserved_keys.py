"""Reserves keys for a focused widget that are shortcuts elsewhere in the window."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent


def reserve(event: QEvent, is_own: Callable[[QKeyEvent], object]) -> bool:
    """Accept the event if it asks whether a key is the widget's own and it is; return whether it was accepted.

    Qt sends a widget a ShortcutOverride before a shortcut takes the key; accepted, the key arrives as a key press.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent) or not is_own(event):
        return False
    event.accept()
    return True


def reserve_keys(event: QEvent, keys: Collection[int]) -> bool:
    """Reserve keys, whatever modifiers are held; return whether the event was accepted."""
    return reserve(event, lambda press: press.key() in keys)


def is_bare(event: QKeyEvent, keys: Collection[int], *, shift: bool = False) -> bool:
    """Whether one of the keys was pressed without a modifier, or with Shift alone if that is allowed."""
    allowed = Qt.KeyboardModifier.KeypadModifier | (
        Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    )
    return event.key() in keys and not event.modifiers() & ~allowed


def reserve_bare_keys(event: QEvent, keys: Collection[int], *, shift: bool = False) -> bool:
    """Reserve keys while no modifier is held, or only Shift if it is allowed; return whether the event was accepted."""
    return reserve(event, lambda press: is_bare(press, keys, shift=shift))
