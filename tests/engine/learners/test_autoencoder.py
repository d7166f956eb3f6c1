"""Every preset that puts pictures into few numbers and back: on its way, resumed, on other data, saved and loaded."""

import math
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors.torch import load_file
from skimage.metrics import peak_signal_noise_ratio

from studio.cli.main import main
from studio.engine.data.digits import load_digits_set
from studio.engine.data.picture_set import PictureSet
from studio.engine.learners.autoencoder import Autoencoder
from studio.engine.learners.denoising_autoencoder import DenoisingAutoencoder
from studio.engine.learners.reconstruction import evenly_spaced, psnr
from studio.engine.models.files import load_model
from studio.engine.training.batch import Batch
from studio.engine.training.registry import learner_class
from studio.engine.training.run import run_training
from studio.engine.training.trainer import Trainer
from studio.protocol.checkpoints import TENSORS_FILE
from studio.protocol.errors import BadInput
from studio.protocol.events import Judged, Sampled
from studio.protocol.presets import presets, training_recipe
from studio.protocol.recipes import changed
from studio.protocol.runfolder import RunFolder
from studio.protocol.training_recipe import TrainRecipe
from tests.engine.small_runs import stop_at

PRESETS = ["autoencoder", "denoising-autoencoder", "anomaly", "vae-mlp", "vae-conv", "beta-vae"]
CPU = torch.device("cpu")


def random_pictures(count: int, channels: int, size: int) -> PictureSet:
    """Pictures of three classes, every third held out of training."""
    pictures = torch.randint(0, 256, (count, channels, size, size), generator=torch.Generator().manual_seed(1))
    labels, held_out = torch.arange(count) // 2 % 3, torch.arange(count) % 3 == 0
    return PictureSet("random", pictures.to(torch.uint8), labels, ("a", "b", "c"), held_out=held_out)


@pytest.fixture
def data(monkeypatch: pytest.MonkeyPatch) -> PictureSet:
    """Few pictures in place of the digits, so that passes end in the middle of batches."""
    return use(random_pictures(30, 1, 8), monkeypatch)


@pytest.fixture(autouse=True)
def one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("studio.engine.training.device.computing_threads", lambda: 1)


def use(data: PictureSet, monkeypatch: pytest.MonkeyPatch) -> PictureSet:
    monkeypatch.setattr("studio.engine.training.run.load_dataset", lambda spec, notify: data)
    return data


def small(preset: str, **changes: object) -> TrainRecipe:
    settings = {"steps": 6, "batch_size": 4, "checkpoint_every": 100, "dataset.size": 8, "options.hidden": [8, 8]}
    return changed(training_recipe(preset), settings | changes)


