"""Latent diffusion: an autoencoder learns to make pictures small, then a U-Net learns to denoise what it makes."""

import contextlib
import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import torch
from diffusers import AutoencoderKL
from diffusers.models.autoencoders.vae import DiagonalGaussianDistribution
from pydantic import Field, model_validator
from torch import Tensor, nn

from studio.engine.data.picture_set import PictureSet
from studio.engine.learners.denoising import DenoisingLoss
from studio.engine.learners.reconstruction import psnr
from studio.engine.metrics.step_cost import StepCost, step_cost
from studio.engine.models.latent import LatentModel
from studio.engine.networks.denoisers import build_denoiser
from studio.engine.networks.kl_autoencoder import GROUPS, build_kl_autoencoder
from studio.engine.training.batch import Batch, Losses
from studio.engine.training.learner import COLUMNS, MAX_COLUMNS, Grid, Judgement, Learner
from studio.engine.training.registry import register
from studio.protocol.errors import BadInput
from studio.protocol.modelcard import ModelCard
from studio.protocol.recipes import Frozen, TrainRecipe

AUTOENCODER, UNET = 0, 1  # the players
_ENCODED = 256  # pictures that are encoded at once


class Options(Frozen):
    """Settings of the autoencoder; every level but the last halves width and height."""

    autoencoder_steps: int = Field(default=1500, ge=1, description="before the U-Net's; at most half of the run's")
    autoencoder_channels: tuple[int, ...] = Field(default=(16, 32, 32), min_length=1, max_length=6)
    latent_channels: int = Field(default=4, ge=1, le=64)
    kl_weight: float = Field(default=1e-3, ge=0, le=1, description="on the mean divergence of a latent's value")

    @model_validator(mode="after")
    def _fits(self) -> "Options":
        if any(channels < 1 or channels % GROUPS for channels in self.autoencoder_channels):
            raise ValueError(f"autoencoder_channels must be multiples of {GROUPS}")
        return self


