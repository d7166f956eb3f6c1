"""The manifold of a two-dimensional latent space, as one picture."""

import numpy as np
from numpy.typing import NDArray

from studio.engine.data.pictures import tile, to_pixels
from studio.engine.latents.codes import decode
from studio.engine.learners.vae import MANIFOLD, plane_of_latents
from studio.engine.models.decoder import DecoderModel
from studio.engine.models.model import Model
from studio.protocol.errors import BadInput


def manifold(model: Model, side: int = MANIFOLD, label: int = 0) -> NDArray[np.uint8]:
    """Return side x side pictures at quantiles of N(0, I) (Kingma & Welling 2014, figure 4): [H, W] or [H, W, 3].

    Raises:
        BadInput: The model's latent space is not a plane with that distribution.
    """
    if not isinstance(model, DecoderModel) or model.card.latent != (2,):
        raise BadInput(f"A manifold needs a VAE or GAN with two latent numbers; {model.card.title} is none.")
    return tile(to_pixels(decode(model, plane_of_latents(side), label)), side)
