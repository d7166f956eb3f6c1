"""A denoiser whose settings change from step to step."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Generic, TypeVar

from torch import Tensor

from studio.engine.diffusion.prediction import Denoiser, Prediction
from studio.engine.diffusion.sampling import DenoiserWithMemory, StepwiseDenoiser
from studio.engine.diffusion.solvers.solver import Memory, State

Settings = TypeVar("Settings", bound=Hashable)


def stepwise(settings: Sequence[Settings], make: Callable[[Settings], Denoiser]) -> Denoiser:
    """Return a denoiser with the settings of each step; one of `make` itself where they never change.

    All evaluations of a step have its settings, also those that a solver makes at the timestep of the next one.

    Args:
        settings: The settings of each of the solver's steps.
        make: Makes the denoiser of some settings; only the latest one is kept.
    """
    first = make(settings[0])
    if len(set(settings)) == 1:
        return first
    return (_StepwiseWithMemory if isinstance(first, DenoiserWithMemory) else _Stepwise)(settings, make, first)


class HandedOver:
    """A denoiser that hands over to another one midway; both may change from step to step.

    Args:
        first: The denoiser of the first timesteps.
        later: The one that takes over.
        is_later: Whether the later one handles timestep t.
    """

    def __init__(self, first: Denoiser, later: Denoiser, is_later: Callable[[int], bool]) -> None:
        self._first, self._later, self._is_later = first, later, is_later

    def __call__(self, x_t: Tensor, t: Tensor) -> Prediction:
        """See `Denoiser`."""
        return (self._later if self._is_later(int(t[0])) else self._first)(x_t, t)

    def begin_step(self, index: int, x_t: Tensor) -> None:
        """See `StepwiseDenoiser`."""
        for denoiser in (self._first, self._later):
            if isinstance(denoiser, StepwiseDenoiser):
                denoiser.begin_step(index, x_t)


class _Stepwise(Generic[Settings]):
    def __init__(self, settings: Sequence[Settings], make: Callable[[Settings], Denoiser], first: Denoiser) -> None:
        self._settings, self._make = settings, make
        self._made, self._now = settings[0], first

    def __call__(self, x_t: Tensor, t: Tensor) -> Prediction:
        """See `Denoiser`."""
        return self._now(x_t, t)

    def begin_step(self, index: int, x_t: Tensor) -> None:
        """Apply the settings of a step."""
        if self._settings[index] != self._made:
            self._made = self._settings[index]
            self._change(self._make(self._made), x_t)

    def _change(self, denoiser: Denoiser, x_t: Tensor) -> None:
        self._now = denoiser


class _StepwiseWithMemory(_Stepwise[Settings]):
    """A stepwise denoiser whose denoisers pass their memory on; see `DenoiserWithMemory`."""

    _now: DenoiserWithMemory

    def memory(self, shape: Sequence[int]) -> Memory:
        return self._now.memory(shape)

    def state(self, like: Tensor) -> State:
        return self._now.state(like)

    def restore(self, state: Mapping[str, Tensor], index: int) -> None:
        self._now.restore(state, index)

    def _change(self, denoiser: Denoiser, x_t: Tensor) -> None:
        assert isinstance(denoiser, DenoiserWithMemory), "all settings make the same kind of denoiser"
        denoiser.restore(self._now.state(x_t), 0)
        self._now = denoiser
