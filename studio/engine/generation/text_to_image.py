"""Plans text to image, image to image and inpainting by a text-to-image model, with controls, LoRAs and a refiner."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import torch
from torch import Tensor

from studio.engine.diffusion.forward import add_noise
from studio.engine.diffusion.known import CleanRegion, FixedNoiseRegion, FreshNoiseRegion, GradualMask
from studio.engine.diffusion.prediction import Denoiser
from studio.engine.diffusion.repaint import repaint_order, solver_name
from studio.engine.diffusion.rng import PictureGenerators, first_noise, randn
from studio.engine.diffusion.sampling import memory_of
from studio.engine.diffusion.solvers.registry import make_solver
from studio.engine.diffusion.solvers.solver import Memory, Solver, batch_of
from studio.engine.diffusion.solvers.spacing import run_levels, starting_noise
from studio.engine.diffusion.stepwise import HandedOver, stepwise
from studio.engine.generation.controls import ControlInput, active_controls, with_weights
from studio.engine.generation.denoising import DenoisingPlan, Start
from studio.engine.generation.inpainting import Repainting
from studio.engine.generation.preview import latent_preview
from studio.engine.generation.regions import read_regions
from studio.engine.models.adapters import check_loras, with_loras
from studio.engine.models.conditioned_unet import AnyControl
from studio.engine.models.conditioning import Conditioning
from studio.engine.models.ip_adapter import ImagePrompt, with_image_prompts
from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.engine.models.textual_inversions import with_inversions
from studio.engine.models.tiling import in_tiles
from studio.protocol.errors import BadInput
from studio.protocol.foreign.few_steps import made_for
from studio.protocol.generation_recipe import MAX_SIDE, GenerateRecipe
from studio.protocol.step_settings import StepSettings
from studio.protocol.textual_inversions import check_inversions


def strength_of(recipe: GenerateRecipe) -> float:
    """Return the strength of image to image: the recipe's, or the least that leaves one step."""
    return max(recipe.strength, min(1.0, 1.5 / recipe.steps))


