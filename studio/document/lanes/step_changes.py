"""How much the model's estimate changes from frame to frame, estimated from a sample of its values."""

import numpy as np
from numpy.typing import NDArray

from studio.document.lanes.frame_views import Values, to_float32

_SAMPLED_VALUES = 4096  # of each frame


class StepChanges:
    """Mean |x0_k - x0_(k-1)| of each frame, computed once; the first is 0."""

    def __init__(self, value_range: tuple[float, float]) -> None:
        self._range = value_range
        self._found: list[float] = []

    def forget(self, first: int) -> None:
        """Forget the values of the frames `first ...`, which have changed or are gone."""
        del self._found[first:]

    def until(self, frames: int, x0: Values, written: NDArray[np.int64] | None) -> NDArray[np.float64]:
        """Return those of the first frames, [frames].

        Args:
            frames: How many.
            x0: The record's estimates [K, N, C, H, W].
            written: How many frames each picture has [N]; None: all of them.
        """
        _, N, C, H, W = x0.shape
        low, high = self._range
        for k in range(len(self._found), frames):
            count = N if written is None else max(1, int(np.count_nonzero(written > k)))
            rows = max(1, -(-count * C * H * W // _SAMPLED_VALUES))
            now, before = (to_float32(x0[i, :count].reshape(-1, W)[:: min(rows, H)]) for i in (k, max(0, k - 1)))
            mean = float(np.abs(now - before).mean()) if k else 0.0
            self._found.append(mean if np.isfinite(mean) else high - low)
        return np.asarray(self._found[:frames])
