"""The timeline's header: transport buttons, playhead position, view switch, loop and playback speed."""

from collections.abc import Callable

import qtawesome
from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QToolButton, QWidget

from studio.document.lanes.denoising_lane import DenoisingLane
from studio.document.lanes.timeline import SPEEDS, Timeline
from studio.ui.theme import UNIT, colours, tabular
from studio.ui.timeline.view_switch import ViewSwitch
from studio.ui.translation import tr, tr_message
from studio.ui.widgets.combo_box import ComboBox
from studio.ui.widgets.segmented import Segmented

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
    """A button with a Phosphor icon that leaves the timeline's shortcut keys to the panel."""

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
        """Set the icon, in the theme's colours."""
        self._icon = icon
        c = colours()
        self.setIcon(qtawesome.icon(icon, color=c.text, color_disabled=c.line))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
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
    """Shows and changes the state of a timeline.

    Signals:
        play_clicked: The play button was clicked.
        count_chosen: How many views of a step the Watch workspace shows: "1", "2" or "4".
        fork_clicked: The fork button was clicked.
    """

    play_clicked = Signal()
    count_chosen = Signal(str)
    fork_clicked = Signal()

    def __init__(self, timeline: Timeline, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timeline = timeline
        button = TransportButton
        self.first = button("ph.skip-back-fill", tr("First frame"), tr("Go to the first step."), timeline.first, self)
        self.back = button(
            "ph.caret-left-fill", tr("Previous frame"), tr("Go to the previous step."), lambda: timeline.step(-1), self
        )
        self.play = button("ph.play-fill", tr("Play"), tr("Play the steps in order."), self.play_clicked.emit, self)
        self.forward = button(
            "ph.caret-right-fill", tr("Next frame"), tr("Go to the next step."), lambda: timeline.step(1), self
        )
        self.last = button(
            "ph.skip-forward-fill",
            tr("Last frame"),
            tr("Go to the newest step, and follow new ones."),
            timeline.last,
            self,
        )
        self.fork = button(
            "ph.git-branch",
            tr("Fork here"),
            tr("Denoise again from this step on, with the settings of the recipe panel (F)."),
            self.fork_clicked.emit,
            self,
        )
        self.paint = button("ph.paint-brush", tr("Paint into this frame"), tr("Paint into this frame."), None, self)
        self.curves = button(
            "ph.chart-line",
            tr("Curves over the steps"),
            tr("Show and edit how prompt, guidance and controls change from step to step."),
            None,
            self,
        )
        self.curves.setCheckable(True)
        self.pin = button(
            "ph.push-pin", tr("Pin this frame"), tr("Pin this frame, to compare others with it."), None, self
        )
        self.compare = button("ph.columns", tr("Compare"), tr("Compare this frame with another."), None, self)
        self.film = button("ph.film-strip", tr("Film…"), tr("Make a film of lanes."), None, self)
        self.loop = button("ph.repeat", tr("Loop"), tr("Repeat playback."), None, self)
        self.loop.setCheckable(True)
        self.loop.toggled.connect(timeline.set_loop)
        self.position, self.detail = QLabel(self), QLabel(self)
        self.detail.setProperty("quiet", "true")
        for label, name in ((self.position, tr("Playhead position")), (self.detail, tr("Playhead timestep"))):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setFont(tabular(label.font()))
            label.setAccessibleName(name)
        self.views = ViewSwitch(self)
        self.views.chosen.connect(timeline.set_view)
        self.counts = Segmented(
            tr("Views of the step"),
            [(text, text) for text in ("1", "2", "4")],
            tooltip=tr("Views of the step beside each other."),
        )
        self.counts.changed.connect(self.count_chosen)
        self.counts.hide()
        self.speed = self._speed_box()
        self._lay_out()
        self.refresh()
        self.set_playing(False)

    def refresh(self) -> None:
        """Show the playhead's position, and enable the buttons that apply."""
        timeline, lane = self._timeline, self._timeline.current
        there = lane is not None and lane.available > 0
        if lane is not None and there:
            self.position.setText(tr_message(lane.position_text(timeline.playhead)))
            self.detail.setText(tr_message(lane.detail_text(timeline.playhead)))
            self._reserve(self.position, tr_message(lane.position_text(lane.available - 1)))
            ends = (tr_message(lane.detail_text(k)) for k in (0, lane.available - 1))
            self._reserve(self.detail, max(ends, key=len))
        else:
            waits = lane is not None and not lane.problem
            self.position.setText(tr("waiting for the first step") if waits else "")
            self.detail.setText("")
        for button in (self.first, self.back, self.play, self.forward, self.last):
            button.setEnabled(there)
        self.fork.setEnabled(there and isinstance(lane, DenoisingLane) and not lane.live)
        if lane is not None:
            self.views.set_views(lane.views)
            self.views.set_view(lane.view_or_nearest(timeline.view))
        self.loop.setChecked(timeline.loop)
        self.speed.setCurrentIndex(SPEEDS.index(timeline.speed))

    def set_command(self, button: TransportButton, action: QAction) -> None:
        """Let a button run a command, and be disabled with it."""

        def follow() -> None:
            button.setEnabled(action.isEnabled())
            button.setToolTip(action.toolTip())

        action.changed.connect(follow)
        button.clicked.connect(action.trigger)
        follow()

    def set_playing(self, playing: bool) -> None:
        """Show a pause button while playing, otherwise a play button."""
        self.play.set_icon("ph.pause-fill" if playing else "ph.play-fill")
        self.play.setAccessibleName(tr("Pause") if playing else tr("Play"))
        self.play.setToolTip(tr("Pause playback.") if playing else tr("Play the steps in order."))

    def _speed_box(self) -> QComboBox:
        box = ComboBox(self)
        for speed in SPEEDS:
            box.addItem(_SPEED_TEXTS[speed], speed)
        box.setAccessibleName(tr("Playback speed"))
        box.setToolTip(tr("Playback speed; ×1 is 12 steps per second."))
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
        row.addSpacing(UNIT)
        row.addWidget(self.counts)
        row.addStretch(1)
        row.addWidget(self.fork)
        row.addWidget(self.paint)
        row.addWidget(self.curves)
        row.addWidget(self.pin)
        row.addWidget(self.compare)
        row.addWidget(self.film)
        row.addWidget(self.loop)
        row.addWidget(self.speed)

    def _reserve(self, label: QLabel, longest: str) -> None:
        """Reserve the width of the longest text, so that the widgets to the right do not move."""
        label.setMinimumWidth(max(label.minimumWidth(), label.fontMetrics().horizontalAdvance(longest) + 2))
