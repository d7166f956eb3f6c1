"""Measures the training time of a run over all its sessions, without pauses."""

import time


class Clock:
    """A stopwatch that continues from the seconds of earlier sessions."""

    def __init__(self, seconds: float = 0.0) -> None:
        self._before = seconds
        self._since: float | None = time.monotonic()

    @property
    def seconds(self) -> float:
        """Training time so far."""
        running = time.monotonic() - self._since if self._since is not None else 0.0
        return self._before + running

    def restart(self, seconds: float) -> None:
        """Start again from `seconds`."""
        self._before, self._since = seconds, time.monotonic()

    def pause(self) -> None:
        """Stop counting."""
        self._before, self._since = self.seconds, None

    def resume(self) -> None:
        """Continue counting."""
        if self._since is None:
            self._since = time.monotonic()
