"""Opening, copying and saving pictures: dialogs, files, and remembered folders."""

import threading
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog

from studio.protocol.geometry import Box
from studio.ui.widgets import save_dialog
from studio.ui.widgets.save_dialog import with_ending
from tests.foreign_pictures import foreign_pictures

PICTURE = np.full((20, 30, 4), 200, np.uint8)


@pytest.fixture
def dialogs(monkeypatch):
    """Answers of the save dialog, the places where it has opened, and the files whose replacement was asked about."""
    answers: list[str] = []
    opened: list[str] = []
    asked: list[Path] = []

    def answer(_parent, _title, proposed, *_):
        opened.append(proposed)
        return (answers.pop(0), "")

    def refuse(_parent, path):
        asked.append(path)
        return False

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    monkeypatch.setattr(save_dialog, "_may_replace", refuse)
    return answers, opened, asked


def test_a_missing_suffix_is_added_without_replacing_files(studio, dialogs, tmp_path, qtbot):
    answers, _, asked = dialogs
    (tmp_path / "photo v1.png").write_text("precious")
    studio.core.document.set_picture(PICTURE)
    answers.append(str(tmp_path / "photo v1.5"))
    studio.files.files.choose_and_save()
    qtbot.waitUntil((tmp_path / "photo v1.5.png").is_file)
    assert (tmp_path / "photo v1.png").read_text() == "precious"
    assert asked == []


def test_replacing_is_confirmed_for_the_file_with_its_suffix(studio, dialogs, tmp_path, qtbot):
    answers, opened, asked = dialogs
    (tmp_path / "holiday.png").write_text("precious")
    studio.core.document.set_picture(PICTURE)
    answers += [str(tmp_path / "holiday"), ""]
    studio.files.files.choose_and_save()
    qtbot.waitUntil(lambda: not answers)
    assert asked == [tmp_path / "holiday.png"]
    assert opened[-1] == str(tmp_path / "holiday.png")  # refused: the dialog is back
    assert (tmp_path / "holiday.png").read_text() == "precious"
    assert not studio.files.files.busy


@pytest.mark.parametrize("crop", [None, Box(4, 5, 6, 7)])
def test_what_the_canvas_shows_is_copied(studio, qtbot, crop):
    studio.core.document.set_picture(PICTURE)
    result = np.full((*((crop.height, crop.width) if crop else PICTURE.shape[:2]), 4), 90, np.uint8)
    result[:, :, 3] = 255
    studio.core.document.offer([result], crop)
    expected = PICTURE.copy()
    expected[crop.slices if crop else ...] = result
    assert np.array_equal(copied(studio, qtbot), expected)
    studio.core.document.toggle()
    assert np.array_equal(copied(studio, qtbot), PICTURE)


def test_pixels_are_copied_off_the_ui_thread_and_again_when_they_change_meanwhile(studio, qtbot, monkeypatch):
    """At 24 megapixels a copy takes a tenth of a second."""
    studio.core.document.set_picture(PICTURE)
    started, go_on, threads = threading.Event(), threading.Event(), []

    def copy(candidate, picture):
        threads.append(threading.current_thread())
        half_read = picture[:10].copy()
        started.set()
        assert go_on.wait(20)
        return np.concatenate([half_read, picture[10:]])

    monkeypatch.setattr("studio.document.candidate.Candidate.over", copy)
    box = Box(0, 0, 1, 1)
    studio.core.document.offer([np.full((1, 1, 4), 200, np.uint8)], box)
    taken = []
    studio.files.files._take_copy(lambda pixels, _recipe: taken.append(pixels), "")
    assert started.wait(20)
    studio.core.document.write("picture", Box(0, 0, 30, 20), np.full((20, 30, 4), 10, np.uint8))
    go_on.set()
    qtbot.waitUntil(lambda: not studio.files.files.busy)
    assert [int(pixels.min()) for pixels in taken] == [int(pixels.max()) for pixels in taken] == [10]
    assert len(threads) == 2
    assert threading.main_thread() not in threads


def copied(studio, qtbot) -> np.ndarray:
    """Copy what the canvas shows, and return the pixels from the clipboard."""
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    studio.files.files.copy()
    qtbot.waitUntil(lambda: not studio.files.files.busy)
    image = clipboard.image().convertToFormat(QImage.Format.Format_RGBA8888)
    clipboard.clear()
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4).copy()


def test_a_dangling_link_counts_as_a_file(dialogs, tmp_path):
    (tmp_path / "a.png").symlink_to(tmp_path / "nowhere.png")
    assert not save_dialog.may_write(None, tmp_path / "a.png", str(tmp_path / "a"))


@given(st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_file_names_are_kept_whole(name):
    if name in (".", ".."):
        return
    saved = with_ending(Path("folder") / name, ".png")
    assert saved.name in (name, name + ".png")
    assert saved.suffix.lower() == ".png"
    assert saved.parent == Path("folder")


def test_folders_are_remembered(studio, dialogs, tmp_path, qtbot, monkeypatch):
    answers, opened, _ = dialogs
    started_in: list[str] = []
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    Image.fromarray(PICTURE).save(pictures / "a.png")

    def choose(_parent, _title, folder, _filter):
        started_in.append(folder)
        return (str(pictures / "a.png"), "")

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    studio.files.files.choose_and_open()
    studio.files.files.choose_and_open()
    assert started_in[1] == str(pictures)
    qtbot.waitUntil(lambda: studio.core.document.has_picture and not studio.files.files.busy)
    answers += [str(tmp_path / "b.png"), ""]
    studio.files.files.choose_and_save()
    qtbot.waitUntil(lambda: len(opened) == 1)
    studio.files.files.choose_and_save()
    qtbot.waitUntil(lambda: len(opened) == 2)
    assert opened[1] == str(tmp_path / "picture.png")
    qtbot.waitUntil((tmp_path / "b.png").is_file)


def test_settings_of_another_program_are_offered_with_the_picture(studio, qtbot, tmp_path):
    picture = next(picture for picture in foreign_pictures() if picture.name == "swarmui-webp")
    seed = studio.parts.recipe_panel.recipe().seed
    studio.files.files.open_first([str(picture.write(tmp_path))])
    qtbot.waitUntil(lambda: not studio.files.files.busy)
    notice = studio.parts.window.notice
    assert notice.isVisibleTo(studio.parts.window)
    assert "SwarmUI" in notice.text.text()
    assert studio.parts.recipe_panel.recipe().steps != 22
    qtbot.mouseClick(notice.other_button, Qt.MouseButton.LeftButton)
    assert studio.parts.recipe_panel.recipe().steps == 22
    assert studio.parts.recipe_panel.recipe().seed == seed
    assert "sd_xl_base_1.0 is not here" in studio.parts.window.statusBar().message.text()
    assert not notice.isVisibleTo(studio.parts.window)
    studio.files.files.open_first([str(tmp_path / "picture.webp")])
    qtbot.waitUntil(lambda: not studio.files.files.busy)
    qtbot.mouseClick(notice.button, Qt.MouseButton.LeftButton)
    assert studio.parts.recipe_panel.recipe().seed == 1618033988
