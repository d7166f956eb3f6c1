"""Spreads the drawing of several charts over time, so that it never blocks the UI thread for long."""

import time
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from studio.ui.training.curves.chart import Chart

REDRAW_MILLISECONDS = 35  # between two charts: with three visible, each is drawn at most ten times a second
REST_SECONDS = 0.4  # pause between two live rounds: drawing competes with the training for the processor


class RedrawQueue(QObject):
    """Draws the charts that are due one at a time: drawing all at once would delay a brush stroke.

    Args:
        draw: Draws one chart.
        finished: Called after the last chart of a round.
    """

    def __init__(self, draw: Callable[[Chart], None], finished: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._draw, self._finished, self._view = draw, finished, parent
        self._due: list[Chart] = []
        self._next_round = 0.0  # monotonic time before which no live round starts
        self._timer = QTimer(self)
        self._timer.setInterval(REDRAW_MILLISECONDS)
        self._timer.timeout.connect(self._draw_next)

    @property
    def pending(self) -> bool:
        """Whether any chart is due."""
        return bool(self._due)

    @property
    def active(self) -> bool:
        """Whether the timer runs."""
        return self._timer.isActive()

    def add(self, charts: Sequence[Chart], *, live: bool) -> None:
        """Make `charts`, and no others, due; with `live` the round starts after the pause between two rounds."""
        self._due = [chart for chart in self._due if chart in charts]
        self._due += [chart for chart in charts if chart not in self._due]
        pause = round(1000 * (self._next_round - time.monotonic())) if live else 0
        self._start(max(REDRAW_MILLISECONDS, pause))

    def resume(self) -> None:
        """Do the drawing that is due, after `stop`."""
        if self._due:
            self._start(REDRAW_MILLISECONDS)

    def stop(self) -> None:
        """Draw nothing for now; what is due stays due."""
        self._timer.stop()

    def draw_now(self, charts: Iterable[Chart]) -> None:
        """Draw all of `charts` at once; nothing is due afterwards."""
        self._due.clear()
        self._timer.stop()
        for chart in charts:
            self._draw(chart)
        self._finished()

    def _start(self, milliseconds: int) -> None:
        visible = self._view.isVisible()
        if visible and (not self._timer.isActive() or self._timer.remainingTime() > milliseconds):
            self._timer.start(milliseconds)

    def _draw_next(self) -> None:
        self._timer.setInterval(REDRAW_MILLISECONDS)
        if self._due:
            self._draw(self._due.pop(0))
        if not self._due:
            self._finished()
            self._timer.stop()
            self._next_round = time.monotonic() + REST_SECONDS
