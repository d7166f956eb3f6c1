"""Projects in the whole window: new, saved, opened again and by other programs' rules, and what the title says."""

import io
import zipfile

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QFileDialog, QMessageBox

from studio.document.layer_editing import LayerEditing
from studio.document.project.reading import open_project
from studio.protocol.geometry import Size


@pytest.fixture
def projects(studio):
    return studio.files.projects


@pytest.fixture
def document(studio):
    return studio.core.document


def paint_layers(studio) -> None:
    document, undo = studio.core.document, studio.core.undo
    pixels = np.random.default_rng(0).integers(0, 256, (60, 80, 3), dtype=np.uint8)
    undo.record(document.set_picture(pixels))
    layers = LayerEditing(document)
    undo.record(layers.add())
    document.begin_stroke(studio.core.tools.brush, colour=(200, 30, 40))
    document.stroke_to(20, 20)
    undo.record(document.end_stroke())
    undo.record(layers.change(document.active, "Blend", blend="svg:multiply", opacity=0.5))
    mask = np.zeros((60, 80), np.uint8)
    mask[5:20, 30:50] = 128
    undo.record(document.set_mask(mask))


def answer(monkeypatch, path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def save(studio, qtbot, path) -> None:
    studio.files.projects.save_to(path)
    qtbot.waitUntil(lambda: not studio.files.projects.busy and path.exists())


def title(studio) -> tuple[str, bool]:
    return studio.parts.window.windowTitle(), studio.parts.window.isWindowModified()


def test_what_is_saved_is_opened_again_with_layers_mask_and_recipe(studio, projects, document, qtbot, tmp_path):
    paint_layers(studio)
    studio.parts.recipe_panel.fields.seeds.seed.setValue(77)
    look, mask = document.picture.copy(), document.mask.copy()
    names = [(layer.name, layer.blend, layer.opacity) for layer in document.stack.layers()]
    path = tmp_path / "a.ora"
    save(studio, qtbot, path)
    studio.core.undo.record(document.close_picture())
    studio.parts.recipe_panel.fields.seeds.seed.setValue(3)
    projects.open(path)
    qtbot.waitUntil(lambda: document.has_picture)
    assert np.array_equal(document.picture, look)
    assert np.array_equal(document.mask, mask)
    assert [(layer.name, layer.blend, layer.opacity) for layer in document.stack.layers()] == names
    assert studio.parts.recipe_panel.fields.seeds.seed.value() == 77
    studio.core.undo.undo()
    assert not document.has_picture


def test_the_file_is_openraster_with_the_picture_merged(studio, document, qtbot, tmp_path):
    paint_layers(studio)
    path = tmp_path / "a.ora"
    save(studio, qtbot, path)
    with zipfile.ZipFile(path) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        merged = np.asarray(Image.open(io.BytesIO(archive.read("mergedimage.png"))).convert("RGBA"))
    assert np.array_equal(merged, document.picture)
    layer = next(open_project(path).stack.layers())
    assert layer.pixels.shape[0] < 60  # what is transparent around the stroke is not written


def test_the_title_names_the_project_and_marks_unsaved_changes(studio, document, qtbot, tmp_path):
    assert title(studio) == ("Denoise Studio", False)
    paint_layers(studio)
    assert title(studio) == ("Untitled – Denoise Studio", False)
    path = tmp_path / "sky.ora"
    save(studio, qtbot, path)
    assert title(studio) == ("sky.ora[*] – Denoise Studio", False)
    studio.core.undo.record(document.clear_mask())
    assert title(studio) == ("sky.ora[*] – Denoise Studio", True)
    studio.core.undo.undo()
    assert title(studio) == ("sky.ora[*] – Denoise Studio", False)
    studio.core.undo.record(document.set_picture(np.zeros((4, 4, 3), np.uint8)))
    assert title(studio) == ("Untitled – Denoise Studio", False)
    studio.core.undo.undo()
    assert title(studio) == ("sky.ora[*] – Denoise Studio", False)


def test_save_asks_for_a_file_once(studio, projects, monkeypatch, qtbot, tmp_path):
    paint_layers(studio)
    answer(monkeypatch, tmp_path / "named")
    actions = studio.parts.window.actions_
    actions["file.save"].trigger()
    qtbot.waitUntil(lambda: (tmp_path / "named.ora").exists() and not projects.busy)
    answer(monkeypatch, "")
    studio.core.undo.record(studio.core.document.clear_mask())
    actions["file.save"].trigger()
    qtbot.waitUntil(lambda: not projects.is_modified)
    assert open_project(tmp_path / "named.ora").mask is None


@pytest.mark.parametrize("button", ["Save", "Discard", "Cancel"])
def test_another_project_asks_what_to_do_with_unsaved_changes(studio, document, projects, button, qtbot, tmp_path):
    paint_layers(studio)
    path = tmp_path / "a.ora"
    save(studio, qtbot, path)
    studio.core.undo.record(document.clear_mask())
    asked = document.identity
    projects.unless_unsaved(lambda: projects.new(Size(8, 9)))
    box = studio.parts.window.findChild(QMessageBox)
    box.button(getattr(QMessageBox.StandardButton, button)).click()
    if button == "Cancel":
        assert document.identity is asked
        return
    qtbot.waitUntil(lambda: document.size == (8, 9))
    assert (open_project(path).mask is None) == (button == "Save")


def test_a_file_that_another_program_has_stripped_opens(studio, document, qtbot, tmp_path):
    paint_layers(studio)
    path, stripped = tmp_path / "a.ora", tmp_path / "b.ora"
    save(studio, qtbot, path)
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(stripped, "w") as other:
        for name in archive.namelist():
            if not name.startswith("studio/"):
                other.writestr(name, archive.read(name))
    look = document.picture.copy()
    studio.files.files.open(stripped)
    qtbot.waitUntil(lambda: studio.files.projects.path == stripped)
    assert np.array_equal(document.picture, look)
    assert not document.has_mask


def test_a_damaged_project_is_refused_and_changes_nothing(studio, document, projects, qtbot, tmp_path):
    paint_layers(studio)
    before, path = document.identity, tmp_path / "bad.ora"
    path.write_bytes(b"PK no archive")
    projects.open(path)
    qtbot.waitUntil(lambda: "bad.ora" in studio.parts.window.notice.text.text())
    assert document.identity is before


def test_painting_while_a_project_is_saved_saves_a_whole_state(studio, document, projects, qtbot, tmp_path):
    paint_layers(studio)
    path = tmp_path / "a.ora"
    projects.save_to(path)
    studio.core.undo.record(document.fill_mask())
    qtbot.waitUntil(lambda: path.exists() and not projects.busy)
    assert open_project(path).mask.all()
    assert not projects.is_modified


@pytest.mark.parametrize("after", ["close", "another"])
def test_what_is_saved_is_what_was_shown(studio, document, projects, qtbot, tmp_path, after):
    paint_layers(studio)
    path = tmp_path / "a.ora"
    look, size = document.picture.copy(), document.size
    projects.save_to(path)
    if after == "close":
        studio.parts.window.actions_["file.close_picture"].trigger()
    else:
        studio.core.undo.record(document.set_picture(np.full((5, 6, 4), 9, np.uint8)))
    qtbot.waitUntil(lambda: path.exists() and not projects.busy)
    saved = open_project(path)
    assert saved.size == size
    assert projects.path is None
    studio.files.files.open(path)
    qtbot.waitUntil(lambda: projects.path == path)
    assert np.array_equal(document.picture, look)


@pytest.mark.parametrize("suffix", ["png", "jpg", "webp", "tif", "avif"])
def test_pictures_are_exported_in_the_format_of_their_name(studio, document, suffix, qtbot, tmp_path, monkeypatch):
    ramp = np.linspace(0, 255, 80).astype(np.uint8)
    document.set_picture(np.dstack([np.tile(ramp, (60, 1))] * 3))
    path = tmp_path / f"a.{suffix}"
    answer(monkeypatch, path)
    studio.parts.window.actions_["file.export"].trigger()
    qtbot.waitUntil(path.exists)
    with Image.open(path) as image:
        assert image.size == (80, 60)
        difference = np.asarray(image.convert("RGB")).astype(int) - document.picture[..., :3]
    assert np.abs(difference).mean() < 8
    if suffix in ("png", "tif"):
        assert not difference.any()
