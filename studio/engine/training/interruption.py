"""Lets a request to stop end work that takes long and looks at no requests itself."""

import _thread
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from studio.protocol.runfolder import Control, RunFolder

_POLL_SECONDS = 0.1


@contextmanager
def interruptible(folder: RunFolder) -> Iterator[None]:
    """While inside, a request to stop the run raises KeyboardInterrupt in the main thread, as Ctrl-C does.

    Only the main thread can be interrupted; in any other the work goes on to its end, and the request waits.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    over = threading.Event()
    lock = threading.Lock()

    def watch() -> None:
        while not over.wait(_POLL_SECONDS):
            if folder.asked(Control.STOP):
                with lock:
                    if not over.is_set():
                        _thread.interrupt_main()
                return

    watcher = threading.Thread(target=watch, name="interruption")
    before = signal.getsignal(signal.SIGINT)
    ignored = not callable(before)  # by a run in the background of a script; but not a request of its own
    if ignored:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    watcher.start()
    try:
        yield
    finally:
        with lock:
            over.set()
        watcher.join()
        if ignored:
            signal.signal(signal.SIGINT, before)
