"""A noise schedule drawn by hand, with undo: dragged knots push others along, so that ᾱ always falls."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from studio.protocol.drawn_schedule import MIN_FALL, REACH, drawn_alphas_cumprod, problem_of
from studio.protocol.training_recipe import ScheduleSpec

KNOTS = 33
_MAX_UNDO = 100
_FALL = MIN_FALL * np.arange(KNOTS)  # knots fall by MIN_FALL where knots + _FALL do not rise
_EDGE = REACH - 1e-9  # sums are rounded
_LOW, _HIGH = -_EDGE + _FALL[::-1], _EDGE - _FALL  # each leaves room for the knots before and after it


class DrawnSchedule:
    """The logarithm of the signal-to-noise ratio at KNOTS evenly spaced times; see `protocol.drawn_schedule`."""

    def __init__(self) -> None:
        self._knots = _falling(np.linspace(9.0, -10.0, KNOTS))
        self._undo: list[NDArray[np.float64]] = []

    @property
    def log_snr(self) -> tuple[float, ...]:
        """The knots."""
        return tuple(self._knots.tolist())

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._undo)

    def table(self, timesteps: int) -> NDArray[np.float64]:
        """Return ᾱ_t, [T]."""
        return drawn_alphas_cumprod(self.log_snr, timesteps)

    def spec(self, timesteps: int) -> ScheduleSpec:
        """Return the schedule for a training recipe."""
        return ScheduleSpec(kind="drawn", timesteps=timesteps, log_snr=self.log_snr)

    def restore(self, log_snr: Sequence[float]) -> bool:
        """Continue with kept knots; returns False, and changes nothing, if they are not valid."""
        if len(log_snr) != KNOTS or problem_of(log_snr):
            return False
        self._knots = np.asarray(log_snr, np.float64)
        return True

    def copy_table(self, alphas_cumprod: NDArray[np.float64]) -> None:
        """Set the knots to approximate a table ᾱ [T]."""
        self.begin()
        level = np.clip(alphas_cumprod, 1e-12, 1 - 1e-12)
        places = np.linspace(0, len(level) - 1, KNOTS)
        log_snr = np.interp(places, np.arange(len(level)), np.log(level / (1 - level)))
        self._knots = _falling(log_snr)

    def begin(self) -> None:
        """Begin a stroke: `undo` returns to here."""
        self._undo = [*self._undo[-_MAX_UNDO + 1 :], self._knots.copy()]

    def undo(self) -> None:
        """Take back the last stroke."""
        if self._undo:
            self._knots = self._undo.pop()

    def line_to(self, before: tuple[float, float], after: tuple[float, float]) -> None:
        """Draw from one point to another; each is a time, 0 ... 1, and a log SNR. Other knots yield."""
        (t0, y0), (t1, y1) = before, after
        first, last = (round(min(1.0, max(0.0, t)) * (KNOTS - 1)) for t in (t0, t1))
        for place in range(first, last, 1 if last > first else -1):
            self._set(place, y0 + (y1 - y0) * (place - first) / (last - first))
        self._set(last, y1)

    def _set(self, place: int, value: float) -> None:
        level = self._knots + _FALL
        level[place] = min(_HIGH[place], max(_LOW[place], value)) + _FALL[place]
        level[:place] = np.maximum(level[:place], level[place])
        level[place:] = np.minimum(level[place:], level[place])
        self._knots = level - _FALL


def _falling(log_snr: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return knots, [KNOTS], that fall everywhere and lie in the range."""
    return np.clip(np.minimum.accumulate(log_snr + _FALL) - _FALL, _LOW, _HIGH)
