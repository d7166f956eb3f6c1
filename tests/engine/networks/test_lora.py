"""LoRA: zero at first, equal when fused, and readable by stock diffusers."""

from pathlib import Path

import pytest
import torch
from diffusers import StableDiffusionPipeline
from safetensors.torch import save_file
from torch import nn

from studio.engine.diffusion.rng import picture_generators, randn
from studio.engine.models.files import load_model
from studio.engine.networks.lora import LoraWeights, fuse_lora, lora_applied, lora_for
from studio.protocol.errors import BadInput
from tests.tiny_text_model import LATENT, save_tiny_model

ASKED = {"guidance": 2.0, "seed": 1, "steps": 3}


@pytest.fixture
def model(tmp_path: Path):
    return load_model(save_tiny_model(tmp_path / "tiny"))


def learnt(unet: nn.Module) -> LoraWeights:
    lora = lora_for(unet, 4)
    generator = torch.Generator().manual_seed(4)
    for _, pair in lora.pairs():
        for layer in (pair.lora_A, pair.lora_B):
            nn.init.normal_(layer.weight, std=0.05, generator=generator)
    return lora


def test_a_new_lora_changes_nothing(model):
    before = model.draw(["a tiger"], **ASKED)
    with lora_applied(model.unet, lora_for(model.unet, 4)):
        assert torch.equal(model.draw(["a tiger"], **ASKED), before)


def test_a_fused_lora_computes_the_same(model):
    lora, before = learnt(model.unet), model.draw(["a tiger"], **ASKED)
    with lora_applied(model.unet, lora):
        changed = model.draw(["a tiger"], **ASKED)
    assert (changed - before).abs().max() > 0.1
    assert torch.equal(model.draw(["a tiger"], **ASKED), before)  # it is off again
    fused = model.with_fused_lora(lora, model.card)
    torch.testing.assert_close(fused.draw(["a tiger"], **ASKED), changed, atol=1e-4, rtol=0)
    assert torch.equal(model.draw(["a tiger"], **ASKED), before)  # the model itself was copied


def test_stock_diffusers_reads_it(model, tmp_path: Path):
    lora = learnt(model.unet)
    save_file({name: tensor.contiguous() for name, tensor in lora.state_dict().items()}, tmp_path / "lora.safetensors")
    stock = StableDiffusionPipeline.from_pretrained(str(tmp_path / "tiny"))
    stock.set_progress_bar_config(disable=True)
    stock.load_lora_weights(str(tmp_path), weight_name="lora.safetensors")
    latents = randn((1, *LATENT), picture_generators(1, 1, 0), "cpu")
    asked = {"guidance_scale": 2.0, "num_inference_steps": 3, "latents": latents, "output_type": "pt"}
    theirs = stock("a tiger", **asked).images
    ours = model.with_fused_lora(lora, model.card).draw(["a tiger"], **ASKED)
    torch.testing.assert_close((ours + 1) / 2, theirs, atol=2 / 255, rtol=0)


def test_time_embedding_and_outer_layers_have_no_lora(model):
    names = [name for name, _ in lora_for(model.unet, 2).pairs()]
    assert names
    assert not any(name.startswith(("conv_in", "conv_out", "time")) or "time_emb" in name for name in names)


def test_a_lora_of_another_network_is_refused(model):
    lora = lora_for(nn.Sequential(nn.Linear(3, 3)), 2)
    with pytest.raises(BadInput, match="no layer 0"):
        fuse_lora(model.unet, lora)
