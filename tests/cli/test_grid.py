"""The command line's grids: one sheet, whose cells are the pictures that generate makes alone."""

import json
import shutil

import numpy as np
import pytest
from PIL import Image

from studio.protocol.recipes import load_recipe
from studio.protocol.record import open_record
from tests.cli.command_line import refusal
from tests.tiny_text_model import SIZE, save_tiny_model

ASKED = ("--prompt", "a tiger", "--seed", 3, "--guidance", 3)


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return save_tiny_model(tmp_path_factory.mktemp("grid") / "tiny")


def test_cells_are_the_pictures_made_alone(run, tmp_path, model) -> None:
    out, cells = tmp_path / "grid.png", tmp_path / "cells"
    axes = ("--x", "steps=2,3", "--y", "prompt=tiger,apple")
    status, told, said = run("grid", model, *axes, "--out", out, "--cells", cells, *ASKED)
    assert (status, told) == (0, f"{out}\n"), said
    with Image.open(out) as sheet:
        assert sheet.width > 2 * SIZE
        assert 'X Type: Steps, X Values: "2, 3"' in sheet.text["parameters"]
    assert sorted(folder.name for folder in cells.iterdir()) == ["x00-y00", "x00-y01", "x01-y00", "x01-y01"]
    made = load_recipe(cells / "x01-y01" / "recipe.json")
    assert (made.steps, made.prompt, made.seed) == (3, "a apple", 3)
    assert open_record(cells / "x01-y01" / "trajectory.safetensors").recipe() == made
    alone = tmp_path / "alone.png"
    assert run("generate", model, "--out", alone, *ASKED[2:], "--prompt", "a apple", "--steps", 3)[0] == 0
    assert alone.read_bytes() == (cells / "x01-y01" / "0000.png").read_bytes()
    status, told, said = run("settings", out, "--json")
    assert json.loads(told)["prompt"] == "a tiger"


