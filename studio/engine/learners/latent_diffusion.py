"""Latent diffusion: trains an autoencoder, then a U-Net on its latents."""

import contextlib
import math
from collections.abc import Sequence
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
from studio.protocol.frozen import Frozen
from studio.protocol.modelcard import ModelCard
from studio.protocol.training_recipe import TrainRecipe

AUTOENCODER, UNET = 0, 1  # the parameter groups
_ENCODED = 256  # pictures encoded at once


class LatentDiffusionOptions(Frozen):
    """Settings of the autoencoder; every level but the last halves width and height."""

    autoencoder_steps: int = Field(default=1500, ge=1, description="before those of the U-Net; at most half of the run")
    autoencoder_channels: tuple[int, ...] = Field(default=(16, 32, 32), min_length=1, max_length=6)
    latent_channels: int = Field(default=4, ge=1, le=64)
    kl_weight: float = Field(default=1e-3, ge=0, le=1, description="weight of the mean KL divergence per latent value")

    @model_validator(mode="after")
    def _fits(self) -> "LatentDiffusionOptions":
        if any(channels < 1 or channels % GROUPS for channels in self.autoencoder_channels):
            raise ValueError(f"autoencoder_channels must be multiples of {GROUPS}")
        return self


@register("latent-diffusion")
class LatentDiffusion(Learner):
    """Latent diffusion (Rombach et al. 2022), both stages in one run.

    The first steps train the autoencoder (Kingma & Welling 2014) by absolute plus squared error with a small weight on
    the KL divergence, while its learning rate decays to zero. Then it is frozen, the training set is encoded once and
    scaled to unit variance, and all further steps train the U-Net on the latents. The stage of a step follows from its
    number, and the latents from the weights, so that a resumed run rebuilds them.

    The loss is the sum of all terms in both stages, so that it is comparable throughout; terms of the inactive stage
    are constant. In the first stage `denoising` is 1, the loss of predicting zero at unit variance; in the second,
    `reconstruction` and `kl` are those of the frozen autoencoder on the training set.
    """

    Options = LatentDiffusionOptions
    terms = ("reconstruction", "kl", "denoising")

    def __init__(self, recipe: TrainRecipe, data: PictureSet, held_out: PictureSet, device: torch.device) -> None:
        """Create the autoencoder and the U-Net; see `Learner`."""
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
        self._latents: Tensor | None = None  # of the training set, once the autoencoder is frozen
        self._finished: dict[str, Tensor] = {}  # its loss terms then
        self._step = 0

    def parameter_groups(self) -> Sequence[Sequence[nn.Parameter]]:
        """Return the parameters of the autoencoder and of the U-Net."""
        return [list(self.vae.parameters()), list(self.unet.parameters())]

    def updates_at(self, step: int) -> tuple[int, ...]:
        """Return the group that a step updates: first the autoencoder, then the U-Net."""
        return (AUTOENCODER,) if step < self.border else (UNET,)

    def learning_rate_factor(self, group: int) -> float:
        """Return the factor on the learning rate: a decay to zero for the autoencoder, a warm-up for the U-Net."""
        if group == AUTOENCODER:
            return 1 - self._step / self.border
        return min(1.0, (self._step - self.border + 1) / max(1, self.recipe.warmup_steps))

    def losses(self, group: int, batch: Batch) -> Losses:
        """Return the reconstruction loss, or the denoising loss at one random timestep per picture."""
        self._step = batch.step
        if group == AUTOENCODER:
            reconstruction, kl = self._autoencoder_losses(batch.pictures, batch.randn(*self.latent))
            terms = {"reconstruction": reconstruction.mean().detach(), "kl": kl.mean().detach()}
            return Losses(reconstruction + kl + 1, terms | {"denoising": torch.ones_like(terms["kl"])})
        latents = self._training_latents()
        terms = {name: value.clone() for name, value in self._finished.items()}
        if batch.indices is not None and not batch.measured and not self.recipe.dataset.augment.on:
            z0 = latents[batch.indices]
        else:
            z0 = self._encode(batch.pictures) * self.vae.config.scaling_factor
        if batch.measured:
            reconstruction, kl = self._autoencoder_losses(batch.pictures, batch.randn(*self.latent))
            terms = {"reconstruction": reconstruction.mean(), "kl": kl.mean()}
        each, t = self._loss(self.unet, z0, batch)
        terms = terms | {"denoising": each.mean().detach()}
        return Losses(each + terms["reconstruction"] + terms["kl"], terms, t)

    def card(self, step: int, name: str = "model") -> ModelCard:
        """Return the card of the current model."""
        return super().card(step, name).model_copy(update={"kind": "latent", "latent": self.latent})

    def model(self, card: ModelCard) -> LatentModel:
        """Return the current latent model."""
        self._training_latents()  # sets the scaling factor
        return LatentModel(card, self.unet, self.vae, self.schedule)

    def grid(self, step: int) -> Grid:
        """Return samples or, in the first stage, held-out pictures above their reconstructions."""
        if step > self.border:
            return super().grid(step)
        columns = min(len(self.labels), MAX_COLUMNS) or COLUMNS
        shown = torch.arange(2 * columns, device=self.device) % len(self.held_out)
        pictures = self.held_out.batch(shown)[0]
        with torch.inference_mode():
            reconstructed = self.vae.decode(self._encode(pictures)).sample.float().clamp(-1, 1)
        rows = zip(pictures.split(columns), reconstructed.split(columns), strict=True)
        return Grid(torch.cat([row for pair in rows for row in pair]), columns)

    def judge(self) -> Judgement:
        """Evaluate the model, and compare its cost with that of the same U-Net in pixel space.

        Besides the figures of every model's samples: `psnr` of the reconstructions of held-out pictures, in dB;
        `time_saved` and `memory_saved`, the ratios of the time and the activation memory of a training step, pixels to
        latents.
        """
        found = super().judge()
        pictures = self.held_out.batch(self.held_out.some(_ENCODED))[0]
        reconstructed = self.vae.decode(self._encode(pictures)).sample.clamp(-1, 1)
        figures = {"psnr": psnr(float((reconstructed - pictures).square().mean()))}
        size, channels = self.data.size, self.data.channels
        # The run's random state must not change. An mlp may be too small for pixels, which raises BadInput.
        devices = [self.device] if self.device.type == "cuda" else []
        with torch.random.fork_rng(devices), contextlib.suppress(BadInput):
            pixels, latents = self._cost(channels, size), self._cost(*self.latent[:2])
            figures["time_saved"] = pixels.seconds / latents.seconds
            figures["memory_saved"] = pixels.activation_bytes / latents.activation_bytes
        return found.with_figures(figures, len(pictures))

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
            raise BadInput(f"The latents are {side}x{side}. {error}", field=error.field) from error

    def _autoencoder_losses(self, pictures: Tensor, noise: Tensor) -> tuple[Tensor, Tensor]:
        """Return the reconstruction loss from a sampled latent, and the weighted KL divergence, both [N]."""
        moments = self.vae.encode(pictures).latent_dist.parameters.float()
        posterior = DiagonalGaussianDistribution(moments)
        off = self.vae.decode(posterior.mean + posterior.std * noise).sample.float() - pictures
        reconstruction = (off.abs() + off.square()).flatten(1).mean(1)
        return reconstruction, self.options.kl_weight * posterior.kl() / math.prod(self.latent)

    def _encode(self, pictures: Tensor) -> Tensor:
        """Return the unscaled posterior means of pictures, in float32, deterministically."""
        with torch.no_grad(), torch.autocast(self.device.type, enabled=False):
            latents: Tensor = self.vae.encode(pictures).latent_dist.mean
        return latents

    def _training_latents(self) -> Tensor:
        """Return the scaled latents of the training set, and store the scaling factor in the autoencoder's config.

        They are cached once the autoencoder is frozen, unless its averaged weights are temporarily in place.
        """
        if self._latents is not None:
            return self._latents
        batches = torch.arange(len(self.data), device=self.device).split(_ENCODED)
        latents = torch.cat([self._encode(self.data.batch(indices)[0]) for indices in batches])
        scale = 1 / max(float(latents.std()), 1e-6)
        self.vae.register_to_config(scaling_factor=scale)
        latents *= scale
        if self.vae.training and self._step >= self.border:
            self._latents = latents
            generator = torch.Generator(self.device).manual_seed(self.recipe.seed)
            noise = torch.randn((len(batches[0]), *self.latent), generator=generator, device=self.device)
            with torch.no_grad():
                found = self._autoencoder_losses(self.data.batch(batches[0])[0], noise)
            names = ("reconstruction", "kl")
            self._finished = {name: value.mean() for name, value in zip(names, found, strict=True)}
        return latents

    def _cost(self, channels: int, size: int) -> StepCost:
        """Return the cost of a training step of the recipe's U-Net at a given size."""
        with torch.inference_mode(False):
            count = self.recipe.batch_size
            unet = build_denoiser(self.recipe.network, size=size, channels=channels).to(self.device)
            x = torch.randn(count, channels, size, size, device=self.device)
            t = torch.zeros(count, dtype=torch.int64, device=self.device)
            return step_cost(unet, lambda: unet(x, t, return_dict=False)[0].square().mean())
