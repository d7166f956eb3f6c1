"""The plot below the lanes: ᾱ_t (signal level) and the change of the picture per step."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.document.lanes.lane import Lane
from studio.document.lanes.timeline import Timeline
from studio.ui.theme import UNIT, colours, tabular
from studio.ui.timeline.lanes_view import LanesView
from studio.ui.timeline.strip import GUTTER, Strip
from studio.ui.timeline.symbols import ALPHA_BAR, draw_symbol
from studio.ui.translation import number_text, tr

HEIGHT = 84
_TOP, _BOTTOM = 10, 20  # pixels above the curves, and for the tick labels below
_FRAMES = {"denoising": tr("step"), "learning": tr("grid"), "film": tr("frame")}  # the unit of a lane's frames
_TICK_STEPS = (1, 2, 5)


@dataclass(frozen=True)
class Curve:
    """Values in 0..1, one per frame; those before `first` are undefined."""

    values: NDArray[np.float64]
    colour: QColor
    first: int = 0


class SchedulePlot(QWidget):
    """ᾱ_t and the change per step of the current lane, aligned with its frames; click or drag to scrub."""

    def __init__(self, timeline: Timeline, lanes: LanesView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timeline, self._lanes = timeline, lanes
        self._cache = QPixmap()
        self._cache_key: tuple[object, ...] = ()
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Signal level and change per step"))
        self.setToolTip(tr("Signal level ᾱₜ of each step, and the picture's change per step on a logarithmic scale."))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cached axes and curves, and over them the playhead and the legend."""
        lane = self._timeline.current
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours().panel))
        if lane is None:
            return
        c, k = colours(), min(self._timeline.playhead, max(0, lane.available - 1))
        strip, changes = self._lanes.strip_of(lane), lane.change_per_step()
        curves = _curves(lane, changes)
        painter.drawPixmap(0, 0, self._background(lane, strip, curves, changes))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if lane.available:
            x = GUTTER + strip.centre_of(k)
            painter.setPen(QPen(QColor(c.accent), 1.5))
            painter.drawLine(QPointF(x, 2), QPointF(x, self.height() - _BOTTOM))
            for curve in curves:
                if curve.first <= k < len(curve.values):
                    painter.setPen(QPen(QColor(c.panel), 1.5))
                    painter.setBrush(curve.colour)
                    painter.drawEllipse(QPointF(x, self._y(float(curve.values[k]))), 3.5, 3.5)
        self._paint_legend(painter, lane, k, changes)

    def _background(self, lane: Lane, strip: Strip, curves: list[Curve], changes: NDArray[np.float64]) -> QPixmap:
        """Return axes and curves from the cache: scrubbing only moves the playhead."""
        look = self.size(), self.devicePixelRatioF(), colours()
        state = (lane.id, strip, lane.available, changes.tobytes(), lane.decision, look)
        if state != self._cache_key:
            self._cache = QPixmap(self.size() * self.devicePixelRatioF())
            self._cache.setDevicePixelRatio(self.devicePixelRatioF())
            self._cache.fill(QColor(colours().panel))
            painter = QPainter(self._cache)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_axes(painter, lane, strip)
            for curve in curves:
                self._paint_curve(painter, strip, curve)
            self._paint_decision(painter, lane, strip)
            painter.end()
            self._cache_key = state
        return self._cache

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Move the playhead to the clicked step."""
        if event.button() == Qt.MouseButton.LeftButton and event.position().x() >= GUTTER:
            self._timeline.held = True
            self._scrub(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Scrub."""
        if self._timeline.held and event.buttons() & Qt.MouseButton.LeftButton:
            self._scrub(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End scrubbing."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._timeline.held = False
            self._lanes.scrub_ended.emit()

    def _scrub(self, event: QMouseEvent) -> None:
        lane = self._timeline.current
        if lane is not None:
            self._timeline.seek(self._lanes.strip_of(lane).frame_at(event.position().x() - GUTTER))

    def _y(self, value: float) -> float:
        return self.height() - _BOTTOM - value * (self.height() - _BOTTOM - _TOP)

    def _small(self) -> QFont:
        font = tabular(self.font())
        font.setPointSizeF(max(6.0, font.pointSizeF() * 0.86))
        return font

    def _paint_axes(self, painter: QPainter, lane: Lane, strip: Strip) -> None:
        c, font = colours(), self._small()
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        right = GUTTER + strip.length
        for value in (0.0, 1.0):
            painter.setPen(QPen(QColor(c.line), 1))
            painter.drawLine(QPointF(GUTTER, self._y(value)), QPointF(right, self._y(value)))
            painter.setPen(QColor(c.quiet))
            place = QRectF(0, self._y(value) - 8, GUTTER - 6, 16)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{value:.0f}")
        baseline = self.height() - 6.0
        painter.drawText(QPointF(GUTTER - 6 - metrics.horizontalAdvance(_axis(lane)), baseline), _axis(lane))
        free_from = -math.inf
        for frame, text in ticks(lane):
            width = metrics.horizontalAdvance(text)
            x = GUTTER + strip.centre_of(frame)
            left = min(max(x - width / 2, GUTTER), right - width)
            if left > free_from:
                painter.drawText(QPointF(left, baseline), text)
                free_from = left + width + 2 * UNIT

    def _paint_curve(self, painter: QPainter, strip: Strip, curve: Curve) -> None:
        places = np.arange(curve.first, len(curve.values))
        left, right = strip.centre_of(0), strip.centre_of(1)
        x = GUTTER + left + (right - left) * places
        y = self._y(0.0) + (self._y(1.0) - self._y(0.0)) * curve.values[curve.first :]
        points = [QPointF(*place) for place in zip(x.tolist(), y.tolist(), strict=True)]
        painter.setPen(QPen(curve.colour, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(points))

    def _paint_decision(self, painter: QPainter, lane: Lane, strip: Strip) -> None:
        """Mark the step at which a word still decides."""
        if lane.decision is None or lane.decision.step is None:
            return
        x = GUTTER + strip.centre_of(_frame_at(lane, lane.decision.step))
        painter.setPen(QPen(_decision_colour(), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, self._y(1.0)), QPointF(x, self._y(0.0)))
        painter.setFont(self._small())
        text = tr("“{word}” decides until here").format(word=lane.decision.word)
        width = QFontMetricsF(painter.font()).horizontalAdvance(text)
        left = x + 4 if x + 4 + width < self.width() else x - 4 - width
        painter.setPen(_decision_colour())
        painter.drawText(QPointF(left, self._y(1.0) + 10), text)

    def _paint_legend(self, painter: QPainter, lane: Lane, k: int, changes: NDArray[np.float64]) -> None:
        c, font = colours(), self._small()
        line = round(QFontMetricsF(font).height()) + 4
        left, right = UNIT * 2, GUTTER - UNIT * 3
        baseline = self._y(1.0) + 8.0
        abar = lane.shows_alphas_cumprod(k)
        change = number_text(changes[k], ".3f") if 1 <= k < len(changes) else "–"
        rows = [] if abar is None else [("", QColor(c.text), number_text(abar, ".4f") if lane.available else "")]
        rows.append((tr("change per {frames}").format(frames=_FRAMES[lane.kind]), QColor(c.second), change))
        if lane.decision is not None:
            without = tr("without “{word}”").format(word=lane.decision.word)
            rows.append((without, _decision_colour(), number_text(_decided(lane)[k], ".3f")))
        for text, colour, value in rows:
            painter.setPen(QPen(colour, 2))
            painter.drawLine(QPointF(left, baseline - 4), QPointF(left + 10, baseline - 4))
            if text:
                painter.setFont(font)
                painter.setPen(QColor(c.quiet))
                painter.drawText(QPointF(left + 16, baseline), text)
            else:
                draw_symbol(painter, left + 16, baseline, ALPHA_BAR, font, QColor(c.quiet))
            painter.setFont(font)
            painter.setPen(QColor(c.text))
            place = QRect(left, round(baseline) - line, right - left, line + 3)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, value)
            baseline += line


def _curves(lane: Lane, changes: NDArray[np.float64]) -> list[Curve]:
    """Return the change on a logarithmic scale (undefined for the first frame), and ᾱ_t on top of it."""
    curves = [Curve(on_log_scale(changes), QColor(colours().second), first=1)]
    if lane.decision is not None:
        found = _decided(lane)
        curves.append(Curve(found / max(float(found.max(initial=0.0)), 1e-9), _decision_colour()))
    if lane.alphas_cumprod is not None:
        curves.append(Curve(lane.alphas_cumprod[lane.timesteps], QColor(colours().text)))
    return curves


def _decided(lane: Lane) -> NDArray[np.float64]:
    """Return how much the region differs when the word is removed at each frame, 0 to 1, [available]."""
    assert lane.decision is not None, "asked for lanes that have one"
    places = [_frame_at(lane, step) for step in lane.decision.steps]
    return np.interp(np.arange(max(1, lane.available)), places, lane.decision.differences)


def _frame_at(lane: Lane, step: int) -> float:
    """Return the place of a step among the frames."""
    kept = getattr(lane, "kept", tuple(range(lane.available)))
    return float(np.interp(step, kept, range(len(kept))))


def _decision_colour() -> QColor:
    return QColor(colours().lines[2])


def on_log_scale(changes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return changes in 0 ... 1: the largest at 1, the smallest positive one, or a tenth of the largest, at 0.

    A first change ten times as large as all others would flatten them on a linear scale.
    """
    positive = changes[changes > 0]
    if not positive.size:
        return np.zeros_like(changes)
    top = float(positive.max())
    low = min(float(positive.min()), top / 10)
    return np.asarray(np.log(np.maximum(changes, low) / low) / np.log(top / low))


def _axis(lane: Lane) -> str:
    return tr("training step") if lane.kind == "learning" else _FRAMES[lane.kind]


def ticks(lane: Lane) -> list[tuple[int, str]]:
    """Return the frames to label with their steps: the first, and round numbers."""
    K = lane.frame_count
    if lane.kind == "learning":
        return [(k, number_text(lane.timesteps[k], ",")) for k in range(min(K, len(lane.timesteps)))]
    every = next(step for power in range(9) for unit in _TICK_STEPS if (step := unit * 10**power) * 10 >= K)
    kept = getattr(lane, "kept", tuple(range(K)))
    K = min(K, len(kept))
    whole = K > 0 and kept[K - 1] - kept[0] == K - 1  # of a thinned lane, every few frames are labelled instead
    counted = [kept[k] + 1 if whole else k + 1 for k in range(K)]
    return [(k, str(kept[k] + 1)) for k in range(K) if k == 0 or (k > 1 and counted[k] % every == 0)]
