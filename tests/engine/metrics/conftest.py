"""Easily classified pictures, models that copy the data, and an empty classifier cache."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest
import torch
from torch import Tensor, nn

from studio.engine.data.picture_set import PictureSet
from studio.engine.models.model import Model
from studio.protocol.modelcard import ModelCard


@pytest.fixture(autouse=True)
def nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("studio.engine.metrics.kept_network._known", {})


Bars = Callable[[int, int], PictureSet]


@pytest.fixture
def bars() -> Bars:
    """Makes noisy pictures of horizontal (class 0), vertical (1) or no bars (2)."""
    return _bars


def _bars(count: int, seed: int) -> PictureSet:
    size = 8
    generator = torch.Generator().manual_seed(seed)
    labels = torch.arange(count) % 3
    pictures = torch.randint(0, 60, (count, 1, size, size), generator=generator)
    pictures[labels == 0, :, size // 2 - 1] = 230
    pictures[labels == 1, :, :, size // 2] = 230
    return PictureSet("bars", pictures.to(torch.uint8), labels, ("lying", "standing", "none"))


class Copier(Model):
    """A model that returns pictures of the data set with the requested label."""

    kind = "copier"

    def __init__(self, data: PictureSet, **card: Any) -> None:
        self.data = data
        card = {"labels": data.names, **card}
        self.card = ModelCard(name="copier", title="Copier", size=data.size, channels=data.channels, **card)
        self.calls: list[dict[str, Any]] = []

    @property
    def parts(self) -> Mapping[str, nn.Module]:
        return {"none": nn.Linear(1, 1)}

    @classmethod
    def assemble(cls, card: ModelCard, parts: Mapping[str, nn.Module]) -> Model:
        raise NotImplementedError

    def sample(self, labels: Sequence[int | None], **how: Any) -> Tensor:
        self.calls.append({"count": len(labels), **how})
        made = []
        for number, label in enumerate(labels, how["seed"] + how["first"]):
            every = range(len(self.data)) if label is None else (self.data.labels == label).nonzero().flatten()
            made.append(every[number % len(every)])
        return self.data.batch(torch.tensor(made))[0]


@pytest.fixture
def copier() -> type[Copier]:
    return Copier
