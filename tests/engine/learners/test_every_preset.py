"""Every preset trains for two steps: on its own data, and on other data sets without further changes."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from studio.engine.data.picture_set import PictureSet
from studio.engine.learners.latent_diffusion import LatentDiffusion
from studio.engine.models.files import load_model
from studio.engine.models.model import Model
from studio.engine.training.learner import Judgement
from studio.engine.training.run import run_training
from studio.engine.training.trainer import Trainer
from studio.protocol.errors import BadInput
from studio.protocol.events import Event, Failed, Finished, Metrics, Note, Sampled
from studio.protocol.presets import presets, training_recipe
from studio.protocol.recipes import changed
from studio.protocol.runfolder import RunFolder

NAMES = tuple(presets())
ON_A_MODEL = tuple(name for name in NAMES if {"teacher", "base", "autoencoder"} & presets()[name].recipe.options.keys())
BY_CAPTION = tuple(name for name in ON_A_MODEL if name != "distill")
ANY_DATA = tuple(name for name in NAMES if name not in ON_A_MODEL)
# their kinds are tried by smaller ones too
LARGE = (
    "ddpm-conditional",
    "ddpm-folder",
    "ddpm-unet",
    "pocket-vae",
)
CLASSES = ("circles", "lines", "squares")
QUICK: Mapping[str, object] = {"steps": 2, "batch_size": 2, "warmup_steps": 0}


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Look at few samples of few steps: what they show is nothing yet."""
    numbers = {
        "training.learner": {"ROWS": 1, "GRID_STEPS": 2},
        "learners.gan": {"SAMPLES": 8},
        "learners.text_to_image": {"COLUMNS": 1, "SHEET_STEPS": 1, "ONE": 1, "TWO": 1},
        "learners.lora": {"COLUMNS": 1, "SHEET_STEPS": 1},
        "learners.lightning": {"COLUMNS": 1, "ONE": 1},
        "learners.controlnet": {"COLUMNS": 1, "SHEET_STEPS": 1},
        "metrics.classifier": {"STEPS": 2},
        "metrics.samples": {"COUNT": 4, "STEPS": 2},
        "data.scenes.scene_set": {"COUNT": 24, "HELD_OUT": 8},
    }
    for module, values in numbers.items():
        for name, value in values.items():
            monkeypatch.setattr(f"studio.engine.{module}.{name}", value)
    threads = torch.get_num_threads()
    monkeypatch.setattr("studio.engine.training.device.computing_threads", lambda: 1)
    yield
    torch.set_num_threads(threads)


def sparing(names: Iterable[str]) -> list:
    """The presets as parameters, of which the large ones are only tried where there is time for what is long."""
    return [pytest.param(name, marks=pytest.mark.long) if name in LARGE else name for name in names]


