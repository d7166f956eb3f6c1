"""Two stages in one run: the border, the latents, an exact resume on both sides of it, and the model that comes out."""

import base64
import json
from pathlib import Path

import numpy as np
import pytest
import torch
from digits_judge import as_scans, digits_judge
from PIL import Image
from safetensors.torch import load_file

from studio.engine.data.digits import load_digits_set
from studio.engine.data.picture_set import PictureSet
from studio.engine.generation.decoding import decode
from studio.engine.generation.generate import ModelCache, generate
from studio.engine.learners.latent_diffusion import AUTOENCODER, UNET, LatentDiffusion
from studio.engine.models.files import load_model
from studio.engine.models.latent import LatentModel
from studio.engine.training.learner import Judgement, Learner
from studio.engine.training.run import run_training
from studio.engine.training.trainer import Trainer
from studio.protocol.checkpoints import STATE_FILE, TENSORS_FILE
from studio.protocol.errors import BadInput
from studio.protocol.events import Metrics, Result, Step, Validated
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.presets import training_recipe
from studio.protocol.recipes import changed
from studio.protocol.record import open_record
from studio.protocol.requests import Decode
from studio.protocol.runfolder import RunFolder
from studio.protocol.training_recipe import DatasetSpec, NetworkSpec, ScheduleSpec, TrainRecipe
from tests.engine.small_runs import stop_at, twelve_pictures

CPU = torch.device("cpu")
BORDER = 4


@pytest.fixture
def recipe() -> TrainRecipe:
    return TrainRecipe(
        preset="latent-diffusion",
        model="latent-diffusion",
        options={"autoencoder_steps": BORDER, "autoencoder_channels": (8, 8)},
        dataset=DatasetSpec(kind="digits", size=8),
        schedule=ScheduleSpec(kind="cosine", timesteps=50),
        network=NetworkSpec(channels=(8,), attention=(False,), dropout=0.1),
        prediction_type="v",
        steps=8,
        batch_size=5,
        warmup_steps=2,
        checkpoint_every=100,
        sample_every=1000,
        validate_every=2,
        sample_steps=3,
        seed=7,
    )


@pytest.fixture
def twelve(monkeypatch: pytest.MonkeyPatch) -> PictureSet:
    data = twelve_pictures()
    monkeypatch.setattr("studio.engine.training.run.load_dataset", lambda spec, notify: data)
    monkeypatch.setattr("studio.engine.training.learner.ROWS", 1)
    monkeypatch.setattr("studio.engine.training.evaluation.Evaluation.judge", lambda self: None)  # of noise: no news
    monkeypatch.setattr("studio.engine.training.device.computing_threads", lambda: 1)
    return data


def end_of(folder: RunFolder, step: int) -> tuple[dict[str, torch.Tensor], dict[str, object], list[bytes]]:
    path = folder.checkpoints / f"{step:08d}"
    values = json.loads((path / STATE_FILE).read_text())
    del values["seconds"]
    models = sorted((path / "model").rglob("*.*"))
    return load_file(path / TENSORS_FILE), values, [file.read_bytes() for file in models if file.is_file()]


