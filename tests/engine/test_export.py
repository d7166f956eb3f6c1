"""Exported models give the same results in other programs."""

import json
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import torch

import studio.engine  # noqa: F401  (before diffusers)

from diffusers import DDIMPipeline, DDIMScheduler, DiffusionPipeline, UNet2DModel  # isort: skip

from studio.cli.main import main
from studio.engine.diffusion.rng import picture_generators, randn
from studio.engine.diffusion.sampling import sample
from studio.engine.models.autoencoder import AutoencoderModel
from studio.engine.models.decoder import DecoderModel
from studio.engine.models.export import compatibility_note, export_model
from studio.engine.models.files import load_model
from studio.engine.models.kl_autoencoder import KlAutoencoderModel
from studio.engine.models.latent import LatentModel
from studio.engine.models.model import Model
from studio.engine.models.pixel import PixelModel
from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.engine.networks.unet import build_unet
from studio.engine.training.trainer import Trainer
from studio.protocol.errors import BadInput
from studio.protocol.modelcard import ModelCard
from studio.protocol.presets import training_recipe
from studio.protocol.recipes import changed
from studio.protocol.training_recipe import NetworkSpec, ScheduleSpec
from tests.engine.small_runs import twelve_pictures
from tests.tiny_text_model import save_tiny_model

SPEC = NetworkSpec(channels=(8, 16), attention=(False, False), norm_groups=4)


def pixel_model(classes: int, kind: str = "cosine") -> PixelModel:
    torch.manual_seed(0)
    labels = tuple(map(str, range(classes)))
    card = ModelCard(
        name="m",
        title="M",
        size=16,
        channels=1,
        labels=labels,
        schedule=ScheduleSpec(kind=kind, timesteps=200),
        steps=7,
    )
    unet = build_unet(SPEC, size=16, channels=1, classes=classes).eval().requires_grad_(False)
    return PixelModel.assemble(card, {"unet": unet})


def as_images(pictures: torch.Tensor) -> np.ndarray:
    return pictures.clamp(-1, 1).add(1).div(2).permute(0, 2, 3, 1).numpy()


@pytest.mark.parametrize("kind", ["linear", "cosine", "exponential", "sigmoid"])
def test_stock_diffusers_draws_the_same_pictures(kind: str, tmp_path: Path):
    model = pixel_model(0, kind)
    export_model(model, tmp_path / "out")
    stock = DiffusionPipeline.from_pretrained(tmp_path / "out")
    ddim = DDIMPipeline(stock.unet, DDIMScheduler.from_config(stock.scheduler.config))
    for pipeline in (stock, ddim):
        pipeline.set_progress_bar_config(disable=True)
    options = {"batch_size": 3, "num_inference_steps": 8, "output_type": "np"}
    # theirs keeps epsilon where x0 was clipped unless told otherwise; ours lets it follow
    theirs = ddim(generator=picture_generators(5, 3), use_clipped_model_output=True, **options).images
    assert np.abs(theirs - as_images(model.sample([None] * 3, guidance=1.0, seed=5, steps=8))).max() < 1e-4

    generators = picture_generators(5, 3)
    x_t = randn((3, 1, 16, 16), generators)
    for step in sample(
        model.denoiser([None] * 3, 1.0), x_t, model.schedule, sampler="ddpm", steps=8, generators=generators
    ):
        x_t = step.x_next
    assert np.abs(stock(generator=picture_generators(5, 3), **options).images - as_images(x_t)).max() < 1e-3


def test_class_conditional_models_are_exported(tmp_path: Path):
    model = pixel_model(4)
    export_model(model, tmp_path / "out")
    unet = UNet2DModel.from_pretrained(tmp_path / "out", subfolder="unet").eval()
    scheduler = DDIMScheduler.from_pretrained(tmp_path / "out", subfolder="scheduler")
    scheduler.set_timesteps(8)
    x = randn((2, 1, 16, 16), picture_generators(9, 2))
    with torch.inference_mode():
        for t in scheduler.timesteps:
            x = scheduler.step(
                unet(x, t, class_labels=torch.tensor([1, 3])).sample, t, x, use_clipped_model_output=True
            ).prev_sample
    assert (x - model.sample([1, 3], guidance=1.0, seed=9, steps=8)).abs().max() < 1e-4


