"""Pixel diffusion models: a network that denoises pictures, and its noise schedule."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import torch
from torch import Tensor, nn

from studio.engine.diffusion.consistency import consistency_function, consistency_samples
from studio.engine.diffusion.guidance import guided_by_labels
from studio.engine.diffusion.prediction import Denoiser, SelfConditionedDenoiser, make_denoiser
from studio.engine.diffusion.rng import picture_generators, randn
from studio.engine.diffusion.sampling import sample
from studio.engine.diffusion.schedules import NoiseSchedule
from studio.engine.models.formats.diffusers_layout import (
    as_pipeline,
    pipeline_note,
    pipeline_obstacle,
    scheduler_config,
)
from studio.engine.models.model import Model, required_part
from studio.protocol.errors import BadInput
from studio.protocol.modelcard import ModelCard

_PIPELINE = "DDPMPipeline"


@dataclass(frozen=True)
class PixelModel(Model):
    """A pixel diffusion model, ready to sample from.

    Attributes:
        card: The model card.
        unet: The network, (x_t, t, class_labels) -> prediction, like diffusers' UNet2DModel. With twice as many input
            channels as the pictures have, it is self-conditioned.
        schedule: The noise schedule of its training.
    """

    kind: ClassVar[str] = "pixel"
    card: ModelCard
    unet: nn.Module
    schedule: NoiseSchedule

    @property
    def parts(self) -> Mapping[str, nn.Module]:
        """The network."""
        return {"unet": self.unet}

    @property
    def of_consistency(self) -> bool:
        """Whether it is a consistency model, which `consistency_function` evaluates."""
        return self.card.scheduler.of_consistency

    @property
    def self_conditioned(self) -> bool:
        """Whether the network also receives its previous estimate of x0."""
        config: Any = self.unet.config
        return bool(config.in_channels == 2 * self.card.channels)

    @classmethod
    def assemble(cls, card: ModelCard, parts: Mapping[str, nn.Module]) -> "PixelModel":
        """Assemble a model; raises BadInput when the network contradicts the card."""
        unet = required_part(card, parts, "unet")
        config: Any = unet.config
        classes = len(card.labels) + 1 if card.labels else None
        said = (card.size, card.channels, classes)
        found = (config.sample_size, config.out_channels, config.num_class_embeds)
        if said != found or config.in_channels not in (card.channels, 2 * card.channels):
            raise BadInput(f"{card.name} is inconsistent: its card and its network's configuration differ.")
        return cls(card, unet, NoiseSchedule.of_card(card))

    @classmethod
    def extra_files(cls, card: ModelCard, parts: Mapping[str, nn.Module]) -> dict[str, bytes]:
        """Return the files of a diffusers pipeline, if diffusers supports the network and the prediction type."""
        scheduler = None if card.scheduler.of_consistency else scheduler_config(card)
        if scheduler is None or pipeline_obstacle(card, parts["unet"]):
            return {}
        return as_pipeline(_PIPELINE, scheduler, {"unet": "UNet2DModel"})

    def diffusers_note(self) -> str:
        """Return which pipeline opens the folder, or why none does."""
        return pipeline_note(_PIPELINE, self.card, self.unet)

    def denoiser(
        self, labels: Sequence[int | None], guidance: float, schedule: NoiseSchedule | None = None
    ) -> Denoiser:
        """Return the denoiser for sampling one batch, with x0 clipped to [-1, 1] unless the card says otherwise.

        Args:
            labels: The class of each picture [N]; None for no class.
            guidance: Classifier-free guidance scale; 1 disables it.
            schedule: The noise schedule of the run; None for that of the training.

        Raises:
            BadInput: The model has no such class.
        """
        self.check_labels(labels)
        classes = len(self.card.labels)
        make = SelfConditionedDenoiser if self.self_conditioned else make_denoiser
        schedule = schedule or self.schedule
        model_fn = guided_by_labels(self._labelled, labels, classes, guidance) if classes else self._plain
        if self.of_consistency:
            model_fn = consistency_function(self._plain, self.schedule, self.card.scheduler.sigma_data)
        clip = self.card.scheduler.clip_sample
        return make(model_fn, self.card.prediction_type, schedule, clip=clip)

    def sample(
        self, labels: Sequence[int | None], *, guidance: float, seed: int, first: int = 0, steps: int | None = None
    ) -> Tensor:
        """Sample by DDIM, or as consistency models do; see `Model.sample`."""
        generators = picture_generators(seed, len(labels), first)
        pictures = randn((len(labels), *self.shape), generators, self.device)
        denoiser = self.denoiser(labels, guidance)
        count = min(steps or self.card.steps, self.schedule.timesteps)
        if self.of_consistency:
            return consistency_samples(denoiser, pictures, self.schedule, count, generators)
        for step in sample(denoiser, pictures, self.schedule, sampler="ddim", steps=count, generators=generators):
            pictures = step.x_next
        return pictures.clone() if torch.is_inference(pictures) else pictures

    def _plain(self, x_t: Tensor, t: Tensor) -> Tensor:
        return self.unet(x_t, t, return_dict=False)[0]

    def _labelled(self, x_t: Tensor, t: Tensor, labels: Tensor) -> Tensor:
        return self.unet(x_t, t, class_labels=labels, return_dict=False)[0]
