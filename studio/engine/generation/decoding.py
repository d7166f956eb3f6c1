"""Decodes recorded latents by the autoencoder of their model."""

import base64
import binascii
import math
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from studio.engine.data.pictures import from_model, png_bytes
from studio.engine.generation.model_cache import ModelCache
from studio.engine.generation.tiny_decoders import with_tiny_decoder
from studio.engine.models.latent import LatentModel
from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.protocol.errors import BadInput
from studio.protocol.events import Decoded
from studio.protocol.files import make_folder, write_atomically
from studio.protocol.requests import Attend, Decode


@torch.inference_mode()
def decode(request: Decode, models: ModelCache) -> Decoded:
    """Write the picture of a request's latents; draws no random numbers and does not affect a running job.

    Raises:
        BadInput: The latents do not match their description, the model has none, or the file cannot be written.
    """
    model, latents = latents_of(request, models)
    own = model
    if request.rough and isinstance(model, StableDiffusionModel):
        model = with_tiny_decoder(model, models)
    picture = model.decode(latents)[0].cpu().numpy()
    if not np.isfinite(picture).all():
        raise BadInput("These latents cannot be decoded: the result is not finite (NaN or infinity).")
    out = Path(request.out)
    make_folder(out.parent)
    write_atomically(out, png_bytes(from_model(picture)))
    return Decoded(file=str(out), rough=model is not own)


def latents_of(request: Decode | Attend, models: ModelCache) -> tuple[LatentModel | StableDiffusionModel, Tensor]:
    """Return the model that a request names and its latents, float32 [1, C, h, w] on the model's device.

    Raises:
        BadInput: The latents do not match their description, or the model has none of that shape.
    """
    channels, height, width = request.shape
    try:
        data = base64.b64decode(request.latents, validate=True)
    except binascii.Error as error:
        raise BadInput("The latents are damaged.") from error
    if min(request.shape) < 1 or len(data) != 2 * math.prod(request.shape):
        raise BadInput(f"The latents are damaged: they are not {channels}x{height}x{width} numbers.")
    model = models.get(request.model)
    if not isinstance(model, LatentModel | StableDiffusionModel) or model.card.latent[0] != channels:
        raise BadInput(f"The model {model.card.name} has no latents of {channels} channels.")
    latents = torch.from_numpy(np.frombuffer(data, dtype="<f2").astype(np.float32).reshape(1, *request.shape))
    return model, latents.to(model.device)
