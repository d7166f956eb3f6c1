import errno
import os
import subprocess
import sys

import numpy as np
import pytest
from PIL import Image

from studio.document.history.history import History
from studio.document.lanes.denoising_lane import DenoisingLane
from studio.document.png import read_recipe_of
from studio.document.recovery import recover
from studio.protocol.finished_pictures import FINISHED_FILE, write_finished
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.record import RecordInfo, create_record
from studio.protocol.resultsfolder import TRAJECTORY_FILE, make_scratch

RECIPE = GenerateRecipe(steps=9, count=2, seed=7)


@pytest.fixture(scope="module")
def dead():
    """The id of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


@pytest.fixture
def home(tmp_path):
    (tmp_path / "results").mkdir()
    return tmp_path / "results"


def begun(out, pid, shape=(2, 1, 4, 5), frames=2, **info):
    """A record with some of its frames written."""
    info = {
        "timesteps": (90, 50, 10),
        "kept": (0, 4, 8),
        "steps": 9,
        "alphas_cumprod": np.linspace(0.999, 0.01, 100),
        "recipe_text": RECIPE.model_dump_json(),
    } | info
    record = create_record(make_scratch(out, pid) / TRAJECTORY_FILE, RecordInfo(**info), shape)
    for frame in range(frames):
        record.put(frame, 0, np.zeros(shape), np.full(shape, 0.5 * frame))
    return record


def test_the_record_of_a_killed_engine_becomes_a_result(home, dead):
    begun(home / "20260101", dead)
    history = History(home)
    history.scan()
    (entry,) = history.entries
    assert (entry.folder, entry.recipe) == (home / "20260101", RECIPE)
    assert [path.name for path in entry.pictures] == ["0000.png", "0001.png"]
    assert (np.asarray(Image.open(entry.pictures[1])) == 191).all(), "the last estimate of x0"
    lane = DenoisingLane.open(entry.trajectory, title="a")
    assert (lane.frame_count, lane.picture_count, lane.position_text(1)) == (2, 2, "step 5 of 9")
    assert not lane.is_damaged(1)
    assert [path.name for path in home.iterdir()] == ["20260101"]


def test_recovered_latents_are_previewed_and_points_plotted(home, dead):
    rows = ((1.0, 0.0, 0.0), (0.0, 0.0, -1.0), (0.0, 0.0, 1.0))
    begun(home / "latents", dead, (2, 2, 4, 5), space="latent", size=(20, 16), preview=rows)
    begun(home / "points", dead, (2, 2, 1, 1), space="plane")
    assert recover(home) == [home / "latents", home / "points"]
    latents = Image.open(home / "latents" / "0001.png")
    assert (latents.size, latents.getpixel((3, 3))) == ((20, 16), (191, 0, 255))
    points = np.asarray(Image.open(home / "points" / "0000.png"))
    assert points[63, 192].tolist() == [255, 255, 255]
    assert points.sum() == 3 * 255
    assert not (home / "points" / "0001.png").exists()


def test_a_record_without_frames_is_removed(home, dead):
    begun(home / "empty", dead, frames=0)
    make_scratch(home / "nothing", dead)
    (make_scratch(home / "broken", dead) / TRAJECTORY_FILE).write_bytes(b"half")
    assert recover(home) == []
    assert not list(home.iterdir())


@pytest.mark.parametrize("fault", [OSError(errno.EMFILE, "Too many open files"), OSError(errno.ENOMEM, "No memory")])
def test_a_record_that_cannot_be_read_now_is_kept(home, dead, monkeypatch, fault):
    begun(home / "a", dead)

    def refuse(*_, **__):
        raise fault

    with monkeypatch.context() as patch:
        patch.setattr(np, "memmap", refuse)
        assert recover(home) == []
    assert recover(home) == [home / "a"]


def test_whole_pictures_without_a_record_are_kept(home, dead):
    scratch = make_scratch(home / "a", dead)
    write_finished(scratch, [np.zeros((4, 4, 4), np.uint8)])
    assert recover(home) == []
    assert (scratch / FINISHED_FILE).exists()


def test_a_record_that_is_still_written_is_left_alone(home, dead, monkeypatch):
    begun(home / "mine", os.getpid())
    monkeypatch.setattr("platform.node", lambda: "elsewhere")
    begun(home / "theirs", dead)
    monkeypatch.undo()
    (home / ".something.part").mkdir()
    before = sorted(home.iterdir())
    assert recover(home) == []
    assert sorted(home.iterdir()) == before


def test_an_existing_result_is_not_replaced(home, dead):
    begun(home / "taken", dead)
    (home / "taken").mkdir()
    (home / "taken" / "mine.txt").write_text("mine")
    assert recover(home) == []
    assert (home / "taken" / "mine.txt").read_text() == "mine"


@pytest.fixture
def repaint(tmp_path):
    """A recipe that repaints the left half of a crop of a picture, and that picture."""
    rng = np.random.default_rng(0)
    picture = rng.integers(0, 256, (12, 20, 3), np.uint8)
    mask = np.zeros((12, 20), np.uint8)
    mask[3:7, 4:7] = 255
    Image.fromarray(picture).save(tmp_path / "picture.png")
    Image.fromarray(mask).save(tmp_path / "mask.png")
    paths = {"image": str(tmp_path / "picture.png"), "mask": str(tmp_path / "mask.png")}
    return RECIPE.model_copy(update=paths | {"crop": (4, 3, 5, 4)}), picture


def test_what_was_repainted_is_composited_into_its_picture(home, dead, repaint):
    recipe, picture = repaint
    begun(home / "a", dead, crop=(4, 3, 5, 4), recipe_text=recipe.model_dump_json())
    assert recover(home) == [home / "a"]
    whole = np.asarray(Image.open(home / "a" / "0001.png").convert("RGB"))
    expected = picture.copy()
    expected[3:7, 4:7] = 191
    assert np.array_equal(whole, expected)


def test_a_picture_that_is_gone_leaves_its_crop(home, dead, repaint, tmp_path):
    recipe, _ = repaint
    (tmp_path / "mask.png").unlink()
    begun(home / "a", dead, crop=(4, 3, 5, 4), recipe_text=recipe.model_dump_json())
    assert recover(home) == [home / "a"]
    assert Image.open(home / "a" / "0000.png").size == (5, 4)


def test_finished_pictures_are_recovered_as_they_were(home, dead, repaint):
    recipe, picture = repaint
    record = begun(home / "a", dead, frames=3, crop=(4, 3, 5, 4), recipe_text=recipe.model_dump_json())
    parts = [np.full((4, 5, 4), value, np.uint8) for value in (10, 20)]
    for part in parts:
        part[..., 3] = 255
    write_finished(record.path.parent, parts)
    record.path.with_name("0000.png").write_bytes(b"half")
    record.path.with_name(".0000.png.tmp").write_bytes(b"half")
    assert recover(home) == [home / "a"]
    expected = picture.copy()
    expected[3:7, 4:9] = 20
    second = home / "a" / "0001.png"
    assert np.array_equal(np.asarray(Image.open(second).convert("RGB")), expected)
    assert read_recipe_of(second) == recipe.model_copy(update={"seed": recipe.seed + 1, "count": 1})
    names = {path.name for path in (home / "a").iterdir()}
    assert names == {"0000.png", "0001.png", "recipe.json", TRAJECTORY_FILE}
    assert FINISHED_FILE not in names


def test_finished_pictures_of_another_size_are_not_used(home, dead, repaint):
    recipe, _ = repaint
    record = begun(home / "a", dead, crop=(4, 3, 5, 4), recipe_text=recipe.model_dump_json())
    write_finished(record.path.parent, [np.zeros((2, 2, 4), np.uint8)])
    assert recover(home) == [home / "a"]
    assert Image.open(home / "a" / "0000.png").size == (20, 12)
