"""The Words tab: a lane's record goes to the engine, its steps come back as cells and curves, and can be saved."""

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.document.lanes.denoising_lane import DenoisingLane
from studio.document.lanes.word_attention import WordAttention
from studio.engine.generation.generate import ModelCache, generate
from studio.protocol.attention import AttentionStep
from studio.protocol.events import Failed, Finished
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.latents import Packed
from studio.protocol.resultsfolder import TRAJECTORY_FILE
from studio.ui.explore import words_tab
from tests.tiny_text_model import save_tiny_model


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    place = tmp_path_factory.mktemp("record")
    model = str(save_tiny_model(place / "tiny"))
    recipe = GenerateRecipe(model=model, prompt="a tiger", steps=3, guidance=1.0)
    list(generate(recipe, place / "out", models=ModelCache("cpu")))
    return place / "out" / TRAJECTORY_FILE


def attention(frame, total=3):
    maps = np.zeros((2, 8, 8), np.uint8)
    maps[0, :, :4], maps[1, :, 4:] = 255, 255
    return AttentionStep(
        frame=frame,
        total=total,
        step=frame,
        timestep=900 - 300 * frame,
        words=("a", "tiger"),
        layers=("down_blocks.0.attentions.0.transformer_blocks.0", "mid_block.attentions.0.transformer_blocks.0"),
        maps=Packed.of(maps, "u1"),
        shares=(0.1 + frame / 100, 0.2 - frame / 100),
    )


@pytest.fixture
def jobs():
    return []


@pytest.fixture
def words(explore, studio, record, jobs):
    studio.core.engine.start_job = jobs.append
    studio.core.timeline.add(DenoisingLane.open(record, title="a tiger"))
    explore.choose("words")
    return studio.explore.words.view


def look(view, studio, jobs):
    QTest.mouseClick(view.look, Qt.MouseButton.LeftButton)
    for frame in range(3):
        studio.core.engine.job_event.emit(jobs[-1].job, attention(frame))
    studio.core.engine.job_event.emit(jobs[-1].job, Finished())


def test_the_record_of_the_lane_is_followed(words, studio, jobs, record):
    look(words, studio, jobs)
    assert jobs[-1].record == str(record)
    assert (jobs[-1].layer, jobs[-1].heads) == ("", None)
    assert words.sheet.rows == 2
    QTest.mouseClick(words.sheet, Qt.MouseButton.LeftButton, pos=words.sheet.place_of(1, 2).toPoint())
    assert words.facts.text() == "“tiger” at step 3, t = 300: 18.0% of the attention"
    image = words.sheet.cell()
    assert image.pixelColor(image.width() - 2, 4).lightness() > image.pixelColor(1, 4).lightness()


def test_curves_and_keys_choose_the_step(words, studio, jobs):
    look(words, studio, jobs)
    place = words.curves.place_of(1.0, 0.15).toPoint()
    QTest.mouseClick(words.curves, Qt.MouseButton.LeftButton, pos=place)
    assert words.sheet.current == (0, 2)
    words.sheet.setFocus()
    QTest.keyClick(words.sheet, Qt.Key.Key_Down)
    assert words.facts.text().startswith("“tiger” at step 3")


def test_a_layer_and_a_group_of_heads_are_requested_again(words, studio, jobs):
    look(words, studio, jobs)
    assert words.layer.keys()[1:] == list(attention(0).layers)
    words.layer.setFocus()
    QTest.keyClick(words.layer, Qt.Key.Key_Down)
    assert jobs[-1].layer == attention(0).layers[0]
    studio.core.engine.job_event.emit(jobs[-1].job, Finished())
    words.heads.setFocus()
    QTest.keyClick(words.heads, Qt.Key.Key_Down)
    assert jobs[-1].heads == 0


def test_picture_and_table_are_saved(words, studio, jobs, tmp_path, monkeypatch, qtbot):
    look(words, studio, jobs)
    monkeypatch.setattr(words_tab, "choose_save_path", lambda parent, title, name, *rest: tmp_path / name)
    QTest.mouseClick(words.save_picture, Qt.MouseButton.LeftButton)
    QTest.mouseClick(words.save_table, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not studio.explore.words.busy)
    width, height = Image.open(tmp_path / "attention.png").size
    assert width == 3 * height / 2
    lines = (tmp_path / "attention.csv").read_text().split()
    assert lines[0] == "step,timestep,a,tiger"
    assert lines[1:] == ["0,900,0.100000,0.200000", "1,600,0.110000,0.190000", "2,300,0.120000,0.180000"]


def test_what_cannot_be_followed_is_reported(words, studio, jobs):
    QTest.mouseClick(words.look, Qt.MouseButton.LeftButton)
    studio.core.engine.job_event.emit(jobs[-1].job, Failed(message="The model is gone."))
    assert words.sheet._empty == "The model is gone."
    assert not words.save_picture.isEnabled()


def test_without_a_lane_the_tab_says_what_to_do(explore, studio):
    explore.choose("words")
    view = studio.explore.words.view
    QTest.mouseClick(view.look, Qt.MouseButton.LeftButton)
    assert view.sheet._empty.startswith("Select a lane")


def test_without_a_picture_the_maps_are_shown_alone():
    found = WordAttention(None, [attention(0)])
    cell = found.cell(0, 0)
    assert cell.shape == (96, 96, 3)
    assert cell[:, 0].max() > 200
    assert cell[:, -1].max() == 0
