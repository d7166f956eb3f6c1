"""Training the bundled family by one command: plan, commands, what it continues, and pieces for the way back."""

import json
from pathlib import Path

import pytest
from pieces import join, pack
from stages import OVERHEAD, STAGES, seconds_of
from train_stages import Training

from studio.protocol.presets import presets, training_recipe
from studio.protocol.recipes import changed, parse_settings


def test_the_time_is_shared_among_the_stages():
    seconds = seconds_of(STAGES, 26)
    assert list(seconds) == [stage.name for stage in STAGES]
    assert sum(seconds.values()) + OVERHEAD * len(STAGES) == pytest.approx(26 * 60, abs=1)
    assert seconds["pocket"] == max(seconds.values())
    with pytest.raises(ValueError, match="too few"):
        seconds_of(STAGES, 1)


@pytest.mark.parametrize("device", ["cpu", "cuda"])
@pytest.mark.parametrize("rehearsal", [True, False])
def test_every_stage_is_a_valid_run_of_a_preset(tmp_path: Path, device: str, rehearsal: bool):
    training = Training(tmp_path, device, "font.ttf", rehearsal=rehearsal)
    for stage in STAGES:
        words = training.command(stage, 60)
        assert words[2:4] == ["train", stage.preset]
        settings = [words[place + 1] for place, word in enumerate(words) if word == "--set"]
        recipe = changed(training_recipe(stage.preset), parse_settings(settings))
        assert recipe.dataset.path == "font.ttf"
        assert recipe.compile == (device == "cuda" and stage.preset != "pocket-lightning")
        needed = {recipe.options.get("base"), recipe.options.get("autoencoder")} - {None}
        before = [earlier.name for earlier in STAGES[: STAGES.index(stage)]]
        assert needed <= set(before)  # what it builds on is trained before it
    assert {stage.preset for stage in STAGES} <= set(presets())


def test_an_interrupted_run_is_resumed_and_the_first_plan_holds(tmp_path: Path):
    training = Training(tmp_path, "cpu", None)
    plan = training.plan(60)
    assert training.plan(99) == plan == json.loads((tmp_path / "plan.json").read_text())
    run = tmp_path / "runs" / STAGES[1].name
    run.mkdir(parents=True)
    (run / "recipe.json").write_text("{}")
    assert "--resume" in training.command(STAGES[1], 60)
    assert "--set" not in training.command(STAGES[1], 60)
    assert "--resume" not in training.command(STAGES[0], 60)


def test_what_is_finished_is_not_done_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    training = Training(tmp_path, "cpu", None)
    done = [stage.name for stage in STAGES[:2]]
    for name in done:
        (training.models / name).mkdir(parents=True)
        (training.models / name / "studio.json").write_text("{}")
    called: list[str] = []

    def call(words: list[str]) -> None:
        if "studio" in words:
            called.append(words[words.index("studio") + 2])

    monkeypatch.setattr(training, "_start_judge", lambda: None)
    monkeypatch.setattr(training, "_call", call)
    training.run(60)
    assert set(training.plan(60)) == {stage.name for stage in STAGES[2:]}
    assert training.finished() == done
    assert called == [stage.preset for stage in STAGES[2:]]


@pytest.fixture
def models(tmp_path: Path) -> list[Path]:
    for name, size in (("one", 700), ("two", 300)):
        (tmp_path / name / "unet").mkdir(parents=True)
        (tmp_path / name / "unet" / "weights").write_bytes(bytes(range(100)) * (size // 100))
        (tmp_path / name / "card").write_text(name)
    return [tmp_path / "one", tmp_path / "two"]


def test_pieces_are_small_and_join_to_the_same_folders(tmp_path: Path, models: list[Path]):
    written = pack(models, tmp_path / "pieces", largest=4096)
    assert len(written) > 2
    assert all(file.stat().st_size <= 4096 for file in written)
    joined = join(tmp_path / "pieces", tmp_path / "back")
    for before, after in zip(models, joined, strict=True):
        for file in before.rglob("*"):
            if file.is_file():
                assert (after / file.relative_to(before)).read_bytes() == file.read_bytes()
    with pytest.raises(ValueError, match="exists already"):
        join(tmp_path / "pieces", tmp_path / "back")


def test_a_damaged_piece_is_refused(tmp_path: Path, models: list[Path]):
    first = pack(models, tmp_path / "pieces", largest=4096)[0]
    first.write_bytes(first.read_bytes()[:-1] + b"x")
    with pytest.raises(ValueError, match=r"piece\.000 is missing or damaged"):
        join(tmp_path / "pieces", tmp_path / "back")
    assert not (tmp_path / "back").exists()
    assert len(pack(models[:1], tmp_path / "pieces")) == 2  # those of the other archive are gone
    assert join(tmp_path / "pieces", tmp_path / "back") == [tmp_path / "back" / "one"]
