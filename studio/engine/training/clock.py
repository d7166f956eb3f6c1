"""Counts training time over all sittings of a run, without the pauses."""

import time


class Clock:
    """A stopwatch that starts at the seconds of earlier sittings."""

    def __init__(self, seconds: float = 0.0) -> None:
        self._before = seconds
        self._since: float | None = time.monotonic()

    @property
    def seconds(self) -> float:
        """Training time so far."""
        running = time.monotonic() - self._since if self._since is not None else 0.0
        return self._before + running

    def pause(self) -> None:
        """Stop counting."""
        self._before, self._since = self.seconds, None

    def go_on(self) -> None:
        """Count again."""
        if self._since is None:
            self._since = time.monotonic()
