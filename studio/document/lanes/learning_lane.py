"""The sample grids of one training run, in the order of training."""

from collections import OrderedDict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.document.lanes.frame_views import Pixels, View, change_to_bytes, scaled_to_height
from studio.document.lanes.lane import Lane
from studio.picture_files import DECODING_ERRORS, open_image
from studio.protocol.errors import BadInput
from studio.protocol.runfolder import RunFolder

_DECODED_KEPT = 16  # sample grids held decoded
_MAX_ASPECT = 3.0  # width / height of a thumbnail
_MAX_PIXELS = 64_000_000


class LearningLane(Lane):
    """The sample grids of a training run, decoded when displayed."""

    kind = "learning"
    views = ("x0", "change")

    def __init__(
        self, *, title: str, subtitle: str = "", id: str | None = None, expected: int = 0, live: bool = True
    ) -> None:
        """Create an empty lane; `expected` is the number of grids that the run will write, 0 if unknown."""
        super().__init__(title=title, subtitle=subtitle, id=id, live=live)
        self.expected = expected
        self._files: list[Path] = []
        self._decoded: OrderedDict[int, Pixels] = OrderedDict()
        self._changes: list[float] = []

    @classmethod
    def of_run(cls, run: RunFolder, *, title: str, subtitle: str = "") -> "LearningLane":
        """Make the lane of the sample grids that a run's folder holds; its id is the folder."""
        lane = cls(title=title, subtitle=subtitle, id=str(run.path), live=False)
        grids = [path for path in run.samples.glob("*.png") if path.stem.isascii() and path.stem.isdecimal()]
        for path in sorted(grids, key=lambda path: int(path.stem)):
            lane.add(int(path.stem), path)
        return lane

    @property
    def frame_count(self) -> int:
        """Number of grids, expected ones included while the run is in progress."""
        return max(self.expected if self.live else 0, len(self._files))

    @property
    def available(self) -> int:
        """Number of grids that have been written."""
        return len(self._files)

    def add(self, step: int, path: Path) -> None:
        """Append the grid of a training step; one that is not after the last (read twice) is ignored."""
        if len(self.timesteps) and step <= self.timesteps[-1]:
            return
        self._files.append(Path(path))
        self.timesteps = np.append(self.timesteps, np.int64(step))
        self.updated.emit(self, len(self._files) - 1, len(self._files))

    def finish(self) -> None:
        """End the lane: the run has ended."""
        self.live = False
        self.changed.emit(self)

    def frame(self, k: int, view: View) -> Pixels:
        """Return grid k; in the view "change", its difference from the previous one."""
        grid = self._grid(k)
        if view != "change":
            return grid
        before = self._grid(max(0, k - 1))
        if before.shape != grid.shape:
            return np.zeros_like(grid)
        return change_to_bytes(before.astype(np.float32), grid.astype(np.float32), 0.0, 255.0)

    def thumbnail(self, k: int, view: View, height: int) -> Pixels:
        """Return the whole grid, scaled to `height`, or to _MAX_ASPECT times that width with black above and below."""
        grid = self.frame(k, view)
        h, w = grid.shape[:2]
        most = max(1, round(_MAX_ASPECT * height))
        if w * height <= most * h:
            return scaled_to_height(grid, height)
        low = scaled_to_height(grid, max(1, round(h * most / w)))
        top = (height - low.shape[0]) // 2
        whole = np.zeros((height, low.shape[1], 3), np.uint8)
        whole[top : top + low.shape[0]] = low
        return whole

    def change_per_step(self) -> NDArray[np.float64]:
        """Return the mean absolute difference of each grid from the one before, in 0..1; 0 where one is unreadable."""
        for k in range(len(self._changes), len(self._files)):
            self._changes.append(self._change(k) if k else 0.0)
        return np.asarray(self._changes)

    def position_text(self, k: int) -> str:
        """Return the number of the grid, counted from 1."""
        return f"grid {min(k + 1, self.available)} of {self.available}"

    def detail_text(self, k: int) -> str:
        """Return the training step of the grid."""
        return f"training step {self.timesteps[k]:,}" if k < len(self.timesteps) else ""

    def _grid(self, k: int) -> Pixels:
        self._check(k)
        if k not in self._decoded:
            self._decoded[k] = _read_grid(self._files[k])
            while len(self._decoded) > _DECODED_KEPT:
                self._decoded.popitem(last=False)
        self._decoded.move_to_end(k)
        return self._decoded[k]

    def _change(self, k: int) -> float:
        try:
            now, before = self._grid(k), self._grid(k - 1)
        except BadInput:
            return 0.0
        if now.shape != before.shape:
            return 0.0
        return float(np.abs(now.astype(np.int16) - before).mean() / 255.0)


def _read_grid(path: Path) -> Pixels:
    try:
        with open_image(path, ("PNG",)) as image:
            if image.width * image.height > _MAX_PIXELS:
                raise BadInput(f"{path.name} is too large to show: {image.width} x {image.height} pixels.")
            return np.asarray(image.convert("RGB"))
    except DECODING_ERRORS as error:
        raise BadInput(f"The sample grid {path.name} cannot be read.") from error
