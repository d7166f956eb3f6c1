"""A text-to-image model's folder and file, and that diffusers' own pipeline makes the same picture of it."""

from pathlib import Path

import pytest
import torch
from diffusers import StableDiffusionPipeline

from studio.engine.diffusion.rng import picture_generators, randn
from studio.engine.diffusion.sampling import sample
from studio.engine.diffusion.solvers.registry import SAMPLERS, default_timesteps
from studio.engine.models.conditioned_unet import ActiveControl
from studio.engine.models.files import load_model, save_single_file
from studio.protocol.errors import BadInput
from tests.tiny_text_model import LATENT, SIZE, save_tiny_controlnet, save_tiny_model

PROMPT = "a tiger on a blue background"


@pytest.mark.parametrize("prediction_type", ["epsilon", "v"])
def test_stock_pipeline_makes_the_same_picture(tmp_path: Path, prediction_type: str) -> None:
    folder = save_tiny_model(tmp_path / "tiny", prediction_type=prediction_type)
    ours = load_model(folder).draw([PROMPT], guidance=3.0, seed=5, steps=4)
    latents = randn((1, *LATENT), picture_generators(5, 1, 0), "cpu")
    stock = StableDiffusionPipeline.from_pretrained(str(folder))
    stock.set_progress_bar_config(disable=True)
    theirs = stock(PROMPT, guidance_scale=3.0, num_inference_steps=4, latents=latents, output_type="pt").images
    torch.testing.assert_close((ours + 1) / 2, theirs, atol=1e-5, rtol=0)


def test_single_file_makes_the_same_picture(tmp_path: Path) -> None:
    model = load_model(save_tiny_model(tmp_path / "tiny"))
    save_single_file(tmp_path / "tiny.safetensors", model.parts, model.card)
    again = load_model(tmp_path / "tiny.safetensors")
    asked = {"guidance": 2.0, "seed": 1, "steps": 2}
    assert torch.equal(model.draw([PROMPT], **asked), again.draw([PROMPT], **asked))


def test_prompt_decides_with_guidance(tmp_path: Path) -> None:
    model = load_model(save_tiny_model(tmp_path / "tiny"))
    tiger, apple = (model.draw([p], guidance=3.0, seed=1, steps=2) for p in (PROMPT, "a red apple"))
    assert not torch.equal(tiger, apple)


def test_tokenizer_is_part_of_the_model(tmp_path: Path) -> None:
    folder = save_tiny_model(tmp_path / "tiny")
    (folder / "tokenizer" / "vocab.json").write_text("{}")
    with pytest.raises(BadInput, match="damaged"):
        load_model(folder)


@pytest.mark.parametrize("sampler", SAMPLERS)
def test_sampling_reads_no_values_from_the_device(tmp_path: Path, sampler: str) -> None:
    """Reading a value would make the CPU wait for the GPU at every step; tensors on "meta" have none to read."""
    folder = save_tiny_model(tmp_path / "tiny")
    network = load_model(save_tiny_controlnet(tmp_path / "canny", folder)).controlnet.to("meta")
    model = load_model(folder)
    for part in model.parts.values():
        part.to("meta")
    calls: list[int] = []
    network.register_forward_pre_hook(lambda *_: calls.append(1))
    first_two = frozenset(default_timesteps(sampler, 4, model.schedule)[:2])
    control = ActiveControl(network, torch.rand(1, 3, SIZE, SIZE, device="meta"), timesteps=first_two)
    denoiser = model.denoiser([PROMPT] * 2, guidance=3.0, controls=[control])
    generators = picture_generators(0, 2)
    x_T = randn((2, *LATENT), generators, "meta")
    steps = list(sample(denoiser, x_T, model.schedule, sampler=sampler, steps=4, generators=generators))
    assert steps[-1].x_next.device.type == "meta"
    assert len(calls) in (2, 3), "Heun may evaluate the second timestep twice"
