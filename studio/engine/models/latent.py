"""Latent diffusion models: a U-Net that denoises latents, and the autoencoder that decodes them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import torch
from torch import Tensor, nn

from studio.engine.diffusion.guidance import guided_by_labels
from studio.engine.diffusion.prediction import Denoiser, make_denoiser
from studio.engine.diffusion.rng import picture_generators, randn
from studio.engine.diffusion.sampling import sample
from studio.engine.diffusion.schedules import NoiseSchedule
from studio.engine.models.formats.diffusers_layout import (
    SCHEDULER_FILE,
    as_pipeline,
    pipeline_note,
    pipeline_obstacle,
    scheduler_config,
)
from studio.engine.models.model import Model, required_part
from studio.engine.networks.vq_autoencoder import VqAutoencoder
from studio.protocol.errors import BadInput
from studio.protocol.modelcard import ModelCard

_PIPELINE = "LDMPipeline"
_VAE = "vqvae"  # that pipeline's name for an autoencoder of any kind


@dataclass(frozen=True)
class LatentModel(Model):
    """A latent diffusion model (Rombach et al. 2022), ready to sample from.

    Latents are those of the U-Net: the autoencoder's latents times its `scaling_factor`, which gives them unit variance
    over the training data.

    Attributes:
        card: The model card; `card.latent` is the shape of a latent (C, h, w).
        unet: The network, (z_t, t, class_labels) -> prediction, like diffusers' UNet2DModel.
        vae: diffusers' AutoencoderKL, or a VqAutoencoder.
        schedule: The noise schedule of its training.
    """

    kind: ClassVar[str] = "latent"
    card: ModelCard
    unet: nn.Module
    vae: Any
    schedule: NoiseSchedule

    @property
    def parts(self) -> Mapping[str, nn.Module]:
        """The U-Net and the autoencoder."""
        return {"unet": self.unet, "vae": self.vae}

    @classmethod
    def assemble(cls, card: ModelCard, parts: Mapping[str, nn.Module]) -> "LatentModel":
        """Assemble a model; raises BadInput when the networks contradict the card."""
        unet, vae = required_part(card, parts, "unet"), required_part(card, parts, _VAE if _VAE in parts else "vae")
        network: Any = unet.config
        coder: Any = vae.config
        classes = len(card.labels) + 1 if card.labels else None
        side = card.size // 2 ** (len(coder.block_out_channels) - 1)
        latent = (coder.latent_channels, side, side)
        said = (card.latent, card.latent, card.channels, card.channels, classes)
        shape = (network.in_channels, network.sample_size, network.sample_size)
        if said != (latent, shape, coder.in_channels, coder.out_channels, network.num_class_embeds):
            raise BadInput(f"{card.name} is inconsistent: its card and its networks' configurations differ.")
        return cls(card, unet, vae, NoiseSchedule.of_card(card))

    @classmethod
    def extra_files(cls, card: ModelCard, parts: Mapping[str, nn.Module]) -> dict[str, bytes]:
        """Return diffusers' scheduler configuration and, for networks under its names, the pipeline index."""
        scheduler = scheduler_config(card)
        if scheduler is None:
            return {}
        scheduler |= {"_class_name": "DDIMScheduler", "clip_sample": False}
        scheduler.pop("variance_type")
        if _VAE in parts and not pipeline_obstacle(card, parts["unet"]):
            coder = "VQModel" if isinstance(parts[_VAE], VqAutoencoder) else "AutoencoderKL"
            return as_pipeline(_PIPELINE, scheduler, {"unet": "UNet2DModel", _VAE: coder})
        return {SCHEDULER_FILE: (json.dumps(scheduler, indent=2) + "\n").encode()}

    def for_export(self) -> tuple[ModelCard, Mapping[str, nn.Module]]:
        """Return the networks under the names of diffusers' pipeline."""
        return self.card, {"unet": self.unet, _VAE: self.vae}

    def diffusers_note(self) -> str:
        """Return which pipeline opens the folder, or why none does."""
        return pipeline_note(_PIPELINE, self.card, self.unet)

    def denoiser(
        self, labels: Sequence[int | None], guidance: float, schedule: NoiseSchedule | None = None
    ) -> Denoiser:
        """Return the denoiser for a batch of latents [N, *latent], which are not clipped.

        Args:
            labels: The class of each picture [N]; None for no class.
            guidance: Classifier-free guidance scale; 1 disables it.
            schedule: The noise schedule of the run; None for that of the training.

        Raises:
            BadInput: The model has no such class.
        """
        self.check_labels(labels)
        classes = len(self.card.labels)
        model_fn = guided_by_labels(self._labelled, labels, classes, guidance) if classes else self._plain
        return make_denoiser(model_fn, self.card.prediction_type, schedule or self.schedule, clip=False)

    @torch.inference_mode()
    def encode(self, pictures: Tensor) -> Tensor:
        """Return the latents [N, *latent] of pictures [N, C, H, W] in [-1, 1]: the posterior mean, deterministic."""
        latents: Tensor = self.vae.encode(pictures).latent_dist.mean * self.vae.config.scaling_factor
        return latents

    @torch.inference_mode()
    def decode(self, latents: Tensor) -> Tensor:
        """Return the pictures [N, C, H, W] in [-1, 1] of latents [N, *latent], noisy ones included."""
        pictures: Tensor = self.vae.decode(latents / self.vae.config.scaling_factor).sample
        return pictures.clamp(-1, 1)

    def sample(
        self, labels: Sequence[int | None], *, guidance: float, seed: int, first: int = 0, steps: int | None = None
    ) -> Tensor:
        """Sample latents by DDIM and decode them; see `Model.sample`."""
        generators = picture_generators(seed, len(labels), first)
        latents = randn((len(labels), *self.card.latent), generators, self.device)
        denoiser = self.denoiser(labels, guidance)
        count = min(steps or self.card.steps, self.schedule.timesteps)
        for step in sample(denoiser, latents, self.schedule, sampler="ddim", steps=count, generators=generators):
            latents = step.x_next
        return self.decode(latents).clone()

    def _plain(self, z_t: Tensor, t: Tensor) -> Tensor:
        return self.unet(z_t, t, return_dict=False)[0]

    def _labelled(self, z_t: Tensor, t: Tensor, labels: Tensor) -> Tensor:
        return self.unet(z_t, t, class_labels=labels, return_dict=False)[0]