class TextToImage(DenoisingPlan):
    """A plan that denoises latents conditioned on a prompt; see `Plan`.

    An inpainting model receives the mask and the masked picture's latents as further input channels at each step.
    Without a picture, or without a mask, everything is masked.

    Args:
        recipe: The request.
        model: The model.
        repainting: The initial picture and its mask, if there is one.
        controls: The ControlNets and their control images.
        refiner: The model that takes over at the recipe's `refiner_start`, if there is one.
        image_prompts: The pictures that IP-Adapters read as prompts.

    Raises:
        BadInput: The recipe asks for what the model cannot do.
    """

    def __init__(
        self,
        recipe: GenerateRecipe,
        model: StableDiffusionModel,
        repainting: Repainting | None = None,
        controls: Sequence[ControlInput] = (),
        refiner: StableDiffusionModel | None = None,
        image_prompts: Sequence[ImagePrompt] = (),
    ) -> None:
        check_loras(recipe.loras, model)
        widths = tuple(encoder.config.hidden_size for encoder in model.encoders)
        check_inversions(recipe.inversions, widths, model.card.name)
        self.recipe = recipe
        self._model, self._repainting, self._controls, self._refiner = model, repainting, controls, refiner
        self._image_prompts = image_prompts
        if refiner is not None:
            check_refiner(refiner, model)
        self._size = self.size = recipe.size or (model.card.size, model.card.size)
        self._tile = None if recipe.tile is None else recipe.tile // model.factor
        self.space, self.preview = "latent", latent_preview(model)
        self.notes = (
            *self._truncation_note(recipe.prompt),
            *(note for change in recipe.prompt_changes for note in self._truncation_note(change.prompt)),
            *self._truncation_note(recipe.negative),
            *(note for region in recipe.regions for note in self._truncation_note(region.prompt)),
            *self._distilled_note(),
            *(note for control in controls for note in control.notes),
        )
        self._resamples = repainting is not None and recipe.resamples_latents
        self._sampler = solver_name(recipe.sampler) if self._resamples else recipe.sampler
        schedule, levels = run_levels(self._sampler, recipe.steps, model.schedule, model.card.scheduler, recipe.spacing)
        if repainting is not None:
            levels = levels[recipe.steps - int(recipe.steps * strength_of(recipe)) :]
        shape = self._latent_shape()
        self._regions = read_regions(recipe, (shape[2], shape[1]), repainting)
        order = repaint_order(len(levels), recipe.resamples, recipe.jump_length) if self._resamples else None
        super().__init__(recipe, schedule, shape, levels, order)
        self.known_draws = self._resamples
        # prompts of different lengths cannot be encoded together, and a batch rounds differently than one alone
        if model.card.family or (recipe.template is not None and recipe.template.drawn):
            self.batches = [(index, 1) for index in range(recipe.count)]

    @property
    def model(self) -> StableDiffusionModel:
        """The text-to-image model, without the refiner."""
        return self._model

    @property
    def controls(self) -> Sequence[ControlInput]:
        """The ControlNets and their control images."""
        return self._controls

    @property
    def memory(self) -> Memory:
        """See `Plan.memory`; the denoiser has none."""
        return memory_of(None, self.solver(), self.shape, order=self._order, known_draws=self.known_draws)

    def solver(self) -> Solver:
        """Return a new solver: the sampler's, or RePaint's."""
        recipe = self.recipe
        return make_solver(
            self._sampler,
            self.schedule,
            self._levels,
            eta=recipe.eta,
            variance=recipe.variance,
            cfg_pp=recipe.guidance_kind == "cfg++",
        )

    @contextmanager
    def prepared(self) -> Iterator[None]:
        """Return the context in which the recipe's LoRAs, textual inversions and IP-Adapters are applied."""
        with (
            with_loras(self._model, self.recipe.loras),
            with_inversions(self._model, self.recipe.inversions),
            with_image_prompts(self._model, self._image_prompts),
            in_tiles(self._model.unet, self._tile),
        ):
            yield

    @torch.inference_mode()
    def denoiser(self, first: int, count: int, extra_channels: Tensor | None = None) -> Denoiser:
        """Return the model's denoiser for the prompt and the controls, which hands over to the refiner's."""
        recipe, steps = self.recipe, self.step_settings(first)
        words: dict[str, Any] = {"size": self._size, "clip_skip": recipe.clip_skip, "dialect": recipe.dialect}
        shared: dict[str, Any] = {
            **words,
            "schedule": self.schedule,
            "guidance_rescale": recipe.guidance_rescale,
            "pag_scale": recipe.pag_scale,
            "cfg_pp": recipe.guidance_kind == "cfg++",
            "regions": [replace(region, mask=region.mask.to(self._model.device)) for region in self._regions],
            "bootstrap": self._repainting is None and not self._controls,
        }
        controls = active_controls(self._controls, self._levels, self._model.device)
        curved = any(control.spec.weight_curve for control in self._controls)

        def made_by(model: StableDiffusionModel, controls: Sequence[AnyControl], **more: Any) -> Denoiser:
            """Return a model's denoiser, with the prompts, guidance and controls of each step."""

            @cache
            def conditioning(prompts: tuple[str, ...], negative: str) -> tuple[Conditioning, Conditioning]:
                return model.conditioning(prompts, negative, **words)

            def read(prompts: Sequence[str], negative: str) -> tuple[Conditioning, Conditioning]:
                return conditioning(tuple(prompts), negative)

            def denoiser(now: StepSettings) -> Denoiser:
                weighted = with_weights(controls, now.control_weights) if controls and curved else controls
                scale = self._guidance(model, now.prompt, now.negative, now.guidance)
                return model.denoiser([now.prompt] * count, scale, now.negative, weighted, read=read, **more, **shared)

            for other in list({(step.prompt, step.negative): step for step in steps}.values())[1:]:
                denoiser(other)  # all prompts are encoded before the first step
            return stepwise(steps, denoiser)

        images = [(prompt.wanted, prompt.unwanted) for prompt in self._image_prompts]
        own = made_by(self._model, controls, extra_channels=extra_channels, images=images)
        if self._refiner is None:
            return own
        later = made_by(self._refiner, ())
        cutoff = recipe.refined_below(self._model.schedule.timesteps)
        return HandedOver(own, later, lambda t: self.schedule.time(t) < cutoff)

    def start(self, generators: PictureGenerators) -> Start:
        """Return noise, or the picture's latents with noise; draws happen in the order of diffusers' pipelines."""
        shape, device = (len(generators), *self.shape), self._model.device
        masked = self.recipe.repaints_part or self._model.inpaints
        fresh = self._repainting is None or (masked and strength_of(self.recipe) == 1)
        gradual = self.recipe.soft_mask and self.recipe.repaints_part
        restores = gradual or self._resamples or not self._model.inpaints  # the known region, after every step
        known = self._repainting is not None and (restores or not fresh)
        x0 = self._encoded(self._seen(), generators) if known else None
        noise = first_noise(shape, generators, device)
        if fresh:
            scale = starting_noise(self._sampler, self.schedule, self._levels[0], self._model.card.scheduler)
            x = noise if scale == 1 else noise * scale
        else:
            assert x0 is not None, "the initial picture of image to image is encoded"
            x = add_noise(x0, noise, batch_of(self._levels[0], x0), self.schedule)
        if not masked:
            return Start(x)
        mask = self._mask((self.shape[2], self.shape[1]))
        if self._model.inpaints:
            hidden = self._encoded(self._seen() * (1 - self._mask(self._size)), generators)
            extra_channels = torch.cat([mask.expand(len(generators), -1, -1, -1), hidden], dim=1)
            if not restores:
                return Start(x, extra_channels=extra_channels)
        else:
            extra_channels = None
            randn(shape, generators, device)  # diffusers encodes the masked picture too, drawing its noise here
        assert x0 is not None, "a known region that is restored is encoded"
        known_mask = self._gradual_mask() if gradual else mask
        if self._resamples:
            return Start(x, FreshNoiseRegion(x0, known_mask, self.schedule), extra_channels)
        if self._model.card.known == "clean" and not gradual:  # pictures that join later need the noise of their step
            region = CleanRegion(x0, mask)
            return Start(region.restore(x, self._levels[0], generators), region, extra_channels)
        return Start(x, FixedNoiseRegion(x0, noise, known_mask, self.schedule), extra_channels)

    @property
    def autoencoder(self) -> Any:
        """See `Plan.autoencoder`."""
        return self._model.vae

    @torch.inference_mode()
    def pictures(self, states: Tensor) -> Tensor:
        """Decode latents."""
        return self._model.decode(states)

    @torch.inference_mode()
    def states_of(self, pictures: Tensor) -> Tensor:
        """Encode pictures: the posterior's mean, so that equal pixels have equal latents."""
        return self._model.posterior(pictures)[0]

    def _guidance(self, model: StableDiffusionModel, prompt: str, negative: str, guidance: float) -> float:
        """Return the guidance scale, or 1 where prompt and negative prompt are equal: guidance then has no effect."""
        zeros = model.card.zero_empty_negative and not negative
        alike = prompt == negative and not zeros and not model.has_guidance_input
        alike = alike and not self._image_prompts and not self._regions
        return 1.0 if alike else guidance

    def _seen(self) -> Tensor:
        """Return the initial picture at the model's size, [1, C, H, W] in [-1, 1]; mid-grey if there is none."""
        width, height = self._size
        if self._repainting is None:
            return torch.zeros(1, self._model.card.channels, height, width, device=self._model.device)
        picture = self._repainting.known(self._size, self._model.card.channels)
        return torch.from_numpy(picture)[None].to(self._model.device)

    def _mask(self, size: tuple[int, int]) -> Tensor:
        """Return the mask for pictures or latents of `size` (width, height), [1, 1, h, w]: 1 repaints, 0 keeps."""
        if self._repainting is None:
            return torch.ones(1, 1, size[1], size[0], device=self._model.device)
        mask = np.ascontiguousarray(self._repainting.repainted(size))
        return torch.from_numpy(mask)[None].to(self._model.device)

    def _gradual_mask(self) -> GradualMask:
        """Return the soft mask at the latents' size."""
        assert self._repainting is not None, "a mask belongs to a picture"
        amount = self._repainting.amount((self.shape[2], self.shape[1]))
        return GradualMask(torch.from_numpy(amount)[None].to(self._model.device), self._levels)

    def _encoded(self, picture: Tensor, generators: PictureGenerators) -> Tensor:
        """Draw latents [N, *latent] of one picture [1, C, H, W]."""
        mean, deviation = self._model.posterior(picture)
        if not self._model.encodes_stochastically:
            return mean.expand(len(generators), *self.shape)
        return mean + deviation * randn((len(generators), *self.shape), generators, self._model.device)

    def _truncation_note(self, prompt: str) -> list[str]:
        """Return a message about the end of a prompt that exceeds the text encoder's length."""
        if self.recipe.dialect != "plain":  # long prompts are split into chunks
            return []
        encoder = self._model.text_encoder
        left_out = encoder.tokenizer.numbers(prompt)[encoder.length - 2 :]  # start and end take one position each
        if not left_out:
            return []
        end = encoder.tokenizer.text(left_out)
        return [f"The prompt is too long for {self._model.card.name}; left out: {end}"]

    def _distilled_note(self) -> list[str]:
        """Return a message if a distilled model is used with more steps or guidance than it was distilled for."""
        card, recipe = self._model.card, self.recipe
        fits = recipe.guidance <= max(2.0, card.guidance) and recipe.steps <= 4 * card.steps
        if not card.distilled or fits:
            return []
        settings = made_for(card.sampler, card.steps, card.guidance)
        return [f"{card.name} is a {card.distilled} model, {settings}."]

    def _latent_shape(self) -> tuple[int, int, int]:
        card, (width, height) = self._model.card, self._size
        factor, multiple = self._model.factor, side_multiple(self._model)
        if width % multiple or height % multiple:
            raise BadInput(f"{card.name} makes pictures whose sides are multiples of {multiple}, not {width}x{height}.")
        return card.latent[0], height // factor, width // factor


