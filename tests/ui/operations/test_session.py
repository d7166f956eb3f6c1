"""The canvas between two starts: saved some seconds after an edit, and restored as far as it is sound."""

import numpy as np
import pytest
from PySide6.QtCore import QSettings

from studio.document.session import load_session, save_mask, save_picture
from studio.ui.operations import session as keeping


@pytest.fixture(autouse=True)
def soon(monkeypatch):
    monkeypatch.setattr(keeping, "SAVE_AFTER_SECONDS", 0.05)


def picture(side=40):
    return np.random.default_rng(side).integers(0, 256, (side, side, 4), np.uint8)


def saved(studio):
    session = studio.session
    return not session.busy and session._mask_saved == session._mask_edits and not session._timer.isActive()


def test_an_edit_is_saved_without_closing(studio, qtbot, data_home):
    studio.core.document.set_picture(picture())
    qtbot.waitUntil(lambda: saved(studio))
    assert (load_session().picture == picture()).all()
    before = (data_home / "session" / "picture.png").stat().st_mtime_ns
    studio.core.document.fill_mask()
    qtbot.waitUntil(lambda: saved(studio))
    session = load_session()
    assert (session.mask == 255).all()
    assert (session.picture == picture()).all()
    after = (data_home / "session" / "picture.png").stat().st_mtime_ns
    assert before == after, "a stroke rewrites the mask alone"


def test_an_edit_of_the_recipe_is_saved_without_closing(studio, qtbot):
    studio.parts.recipe_panel.fields.sampling.steps.setValue(17)
    studio.parts.recipe_panel.changed.emit()
    qtbot.waitUntil(lambda: not studio.session.busy and not studio.session._timer.isActive())
    kept = QSettings(studio.core.settings.fileName(), QSettings.Format.IniFormat).value("recipe")
    assert kept["steps"] == 17


def test_an_edit_while_the_picture_is_being_written_is_saved_too(studio, qtbot):
    studio.core.document.set_picture(picture(400))
    qtbot.waitUntil(lambda: studio.session.busy)
    studio.core.document.set_picture(picture(30))
    studio.core.document.fill_mask()
    qtbot.waitUntil(lambda: saved(studio))
    session = load_session()
    assert (session.picture == picture(30)).all()
    assert (session.mask == 255).all()


def test_a_damaged_mask_is_reported_and_the_picture_kept(studio, qtbot, data_home):
    save_mask(np.full((40, 40), 255, np.uint8), save_picture(picture()))
    mask = data_home / "session" / "mask.png"
    mask.write_bytes(mask.read_bytes()[:50])
    studio.session.restore(lambda _: None)
    qtbot.waitUntil(lambda: not studio.session.busy)
    assert (studio.core.document.picture == picture()).all()
    assert "session-damaged" in studio.parts.window.notice.text.text()
    studio.parts.window.close()
    assert (load_session().picture == picture()).all()


def test_a_damaged_session_that_cannot_be_moved_is_not_overwritten(studio, qtbot, data_home, monkeypatch):
    save_picture(picture())
    file = data_home / "session" / "picture.png"
    file.write_bytes(b"damaged")
    monkeypatch.setattr("pathlib.Path.rename", lambda *_: (_ for _ in ()).throw(OSError(13, "Permission denied")))
    studio.session.restore(lambda _: None)
    qtbot.waitUntil(lambda: not studio.session.busy)
    studio.core.document.set_picture(picture())
    studio.parts.window.close()
    assert file.read_bytes() == b"damaged"
