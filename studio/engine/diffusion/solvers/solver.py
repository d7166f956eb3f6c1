"""The interface of a solver: one step, the terms of that step, and the state from which sampling can continue."""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

import torch
from torch import Tensor

from studio.engine.diffusion.prediction import Denoiser, Prediction
from studio.engine.diffusion.rng import PictureGenerators, randn
from studio.engine.diffusion.schedules import NoiseSchedule

Memory = Mapping[str, tuple[torch.dtype, tuple[int, ...]]]
"""What is carried over from step to step for each picture: dtype and shape (without the batch) by name."""

State = dict[str, Tensor]
"""The values of a `Memory` for a batch, each [N, ...]."""

Pin = Callable[[Tensor, int], Tensor]
"""(x at timestep t, t) -> x with its known region restored; t = -1 is the clean picture."""

_LEGEND = (  # the pattern of a symbol, and what it means
    ("ᾱ", "ᾱ, ᾱ′: share of the picture at the start and at the end of the step"),
    (r"·z", "z: noise that is added, drawn anew from N(0, I) in each step"),
    (r"(?<!\w)s(?=[′/)·↓ ])", "s = √(1/ᾱ - 1), s′: noise level at the start and at the end of the step"),
    (r"ʰ|(?<!\w)h(?![a-z])", "h = ln(s/s′), s = √(1/ᾱ - 1): by how much the noise level falls"),
    ("₋₁", "₋₁, ₋₂: of one step and of two steps earlier"),
)


def legend(equation: str) -> str:
    """Return what the symbols of an update mean, separated by semicolons; those that it defines itself are left out."""
    defined = re.search(r"(?<!\w)s = ", equation)
    return "; ".join(
        meaning
        for symbol, meaning in _LEGEND
        if re.search(symbol, equation) and not (defined and meaning.startswith("s = "))
    )


@dataclass(frozen=True)
class Term:
    """One summand of an update: x_next is the sum of coefficient · value over its terms.

    Attributes:
        name: "x_t", "x0", "epsilon" or "noise"; "x0[-1]" is the x0 of one step earlier.
        coefficient: A number of this step.
        value: [N, C, H, W].
    """

    name: str
    coefficient: float
    value: Tensor


@dataclass(frozen=True)
class Update:
    """One step of a solver.

    Attributes:
        prediction: The denoiser's estimate at x_t.
        x_next: The state at the next timestep, [N, C, H, W].
        terms: Returns the summands of x_next; they are computed on demand.
    """

    prediction: Prediction
    x_next: Tensor
    terms: Callable[[], tuple[Term, ...]]


class Solver(ABC):
    """Takes one batch of pictures down a list of timesteps.

    `step` is called for index 0, 1, ... in order. A solver without memory inherits `memory`, `state` and `restore`, and
    may be called in any order, since RePaint jumps back.

    Attributes:
        schedule: The noise schedule of the model.
        timesteps: The timestep at which each step begins, descending; the last step ends at the clean picture.
        adds_noise: Whether steps draw noise from the pictures' generators.
        equation: The update as text; see `legend`.
    """

    adds_noise = False
    equation: ClassVar[str]

    def __init__(self, schedule: NoiseSchedule, timesteps: Sequence[int]) -> None:
        self.schedule = schedule
        self.timesteps = list(timesteps)

    @abstractmethod
    def step(
        self,
        index: int,
        x_t: Tensor,
        denoiser: Denoiser,
        generators: PictureGenerators,
        pin: Pin | None = None,
    ) -> Update:
        """Go from x_t, at `timesteps[index]`, to the next timestep.

        Args:
            index: Which step.
            x_t: [N, C, H, W], variance-preserving, whatever parametrization the solver uses inside.
            denoiser: The model.
            generators: One for each picture.
            pin: Restores the known region between the evaluations of one step.
        """

    def memory(self, shape: Sequence[int]) -> Memory:
        """Return what the solver carries over between two steps, for each picture of `shape` (C, H, W)."""
        return {}

    def state(self, like: Tensor) -> State:
        """Return the values of `memory` before the next step, for a batch like the given one [N, C, H, W].

        Shapes and dtypes are the same at every step, so that a record can reserve room for them.
        """
        return {}

    def restore(self, state: Mapping[str, Tensor], index: int) -> None:  # noqa: B027 - most solvers have no memory
        """Continue before step `index` from a kept `state`; the remaining steps are then reproduced to the bit."""

    def begin_at(self, index: int) -> None:  # noqa: B027 - most solvers take the index of each step
        """Begin at step `index`, without memory of steps before it."""

    def next_timestep(self, index: int) -> int:
        """Return the timestep at which step `index` ends; -1 is the clean picture."""
        return self.timesteps[index + 1] if index + 1 < len(self.timesteps) else -1

    def next_alpha_bar(self, index: int) -> float:
        """Return ᾱ where step `index` ends; some solvers end with a little noise left."""
        return self.schedule.alpha_bar(self.next_timestep(index))


def draw_noise(x_t: Tensor, generators: PictureGenerators) -> Tensor:
    """Return z ~ N(0, I) like x_t; each picture is drawn from its own generator."""
    return randn(x_t.shape, generators, x_t.device, x_t.dtype)


def batch_of(t: int, x_t: Tensor) -> Tensor:
    """Return t repeated for the batch, [N] int64 on the CPU, where a denoiser can read it without waiting."""
    return torch.full((len(x_t),), t, dtype=torch.int64)


def stacked(values: Sequence[Tensor], count: int, like: Tensor) -> Tensor:
    """Stack tensors [N, ...] into [N, count, ...]; missing ones are zeros like `like`."""
    empty = torch.zeros_like(values[0] if values else like)
    return torch.stack([*values, *([empty] * (count - len(values)))], dim=1)
