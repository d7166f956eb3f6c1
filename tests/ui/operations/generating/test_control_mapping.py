"""Maps of controls: shown over the canvas, painted over, and kept with the recipe."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from studio.engine.generation.control_image import map_control
from studio.engine.generation.model_cache import ModelCache
from studio.protocol import places
from studio.protocol.events import Failed
from studio.protocol.modelcard import CARD_FILE, ModelCard, dump_card

POCKET = ModelCard(name="pocket", title="Pocket", kind="stable-diffusion", size=32, channels=3, latent=(4, 8, 8))
CANNY = ModelCard(name="canny", title="Edges", kind="controlnet", size=32, channels=3, base="pocket")


@pytest.fixture
def painter(data_home, studio, monkeypatch):
    """A window with a picture of a bright square, whose engine answers requests for maps at once."""
    for card in (POCKET, CANNY):
        folder = places.own_models() / card.name
        folder.mkdir(parents=True)
        (folder / CARD_FILE).write_text(dump_card(card))
    studio.core.models.cards = {card.name: card for card in (POCKET, CANNY)}
    studio.parts.recipe_panel.set_models(studio.core.models.cards)
    studio.parts.recipe_panel.fields.models.model.set_key("pocket")
    pixels = np.zeros((48, 64, 3), np.uint8)
    pixels[16:32, 20:44] = 200
    studio.core.document.set_picture(pixels)

    def answer(request):
        studio.core.engine.job_event.emit(request.job, map_control(request, ModelCache("cpu")))

    monkeypatch.setattr(studio.core.engine, "_frame_requested", type("Asked", (), {"emit": staticmethod(answer)}))
    return studio


def controls(studio):
    return studio.parts.recipe_panel.fields.adapters.controls


def click(widget):
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def frame(studio):
    return studio.parts.canvas._painter._frame_pixels


def test_the_eye_shows_and_hides_the_map(qtbot, painter):
    row = controls(painter).add_kind("canny")
    click(row.show_button)
    qtbot.waitUntil(lambda: painter.parts.canvas.shows_frame)
    edges = frame(painter)[..., 0]
    assert edges.shape == (48, 64)
    assert edges[16:32, 18:22].any()
    assert not edges[:10].any()
    click(row.show_button)
    assert not painter.parts.canvas.shows_frame


def test_a_painted_map_is_kept_and_used_as_it_is(qtbot, painter):
    row = controls(painter).add_kind("canny")
    click(row.paint_button)
    qtbot.waitUntil(
        lambda: (
            painter.generation.control_mapping.editor is not None
            and painter.generation.control_mapping.editor.isVisible()
        )
    )
    editor = painter.generation.control_mapping.editor
    before = editor.document.mask.copy()
    assert before.any()
    place = editor.canvas.view.to_widget(8, 8)
    QTest.mouseClick(editor.canvas, Qt.MouseButton.LeftButton, pos=QPoint(*map(round, place)))
    assert (editor.document.mask > before).any(), "white"
    editor.tool.set_key("eraser")
    assert editor.tools.tool.name == "eraser"
    click(editor.undo_button)
    assert (editor.document.mask == before).all()
    click(editor.redo_button)
    painted = editor.document.mask.copy()
    click(editor.use)
    qtbot.waitUntil(lambda: row.spec().ready)
    spec = row.spec()
    assert (np.asarray(Image.open(spec.image)) == painted).all()
    assert Path(spec.image).parent == places.data_home() / "inputs"
    assert not editor.isVisible()
    click(row.paint_button)
    qtbot.waitUntil(editor.isVisible)
    assert (editor.document.mask == painted).all(), "it can be painted on"


def test_a_scribble_is_painted_without_a_picture(qtbot, painter):
    painter.files.files.close_picture()
    row = controls(painter).add_kind("scribble")
    assert not row.usable
    click(row.paint_button)
    editor = painter.generation.control_mapping.editor
    assert editor.document.mask.shape == (32, 32)
    assert not editor.document.mask.any()
    editor.document.fill_mask()
    click(editor.use)
    qtbot.waitUntil(lambda: row.usable)
    (spec,) = painter.parts.recipe_panel.fields.adapters.control_specs()
    assert spec.ready
    assert (np.asarray(Image.open(spec.image)) == 255).all()


def test_a_map_that_cannot_be_made_is_reported(qtbot, painter, monkeypatch):
    told = []
    monkeypatch.setattr(painter.generation.control_mapping, "_notify", lambda line, error: told.append((line, error)))
    fail = staticmethod(
        lambda request: painter.core.engine.job_event.emit(request.job, Failed(message="No depth model."))
    )
    monkeypatch.setattr(painter.core.engine, "_frame_requested", type("Asked", (), {"emit": fail}))
    click(controls(painter).add_kind("depth").show_button)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [("No depth model.", True)]


def test_a_control_that_was_removed_meanwhile_shows_nothing(qtbot, painter):
    row = controls(painter).add_kind("canny")
    click(row.show_button)
    click(row.remove_button)
    qtbot.waitUntil(lambda: not painter.generation.control_mapping._background.busy)
    assert not painter.parts.canvas.shows_frame


def test_the_mask_is_hidden_in_the_map_for_inpainting(qtbot, painter):
    painter.core.document.fill_mask()
    row = controls(painter).add_kind("inpaint")
    click(row.show_button)
    qtbot.waitUntil(lambda: painter.parts.canvas.shows_frame)
    assert not frame(painter)[..., :3].any()


def test_a_frame_of_the_timeline_becomes_the_picture_of_a_control(qtbot, painter):
    row = controls(painter).add_kind("canny")
    grey = np.full((48, 64, 3), 90, np.uint8)
    grey[10:30, 10:30] = 255
    painter.generation.control_mapping._frame = lambda: grey
    row.source.setCurrentIndex(row.source.findData("frame"))  # as the person does
    qtbot.waitUntil(lambda: row.source.key() == "file")
    assert np.array_equal(np.asarray(Image.open(row.spec().image).convert("RGB")), grey)


def test_without_a_frame_the_source_stays(painter):
    row = controls(painter).add_kind("canny")
    painter.generation.control_mapping._frame = lambda: None
    row.source.chosen.emit("frame")
    assert row.source.key() == "canvas"
