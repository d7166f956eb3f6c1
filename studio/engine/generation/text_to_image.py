"""Plans a generation by a model in Stable Diffusion's form: from text, from a picture, or inside a mask."""

from collections.abc import Generator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from studio.engine.diffusion.rng import picture_generators, randn
from studio.engine.diffusion.samplers import SamplerStep, timesteps_on
from studio.engine.generation.control import Control
from studio.engine.generation.denoising import batches_of
from studio.engine.generation.inpainting import Repainting
from studio.engine.generation.job import Job
from studio.engine.generation.pipeline_scheduler import PipelineScheduler
from studio.engine.generation.pipelines import check_lora, make_pipeline, with_lora
from studio.engine.generation.preview import latent_preview
from studio.engine.generation.stepwise import Report, stepwise
from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.protocol.errors import BadInput
from studio.protocol.recipes import GenerateRecipe

INPAINTS = 4  # latent channels of the U-Nets that diffusers' pipelines inpaint with


def strength_of(recipe: GenerateRecipe) -> float:
    """Return the strength of a walk that begins with a picture: the recipe's, or so much that a step is left."""
    return max(recipe.strength, min(1.0, 1.5 / recipe.steps))


class TextToImage(Job):
    """A job that diffusers' own pipelines do, in latents; see `Job`.

    Args:
        recipe: What is asked for.
        model: The model.
        repainting: The picture to begin with, where there is one.
        control: The edges to follow, where there are any.

    Raises:
        BadInput: The recipe asks for what the model cannot do.
    """

    space = "latent"

    def __init__(
        self,
        recipe: GenerateRecipe,
        model: StableDiffusionModel,
        repainting: Repainting | None = None,
        control: Control | None = None,
    ) -> None:
        self._recipe, self._model, self._control = recipe, model, control
        self._lora = Path(recipe.loras[0].file).expanduser() if recipe.loras else None
        if self._lora is not None:
            check_lora(self._lora)
        self._size = self.size = recipe.size or (model.card.size, model.card.size)
        self.shape = self._latent_shape()
        self.batches = batches_of(recipe.count, self.shape)
        self.alphas_cumprod = model.schedule.alphas_cumprod
        self.preview = latent_preview(model)
        self.notes = tuple(self._left_out(recipe.prompt) + self._left_out(recipe.negative))
        self.timesteps = timesteps_on(recipe.sampler, recipe.steps, model.schedule)
        self._task = "text"
        self._picture: dict[str, Tensor] = {}
        if repainting is not None:
            self.timesteps = self.timesteps[recipe.steps - int(recipe.steps * strength_of(recipe)) :]
            self._task, self._picture = self._begin_with(repainting, masked=recipe.mask is not None)

    def steps(self, first: int, count: int) -> Generator[SamplerStep, None, None]:
        """Denoise the latents of the pictures `first ... first + count - 1`."""
        return stepwise(partial(self._walk, first, count))

    @torch.inference_mode()
    def pictures(self, states: Tensor) -> Tensor:
        """Decode latents."""
        return self._model.decode(states)

    def _walk(self, first: int, count: int, report: Report[SamplerStep]) -> None:
        """Run the pipeline to its end; the last step's result is what it returns, known parts put back."""
        recipe, model, device = self._recipe, self._model, self._model.device
        generators = picture_generators(recipe.seed, count, first)
        last: list[SamplerStep] = []

        def tell(step: SamplerStep) -> None:
            if step.index + 1 < step.of:
                report(step)
            else:
                last.append(step)

        scheduler = PipelineScheduler(recipe, model.schedule, model.card.prediction_type, generators, tell)
        pipeline = make_pipeline(self._task, model, scheduler, self._control.model if self._control else None)
        width, height = self._size
        asked: dict[str, Any] = {
            "prompt": recipe.prompt,
            "negative_prompt": recipe.negative,
            "guidance_scale": 1.0 if recipe.prompt == recipe.negative else recipe.guidance,
            "num_inference_steps": recipe.steps,
            "num_images_per_prompt": count,
            "generator": generators,
            "output_type": "latent",
        }
        if self._task == "text":
            asked["latents"] = randn((count, *self.shape), generators, device)
        else:
            # a copy for each picture: diffusers draws the noise of what it encodes once for each that it is given
            asked |= {"image": self._picture["image"].to(device).expand(count, -1, -1, -1)}
            asked |= {"strength": strength_of(recipe)}
        if self._task == "inpaint":
            asked |= {"mask_image": self._picture["mask"].to(device)}
        if self._task != "image" or self._control is not None:
            asked |= {"width": width, "height": height}
        if self._control is not None:
            name = "image" if self._task == "text" else "control_image"
            asked |= {name: self._control.edges.to(device), "controlnet_conditioning_scale": self._control.scale}
        with with_lora(pipeline, self._lora):
            latents = pipeline(**asked).images
        report(replace(last[0], x_next=latents))

    def _begin_with(self, repainting: Repainting, masked: bool) -> tuple[str, dict[str, Tensor]]:
        """The task, and the picture and its mask as pipelines take them: [1, C, H, W] in 0 ... 1."""
        channels, height, width = self.shape
        picture = {"image": torch.from_numpy(repainting.known(self._size, self._model.card.channels))[None] / 2 + 0.5}
        if not masked:
            return "image", picture
        if channels != INPAINTS:
            raise BadInput(f"{self._model.card.name} has {channels} latent channels; inpainting needs {INPAINTS}.")
        factor = self._size[0] // width
        # The pipeline asks one pixel for each latent what becomes of it: all pixels of a latent say the same.
        mask = repainting.repainted((width, height)).repeat(factor, axis=1).repeat(factor, axis=2)
        return "inpaint", picture | {"mask": torch.from_numpy(np.ascontiguousarray(mask))[None]}

    def _left_out(self, prompt: str) -> list[str]:
        """A line about the end of a prompt that is too long, if it is."""
        encoder = self._model.text_encoder
        tokens = encoder.tokenizer(prompt).input_ids
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
