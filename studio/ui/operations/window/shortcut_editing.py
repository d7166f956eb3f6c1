"""Changes keyboard shortcuts, and remembers the changes."""

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from studio.ui.actions import Actions, Operations
from studio.ui.kept_settings import text_of
from studio.ui.shortcuts.key_map import KeyMap

_KEY = "shortcuts"


class ShortcutEditing:
    """Applies the remembered shortcuts at the start, and those that the dialog returns."""

    def __init__(self, actions: Actions, settings: QSettings, parent: QWidget) -> None:
        self._actions, self._settings, self._parent = actions, settings, parent
        self.map = KeyMap.from_text(text_of(settings, _KEY, ""))
        if self.map != KeyMap():
            actions.set_keys(self.map)

    def operations(self) -> Operations:
        """Return what the commands do."""
        return {"edit.shortcuts": self.open}

    def open(self) -> None:
        """Show the dialog."""
        from studio.ui.shortcuts.shortcuts_dialog import ShortcutsDialog  # seldom needed

        dialog = ShortcutsDialog(self.map, self._parent)
        dialog.chosen.connect(self._take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take(self, keys: KeyMap) -> None:
        self.map = keys
        self._actions.set_keys(keys)
        self._settings.setValue(_KEY, keys.to_text())
