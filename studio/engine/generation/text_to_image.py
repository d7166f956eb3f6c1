"""Plans text to image, image to image and inpainting by a text-to-image model, with controls and LoRAs."""

from collections.abc import Sequence
from contextlib import AbstractContextManager

import numpy as np
import torch
from torch import Tensor

from studio.engine.diffusion.forward import add_noise
from studio.engine.diffusion.known import FixedNoiseRegion
from studio.engine.diffusion.prediction import Denoiser
from studio.engine.diffusion.rng import PictureGenerators, randn
from studio.engine.diffusion.sampling import memory_of
from studio.engine.diffusion.solvers.registry import timesteps_on
from studio.engine.diffusion.solvers.solver import Memory, batch_of
from studio.engine.generation.controls import ControlInput, active_controls
from studio.engine.generation.denoising import DenoisingPlan, Start
from studio.engine.generation.inpainting import Repainting
from studio.engine.generation.preview import latent_preview
from studio.engine.models.adapters import check_loras, with_loras
from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.protocol.errors import BadInput
from studio.protocol.recipes import GenerateRecipe


def strength_of(recipe: GenerateRecipe) -> float:
    """Return the strength of image to image: the recipe's, or the least that leaves one step."""
    return max(recipe.strength, min(1.0, 1.5 / recipe.steps))


class TextToImage(DenoisingPlan):
    """A plan that denoises latents conditioned on a prompt; see `Plan`.

    Args:
        recipe: The request.
        model: The model.
        repainting: The initial picture and its mask, if there is one.
        controls: The ControlNets and their control images.

    Raises:
        BadInput: The recipe asks for what the model cannot do.
    """

    def __init__(
        self,
        recipe: GenerateRecipe,
        model: StableDiffusionModel,
        repainting: Repainting | None = None,
        controls: Sequence[ControlInput] = (),
    ) -> None:
        check_loras(recipe.loras)
        self._model, self._repainting, self._controls = model, repainting, controls
        self._size = self.size = recipe.size or (model.card.size, model.card.size)
        self.space, self.preview = "latent", latent_preview(model)
        self.notes = (
            *self._cut_off(recipe.prompt),
            *self._cut_off(recipe.negative),
            *(note for control in controls for note in control.notes),
        )
        timesteps = timesteps_on(recipe.sampler, recipe.steps, model.schedule)
        if repainting is not None:
            timesteps = timesteps[recipe.steps - int(recipe.steps * strength_of(recipe)) :]
        super().__init__(recipe, model.schedule, self._latent_shape(), timesteps)

    @property
    def memory(self) -> Memory:
        """See `Plan.memory`; the denoiser has none."""
        return memory_of(None, self.solver(), self.shape)

    def prepared(self) -> AbstractContextManager[None]:
        """Return the context in which the recipe's LoRAs are applied."""
        return with_loras(self._model, self.recipe.loras)

    @torch.inference_mode()
    def denoiser(self, first: int, count: int) -> Denoiser:
        """Return the model's denoiser for the prompt and the controls."""
        recipe = self.recipe
        guidance = 1.0 if recipe.prompt == recipe.negative else recipe.guidance
        controls = active_controls(self._controls, self.timesteps)
        return self._model.denoiser([recipe.prompt] * count, guidance, recipe.negative, controls)

    def start(self, generators: PictureGenerators) -> Start:
        """Return noise, or the picture's latents with noise; draws happen in the order of diffusers' pipelines."""
        shape, device = (len(generators), *self.shape), self._model.device
        if self._repainting is None:
            return Start(randn(shape, generators, device))
        picture = torch.from_numpy(self._repainting.known(self._size, self._model.card.channels))[None].to(device)
        mean, deviation = self._model.posterior(picture)
        x0 = mean + deviation * randn(shape, generators, device)
        noise = randn(shape, generators, device)
        t = self.timesteps[0]
        noisy = add_noise(x0, noise, batch_of(t, x0), self.schedule)
        if self.recipe.mask is None:
            return Start(noisy)
        randn(shape, generators, device)  # diffusers encodes the masked picture too, and draws its noise here
        width, height = self.shape[2], self.shape[1]
        mask = torch.from_numpy(np.ascontiguousarray(self._repainting.repainted((width, height))))[None].to(device)
        x = noise if strength_of(self.recipe) == 1 else noisy
        return Start(x, FixedNoiseRegion(x0, noise, mask, self.schedule))

    @torch.inference_mode()
    def pictures(self, states: Tensor) -> Tensor:
        """Decode latents."""
        return self._model.decode(states)

    def _cut_off(self, prompt: str) -> list[str]:
        """Return a message about the end of a prompt that exceeds the text encoder's length."""
        encoder = self._model.text_encoder
        tokens = encoder.tokenizer(prompt, verbose=False).input_ids  # what is left out is told below
        if len(tokens) <= encoder.length:
            return []
        end = encoder.tokenizer.decode(tokens[encoder.length - 1 : -1]).strip()
        return [f"The prompt is too long for {self._model.card.name}; left out: {end}"]

    def _latent_shape(self) -> tuple[int, int, int]:
        card, (width, height) = self._model.card, self._size
        factor = card.size // card.latent[-1]
        multiple = factor * 2 ** (len(self._model.unet.config.block_out_channels) - 1)
        if width % multiple or height % multiple:
            raise BadInput(f"{card.name} makes pictures whose sides are multiples of {multiple}, not {width}x{height}.")
        return card.latent[0], height // factor, width // factor
