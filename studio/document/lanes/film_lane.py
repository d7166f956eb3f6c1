"""A film as a lane: pictures in their order, such as those on a path through a latent space."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.document.lanes.film_files import read_film
from studio.document.lanes.frame_views import Pixels, View, change_to_bytes, scaled_to_height
from studio.document.lanes.lane import Lane


class FilmLane(Lane):
    """Pictures of one size, which arrive one after another; its `trajectory` is the folder that they are kept in."""

    kind = "film"
    views = ("x0", "change")

    def __init__(self, *, title: str, subtitle: str = "", expected: int, id: str | None = None) -> None:
        """Make an empty lane that expects `expected` pictures."""
        super().__init__(title=title, subtitle=subtitle, id=id, live=True)
        self.expected = expected
        self._frames: list[Pixels] = []
        self._changes: list[float] = []

    @classmethod
    def open(cls, folder: Path, *, title: str, subtitle: str = "") -> "FilmLane":
        """Read a film again; raises BadInput if its pictures are gone or damaged."""
        frames = read_film(folder)
        lane = cls(title=title, subtitle=subtitle, expected=len(frames))
        for frame in frames:
            lane.add(frame)
        lane.live, lane.trajectory = False, folder
        return lane

    @property
    def frames(self) -> tuple[Pixels, ...]:
        """The pictures that are there."""
        return tuple(self._frames)

    def keep(self, folder: Path) -> None:
        """Note the folder that its pictures were written to."""
        self.trajectory = folder
        self.changed.emit(self)

    @property
    def frame_count(self) -> int:
        """Number of pictures, expected ones included while they arrive."""
        return max(self.expected if self.live else 0, len(self._frames))

    @property
    def available(self) -> int:
        """Number of pictures that are there."""
        return len(self._frames)

    def add(self, picture: Pixels) -> None:
        """Append a picture, uint8 [H, W, 3]."""
        before = self._frames[-1] if self._frames else picture
        self._changes.append(float(np.abs(picture.astype(np.int16) - before).mean() / 255))
        self._frames.append(picture)
        self.timesteps = np.arange(len(self._frames))
        self.updated.emit(self, len(self._frames) - 1, len(self._frames))

    def finish(self) -> None:
        """End the lane: no more pictures come."""
        self.live = False
        self.changed.emit(self)

    def frame(self, k: int, view: View) -> Pixels:
        """Return picture k; in the view "change", its difference from the previous one."""
        self._check(k)
        if view != "change":
            return self._frames[k]
        now, before = (self._frames[place].astype(np.float32) for place in (k, max(0, k - 1)))
        return change_to_bytes(before, now, 0.0, 255.0)

    def thumbnail(self, k: int, view: View, height: int) -> Pixels:
        """Return picture k scaled to `height`."""
        return scaled_to_height(self.frame(k, view), height)

    def change_per_step(self) -> NDArray[np.float64]:
        """Return the mean absolute difference of each picture from the one before, in 0..1; 0 for the first."""
        return np.asarray(self._changes)

    def position_text(self, k: int) -> str:
        """Return the number of the picture, counted from 1."""
        return f"frame {min(k + 1, self.available)} of {self.frame_count}"

    def detail_text(self, k: int) -> str:
        """Return how much of the path lies behind."""
        return f"{k / max(1, self.frame_count - 1):.0%} of the path"