@pytest.mark.parametrize("preset", PRESETS)
def test_a_resumed_run_equals_the_uninterrupted_one(
    preset: str, data: PictureSet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("studio.engine.training.evaluation.Evaluation.judge", lambda self: None)
    recipe = small(preset) if preset != "beta-vae" else small(preset, **{"options.anneal": 5})
    straight, stopped = RunFolder(tmp_path / "straight"), RunFolder(tmp_path / "stopped")
    assert run_training(recipe, straight, device="cpu").state == "finished"
    with monkeypatch.context() as patch:
        stop_at(stopped, 3, patch)
        assert run_training(recipe, stopped, device="cpu").step == 3
    torch.manual_seed(99)
    assert run_training(recipe, stopped, device="cpu", resume=True).state == "finished"
    one, other = (load_file(folder.checkpoints / "00000006" / TENSORS_FILE) for folder in (straight, stopped))
    assert one.keys() == other.keys()
    assert [name for name in one if not torch.equal(one[name], other[name])] == []


@pytest.mark.parametrize("preset", ["denoising-autoencoder", "vae-mlp"])
def test_two_processes_draw_the_noise_of_one(preset: str, data: PictureSet):
    learner = Trainer(small(preset), data, CPU).learner

    def losses(rows: slice | None = None) -> torch.Tensor:
        pictures, labels = data.batch(torch.arange(6))
        batch = Batch(pictures, labels, torch.Generator().manual_seed(3), 0, torch.arange(6))
        return learner.losses(0, batch if rows is None else batch.shard(rows)).per_picture

    shares = torch.cat([losses(slice(0, 3)), losses(slice(3, 6))])
    assert torch.allclose(shares, losses(), rtol=1e-5)


@pytest.mark.parametrize("preset", PRESETS)
def test_colour_pictures_by_changing_the_data_only(preset: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    use(random_pictures(24, 3, 32), monkeypatch)
    recipe = changed(training_recipe(preset), {"dataset.size": 32, "steps": 2, "batch_size": 4})
    folder = RunFolder(tmp_path / "run")
    assert run_training(recipe, folder, device="cpu").state == "finished"
    events = [event for event, _ in folder.events()]
    judged = next(event for event in events if isinstance(event, Judged))
    known = {aim.figure for aim in presets()[preset].aims}
    assert known <= judged.figures.keys()
    shown = [event.file for event in events if isinstance(event, Sampled)] + list(judged.pictures.values())
    for file in shown:
        with Image.open(folder.path / file) as picture:
            assert picture.mode == "RGB"


@pytest.mark.parametrize("preset", PRESETS)
def test_what_is_saved_gives_the_same_pictures(preset: str, data: PictureSet, tmp_path: Path):
    folder = RunFolder(tmp_path / "run")
    recipe = small(preset, steps=2, ema_decay=0.0)
    run_training(recipe, folder, device="cpu")
    trainer = Trainer(recipe, data, CPU)
    for step in range(2):
        trainer.train_step(float(step))
    model = load_model(folder.newest_model(), "cpu")
    pictures = evenly_spaced(data, 5)
    with torch.no_grad(), trainer.ema_weights():
        ours, theirs = (parts["encoder"](pictures) for parts in (trainer.learner.parts, model.parts))
        if isinstance(ours, tuple):
            assert torch.equal(ours[1], theirs[1])
            ours, theirs = ours[0], theirs[0]
        assert torch.equal(ours, theirs)
        assert torch.equal(trainer.learner.parts["decoder"](ours), model.parts["decoder"](theirs))
    assert ours.shape == (5, *model.card.latent)


def test_every_option_with_a_field_is_in_its_preset():
    for name in PRESETS:
        preset = presets()[name]
        keys = [setting.key.removeprefix("options.") for setting in preset.settings]
        assert preset.group == "Autoencoders"
        assert preset.aims
        assert (
            set(keys) <= preset.recipe.options.keys() <= learner_class(preset.recipe.model).Options.model_fields.keys()
        )


def test_an_autoencoder_samples_nothing_and_says_so(
    data: PictureSet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    run_training(small("autoencoder", steps=1), RunFolder(tmp_path / "run"), device="cpu")
    asked = ["studio", "sample", str(tmp_path / "run"), "--out", str(tmp_path / "out"), "--device", "cpu"]
    monkeypatch.setattr("sys.argv", asked)
    assert main() == 2
    assert "only reconstructs pictures" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("changes", "size", "message"),
    [
        ({}, 10, "multiple of 4, not 10; options.architecture = mlp"),
        ({}, 1, "2-D distribution"),
        ({"options.hidden": [8, 0]}, 8, "1 or more"),
        ({"options.hidden": [2_000_000, 2_000_000], "options.architecture": "mlp"}, 8, "too large"),
        ({"options.latent": 0}, 8, "do not fit autoencoder: latent"),
    ],
)
def test_bad_settings_are_refused(
    changes: dict[str, object], size: int, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    use(random_pictures(9, 2 if size == 1 else 1, size), monkeypatch)
    with pytest.raises(BadInput, match=message):
        run_training(small("autoencoder", **changes), RunFolder(tmp_path / "run"), device="cpu")
    assert not (tmp_path / "run").exists()


def test_full_layers_take_any_size(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    use(random_pictures(9, 1, 10), monkeypatch)
    recipe = small("autoencoder", **{"options.architecture": "mlp"})
    assert run_training(recipe, RunFolder(tmp_path / "run"), device="cpu").state == "finished"


@pytest.mark.parametrize("loss", ["mse", "l1", "bce"])
def test_the_loss_is_the_mean_difference_of_each_picture(loss: str, data: PictureSet):
    learner = Autoencoder(small("autoencoder", **{"options.loss": loss}), data, data, CPU)
    pictures = evenly_spaced(data, 3)
    each = learner.losses(0, Batch(pictures, None, torch.Generator())).per_picture
    back = learner.reconstruct(pictures)
    p, q = (pictures + 1) / 2, (back + 1) / 2
    wanted = {
        "mse": (back - pictures) ** 2,
        "l1": (back - pictures).abs(),
        "bce": -(p * q.log() + (1 - p) * (1 - q).log()),
    }[loss]
    assert torch.allclose(each, wanted.flatten(1).mean(1), atol=1e-6)


def test_psnr_is_that_of_scikit_image():
    one, other = np.random.default_rng(0).uniform(-1, 1, (2, 8, 8))
    wanted = peak_signal_noise_ratio(one, other, data_range=2)
    assert math.isclose(psnr(float(((one - other) ** 2).mean())), wanted, rel_tol=1e-9)
    assert psnr(0.0) == math.inf


def test_the_grid_has_originals_above_what_came_back(data: PictureSet):
    learner = Autoencoder(small("autoencoder"), data, data, CPU)
    grid = learner.grid(0)
    rows = grid.pictures.split(8)
    assert (len(rows), grid.columns) == (4, 8)
    for original, back in (rows[:2], rows[2:]):
        assert torch.allclose(learner.reconstruct(original), back)
    assert torch.equal(torch.cat([rows[0], rows[2]]), evenly_spaced(data, 16))


def test_noise_goes_in_and_clean_pictures_are_wanted(data: PictureSet):
    learner = DenoisingAutoencoder(small("denoising-autoencoder", **{"options.noise": 0.8}), data, data, CPU)
    shown: list[torch.Tensor] = []
    wanted: list[torch.Tensor] = []
    learner.differences = lambda noisy, clean: shown.append(noisy) or wanted.append(clean) or torch.zeros(len(clean))
    clean = torch.zeros(64, 1, 8, 8)
    learner.losses(0, Batch(clean, None, torch.Generator().manual_seed(0)))
    assert torch.equal(wanted[0], clean)
    assert float(shown[0].std()) == pytest.approx(0.8, rel=0.05)
    noisy, restored, below = learner.grid(0).pictures[:24].split(8)
    assert torch.equal(below, evenly_spaced(data, 16)[:8])
    assert torch.allclose(restored, learner.reconstruct(noisy))


def test_the_same_noise_is_judged_each_time():
    digits = load_digits_set(8)
    learner = DenoisingAutoencoder(small("denoising-autoencoder"), digits, digits, CPU)
    with torch.inference_mode():
        first, second = learner.judge().figures, learner.judge().figures
    assert first == second
    assert first["psnr_before"] == pytest.approx(20 * math.log10(2 / 0.5), abs=0.1)
