"""What every solver is to the denoising loop: a step, the terms it is made of, and a state to go on from."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from studio.engine.diffusion.prediction import Denoiser, Prediction
from studio.engine.diffusion.rng import randn
from studio.engine.diffusion.schedules import NoiseSchedule

Memory = Mapping[str, tuple[torch.dtype, tuple[int, ...]]]
"""What a walk remembers of each picture from step to step: dtype and shape (without the batch) by name."""

State = dict[str, Tensor]
"""The values of a `Memory` for a batch, [N, ...] each."""

Pin = Callable[[Tensor, int], Tensor]
"""(x at timestep t, t) -> x with its known part put back; t = -1 is the clean end."""


@dataclass(frozen=True)
class Term:
    """One summand of an update: x_next is the sum of coefficient · value over its terms.

    Attributes:
        name: "x_t", "x0", "epsilon", "noise", or one of those with the number of steps that it is older, as "x0[-1]".
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
        terms: Returns what x_next is the sum of; computed when asked for.
    """

    prediction: Prediction
    x_next: Tensor
    terms: Callable[[], tuple[Term, ...]]


class Solver(ABC):
    """One walk of a batch of pictures down a list of timesteps.

    `step` is called for index 0, 1, ... in order. A solver that keeps nothing from step to step may be called in any
    order (RePaint jumps back), says so by `memory` being empty, and inherits `state` and `restore`.

    Attributes:
        schedule: The schedule that the model was trained on.
        timesteps: Where the steps begin, descending; the last step ends at the clean picture.
        adds_noise: Whether steps draw noise from the pictures' generators.
    """

    adds_noise = False

    def __init__(self, schedule: NoiseSchedule, timesteps: Sequence[int]) -> None:
        self.schedule = schedule
        self.timesteps = list(timesteps)

    @abstractmethod
    def step(
        self,
        index: int,
        x_t: Tensor,
        denoiser: Denoiser,
        generators: Sequence[torch.Generator],
        pin: Pin | None = None,
    ) -> Update:
        """Go from x_t, at `timesteps[index]`, to the next timestep.

        Args:
            index: Which step.
            x_t: [N, C, H, W], in the variance-preserving scale of the schedule, whatever a solver uses inside.
            denoiser: The model.
            generators: One for each picture.
            pin: Puts the known part back into states between the evaluations of one step.
        """

    def memory(self, shape: Sequence[int]) -> Memory:
        """Return what the solver remembers of each picture of `shape` (C, H, W) between two steps."""
        return {}

    def state(self, like: Tensor) -> State:
        """Return its memory before the next step, for a batch [N, C, H, W] like the given one.

        Shapes and dtypes stay the same through the walk, so that a record has room for them from the start.
        """
        return {}

    def restore(self, state: Mapping[str, Tensor], index: int) -> None:  # noqa: B027 - many remember nothing
        """Go on before step `index` as the walk did that `state` was taken from; the rest is then equal to the bit."""

    def next_timestep(self, index: int) -> int:
        """Return the timestep that step `index` ends at; -1 is the clean picture."""
        return self.timesteps[index + 1] if index + 1 < len(self.timesteps) else -1


def draw_noise(x_t: Tensor, generators: Sequence[torch.Generator]) -> Tensor:
    """Return z ~ N(0, I) in the shape, dtype and device of x_t, each picture from its own generator."""
    return randn(x_t.shape, generators, x_t.device, x_t.dtype)


def batch_of(t: int, x_t: Tensor) -> Tensor:
    """Return t as the denoiser takes it, [N] int64 on the device of x_t."""
    return torch.full((len(x_t),), t, dtype=torch.int64, device=x_t.device)


def stacked(values: Sequence[Tensor], count: int, like: Tensor) -> Tensor:
    """Stack tensors [N, ...], newest first, into [N, count, ...], filled up with zeros like the given one."""
    empty = torch.zeros_like(values[0] if values else like)
    return torch.stack([*values, *([empty] * (count - len(values)))], dim=1)
