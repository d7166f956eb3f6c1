"""Pixel diffusion models: a network that denoises pictures, and the schedule that it was trained on."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import diffusers
import torch
from diffusers import UNet2DModel
from torch import Tensor, nn

from studio.engine.diffusion.guidance import guided_by_labels
from studio.engine.diffusion.prediction import Denoiser, SelfConditionedDenoiser, make_denoiser
from studio.engine.diffusion.rng import picture_generators, randn
from studio.engine.diffusion.sampling import sample
from studio.engine.diffusion.schedules import NoiseSchedule
from studio.engine.models.model import Model, the_part
from studio.protocol.errors import BadInput
from studio.protocol.modelcard import ModelCard

INDEX_FILE = "model_index.json"
SCHEDULER_FILE = "scheduler/scheduler_config.json"
_DIFFUSERS_NAMES = {"epsilon": "epsilon", "x0": "sample", "v": "v_prediction"}
_PIPELINE = "DDPMPipeline"


@dataclass(frozen=True)
class PixelModel(Model):
    """A pixel diffusion model, ready to sample from.

    Attributes:
        card: What it is and can do.
        unet: The network: (x_t, t, class_labels) -> what it predicts, as diffusers' UNet2DModel. One with twice as
            many input channels as the pictures have is shown its last estimate of the clean picture in the rest.
        schedule: The noise schedule that it was trained on.
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
    def self_conditioned(self) -> bool:
        """Whether the network is shown its last estimate of the clean picture besides the noisy one."""
        config: Any = self.unet.config
        return bool(config.in_channels == 2 * self.card.channels)

    @classmethod
    def assemble(cls, card: ModelCard, parts: Mapping[str, nn.Module]) -> "PixelModel":
        """Put a model together; refuses a network that is not what the card says."""
        unet = the_part(card, parts, "unet")
        config: Any = unet.config
        classes = len(card.labels) + 1 if card.labels else None
        said = (card.size, card.channels, classes)
        found = (config.sample_size, config.out_channels, config.num_class_embeds)
        if said != found or config.in_channels not in (card.channels, 2 * card.channels):
            raise BadInput(f"{card.name} does not hold together: its card and its network's description differ.")
        return cls(card, unet, NoiseSchedule.of(card.schedule))

    @classmethod
    def extra_files(cls, card: ModelCard, parts: Mapping[str, nn.Module]) -> dict[str, bytes]:
        """Return what makes the folder a pipeline of diffusers, where it knows network and target."""
        scheduler = scheduler_config(card)
        if scheduler is None or obstacle(card, parts["unet"]):
            return {}
        return as_pipeline(_PIPELINE, scheduler, {"unet": "UNet2DModel"})

    def in_diffusers(self) -> str:
        """Return which pipeline opens the folder, or why none does."""
        return what_opens(_PIPELINE, self.card, self.unet)

    def denoiser(self, labels: Sequence[int | None], guidance: float) -> Denoiser:
        """Return the denoiser for one walk of a batch of pictures, with x0 held in [-1, 1].

        Args:
            labels: The class of each picture [N]; None paints without one.
            guidance: Classifier-free guidance scale: 1 none, above 1 keeps closer to the label.

        Raises:
            BadInput: The model has no such class.
        """
        self.check_labels(labels)
        classes = len(self.card.labels)
        make = SelfConditionedDenoiser if self.self_conditioned else make_denoiser
        if not classes:
            return make(self._plain, self.card.prediction_type, self.schedule)
        model_fn = guided_by_labels(self._labelled, labels, classes, guidance)
        return make(model_fn, self.card.prediction_type, self.schedule)

    def sample(
        self, labels: Sequence[int | None], *, guidance: float, seed: int, first: int = 0, steps: int | None = None
    ) -> Tensor:
        """Sample by DDIM; see `Model.sample`."""
        generators = picture_generators(seed, len(labels), first)
        pictures = randn((len(labels), *self.shape), generators, self.device)
        denoiser = self.denoiser(labels, guidance)
        count = min(steps or self.card.steps, self.schedule.timesteps)
        for step in sample(denoiser, pictures, self.schedule, sampler="ddim", steps=count, generators=generators):
            pictures = step.x_next
        return pictures.clone() if torch.is_inference(pictures) else pictures

    def _plain(self, x_t: Tensor, t: Tensor) -> Tensor:
        return self.unet(x_t, t, return_dict=False)[0]

    def _labelled(self, x_t: Tensor, t: Tensor, labels: Tensor) -> Tensor:
        return self.unet(x_t, t, class_labels=labels, return_dict=False)[0]


def as_pipeline(name: str, scheduler: Mapping[str, Any], networks: Mapping[str, str]) -> dict[str, bytes]:
    """Return the files that make a folder a pipeline of diffusers.

    Args:
        name: The pipeline's class.
        scheduler: Its scheduler's description, with its `_class_name`.
        networks: The class of each network, by the name of its folder.
    """
    index: dict[str, Any] = {"_class_name": name, "_diffusers_version": diffusers.__version__}
    classes = {"scheduler": scheduler["_class_name"], **networks}
    index |= {part: ["diffusers", class_name] for part, class_name in classes.items()}
    files = {INDEX_FILE: index, SCHEDULER_FILE: scheduler}
    return {name: (json.dumps(value, indent=2) + "\n").encode() for name, value in files.items()}


def obstacle(card: ModelCard, unet: Any) -> str:
    """Return why no pipeline of diffusers can sample with a network, as the end of a sentence; empty when one can."""
    if not isinstance(unet, UNet2DModel):
        return f"since it has no {type(unet).__name__}"
    if scheduler_config(card) is None:
        return "since its schedulers do not know a network that predicts the mean"
    if unet.config.in_channels != unet.config.out_channels:
        return "since its pipelines do not show a network its last estimate"
    return ""


def what_opens(pipeline: str, card: ModelCard, unet: Any) -> str:
    """Return in one line how stock diffusers opens a folder with a network, or why it cannot."""
    if problem := obstacle(card, unet):
        return f"Stock diffusers cannot open it, {problem}; this program can."
    if not card.labels:
        return f"Stock diffusers opens it as {pipeline}."
    classes = len(card.labels)
    return (
        f"Stock diffusers opens it as {pipeline}, which asks for no label: call its U-Net with class_labels "
        f"0 to {classes - 1}, or {classes} for none."
    )


def scheduler_config(card: ModelCard) -> dict[str, Any] | None:
    """Return a model's schedule as diffusers describes it; None for a target that diffusers does not know."""
    if card.prediction_type not in _DIFFUSERS_NAMES:
        return None
    return {
        "_class_name": "DDPMScheduler",
        "_diffusers_version": diffusers.__version__,
        "num_train_timesteps": card.schedule.timesteps,
        "trained_betas": NoiseSchedule.of(card.schedule).trained_betas().tolist(),
        "prediction_type": _DIFFUSERS_NAMES[card.prediction_type],
        "clip_sample": True,
        "variance_type": "fixed_small",
        "timestep_spacing": "trailing",
    }
