"""Plans a generation by a decoder (VAE, GAN), which makes each picture in one pass."""

from collections.abc import Generator

import torch

from studio.engine.diffusion.sampling import SamplerStep
from studio.engine.generation.plan import Plan, batches_of, variation_of
from studio.engine.models.decoder import DecoderModel
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe


class OnePass(Plan):
    """A plan with one evaluation per batch; see `Plan`.

    Raises:
        BadInput: The recipe asks for what the model cannot do.
    """

    alphas_cumprod = torch.ones(1, dtype=torch.float64)  # no noise: the only timestep is the clean picture
    timesteps = [0]

    def __init__(self, recipe: GenerateRecipe, model: DecoderModel) -> None:
        if recipe.image is not None:
            raise BadInput(f"The model {model.card.name} makes whole pictures; repainting needs a diffusion model.")
        self._recipe, self._model = recipe, model
        self.shape, self.space = model.shape, model.card.space
        self.batches = batches_of(recipe.count, self.shape)

    def steps(self, first: int, count: int) -> Generator[SamplerStep, None, None]:
        """Make the pictures `first ... first + count - 1`."""
        recipe = self._recipe
        labels = [recipe.label] * count
        pictures = self._model.sample(
            labels, guidance=recipe.guidance, seed=recipe.seed, first=first, variation=variation_of(recipe)
        )
        yield SamplerStep(index=0, total=1, timestep=0, x_t=pictures, x0=pictures, x_next=pictures)
