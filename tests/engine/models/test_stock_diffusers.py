"""Exported folders in stock diffusers: the named pipeline opens them, and samples are the same."""

from pathlib import Path

import numpy as np
import pytest
import torch
from diffusers import DDIMScheduler, DiffusionPipeline, LDMPipeline, StableDiffusionPipeline, UNet2DModel

from studio.engine.diffusion.rng import picture_generators, randn
from studio.engine.models.export import compatibility_note, export_model
from studio.engine.models.files import load_model, save_model
from studio.engine.models.latent import LatentModel
from studio.engine.models.model import Model
from studio.engine.networks.lora import lora_for
from studio.engine.training.trainer import Trainer
from studio.protocol.presets import training_recipe
from studio.protocol.recipes import changed
from tests.engine.small_runs import twelve_pictures
from tests.tiny_text_model import LATENT, save_tiny_controlnet, save_tiny_model

SMALL = {"network.channels": (8, 16), "network.attention": (False, False), "schedule.timesteps": 200}
UNCONDITIONAL = {"network.conditional": False}
LATENTS = {
    "options.autoencoder_channels": (8, 8),
    "network.channels": (8,),
    "network.attention": (False,),
    "schedule.timesteps": 200,
}
PROMPT = "a tiger on a blue background"


def made_by(preset: str, changes: dict[str, object]) -> Model:
    """The model of a preset before its first step, of a few grey pictures of 8x8 in three classes."""
    torch.manual_seed(0)
    trainer = Trainer(changed(training_recipe(preset), changes), twelve_pictures(), torch.device("cpu"))
    with trainer.ema_weights():
        return trainer.learner.model(trainer.card())


@pytest.mark.parametrize("prediction_type", ["epsilon", "v", "x0"])
def test_a_latent_model_samples_the_same_in_diffusers(prediction_type: str, tmp_path: Path):
    model = made_by("latent-diffusion", LATENTS | UNCONDITIONAL | {"prediction_type": prediction_type})
    assert isinstance(model, LatentModel)
    assert model.vae.config.scaling_factor != 1.0
    export_model(model, tmp_path / "out")
    stock = DiffusionPipeline.from_pretrained(tmp_path / "out")
    assert isinstance(stock, LDMPipeline)
    stock.set_progress_bar_config(disable=True)
    theirs = stock(batch_size=3, generator=picture_generators(5, 3), num_inference_steps=8, output_type="np").images
    ours = model.sample([None] * 3, guidance=1.0, seed=5, steps=8)
    assert np.abs(theirs - ours.add(1).div(2).permute(0, 2, 3, 1).numpy()).max() < 1e-4
    again = load_model(tmp_path / "out")
    assert torch.equal(again.sample([None] * 3, guidance=1.0, seed=5, steps=8), ours)


def test_a_class_conditional_latent_model_samples_the_same_in_diffusers(tmp_path: Path):
    model = made_by("latent-diffusion", LATENTS)
    export_model(model, tmp_path / "out")
    assert "class_labels 0 to 2, or 3 for none" in compatibility_note(model, tmp_path / "out")
    stock = LDMPipeline.from_pretrained(tmp_path / "out")
    stock.scheduler.set_timesteps(8)
    z = randn((2, *model.card.latent), picture_generators(9, 2))
    with torch.inference_mode():
        for t in stock.scheduler.timesteps:
            z = stock.scheduler.step(stock.unet(z, t, class_labels=torch.tensor([1, 2])).sample, t, z).prev_sample
        theirs = stock.vqvae.decode(z / stock.vqvae.config.scaling_factor).sample.clamp(-1, 1)
    assert (theirs - model.sample([1, 2], guidance=1.0, seed=9, steps=8)).abs().max() < 1e-4


@pytest.mark.parametrize(
    ("preset", "changes", "told"),
    [
        ("ddpm-unet", SMALL, "opens it as DDPMPipeline."),
        ("digits", SMALL, "opens it as DDPMPipeline, which takes no label"),
        ("latent-diffusion", LATENTS | UNCONDITIONAL, "opens it as LDMPipeline."),
        ("latent-diffusion", LATENTS, "opens it as LDMPipeline, which takes no label"),
    ],
)
def test_the_pipeline_that_opens_an_export_is_named(preset: str, changes: dict[str, object], told: str, tmp_path: Path):
    model = made_by(preset, changes)
    line = compatibility_note(model, export_model(model, tmp_path / "out"))
    assert told in line
    pipeline = DiffusionPipeline.from_pretrained(tmp_path / "out")
    assert type(pipeline).__name__ in line
    pipeline.set_progress_bar_config(disable=True)
    if "no label" in line:
        with pytest.raises(ValueError, match="class_labels"):
            pipeline(num_inference_steps=1)
    else:
        assert pipeline(num_inference_steps=1, output_type="np").images.shape == (1, 8, 8, 1)


