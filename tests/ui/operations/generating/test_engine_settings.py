"""The dialog of the engine's settings: they reach the engine, and the next session."""

from PySide6.QtTest import QTest

from studio.protocol.engine_settings import DEFAULTS, EngineSettings
from studio.protocol.events import Ready
from studio.ui.operations.generating.engine_settings import EngineSettingsEditing


def choose(field, key) -> None:
    field.setCurrentIndex(field.findData(key))  # as the person does


def test_settings_reach_the_engine_and_the_next_session(studio) -> None:
    editing, engine = studio.generation.engine_settings, studio.core.engine
    editing.open()
    dialog = editing.dialog
    assert QTest.qWaitForWindowExposed(dialog)
    choose(dialog.saving, "tiled")
    choose(dialog.precision, "float32")
    dialog.budget.setValue(2.5)
    dialog.budget.edited.emit(2.5)
    wanted = EngineSettings(saving="tiled", precision="float32", memory_budget=round(2.5 * 2**30))
    assert engine.settings == wanted
    engine.settings = DEFAULTS
    again = EngineSettingsEditing(engine, studio.core.settings, studio.parts.window)
    assert engine.settings == wanted
    again.open()
    assert again.dialog.settings() == wanted


def test_what_cannot_be_read_becomes_the_default(studio) -> None:
    studio.core.settings.setValue("engine/settings", '{"saving": "everything"}')
    EngineSettingsEditing(studio.core.engine, studio.core.settings, studio.parts.window)
    assert studio.core.engine.settings == DEFAULTS


def test_turbo_is_for_a_graphics_card(studio) -> None:
    editing, engine = studio.generation.engine_settings, studio.core.engine
    editing.open()
    engine.ready.emit(Ready(device="CPU", threads=2, memory_bytes=2**33))
    assert not editing.dialog.turbo.isEnabled()
    assert "CPU has no use for Turbo" in editing.dialog.summary.text()
    engine.ready.emit(Ready(device="H100", threads=2, memory_bytes=2**36))
    assert editing.dialog.turbo.isEnabled()
    editing.dialog.turbo.click()
    assert engine.settings.turbo


def test_a_remedy_is_shown_when_the_dialog_opens(studio) -> None:
    studio.core.engine.settings = EngineSettings(saving="fp8")
    studio.generation.engine_settings.open()
    assert studio.generation.engine_settings.dialog.saving.key() == "fp8"
