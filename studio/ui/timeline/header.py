"""The timeline's top row: transport, where the playhead is, the view switch, loop and speed."""

from collections.abc import Callable

import qtawesome
from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QToolButton, QWidget

from studio.document.timeline import SPEEDS, Timeline
from studio.ui.theme import UNIT, colours, tabular
from studio.ui.timeline.view_switch import ViewSwitch

_SPEED_TEXTS = {0.25: "×¼", 0.5: "×½", 1.0: "×1", 2.0: "×2", 4.0: "×4", 8.0: "×8"}
_PANEL_KEYS = {
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_P,
}


class TransportButton(QToolButton):
    """A button with a Phosphor icon that leaves the timeline's keys to the panel."""

    def __init__(self, icon: str, name: str, tip: str, action: Callable[[], object] | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setIconSize(QSize(16, 16))
        self.setFixedSize(30, 28)
        self.setAccessibleName(name)
        self.setToolTip(tip)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if action is not None:
            self.clicked.connect(lambda: action())
        self.set_icon(icon)

    def set_icon(self, icon: str) -> None:
        """Show another icon, in the theme's colours."""
        self._icon = icon
        c = colours()
        self.setIcon(qtawesome.icon(icon, color=c.text, color_disabled=c.line))

    def changeEvent(self, event: QEvent) -> None:
        """Recolour the icon with the theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self.set_icon(self._icon)
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys step the timeline instead of moving the focus."""
        if event.key() in _PANEL_KEYS:
            event.ignore()
        else:
            super().keyPressEvent(event)


class TimelineHeader(QWidget):
    """Shows the state of a timeline and changes it; `play_wanted` for the play button."""

    play_wanted = Signal()

    def __init__(self, timeline: Timeline, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timeline = timeline
        button = TransportButton
        self.first = button("ph.skip-back-fill", "First frame", "Shows the first step.", timeline.first, self)
        self.back = button(
            "ph.caret-left-fill", "Previous frame", "Shows the step before.", lambda: timeline.step(-1), self
        )
        self.play = button("ph.play-fill", "Play", "Shows the steps one after the other.", self.play_wanted.emit, self)
        self.forward = button(
            "ph.caret-right-fill", "Next frame", "Shows the next step.", lambda: timeline.step(1), self
        )
        self.last = button(
            "ph.skip-forward-fill",
            "Last frame",
            "Shows the newest step, and follows what is made.",
            timeline.last,
            self,
        )
        self.loop = button("ph.repeat", "Loop", "Begins to show the steps again when the last is reached.", None, self)
        self.loop.setCheckable(True)
        self.loop.toggled.connect(timeline.set_loop)
        self.position, self.detail = QLabel(self), QLabel(self)
        self.detail.setProperty("quiet", "true")
        for label, name in ((self.position, "Place of the playhead"), (self.detail, "Timestep of the playhead")):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setFont(tabular(label.font()))
            label.setAccessibleName(name)
        self.views = ViewSwitch(self)
        self.views.chosen.connect(timeline.set_view)
        self.speed = self._speed_box()
        self._lay_out()
        self.refresh()
        self.set_playing(False)

    def refresh(self) -> None:
        """Show where the playhead is, and what can be done."""
        timeline, lane = self._timeline, self._timeline.current
        there = lane is not None and lane.available > 0
        if lane is not None and there:
            self.position.setText(lane.position_text(timeline.playhead))
            self.detail.setText(lane.detail_text(timeline.playhead))
            self._reserve(self.position, lane.position_text(lane.available - 1))
            self._reserve(self.detail, max(lane.detail_text(0), lane.detail_text(lane.available - 1), key=len))
        else:
            self.position.setText("waiting for the first step" if lane is not None else "")
            self.detail.setText("")
        for button in (self.first, self.back, self.play, self.forward, self.last):
            button.setEnabled(there)
        if lane is not None:
            self.views.set_views(lane.views)
            self.views.set_view(lane.view_or_nearest(timeline.view))
        self.loop.setChecked(timeline.loop)
        self.speed.setCurrentIndex(SPEEDS.index(timeline.speed))

    def set_playing(self, playing: bool) -> None:
        """Turn the play button into a pause button, and back."""
        self.play.set_icon("ph.pause-fill" if playing else "ph.play-fill")
        self.play.setAccessibleName("Pause" if playing else "Play")
        self.play.setToolTip("Stays at this step." if playing else "Shows the steps one after the other.")

    def _speed_box(self) -> QComboBox:
        box = QComboBox(self)
        for speed in SPEEDS:
            box.addItem(_SPEED_TEXTS[speed], speed)
        box.setAccessibleName("Speed")
        box.setToolTip("Sets how fast the steps are shown; ×1 is 12 a second.")
        box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        box.currentIndexChanged.connect(lambda index: self._timeline.set_speed(SPEEDS[index]))
        return box

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT // 2)
        row.setSpacing(2)
        for button in (self.first, self.back, self.play, self.forward, self.last):
            row.addWidget(button)
        row.addSpacing(UNIT)
        row.addWidget(self.position)
        row.addSpacing(UNIT)
        row.addWidget(self.detail)
        row.addSpacing(UNIT * 2)
        row.addWidget(self.views)
        row.addStretch(1)
        row.addWidget(self.loop)
        row.addWidget(self.speed)

    def _reserve(self, label: QLabel, longest: str) -> None:
        """Keep what stands to the right from moving while figures change."""
        label.setMinimumWidth(max(label.minimumWidth(), label.fontMetrics().horizontalAdvance(longest) + 2))
