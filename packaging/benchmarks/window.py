"""A real window with a real engine, for benchmarks that need one."""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEventLoop, QTimer

from studio.app import make_application
from studio.wiring.studio import Studio


@contextmanager
def studio_window() -> Iterator[Studio]:
    """Show a window whose engine is ready and idle, with its own data folder; close it afterwards."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["DENOISE_STUDIO_HOME"] = home
        studio = Studio(make_application())
        studio.show()
        wait_until(lambda: bool(studio.core.history.entries) and studio.core.queue.idle, 120)  # the first picture
        try:
            yield studio
        finally:
            studio.parts.window.close()
            wait(100)


def wait_until(there: Callable[[], object], seconds: float) -> None:
    """Run the event loop until a condition holds."""
    end = time.monotonic() + seconds
    while not there():
        if time.monotonic() > end:
            raise TimeoutError(f"nothing came within {seconds:.0f} s")
        wait(10)


def wait(milliseconds: int) -> None:
    """Run the event loop for a time. QTest.qWait would hold Python's lock, and stop every other thread."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
