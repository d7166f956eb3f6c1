"""Timeline playback: moves the playhead at a constant frame rate."""

import math

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from studio.document.lanes.timeline import Timeline

FRAMES_PER_SECOND = 12.0  # at speed 1
_TICKS_PER_SECOND = 60.0  # at higher frame rates, frames are skipped


class Player(QObject):
    """Play and pause.

    Signals:
        playing_changed: Whether it plays now.
    """

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
        """Whether it is playing."""
        return self._timer.isActive()

    def play_pause(self) -> None:
        """Play (from the start if the playhead is at the end), or pause."""
        if self.playing:
            self.pause()
        else:
            self.play()

    def play(self) -> None:
        """Start playing; does nothing with fewer than two frames."""
        lane = self._timeline.current
        if self.playing or lane is None or lane.available < 2:
            return
        if self._timeline.playhead >= lane.available - 1:
            self._timeline.first()
        self._set_rate()
        self._timer.start()
        self.playing_changed.emit(True)

    def pause(self) -> None:
        """Stop playing."""
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
            return  # while the user scrubs; playback continues afterwards
        elif self._timeline.playhead < lane.available - 1:
            self._timeline.step(self._stride)
        elif self._timeline.loop:
            self._timeline.first()
        else:
            self.pause()
