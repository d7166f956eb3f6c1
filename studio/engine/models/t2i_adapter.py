"""T2I-Adapters: small networks that make a text-to-image model follow a control image."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import torch
from diffusers import T2IAdapter
from torch import Tensor, nn

from studio.engine.models.conditioned_unet import ActiveAdapter
from studio.engine.models.model import Model, required_part
from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.protocol.errors import BadInput
from studio.protocol.modelcard import ModelCard


@dataclass(frozen=True)
class AdapterModel(Model):
    """A T2I-Adapter (Mou et al. 2023) for a family of text-to-image models.

    Attributes:
        card: What it is.
        adapter: diffusers' T2IAdapter: control images [N, 1 or 3, H, W] in 0 ... 1 -> features, which are added to
            those of the U-Net's levels. They are the same in every step.
    """

    kind: ClassVar[str] = "t2i-adapter"
    card: ModelCard
    adapter: Any

    @property
    def parts(self) -> Mapping[str, nn.Module]:
        """The network."""
        return {"adapter": self.adapter}

    @classmethod
    def assemble(cls, card: ModelCard, parts: Mapping[str, nn.Module]) -> "AdapterModel":
        """Assemble a model; refuses another kind of network, or one for other than grey or coloured pictures."""
        network: Any = required_part(card, parts, "adapter")
        if not isinstance(network, T2IAdapter) or network.config.in_channels not in (1, 3):
            raise BadInput(f"{card.name} is inconsistent: it has no T2I-Adapter for pictures.")
        return cls(card, network)

    @torch.inference_mode()
    def active(self, image: Tensor, weight: float, timesteps: frozenset[int] | None = None) -> ActiveAdapter:
        """Return it with its features of control images [N, 3, H, W], on their device; see `ActiveAdapter`."""
        device = image.device
        if self.adapter.config.in_channels == 1:
            image = image.mean(dim=1, keepdim=True)
        features = self.adapter(image.to(device=self.device, dtype=self.adapter.dtype))
        return ActiveAdapter(tuple(feature.to(device) for feature in features), weight, timesteps)

    def check_fits(self, model: StableDiffusionModel) -> None:
        """Raise BadInput when it does not fit the model."""
        own, theirs = self.adapter.config, model.unet.config
        levels = tuple(theirs.block_out_channels)
        xl = own.adapter_type == "full_adapter_xl"
        same = tuple(own.channels)[: len(levels)] == levels and xl == model.is_xl
        # of the highest level: the U-Net of SDXL halves its pictures before the features are added
        if not same or own.downscale_factor != model.factor * (2 if xl else 1):
            raise BadInput(f"The T2I-Adapter {self.card.name} is not for {model.card.name}: their networks differ.")

    def sample(
        self, labels: Sequence[int | None], *, guidance: float, seed: int, first: int = 0, steps: int | None = None
    ) -> Tensor:
        """Raise BadInput: an adapter cannot sample by itself."""
        raise BadInput(f"{self.card.name} guides another model; it cannot sample by itself.")
