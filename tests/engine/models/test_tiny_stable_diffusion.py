"""The stock pipelines run on the tiny networks of every family, and each has its own prompt, mask and control."""

import pytest
import torch
from PIL import Image

from tests.engine.models.tiny_stable_diffusion import FAMILIES, SIZE, tiny_controlnet, tiny_pipeline


def latents(family: str, prompt: str, seed: int = 0) -> torch.Tensor:
    pipeline = tiny_pipeline(family, seed=seed)
    asked = {"prompt": prompt, "num_inference_steps": 2, "output_type": "latent", "guidance_scale": 3.0}
    picture = Image.new("RGB", (SIZE, SIZE), "red")
    if family.endswith("inpaint"):
        asked |= {"image": picture, "mask_image": Image.new("L", (SIZE, SIZE), 255)}
    elif family == "sdxl-refiner":
        asked |= {"image": picture, "strength": 1.0}
    if not family.endswith("refiner"):
        asked |= {"height": SIZE, "width": SIZE}
    return pipeline(**asked, generator=torch.Generator().manual_seed(3)).images


@pytest.mark.parametrize("family", FAMILIES)
def test_pipelines_run_and_prompts_and_weights_count(family: str) -> None:
    one = latents(family, "a tiger")
    assert one.shape == (1, 4, 8, 8)
    assert bool(one.isfinite().all())
    assert float((one - latents(family, "a red apple")).abs().max()) > 1e-3
    assert not torch.equal(one, latents(family, "a tiger", seed=1))
    assert torch.equal(one, latents(family, "a tiger"))


@pytest.mark.parametrize("family", ["sd1", "sd2-inpaint", "sdxl"])
def test_controlnets_take_latents_of_four_channels(family: str) -> None:
    network = tiny_controlnet(tiny_pipeline(family))
    assert network.config.in_channels == 4
    assert network.config.cross_attention_dim == tiny_pipeline(family).unet.config.cross_attention_dim
