"""Defers interrupts while they would do harm: during a step, or while other ranks wait in a collective."""

import _thread
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_POLL_SECONDS = 0.05


class DeferredInterrupt:
    """A request to interrupt, kept until it may be raised as KeyboardInterrupt.

    Attributes:
        requested: Whether an interrupt has been requested.
    """

    def __init__(self) -> None:
        self.requested = False
        self._allowed = False

    def request(self, *_: object) -> None:
        """Request an interrupt; usable as a signal handler."""
        self.requested = True
        if self._allowed:
            self._allowed = False
            raise KeyboardInterrupt

    @contextmanager
    def allowed(self) -> Iterator[None]:
        """Raise KeyboardInterrupt inside the block, for a request made before or during it."""
        self._allowed = True
        try:
            if self.requested:
                raise KeyboardInterrupt
            yield
        finally:
            self._allowed = False

    @contextmanager
    def deferred(self) -> Iterator[None]:
        """Turn SIGINT and SIGTERM into requests inside the block, and raise KeyboardInterrupt at its end.

        Signals that the process ignores stay ignored. Only the main thread receives signals: in any other thread this
        does nothing.
        """
        in_main = threading.current_thread() is threading.main_thread()
        kinds = [kind for kind in (signal.SIGINT, signal.SIGTERM) if in_main and callable(signal.getsignal(kind))]
        handlers = {kind: signal.signal(kind, self.request) for kind in kinds}
        try:
            yield
        finally:
            for kind, handler in handlers.items():
                signal.signal(kind, handler)
        if self.requested:
            raise KeyboardInterrupt

    @contextmanager
    def requested_when(self, condition: Callable[[], bool]) -> Iterator[None]:
        """Request an interrupt inside the block once `condition`, which is polled, holds; ignore SIGINT otherwise."""
        ended, fulfilled = threading.Event(), threading.Event()

        def watch() -> None:
            while not ended.wait(_POLL_SECONDS):
                if condition():
                    fulfilled.set()
                    _thread.interrupt_main()
                    return

        handler = signal.signal(signal.SIGINT, lambda *_: self.request() if fulfilled.is_set() else None)
        watcher = threading.Thread(target=watch, name="cancellation")
        watcher.start()
        try:
            yield
        finally:
            ended.set()
            watcher.join()
            signal.signal(signal.SIGINT, handler)
