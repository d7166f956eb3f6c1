"""Finds a small decoder (TAESD) for a model's latents, which decodes them in a fraction of the time."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from studio.engine.generation.model_cache import ModelCache
from studio.engine.models.kl_autoencoder import KlAutoencoderModel
from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.protocol.errors import BadInput
from studio.protocol.modelcard import TINY_AUTOENCODER, ModelCard, known_models, read_card


def with_tiny_decoder(model: StableDiffusionModel, models: ModelCache) -> StableDiffusionModel:
    """Return the model with a small autoencoder for its latents, if one is known; else as it is."""
    name = _name_for(model.is_xl, model.card.latent[0], model.card.channels, tuple(known_models().items()))
    if name is None:
        return model
    try:
        tiny = models.get(name)
    except BadInput:  # it is gone or damaged
        return model
    if not isinstance(tiny, KlAutoencoderModel):
        return model
    own, other = (len(vae.config.block_out_channels) for vae in (model.vae, tiny.vae))
    return replace(model, vae=tiny.vae) if own == other else model


@lru_cache(maxsize=8)
def _name_for(xl: bool, latent: int, channels: int, known: tuple[tuple[str, Path], ...]) -> str | None:
    """Return the name of the first small autoencoder for latents of `latent` channels, of SDXL or not."""
    for name, path in known:
        try:
            card = read_card(path)
        except BadInput:
            continue
        if card.model == TINY_AUTOENCODER and _fits(card, xl, latent, channels):
            return name
    return None


def _fits(card: ModelCard, xl: bool, latent: int, channels: int) -> bool:
    return (card.family == "sdxl") == xl and card.latent[0] == latent and card.channels == channels
