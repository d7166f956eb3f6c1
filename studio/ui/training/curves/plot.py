"""A quiet plot: thin lines, horizontal grid lines only, round ticks, a cross-hair, and the theme's colours."""

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPen
from PySide6.QtWidgets import QWidget

from studio.ui.theme import colours, tabular
from studio.ui.training.curves import ticks
from studio.ui.training.curves.line_style import LineStyle
from studio.ui.training.curves.run_series import RunSeries
from studio.ui.training.curves.series import Series, thinned

LEFT = 52  # pixels for the numbers of the left axis, the same in all plots so that they stand in line
RIGHT = 24  # for half of the last number of the bottom axis
_MARGIN = 8
SMALLEST = 1e-9  # of what is drawn on a logarithmic axis
_MOST_MARKED = 60  # points in sight; more dots than that would hide their line
_UNITS = ((180.0, 1.0, "s"), (3 * 3600.0, 60.0, "min"), (math.inf, 3600.0, "h"))  # up to, seconds, name


class QuietAxis(pg.AxisItem):
    """An axis with few round numbers; with `decades` the values are powers of ten."""

    def __init__(self, orientation: str, pixels: float) -> None:
        super().__init__(orientation)
        self.decades = False
        self.unit = 1.0  # numbers are written in multiples of it
        self._pixels = pixels
        self.enableAutoSIPrefix(False)
        self.setStyle(tickLength=0, autoExpandTextSpace=False, tickTextOffset=6, hideOverlappingLabels=False)

    def dress(self, font: QFont) -> None:
        """Take the theme's colours and a font."""
        c = colours()
        self.setPen(QPen(Qt.PenStyle.NoPen))
        self.setTickPen(pg.mkPen(c.line))
        self.setTextPen(pg.mkPen(c.quiet))
        self.setTickFont(font)
        self.label.setFont(font)

    def boundingRect(self) -> QRectF:
        """Leave room for half a number beyond both ends: with a grid, pyqtgraph leaves none and drops those numbers."""
        return super().boundingRect().adjusted(0, -_MARGIN, 0, _MARGIN)

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        """Return one level of ticks, as far apart as they can be read."""
        most = max(1, int(size / self._pixels))
        if self.decades:
            found = ticks.decade_ticks(10.0**low, 10.0**high, most)
            return [(1.0, [math.log10(tick) for tick in found])]
        return [(1.0, [tick * self.unit for tick in ticks.linear_ticks(low / self.unit, high / self.unit, most)])]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """Write the numbers."""
        powers = (10.0**value if self.decades else value / self.unit for value in values)
        return [ticks.number(float(f"{power:.6g}")) for power in powers]


