"""A damaged or hand-edited settings.ini loses only its own settings."""

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray, QSettings

from studio.ui.kept_settings import (
    flag_of,
    forget_layout,
    keep_layout,
    layout_of,
    number_of,
    open_settings,
    text_of,
    value_of,
)

KEYS = (
    *("geometry", "workspace", "layout/2/paint", "theme", "overlay_colour", "overlay_opacity"),
    *("recipe", "training", "curves", "outlive"),
)
VALUES = (
    *("abc", "", "nan", "1e999", "a, b, c", "@Invalid()", "@ByteArray(abc)", "@Variant(\\0\\0\\0)", "@Size(1 2)"),
    *("@Variant(\\0\\0\\0\\b\\0\\0\\0\\x1\\xff)", "@Rect(1)", "9" * 5000, "@Variant(rubbish)"),
)


@pytest.fixture
def window_with(qapp, data_home, monkeypatch):
    """A window that has been shown and restored from this settings.ini."""
    from studio.wiring.studio import Studio

    made = []

    def make(content: bytes):
        (data_home / "settings.ini").write_bytes(content)
        studio = Studio(qapp)
        made.append(studio)
        monkeypatch.setattr(studio.core.engine, "start", lambda: None)
        studio.parts.window.show()
        studio.panel_state.restore()
        return studio

    yield make
    for studio in made:
        studio.parts.window.close()
        studio.parts.window.deleteLater()


@pytest.mark.parametrize("turn", range(0, len(VALUES), 3))
def test_the_window_opens_with_any_value_of_any_setting(window_with, turn: int):
    lines = []
    for number, key in enumerate(KEYS):
        group, _, name = key.rpartition("/")
        value = VALUES[(number + turn) % len(VALUES)]
        lines.append(f"[{group.replace('/', '%2F') or 'General'}]\n{name}={value}")
    studio = window_with("\n".join(lines).encode())
    assert studio.parts.window.isVisible()
    assert 0 <= studio.core.tools.overlay_opacity <= 1


@pytest.mark.parametrize("key", ["geometry", "overlay_opacity"])
def test_the_window_opens_with_text_in_place_of_a_value(window_with, key: str):
    assert window_with(f"[General]\n{key}=abc\n".encode()).parts.window.isVisible()


@pytest.mark.parametrize("content", [b"\0" * 5000, bytes(range(256)) * 40])
def test_the_window_opens_with_any_bytes_in_its_settings_file(window_with, content: bytes):
    assert window_with(content).parts.window.isVisible()


_LEAVES = st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=9) | st.binary(max_size=9)
_ANY = _LEAVES | st.lists(_LEAVES, max_size=3) | st.dictionaries(st.text(max_size=5), _LEAVES, max_size=2)


@pytest.mark.parametrize("panel", ["recipe_panel", "training_panel", "curves"])
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_panels_restore_any_state(studio, panel: str, data):
    if panel == "curves":
        restore, state = studio.parts.training_view.curves.restore, studio.parts.training_view.curves.state()
    else:
        restore, state = getattr(studio.parts, panel).restore, getattr(studio.parts, panel).state()
    keys = data.draw(st.sets(st.sampled_from(sorted(state)), max_size=4))
    restore(state | {key: data.draw(_ANY) for key in keys})


def test_settings_are_read_by_type(tmp_path):
    kept = QSettings(str(tmp_path / "a.ini"), QSettings.Format.IniFormat)
    for key, value in {"number": 0.25, "text": "abc", "flag": True, "bytes": QByteArray(b"x")}.items():
        kept.setValue(key, value)
    kept.sync()
    (tmp_path / "b.ini").write_bytes((tmp_path / "a.ini").read_bytes())
    for read in (kept, QSettings(str(tmp_path / "b.ini"), QSettings.Format.IniFormat)):
        assert number_of(read, "number", 0.5) == 0.25
        assert number_of(read, "text", 0.5) == 0.5
        assert number_of(read, "none", 0.5) == 0.5
        assert text_of(read, "text", "") == "abc"
        assert text_of(read, "bytes", "else") == "else"
        assert flag_of(read, "flag")
        assert not flag_of(read, "text")
        assert value_of(read, "bytes", QByteArray) == b"x"


@pytest.mark.parametrize("kind", ["pipe", "device", "sparse"])
def test_what_is_not_a_file_of_settings_is_moved_aside(tmp_path, kind):
    file = tmp_path / "settings.ini"
    if kind == "pipe":
        os.mkfifo(file)
    elif kind == "device":
        file.symlink_to("/dev/zero")
    else:
        with open(file, "wb") as opened:
            opened.truncate(2**42)
    opened_settings, problem = open_settings(file)
    opened_settings.setValue("theme", "dark")
    opened_settings.sync()
    (moved,) = tmp_path.glob("settings-damaged-*.ini")
    assert str(moved) in problem
    assert file.is_file()
    assert open_settings(file)[1] == ""


def test_a_missing_file_of_settings_is_not_a_problem(tmp_path):
    opened_settings, problem = open_settings(tmp_path / "settings.ini")
    assert (opened_settings.allKeys(), problem) == ([], "")


def test_a_layout_with_a_flipped_bit_is_not_restored(tmp_path):
    kept = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    keep_layout(kept, "layout/2/paint", QByteArray(b"\x00\xff layout"))
    assert layout_of(kept, "layout/2/paint") == QByteArray(b"\x00\xff layout")
    kept.setValue("layout/2/paint", QByteArray(b"\x00\xfe layout"))
    assert layout_of(kept, "layout/2/paint") is None
    kept.setValue("old", QByteArray(b"of an older version"))
    assert layout_of(kept, "old") == QByteArray(b"of an older version")
    forget_layout(kept, "layout/2/paint")
    assert kept.allKeys() == ["old"]
