"""The interface of a loaded model: its card, its networks, and sampling."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import ClassVar

import torch
from torch import Tensor, nn

from studio.protocol.errors import BadInput
from studio.protocol.modelcard import ModelCard


class Model(ABC):
    """A model in eval mode on its device, in float32; on CUDA, one of another program may be in half precision.

    Attributes:
        kind: The kind of model, as on its card; see `ModelCard`.
        card: The model card.
    """

    kind: ClassVar[str]
    card: ModelCard

    @property
    @abstractmethod
    def parts(self) -> Mapping[str, nn.Module]:
        """The networks by name, which is also the name of their folder in a model folder."""

    @classmethod
    @abstractmethod
    def assemble(cls, card: ModelCard, parts: Mapping[str, nn.Module]) -> "Model":
        """Assemble a model from its card and networks; raises BadInput when they are inconsistent."""

    @classmethod
    def extra_files(cls, card: ModelCard, parts: Mapping[str, nn.Module]) -> dict[str, bytes]:
        """Return further files of the model folder by name, for other programs."""
        return {}

    def for_export(self) -> tuple[ModelCard, Mapping[str, nn.Module]]:
        """Return card and networks to export: under the names that other programs use, with LoRAs merged."""
        return self.card, self.parts

    def diffusers_note(self) -> str:
        """Return one line on what stock diffusers can do with the exported folder."""
        return (
            "Stock diffusers cannot open it, since it has no networks of this kind; "
            "other programs can use its decoder as NAME.onnx."
        )

    @abstractmethod
    def sample(
        self, labels: Sequence[int | None], *, guidance: float, seed: int, first: int = 0, steps: int | None = None
    ) -> Tensor:
        """Sample one picture per label in one batch: float32 [N, C, H, W] in [-1, 1] on the model's device.

        Args:
            labels: The class of each picture [N]; None for no class.
            guidance: Classifier-free guidance scale, for models that support it.
            seed: Picture i is drawn from the generator of seed + first + i, independently of the batch.
            first: The index of the first picture.
            steps: Denoising steps, for models that have them; None for the number on the card.
        """

    @property
    def device(self) -> torch.device:
        """The device that the model runs on."""
        return next(parameter for part in self.parts.values() for parameter in part.parameters()).device

    @property
    def processes(self) -> int:
        """Number of processes that share the sampling: this one only."""
        return 1

    @property
    def shape(self) -> tuple[int, int, int]:
        """Shape of a picture, (C, H, W)."""
        return self.card.channels, self.card.size, self.card.size

    def check_labels(self, labels: Sequence[int | None]) -> None:
        """Raise BadInput for an unknown label."""
        classes = len(self.card.labels)
        for label in labels:
            if label is not None and not 0 <= label < classes:
                known = f"0 to {classes - 1}" if classes else "none, it is unconditional"
                raise BadInput(f"The model {self.card.name} has no label {label}; its labels: {known}.")


def required_part(card: ModelCard, parts: Mapping[str, nn.Module], name: str) -> nn.Module:
    """Return a network by name; raises BadInput when it is missing."""
    if name not in parts:
        raise BadInput(f"The model {card.name} is incomplete: it has no {name}.")
    return parts[name]
