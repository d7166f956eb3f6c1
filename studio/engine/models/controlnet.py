"""ControlNets: networks that make a text-to-image model follow a control image."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import torch
from diffusers import ControlNetModel
from torch import Tensor, nn

from studio.engine.models.conditioned_unet import ActiveControl
from studio.engine.models.model import Model, required_part
from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.protocol.errors import BadInput
from studio.protocol.modelcard import ModelCard

_BATCH = 12


@dataclass(frozen=True)
class ControlModel(Model):
    """A ControlNet (Zhang et al. 2023) for one text-to-image model, `card.base`.

    Attributes:
        card: What it is.
        controlnet: diffusers' ControlNetModel: noisy latents, timestep, text states and control images
            [N, 3, H, W] in 0 ... 1 -> residuals added to the U-Net's features.
    """

    kind: ClassVar[str] = "controlnet"
    card: ModelCard
    controlnet: Any

    @property
    def parts(self) -> Mapping[str, nn.Module]:
        """The network."""
        return {"controlnet": self.controlnet}

    @classmethod
    def assemble(cls, card: ModelCard, parts: Mapping[str, nn.Module]) -> "ControlModel":
        """Assemble a model; refuses another kind of network, or one without three input channels."""
        network: Any = required_part(card, parts, "controlnet")
        if not isinstance(network, ControlNetModel) or network.config.conditioning_channels != 3:
            raise BadInput(f"{card.name} is inconsistent: it has no ControlNet for pictures in colour.")
        return cls(card, network)

    def diffusers_note(self) -> str:
        """Return how diffusers opens its network."""
        return (
            'Stock diffusers opens its network by ControlNetModel.from_pretrained(FOLDER, subfolder="controlnet"), '
            f"for a StableDiffusionControlNetPipeline of {self.card.base}."
        )

    def active(self, image: Tensor, weight: float, timesteps: frozenset[int] | None = None) -> ActiveControl:
        """Return it with its control images [N, 3, H, W]; see `ActiveControl`."""
        return ActiveControl(self.controlnet, image, weight, timesteps)

    def check_fits(self, model: StableDiffusionModel) -> None:
        """Raise BadInput when it does not fit the model."""
        own, theirs = self.controlnet.config, model.unet.config
        factor = 2 ** (len(own.conditioning_embedding_out_channels) - 1)
        shared = ("block_out_channels", "layers_per_block", "cross_attention_dim", "down_block_types")
        same = all(_plain(own[name]) == _plain(theirs[name]) for name in shared)
        same = same and own.in_channels == model.card.latent[0]  # also where the U-Net sees a masked picture too
        if not same or factor != model.card.size // model.card.latent[-1]:
            raise BadInput(f"The ControlNet {self.card.name} is not for {model.card.name}: their networks differ.")

    def sample(
        self, labels: Sequence[int | None], *, guidance: float, seed: int, first: int = 0, steps: int | None = None
    ) -> Tensor:
        """Raise BadInput: a ControlNet cannot sample by itself."""
        raise BadInput(f"{self.card.name} guides another model; it cannot sample by itself.")


def draw_along(
    base: StableDiffusionModel,
    network: Any,
    prompts: Sequence[str],
    hints: Tensor,
    *,
    steps: int,
    seed: int = 0,
) -> Tensor:
    """Draw one picture for each hint with the base model's own guidance and sampler.

    Args:
        base: The text-to-image model.
        network: The ControlNet; None ignores the hints.
        prompts: One per picture.
        hints: The edges to follow, [N, 3, H, W] of 0 and 1.
        steps: Denoising steps.
        seed: See `Model.sample`.

    Returns:
        float32 [N, 3, H, W] in [-1, 1].
    """
    made = []
    for first in range(0, len(hints), _BATCH):
        part = slice(first, first + _BATCH)
        controls = () if network is None else (ActiveControl(network, hints[part].float()),)
        settings: dict[str, Any] = {"guidance": base.card.guidance, "sampler": base.card.sampler, "steps": steps}
        made.append(base.draw(prompts[part], seed=seed, first=first, controls=controls, **settings))
    return torch.cat(made)


def _plain(value: Any) -> Any:
    return tuple(value) if isinstance(value, list | tuple) else value