def drawn(path: Path, chance: np.random.Generator, *, mode: str = "RGB", side: int = 40) -> None:
    """Write a picture of a shape in its class's folder, never the same twice."""
    pixels = chance.integers(0, 256, (side, side + 6, 3 if mode == "RGB" else 1)).astype(np.uint8)
    pixels[side // 4 : side // 2, side // 4 : side // 2] = chance.integers(0, 256, pixels.shape[2])
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(pixels.squeeze()).save(path)


def pictures(folder: Path, *, count: int = 30, mode: str = "RGB", captions: bool = False) -> Path:
    """Write a folder of pictures in three classes."""
    chance = np.random.default_rng(0)
    for number in range(count):
        kind = CLASSES[number % len(CLASSES)]
        drawn(folder / kind / f"{number}.png", chance, mode=mode)
        if captions:
            (folder / kind / f"{number}.txt").write_text(f"some {kind} on a noisy background")
    return folder


def trained(name: str, run: Path, changes: Mapping[str, object]) -> Model:
    """Train a preset for two steps, look at all that the run left, and return its model."""
    folder, told = RunFolder(run), list[Event]()
    status = run_training(changed(training_recipe(name), {**QUICK, **changes}), folder, device="cpu", emit=told.append)
    assert [event.message for event in told if isinstance(event, Failed)] == []
    assert status is not None
    assert (status.state, status.step) == ("finished", 2)
    assert isinstance(told[-1], Finished)
    losses = [loss for event in told if isinstance(event, Metrics) for loss in event.losses]
    assert len(losses) == 2
    assert np.isfinite(losses).all()
    sampled = [event for event in told if isinstance(event, Sampled)]
    assert sampled[-1].step == 2
    with Image.open(folder.path / sampled[-1].file) as sheet:
        assert min(sheet.size) > 1
    return load_model(folder.newest_model())


@pytest.mark.parametrize("name", [name for name in (*ANY_DATA, "distill") if name != "ddpm-folder"])
def test_every_preset_trains_on_its_own_data(name: str, tmp_path: Path):
    recipe = training_recipe(name)
    model = trained(name, tmp_path / "run", {})
    assert model.card.model == recipe.model
    assert model.card.size == recipe.dataset.size


@pytest.mark.parametrize("name", sparing(name for name in ANY_DATA if name != "ddpm-folder"))
def test_every_preset_trains_on_a_folder_of_labelled_colour_pictures(name: str, tmp_path: Path):
    """At the preset's own size, or the smallest for points of the plane, which have none."""
    folder = pictures(tmp_path / "shapes")
    size = max(training_recipe(name).dataset.size, 8)
    data = {"dataset.kind": "folder", "dataset.path": str(folder), "dataset.size": size, "dataset.channels": None}
    model = trained(name, tmp_path / "run", data)
    assert (model.card.size, model.card.channels) == (size, 3)
    assert model.card.labels in ((), CLASSES)


@pytest.mark.parametrize("name", sparing(ANY_DATA))
def test_every_preset_trains_on_grey_pictures_of_another_size(name: str, tmp_path: Path):
    """28x28, as MNIST has them; 32x32 for those that halve it too often."""
    folder = pictures(tmp_path / "shapes", mode="L")
    size = 32 if name in ("ddpm-folder", "latent-diffusion", "pocket-vae") else 28
    data = {"dataset.kind": "folder", "dataset.path": str(folder), "dataset.size": size, "dataset.channels": None}
    model = trained(name, tmp_path / "run", data)
    assert (model.card.size, model.card.channels) == (size, 1)


@pytest.mark.slow
@pytest.mark.parametrize("size", [64, 128])
def test_ddpm_folder_trains_at_each_size(size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Trainer, "judge", lambda self: Judgement())  # it would take most of the time
    monkeypatch.setattr("studio.engine.training.learner.GRID_STEPS", 1)
    folder = pictures(tmp_path / "shapes", count=6)
    data = {"dataset.path": str(folder), "dataset.size": size}
    narrow = {"network.channels": (32, 32, 64, 64)} if size > 64 else {}  # what a test has the time for
    model = trained("ddpm-folder", tmp_path / "run", data | narrow)
    assert model.card.labels == CLASSES
    assert model.shape == (3, size, size)


@pytest.mark.slow
@pytest.mark.parametrize("name", BY_CAPTION)
def test_text_to_image_presets_train_on_caption_files(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Their judgements draw scenes of their own, and take their time: see the tests of each."""
    monkeypatch.setattr(Trainer, "judge", lambda self: Judgement())
    folder = pictures(tmp_path / "shapes", captions=True)
    data = {"dataset.kind": "folder", "dataset.path": str(folder), "dataset.channels": 3}
    model = trained(name, tmp_path / "run", data)
    assert model.card.size == 128
    assert model.card.dataset == "the folder shapes, 30 pictures"


@pytest.mark.parametrize("name", BY_CAPTION)
def test_text_to_image_presets_need_captions(name: str, tmp_path: Path):
    folder = pictures(tmp_path / "shapes")
    with pytest.raises(BadInput, match="learns from captions, and this data has none"):
        trained(name, tmp_path / "run", {"dataset.kind": "folder", "dataset.path": str(folder), "dataset.channels": 3})
    assert not (tmp_path / "run").exists()


def test_a_teacher_of_another_size_is_refused(tmp_path: Path):
    folder = pictures(tmp_path / "shapes")
    with pytest.raises(BadInput) as told:
        trained("distill", tmp_path / "run", {"dataset.kind": "folder", "dataset.path": str(folder)})
    assert "digits" in str(told.value)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    "name",
    ["ddpm", "vae-conv", "dcgan", "conditional-gan", pytest.param("latent-diffusion", marks=pytest.mark.slow)],
)
@pytest.mark.parametrize("what", ["one class", "three pictures", "one picture"])
def test_every_preset_trains_on_little_data(name: str, what: str, tmp_path: Path):
    folder, chance = tmp_path / "few", np.random.default_rng(0)
    for number in range({"one class": 12, "three pictures": 3, "one picture": 1}[what]):
        drawn(folder / "only" / f"{number}.png", chance)
    changes = {"dataset.kind": "folder", "dataset.path": str(folder), "batch_size": 8}
    if name == "conditional-gan":
        with pytest.raises(BadInput, match="needs data with classes"):
            trained(name, tmp_path / "run", changes)
    else:
        assert trained(name, tmp_path / "run", changes).card.labels == ()


def test_unreadable_files_are_reported_and_skipped(tmp_path: Path):
    folder = pictures(tmp_path / "shapes")
    Image.new("RGB", (1, 1), (255, 0, 0)).save(folder / "lines" / "one-pixel.png")
    (folder / "lines" / "broken.png").write_bytes((folder / "lines" / "1.png").read_bytes()[:80])
    (folder / "notes.md").write_text("mine")
    told: list[Event] = []
    recipe = changed(training_recipe("ddpm"), {**QUICK, "dataset.kind": "folder", "dataset.path": str(folder)})
    status = run_training(recipe, RunFolder(tmp_path / "run"), device="cpu", emit=told.append)
    assert status is not None
    assert status.state == "finished"
    notes = [event.text for event in told if isinstance(event, Note)]
    assert [note for note in notes if "broken.png" in note and "notes.md" in note]
    assert not [note for note in notes if "one-pixel.png" in note]


def test_a_folder_of_broken_pictures_starts_no_run(tmp_path: Path):
    folder = tmp_path / "broken"
    folder.mkdir()
    (folder / "a.png").write_text("no picture")
    with pytest.raises(BadInput, match=r"no usable pictures \(1 file was skipped; the first, a\.png: not a picture"):
        trained("ddpm", tmp_path / "run", {"dataset.kind": "folder", "dataset.path": str(folder)})
    assert not (tmp_path / "run").exists()


def test_perfect_reconstructions_are_accepted():
    """Of plain black ones, whose mean squared error a decoder that only makes black brings to zero."""
    black = PictureSet("black", torch.zeros(12, 1, 16, 16, dtype=torch.uint8))
    trainer = Trainer(changed(training_recipe("latent-diffusion"), QUICK), black, torch.device("cpu"))
    learner = trainer.learner
    assert isinstance(learner, LatentDiffusion)
    with torch.no_grad():
        learner.vae.decoder.conv_out.weight.zero_()
        learner.vae.decoder.conv_out.bias.fill_(-2.0)
    with torch.inference_mode():
        assert learner.judge().figures["psnr"] == float("inf")
