"""The interface that judges of prompts need from a model: pictures for many prompts."""

from collections.abc import Sequence
from typing import Any, Protocol

import torch
from torch import Tensor

_BATCH = 20


class PromptSampler(Protocol):
    """A model that samples pictures by prompt; see `StableDiffusionModel`."""

    @property
    def device(self) -> torch.device:
        """Where the samples are."""

    @property
    def processes(self) -> int:
        """Number of processes that share the sampling."""

    def draw(
        self, prompts: Sequence[str], *, guidance: float, seed: int, steps: int, first: int = 0, sampler: str = "ddim"
    ) -> Tensor:
        """Sample one picture per prompt: float32 [N, 3, H, W] in [-1, 1]."""


def draw_prompts(
    model: PromptSampler, prompts: Sequence[str], *, guidance: float, seed: int, steps: int, sampler: str
) -> Tensor:
    """Sample one picture per prompt in batches: float32 [N, 3, H, W] in [-1, 1]."""
    size = model.processes * _BATCH
    settings: dict[str, Any] = {"guidance": guidance, "seed": seed, "steps": steps, "sampler": sampler}
    parts = [
        model.draw(prompts[first : first + size], first=first, **settings) for first in range(0, len(prompts), size)
    ]
    return torch.cat(parts)
