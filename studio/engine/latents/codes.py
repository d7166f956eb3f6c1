"""The codes of pictures in a model's latent space, and the pictures of codes."""

from collections.abc import Callable

import torch
from torch import Tensor

from studio.engine.data.picture_set import PictureSet
from studio.engine.models.autoencoder import AutoencoderModel
from studio.engine.models.decoder import DecoderModel
from studio.engine.models.kl_autoencoder import KlAutoencoderModel
from studio.engine.models.latent import LatentModel
from studio.engine.models.model import Model
from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.protocol.errors import BadInput

_BATCH_VALUES = 2**20  # of pictures, in a batch
OnProgress = Callable[[int, int], None]
"""Receives the number of finished pictures and their total; an exception that it raises ends the work."""
Coder = AutoencoderModel | DecoderModel | KlAutoencoderModel | LatentModel | StableDiffusionModel


def coder_of(model: Model) -> Coder:
    """Return a model whose latent space pictures are encoded in; raises BadInput for any other."""
    if isinstance(model, DecoderModel) and model.encoder is None:
        raise BadInput(f"{model.card.title} is a GAN: it has no encoder that turns pictures into codes.")
    if not isinstance(model, Coder):
        raise BadInput(f"{model.card.title} has no latent space: it has no autoencoder.")
    return model


@torch.inference_mode()
def encode(model: Coder, pictures: Tensor) -> Tensor:
    """Return the codes [N, *latent] of pictures [N, C, H, W] in [-1, 1]; of a distribution of codes, its mean."""
    pictures = pictures.to(model.device)
    if isinstance(model, AutoencoderModel):
        codes: Tensor = model.encoder(pictures)
    elif isinstance(model, DecoderModel):
        assert model.encoder is not None, "coder_of refuses others"
        codes = model.encoder(pictures)[0]
    elif isinstance(model, StableDiffusionModel):
        codes = model.posterior(pictures)[0]
    else:
        codes = model.encode(pictures)
    return codes.float()


@torch.inference_mode()
def decode(model: Coder, codes: Tensor, label: int = 0) -> Tensor:
    """Return the pictures [N, C, H, W] in [-1, 1] of codes [N, *latent]; fast for many codes at once.

    Args:
        model: Autoencoder, VAE, GAN, or a model with an autoencoder.
        codes: [N, *latent], or flattened [N, D].
        label: The class of all of them, for a class-conditional decoder.
    """
    codes = codes.to(model.device, torch.float32)
    if codes.ndim == 2:
        codes = codes.unflatten(1, tuple(model.card.latent))
    if isinstance(model, AutoencoderModel):
        pictures: Tensor = model.decoder(codes)
    elif isinstance(model, DecoderModel):
        labels = torch.full((len(codes),), label, device=codes.device) if model.card.labels else None
        pictures = model.decode(codes, labels)
    else:
        pictures = model.decode(codes)
    return pictures.float().clamp(-1, 1)


def codes_of(model: Coder, data: PictureSet, report: OnProgress = lambda done, total: None) -> Tensor:
    """Return the codes of all pictures of a set, float64 [N, D] on the CPU.

    Raises:
        BadInput: The pictures have another number of channels than the model's, or codes are not finite.
    """
    if data.channels != model.card.channels:
        raise BadInput(
            f"{model.card.title} takes pictures of {model.card.channels} channels, and these have {data.channels}."
        )
    batch_size = max(1, _BATCH_VALUES // (data.channels * data.size**2))
    parts = []
    for indices in torch.arange(len(data)).split(batch_size):
        report(int(indices[0]), len(data))
        parts.append(encode(model, data.batch(indices)[0]).flatten(1).cpu().double())
    codes = torch.cat(parts)
    if not codes.isfinite().all():
        raise BadInput(f"{model.card.title} cannot encode these pictures: the codes are not finite (NaN or infinity).")
    return codes


def combine(plus: Tensor, minus: Tensor | None = None, more: Tensor | None = None) -> Tensor:
    """Return mean(plus) - mean(minus) + mean(more): arithmetic of groups of codes (Radford et al. 2016, section 6.3).

    Args:
        plus, minus, more: Each a group of codes [n, D], n >= 1; None leaves a group out.

    Returns:
        [1, D].
    """
    total = plus.mean(0, keepdim=True)
    if minus is not None:
        total = total - minus.mean(0, keepdim=True)
    return total if more is None else total + more.mean(0, keepdim=True)


def nearest(code: Tensor, codes: Tensor, count: int = 4) -> Tensor:
    """Return the indices of the codes [N, D] that are nearest to a code [1, D], the nearest first."""
    distances = torch.cdist(code.double(), codes.double())[0]
    return distances.argsort(stable=True)[:count]