def test_an_interrupted_grid_makes_only_the_rest(run, tmp_path, model) -> None:
    out, cells = tmp_path / "grid.png", tmp_path / "cells"
    asked = ("grid", model, "--x", "steps=2,3", "--out", out, "--cells", cells, "--json", *ASKED)
    assert run(*asked)[0] == 0
    sheet, pictures = out.read_bytes(), [cells / name / "0000.png" for name in ("x00", "x01")]
    whole = [picture.read_bytes() for picture in pictures]
    before = pictures[0].stat().st_ino
    shutil.rmtree(cells / "x01")
    out.unlink()
    status, told, said = run(*asked)
    assert status == 0, said
    counts = json.loads(told.splitlines()[-1])
    assert (counts["made"], counts["kept"], counts["cells"]) == (2, 1, 2)
    assert pictures[0].stat().st_ino == before, "a finished cell is not made again"
    assert [picture.read_bytes() for picture in pictures] == whole
    assert out.read_bytes() == sheet

    pictures[1].write_bytes(whole[1][: len(whole[1]) // 2])
    assert run(*asked)[0] == 0
    assert pictures[1].read_bytes() == whole[1], "a damaged one is"

    assert "other settings" in refusal(*run(*asked, "--negative", "a boat"))
    assert "time" in refusal(*run(*asked, "--race"))
    (cells / "x01" / "recipe.json").unlink()
    assert "not a cell" in refusal(*run(*asked))
    assert [picture.read_bytes() for picture in pictures] == whole


def test_a_failed_cell_stays_blank_and_says_why(run, tmp_path, model) -> None:
    out = tmp_path / "grid.png"
    status, told, said = run("grid", model, "--x", "size=32x32,36x36", "--steps", 2, "--out", out, "--json", *ASKED)
    assert status == 0, said
    good, bad, sheet = map(json.loads, told.splitlines())
    assert (good["problem"], bad["cell"]) == (None, "x01")
    assert "36x36" in bad["problem"]
    assert (sheet["made"], sheet["cells"]) == (1, 2)
    assert "left blank" in said
    pixels = np.asarray(Image.open(out))
    assert len(np.unique(pixels[-20, -20:-12].reshape(-1, 3), axis=0)) == 1


def test_a_grid_of_models_has_their_own_settings(run, tmp_path, model) -> None:
    other = save_tiny_model(tmp_path / "other", name="other", prediction_type="epsilon")
    axes = ("--x", f"model={model},{other},{tmp_path / 'none'}", "--y", "steps=2")
    status, _, said = run("grid", model, *axes, "--out", tmp_path / "grid.png", "--cells", tmp_path / "c", *ASKED)
    assert status == 0, said
    assert load_recipe(tmp_path / "c" / "x01-y00" / "recipe.json").model == str(other)
    assert "none" in said


@pytest.mark.parametrize(
    ("words", "word"),
    [
        (("--x", "steps=0"), "steps"),
        (("--x", "colour=red"), "colour"),
        (("--x", "steps=1-100", "--y", "seed=1-100"), "1,000"),
        (("--x", "steps=2", "--z", "seed=1"), "--y"),
        (("--x", "size=36x36,44x44"), "could be made"),
        (("--x", "lora=0.5"), "LoRA"),
        (("--x", "steps=2", "--sampler", "unknown"), "sampler"),
    ],
)
def test_refusals(run, tmp_path, model, words, word: str) -> None:
    assert word in refusal(*run("grid", model, *words, "--out", tmp_path / "grid.png", *ASKED))
    assert not (tmp_path / "grid.png").exists()


def test_a_race_reports_evaluations_time_and_distance(run, tmp_path, model, monkeypatch) -> None:
    monkeypatch.setattr("studio.protocol.grids.race.REFERENCE_STEPS", 6)
    out, cells = tmp_path / "race.png", tmp_path / "cells"
    axes = ("--x", "sampler=ddim,pndm", "--y", "steps=3,6")
    status, told, said = run("grid", model, "--race", *axes, "--out", out, "--cells", cells, "--json", *ASKED)
    assert status == 0, said
    *lines, _ = map(json.loads, told.splitlines())
    assert all(line["seconds"] > 0 for line in lines)
    entries = {line["label"]: line for line in lines}
    assert {label: line["evaluations"] for label, line in entries.items()} == {
        "Sampler DDIM; Steps 3": 3,
        "Sampler DDIM; Steps 6": 6,
        "Sampler PLMS; Steps 3": 4,
        "Sampler PLMS; Steps 6": 7,
    }
    same = entries["Sampler DDIM; Steps 6"]
    assert (same["steps"], same["distance"]) == (6, 0)
    reference = np.asarray(Image.open(same["picture"])).astype(float)
    for line in lines:
        away = np.sqrt(np.square(np.asarray(Image.open(line["picture"])) - reference).mean())
        assert line["distance"] == pytest.approx(away)


def test_a_race_prints_a_table_and_captions(run, tmp_path, model, monkeypatch) -> None:
    monkeypatch.setattr("studio.protocol.grids.race.REFERENCE_STEPS", 4)
    asked = ("--x", "sampler=ddim", "--steps", 2, *ASKED)
    status, told, said = run("grid", model, "--race", *asked, "--out", tmp_path / "race.png")
    assert status == 0, said
    assert told.splitlines()[0].split() == ["Steps", "Evaluations", "Seconds", "Distance"]
    assert told.splitlines()[-1] == str(tmp_path / "race.png")
    run("grid", model, *asked, "--out", tmp_path / "plain.png")
    with Image.open(tmp_path / "race.png") as race, Image.open(tmp_path / "plain.png") as plain:
        assert race.height > plain.height  # by the line below each picture


def test_a_grid_without_a_setting_to_change_is_refused(run, tmp_path, model) -> None:
    assert "--x" in refusal(*run("grid", model, "--out", tmp_path / "grid.png"))
