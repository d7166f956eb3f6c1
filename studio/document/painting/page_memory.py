"""Allocates large arrays of which a stroke touches little, in small pages of memory."""

import math
import mmap
from typing import Any

import numpy as np
from numpy.typing import NDArray

_MIN_BYTES = 2**20  # bytes


def zeros_by_page(shape: tuple[int, ...], dtype: type[np.generic]) -> NDArray[Any]:
    """Return an array of zeros for which the system takes 4 KB of memory at a time.

    numpy asks for pages of 2 MB where it can. A dab touches another one in almost every row of a large picture, and the
    system clears each as a whole, which takes milliseconds.

    Args:
        shape: The shape of the array.
        dtype: The type of its elements.
    """
    count = math.prod(shape)
    length = count * np.dtype(dtype).itemsize
    if length < _MIN_BYTES or not hasattr(mmap, "MAP_PRIVATE"):
        return np.zeros(shape, dtype)
    memory = mmap.mmap(-1, length, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    if hasattr(mmap, "MADV_NOHUGEPAGE"):
        memory.madvise(mmap.MADV_NOHUGEPAGE)
    return np.frombuffer(memory, dtype, count).reshape(shape)
