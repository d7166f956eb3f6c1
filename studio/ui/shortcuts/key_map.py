"""Which keys trigger which command: the defaults, and the user's changes. No Qt in here."""

import json
from collections.abc import Mapping

from studio.ui.commands.command import Command
from studio.ui.commands.commands import by_id

Keys = tuple[str, ...]  # in Qt's portable text; the first one is shown

_PAGES = frozenset({"canvas", "models", "runs"})  # only one of these panels is in view at a time
_MAX_KEYS = 4  # of a command
_MAX_KEY_LENGTH = 60  # characters of a key


class KeyMap:
    """The shortcuts of every command.

    Args:
        changed: The shortcuts of the commands that differ from their defaults, by id.
    """

    def __init__(self, changed: Mapping[str, Keys] | None = None) -> None:
        self._changed = dict(changed or {})

    def __eq__(self, other: object) -> bool:
        return isinstance(other, KeyMap) and self._changed == other._changed

    def __hash__(self) -> int:
        return hash(frozenset(self._changed.items()))

    def copy(self) -> "KeyMap":
        """Return a map that can be edited without changing this one."""
        return KeyMap(self._changed)

    def keys(self, id_: str) -> Keys:
        """Return the shortcuts of a command."""
        return self._changed.get(id_, by_id()[id_].shortcuts)

    def is_changed(self, id_: str) -> bool:
        """Whether a command has other shortcuts than by default."""
        return id_ in self._changed

    def set_keys(self, id_: str, keys: Keys) -> None:
        """Give a command these shortcuts alone."""
        if keys == by_id()[id_].shortcuts:
            self._changed.pop(id_, None)
        else:
            self._changed[id_] = keys

    def assign(self, id_: str, key: str) -> None:
        """Make this the shown shortcut of a command, replacing the current one, and remove it from other commands."""
        for other in self.conflicts(id_, key):
            self.set_keys(other.id, tuple(one for one in self.keys(other.id) if one != key))
        self.set_keys(id_, (key, *(one for one in self.keys(id_)[1:] if one != key)))

    def reset(self, id_: str) -> None:
        """Give a command its default shortcuts, and remove these from commands that use them."""
        for key in by_id()[id_].shortcuts:
            for other in self.conflicts(id_, key):
                self.set_keys(other.id, tuple(one for one in self.keys(other.id) if one != key))
        self._changed.pop(id_, None)

    def conflicts(self, id_: str, key: str) -> list[Command]:
        """Return the other commands with this shortcut that can be in view together with a command."""
        own = by_id()[id_]
        return [
            other for other in by_id().values() if other.id != id_ and key in self.keys(other.id) and _meet(own, other)
        ]

    def to_text(self) -> str:
        """Return the changes as JSON, to keep them."""
        return json.dumps(self._changed) if self._changed else ""

    @staticmethod
    def from_text(text: str) -> "KeyMap":
        """Return the map that `to_text` wrote; invalid entries, and those of unknown commands, are left out."""
        try:
            found = json.loads(text) if text else {}
        except (ValueError, RecursionError):
            found = {}
        if not isinstance(found, dict):
            return KeyMap()
        return KeyMap({id_: tuple(keys) for id_, keys in found.items() if id_ in by_id() and _are_keys(keys)})


def _meet(one: Command, other: Command) -> bool:
    """Whether the panels of two commands can be in view together."""
    return one.needs == other.needs or not {one.needs, other.needs} <= _PAGES


def _are_keys(keys: object) -> bool:
    return (
        isinstance(keys, list)
        and len(keys) <= _MAX_KEYS
        and all(isinstance(key, str) and 0 < len(key) <= _MAX_KEY_LENGTH and key.isprintable() for key in keys)
    )
