"""The lanes as strips of thumbnails in a tree: click or drag to scrub, wheel to scroll."""

from collections.abc import Iterator

from PySide6.QtCore import QElapsedTimer, QEvent, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from studio.document.lanes.lane import Lane
from studio.document.lanes.timeline import Timeline
from studio.ui.theme import RADIUS, UNIT, colours
from studio.ui.timeline.in_place_field import InPlaceField
from studio.ui.timeline.lane_titles import LaneTitles, colour_of
from studio.ui.timeline.strip import GAP, GUTTER, Strip
from studio.ui.timeline.thumbnails import ThumbnailCache
from studio.ui.translation import tr, tr_message
from studio.ui.widgets.plain import plain_tooltip
from studio.ui.widgets.reserved_keys import reserve_keys

BUILD_MS = 16  # for making thumbnails in one paint event; the rest follow in the next
_HEIGHTS = ((360, 72), (240, 56), (0, 40))  # (minimum height of the view, height of thumbnails) in pixels
_MAX_ASPECT = 3.0  # width / height of a thumbnail
_MAX_NAME_LENGTH = 80  # characters
_NOTCH = 10  # pixels of the pinned frame's corner
_OUTLINE = 3  # pixels that the playhead's outline extends beyond its thumbnail


class LanesView(QAbstractScrollArea):
    """Shows every lane of a timeline; Shift and a click choose a frame to compare with.

    Signals:
        menu_requested: Open the context menu: lane, frame, global position.
        compare_wanted: Compare with a frame: lane, frame. A frame was clicked with Shift held.
        scrub_ended: The mouse button was released after scrubbing.
        renamed: A lane was given a name: lane, name.
        problem: One plain line, when a frame cannot be read.
    """

    menu_requested = Signal(object, int, QPoint)
    compare_wanted = Signal(object, int)
    scrub_ended = Signal()
    renamed = Signal(object, str)
    problem = Signal(str)

    def __init__(self, timeline: Timeline, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timeline = timeline
        self._thumbnails = ThumbnailCache(self.problem.emit)
        self._titles = LaneTitles(timeline)
        self._name_field: InPlaceField | None = None
        self._renamed: Lane | None = None  # whose name is in it
        self._scrubbing: Lane | None = None
        self._shown_playhead: tuple[Lane, int] | None = None
        self._frame_counts: dict[str, int] = {}
        self._thumbnail_height = _HEIGHTS[-1][1]
        self._dirty = QRegion()
        self._late = QRegion()
        self._late_timer = QTimer(self)
        self._late_timer.setSingleShot(True)
        self._late_timer.timeout.connect(self._paint_late)
        timeline.reference_changed.connect(self.refresh)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(self.row_height + UNIT)
        self.setAccessibleName(tr("Lanes"))
        self.setAccessibleDescription(
            tr(
                "Every step of each result; Left and Right step, Up and Down change the lane, "
                "minus and plus fold and unfold its branches, F2 renames it."
            )
        )
        self.verticalScrollBar().valueChanged.connect(lambda _: self._follow_renamed())

    @property
    def thumbnail_height(self) -> int:
        """Height of the thumbnails: they grow with the view."""
        return self._thumbnail_height

    @property
    def row_height(self) -> int:
        """Distance from one lane to the next."""
        return self.thumbnail_height + UNIT

    def strip_of(self, lane: Lane) -> Strip:
        """Return the layout of a lane's frames; its x counts from GUTTER."""
        cell = self.thumbnail_height
        if lane.available:
            image = self._image(lane, 0)
            if not image.isNull():
                share = min(image.width() / image.height(), _MAX_ASPECT)
                cell = max(8, round(self.thumbnail_height * share))
        width = max(cell, self.viewport().width() - GUTTER - 2 * UNIT)
        return Strip(lane.frame_count, cell, width, lane.begin)

    def frame_rect(self, lane: Lane, k: int) -> QRect:
        """Return the rectangle of frame k under the playhead, in viewport coordinates."""
        strip = self.strip_of(lane)
        left = GUTTER + round(strip.centre_of(k) - strip.cell / 2)
        return QRect(left, self._top_of(self._timeline.shown.index(lane)), strip.cell, self.thumbnail_height)

    def title_rect(self, lane: Lane) -> QRect:
        """Return the rectangle of the words of a lane in view, in viewport coordinates."""
        return self._titles.words_rect(lane, self._row_rect(lane))

    def arrow_rect(self, lane: Lane) -> QRect:
        """Return the rectangle of the arrow that folds a lane in view; empty if it has no branches."""
        return self._titles.arrow_rect(lane, self._row_rect(lane))

    def frames_in_view(self) -> Iterator[tuple[Lane, int]]:
        """Yield the frames whose thumbnails are in view: lane by lane, the current one first."""
        timeline, height = self._timeline, self.viewport().height()
        shown = timeline.shown
        for lane in sorted(shown, key=lambda lane: lane is not timeline.current):
            top = self._top_of(shown.index(lane))
            if top < height and top + self.thumbnail_height > 0:
                strip = self.strip_of(lane)
                for slot in range(strip.slots):
                    if 0 <= (k := strip.frame_of(slot)) < lane.available:
                        yield lane, k

    def lanes_changed(self) -> None:
        """Update after lanes were added or removed."""
        self._thumbnails.keep_only(self._timeline.lanes)
        self._layout()
        self._shown_playhead = self._playhead()
        self._reveal_current()
        self._follow_renamed()
        self.viewport().update()

    def refresh(self) -> None:
        """Repaint everything, after the view or a whole lane changed."""
        self._layout()
        self.viewport().update()

    def frames_changed(self, lane: Lane, first: int, stop: int) -> None:
        """Mark the frames first ... stop - 1 of a lane as changed; `flush` repaints them."""
        self._thumbnails.drop(lane, first, stop)
        if lane not in (shown := self._timeline.shown):
            return  # folded away
        row = shown.index(lane)
        if self._frame_counts.get(lane.id) != lane.frame_count or first == 0:
            self._frame_counts[lane.id] = lane.frame_count
            self._dirty += QRect(0, self._top_of(row) - _OUTLINE, self.viewport().width(), self.row_height)
            return
        strip = self.strip_of(lane)
        for slot in strip.slots_of(first, stop):
            left = GUTTER + strip.left_of(slot)
            self._dirty += QRect(left, self._top_of(row), strip.cell, self.thumbnail_height)

    def flush(self) -> None:
        """Repaint the changed frames, and the playhead if it has moved."""
        now = self._playhead()
        if now != self._shown_playhead:
            for there in (self._shown_playhead, now):
                if there is not None and there[0] in self._timeline.shown:
                    self._dirty += self.frame_rect(*there).adjusted(-_OUTLINE, -_OUTLINE, _OUTLINE, _OUTLINE)
            if now and self._shown_playhead and now[0] is not self._shown_playhead[0]:
                self._dirty += QRect(0, 0, GUTTER, self.viewport().height())  # the titles' emphasis
                self._reveal(now[0])
            self._shown_playhead = now
        if not self._dirty.isEmpty():
            self.viewport().update(self._dirty)
            self._dirty = QRegion()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in the event's region; thumbnails beyond the time limit follow in the next paint."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), QColor(colours().panel))
        self._set_look()
        clock = QElapsedTimer()
        clock.start()
        shown = self._timeline.shown
        for lane in shown:
            self._paint_branch(painter, lane, shown)
        for row, lane in enumerate(shown):
            area = QRect(0, self._top_of(row) - _OUTLINE, self.viewport().width(), self.row_height)
            if event.region().intersects(area):
                self._paint_lane(painter, lane, row, event.region(), clock)
        if not self._late.isEmpty():
            self._late_timer.start(0)

    def _paint_lane(self, painter: QPainter, lane: Lane, row: int, region: QRegion, clock: QElapsedTimer) -> None:
        top, height = self._top_of(row), self.thumbnail_height
        titles = QRect(0, top, GUTTER, height)
        if region.intersects(titles):
            self._titles.paint(painter, lane, titles, self.font())
        if lane.problem:
            painter.setPen(QColor(colours().quiet))
            area = QRect(GUTTER, top, self.viewport().width() - GUTTER - 2 * UNIT, height)
            text = self.fontMetrics().elidedText(lane.problem, Qt.TextElideMode.ElideMiddle, area.width())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, text)
            return
        strip = self.strip_of(lane)
        slot_colour = QColor(colours().control)
        slot_colour.setAlphaF(0.55)
        for slot in range(strip.slots):
            rect = QRect(GUTTER + strip.left_of(slot), top, strip.cell, height)
            if strip.frame_of(slot) >= 0 and region.intersects(rect):
                self._paint_frame(painter, lane, strip.frame_of(slot), rect, slot_colour, clock)
        if lane.refined_from:
            self._paint_handover(painter, self.frame_rect(lane, lane.refined_from))
        if self._timeline.reference is not None and self._timeline.reference[0] is lane:
            self._paint_pin(painter, self.frame_rect(*self._timeline.reference))
        if lane is self._timeline.current and lane.available:
            rect = self.frame_rect(lane, self._timeline.playhead)
            around = QRectF(rect).adjusted(-1.5, -1.5, 1.5, 1.5)
            painter.fillRect(rect.adjusted(-_OUTLINE, -_OUTLINE, _OUTLINE, _OUTLINE), QColor(colours().panel))
            self._paint_frame(painter, lane, self._timeline.playhead, rect, slot_colour, None)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colours().accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(around, RADIUS - 1, RADIUS - 1)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_pin(self, painter: QPainter, rect: QRect) -> None:
        """Mark the frame that others are compared with: an outline in the text's colour, with a notch."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours().text), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(rect).adjusted(-1.5, -1.5, 1.5, 1.5), RADIUS - 1, RADIUS - 1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours().text))
        corner = rect.topLeft()
        painter.drawPolygon([corner, corner + QPoint(_NOTCH, 0), corner + QPoint(0, _NOTCH)])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_handover(self, painter: QPainter, rect: QRect) -> None:
        """Paint a line before the first frame that the refiner made."""
        line = QRect(rect.left() - GAP, rect.top() - _OUTLINE, GAP - 1, rect.height() + 2 * _OUTLINE)
        painter.fillRect(line, QColor(colours().text))

    def _paint_branch(self, painter: QPainter, lane: Lane, shown: list[Lane]) -> None:
        """Paint the line from the parent's row down to the first frame of a branch; frames cover it where it passes."""
        parent = self._timeline.parent_of(lane)
        if parent is None:
            return
        strip = self.strip_of(lane)
        first = GUTTER + round(strip.centre_of(0) - strip.cell / 2)
        left = first - min(strip.cell // 2, max(first - GUTTER, 0) or UNIT)
        top = self._top_of(shown.index(parent)) + self.thumbnail_height
        middle = self._top_of(shown.index(lane)) + self.thumbnail_height // 2
        painter.setPen(QPen(colour_of(lane) or QColor(colours().quiet), 1))
        painter.drawLine(left, top, left, middle)
        painter.drawLine(left, middle, first - 2, middle)

    def _paint_frame(
        self, painter: QPainter, lane: Lane, k: int, rect: QRect, faint: QColor, clock: QElapsedTimer | None
    ) -> None:
        if k >= lane.available:
            painter.fillRect(rect, faint)
            return
        image = self._thumbnails.cached(lane, k)
        if image is None and clock is not None and clock.elapsed() > BUILD_MS:
            painter.fillRect(rect, faint)
            self._late += rect
            return
        image = image or self._thumbnails.image(lane, k)
        if image.isNull():
            painter.fillRect(rect, faint)
            painter.setPen(QColor(colours().quiet))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, "?")
            return
        across = round(image.height() * rect.width() / rect.height())  # very wide frames are cropped to their middle
        source = QRect((image.width() - across) // 2, 0, across, image.height()) if across < image.width() else QRect()
        painter.drawImage(rect, image, source if not source.isNull() else image.rect())

    def _paint_late(self) -> None:
        region, self._late = self._late, QRegion()
        self.viewport().update(region)

    # Pointer and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Move the playhead to the clicked frame; a click on a title makes that lane current."""
        lane = self._lane_at(event.position().y())
        if event.button() != Qt.MouseButton.LeftButton or lane is None:
            return
        if self.arrow_rect(lane).contains(event.position().toPoint()):
            self._timeline.fold(lane, not lane.folded)
            return
        if event.position().x() < GUTTER - _OUTLINE:
            if self._timeline.current is None:
                self._timeline.look_at(lane)
            else:
                shown = self._timeline.shown
                self._timeline.look_at_neighbour(shown.index(lane) - shown.index(self._timeline.current))
            return
        if event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self.compare_wanted.emit(lane, self.strip_of(lane).frame_at(event.position().x() - GUTTER))
            return
        self._scrubbing = lane
        self._timeline.held = True
        self._scrub(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Rename the lane whose title is double-clicked; elsewhere it is a click."""
        lane = self._lane_at(event.position().y())
        on_title = lane is not None and self.title_rect(lane).contains(event.position().toPoint())
        if lane is not None and on_title and event.button() == Qt.MouseButton.LeftButton:
            self.rename(lane)
        else:
            self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Scrub."""
        if self._scrubbing is not None:
            self._scrub(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End scrubbing."""
        if self._scrubbing is not None and event.button() == Qt.MouseButton.LeftButton:
            self._scrubbing = None
            self._timeline.held = False
            self.scrub_ended.emit()

    def event(self, event: QEvent) -> bool:
        """Reserve Delete, which would clear the mask, and F2, which would show a workspace, for the current lane."""
        own = () if self._timeline.current is None else (Qt.Key.Key_Delete, Qt.Key.Key_F2)
        return reserve_keys(event, own) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll with the page keys; the panel handles the other keys."""
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Request the menu of the lane under the pointer, or of the current lane."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            lane, k = self._timeline.current, self._timeline.playhead
            place = self.frame_rect(lane, k).bottomLeft() if lane else QPoint()
            place = self.viewport().mapToGlobal(place)
        else:
            lane, place = self._lane_at(event.pos().y()), event.globalPos()
            k = self.strip_of(lane).frame_at(event.pos().x() - GUTTER) if lane else 0
        if lane is not None:
            self.menu_requested.emit(lane, min(k, max(0, lane.available - 1)), place)

    def viewportEvent(self, event: QEvent) -> bool:
        """Show a tooltip: a lane's full title, or a frame's position."""
        if isinstance(event, QHelpEvent):
            lane = self._lane_at(event.pos().y())
            text = self._tip(lane, event.pos().x()) if lane else ""
            QToolTip.showText(event.globalPos(), plain_tooltip(text), self.viewport())
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Update the layout."""
        super().resizeEvent(event)
        self._layout()
        self._reveal_current()

    def rename(self, lane: Lane) -> None:
        """Open a field over the lane's title; `renamed` is sent when a name was typed."""
        if lane not in self._timeline.shown:
            return
        self._stop_renaming()
        self._reveal(lane)
        field = InPlaceField(lane.name, tr("Name of the lane"), self._name_rect(lane), self.viewport())
        field.setMaxLength(_MAX_NAME_LENGTH)
        field.setPlaceholderText(tr("No name"))
        field.ended.connect(lambda name: self._end_renaming(lane, name))
        self._name_field, self._renamed = field, lane

    def _name_rect(self, lane: Lane) -> QRect:
        return self.title_rect(lane).adjusted(-4, 0, 0, 0)

    def _follow_renamed(self) -> None:
        """Keep the field for a lane's name over its title while lanes come, go and scroll."""
        if self._name_field is None or self._renamed is None:
            return
        if self._renamed in self._timeline.shown:
            self._name_field.move_to(self._name_rect(self._renamed))
        else:
            self._stop_renaming()

    def _end_renaming(self, lane: Lane, typed: str | None) -> None:
        self._stop_renaming()
        name = lane.name if typed is None else " ".join(typed.split())
        if name != lane.name and lane in self._timeline.lanes:
            self.renamed.emit(lane, name)

    def _stop_renaming(self) -> None:
        field, self._name_field = self._name_field, None
        if field is not None:
            field.close_for(self)

    def _tip(self, lane: Lane, x: int) -> str:
        if x < GUTTER:
            return self._titles.tip(lane)
        k = self.strip_of(lane).frame_at(x - GUTTER)
        if k >= lane.available:
            return tr("Not computed yet.")
        return f"{tr_message(lane.position_text(k))}, {tr_message(lane.detail_text(k))}"

    def _scrub(self, event: QMouseEvent) -> None:
        lane = self._scrubbing
        if lane is None or lane not in self._timeline.lanes:
            return
        self._timeline.look_at(lane, self.strip_of(lane).frame_at(event.position().x() - GUTTER))

    # Layout

    def _image(self, lane: Lane, k: int) -> QImage:
        self._set_look()
        return self._thumbnails.image(lane, k)

    def _set_look(self) -> None:
        self._thumbnails.set_look(self._timeline.view, round(self.thumbnail_height * self.devicePixelRatioF()))

    def _layout(self) -> None:
        lanes = self._timeline.shown
        self._thumbnail_height = next(height for minimum, height in _HEIGHTS if self.viewport().height() >= minimum)
        self._frame_counts = {lane.id: lane.frame_count for lane in lanes}
        height = len(lanes) * self.row_height + UNIT // 2
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(self.row_height // 2)
        bar.setRange(0, max(0, height - self.viewport().height()))

    def _reveal_current(self) -> None:
        """Scroll the lane into view that the words and the plot belong to."""
        if self._timeline.current is not None:
            self._reveal(self._timeline.current)

    def _reveal(self, lane: Lane) -> None:
        """Scroll a lane into view."""
        bar = self.verticalScrollBar()
        top = self._timeline.shown.index(lane) * self.row_height
        low = top + self.row_height + UNIT // 2 - self.viewport().height()
        bar.setValue(min(max(bar.value(), low), top))

    def _row_rect(self, lane: Lane) -> QRect:
        """Return the row of a lane's title, in viewport coordinates."""
        return QRect(0, self._top_of(self._timeline.shown.index(lane)), GUTTER, self.thumbnail_height)

    def _top_of(self, row: int) -> int:
        return row * self.row_height + UNIT // 2 - self.verticalScrollBar().value()

    def _lane_at(self, y: float) -> Lane | None:
        row = int((y + self.verticalScrollBar().value()) // self.row_height)
        shown = self._timeline.shown
        return shown[row] if 0 <= row < len(shown) else None

    def _playhead(self) -> tuple[Lane, int] | None:
        lane = self._timeline.current
        return (lane, self._timeline.playhead) if lane is not None else None