@register("latent-diffusion")
class LatentDiffusion(Learner):
    """Latent diffusion (Rombach et al. 2022), both of its stages in one run.

    The first steps train the autoencoder (Kingma & Welling 2014) by absolute and squared error, with a small weight on
    the divergence from N(0, I); its learning rate falls to zero over them. Then it stays as it is, the training set is
    encoded once, scaled to unit variance, and all further steps train the U-Net on those latents. Which stage a step
    belongs to follows from its number alone, and the latents follow from the weights: a resumed run makes them again.

    The loss is the sum of its terms in both stages, so that it can be compared throughout: what does not learn stands
    in it as a constant. Before the U-Net learns, `denoising` is 1, which is what a network gets that knows nothing of
    latents of unit variance; afterwards `reconstruction` and `kl` are the finished autoencoder's on the training set.
    """

    Options = Options
    terms = ("reconstruction", "kl", "denoising")

    def __init__(self, recipe: TrainRecipe, data: PictureSet, held_out: PictureSet, device: torch.device) -> None:
        """Make the autoencoder and the U-Net; see `Learner`."""
        super().__init__(recipe, data, held_out, device)
        self.labels = data.names if recipe.network.conditional else ()
        self.border = min(self.options.autoencoder_steps, max(1, recipe.steps // 2))
        self.vae: Any = self._build_autoencoder().to(device).train()
        side = data.size // 2 ** (len(self.options.autoencoder_channels) - 1)
        self.latent = (self.options.latent_channels, side, side)
        self.unet: Any = self._build_unet(side).to(device).train()
        self.parts = {"vae": self.vae, "unet": self.unet}
        self._loss = DenoisingLoss(recipe, len(self.labels), device)
        self.schedule = self._loss.schedule
        self._latents: Tensor | None = None  # of the training set, once the autoencoder is finished
        self._finished: dict[str, Tensor] = {}  # its terms then
        self._step = 0

    def parameter_groups(self) -> Sequence[Sequence[nn.Parameter]]:
        """Return the autoencoder's weights and the U-Net's."""
        return [list(self.vae.parameters()), list(self.unet.parameters())]

    def updates_at(self, step: int) -> tuple[int, ...]:
        """Return the player that learns in a step: the autoencoder in the first ones, the U-Net in all others."""
        return (AUTOENCODER,) if step < self.border else (UNET,)

    def learning_rate_factor(self, group: int) -> float:
        """Return the factor on the learning rate: the autoencoder's falls to zero, the U-Net's then rises anew."""
        if group == AUTOENCODER:
            return 1 - self._step / self.border
        return min(1.0, (self._step - self.border + 1) / max(1, self.recipe.warmup_steps))

    def losses(self, group: int, batch: Batch) -> Losses:
        """Return the error of what is given back, or of the prediction at one random timestep for each picture."""
        self._step = batch.step
        if group == AUTOENCODER:
            reconstruction, kl = self._autoencoder_losses(batch.pictures, batch.randn(*self.latent))
            terms = {"reconstruction": reconstruction.mean().detach(), "kl": kl.mean().detach()}
            return Losses(reconstruction + kl + 1, terms | {"denoising": torch.ones_like(terms["kl"])})
        latents = self._training_latents()
        terms = {name: value.clone() for name, value in self._finished.items()}
        if batch.indices is not None and not self.recipe.dataset.augment.on:
            z0 = latents[batch.indices]
        else:
            z0 = self._encode(batch.pictures) * self.vae.config.scaling_factor
        if batch.indices is None:
            reconstruction, kl = self._autoencoder_losses(batch.pictures, batch.randn(*self.latent))
            terms = {"reconstruction": reconstruction.mean(), "kl": kl.mean()}
        each, t = self._loss(self.unet, z0, batch)
        terms = terms | {"denoising": each.mean().detach()}
        return Losses(each + terms["reconstruction"] + terms["kl"], terms, t)

    def card(self, step: int, name: str = "model") -> ModelCard:
        """Return the card of the model as trained so far."""
        return super().card(step, name).model_copy(update={"kind": "latent", "latent": self.latent})

    def model(self, card: ModelCard) -> LatentModel:
        """Return the latent model as it is now."""
        self._training_latents()  # for their scale
        return LatentModel(card, self.unet, self.vae, self.schedule)

    def grid(self, step: int) -> Grid:
        """Return samples, or, as long as the autoencoder learns, held-out pictures above what it gives back."""
        if step > self.border:
            return super().grid(step)
        columns = min(len(self.labels), MAX_COLUMNS) or COLUMNS
        shown = torch.arange(2 * columns, device=self.device) % len(self.held_out)
        pictures = self.held_out.batch(shown)[0]
        with torch.inference_mode():
            given_back = self.vae.decode(self._encode(pictures)).sample.float().clamp(-1, 1)
        rows = zip(pictures.split(columns), given_back.split(columns), strict=True)
        return Grid(torch.cat([row for pair in rows for row in pair]), columns)

    def judge(self) -> Judgement:
        """Return what was reached, and what the latents saved against the same U-Net on the pictures themselves.

        Figures beside those of every model's samples: `psnr` of held-out pictures given back by the autoencoder, in dB;
        `time_saved` and `memory_saved`: how many times longer a training step takes in pixels, and how many times
        more memory its activations take.
        """
        found = super().judge()
        pictures = self.held_out.batch(torch.arange(min(_ENCODED, len(self.held_out)), device=self.device))[0]
        given_back = self.vae.decode(self._encode(pictures)).sample.clamp(-1, 1)
        figures = {"psnr": psnr(float((given_back - pictures).square().mean()))}
        size, channels = self.data.size, self.data.channels
        # The run's own chance goes on as if nothing had been made. An mlp may be too small for the pictures themselves.
        devices = [self.device] if self.device.type == "cuda" else []
        with torch.random.fork_rng(devices), contextlib.suppress(BadInput):
            pixels, latents = self._cost(channels, size), self._cost(*self.latent[:2])
            figures["time_saved"] = pixels.seconds / latents.seconds
            figures["memory_saved"] = pixels.activation_bytes / latents.activation_bytes
        return replace(found, figures={**found.figures, **figures})

    def _build_autoencoder(self) -> AutoencoderKL:
        return build_kl_autoencoder(
            size=self.data.size,
            channels=self.data.channels,
            levels=self.options.autoencoder_channels,
            latent_channels=self.options.latent_channels,
        )

    def _build_unet(self, side: int) -> Any:
        spec, channels = self.recipe.network, self.options.latent_channels
        try:
            return build_denoiser(spec, size=side, channels=channels, classes=len(self.labels))
        except BadInput as error:
            raise BadInput(f"The latents are {side}x{side}. {error}") from error

    def _autoencoder_losses(self, pictures: Tensor, noise: Tensor) -> tuple[Tensor, Tensor]:
        """Return each picture's error when given back from a drawn latent, and its weighted divergence, [N] both."""
        moments = self.vae.encode(pictures).latent_dist.parameters.float()
        posterior = DiagonalGaussianDistribution(moments)
        off = self.vae.decode(posterior.mean + posterior.std * noise).sample.float() - pictures
        reconstruction = (off.abs() + off.square()).flatten(1).mean(1)
        return reconstruction, self.options.kl_weight * posterior.kl() / math.prod(self.latent)

    def _encode(self, pictures: Tensor) -> Tensor:
        """Return the mean latents of pictures, unscaled; in float32 and without chance, the same whenever asked."""
        with torch.no_grad(), torch.autocast(self.device.type, enabled=False):
            latents: Tensor = self.vae.encode(pictures).latent_dist.mean
        return latents

    def _training_latents(self) -> Tensor:
        """Return the training set's latents, scaled, and write their scale into the autoencoder's description.

        They are kept when the autoencoder is finished and its weights are its own, not the average that is only lent.
        """
        if self._latents is not None:
            return self._latents
        places = torch.arange(len(self.data), device=self.device).split(_ENCODED)
        latents = torch.cat([self._encode(self.data.batch(indices)[0]) for indices in places])
        scale = 1 / max(float(latents.std()), 1e-6)
        self.vae.register_to_config(scaling_factor=scale)
        latents *= scale
        if self.vae.training and self._step >= self.border:
            self._latents = latents
            generator = torch.Generator(self.device).manual_seed(self.recipe.seed)
            noise = torch.randn((len(places[0]), *self.latent), generator=generator, device=self.device)
            with torch.no_grad():
                found = self._autoencoder_losses(self.data.batch(places[0])[0], noise)
            names = ("reconstruction", "kl")
            self._finished = {name: value.mean() for name, value in zip(names, found, strict=True)}
        return latents

    def _cost(self, channels: int, size: int) -> StepCost:
        """Return what a training step of the recipe's U-Net costs at a size."""
        with torch.inference_mode(False):
            count = self.recipe.batch_size
            unet = build_denoiser(self.recipe.network, size=size, channels=channels).to(self.device)
            x = torch.randn(count, channels, size, size, device=self.device)
            t = torch.zeros(count, dtype=torch.int64, device=self.device)
            return step_cost(unet, lambda: unet(x, t, return_dict=False)[0].square().mean())
