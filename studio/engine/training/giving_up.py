"""Keeps an interrupt back until it does no harm: a step half done is no step, and other processes wait for the rest."""

import _thread
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_POLL_SECONDS = 0.05


class Wish:
    """The wish to give up, kept until it may be raised as KeyboardInterrupt.

    Attributes:
        made: Whether somebody has wished it.
    """

    def __init__(self) -> None:
        self.made = False
        self._raises = False

    def make(self, *_: object) -> None:
        """Wish it; a signal's handler."""
        self.made = True
        if self._raises:
            self._raises = False
            raise KeyboardInterrupt

    @contextmanager
    def raised(self) -> Iterator[None]:
        """Raise it inside, whether it was made before or is made meanwhile."""
        self._raises = True
        try:
            if self.made:
                raise KeyboardInterrupt
            yield
        finally:
            self._raises = False

    @contextmanager
    def instead_of_interrupts(self) -> Iterator[None]:
        """Make it when the process is interrupted or is to end, unless it takes no notice of that; raise it at the end.

        Only the main thread is ever interrupted: in any other this does nothing.
        """
        here = threading.current_thread() is threading.main_thread()
        kinds = [kind for kind in (signal.SIGINT, signal.SIGTERM) if here and callable(signal.getsignal(kind))]
        before = {kind: signal.signal(kind, self.make) for kind in kinds}
        try:
            yield
        finally:
            for kind, handler in before.items():
                signal.signal(kind, handler)
        if self.made:
            raise KeyboardInterrupt

    @contextmanager
    def when(self, told: Callable[[], bool]) -> Iterator[None]:
        """Make it as soon as `told`, which is asked again and again; interrupts are of no account as before."""
        over, heard = threading.Event(), threading.Event()

        def watch() -> None:
            while not over.wait(_POLL_SECONDS):
                if told():
                    heard.set()
                    _thread.interrupt_main()
                    return

        before = signal.signal(signal.SIGINT, lambda *_: self.make() if heard.is_set() else None)
        watcher = threading.Thread(target=watch, name="given up")
        watcher.start()
        try:
            yield
        finally:
            over.set()
            watcher.join()
            signal.signal(signal.SIGINT, before)
