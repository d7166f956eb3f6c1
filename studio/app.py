"""The desktop program: paints its window first, then builds everything behind it, and runs until it closes."""

import gc
import signal
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from studio import qt_start  # noqa: F401 - before the others
from studio.allocator import return_freed_memory
from studio.display import require_display
from studio.open_files import allow_many_open_files
from studio.protocol.errors import BadInput
from studio.ui import language
from studio.ui.icons import load_phosphor_only
from studio.wiring.front import Front

if TYPE_CHECKING:
    from studio.wiring.studio import Studio

_PAINTED_BY = 2000  # milliseconds: a window that starts minimized is never painted, yet its engine must start
# how long a background thread keeps the interpreter when the window wants it: Python's 5 ms is a third of a frame
_SWITCH_SECONDS = 0.0005


def make_application() -> QApplication:
    """Return the QApplication, created at the first call."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    return_freed_memory()
    allow_many_open_files()
    sys.setswitchinterval(_SWITCH_SECONDS)
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    load_phosphor_only()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("denoise-studio")
    app.setApplicationDisplayName("Denoise Studio")
    app.setDesktopFileName("denoise-studio")
    language.install(app)
    return app


def run(
    paths: list[str] | None = None,
    *,
    after_first_paint: Callable[[Front], None] | None = None,
    when_complete: "Callable[[Studio], None] | None" = None,
) -> int:
    """Open the window and run until it closes; returns the exit status.

    Args:
        paths: Files to open, as they were given on the command line.
        after_first_paint: Called once, when the window has been painted.
        when_complete: Called once, when the window does all that it can do.
    """
    try:
        require_display()
        app = make_application()
        front = Front(app)
    except BadInput as error:
        _show_message(error)
        return 2
    window, program = front.parts.window, Program(front, paths or [])
    program.after_first_paint, program.when_complete = after_first_paint, when_complete
    close_at_signals(window.close)
    heartbeat = QTimer()  # Python handles a signal only when its own code runs
    heartbeat.timeout.connect(lambda: None)
    heartbeat.start(500)
    front.core.engine.start()  # it loads its libraries on another core while the window is painted for the first time
    front.show()
    return app.exec()


def close_at_signals(close: Callable[[], object]) -> None:
    """Let Ctrl+C, the end of the terminal and the end of the login session close the program properly.

    A signal that is ignored, as `nohup` does with one, stays ignored.
    """
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # not all on every platform
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, lambda *_: close())


class Program(QObject):
    """Builds what is behind the window once the window has been painted, unless it was closed before."""

    after_first_paint: Callable[[Front], None] | None = None
    when_complete: "Callable[[Studio], None] | None" = None

    def __init__(self, front: Front, paths: list[str]) -> None:
        super().__init__()
        self._front, self._paths = front, paths
        self._painted = self._closed = False
        self._studio: Studio | None = None
        window = front.parts.window
        window.installEventFilter(self)
        window.closing.connect(self._close)
        self._late = QTimer(self, singleShot=True, interval=_PAINTED_BY)
        self._late.timeout.connect(self._complete)
        self._late.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the window's first paint; its children are painted in the same turn of the event loop."""
        if event.type() == QEvent.Type.Paint and not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._first_paint)
        return False

    def _first_paint(self) -> None:
        if self.after_first_paint is not None:
            self.after_first_paint(self._front)
        self._complete()

    def _complete(self) -> None:
        self._late.stop()
        if self._studio is not None or self._closed:
            return
        from studio.wiring.studio import Studio  # half of all modules, of which the first paint needs none

        window: QWidget = self._front.parts.window
        window.removeEventFilter(self)
        try:
            self._studio = studio = Studio(self._front)
        except BadInput as error:
            _show_message(error)
            window.close()
            QApplication.exit(2)
            return
        if self._paths:
            studio.open(self._paths)
        studio.begin()
        _spare_collector()
        if self.when_complete is not None:
            self.when_complete(studio)

    def _close(self) -> None:
        self._closed = True
        if self._studio is None:
            self._front.core.engine.shutdown()


def _show_message(error: BadInput) -> None:
    print(f"denoise-studio: {error}", file=sys.stderr)


def _spare_collector() -> None:
    """Exempt what the start created from garbage collection: scanning it would stall the window for 50 to 100 ms."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
