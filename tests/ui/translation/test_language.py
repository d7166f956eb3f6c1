"""The language of the window: chosen or the system's, and what it translates."""

import pytest
from PySide6.QtCore import QLocale, QSettings

from studio.ui import language, translation
from studio.ui.dates import date_text
from studio.ui.operations.window.language_choosing import LanguageChoosing
from studio.ui.translation import tr, tr_count, tr_message


@pytest.fixture
def settings(tmp_path, monkeypatch):
    monkeypatch.setenv("DENOISE_STUDIO_HOME", str(tmp_path))
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def english_again(monkeypatch):
    monkeypatch.setattr(translation, "_catalogue", None)
    monkeypatch.setattr(translation, "_marks", {})
    monkeypatch.setattr(translation, "_messages", [])
    monkeypatch.setattr(language, "_loaded", [])
    system = QLocale()
    yield
    QLocale.setDefault(system)


def speak(monkeypatch, *tags: str) -> None:
    class System:
        @staticmethod
        def system():
            return System()

        def uiLanguages(self):
            return list(tags)

    monkeypatch.setattr(QLocale, "system", System.system)


@pytest.mark.parametrize(
    ("tags", "name"),
    [
        (["de-AT", "en"], "de"),
        (["fr-FR", "de-DE"], "de"),
        (["en-GB", "de"], "en"),
        (["fr"], "en"),
        (["C"], "en"),
        ([], "en"),
    ],
)
def test_the_first_language_of_the_system_that_is_spoken(monkeypatch, tags, name):
    speak(monkeypatch, *tags)
    assert language.spoken(language.SYSTEM) == name
    assert language.spoken("en") == "en"


def test_a_chosen_language_goes_before_the_systems(settings, monkeypatch, english_again):
    speak(monkeypatch, "en")
    language.choose(settings, "de")
    settings.sync()
    language.start()
    assert tr("Save") == "Speichern"
    assert tr_count("{count} step", "{count} steps", 1) == "{count} Schritt"
    assert tr_count("{count} step", "{count} steps", 3) == "{count} Schritte"
    assert tr_message("There is no file a.png.") == "Es gibt keine Datei a.png."
    assert tr_message("step 3 of 20") == "Schritt 3 von 20"
    assert tr_message("a.gif: only its first frame is used") == "a.gif: nur sein erstes Bild wird verwendet"
    converted = "its colours were converted from its profile to sRGB"
    assert tr_message(f"a.png: {converted}") == "a.png: seine Farben wurden aus seinem Profil nach sRGB umgewandelt"


def test_qts_own_dialogs_follow(settings, monkeypatch, english_again, qapp):
    from PySide6.QtCore import QCoreApplication

    language.choose(settings, "de")
    settings.sync()
    language.start()
    language.install(qapp)
    try:
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"
        assert date_text(1_778_000_000, 1_781_000_000) == "5. Mai"
        assert date_text(1_781_000_000, 1_781_000_000).startswith("heute ")
    finally:
        for loaded in language._loaded:
            qapp.removeTranslator(loaded)


@pytest.mark.parametrize("kept", ["klingon", b"\0", 3])
def test_a_damaged_choice_is_the_systems(settings, kept):
    settings.setValue("language", kept)
    assert language.chosen(settings) == language.SYSTEM


def test_a_choice_is_kept_and_reported(settings, monkeypatch):
    class Action:
        checked = False

        def setChecked(self, checked: bool) -> None:
            self.checked = checked

    speak(monkeypatch, "en")
    actions = {f"view.language_{name}": Action() for name in ("system", "en", "de")}
    told = []
    choosing = LanguageChoosing(actions, settings, lambda text, bad: told.append((text, bad)))
    assert actions["view.language_system"].checked
    choosing.operations()["view.language_de"]()
    assert language.chosen(settings) == "de"
    assert [action.checked for action in actions.values()] == [False, False, True]
    assert told == [("The language will be Deutsch from the next start on.", False)]
    choosing.operations()["view.language_system"]()
    assert len(told) == 1  # English again, which it speaks already
