"""A quiet plot: thin lines, horizontal grid lines only, round ticks, a cross-hair, and the theme's colours."""

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPen
from PySide6.QtWidgets import QWidget

from studio.ui.theme import colours, tabular
from studio.ui.training import ticks
from studio.ui.training.series import Series, thinned

LEFT = 52  # pixels for the numbers of the left axis, the same in all plots so that they stand in line
_MARGIN = 8
SMALLEST = 1e-9  # of what is drawn on a logarithmic axis


class _Axis(pg.AxisItem):
    """An axis with few round numbers; with `decades` the values are powers of ten."""

    def __init__(self, orientation: str, pixels: float) -> None:
        super().__init__(orientation)
        self.decades = False
        self._pixels = pixels
        self.enableAutoSIPrefix(False)
        self.setStyle(tickLength=0, autoExpandTextSpace=False, tickTextOffset=6, hideOverlappingLabels=False)

    def boundingRect(self) -> QRectF:
        """Leave room for half a number beyond both ends: with a grid, pyqtgraph leaves none and drops those numbers."""
        return super().boundingRect().adjusted(0, -_MARGIN, 0, _MARGIN)

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        """Return one level of ticks, as far apart as they can be read."""
        most = max(1, int(size / self._pixels))
        if self.decades:
            found = ticks.decade_ticks(10.0**low, 10.0**high, most)
            return [(1.0, [math.log10(tick) for tick in found])]
        return [(1.0, ticks.linear_ticks(low, high, most))]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """Write the numbers."""
        return [ticks.number(float(f"{10.0**value:.6g}") if self.decades else value) for value in values]


class QuietPlot(pg.PlotWidget):
    """A plot of values at or above zero over steps.

    It shows everything until the person zooms (wheel) or pans (drag) along the steps; a double click or Home shows
    everything again.

    Signals:
        pointed: The step under the pointer, or None when it left.
        ranged: The person chose another stretch of steps (low, high), or None for everything.
    """

    pointed = Signal(object)
    ranged = Signal(object)

    def __init__(self, name: str, tooltip: str, parent: QWidget | None = None) -> None:
        self._x_axis, self._y_axis = _Axis("bottom", 64), _Axis("left", 32)
        super().__init__(parent, axisItems={"bottom": self._x_axis, "left": self._y_axis})
        self._curves: list[tuple[pg.PlotDataItem, str, float, float]] = []
        self._chosen: tuple[float, float] | None = None
        self._all = (0.0, 1.0)
        self.decades = False
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
        item.layout.setContentsMargins(0, _MARGIN, 12, 0)
        self._y_axis.setWidth(LEFT)
        self._cross = pg.InfiniteLine(angle=90)
        self._cross.hide()
        item.addItem(self._cross, ignoreBounds=True)
        self.setMouseTracking(True)
        self._dress()

    def add_curve(self, colour: str, *, strength: float = 1.0, width: float = 1.0) -> pg.PlotDataItem:
        """Add a line in a colour of the theme (by its name), blended into the background down to `strength`."""
        curve = pg.PlotDataItem(
            skipFiniteCheck=True,
            autoDownsample=True,
            clipToView=True,
            downsampleMethod="peak" if width <= 1.0 else "subsample",
            antialias=width > 1.0,
        )
        self._curves.append((curve, colour, strength, width))
        self.addItem(curve)
        self._dress()
        return curve

    def set_label(self, text: str) -> None:
        """Name the steps' axis."""
        self._x_axis.setLabel(text)
        self._dress()

    def set_decades(self, decades: bool) -> None:
        """Make the left axis logarithmic, or not; the curves must be drawn again."""
        self.decades = self._y_axis.decades = decades
        self._y_axis.picture = None
        self._y_axis.update()

    def draw(self, curve: pg.PlotDataItem, series: Series, column: int = 0, *, peaks: bool = False) -> None:
        """Show one column of a series: what lies in the steps shown, thinned to about one point a pixel.

        Thinned here: pyqtgraph's own way keeps five points a pixel, which takes ten times as long to paint.
        """
        x, y = series.between(*self.steps_shown, column)
        pixels = max(64, int(self.getPlotItem().getViewBox().width()))
        x, y = thinned(x, y, pixels if peaks else pixels // 2, peaks=peaks)
        curve.setData(x, np.log10(np.maximum(y, SMALLEST)) if self.decades else y)

    @property
    def steps_shown(self) -> tuple[float, float]:
        """The stretch of steps that is shown."""
        return self._chosen or self._all

    def show_range(self, last_step: float, low: float, high: float) -> None:
        """Let the axes reach to `last_step` and from `low` to `high`, rounded so that they rarely move."""
        self._all = (0.0, ticks.round_up(last_step))
        view = self.getPlotItem().getViewBox()
        if self.decades:
            bottom, top = ticks.round_decades(max(low, SMALLEST), max(high, 2 * SMALLEST))
            view.setYRange(math.log10(bottom), math.log10(top), padding=0)
        else:
            view.setYRange(0.0, ticks.round_up(high), padding=0)
        self._show_steps()

    def choose_range(self, chosen: tuple[float, float] | None) -> None:
        """Show a stretch of steps; None shows everything."""
        self._chosen = chosen
        self._show_steps()

    def point(self, step: float | None) -> None:
        """Stand the cross-hair at a step, or take it away."""
        self._cross.setVisible(step is not None)
        if step is not None:
            self._cross.setPos(step)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell which step lies under the pointer."""
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
        self.getPlotItem().getViewBox().setXRange(*self.steps_shown, padding=0)

    def _dress(self) -> None:
        c = colours()
        self.setBackground(c.window)
        font = small(self.font())
        line = QColor(c.line)
        for axis in (self._x_axis, self._y_axis):
            axis.setPen(QPen(Qt.PenStyle.NoPen))
            axis.setTickPen(pg.mkPen(line))
            axis.setTextPen(pg.mkPen(c.quiet))
            axis.setTickFont(font)
            axis.label.setFont(font)
        self._y_axis.setGrid(255)
        self._x_axis.setHeight(
            round(QFontMetricsF(font).height() * (2.2 if self._x_axis.label.isVisible() else 1.0)) + 8
        )
        self._cross.setPen(pg.mkPen(c.quiet, width=1))
        for curve, colour, strength, width in self._curves:
            curve.setPen(pg.mkPen(blended(getattr(c, colour), c.window, strength), width=width))


def blended(colour: str, background: str, strength: float) -> QColor:
    """Return a colour, opaque, as it looks over a background at an opacity of `strength`."""
    over, under = QColor(colour), QColor(background)

    def mixed(a: int, b: int) -> int:
        return round(strength * a + (1 - strength) * b)

    return QColor(mixed(over.red(), under.red()), mixed(over.green(), under.green()), mixed(over.blue(), under.blue()))


def small(font: QFont) -> QFont:
    """Return the font of an axis's numbers."""
    smaller = tabular(font)
    if smaller.pointSizeF() > 0:
        smaller.setPointSizeF(smaller.pointSizeF() * 0.85)
    return smaller
