"""The timeline panel: header, lanes and schedule plot of a timeline, and the frame shown on the canvas."""

from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QMenu, QStackedWidget, QVBoxLayout, QWidget

from studio.document.lanes.denoising_lane import DenoisingLane
from studio.document.lanes.frame_views import Pixels, View, marked_as_damaged
from studio.document.lanes.lane import LANE_COLOURS, Lane
from studio.document.lanes.spotlight import Spotlight
from studio.document.lanes.timeline import Timeline
from studio.protocol.errors import BadInput
from studio.ui.theme import UNIT
from studio.ui.timeline.curve_tracks import CurveTracks
from studio.ui.timeline.header import TimelineHeader
from studio.ui.timeline.lanes_view import LanesView
from studio.ui.timeline.player import Player
from studio.ui.timeline.schedule_plot import SchedulePlot
from studio.ui.timeline.throttle import Throttle
from studio.ui.timeline.words_bar import WordsBar
from studio.ui.translation import tr, tr_message

EMPTY_TEXT = tr("Generate or train: every step is recorded here.")
_HIGH_WINDOW = 700  # pixels; a lower one would have too little left for the canvas
_MAX_IN_MENU = 64  # pictures that can be selected one by one


class TimelinePanel(QWidget):
    """Shows a timeline, and lets the user scrub, play and switch views.

    Signals:
        frame_shown: (lane or None, k, uint8 [h, w, 3] or None): the frame for the canvas.
        keep_wanted: (lane, k): make this step a result.
        fork_wanted: (lane, k): denoise again from this step on.
        rename_wanted: (lane, name): give it this name.
        colour_wanted: (lane, colour): give it this colour; "" for none.
        delete_wanted: (lane): remove it and its branches from the timeline.
        problem: One plain line, when a frame cannot be read.
        word_chosen: Another word of the prompt, or none, was selected for its attention map.
    """

    frame_shown = Signal(object, int, object)
    keep_wanted = Signal(object, int)
    fork_wanted = Signal(object, int)
    rename_wanted = Signal(object, str)
    colour_wanted = Signal(object, str)
    delete_wanted = Signal(object)
    problem = Signal(str)
    word_chosen = Signal()

    def __init__(self, timeline: Timeline, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.timeline = timeline
        self.player = Player(timeline, self)
        self.header = TimelineHeader(timeline, self)
        self.words = WordsBar(self)
        self.lanes = LanesView(timeline, self)
        self.plot = SchedulePlot(timeline, self.lanes, self)
        self.tracks = CurveTracks(timeline, self.lanes, self)
        self._tracks_shown = False
        self._throttle = Throttle(self._refresh, self)
        self._frame_due = False
        self._lay_out()
        self.setAccessibleName(tr("Timeline"))
        self.header.play_clicked.connect(self.play_pause)
        self.header.fork_clicked.connect(lambda: self.fork_wanted.emit(timeline.current, timeline.playhead))
        self.words.chosen.connect(self._choose_word)
        self.player.playing_changed.connect(self.header.set_playing)
        self.lanes.menu_requested.connect(self._show_menu)
        self.lanes.problem.connect(self.problem)
        self.lanes.renamed.connect(self.rename_wanted)
        self.lanes.verticalScrollBar().rangeChanged.connect(lambda: self.plot.update())
        timeline.lanes_changed.connect(self._on_lanes_changed)
        timeline.lane_updated.connect(self._on_lane_updated)
        timeline.lane_changed.connect(self._on_lane_changed)
        timeline.playhead_moved.connect(self._on_playhead_moved)
        timeline.view_changed.connect(self._on_view_changed)
        timeline.options_changed.connect(self.header.refresh)
        self._on_lanes_changed()

    def minimumSizeHint(self) -> QSize:
        """Return room for the header and one lane, and in a high window for what stands above and below it.

        The plot is hidden when there is no more.
        """
        height = self.header.sizeHint().height() + self.lanes.minimumHeight() + UNIT
        if self._tracks_shown and self.window().height() >= _HIGH_WINDOW:
            height += self.tracks.height() + (self.words.height() if self.words.isVisible() else 0)
        return QSize(super().minimumSizeHint().width(), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the plot in a panel that is too low for it and a lane."""
        super().resizeEvent(event)
        self._show_below()

    def show_tracks(self, shown: bool) -> None:
        """Show the curves over the steps below the lanes, or else the plot."""
        self._tracks_shown = shown
        self.header.curves.setChecked(shown)
        self._show_below()
        self.updateGeometry()

    def _show_below(self) -> None:
        available = self.height() - self.minimumSizeHint().height()
        self.tracks.setVisible(self._tracks_shown)
        self.plot.setVisible(not self._tracks_shown and available >= self.plot.height())

    # Commands

    def play_pause(self) -> None:
        """Play, or pause."""
        self.player.play_pause()

    def step(self, frames: int) -> None:
        """Step by a number of frames, and pause."""
        self.player.pause()
        self.timeline.step(frames)

    def first(self) -> None:
        """Go to the first frame."""
        self.timeline.first()

    def last(self) -> None:
        """Go to the last frame, and follow new ones."""
        self.timeline.last()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus to the lanes. As its proxy they would come before the header, which Tab then never reached."""
        self.lanes.setFocus(event.reason())

    def set_view(self, view: View) -> None:
        """Show x_t, x0, epsilon or the change."""
        self.timeline.set_view(view)

    def toggle_loop(self) -> None:
        """Toggle looping."""
        self.timeline.set_loop(not self.timeline.loop)

    def show_frame_again(self) -> None:
        """Show the frame under the playhead again, after it has changed."""
        self._frame_due = True
        self._refresh()

    def refresh_thumbnail(self, lane: Lane, k: int) -> None:
        """Make the thumbnail of a frame again."""
        if lane in self.timeline.lanes:
            self.lanes.frames_changed(lane, k, k + 1)
            self.lanes.flush()

    # Signals of the timeline

    def _on_lanes_changed(self) -> None:
        empty = not self.timeline.lanes
        self._pages.setCurrentIndex(1 if empty else 0)
        if empty:
            self.player.pause()
        self.lanes.lanes_changed()
        self._show_header()
        self.plot.update()

    def _on_lane_updated(self, lane: Lane, first: int, stop: int) -> None:
        self.lanes.frames_changed(lane, first, stop)
        if lane is self.timeline.current:
            if self.timeline.following and not self.timeline.held:
                return  # the playhead is about to follow
            self._frame_due |= first <= self.timeline.playhead < stop
        self._throttle.poke()

    def _on_lane_changed(self, lane: Lane) -> None:
        self.lanes.refresh()
        self.plot.update()
        self._show_header()

    def _on_playhead_moved(self, k: int) -> None:
        self._frame_due = True
        if self.timeline.following and not self.timeline.held:
            self._throttle.poke()  # frames may arrive faster than the display refreshes
        else:
            self._refresh()

    def _on_view_changed(self, view: str) -> None:
        self._frame_due = True
        self.lanes.refresh()
        self._refresh()

    def _refresh(self) -> None:
        """Update the canvas, the header, the lanes and the plot where they have changed."""
        if self._frame_due:
            self._frame_due = False
            lane, k = self.timeline.current, self.timeline.playhead
            self.frame_shown.emit(lane, k, self._pixels(lane, k))
        self._show_header()
        self.lanes.flush()
        self.plot.update()

    def _show_header(self) -> None:
        self.header.refresh()
        lane = self.timeline.current
        there = isinstance(lane, DenoisingLane) and lane.available > 0
        spotlight = lane.spotlight if isinstance(lane, DenoisingLane) and there else Spotlight()
        self.words.set_words(spotlight.words, spotlight.chosen)

    def _choose_word(self, word: int | None) -> None:
        lane = self.timeline.current
        if isinstance(lane, DenoisingLane):
            lane.spotlight.chosen = word
            self.show_frame_again()
            self.word_chosen.emit()

    def _pixels(self, lane: Lane | None, k: int) -> Pixels | None:
        if lane is None or k >= lane.available:
            return None
        try:
            pixels = lane.frame(k, lane.view_or_nearest(self.timeline.view))
            return marked_as_damaged(pixels) if lane.is_damaged(k) else pixels
        except BadInput as error:
            self.problem.emit(tr_message(str(error)))
            return None

    # Menu and keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left, Right, Home and End move the playhead, Up and Down change the lane, P plays; other keys edit the lane.

        Delete deletes it, F2 renames it, minus and plus fold and unfold its branches.
        """
        key, current = event.key(), self.timeline.current
        if key == Qt.Key.Key_Left:
            self.step(-1)
        elif key == Qt.Key.Key_Right:
            self.step(1)
        elif key == Qt.Key.Key_Home:
            self.first()
        elif key == Qt.Key.Key_End:
            self.last()
        elif key == Qt.Key.Key_Up:
            self.timeline.look_at_neighbour(-1)
        elif key == Qt.Key.Key_Down:
            self.timeline.look_at_neighbour(1)
        elif key == Qt.Key.Key_Delete and current is not None:
            self.delete_wanted.emit(current)
        elif key == Qt.Key.Key_F2 and current is not None:
            self.lanes.rename(current)
        elif key in (Qt.Key.Key_Minus, Qt.Key.Key_Plus) and current is not None:
            self.timeline.fold(current, key == Qt.Key.Key_Minus)
        elif key == Qt.Key.Key_P and not event.modifiers():
            self.play_pause()
        else:
            super().keyPressEvent(event)

    def menu_for(self, lane: Lane, k: int) -> QMenu:
        """Return the context menu of a lane's frame."""
        menu = QMenu(self)
        if isinstance(lane, DenoisingLane):
            keep = menu.addAction(tr("Keep step as result"), lambda: self.keep_wanted.emit(lane, k))
            keep.setEnabled(lane.available > 0)
            fork = menu.addAction(tr("Fork here"), lambda: self.fork_wanted.emit(lane, k))
            fork.setEnabled(lane.available > 0 and not lane.live)
            if lane.available and 2 <= lane.picture_count <= _MAX_IN_MENU:
                self._add_pictures(menu.addMenu(tr("Show")), lane)
        menu.addSeparator()
        menu.addAction(tr("Rename…"), lambda: self.lanes.rename(lane))
        self._add_colours(menu.addMenu(tr("Colour")), lane)
        if self.timeline.tree.children(lane):
            text = tr("Unfold branches") if lane.folded else tr("Fold branches")
            menu.addAction(text, lambda: self.timeline.fold(lane, not lane.folded))
        delete = menu.addAction(tr("Delete lane"), lambda: self.delete_wanted.emit(lane))
        delete.setEnabled(not any(one.live for one in self.timeline.tree.branch(lane)))
        return menu

    def _add_colours(self, menu: QMenu, lane: Lane) -> None:
        for colour in ("", *LANE_COLOURS):
            action = menu.addAction(
                tr(colour.capitalize()) or tr("None"), partial(self.colour_wanted.emit, lane, colour)
            )
            action.setCheckable(True)
            action.setChecked(lane.colour == colour)

    def _add_pictures(self, menu: QMenu, lane: DenoisingLane) -> None:
        def select(picture: int | None) -> None:
            lane.selected = picture

        for picture in (None, *range(lane.picture_count)):
            text = tr("All pictures") if picture is None else tr("Only picture {picture}").format(picture=picture + 1)
            action = menu.addAction(text, partial(select, picture))
            action.setCheckable(True)
            action.setChecked(lane.selected == picture)

    def _show_menu(self, lane: Lane, k: int, place: QPoint) -> None:
        menu = self.menu_for(lane, k)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def _lay_out(self) -> None:
        lanes = QWidget(self)
        column = QVBoxLayout(lanes)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.lanes, 1)
        column.addWidget(self.plot)
        column.addWidget(self.tracks)
        empty = QLabel(EMPTY_TEXT, self)
        empty.setTextFormat(Qt.TextFormat.PlainText)
        empty.setProperty("quiet", "true")
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        empty.setContentsMargins(UNIT, UNIT, UNIT, UNIT * 5)  # in the middle of the dock, header included
        self._pages = QStackedWidget(self)
        self._pages.addWidget(lanes)
        self._pages.addWidget(empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, UNIT // 2)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.words)
        column.addWidget(self._pages, 1)