def in_working_size(
    recipe: GenerateRecipe, model: StableDiffusionModel, repainting: Repainting | None
) -> GenerateRecipe:
    """Return the recipe with the size to denoise at: in tiles, a picture or a crop keeps its own resolution."""
    if recipe.tile is None or recipe.size is not None or repainting is None:
        return recipe
    multiple = side_multiple(model)
    most = MAX_SIDE - MAX_SIDE % multiple
    width, height = (
        min(max(round(side / multiple), 1) * multiple, most) for side in (repainting.crop.width, repainting.crop.height)
    )
    return recipe.model_copy(update={"size": (width, height)})


def side_multiple(model: StableDiffusionModel) -> int:
    """Return the number of pixels that the sides of a model's pictures must be multiples of."""
    levels = len(model.unet.config.block_out_channels)
    return model.factor if model.card.family else model.factor * 2 ** (levels - 1)


def check_refiner(refiner: StableDiffusionModel, model: StableDiffusionModel) -> None:
    """Raise BadInput if a model cannot take over from another: their latents or noise schedules differ."""
    same = refiner.card.latent[0] == model.card.latent[0] and refiner.factor == model.factor
    same = same and refiner.vae.config.scaling_factor == model.vae.config.scaling_factor
    tables = refiner.schedule.alphas_cumprod, model.schedule.alphas_cumprod
    if not same or len(tables[0]) != len(tables[1]) or not torch.allclose(*tables, rtol=1e-4):
        raise BadInput(
            f"{refiner.card.name} cannot refine pictures of {model.card.name}: their latents differ.", field="refiner"
        )
    if refiner.inpaints:
        raise BadInput(f"{refiner.card.name} only inpaints, and cannot refine.", field="refiner")
