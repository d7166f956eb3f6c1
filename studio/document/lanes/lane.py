"""The base class of the timeline's lanes: a titled row of frames that can be viewed in several ways."""

import itertools
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray
from psygnal import Signal

from studio.document.lanes.frame_views import VIEWS, Pixels, View
from studio.protocol.deciding import DecidingStep
from studio.protocol.generation_recipe import GenerateRecipe

LaneColour = Literal["teal", "violet", "pink", "ochre", "blue"]
LANE_COLOURS: tuple[LaneColour, ...] = get_args(LaneColour)

_numbers = itertools.count(1)


class Lane(ABC):
    """A row of frames.

    Frames 0 ... available - 1 exist; up to frame_count are expected. `updated` tells which frames arrived or changed
    (lane, first, stop); `changed`, that all frames look different, or that the lane's text or state changed.

    Attributes:
        id: Unique within the program's run unless given.
        live: Whether frames are still arriving.
        pinned: Whether the lane is exempt from the memory budget.
        crop: The part of the picture (x, y, width, height) that the frames show, or None for all of it.
        results: The folder of the results, once there is one.
        trajectory: The file of its frames, once it is complete.
        parent: The trajectory that this lane was forked from; None if it was not.
        begin: How many frames of its parent precede its first.
        recipe: What made it, where that is known.
        draft: That recipe with curves that were edited since; None without edits.
        decision: The last answer to which step a word decides at; None before the first.
        name: What the user calls it, or "".
        colour: One of LANE_COLOURS, or "" for none.
        folded: Whether its branches are hidden.
        problem: Why it has no frames, one plain line, or "".
        revision: Incremented whenever all frames look different, to invalidate caches.
    """

    updated = Signal(object, int, int)
    changed = Signal(object)

    kind: Literal["denoising", "learning", "film"]
    views: tuple[View, ...] = VIEWS

    def __init__(self, *, title: str, subtitle: str = "", id: str | None = None, live: bool = False) -> None:
        self.id = id or f"lane-{next(_numbers)}"
        self.title = title
        self.subtitle = subtitle
        self.live = live
        self.pinned = False
        self.crop: tuple[int, int, int, int] | None = None
        self.results: Path | None = None
        self.trajectory: Path | None = None
        self.parent: Path | None = None
        self.begin = 0
        self.recipe: GenerateRecipe | None = None
        self.draft: GenerateRecipe | None = None
        self.decision: DecidingStep | None = None
        self.name = ""
        self.colour: LaneColour | Literal[""] = ""
        self.folded = False
        self.problem = ""
        self.timesteps: NDArray[np.int64] = np.zeros(0, np.int64)
        self.alphas_cumprod: NDArray[np.float64] | None = None
        self.revision = 0

    @property
    def key(self) -> str:
        """Identifies the lane: the path of its frames, which is the same in every session, or else its id."""
        return self.id if self.trajectory is None else str(self.trajectory)

    @property
    @abstractmethod
    def frame_count(self) -> int:
        """Number of expected frames."""

    @property
    @abstractmethod
    def available(self) -> int:
        """Number of frames that exist."""

    @abstractmethod
    def frame(self, k: int, view: View) -> Pixels:
        """Return frame k as uint8 [h, w, 3]; raises BadInput when its file cannot be read, IndexError beyond."""

    @abstractmethod
    def thumbnail(self, k: int, view: View, height: int) -> Pixels:
        """Return frame k for the strip: uint8 [height, w, 3]; of several pictures only the first few."""

    @abstractmethod
    def change_per_step(self) -> NDArray[np.float64]:
        """Return how much each available frame differs from the one before: mean |difference|, first 0, [available]."""

    @abstractmethod
    def position_text(self, k: int) -> str:
        """Return the position of frame k, such as "step 15 of 24"."""

    @abstractmethod
    def detail_text(self, k: int) -> str:
        """Return a detail of frame k, such as "t = 404"."""

    @property
    def refined_from(self) -> int | None:
        """The first frame that a refiner made; None where there is none."""
        return None

    def is_damaged(self, k: int) -> bool:
        """Whether frame k is not as it was written; may read the whole frame."""
        return False

    def is_known_damaged(self, k: int) -> bool:
        """Whether frame k is known to be damaged, or cheaply found to be; never reads a large frame."""
        return False

    @property
    def held_bytes(self) -> int:
        """Bytes that `release` would free."""
        return 0

    def release(self) -> None:  # noqa: B027 - most lanes hold nothing that could be released
        """Free memory that can be read from a file again; does nothing without such a file."""

    def view_or_nearest(self, view: View) -> View:
        """Return the view if the lane has it, otherwise "x0"."""
        return view if view in self.views else "x0"

    def shows_alphas_cumprod(self, k: int) -> float | None:
        """Return alphas_cumprod at frame k, None for a lane without a schedule."""
        if self.alphas_cumprod is None or k >= len(self.timesteps):
            return None
        return float(self.alphas_cumprod[self.timesteps[k]])

    def _check(self, k: int) -> None:
        if not 0 <= k < self.available:
            raise IndexError(f"frame {k} of {self.available}")
