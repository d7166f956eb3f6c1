"""The window's language: the one chosen in the View menu, or else the system's."""

import contextlib
import json
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QSettings, QTranslator

from studio import qt_start  # noqa: F401 - before the window's modules
from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.files import open_regular
from studio.ui import translation
from studio.ui.kept_settings import settings_in, text_of

LANGUAGES = {"en": "English", "de": "Deutsch"}  # each by its native name
SYSTEM = "system"
_KEY = "language"  # of the settings
_MAX_BYTES = 16 * 2**20  # of the settings' file

_loaded: list[QTranslator] = []  # the texts of this program, and those of Qt's own dialogs


def start() -> None:
    """Translate from now on into this user's language.

    Must precede the import of the window's modules, whose constants are translated when they are imported.
    """
    name = spoken(_kept())
    ours, qts = QTranslator(), QTranslator()
    if name == "en" or not ours.load(f"studio_{name}", str(folder())):
        return
    _loaded[:] = [ours]
    if qts.load(f"qtbase_{name}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        _loaded.insert(0, qts)
    translation.use(
        lambda text, count: ours.translate(translation.CONTEXT, text, None, count) or "",
        decimal_comma=QLocale(name).decimalPoint() == ",",
    )
    with contextlib.suppress(OSError, ValueError):
        translation.use_messages(json.loads((folder() / "messages.json").read_text(encoding="utf-8")))


def install(app: QCoreApplication) -> None:
    """Translate Qt's own dialogs, dates and numbers into the language that `start` has loaded."""
    for translator in _loaded:
        app.installTranslator(translator)
    name = spoken(_kept())
    if QLocale().language() != QLocale(name).language():  # a country's own way to write its language stays
        QLocale.setDefault(QLocale(name))


def folder() -> Path:
    """Return the folder of the catalogues."""
    return places.resources() / "translations"


def chosen(settings: QSettings) -> str:
    """Return the language that was chosen, or SYSTEM."""
    name = text_of(settings, _KEY, SYSTEM)
    return name if name in LANGUAGES else SYSTEM


def choose(settings: QSettings, name: str) -> None:
    """Save the choice of a language, or SYSTEM; it takes effect at the next start."""
    settings.setValue(_KEY, name)


def spoken(choice: str) -> str:
    """Return the language for a choice; for SYSTEM, the first available one of the system's languages, else English."""
    if choice != SYSTEM:
        return choice
    wanted = (tag.partition("-")[0] for tag in QLocale.system().uiLanguages())
    return next((name for name in wanted if name in LANGUAGES), "en")


def _kept() -> str:
    with contextlib.suppress(OSError, BadInput):
        file = places.data_home() / "settings.ini"
        open_regular(file, _MAX_BYTES).close()  # Qt would block on a pipe
        return chosen(settings_in(file))
    return SYSTEM
