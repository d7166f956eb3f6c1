"""The tracks below the lanes: prompt, guidance and weights of controls from step to step, edited by mouse and keys."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolTip, QWidget

from studio.document.lanes.curve_editing import NumberTrack, Track, tracks_of
from studio.document.lanes.denoising_lane import DenoisingLane
from studio.document.lanes.timeline import Timeline
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.step_settings import first_difference
from studio.ui.theme import UNIT, colours, tabular
from studio.ui.timeline.in_place_field import InPlaceField
from studio.ui.timeline.lanes_view import LanesView
from studio.ui.timeline.strip import GUTTER
from studio.ui.translation import tr, tr_message

ROW = 34  # pixels of a track
_FOOTER = 20  # pixels of the line below them
_GRAB = 7  # pixels around a point in which it can be grabbed
_MARGIN = 5  # pixels above and below a curve
_TIP = tr("Double-click adds a point, Delete removes it; Enter types its values. Fork denoises again from there.")
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_VALUES = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
_OWN_KEYS = {*_STEPS, *_VALUES, Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Insert}


@dataclass(frozen=True)
class _Grip:
    """A selected point: its track, and its index there."""

    row: int
    index: int


class CurveTracks(QWidget):
    """Shows and edits what changes from step to step in the current lane's recipe.

    Edits make a draft of the recipe; the lane is forked from the first step at which the draft differs.

    Signals:
        edited: The curves of a lane were changed: lane, the new draft, name of the undo step.
        problem: One plain line, if the typed text is invalid.
    """

    edited = Signal(object, object, str)
    problem = Signal(str)

    def __init__(self, timeline: Timeline, lanes: LanesView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timeline, self._lanes = timeline, lanes
        self._grip: _Grip | None = None
        self._dragged: Track | None = None  # the track while a point is being dragged
        self._dragged_of: DenoisingLane | None = None  # its lane: another one may become the current one meanwhile
        self._scale: float | None = None  # top value of its track meanwhile
        self._field: InPlaceField | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Curves over the steps"))
        self.setAccessibleDescription(
            tr(
                "Page Up and Page Down select a point, arrow keys move it, Insert adds one at the playhead, Delete "
                "removes "
                "it, Enter types values."
            )
        )
        timeline.lane_changed.connect(self.refresh)
        timeline.lanes_changed.connect(self.refresh)
        timeline.playhead_moved.connect(lambda _: self.refresh())
        self.refresh()

    @property
    def lane(self) -> DenoisingLane | None:
        """The lane that is edited: the current one, if its recipe is known."""
        lane = self._timeline.current
        return lane if isinstance(lane, DenoisingLane) and lane.recipe is not None and lane.available else None

    @property
    def tracks(self) -> list[Track]:
        """The tracks of its draft."""
        lane = self.lane
        found = [] if lane is None or lane.recipe is None else tracks_of(lane.draft or lane.recipe)
        dragged = self._dragged if lane is self._dragged_of else None
        if dragged is not None and self._grip is not None and self._grip.row < len(found):
            found[self._grip.row] = dragged
        return found

    def refresh(self, *_: object) -> None:
        """Update after the lane, its draft or the playhead has changed."""
        tracks = self.tracks
        grip = self._grip
        known = grip is None or (grip.row < len(tracks) and grip.index < len(tracks[grip.row].steps))
        if not known and self._dragged is None:
            self._grip = None
        self.setFixedHeight(ROW * max(1, len(tracks)) + _FOOTER)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of the tracks."""
        return QSize(0, self.height())

    def footer_text(self) -> str:
        """Return the line below the tracks: how to edit, or from where the lane is forked."""
        lane = self.lane
        if lane is None or lane.recipe is None:
            return tr("Select a generation to see what changes from step to step.")
        if lane.draft is None:
            return tr("Double-click adds a point. Fork here (F) applies the changes.")
        step = first_difference(lane.recipe, lane.draft, lane.steps)
        if step is None:
            return tr("No step is changed by this.")
        return tr("Changed from step {step} on: Fork here (F) denoises again from there.").format(step=step + 1)

    def place(self, row: int, step: int, value: float | None = None) -> QPointF:
        """Return the position of a step, and of a number's value, in a track."""
        lane, area = self.lane, self._area(row)
        if lane is None:
            return QPointF(area.left(), area.center().y())
        frame = float(np.interp(step, lane.kept, range(len(lane.kept))))
        if step < lane.kept[0]:  # the parent's part of a branch
            frame = -lane.begin * (1 - step / lane.kept[0])
        x = GUTTER + self._lanes.strip_of(lane).centre_of(frame)
        track = self.tracks[row]
        if value is None or not isinstance(track, NumberTrack):
            return QPointF(x, area.center().y())
        return QPointF(x, area.bottom() - area.height() * min(1.0, value / self._top(track)))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tracks, the playhead and the line below."""
        c, painter = colours(), QPainter(self)
        painter.fillRect(self.rect(), QColor(c.panel))
        lane = self.lane
        tracks = self.tracks
        font = tabular(self.font())
        font.setPointSizeF(max(6.0, font.pointSizeF() * 0.9))
        painter.setFont(font)
        for row, track in enumerate(tracks):
            self._paint_track(painter, row, track)
        if lane is not None and tracks:
            step = lane.kept[min(self._timeline.playhead, len(lane.kept) - 1)]
            x = self.place(0, step).x()
            painter.setPen(QPen(QColor(c.accent), 1.5))
            painter.drawLine(QPointF(x, 2), QPointF(x, ROW * len(tracks) - 2))
        painter.setPen(QColor(c.quiet))
        footer = QRect(UNIT * 2, self.height() - _FOOTER, self.width() - UNIT * 3, _FOOTER)
        text = painter.fontMetrics().elidedText(self.footer_text(), Qt.TextElideMode.ElideRight, footer.width())
        painter.drawText(footer, Qt.AlignmentFlag.AlignVCenter, text)
        if self.hasFocus():
            painter.setPen(QPen(QColor(c.quiet), 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))

    def _paint_track(self, painter: QPainter, row: int, track: Track) -> None:
        c, area, lane = colours(), self._area(row), self.lane
        assert lane is not None, "without a lane there are no tracks"
        step = lane.kept[min(self._timeline.playhead, len(lane.kept) - 1)]
        words = QRect(UNIT * 2, row * ROW, GUTTER - UNIT * 3, ROW)
        painter.setPen(QColor(c.quiet))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, tr_message(track.title))
        right = round(self.place(row, lane.kept[-1]).x())
        if isinstance(track, NumberTrack):
            painter.setPen(QColor(c.text))
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, track.label_at(step))
            painter.setPen(QPen(QColor(c.line), 1))
            painter.drawLine(QPointF(GUTTER, area.bottom()), QPointF(right, area.bottom()))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(c.second), 1.5))
            painter.drawPolyline(QPolygonF(self._line(row, track, lane)))
            for index, point in enumerate(track.points):
                self._paint_grip(painter, self.place(row, point.step, point.value), selected=self._is(row, index))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            return
        ends = [*track.steps, None]
        left = self.place(row, lane.kept[0]).x()
        for index, end in enumerate(ends):
            begin = track.steps[index - 1] if index else 0
            x = max(left, self.place(row, begin).x() + 6)
            stop = right if end is None else self.place(row, end).x() - 6
            painter.setPen(QColor(c.text if begin <= step and (end is None or step < end) else c.quiet))
            text = track.label_at(begin)
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(0, round(stop - x)))
            painter.drawText(QRectF(x, row * ROW, max(0.0, stop - x), ROW), Qt.AlignmentFlag.AlignVCenter, shown)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, begin in enumerate(track.steps):
            at = self.place(row, begin)
            painter.setPen(QPen(QColor(c.second), 1.5))
            painter.drawLine(QPointF(at.x(), area.top()), QPointF(at.x(), area.bottom()))
            self._paint_grip(painter, at, selected=self._is(row, index))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _line(self, row: int, track: NumberTrack, lane: DenoisingLane) -> list[QPointF]:
        """Return the corners of a curve over the steps of a lane."""
        corners: list[QPointF] = []
        jumps = {point.step for point in track.points if point.jump}
        for step in lane.kept:
            if step in jumps and corners:
                corners.append(QPointF(self.place(row, step).x(), corners[-1].y()))
            corners.append(self.place(row, step, track.at(step)))
        return corners

    def _paint_grip(self, painter: QPainter, at: QPointF, *, selected: bool) -> None:
        c = colours()
        painter.setPen(QPen(QColor(c.text if selected else c.second), 1.5))
        painter.setBrush(QColor(c.text if selected else c.panel))
        painter.drawEllipse(at, 4, 4)

    # Pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Grab a point, or move the playhead."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() != Qt.MouseButton.LeftButton or self.lane is None:
            return
        self._grip = self._grip_at(event.position())
        if self._grip is not None:
            track = self.tracks[self._grip.row]
            self._scale = self._top(track) if isinstance(track, NumberTrack) else None
            self._dragged, self._dragged_of = track, self.lane
        elif event.position().x() >= GUTTER:
            self._timeline.seek(self._frame_at(event.position().x()))
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the point."""
        lane, grip = self._dragged_of, self._grip
        if lane is None or grip is None or self._dragged is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        if lane is not self.lane:
            return  # the tracks are those of another lane
        original = self._untouched(lane, grip.row)
        if grip.index >= len(original.steps):  # the point was undone meanwhile
            self._grip = self._dragged = None
            return
        self._dragged = original.moved(
            grip.index, self._step_at(event.position().x()), self._value_at(event.position())
        )
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End dragging: one undo step."""
        dragged, self._dragged = self._dragged, None
        if dragged is not None and self._grip is not None:
            self._commit(dragged, self._grip.row, tr("Move point"), self._dragged_of)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Add a point and, for a prompt, type its words; on a title, type the whole curve."""
        row = int(event.position().y() // ROW)
        if event.button() != Qt.MouseButton.LeftButton or self.lane is None or row >= len(self.tracks):
            return
        self._dragged = None
        if event.position().x() < GUTTER:
            self._type(row, None)
        elif (grip := self._grip_at(event.position())) is not None:
            self._type(grip.row, grip.index)
        else:
            self._add(row, self._step_at(event.position().x()), self._value_at(event.position()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of the point under the pointer, or of the selected one."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        grip = self._grip if by_key else self._grip_at(QPointF(event.pos()))
        if grip is not None:
            self._grip = grip
            self.update()
            menu = self.menu_for(grip.row, grip.index)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(event.globalPos())

    def menu_for(self, row: int, index: int) -> QMenu:
        """Return the menu of a point."""
        menu, track = QMenu(self), self.tracks[row]
        menu.addAction(tr("Type…"), lambda: self._type(row, index))
        if isinstance(track, NumberTrack) and index:
            jump = menu.addAction(tr("Jump to this value"))
            jump.setCheckable(True)
            jump.setChecked(track.points[index].jump)
            jump.triggered.connect(lambda on: self._commit(track.jumping(index, on), row, tr("Change curve")))
        menu.addAction(tr("Remove point"), lambda: self._remove(row, index))
        return menu

    def event(self, event: QEvent) -> bool:
        """Keep the keys that edit points from the commands; show a tooltip."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if event.key() in _OWN_KEYS and self.lane is not None and not event.modifiers():
                event.accept()
                return True
        elif isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), _TIP, self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Select, move, add, type and remove points."""
        key, grip = Qt.Key(event.key()), self._grip
        if self.lane is None:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._select_next(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key == Qt.Key.Key_Insert:
            row = 0 if grip is None else grip.row
            track, step = self.tracks[row], self.lane.kept[self._timeline.playhead]
            self._add(row, step, track.at(step) if isinstance(track, NumberTrack) else 0.0)
        elif grip is None:
            super().keyPressEvent(event)  # without a point, the keys are the timeline's
        elif key == Qt.Key.Key_Delete:
            self._remove(grip.row, grip.index)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._type(grip.row, grip.index)
        elif key in _STEPS or key in _VALUES:
            track = self.tracks[grip.row]
            step = track.steps[grip.index] + _STEPS.get(key, 0)
            value = track.points[grip.index].value if isinstance(track, NumberTrack) else 0.0
            moved = track.moved(grip.index, step, value + _VALUES.get(key, 0) * self._unit(track))
            self._commit(moved, grip.row, tr("Move point"))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide it."""
        self.update()

    # Edits

    def _add(self, row: int, step: int, value: float) -> None:
        track = self.tracks[row].with_point(step, value)
        if step not in track.steps:
            return
        self._grip = _Grip(row, track.steps.index(step))
        self._commit(track, row, tr("Add point"))
        if self.tracks[row].text(None) is None:  # a new prompt has no effect until it is typed
            self._type(row, self._grip.index)

    def _remove(self, row: int, index: int) -> None:
        self._grip = None
        self._commit(self.tracks[row].without(index), row, tr("Remove point"))

    def _commit(self, track: Track, row: int, title: str, of: DenoisingLane | None = None) -> None:
        """Edit the draft of a lane, of the current one by default."""
        lane = of or self.lane
        if lane is None or lane.recipe is None or lane not in self._timeline.lanes:
            return
        before: GenerateRecipe = lane.draft or lane.recipe
        after = track.into(before)
        if after != before:
            self.edited.emit(lane, after, title)
        self.refresh()

    def _type(self, row: int, index: int | None) -> None:
        """Open a field over the track for the values of a point or of all."""
        lane, text = self.lane, self.tracks[row].text(index)
        if lane is None or text is None:
            return
        self._close_field()
        place = QRect(GUTTER, row * ROW, max(240, self.width() - GUTTER - UNIT * 2), ROW)
        self._field = InPlaceField(text, tr("Value of {title}").format(title=self.tracks[row].title), place, self)
        self._field.ended.connect(lambda typed: self._typed(lane, row, index, typed))

    def _typed(self, lane: DenoisingLane, row: int, index: int | None, text: str | None) -> None:
        self._close_field()
        if text is None:
            return
        try:
            self._commit(self._untouched(lane, row).typed(index, text), row, tr("Change curve"), lane)
        except BadInput as error:
            self.problem.emit(tr_message(str(error)))

    def _close_field(self) -> None:
        field, self._field = self._field, None
        if field is not None:
            field.close_for(self)

    def _select_next(self, by: int) -> None:
        grips = [_Grip(row, index) for row, track in enumerate(self.tracks) for index in range(len(track.steps))]
        if grips:
            now = grips.index(self._grip) if self._grip in grips else (-1 if by > 0 else 0)
            self._grip = grips[(now + by) % len(grips)]
            self.update()

    # Layout

    def _area(self, row: int) -> QRectF:
        return QRectF(GUTTER, row * ROW + _MARGIN, max(1, self.width() - GUTTER - 2 * UNIT), ROW - 2 * _MARGIN)

    def _top(self, track: NumberTrack) -> float:
        """Return the value at the top of a track: as its curve needs, in coarse steps; constant during a drag."""
        if self._dragged is not None and self._scale is not None:
            return self._scale
        most = max(track.constant, *(point.value for point in track.points), 0.0)
        return next((top for top in (2.0, 10.0, 20.0) if most <= top <= track.high), track.high)

    def _unit(self, track: Track) -> float:
        return 0.5 if isinstance(track, NumberTrack) and track.high > 2 else 0.1

    def _untouched(self, lane: DenoisingLane, row: int) -> Track:
        """Return the track as it was before the drag."""
        recipe = lane.draft or lane.recipe
        assert recipe is not None, "only a lane with a recipe has tracks"
        return tracks_of(recipe)[row]

    def _is(self, row: int, index: int) -> bool:
        return self._grip == _Grip(row, index)

    def _grip_at(self, at: QPointF) -> _Grip | None:
        row = int(at.y() // ROW)
        if not 0 <= row < len(self.tracks):
            return None
        track = self.tracks[row]
        for index, step in enumerate(track.steps):
            place = self.place(row, step, track.points[index].value if isinstance(track, NumberTrack) else None)
            near = abs(place.x() - at.x()) <= _GRAB
            if near and (not isinstance(track, NumberTrack) or abs(place.y() - at.y()) <= _GRAB):
                return _Grip(row, index)
        return None

    def _frame_at(self, x: float) -> int:
        lane = self.lane
        return 0 if lane is None else self._lanes.strip_of(lane).frame_at(x - GUTTER)

    def _step_at(self, x: float) -> int:
        lane = self.lane
        return 0 if lane is None else lane.kept[min(self._frame_at(x), len(lane.kept) - 1)]

    def _value_at(self, at: QPointF) -> float:
        row = self._grip.row if self._dragged is not None and self._grip is not None else int(at.y() // ROW)
        track = self.tracks[row]
        if not isinstance(track, NumberTrack):
            return 0.0
        area, unit = self._area(row), self._unit(track)
        return round((area.bottom() - at.y()) / area.height() * self._top(track) / unit) * unit
