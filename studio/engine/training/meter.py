"""Accumulates training measurements on the device, and transfers them to the CPU in batches."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from studio.engine.training.loss import QUARTERS, quarter_of

CAPACITY = 1024


@dataclass(frozen=True)
class MeterReading:
    """The measurements since the last reading.

    Attributes:
        losses: The mean loss of each step.
        terms: The values of each loss term, one per step.
        quartiles: The mean loss per quarter of the timesteps; None for a quarter without samples.
        gradient_norm: The gradient norm of the last step, before clipping.
    """

    losses: tuple[float, ...]
    terms: dict[str, tuple[float, ...]]
    quartiles: tuple[float | None, float | None, float | None, float | None]
    gradient_norm: float


class Meter:
    """Buffers on the device: adding a step never synchronizes with the GPU."""

    def __init__(self, timesteps: int, device: torch.device, terms: Sequence[str] = ()) -> None:
        self._timesteps = timesteps
        self._names = tuple(terms)
        self._terms = torch.zeros(len(self._names), CAPACITY, device=device)
        self._losses = torch.zeros(CAPACITY, device=device)
        self._sums = torch.zeros(QUARTERS, device=device)
        self._counts = torch.zeros(QUARTERS, device=device)
        self._norm = torch.zeros(1, device=device)
        self.count = 0

    @property
    def full(self) -> bool:
        """Whether the buffers must be read before the next step."""
        return self.count >= CAPACITY

    @torch.no_grad()
    def add(
        self,
        loss: Tensor,
        losses: Tensor,
        t: Tensor | None,
        gradient_norm: Tensor,
        terms: Mapping[str, Tensor] | None = None,
    ) -> None:
        """Record a step: its loss, the losses per picture [N], their timesteps [N], the gradient norm and the terms.

        A term that the step did not compute is NaN.
        """
        self._losses[self.count] = loss
        for row, name in enumerate(self._names):
            self._terms[row, self.count] = (terms or {}).get(name, torch.nan)
        if t is not None:
            quarters = quarter_of(t, self._timesteps)
            self._sums.index_add_(0, quarters, losses)
            self._counts.index_add_(0, quarters, torch.ones_like(losses))
        self._norm[0] = gradient_norm
        self.count += 1

    def read(self) -> MeterReading:
        """Return the measurements and clear the buffers."""
        gathered = [self._sums, self._counts, self._norm, self._losses[: self.count]]
        values = torch.cat([*gathered, self._terms[:, : self.count].flatten()]).tolist()
        sums, counts = values[:QUARTERS], values[QUARTERS : 2 * QUARTERS]
        self._sums.zero_()
        self._counts.zero_()
        size, start = self.count, 2 * QUARTERS + 1
        rows = [tuple(values[start + size * row : start + size * (row + 1)]) for row in range(1 + len(self._names))]
        self.count = 0
        q = [total / count if count else None for total, count in zip(sums, counts, strict=True)]
        terms = dict(zip(self._names, rows[1:], strict=True))
        return MeterReading(rows[0], terms, (q[0], q[1], q[2], q[3]), values[2 * QUARTERS])
