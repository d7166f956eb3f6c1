"""Gives the memory of edits back to the system, which the C library would otherwise keep in pieces."""

import ctypes
import sys

_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD, _M_ARENA_MAX = -1, -3, -8  # malloc.h
_LARGE = 4 * 2**20  # bytes: an array of this size has memory of its own
_ARENAS = 2


def return_freed_memory() -> None:
    """Let glibc map large arrays by themselves, so that freeing them frees their memory.

    By default it takes arrays of up to 32 MB from common memory, one for each of the threads that copy and write edits,
    and keeps what is freed between two that live on. On other C libraries nothing is changed.
    """
    if not sys.platform.startswith("linux"):
        return
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_M_MMAP_THRESHOLD, _LARGE)
        mallopt(_M_TRIM_THRESHOLD, _LARGE)
        mallopt(_M_ARENA_MAX, _ARENAS)