def test_a_single_file_is_exported(tmp_path: Path):
    model = pixel_model(2)
    export_model(model, tmp_path / "deep" / "m.safetensors")
    again = load_model(tmp_path / "deep" / "m.safetensors")
    options = {"guidance": 2.0, "seed": 1, "steps": 3}
    assert torch.equal(again.sample([0, 1], **options), model.sample([0, 1], **options))


def made_by(preset: str, changes: dict[str, object]) -> Model:
    """The model of a preset before its first step, of a few grey pictures of 8x8 in three classes."""
    torch.manual_seed(0)
    trainer = Trainer(changed(training_recipe(preset), changes), twelve_pictures(), torch.device("cpu"))
    with trainer.ema_weights():
        return trainer.learner.model(trainer.card())


def from_latents(model: Model, z: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """Decode latents with the model's own decoder."""
    if isinstance(model, DecoderModel):
        return model.decode(z, labels)
    if isinstance(model, AutoencoderModel):
        return model.decoder(z)
    assert isinstance(model, LatentModel | KlAutoencoderModel | StableDiffusionModel)
    return model.decode(z)


CODER = {"options.autoencoder_channels": (8, 8), "network.channels": (8,), "network.attention": (False,)}


@pytest.mark.parametrize(
    ("preset", "changes"),
    [
        ("dcgan", {"options.width": 8}),
        ("gan-mlp", {"options.width": 8}),
        ("conditional-gan", {"options.width": 8}),
        ("vae-conv", {"options.hidden": (4, 8)}),
        ("vae-mlp", {"options.hidden": (8, 8)}),
        ("autoencoder", {"options.hidden": (4, 8)}),
        ("latent-diffusion", CODER),
        ("pocket-vae", {"options.channels": (8, 8), "options.window": 0}),
    ],
)
def test_onnx_output_matches(preset: str, changes: dict[str, object], tmp_path: Path):
    computes_the_same(made_by(preset, changes), tmp_path)


def test_the_decoder_of_a_text_to_image_model_is_exported(tmp_path: Path):
    model = load_model(save_tiny_model(tmp_path / "tiny"))
    model.vae.register_to_config(scaling_factor=0.5)
    computes_the_same(model, tmp_path)


def computes_the_same(model: Model, folder: Path) -> None:
    export_model(model, folder / "d.onnx")
    assert [path.name for path in folder.glob("*d*onnx*")] == ["d.onnx"]
    session = onnxruntime.InferenceSession(folder / "d.onnx", providers=["CPUExecutionProvider"])
    names = [given.name for given in session.get_inputs()]
    assert names == (["z", "labels"] if model.kind == "decoder" and model.card.labels else ["z"])
    told = compatibility_note(model, folder / "d.onnx")
    assert all(
        f"{given.name} [{', '.join(['N', *map(str, given.shape[1:])])}]" in told for given in session.get_inputs()
    )
    for count in (1, 2, 5):
        z, labels = 3 * torch.randn(count, *model.card.latent), torch.arange(count) % 3
        (theirs,) = session.run(["pictures"], {name: {"z": z, "labels": labels}[name].numpy() for name in names})
        with torch.inference_mode():
            ours = from_latents(model, z, labels).numpy()
        assert theirs.shape == ours.shape == (count, *model.shape)
        assert np.abs(theirs - ours).max() < 1e-5
        assert np.ptp(ours) > 1e-3  # an empty picture would be equal whatever was computed


def test_models_that_cannot_be_exported_are_refused(tmp_path: Path):
    with pytest.raises(BadInput, match="no single-pass decoder"):
        export_model(pixel_model(0), tmp_path / "m.onnx")
    assert not list(tmp_path.glob("*onnx*"))
    (tmp_path / "taken").mkdir()
    with pytest.raises(BadInput, match="exists already"):
        export_model(pixel_model(0), tmp_path / "taken")


def test_the_command_line_says_what_opens_the_export(
    tmp_path: Path, tiny_model: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    words = ["studio", "models", "export", tiny_model]
    monkeypatch.setattr("sys.argv", [*words, str(tmp_path / "out")])
    assert main() == 0
    out, err = capfd.readouterr()
    assert out == f"{tmp_path / 'out'}\n"
    assert "Stock diffusers opens it as DDPMPipeline, which takes no label" in err
    monkeypatch.setattr("sys.argv", [*words, str(tmp_path / "m.safetensors"), "--json"])
    assert main() == 0
    told = json.loads(capfd.readouterr().out)
    assert told["exported"] == str(tmp_path / "m.safetensors")
    assert "stock diffusers needs a folder" in told["note"]