@pytest.mark.parametrize("step", [2, BORDER - 1, BORDER, BORDER + 1, 6])
def test_a_resumed_run_is_the_uninterrupted_one(
    step: int, recipe: TrainRecipe, twelve: PictureSet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    straight, broken = RunFolder(tmp_path / "straight"), RunFolder(tmp_path / "broken")
    assert run_training(recipe, straight, device="cpu").state == "finished"
    with monkeypatch.context() as patch:
        stop_at(broken, step, patch)
        assert run_training(recipe, broken, device="cpu").step == step
    torch.manual_seed(99)
    assert run_training(recipe, broken, device="cpu", resume=True).state == "finished"
    (tensors, values, files), (tensors2, values2, files2) = (end_of(folder, 8) for folder in (straight, broken))
    assert values == values2
    assert tensors.keys() == tensors2.keys()
    assert [name for name in tensors if not torch.equal(tensors[name], tensors2[name])] == []
    assert files == files2
    metrics = [[e for e, _ in folder.events() if isinstance(e, Metrics)] for folder in (straight, broken)]
    told, told2 = ([value for e in events for value in e.terms["reconstruction"]] for events in metrics)
    assert told == told2
    assert len(told) == recipe.steps


def test_only_one_of_the_two_learns_in_each_stage(recipe: TrainRecipe, twelve: PictureSet):
    trainer = Trainer(recipe, twelve, CPU)
    learner = trainer.learner
    for step in range(recipe.steps):
        before = {name: tensor.clone() for name, tensor in trainer.network.state_dict().items()}
        trainer.train_step(0.0)
        changed_now = {name for name, tensor in trainer.network.state_dict().items() if not tensor.equal(before[name])}
        learning = "vae." if step < BORDER else "unet."
        assert changed_now
        assert all(name.startswith(learning) for name in changed_now)
        assert learner.updates_at(step) == ((AUTOENCODER,) if step < BORDER else (UNET,))


def test_the_loss_is_the_sum_of_its_terms_in_both_stages(recipe: TrainRecipe, twelve: PictureSet, tmp_path: Path):
    folder = RunFolder(tmp_path / "run")
    run_training(recipe, folder, device="cpu")
    events = [event for event, _ in folder.events()]
    metrics = [event for event in events if isinstance(event, Metrics)]
    losses = [loss for event in metrics for loss in event.losses]
    terms = {name: [value for e in metrics for value in e.terms[name]] for name in LatentDiffusion.terms}
    assert losses == pytest.approx([sum(row) for row in zip(*terms.values(), strict=True)], rel=1e-5)
    assert terms["denoising"][:BORDER] == [1.0] * BORDER
    assert len(set(terms["reconstruction"][BORDER:])) == 1  # the finished autoencoder's
    for event in events:
        if isinstance(event, Validated):
            assert event.loss == pytest.approx(sum(event.terms.values()), rel=1e-5)


def test_latents_have_unit_variance_and_their_scale_is_saved(recipe: TrainRecipe, twelve: PictureSet, tmp_path: Path):
    trainer = Trainer(recipe, twelve, CPU)
    for _ in range(BORDER + 1):
        trainer.train_step(0.0)
    latents = trainer.learner._training_latents()
    assert float(latents.std()) == pytest.approx(1.0, abs=1e-4)
    model = trainer.learner.model(trainer.card())
    assert isinstance(model, LatentModel)
    pictures = trainer.training.batch(torch.arange(3))[0]
    torch.testing.assert_close(model.encode(pictures), latents[:3], rtol=0, atol=1e-5)
    assert model.vae.config.scaling_factor != 1.0


def test_the_average_that_is_only_lent_gives_no_latents_to_learn_from(recipe: TrainRecipe, twelve: PictureSet):
    """A resumed run may be asked for samples before its first step."""
    trainer = Trainer(recipe, twelve, CPU)
    trainer.step = BORDER
    with trainer.ema_weights(), torch.inference_mode():
        trainer.learner.model(trainer.card())
    assert trainer.learner._latents is None
    trainer.train_step(0.0)
    assert trainer.learner._latents is not None


def test_the_folder_is_ours_and_diffusers(recipe: TrainRecipe, twelve: PictureSet, tmp_path: Path):
    from diffusers import AutoencoderKL, DDIMScheduler, UNet2DModel

    folder = RunFolder(tmp_path / "run")
    run_training(recipe, folder, device="cpu")
    place = folder.newest_model()
    model = load_model(place)
    assert isinstance(model, LatentModel)
    assert (model.card.kind, model.card.latent, model.card.labels) == ("latent", (4, 4, 4), ("a", "b", "c"))
    together = model.sample([0, 1, None], guidance=2.0, seed=3, steps=4)
    alone = model.sample([1], guidance=2.0, seed=3, first=1, steps=4)
    torch.testing.assert_close(together[1:2], alone, rtol=0, atol=1e-5)
    assert together.shape == (3, 1, 8, 8)
    assert float(together.abs().max()) <= 1
    vae = AutoencoderKL.from_pretrained(place, subfolder="vae")
    unet = UNet2DModel.from_pretrained(place, subfolder="unet")
    assert vae.config.scaling_factor == model.vae.config.scaling_factor
    assert DDIMScheduler.from_pretrained(place, subfolder="scheduler").config.clip_sample is False
    z, t = torch.randn(2, 4, 4, 4), torch.tensor([3, 40])
    with torch.no_grad():
        theirs = unet(z, t, class_labels=torch.tensor([0, 1])).sample
        assert torch.equal(theirs, model.unet(z, t, class_labels=torch.tensor([0, 1])).sample)
        shown = vae.decode(z / vae.config.scaling_factor).sample.clamp(-1, 1)
    assert torch.equal(shown, model.decode(z))


def test_every_step_is_recorded_in_latents(recipe: TrainRecipe, twelve: PictureSet, tmp_path: Path):
    folder = RunFolder(tmp_path / "run")
    run_training(recipe, folder, device="cpu")
    asked = GenerateRecipe(model=str(folder.path), sampler="dpmpp_2m", steps=5, count=3, seed=2, label=1)
    events = list(generate(asked, tmp_path / "out", models=ModelCache("cpu")))
    record = open_record(tmp_path / "out" / "trajectory.safetensors")
    assert (record.info.space, record.info.size) == ("latent", (8, 8))
    assert record.x_t.shape == (5, 3, 4, 4, 4)
    assert [len(row) for row in record.info.preview] == [5]
    assert sum(isinstance(event, Step) for event in events) == 5
    result = next(event for event in events if isinstance(event, Result))
    assert len(result.pictures) == 3
    from studio.engine.diffusion.rng import picture_generators, randn

    noise = randn((3, 4, 4, 4), picture_generators(2, 3))
    torch.testing.assert_close(torch.from_numpy(np.array(record.x_t[0])), noise, rtol=0, atol=0)
    last = torch.from_numpy(record.x0[-1, :1].astype(np.float32))
    latents = base64.b64encode(last.half().numpy().tobytes()).decode()
    request = Decode(job="x", model=str(folder.path), latents=latents, shape=(4, 4, 4), out=str(tmp_path / "frame.png"))
    decode(request, ModelCache("cpu"))
    shown, made = (np.asarray(Image.open(path)).astype(int) for path in (tmp_path / "frame.png", result.pictures[0]))
    assert np.abs(shown - made).max() <= 1


def test_repainting_is_refused(recipe: TrainRecipe, twelve: PictureSet, tmp_path: Path):

    folder = RunFolder(tmp_path / "run")
    run_training(recipe, folder, device="cpu")
    for name in ("picture.png", "mask.png"):
        Image.new("L", (8, 8), 255).save(tmp_path / name)
    asked = GenerateRecipe(
        model=str(folder.path), steps=2, image=str(tmp_path / "picture.png"), mask=str(tmp_path / "mask.png")
    )
    with pytest.raises(BadInput, match="repainting needs a model of pixels"):
        list(generate(asked, tmp_path / "out", models=ModelCache("cpu")))
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("options", "line"),
    [
        ({"autoencoder_channels": (8, 12)}, "multiples of 8"),
        ({"autoencoder_channels": (8, 8, 8, 8, 8)}, "that 16 divides, not 8"),
        ({"kl_weight": -1}, "kl_weight"),
        ({"autoencoder_channels": (8, 8, 8)}, "The latents are 2x2. .* a multiple of 4"),
    ],
)
def test_what_does_not_fit_is_reported(options: dict[str, object], line: str, recipe: TrainRecipe, twelve: PictureSet):
    levels = {"network.channels": (8, 8, 8), "network.attention": (False, False, False)}
    with pytest.raises(BadInput, match=line):
        Trainer(changed(recipe, {"options": options} | levels), twelve, CPU)


