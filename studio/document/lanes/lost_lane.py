"""A lane whose denoising record is gone or damaged: it keeps its place in the tree, and shows the reason."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.document.lanes.frame_views import Pixels, View
from studio.document.lanes.lane import Lane
from studio.protocol.errors import BadInput


class LostLane(Lane):
    """A lane without frames."""

    kind = "denoising"

    def __init__(self, trajectory: Path, *, title: str, problem: str) -> None:
        """Make the lane of a record that cannot be read, for the reason `problem`, one plain line."""
        super().__init__(title=title, subtitle="frames lost")
        self.trajectory, self.problem = trajectory, problem

    @property
    def frame_count(self) -> int:
        """0."""
        return 0

    @property
    def available(self) -> int:
        """0."""
        return 0

    def frame(self, k: int, view: View) -> Pixels:
        """Raise BadInput: there are none."""
        raise BadInput(self.problem)

    def thumbnail(self, k: int, view: View, height: int) -> Pixels:
        """Raise BadInput: there are none."""
        raise BadInput(self.problem)

    def change_per_step(self) -> NDArray[np.float64]:
        """Return nothing, [0]."""
        return np.zeros(0)

    def position_text(self, k: int) -> str:
        """Say that there are no steps."""
        return "no steps"

    def detail_text(self, k: int) -> str:
        """Return nothing: there are no frames."""
        return ""