class QuietPlot(pg.PlotWidget):
    """A plot of values over the steps of a run, or over its seconds.

    It shows everything until the person zooms (wheel) or pans (drag) along the steps; a double click or Home shows
    everything again.

    Signals:
        pointed: The step, or second, under the pointer, or None when it left.
        ranged: The person chose another stretch of them (low, high), or None for everything.
    """

    pointed = Signal(object)
    ranged = Signal(object)

    def __init__(self, name: str, tooltip: str, parent: QWidget | None = None) -> None:
        self._x_axis, self._y_axis = QuietAxis("bottom", 64), QuietAxis("left", 32)
        super().__init__(parent, axisItems={"bottom": self._x_axis, "left": self._y_axis})
        self._curves: list[tuple[pg.PlotDataItem, LineStyle]] = []
        self._chosen: tuple[float, float] | None = None
        self._all = (0.0, 1.0)
        self.decades = self.by_time = False
        self._labelled = True
        self.setAccessibleName(name)
        self.setToolTip(tooltip)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFrameStyle(0)
        item = self.getPlotItem()
        item.hideButtons()
        item.setMenuEnabled(False)
        item.setMouseEnabled(x=True, y=False)
        item.getViewBox().setDefaultPadding(0)
        item.getViewBox().disableAutoRange()
        item.getViewBox().sigRangeChangedManually.connect(self._ranged_by_hand)
        item.layout.setContentsMargins(0, _MARGIN, RIGHT, 0)
        self._y_axis.setWidth(LEFT)
        self._cross = pg.InfiniteLine(angle=90)
        self._cross.hide()
        item.addItem(self._cross, ignoreBounds=True)
        self.setMouseTracking(True)
        self._label()
        self._dress()

    def add_curve(self, style: LineStyle) -> pg.PlotDataItem:
        """Add a line."""
        curve = pg.PlotDataItem(skipFiniteCheck=True, antialias=style.width > 1.0)
        self._curves.append((curve, style))
        self.addItem(curve)
        self._dress_curve(curve, style)
        return curve

    def remove_curves(self) -> None:
        """Take every line away."""
        for curve, _ in self._curves:
            self.removeItem(curve)
        self._curves.clear()

    def set_by_time(self, by_time: bool) -> None:
        """Lay the curves out over seconds of training, or over steps; they must be drawn again."""
        self.by_time = by_time
        self._label()

    def set_decades(self, decades: bool) -> None:
        """Make the left axis logarithmic, or not; the curves must be drawn again."""
        if decades != self.decades:
            self.decades = self._y_axis.decades = decades
            self._y_axis.picture = None
            self._y_axis.update()

    def draw(
        self,
        curve: pg.PlotDataItem,
        run: RunSeries,
        series: Series,
        column: int = 0,
        *,
        peaks: bool = False,
        factor: float = 1.0,
    ) -> None:
        """Show one column of a run's series, times `factor`: what lies in sight, about one point a pixel.

        Thinned here: pyqtgraph's own way keeps five points a pixel, which takes ten times as long to paint.
        """
        low, high = self.shown
        if self.by_time:
            low, high = (float(step) for step in run.steps_at((low, high)))
        x, y = series.between(low, high, column)
        pixels = max(64, int(self.getPlotItem().getViewBox().width()))
        x, y = thinned(x, y, pixels if peaks else pixels // 3, peaks=peaks)
        if self.by_time:
            x = run.seconds_at(x)
        if factor != 1.0:
            y = y * factor
        style = next(style for known, style in self._curves if known is curve)
        if style.marked:
            curve.setSymbol("o" if len(x) <= _MOST_MARKED else None)
        curve.setData(x, np.log10(np.maximum(y, SMALLEST)) if self.decades else y)

    @property
    def shown(self) -> tuple[float, float]:
        """The stretch of steps, or seconds, in sight."""
        return self._chosen or self._all

    def show_range(self, last: float, low: float, high: float) -> None:
        """Let the axes reach to step or second `last` and from `low` to `high`, rounded so that they rarely move."""
        unit, name = next((unit, name) for most, unit, name in _UNITS if last <= most) if self.by_time else (1.0, "")
        self._label(f"training time ({name})" if name else "step", unit)
        self._all = (0.0, ticks.round_up(last / unit) * unit)
        view = self.getPlotItem().getViewBox()
        if self.decades:
            bottom, top = ticks.round_decades(max(low, SMALLEST), max(high, 2 * SMALLEST))
            view.setYRange(math.log10(bottom), math.log10(top), padding=0)
        else:
            bottom = -ticks.round_up(-low) if low < 0 else 0.0
            view.setYRange(bottom, ticks.round_up(high) if high > 0 or not bottom else 0.0, padding=0)
        self._show_steps()

    def choose_range(self, chosen: tuple[float, float] | None) -> None:
        """Show a stretch of steps or seconds; None shows everything."""
        self._chosen = chosen
        self._show_steps()

    def point(self, step: float | None) -> None:
        """Stand the cross-hair at a step or second, or take it away."""
        self._cross.setVisible(step is not None)
        if step is not None:
            self._cross.setPos(step)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell what lies under the pointer."""
        super().mouseMoveEvent(event)
        view = self.getPlotItem().getViewBox()
        place = self.mapToScene(event.position().toPoint())
        inside = view.sceneBoundingRect().contains(place)
        self.pointed.emit(view.mapSceneToView(QPointF(place)).x() if inside else None)

    def leaveEvent(self, event: QEvent) -> None:
        """Take the cross-hair away."""
        self.pointed.emit(None)
        super().leaveEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show everything."""
        self.ranged.emit(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show everything with Home; the rest is the window's."""
        if event.key() == Qt.Key.Key_Home:
            self.ranged.emit(None)
        else:
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and hasattr(self, "_cross"):
            self._dress()
        super().changeEvent(event)

    def _ranged_by_hand(self, *_: object) -> None:
        shown = self.getPlotItem().getViewBox().viewRect()
        self.ranged.emit((shown.left(), shown.right()))

    def _show_steps(self) -> None:
        self.getPlotItem().getViewBox().setXRange(*self.shown, padding=0)

    def set_labelled(self, labelled: bool) -> None:
        """Name the bottom axis, or leave its name out where there is little room."""
        self._x_axis.showLabel(labelled)
        self._labelled = labelled
        self._dress()

    def _label(self, text: str = "step", unit: float = 1.0) -> None:
        if text != self._x_axis.labelText or unit != self._x_axis.unit:
            self._x_axis.unit = unit
            self._x_axis.setLabel(text)
            self._x_axis.showLabel(self._labelled)
            self._dress()

    def _dress(self) -> None:
        c = colours()
        self.setBackground(c.window)
        font = small(self.font())
        for axis in (self._x_axis, self._y_axis):
            axis.dress(font)
        self._y_axis.setGrid(255)
        self._x_axis.setHeight(
            round(QFontMetricsF(font).height() * (2.2 if self._x_axis.label.isVisible() else 1.0)) + 8
        )
        self._cross.setPen(pg.mkPen(c.quiet, width=1))
        for curve, style in self._curves:
            self._dress_curve(curve, style)

    def _dress_curve(self, curve: pg.PlotDataItem, style: LineStyle) -> None:
        curve.setPen(style.pen())
        if style.marked:
            curve.setSymbolPen(None)
            curve.setSymbolBrush(style.ink())
            curve.setSymbolSize(5)


def small(font: QFont) -> QFont:
    """Return the font of an axis's numbers."""
    smaller = tabular(font)
    if smaller.pointSizeF() > 0:
        smaller.setPointSizeF(smaller.pointSizeF() * 0.85)
    return smaller
