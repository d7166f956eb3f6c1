"""Files that earlier versions wrote still open: results, records, pictures, training runs, a session."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from studio.document.history.history import History
from studio.document.lanes.denoising_lane import DenoisingLane
from studio.document.png import read_recipe_of
from studio.document.session import load_session
from studio.protocol.generation_recipe import ControlSpec, LoraSpec
from studio.protocol.recipes import dump_recipe, parse_recipe
from studio.protocol.record import open_record
from studio.protocol.runfolder import RunFolder

KEPT = Path(__file__).parent / "kept" / "v1"
RESULTS = ("digits", "plane", "pocket", "repaint", "thinned")


@pytest.fixture
def results(tmp_path):
    return Path(shutil.copytree(KEPT / "results", tmp_path / "results"))


def test_the_history_lists_kept_results(results):
    history = History(results)
    history.scan()
    assert history.skipped == {}
    assert {entry.folder.name for entry in history.entries} == set(RESULTS)
    assert all(entry.trajectory for entry in history.entries)


@pytest.mark.parametrize("name", RESULTS)
def test_kept_recipes_open_and_survive_a_round_trip(name):
    folder = KEPT / "results" / name
    assert json.loads((folder / "recipe.json").read_bytes())["version"] == 1
    recipe = parse_recipe((folder / "recipe.json").read_bytes())
    assert open_record(folder / "trajectory.safetensors").recipe() == recipe
    own = read_recipe_of(folder / "0000.png")
    assert own == recipe.model_copy(update={"count": own.count})
    assert parse_recipe(dump_recipe(recipe)) == recipe


def test_kept_recipes_keep_their_settings():
    pocket = read_recipe_of(KEPT / "results" / "pocket" / "0000.png")
    assert pocket.loras == (LoraSpec(file="lora.safetensors"),)
    assert pocket.controls == (ControlSpec(image="shape.png", settings={"low": 0.1, "high": 0.2}),)
    assert (pocket.prompt, pocket.negative, pocket.steps, pocket.seed) == ("a red ball, on snow", "tree", 4, 9)
    repaint = read_recipe_of(KEPT / "results" / "repaint" / "0000.png")
    assert (repaint.image, repaint.mask, repaint.resamples) == ("photo.png", "mask.png", 2)


@pytest.mark.parametrize(
    ("name", "frames", "pictures", "space"),
    [("digits", 6, 2, "pixel"), ("plane", 4, 32, "plane"), ("pocket", 4, 1, "latent"), ("repaint", 4, 1, "pixel")],
)
def test_kept_records_show_their_frames(name, frames, pictures, space):
    lane = DenoisingLane.open(KEPT / "results" / name / "trajectory.safetensors", title=name)
    assert (lane.frame_count, lane.available, lane.picture_count) == (frames, frames, pictures)
    for view in ("x_t", "x0", "epsilon", "change"):
        assert lane.frame(frames - 1, view).size
    assert open_record(KEPT / "results" / name / "trajectory.safetensors").info.space == space
    assert lane.position_text(frames - 1) == f"step {frames} of {frames}"


@pytest.mark.parametrize("name", ["pictures", "plane"])
def test_kept_training_runs_open(name):
    run = RunFolder(KEPT / "runs" / name)
    recipe = run.read_recipe()
    assert parse_recipe(dump_recipe(recipe)) == recipe
    assert run.read_status().state == "finished"
    assert [event.kind for event, _ in run.events()][-1] == "finished"
    assert run.newest_model().is_dir()


@pytest.mark.parametrize("name", ["pictures", "plane"])
def test_kept_training_runs_resume(tmp_path, name):
    from studio.engine.training.run import run_training
    from studio.protocol.recipes import changed

    run = RunFolder(Path(shutil.copytree(KEPT / "runs" / name, tmp_path / "run")))
    status = run_training(changed(run.read_recipe(), {"steps": 8}), run, device="cpu", resume=True)
    assert (status.state, status.step) == ("finished", 8)


def test_models_of_kept_runs_draw_samples(tmp_path):
    from studio.engine.generation.generate import ModelCache, generate
    from studio.protocol.generation_recipe import GenerateRecipe

    for name in ("pictures", "plane"):
        recipe = GenerateRecipe(model=str(KEPT / "runs" / name), steps=2, count=2)
        list(generate(recipe, tmp_path / name, models=ModelCache("cpu")))
        assert (tmp_path / name / "0000.png").is_file()
        space = open_record(tmp_path / name / "trajectory.safetensors").info.space
        assert space == ("plane" if name == "plane" else "pixel")


def test_the_kept_session_opens(monkeypatch, tmp_path):
    monkeypatch.setenv("DENOISE_STUDIO_HOME", str(KEPT))
    session = load_session()
    picture, mask = session.picture, session.mask
    assert (picture == np.asarray(Image.open(KEPT / "session" / "picture.png").convert("RGBA"))).all()
    assert mask.shape == picture.shape[:2]
    assert mask.max() == 255
