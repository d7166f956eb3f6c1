"""A tiny untrained text-to-image model in the format of Stable Diffusion."""

from pathlib import Path

import torch

from studio.engine.models.files import load_model, save_model
from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.engine.networks.kl_autoencoder import build_kl_autoencoder
from studio.engine.networks.text_encoder import build_text_encoder
from studio.engine.networks.text_unet import build_text_unet
from studio.engine.networks.tokenizer_learning import learn_tokenizer
from studio.protocol.modelcard import ModelCard
from studio.protocol.training_recipe import NetworkSpec

SIZE, LATENT = 32, (4, 8, 8)
CAPTIONS = ("a tiger on a blue background", "a red apple on a white background")


def save_tiny_model(folder: Path, *, name: str = "tiny", prediction_type: str = "v", channels: int = LATENT[0]) -> Path:
    """Write the model's folder: 32x32 pictures, latents [channels, 8, 8], the same weights each time."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        text = build_text_encoder(learn_tokenizer(CAPTIONS, 16), length=16, hidden=16, layers=1, heads=2)
        spec = NetworkSpec(channels=(16, 32), attention=(False, True), attention_head_dim=8, norm_groups=8)
        unet = build_text_unet(spec, size=LATENT[1], channels=channels, hidden=16)
        vae = build_kl_autoencoder(size=SIZE, channels=3, levels=(16, 16, 16), latent_channels=channels)
    card = ModelCard(
        name=name,
        title="Tiny",
        kind="stable-diffusion",
        model="text-to-image",
        size=SIZE,
        channels=3,
        latent=(channels, *LATENT[1:]),
        prediction_type=prediction_type,
        guidance=3.0,
        steps=20,
    )
    save_model(folder, {"text_encoder": text, "unet": unet, "vae": vae}, card)
    return folder


def save_tiny_controlnet(folder: Path, base: Path, *, name: str = "tiny-canny") -> Path:
    """Write a ControlNet's folder for the tiny model in `base`: it has an effect, and the same weights each time."""
    from diffusers import ControlNetModel

    model = load_model(base)
    assert isinstance(model, StableDiffusionModel)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(1)
        network = ControlNetModel.from_unet(model.unet, conditioning_embedding_out_channels=(8, 8, 16))
        for layer in (network.controlnet_cond_embedding.conv_out, *network.controlnet_down_blocks):
            torch.nn.init.normal_(layer.weight, std=0.3)  # new ones are zero, and change nothing
    card = model.card.model_copy(update={"name": name, "title": "Tiny edges", "kind": "controlnet"})
    card = card.model_copy(update={"model": "controlnet", "base": model.card.name})
    save_model(folder, {"controlnet": network}, card)
    return folder
