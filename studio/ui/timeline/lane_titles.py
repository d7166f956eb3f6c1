"""The titles left of the lanes' frames: words, colour, and the arrow that folds branches."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPolygonF

from studio.document.lanes.lane import LANE_COLOURS, Lane
from studio.document.lanes.lane_words import words_of_lane
from studio.document.lanes.timeline import Timeline
from studio.ui.theme import UNIT, colours, tabular
from studio.ui.timeline.strip import GUTTER
from studio.ui.translation import tr, tr_count, tr_message

_ARROW = 14  # pixels, the column of the arrows
_CHIP = 8  # pixels, the square in a lane's colour
_DEEPEST = 6  # levels of branches whose titles are indented further


def colour_of(lane: Lane) -> QColor | None:
    """Return a lane's colour in the current theme; None if it has none."""
    return QColor(colours().lines[LANE_COLOURS.index(lane.colour)]) if lane.colour else None


def title_text(timeline: Timeline, lane: Lane) -> str:
    """Return a lane's title; see `words_of_lane`."""
    return words_of_lane(lane, timeline.parent_of(lane))


def second_line(timeline: Timeline, lane: Lane) -> str:
    """Return the line below: the subtitle, or how many branches are folded away."""
    hidden = len(timeline.tree.branch(lane)) - 1 if lane.folded else 0
    return (
        tr_count("{count} branch folded", "{count} branches folded", hidden).format(count=hidden)
        if hidden
        else tr_message(lane.subtitle)
    )


class LaneTitles:
    """Paints titles, and locates their parts. Rectangles are a lane's whole row, as wide as the gutter."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline

    def arrow_rect(self, lane: Lane, row: QRect) -> QRect:
        """Return where the arrow of a lane is; empty if it has no branches."""
        if not self._timeline.tree.children(lane):
            return QRect()
        return QRect(self._left(lane), row.top(), _ARROW, row.height())

    def words_rect(self, lane: Lane, row: QRect) -> QRect:
        """Return where the words of a lane are."""
        left = self._left(lane) + _ARROW + 2
        return QRect(left, row.top(), GUTTER - UNIT - left, row.height())

    def paint(self, painter: QPainter, lane: Lane, row: QRect, font: QFont) -> None:
        """Paint the title of a lane."""
        current, c = lane is self._timeline.current, colours()
        if current:
            painter.fillRect(QRect(UNIT // 2, row.top() + 4, 2, row.height() - 8), QColor(c.quiet))
        if not (arrow := self.arrow_rect(lane, row)).isNull():
            _paint_arrow(painter, QRectF(arrow), folded=lane.folded)
        words, small = self.words_rect(lane, row), tabular(font)
        small.setPointSizeF(max(6.0, small.pointSizeF() * 0.9))
        line = QFontMetrics(font).height()
        top, indent = words.center().y() - line + 1, 0
        if (colour := colour_of(lane)) is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRoundedRect(QRect(words.left(), top + (line - _CHIP) // 2, _CHIP, _CHIP), 2, 2)
            indent = _CHIP + 4
        for text, shade, face, left in (
            (title_text(self._timeline, lane), c.text if current else c.quiet, tabular(font), words.left() + indent),
            (second_line(self._timeline, lane), c.quiet, small, words.left()),
        ):
            painter.setFont(face)
            painter.setPen(QColor(shade))
            width = words.right() + 1 - left
            shown = QFontMetrics(face).elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRect(left, top, width, line), Qt.AlignmentFlag.AlignVCenter, shown)
            top += line

    def tip(self, lane: Lane) -> str:
        """Return the tooltip of a title: its full text and meaning."""
        words = title_text(self._timeline, lane)
        lines = [words, *([lane.title] if lane.title != words else []), tr_message(lane.subtitle)]
        lines += [tr("Colour: {colour}").format(colour=lane.colour)] if lane.colour else []
        lines.append(lane.problem)
        return "\n".join(line for line in lines if line)

    def _left(self, lane: Lane) -> int:
        return UNIT + UNIT * min(self._timeline.depth(lane), _DEEPEST)


def _paint_arrow(painter: QPainter, place: QRectF, *, folded: bool) -> None:
    """Paint a triangle that points right where branches are folded, otherwise down."""
    x, y = place.center().x() - 1, place.center().y()
    corners = [(-2.5, -4), (2.5, 0), (-2.5, 4)] if folded else [(-4, -2.5), (4, -2.5), (0, 2.5)]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours().quiet))
    painter.drawPolygon(QPolygonF([QPointF(x + right, y + down) for right, down in corners]))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
