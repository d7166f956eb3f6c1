"""Tiny untrained models with a latent space: their weights are random, the same each time."""

from pathlib import Path
from typing import Any

import torch

from studio.engine.models.files import save_model
from studio.engine.networks.autoencoder import Encoder, GaussianEncoder, build_autoencoder
from studio.engine.networks.gan import Generator
from studio.engine.networks.kl_autoencoder import build_kl_autoencoder
from studio.engine.networks.unet import build_unet
from studio.protocol.modelcard import ModelCard
from studio.protocol.training_recipe import NetworkSpec

SIZE = 16
LABELS = tuple("0123456789")


def _card(name: str, **fields: Any) -> ModelCard:
    made: dict[str, Any] = {"name": name, "title": name.title(), "size": SIZE, "channels": 1, "steps": 8}
    return ModelCard(**(made | fields))


def save_vae(folder: Path, latent: int = 2) -> Path:
    """Write a VAE."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        encoder, decoder = build_autoencoder(GaussianEncoder, "mlp", size=SIZE, channels=1, hidden=(32,), latent=latent)
    save_model(folder, {"encoder": encoder, "decoder": decoder}, _card(folder.name, kind="decoder", latent=(latent,)))
    return folder


def save_autoencoder(folder: Path, latent: int = 8) -> Path:
    """Write a plain autoencoder."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        encoder, decoder = build_autoencoder(Encoder, "mlp", size=SIZE, channels=1, hidden=(32,), latent=latent)
    card = _card(folder.name, kind="autoencoder", latent=(latent,))
    save_model(folder, {"encoder": encoder, "decoder": decoder}, card)
    return folder


def save_gan(folder: Path, latent: int = 6, *, conditional: bool = False) -> Path:
    """Write a GAN's generator."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        generator = Generator(latent, SIZE, channels=1, classes=10 if conditional else 0, architecture="mlp", width=8)
    labels = LABELS if conditional else ()
    card = _card(folder.name, kind="decoder", model="gan", latent=(latent,), labels=labels)
    save_model(folder, {"decoder": generator}, card)
    return folder


def save_latent_diffusion(folder: Path) -> Path:
    """Write a class-conditional latent diffusion model, and its autoencoder beside it as NAME-vae."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        vae = build_kl_autoencoder(size=SIZE, channels=1, levels=(8, 8), latent_channels=2)
        spec = NetworkSpec(channels=(8, 16), attention=(False, False), norm_groups=4)
        unet = build_unet(spec, size=SIZE // 2, channels=2, classes=10)
    latent = (2, SIZE // 2, SIZE // 2)
    card = _card(folder.name, kind="latent", latent=latent, labels=LABELS)
    save_model(folder, {"unet": unet, "vae": vae}, card)
    own = _card(f"{folder.name}-vae", kind="kl-autoencoder", latent=latent)
    save_model(folder.with_name(own.name), {"vae": vae}, own)
    return folder
