"""The comparison on the canvas: what is in view (A) against a frame of a lane, or a picture (B)."""

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from psygnal import Signal

from studio.document.lanes.denoising_lane import DenoisingLane
from studio.document.lanes.lane import Lane

Mode = Literal["side", "wipe", "blink", "difference"]
MODES: tuple[Mode, ...] = ("side", "wipe", "blink", "difference")


@dataclass(frozen=True, eq=False)
class LaneFrame:
    """A frame of a lane.

    Attributes:
        in_step: Whether it follows the playhead, to its own frame of the same step.
    """

    lane: Lane
    k: int
    in_step: bool = False


@dataclass(frozen=True, eq=False)
class Still:
    """A fixed picture.

    Attributes:
        pixels: RGBA uint8 [H, W, 4].
    """

    title: str
    pixels: NDArray[np.uint8]


class Comparison:
    """A comparison, and how it is shown.

    Attributes:
        other: B; None while nothing is compared.

    Signals: `started_or_ended`, `other_changed`, `look_changed` (mode, swapped, flipped or divider).
    """

    started_or_ended = Signal()
    other_changed = Signal()
    look_changed = Signal()

    def __init__(self) -> None:
        self.other: LaneFrame | Still | None = None
        self._mode: Mode = "wipe"
        self._swapped = False
        self._flipped = False
        self._divider = 0.5

    @property
    def active(self) -> bool:
        """Whether something is compared."""
        return self.other is not None

    @property
    def mode(self) -> Mode:
        """How both are shown."""
        return self._mode

    @property
    def swapped(self) -> bool:
        """Whether B stands where A would: at the left, and first."""
        return self._swapped

    @property
    def flipped(self) -> bool:
        """In blinking, whether the second picture is shown."""
        return self._flipped

    @property
    def divider(self) -> float:
        """In wiping, which share of the width shows the first picture, 0 ... 1."""
        return self._divider

    def start(self, other: LaneFrame | Still) -> None:
        """Compare with something; during a comparison only B changes."""
        began, self.other = self.other is None, other
        if began:
            self._swapped = self._flipped = False
            self._divider = 0.5
            self.started_or_ended.emit()
        self.other_changed.emit()

    def end(self) -> None:
        """End the comparison."""
        if self.other is not None:
            self.other = None
            self.started_or_ended.emit()

    def set_mode(self, mode: Mode) -> None:
        """Show both in another way."""
        if mode != self._mode:
            self._mode, self._flipped = mode, False
            self.look_changed.emit()

    def swap(self) -> None:
        """Exchange the places of A and B."""
        self._swapped = not self._swapped
        self.look_changed.emit()

    def flip(self) -> None:
        """In blinking, show the other picture."""
        self._flipped = not self._flipped
        self.look_changed.emit()

    def set_divider(self, share: float) -> None:
        """In wiping, move the divider to a share of the width; beyond 0 ... 1 it stays at the edge."""
        share = min(1.0, max(0.0, share))
        if share != self._divider:
            self._divider = share
            self.look_changed.emit()

    def keep_in_step(self, in_step: bool) -> None:
        """Let the playhead move the compared frame along, or leave it where it is."""
        if isinstance(self.other, LaneFrame) and self.other.in_step != in_step:
            self.other = replace(self.other, in_step=in_step)
            self.other_changed.emit()

    def follow(self, lane: Lane, k: int) -> None:
        """Follow the playhead, which has moved to frame k of a lane."""
        other = self.other
        if isinstance(other, LaneFrame) and other.in_step and other.lane is not lane:
            moved = frame_in_step(lane, k, other.lane)
            if moved != other.k:
                self.other = replace(other, k=moved)
                self.other_changed.emit()


def frame_in_step(lane: Lane, k: int, other: Lane) -> int:
    """Return the frame of another lane that belongs beside frame k of a lane.

    If both lanes have as many steps, it is the frame of the same step or the nearest one; otherwise the one at the same
    share of the way.
    """
    last = max(0, other.available - 1)
    if isinstance(lane, DenoisingLane) and isinstance(other, DenoisingLane) and lane.steps == other.steps:
        step = lane.kept[min(k, len(lane.kept) - 1)]
        return min(range(last + 1), key=lambda frame: abs(other.kept[frame] - step))
    return round(k * last / max(1, lane.available - 1))
