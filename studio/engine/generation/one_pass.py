"""Plans the making of pictures by a model that needs no denoising: each is there after one pass."""

from collections.abc import Iterator

import torch

from studio.engine.diffusion.samplers import SamplerStep
from studio.engine.generation.denoising import batch_size
from studio.engine.models.decoder import DecoderModel
from studio.protocol.errors import BadInput
from studio.protocol.recipes import GenerateRecipe


class OnePass:
    """A job of one evaluation for each batch; see `Denoising`, whose place it takes.

    Raises:
        BadInput: The recipe asks for what the model cannot do.
    """

    alphas_cumprod = torch.ones(1, dtype=torch.float64)  # no noise at all: the only timestep is the picture itself
    timesteps = [0]
    evaluations = 1

    def __init__(self, recipe: GenerateRecipe, model: DecoderModel) -> None:
        if recipe.image is not None:
            raise BadInput(f"The model {model.card.name} makes whole pictures; repainting needs a diffusion model.")
        model.check_labels([recipe.label])
        self._recipe, self._model = recipe, model
        most = batch_size(model.card.channels, model.card.size)
        self.batches = [(first, min(most, recipe.count - first)) for first in range(0, recipe.count, most)]

    def steps(self, first: int, count: int) -> Iterator[SamplerStep]:
        """Make the pictures `first ... first + count - 1`."""
        recipe = self._recipe
        labels = [recipe.label] * count
        pictures = self._model.sample(labels, guidance=recipe.guidance, seed=recipe.seed, first=first)
        yield SamplerStep(index=0, of=1, timestep=0, x_t=pictures, x0=pictures, x_next=pictures)
