"""Shows and closes the whole program in tests: the real window and the real engine process."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest

from studio.wiring.studio import Studio


@contextmanager
def shown(studio: Studio) -> Iterator[Studio]:
    """Show a program's window; close and delete it at the end."""
    studio.parts.window.resize(1440, 900)
    studio.show()
    yield studio
    studio.parts.window.close()
    studio.parts.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def until(condition: Callable[[], object]) -> None:
    """Run the event loop until a condition holds; fail after two minutes."""
    end = time.monotonic() + 120
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        QTest.qWait(20)
