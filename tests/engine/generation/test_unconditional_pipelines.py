"""Unconditional folders of diffusers: their own pipelines are the oracle, from the noise to the pictures."""

import pytest
import torch
from diffusers import (
    AutoencoderKL,
    DDIMPipeline,
    DDIMScheduler,
    DDPMPipeline,
    DDPMScheduler,
    LDMPipeline,
    UNet2DModel,
    VQModel,
)

from studio.engine.diffusion.rng import picture_generators
from studio.engine.generation.label_to_image import LabelToImage
from studio.engine.models.files import load_model
from studio.protocol.generation_recipe import GenerateRecipe

SEED, COUNT = 4, 2
_BLOCKS = {"block_out_channels": (8, 16), "norm_num_groups": 4, "layers_per_block": 1}


def unet(size: int) -> UNet2DModel:
    torch.manual_seed(0)
    kinds = {"down_block_types": ("DownBlock2D",) * 2, "up_block_types": ("UpBlock2D",) * 2}
    return UNet2DModel(sample_size=size, **kinds, **_BLOCKS)


def theirs(folder, kind, **asked):
    pipeline = kind.from_pretrained(folder)
    pipeline.set_progress_bar_config(disable=True)
    generators = list(picture_generators(SEED, COUNT))
    made = pipeline(batch_size=COUNT, generator=generators, output_type="np", **asked).images
    return torch.from_numpy(made).permute(0, 3, 1, 2)


def ours(folder, **asked):
    model = load_model(folder)
    recipe = GenerateRecipe(
        model="one", seed=SEED, count=COUNT, **{"sampler": model.card.sampler, "guidance": 1} | asked
    )
    plan = LabelToImage(recipe, model)
    *_, last = plan.steps(0, COUNT)
    return (plan.pictures(last.x_next) / 2 + 0.5).clamp(0, 1)


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"variance_type": "fixed_small", "beta_schedule": "squaredcos_cap_v2"},
        {"prediction_type": "sample"},
        {"prediction_type": "v_prediction", "clip_sample": False, "timestep_spacing": "trailing"},
    ],
)
@pytest.mark.parametrize("steps", [5, 40])
def test_ddpm(tmp_path, settings, steps) -> None:
    DDPMPipeline(unet(16), DDPMScheduler(num_train_timesteps=40, **settings)).save_pretrained(tmp_path / "one")
    made = theirs(tmp_path / "one", DDPMPipeline, num_inference_steps=steps)
    torch.testing.assert_close(ours(tmp_path / "one", steps=steps), made, atol=1e-4, rtol=1e-4)


@pytest.mark.parametrize("settings", [{}, {"set_alpha_to_one": False, "clip_sample": False}, {"steps_offset": 1}])
@pytest.mark.parametrize("eta", [0.0, 0.7])
def test_ddim(tmp_path, settings, eta) -> None:
    DDIMPipeline(unet(16), DDIMScheduler(num_train_timesteps=40, **settings)).save_pretrained(tmp_path / "one")
    # the stock pipeline keeps an epsilon that no longer fits a clipped x0, unless it is asked not to
    made = theirs(tmp_path / "one", DDIMPipeline, num_inference_steps=5, eta=eta, use_clipped_model_output=True)
    torch.testing.assert_close(ours(tmp_path / "one", steps=5, eta=eta), made, atol=1e-4, rtol=1e-4)


# the last bit of a latent may decide which of two codes of the VQ model is nearer
@pytest.mark.parametrize(("coder", "tolerance"), [(VQModel, 1e-2), (AutoencoderKL, 1e-4)])
def test_latent_diffusion(tmp_path, coder, tolerance) -> None:
    torch.manual_seed(0)
    vae = coder(
        block_out_channels=(8, 16),
        norm_num_groups=4,
        latent_channels=3,
        sample_size=16,
        down_block_types=("DownEncoderBlock2D",) * 2,
        up_block_types=("UpDecoderBlock2D",) * 2,
    ).eval()
    scheduler = DDIMScheduler(beta_start=0.0015, beta_end=0.0195, beta_schedule="scaled_linear", clip_sample=False)
    LDMPipeline(vae, unet(8), scheduler).save_pretrained(tmp_path / "one")
    made = theirs(tmp_path / "one", LDMPipeline, num_inference_steps=5)
    torch.testing.assert_close(ours(tmp_path / "one", steps=5), made, atol=tolerance, rtol=1e-4)
