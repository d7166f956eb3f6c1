"""Fork here: a branch of the timeline, from the step under the playhead."""

import time

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.document.lanes.denoising_lane import DenoisingLane
from studio.protocol import places
from studio.protocol.generation_recipe import ForkSpec, GenerateRecipe
from studio.protocol.modelcard import CARD_FILE, ModelCard, dump_card
from studio.protocol.recipes import dump_recipe
from studio.protocol.record import RecordInfo, create_record
from studio.protocol.resultsfolder import RECIPE_FILE, TRAJECTORY_FILE
from studio.ui.timeline.strip import GUTTER

STEPS = 8
POCKET = ModelCard(name="pocket", title="Pocket", kind="stable-diffusion", size=32, channels=3, latent=(4, 8, 8))


@pytest.fixture
def own_model(data_home):
    folder = places.own_models() / POCKET.name
    folder.mkdir(parents=True)
    (folder / CARD_FILE).write_text(dump_card(POCKET))


@pytest.fixture
def painter(own_model, studio):
    """A window with a text-to-image model."""
    studio.parts.recipe_panel.fields.models.model.set_key("pocket")
    return studio


def keep_result(name, begin=0, **recipe):
    """Write the results of a job that took the steps `begin ... STEPS - 1`."""
    asked = GenerateRecipe(**{"model": "pocket", "steps": STEPS, "seed": 7, "prompt": "a tiger"} | recipe)
    folder = places.results() / name
    folder.mkdir(parents=True)
    kept = tuple(range(begin, STEPS))
    info = RecordInfo(
        timesteps=tuple(100 * (STEPS - step) for step in kept),
        kept=kept,
        steps=STEPS,
        alphas_cumprod=np.linspace(0.99, 0.01, 1000),
        recipe_text=asked.model_dump_json(),
        model="pocket",
    )
    record = create_record(folder / TRAJECTORY_FILE, info, (asked.count, 3, 16, 16))
    for frame in range(len(kept)):
        values = np.full((asked.count, 3, 16, 16), frame / STEPS, np.float32)
        record.put(frame, 0, values, values)
    (folder / RECIPE_FILE).write_text(dump_recipe(asked))
    for index in range(asked.count):
        Image.new("RGB", (32, 32), (9, 9, 90)).save(folder / f"{index:04}.png")
    return folder


def open_lane(studio, folder):
    lane = DenoisingLane.open(folder / TRAJECTORY_FILE, title=folder.name, results=folder)
    studio.core.timeline.add(lane)
    return lane


def until(true):
    end = time.monotonic() + 10
    while not true():
        assert time.monotonic() < end
        QTest.qWait(2)


def forked(studio):
    until(lambda: studio.core.queue.jobs and not studio.generation.generating.preparing)
    return studio.core.queue.jobs[-1]


def test_the_step_under_the_playhead_is_forked_with_the_panels_settings(painter):
    folder = keep_result("parent", count=2, size=(48, 32))
    lane = open_lane(painter, folder)
    painter.core.timeline.look_at(lane, 3)
    fields = painter.parts.recipe_panel.fields
    fields.prompts.prompt.set_text("a pink tiger")
    fields.seeds.seed.setValue(99)
    painter.parts.window.actions_["timeline.fork"].trigger()
    job = forked(painter)
    recipe = job.recipe
    assert recipe.fork == ForkSpec(record=str(folder / TRAJECTORY_FILE), step=3)
    assert (recipe.prompt, recipe.count, recipe.size) == ("a pink tiger", 2, (48, 32))
    assert recipe.seed == 7, "the parent's, unless the panel's is locked"
    assert job.title.endswith("a pink tiger, from step 4")


def test_a_locked_seed_is_the_branchs_own(painter):
    lane = open_lane(painter, keep_result("parent"))
    painter.core.timeline.look_at(lane, 5)
    painter.parts.recipe_panel.fields.seeds.seed.setValue(99)
    painter.parts.recipe_panel.fields.seeds.seed.set_locked(True)
    QTest.mouseClick(painter.parts.timeline_panel.header.fork, Qt.MouseButton.LeftButton)
    recipe = forked(painter).recipe
    assert (recipe.seed, recipe.fork.step) == (99, 5)


