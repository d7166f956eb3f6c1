"""Makes a picture of latents that were kept, by the autoencoder of the model that they come from."""

import base64
import binascii
import math
from pathlib import Path

import numpy as np
import torch

from studio.engine.generation.model_cache import ModelCache
from studio.engine.generation.pictures import from_model, png_bytes
from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.protocol.errors import BadInput
from studio.protocol.events import Decoded
from studio.protocol.files import make_folder, write_whole
from studio.protocol.requests import Decode


@torch.inference_mode()
def decode(request: Decode, models: ModelCache) -> Decoded:
    """Write the picture of a request's latents; draws no random number, and changes nothing of a job that is running.

    Raises:
        BadInput: The latents are not what they are said to be, the model has none, or the file cannot be written.
    """
    channels, height, width = request.shape
    try:
        data = base64.b64decode(request.latents, validate=True)
    except binascii.Error as error:
        raise BadInput("The latents to decode are damaged.") from error
    if min(request.shape) < 1 or len(data) != 2 * math.prod(request.shape):
        raise BadInput(f"The latents to decode are damaged: they are not {channels}x{height}x{width} numbers.")
    model = models.get(request.model)
    if not isinstance(model, StableDiffusionModel) or model.card.latent[0] != channels:
        raise BadInput(f"The model {model.card.name} has no latents of {channels} channels.")
    latents = torch.from_numpy(np.frombuffer(data, dtype="<f2").astype(np.float32).reshape(1, *request.shape))
    picture = model.decode(latents.to(model.device))[0].cpu().numpy()
    if not np.isfinite(picture).all():
        raise BadInput("These latents give no picture: their numbers run out of range.")
    out = Path(request.out)
    make_folder(out.parent)
    write_whole(out, png_bytes(from_model(picture)))
    return Decoded(file=str(out))
