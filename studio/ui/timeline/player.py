"""Plays the timeline: moves the playhead at a steady rate, with a timer that runs only meanwhile."""

import math

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from studio.document.timeline import Timeline

FRAMES_PER_SECOND = 12.0  # at speed 1
_TICKS_PER_SECOND = 60.0  # a faster rate leaves frames out instead


class Player(QObject):
    """Play and pause; `playing_changed` says which."""

    playing_changed = Signal(bool)

    def __init__(self, timeline: Timeline, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timeline = timeline
        self._stride = 1
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        timeline.options_changed.connect(self._set_rate)

    @property
    def playing(self) -> bool:
        """Whether the playhead is moving."""
        return self._timer.isActive()

    def play_pause(self) -> None:
        """Play, from the start when the playhead is at the end; or pause."""
        if self.playing:
            self.pause()
        else:
            self.play()

    def play(self) -> None:
        """Start to play; nothing happens without at least two frames."""
        lane = self._timeline.current
        if self.playing or lane is None or lane.available < 2:
            return
        if self._timeline.playhead >= lane.available - 1:
            self._timeline.first()
        self._set_rate()
        self._timer.start()
        self.playing_changed.emit(True)

    def pause(self) -> None:
        """Stop where the playhead is."""
        if self.playing:
            self._timer.stop()
            self.playing_changed.emit(False)

    def _set_rate(self) -> None:
        rate = FRAMES_PER_SECOND * self._timeline.speed
        self._stride = max(1, math.ceil(rate / _TICKS_PER_SECOND))
        self._timer.setInterval(round(1000 * self._stride / rate))

    def _tick(self) -> None:
        lane = self._timeline.current
        if lane is None or lane.available < 2:
            self.pause()
        elif self._timeline.held:
            return  # the person holds the playhead; play on from where it is let go
        elif self._timeline.playhead < lane.available - 1:
            self._timeline.step(self._stride)
        elif self._timeline.loop:
            self._timeline.first()
        else:
            self.pause()
