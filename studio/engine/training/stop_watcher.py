"""Lets a stop request interrupt long work that does not poll for requests itself."""

import _thread
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from studio.protocol.runfolder import Control, RunFolder

_POLL_SECONDS = 0.1


@contextmanager
def interrupted_by_stop(folder: RunFolder) -> Iterator[None]:
    """Raise KeyboardInterrupt in the main thread when the run is asked to stop, as Ctrl-C does.

    Only the main thread can be interrupted; in any other thread the work runs to its end, and the request waits.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    ended = threading.Event()
    lock = threading.Lock()

    def watch() -> None:
        while not ended.wait(_POLL_SECONDS):
            if folder.has_request(Control.STOP):
                with lock:
                    if not ended.is_set():
                        _thread.interrupt_main()
                return

    watcher = threading.Thread(target=watch, name="stop watcher")
    handler = signal.getsignal(signal.SIGINT)
    ignored = not callable(handler)  # a background job of a shell ignores Ctrl-C; a stop request must still work
    if ignored:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    watcher.start()
    try:
        yield
    finally:
        with lock:
            ended.set()
        watcher.join()
        if ignored:
            signal.signal(signal.SIGINT, handler)