def test_a_run_too_short_gives_the_autoencoder_half(recipe: TrainRecipe, twelve: PictureSet):
    short = recipe.model_copy(update={"steps": 6})
    learner = Trainer(short, twelve, CPU).learner
    assert [learner.updates_at(step) for step in range(6)] == [(AUTOENCODER,)] * 3 + [(UNET,)] * 3


def test_savings_are_measured_without_touching_the_runs_chance(recipe: TrainRecipe, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Learner, "judge", lambda self: Judgement())  # the samples' figures are tested elsewhere
    data = load_digits_set(16)
    wide = changed(recipe, {"options.autoencoder_channels": (8, 8, 8), "network.channels": (16,), "batch_size": 32})
    trainer = Trainer(wide, data, CPU)
    state = torch.get_rng_state()
    with trainer.ema_weights(), torch.inference_mode():
        figures = trainer.learner.judge().figures
    assert torch.equal(state, torch.get_rng_state())
    assert figures["memory_saved"] > 3  # 16 times fewer values in each of its layers, and the same in the embeddings
    assert figures["time_saved"] > 0
    assert figures["psnr"] < 20  # it has learnt nothing yet


@pytest.mark.slow
def test_a_short_training_gives_readable_digits(tmp_path: Path):
    recipe = changed(
        training_recipe("latent-diffusion"), {"steps": 160, "batch_size": 16, "options.autoencoder_steps": 70}
    )
    trainer = Trainer(changed(recipe, {"ema_decay": 0.95}), load_digits_set(16), CPU)
    while trainer.step < recipe.steps:
        trainer.train_step(0.0)
    with trainer.ema_weights():
        wanted = [index % 10 for index in range(100)]
        pictures = trainer.learner.model(trainer.card()).sample(wanted, guidance=2.0, seed=0, steps=20)
    read, _ = digits_judge().read(as_scans(pictures))
    assert (read == wanted).mean() > 0.4  # chance is 0.1
