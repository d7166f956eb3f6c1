"""Rate-limits an action: the first call runs at once, later ones at most once per interval."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

FRAME_MS = 33  # about 30 per second


class Throttle(QObject):
    """Calls `action` at the first `poke`, and combines later ones until the interval is over."""

    def __init__(self, action: Callable[[], None], parent: QObject, interval_ms: int = FRAME_MS) -> None:
        super().__init__(parent)
        self._action = action
        self._pending = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(interval_ms)
        self._timer.timeout.connect(self._on_timeout)

    @property
    def active(self) -> bool:
        """Whether the timer runs."""
        return self._timer.isActive()

    def poke(self) -> None:
        """Request the action: it runs now, or when the interval since the last call is over."""
        if self._timer.isActive():
            self._pending = True
        else:
            self._action()
            self._timer.start()

    def _on_timeout(self) -> None:
        if self._pending:
            self._pending = False
            self._action()
            self._timer.start()
