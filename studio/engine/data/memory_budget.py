"""Shares a budget of bytes among threads: a thread that needs more than is free waits."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class MemoryBudget:
    """A budget of bytes, of which each user reserves a part; a request for more than all of it is served alone."""

    def __init__(self, total: int) -> None:
        self._total, self._used = total, 0
        self._changed = threading.Condition()

    @contextmanager
    def reserved(self, size: int) -> Iterator[None]:
        """Wait until `size` bytes are free, and hold them for the duration of the block."""
        size = min(size, self._total)
        with self._changed:
            self._changed.wait_for(lambda: self._used + size <= self._total)
            self._used += size
        try:
            yield
        finally:
            with self._changed:
                self._used -= size
                self._changed.notify_all()
