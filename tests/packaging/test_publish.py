"""Publishing a run as a bundled model with metrics and a README."""

from pathlib import Path

import pytest
import torch
from PIL import Image
from publish_model import main
from scenes_card import MODELS, Stage, readme_of_scenes, stages_of

from studio.engine.data.picture_set import PictureSet
from studio.engine.models.files import load_model
from studio.engine.training.run import run_training
from studio.protocol.modelcard import ModelCard
from studio.protocol.recipes import changed
from studio.protocol.runfolder import RunFolder, Status
from studio.protocol.training_recipe import Branch, DatasetSpec, TrainRecipe


def test_a_model_is_published_once(
    recipe: TrainRecipe,
    folder: RunFolder,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr("studio.engine.training.learner.GRID_STEPS", 2)
    run_training(recipe.model_copy(update={"steps": 1, "sample_steps": 2}), folder, device="cpu")
    target = tmp_path / "shipped"
    assert main([str(folder.path), str(target), "--name", "mine", "--count", "10"]) == 0
    assert "label_accuracy" in capsys.readouterr().out
    card = load_model(target, "cpu").card
    assert card.name == "mine"
    assert set(card.figures) >= {"label_accuracy", "open_label_confident", "no_label_confident", "no_label_rarest"}
    text = (target / "README.md").read_text()
    assert "python -m studio train" in text
    assert str(tmp_path) not in text
    assert main([str(folder.path), str(target)]) == 2
    assert "exists already" in capsys.readouterr().err


def test_a_folder_without_a_run_is_not_published(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main([str(tmp_path), str(tmp_path / "out")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_a_text_to_image_model_is_published_with_a_sample_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    pictures = torch.randint(0, 256, (12, 3, 16, 16), generator=torch.Generator().manual_seed(1)).to(torch.uint8)
    monkeypatch.setattr("studio.engine.training.run.load_dataset", lambda spec, notify: PictureSet("some", pictures))
    options = {"channels": (8, 8), "latent_channels": 2, "window": 8}
    data = DatasetSpec(kind="scenes", size=16)
    recipe = TrainRecipe(preset="small", model="kl-autoencoder", options=options, dataset=data, steps=1, batch_size=2)
    run_training(recipe, RunFolder(tmp_path / "run"), device="cpu")
    target = tmp_path / "shipped"
    assert main([str(tmp_path / "run"), str(target), "--name", "mine", "--title", "My coder"]) == 0
    card = load_model(target, "cpu").card
    assert card.name == "mine"
    with Image.open(target / "samples.png") as sheet:
        assert sheet.width > 16
    text = (target / "README.md").read_text()
    assert text.startswith("# My coder\n")
    assert f"**{card.figures['psnr']:.1f} dB**" in text
    assert str(tmp_path) not in text


def test_only_a_text_to_image_model_takes_another_decoder(
    recipe: TrainRecipe, folder: RunFolder, few_pictures: PictureSet, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    run_training(recipe.model_copy(update={"steps": 1}), folder, device="cpu")
    assert main([str(folder.path), str(tmp_path / "out"), "--autoencoder", "pocket-vae"]) == 2
    assert "is not of a text-to-image model" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("model", MODELS)
def test_the_card_of_a_text_to_image_model(model: str):
    figures = {"noun_accuracy": 0.875, "edge_f1": 0.5, "time_saved": 9.96}
    card = ModelCard(
        name="mine", title="Mine", model=model, size=64, channels=3, latent=(4, 16, 16), base="pocket", figures=figures
    )
    status = Status(state="finished", step=1234, images=56789, seconds=5400)
    recipe = TrainRecipe(preset="pocket", model=model, label_dropout=0.12)
    text = readme_of_scenes(card, {"text_encoder": 1_500_000, "unet": 9_000_000}, [Stage(recipe, status)])
    assert all(len(line) <= 120 for line in text.splitlines())
    assert "{" not in text
    assert ("The aim of 95% is missed." in text) == (model == "text-to-image")
    for words in ("text encoder 1.50", "unet 9.00", "**87.5%**", "1,234 steps", "(56,789 in", "1.5 hours", "Noto"):
        assert words in text


def test_the_card_lists_both_runs_of_a_model(tmp_path: Path):
    first = TrainRecipe(preset="pocket", model="text-to-image", max_seconds=60, batch_size=48, min_snr_gamma=5)
    second = changed(first, {"options.begin": str(tmp_path / "first"), "max_seconds": 90, "min_snr_gamma": None})
    for name, recipe in {"first": first, "second": second}.items():
        RunFolder(tmp_path / name).create(recipe)
        RunFolder(tmp_path / name).write_status(Status(state="finished", step=7, images=336, seconds=3600))
    stages = stages_of(RunFolder(tmp_path / "second"))
    assert [stage.recipe for stage in stages] == [first, second]
    card = ModelCard(name="mine", title="Mine", model="text-to-image", size=64, channels=3, latent=(4, 16, 16))
    text = readme_of_scenes(card, {"unet": 9_000_000}, stages)
    assert str(tmp_path) not in text
    assert "two cores of an x86 processor" in text
    commands = text.replace(" \\\n        ", " ")
    assert "--run RUN1" in commands
    assert "--set options.begin=RUN1 --max-seconds 90" in commands
    assert commands.index("min_snr_gamma=5") < commands.index("--max-seconds 60") < commands.index("options.begin")
    assert text.count("7 steps of 48 pictures") == 2
    assert "then stopped" not in text
    RunFolder(tmp_path / "first").write_status(Status(state="stopped", step=7, images=336, seconds=3600))
    RunFolder(tmp_path / "second").write_status(Status(state="finished", step=7, device="CPU, 1 thread"))
    stages = stages_of(RunFolder(tmp_path / "second"))
    assert "on one core of an x86 processor" in " ".join(readme_of_scenes(card, {"unet": 9_000_000}, stages).split())
    assert (
        " ".join(readme_of_scenes(card, {"unet": 9_000_000}, stages).split()).count(
            "1.0 hours of training, then stopped;"
        )
        == 1
    )


def test_a_run_from_scratch_is_one_stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    recipe = TrainRecipe(preset="pocket", model="text-to-image", options={"begin": ""})
    RunFolder(tmp_path / "run").create(recipe)
    monkeypatch.chdir(tmp_path / "run")  # an empty name is not a path to the current folder
    assert [stage.recipe for stage in stages_of(RunFolder(tmp_path / "run"))] == [recipe]


def test_a_branch_reports_its_own_steps(tmp_path: Path):
    parent = TrainRecipe(preset="pocket-control", model="controlnet", batch_size=16)
    branch = Branch(run=str(tmp_path / "parent"), step=100)
    own = changed(parent, {"options.strength": 3.0}).model_copy(update={"branch": branch})
    ended = {"parent": (parent, 200, 60.0), "branch": (own, 150, 50.0)}
    for name, (recipe, step, seconds) in ended.items():
        RunFolder(tmp_path / name).create(recipe)
        status = Status(state="stopped", step=step, images=16 * step, seconds=seconds)
        RunFolder(tmp_path / name).write_status(status)
    first, second = stages_of(RunFolder(tmp_path / "branch"))
    assert (first.status.step, first.status.images, first.status.seconds) == (100, 1600, 30.0)
    assert (second.status.step, second.status.images, second.status.seconds) == (50, 800, 20.0)
    card = ModelCard(name="mine", title="Mine", model="controlnet", size=64, channels=3, latent=(4, 16, 16), base="b")
    text = readme_of_scenes(card, {"controlnet": 4_000_000}, [first, second]).replace(" \\\n        ", " ")
    assert "--set options.strength=3.0 " in text
    assert "--branch RUN1 --at 100\n" in text
    assert str(tmp_path) not in text


def test_a_model_without_an_evaluation_is_not_published(
    recipe: TrainRecipe, folder: RunFolder, few_pictures: PictureSet, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    spec = DatasetSpec(kind="toy", size=8)
    run_training(recipe.model_copy(update={"steps": 1, "dataset": spec}), folder, device="cpu")
    assert main([str(folder.path), str(tmp_path / "out")]) == 2
    assert "can be evaluated" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
