"""Plans a generation by a latent diffusion model: it denoises latents and shows every state as a picture."""

from collections.abc import Generator
from dataclasses import replace

import torch

from studio.engine.diffusion.walk import SamplerStep
from studio.engine.generation.denoising import Denoising
from studio.engine.models.latent import LatentModel
from studio.protocol.errors import BadInput
from studio.protocol.recipes import GenerateRecipe


class LatentDenoising(Denoising):
    """A job whose states are decoded as they come; see `Denoising`, whose place it takes.

    Both states of a step go through the decoder in one batch, whose cost is of the order of the U-Net's evaluation.

    Raises:
        BadInput: The recipe asks for what the model cannot do.
    """

    def __init__(self, recipe: GenerateRecipe, model: LatentModel, device: str) -> None:
        if recipe.image is not None:
            raise BadInput(f"The model {model.card.name} denoises latents; repainting needs a model of pixels.")
        super().__init__(recipe, model, device)
        self._noise = model.card.latent
        self._decode = model.decode

    def steps(self, first: int, count: int) -> Generator[SamplerStep, None, None]:
        """Denoise the pictures `first ... first + count - 1`: SamplerSteps of decoded pictures [N, C, H, W]."""
        entered: torch.Tensor | None = None
        for step in super().steps(first, count):
            if entered is None:
                entered = self._decode(step.x_t)
            x0, left = self._decode(torch.cat([step.x0, step.x_next])).chunk(2)
            yield replace(step, x_t=entered, x0=x0, x_next=left)
            entered = left