@pytest.mark.parametrize(
    ("preset", "changes", "told"),
    [
        ("ddpm", {"network.channels": (8, 16), "network.attention": (False, False)}, "since it has no SmallUNet"),
        ("digits", SMALL | {"prediction_type": "mean"}, "no prediction type for the posterior mean"),
        ("digits", SMALL | {"options.self_conditioning": True}, "have no self-conditioning"),
        ("latent-diffusion", LATENTS | {"prediction_type": "mean"}, "no prediction type for the posterior mean"),
        ("dcgan", {}, "no networks of this kind"),
        ("autoencoder", {}, "no networks of this kind"),
    ],
)
def test_obstacles_to_a_pipeline_are_named(preset: str, changes: dict[str, object], told: str, tmp_path: Path):
    model = made_by(preset, changes)
    line = compatibility_note(model, export_model(model, tmp_path / "out"))
    assert line.startswith("Stock diffusers cannot open it, ")
    assert told in line
    with pytest.raises((OSError, ValueError)):
        DiffusionPipeline.from_pretrained(tmp_path / "out")
    assert type(load_model(tmp_path / "out")) is type(model)


@pytest.mark.parametrize("name", ["out", "out.safetensors"])
def test_a_lora_is_exported_fused_into_its_base_model(name: str, tmp_path: Path):
    base = load_model(save_tiny_model(tmp_path / "tiny"))
    change = lora_for(base.unet, 2)
    for parameter in change.parameters():
        torch.nn.init.normal_(parameter, std=0.1)
    card = base.card.model_copy(update={"model": "lora", "base": str(tmp_path / "tiny")})
    save_model(tmp_path / "change", {"lora": change}, card)
    model = load_model(tmp_path / "change")
    asked = {"guidance": 3.0, "seed": 5, "steps": 4}
    ours = model.draw([PROMPT], **asked)
    assert not torch.equal(ours, base.draw([PROMPT], **asked))
    export_model(model, tmp_path / name)
    (tmp_path / "tiny").rename(tmp_path / "gone")
    assert torch.equal(load_model(tmp_path / name).draw([PROMPT], **asked), ours)
    if name == "out":
        assert compatibility_note(model, tmp_path / name) == "Stock diffusers opens it as StableDiffusionPipeline."
        stock = DiffusionPipeline.from_pretrained(tmp_path / name)
        assert isinstance(stock, StableDiffusionPipeline)
        stock.set_progress_bar_config(disable=True)
        latents = randn((1, *LATENT), picture_generators(5, 1, 0), "cpu")
        theirs = stock(PROMPT, guidance_scale=3.0, num_inference_steps=4, latents=latents, output_type="pt").images
        torch.testing.assert_close((ours + 1) / 2, theirs, atol=1e-5, rtol=0)


def test_networks_without_a_pipeline_are_loaded_by_the_named_class(tmp_path: Path):
    import diffusers

    base = save_tiny_model(tmp_path / "tiny")
    control = load_model(save_tiny_controlnet(tmp_path / "canny", base))
    coder = made_by("pocket-vae", {"options.channels": (8, 8), "options.window": 0})
    for model, kind, part in ((control, "ControlNetModel", "controlnet"), (coder, "AutoencoderKL", "vae")):
        line = compatibility_note(model, export_model(model, tmp_path / part))
        assert f'{kind}.from_pretrained(FOLDER, subfolder="{part}")' in line
        theirs = getattr(diffusers, kind).from_pretrained(tmp_path / part, subfolder=part).state_dict()
        assert all(torch.equal(theirs[name], weight) for name, weight in model.parts[part].state_dict().items())


def test_checkpoints_of_a_run_load_in_diffusers(tmp_path: Path):
    """A checkpoint's folder keeps the program's own names; its parts are read one by one."""
    model = made_by("latent-diffusion", LATENTS)
    save_model(tmp_path / "m", model.parts, model.card)
    assert not (tmp_path / "m" / "model_index.json").exists()
    assert UNet2DModel.from_pretrained(tmp_path / "m", subfolder="unet").config.sample_size == 4
    assert DDIMScheduler.from_pretrained(tmp_path / "m", subfolder="scheduler").config.clip_sample is False
