"""The commands that choose the window's language."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSettings

from studio.ui import language
from studio.ui.actions import Actions, Operations
from studio.ui.translation import tr


class LanguageChoosing:
    """Language commands: the choice is saved, and takes effect at the next start."""

    def __init__(self, actions: Actions, settings: QSettings, notify: Callable[[str, bool], None]) -> None:
        self._actions, self._settings, self._notify = actions, settings, notify
        self._now = language.spoken(language.chosen(settings))
        self._check()

    def operations(self) -> Operations:
        """Return the operation of each command."""
        return {f"view.language_{name}": partial(self.choose, name) for name in (language.SYSTEM, *language.LANGUAGES)}

    def choose(self, name: str) -> None:
        """Save a language, or the system's, and say when it takes effect."""
        language.choose(self._settings, name)
        self._check()
        wanted = language.spoken(name)
        if wanted != self._now:
            text = tr("The language will be {language} from the next start on.")
            self._notify(text.format(language=language.LANGUAGES[wanted]), False)

    def _check(self) -> None:
        kept = language.chosen(self._settings)
        for name in (language.SYSTEM, *language.LANGUAGES):
            self._actions[f"view.language_{name}"].setChecked(name == kept)
