"""What every loaded model has in common: a card, its networks, and a way to sample pictures."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import ClassVar

import torch
from torch import Tensor, nn

from studio.protocol.errors import BadInput
from studio.protocol.modelcard import ModelCard


class Model(ABC):
    """A model in eval mode on its device, float32.

    Attributes:
        kind: How it makes pictures, as its card says; see `ModelCard`.
        card: What it is and can do.
    """

    kind: ClassVar[str]
    card: ModelCard

    @property
    @abstractmethod
    def parts(self) -> Mapping[str, nn.Module]:
        """Its networks by name; each has a folder of that name in the model's folder."""

    @classmethod
    @abstractmethod
    def assemble(cls, card: ModelCard, parts: Mapping[str, nn.Module]) -> "Model":
        """Put a model together from its card and networks; raises BadInput when they do not fit together."""

    @classmethod
    def extra_files(cls, card: ModelCard, parts: Mapping[str, nn.Module]) -> dict[str, bytes]:
        """Return further files of the model's folder by name, for other programs that read it."""
        return {}

    def for_others(self) -> tuple[ModelCard, Mapping[str, nn.Module]]:
        """Return card and networks as other programs want them: under the names that they know, and whole."""
        return self.card, self.parts

    def in_diffusers(self) -> str:
        """Return in one line what stock diffusers can do with the model's exported folder."""
        return (
            "Stock diffusers cannot open it, since it has no networks of this kind; "
            "other programs can take its decoder as NAME.onnx."
        )

    @abstractmethod
    def sample(
        self, labels: Sequence[int | None], *, guidance: float, seed: int, first: int = 0, steps: int | None = None
    ) -> Tensor:
        """Sample one picture for each label, in one batch: float32 [N, C, H, W] in [-1, 1] on the model's device.

        Args:
            labels: The class of each picture [N]; None makes one without.
            guidance: Classifier-free guidance scale, for models that have it.
            seed: The picture number i comes from the generator of seed + first + i, whatever the batch.
            first: The index of the first picture.
            steps: Denoising steps, for models that take any; None: as many as the card says.
        """

    @property
    def device(self) -> torch.device:
        """Where the model computes."""
        return next(parameter for part in self.parts.values() for parameter in part.parameters()).device

    @property
    def processes(self) -> int:
        """Number of processes that share the sampling: this one only."""
        return 1

    @property
    def shape(self) -> tuple[int, int, int]:
        """C, H, W of its pictures."""
        return self.card.channels, self.card.size, self.card.size

    def check_labels(self, labels: Sequence[int | None]) -> None:
        """Raise BadInput for a label that the model does not have."""
        classes = len(self.card.labels)
        for label in labels:
            if label is not None and not 0 <= label < classes:
                known = f"0 to {classes - 1}" if classes else "none, it makes whatever it likes"
                raise BadInput(f"The model {self.card.name} has no label {label}; its labels: {known}.")


def the_part(card: ModelCard, parts: Mapping[str, nn.Module], name: str) -> nn.Module:
    """Return a network by name; raises BadInput when the model does not have it."""
    if name not in parts:
        raise BadInput(f"The model {card.name} does not hold together: it has no {name}.")
    return parts[name]
