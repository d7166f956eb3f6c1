"""The denoising record of a running job: every step's x_t and x0 in one array, within a memory budget."""

from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from studio.protocol.errors import BadInput

Allocate = Callable[[tuple[int, ...], str], tuple[NDArray[Any], str]]
"""(shape, dtype name) -> an array of zeros, and the path of the file that it lies in ("" for none)."""

DTYPE = "float16"
DEFAULT_BUDGET = 256 * 2**20  # bytes
LARGEST = 4 * 2**30  # bytes; first and last frame are kept even beyond the budget, but not beyond this


def in_memory(shape: tuple[int, ...], dtype: str) -> tuple[NDArray[Any], str]:
    """Allocate a record in this process's own memory."""
    return np.zeros(shape, dtype=dtype), ""


def kept_evaluations(evaluations: int, frame_bytes: int, budget: int) -> tuple[int, ...]:
    """Choose the evaluations whose frames are kept: all, or as many as the budget holds, evenly, with both ends.

    Args:
        evaluations: Denoising evaluations of one picture, 1 or more.
        frame_bytes: Memory of one frame of all pictures, x_t and x0.
        budget: Bytes; two frames are kept even when they are larger.

    Returns:
        Ascending indices, the first 0 and the last evaluations - 1.
    """
    room = max(2, budget // max(1, frame_bytes))
    if room >= evaluations:
        return tuple(range(evaluations))
    return tuple(round(i * (evaluations - 1) / (room - 1)) for i in range(room))


class Record:
    """One array [2, K, N, C, H, W] float16, x_t first, then x0, filled frame by frame.

    Args:
        allocate: Where the array comes from; called once.
        evaluations: Denoising evaluations of one picture.
        shape: N, C, H, W of the whole job.
        budget: Memory budget in bytes; see `kept_evaluations`.

    Raises:
        BadInput: Even two frames would be larger than LARGEST.
    """

    def __init__(
        self, allocate: Allocate, evaluations: int, shape: tuple[int, int, int, int], budget: int = DEFAULT_BUDGET
    ) -> None:
        frame_bytes = 2 * int(np.prod(shape)) * np.dtype(DTYPE).itemsize
        if 2 * frame_bytes > LARGEST:
            most = shape[0] * LARGEST // (2 * frame_bytes)
            raise BadInput(f"That is too much at once: ask for at most {most} pictures of {shape[3]}x{shape[2]}.")
        self.kept = kept_evaluations(evaluations, frame_bytes, budget)
        self.array, self.path = allocate((2, len(self.kept), *shape), DTYPE)
        self._frame_of = {evaluation: frame for frame, evaluation in enumerate(self.kept)}

    def write(self, evaluation: int, first: int, x_t: torch.Tensor, x0: torch.Tensor) -> int | None:
        """Keep the state of the pictures `first ...` at an evaluation; returns the frame's index, None if thinned."""
        frame = self._frame_of.get(evaluation)
        if frame is not None:
            self._put(frame, first, x_t, x0)
        return frame

    def end_at(self, evaluation: int, first: int, x_t: torch.Tensor, x0: torch.Tensor) -> list[int]:
        """Make a state that was stopped at the last one of the record.

        The frames from `evaluation` on hold this state. Returns the evaluations that the frames now come from: cut
        after the held one when these are the first pictures of the job, otherwise all K, since the earlier pictures
        went the whole way.
        """
        frame = next(index for index, kept in enumerate(self.kept) if kept >= evaluation)
        for later in range(frame, len(self.kept)):
            self._put(later, first, x_t, x0)
        return list(self.kept) if first else [*self.kept[:frame], evaluation]

    def _put(self, frame: int, first: int, x_t: torch.Tensor, x0: torch.Tensor) -> None:
        pictures = slice(first, first + len(x_t))
        self.array[0, frame, pictures] = x_t.to(torch.float16).cpu().numpy()
        self.array[1, frame, pictures] = x0.to(torch.float16).cpu().numpy()