def test_the_key_forks_where_the_timeline_is_in_view(painter):
    lane = open_lane(painter, keep_result("parent"))
    painter.core.timeline.look_at(lane, 1)
    painter.parts.timeline_panel.setFocus()
    QTest.keyClick(painter.parts.window, Qt.Key.Key_F)
    assert forked(painter).recipe.fork.step == 1


def test_what_cannot_be_forked_is_reported(painter):
    told = []
    painter.generation.forking._notify = lambda text, error: told.append(text)
    painter.generation.forking.fork_here()
    lane = open_lane(painter, keep_result("parent"))
    lane.trajectory = None
    painter.generation.forking.fork_here()
    lane.live = True
    painter.generation.forking.fork_here()
    assert [text.split(".")[0].split(":")[0] for text in told] == [
        "There is no generation in the timeline to fork",
        "The frames of a stopped generation are not kept",
        "This generation still runs",
    ]
    assert not painter.core.queue.jobs


def test_a_model_that_is_gone_is_named_and_looked_for(painter, monkeypatch):
    lane = open_lane(painter, keep_result("parent", model="lost"))
    painter.core.timeline.look_at(lane, 3)
    painter.parts.recipe_panel.fields.set_recipe(lane.recipe)
    looked = []
    monkeypatch.setattr(
        "studio.ui.operations.models.model_adding.QFileDialog.getOpenFileName",
        lambda *_, **__: looked.append(True) or ("", ""),
    )
    painter.parts.window.actions_["timeline.fork"].trigger()
    notice = painter.parts.window.notice
    until(notice.isVisible)
    assert notice.text.text().startswith("The model lost is not on this computer.")
    assert not painter.core.queue.jobs
    QTest.mouseClick(notice.buttons[0], Qt.MouseButton.LeftButton)
    assert looked


def test_a_branch_hangs_on_its_parents_step(painter):
    parent_folder = keep_result("parent")
    fork = {"record": str(parent_folder / TRAJECTORY_FILE), "step": 3}
    child_folder = keep_result("child", begin=3, fork=fork, prompt="a pink tiger")
    parent, child = open_lane(painter, parent_folder), open_lane(painter, child_folder)
    assert painter.core.timeline.lanes == [parent, child]
    assert (child.begin, child.frame_count, painter.core.timeline.depth(child)) == (3, STEPS - 3, 1)
    lanes = painter.parts.timeline_panel.lanes
    for k in range(child.frame_count):
        assert lanes.frame_rect(child, k).left() == lanes.frame_rect(parent, k + 3).left()
    assert child.position_text(0) == "step 4 of 8"
    painted = lanes.viewport().grab().toImage()
    ratio = lanes.devicePixelRatioF()
    row = round((lanes.frame_rect(child, 0).center().y()) * ratio)
    ground = painted.pixelColor(round((GUTTER + 1) * ratio), row)
    first = painted.pixelColor(round(lanes.frame_rect(child, 0).center().x() * ratio), row)
    assert first != ground, "its first frame is there"
    QTest.mouseClick(lanes.viewport(), Qt.MouseButton.LeftButton, pos=lanes.frame_rect(child, 2).center())
    assert (painter.core.timeline.current, painter.core.timeline.playhead) == (child, 2)


def test_the_history_brings_a_branch_with_its_relatives(painter):
    parent_folder = keep_result("parent")
    fork = {"record": str(parent_folder / TRAJECTORY_FILE), "step": 3}
    child_folder = keep_result("child", begin=3, fork=fork)
    painter.core.history.scan()
    painter.generation.results.show_entry(painter.core.history.find(child_folder))
    until(lambda: len(painter.core.timeline.lanes) == 2)
    assert [lane.results for lane in painter.core.timeline.lanes] == [parent_folder, child_folder]
    assert painter.core.timeline.current.results == child_folder
    for lane in list(painter.core.timeline.lanes):
        painter.core.timeline.remove(lane)
    painter.generation.results.show_entry(painter.core.history.find(parent_folder))
    until(lambda: len(painter.core.timeline.lanes) == 2)
    assert painter.core.timeline.current.results == parent_folder
    painter.core.history.remove(painter.core.history.find(parent_folder))
    for lane in list(painter.core.timeline.lanes):
        painter.core.timeline.remove(lane)
    painter.generation.results.show_entry(painter.core.history.find(child_folder))
    until(lambda: len(painter.core.timeline.lanes) == 1)
    assert painter.core.timeline.current.results == child_folder, "a parent that is gone is not an obstacle"
