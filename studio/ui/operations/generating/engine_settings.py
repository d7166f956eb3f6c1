"""Shows and remembers the engine's settings."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from pydantic import ValidationError
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from studio.link.engine_thread import EngineThread
from studio.protocol.engine_settings import DEFAULTS, EngineSettings
from studio.protocol.events import Ready
from studio.ui.kept_settings import text_of

if TYPE_CHECKING:
    from studio.ui.engine.engine_settings_dialog import EngineSettingsDialog

_KEY = "engine/settings"


class EngineSettingsEditing:
    """Joins the dialog, the engine and the program's settings."""

    def __init__(self, engine: EngineThread, settings: QSettings, parent: QWidget) -> None:
        self._engine, self._settings, self._parent = engine, settings, parent
        self._dialog: EngineSettingsDialog | None = None
        self._ready: Ready | None = None
        engine.settings = self._kept()
        engine.ready.connect(self._know_device)

    def operations(self) -> dict[str, Callable[[], object]]:
        """Return the operation of each command."""
        return {"engine.settings": self.open}

    def open(self) -> None:
        """Show the dialog with the current settings, remedies included."""
        self.dialog.fill(self._engine.settings)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    @property
    def dialog(self) -> "EngineSettingsDialog":
        """The dialog; created when it is first opened."""
        if self._dialog is None:
            from studio.ui.engine.engine_settings_dialog import EngineSettingsDialog

            self._dialog = EngineSettingsDialog(self._parent)
            self._dialog.changed.connect(self._apply)
            self._show_device()
        return self._dialog

    def _apply(self, settings: EngineSettings) -> None:
        self._engine.settings = settings
        self._settings.setValue(_KEY, settings.model_dump_json(exclude_defaults=True))

    def _kept(self) -> EngineSettings:
        """Return the settings of the last session; the defaults where they cannot be read."""
        try:
            return EngineSettings.model_validate_json(text_of(self._settings, _KEY, "{}"))
        except ValidationError:
            return DEFAULTS

    def _know_device(self, ready: Ready) -> None:
        self._ready = ready
        self._show_device()

    def _show_device(self) -> None:
        if self._dialog is not None and self._ready is not None:
            self._dialog.show_device(self._ready.device, gpu=self._ready.device != "CPU")
