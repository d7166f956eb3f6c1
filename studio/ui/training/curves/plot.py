"""A plot over steps or training time: thin lines, horizontal grid, round ticks, a crosshair, the theme's colours."""

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPen
from PySide6.QtWidgets import QWidget

from studio.ui.theme import colours, small_font
from studio.ui.training.curves import ticks
from studio.ui.training.curves.line_style import LineStyle
from studio.ui.training.curves.run_series import RunSeries
from studio.ui.training.curves.series import Series, decimate
from studio.ui.translation import tr

LEFT = 52  # pixels for the tick labels of the left axis: the same in all plots, so that they are aligned
RIGHT = 24  # for half of the last tick label of the bottom axis
_MARGIN = 8
SMALLEST = 1e-9  # lowest value drawn on a logarithmic axis
_MAX_MARKERS = 60  # visible points; more markers would hide their line
_UNITS = ((180.0, 1.0, "s"), (3 * 3600.0, 60.0, "min"), (math.inf, 3600.0, "h"))  # up to, seconds per unit, name


class Axis(pg.AxisItem):
    """An axis with few, round tick labels.

    Attributes:
        logarithmic: Values are exponents of ten.
        unit: Tick labels are in multiples of this.
        min_spacing: Smallest distance between ticks, in units.
    """

    def __init__(self, orientation: str, pixels: float) -> None:
        super().__init__(orientation)
        self.logarithmic = False
        self.unit, self.min_spacing = 1.0, 0.0
        self._pixels = pixels
        self.enableAutoSIPrefix(False)
        self.setStyle(tickLength=0, autoExpandTextSpace=False, tickTextOffset=6, hideOverlappingLabels=False)

    def apply_theme(self, font: QFont) -> None:
        """Use the theme's colours, and `font` for labels."""
        c = colours()
        self.setPen(QPen(Qt.PenStyle.NoPen))
        self.setTickPen(pg.mkPen(c.line))
        self.setTextPen(pg.mkPen(c.quiet))
        self.setTickFont(font)
        self.label.setFont(font)

    def boundingRect(self) -> QRectF:
        """Leave room for half a tick label at both ends: with a grid, pyqtgraph leaves none and drops those labels."""
        return super().boundingRect().adjusted(0, -_MARGIN, 0, _MARGIN)

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        """Return one level of ticks, far enough apart to be read."""
        count = max(1, int(size / self._pixels))
        if self.logarithmic:
            return [(1.0, [math.log10(tick) for tick in ticks.log_ticks(10.0**low, 10.0**high, count)])]
        found = ticks.linear_ticks(low / self.unit, high / self.unit, count, self.min_spacing)
        return [(1.0, [tick * self.unit for tick in found])]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """Return the tick labels."""
        numbers = (10.0**value if self.logarithmic else value / self.unit for value in values)
        return [ticks.tick_label(float(f"{number:.6g}")) for number in numbers]


class Plot(pg.PlotWidget):
    """A plot of values over the steps of a run, or over its training time in seconds.

    It shows the full range until the user zooms (wheel) or pans (drag) along x; a double click or Home resets that.

    Signals:
        hovered: The step or second under the pointer, or None when it left.
        zoomed: The x range (low, high) that the user chose, or None for the full range.
    """

    hovered = Signal(object)
    zoomed = Signal(object)

    def __init__(self, name: str, tooltip: str, parent: QWidget | None = None) -> None:
        self._x_axis, self._y_axis = Axis("bottom", 64), Axis("left", 32)
        self._x_axis.min_spacing = 1.0  # steps are whole
        super().__init__(parent, axisItems={"bottom": self._x_axis, "left": self._y_axis})
        self._curves: list[tuple[pg.PlotDataItem, LineStyle]] = []
        self._zoom: tuple[float, float] | None = None
        self._full = (0.0, 1.0)
        self.logarithmic = self.by_time = False
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
        item.getViewBox().sigRangeChangedManually.connect(self._zoomed_by_hand)
        item.layout.setContentsMargins(0, _MARGIN, RIGHT, 0)
        self._y_axis.setWidth(LEFT)
        self._fixed: tuple[float, float] | None = None  # y range
        self._mark = pg.InfiniteLine(angle=0)
        self._mark.hide()
        item.addItem(self._mark, ignoreBounds=True)
        self._crosshair = pg.InfiniteLine(angle=90)
        self._crosshair.hide()
        item.addItem(self._crosshair, ignoreBounds=True)
        self.setMouseTracking(True)
        self._label()
        self._apply_theme()

    def add_curve(self, style: LineStyle) -> pg.PlotDataItem:
        """Add an empty line of a style."""
        curve = pg.PlotDataItem(skipFiniteCheck=True, antialias=style.width > 1.0)
        self._curves.append((curve, style))
        self.addItem(curve)
        self._apply_style(curve, style)
        return curve

    def remove_curves(self) -> None:
        """Remove every line."""
        for curve, _ in self._curves:
            self.removeItem(curve)
        self._curves.clear()

    def set_by_time(self, by_time: bool) -> None:
        """Use training time in seconds as x instead of steps; `draw` every line again after it."""
        self.by_time = by_time
        self._x_axis.min_spacing = 0.0 if by_time else 1.0
        self._label()

    def set_logarithmic(self, logarithmic: bool) -> None:
        """Use a logarithmic y axis, or a linear one; `draw` every line again after it."""
        if logarithmic != self.logarithmic:
            self.logarithmic = self._y_axis.logarithmic = logarithmic
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
        """Draw one column of a run's series, times `factor`: the visible part, with about one point per pixel.

        It is decimated here because pyqtgraph keeps five points per pixel, which takes ten times as long to paint.
        """
        low, high = self.shown
        if self.by_time:
            low, high = (float(step) for step in run.steps_at((low, high)))
        x, y = series.between(low, high, column)
        pixels = max(64, int(self.getPlotItem().getViewBox().width()))
        x, y = decimate(x, y, pixels if peaks else pixels // 3, peaks=peaks)
        if self.by_time:
            x = run.seconds_at(x)
        if factor != 1.0:
            y = y * factor
        style = next(style for known, style in self._curves if known is curve)
        if style.marked:
            curve.setSymbol("o" if len(x) <= _MAX_MARKERS else None)
        curve.setData(x, np.log10(np.maximum(y, SMALLEST)) if self.logarithmic else y)

    @property
    def shown(self) -> tuple[float, float]:
        """The visible x range, in steps or seconds."""
        return self._zoom or self._full

    def set_full_range(self, last: float, low: float, high: float) -> None:
        """Set the full range: x from 0 to `last`, y from `low` to `high`, rounded so that the axes rarely move."""
        unit, name = next((unit, name) for limit, unit, name in _UNITS if last <= limit) if self.by_time else (1.0, "")
        self._label(tr("training time ({name})").format(name=name) if name else tr("step"), unit)
        self._full = (0.0, ticks.round_up(last / unit) * unit)
        view = self.getPlotItem().getViewBox()
        if self._fixed is not None:
            view.setYRange(*self._fixed, padding=0)
        elif self.logarithmic:
            bottom, top = ticks.round_log_range(max(low, SMALLEST), max(high, 2 * SMALLEST))
            view.setYRange(math.log10(bottom), math.log10(top), padding=0)
        else:
            bottom = -ticks.round_up(-low) if low < 0 else 0.0
            view.setYRange(bottom, ticks.round_up(high) if high > 0 or not bottom else 0.0, padding=0)
        self._apply_x_range()

    def fix_range(self, limits: tuple[float, float] | None, mark: float = 0.0) -> None:
        """Fix the y range, with a line at `mark`; None follows the values again."""
        self._fixed = limits
        self._mark.setVisible(limits is not None)
        self._mark.setPos(mark)

    @property
    def fixed(self) -> bool:
        """Whether the y range is fixed."""
        return self._fixed is not None

    @property
    def zoomed_range(self) -> tuple[float, float] | None:
        """The x range that the user chose, None for the full range."""
        return self._zoom

    def set_zoom(self, limits: tuple[float, float] | None) -> None:
        """Show the x range `limits`; None shows the full range."""
        self._zoom = limits
        self._apply_x_range()

    def set_crosshair(self, x: float | None) -> None:
        """Place the crosshair at a step or second; None hides it."""
        self._crosshair.setVisible(x is not None)
        if x is not None:
            self._crosshair.setPos(x)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Report the position under the pointer."""
        super().mouseMoveEvent(event)
        view = self.getPlotItem().getViewBox()
        place = self.mapToScene(event.position().toPoint())
        inside = view.sceneBoundingRect().contains(place)
        self.hovered.emit(view.mapSceneToView(QPointF(place)).x() if inside else None)

    def leaveEvent(self, event: QEvent) -> None:
        """Report that the pointer left."""
        self.hovered.emit(None)
        super().leaveEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Reset the zoom."""
        self.zoomed.emit(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Reset the zoom with Home; leave other keys to the window."""
        if event.key() == Qt.Key.Key_Home:
            self.zoomed.emit(None)
        else:
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and hasattr(self, "_crosshair"):
            self._apply_theme()
        super().changeEvent(event)

    def _zoomed_by_hand(self, *_: object) -> None:
        shown = self.getPlotItem().getViewBox().viewRect()
        self.zoomed.emit((shown.left(), shown.right()))

    def _apply_x_range(self) -> None:
        self.getPlotItem().getViewBox().setXRange(*self.shown, padding=0)

    def set_labelled(self, labelled: bool) -> None:
        """Show the label of the bottom axis, or hide it where there is little room."""
        self._x_axis.showLabel(labelled)
        self._labelled = labelled
        self._apply_theme()

    def _label(self, text: str = tr("step"), unit: float = 1.0) -> None:
        if text != self._x_axis.labelText or unit != self._x_axis.unit:
            self._x_axis.unit = unit
            self._x_axis.setLabel(text)
            self._x_axis.showLabel(self._labelled)
            self._apply_theme()

    def _apply_theme(self) -> None:
        c = colours()
        self.setBackground(c.window)
        font = small_font(self.font())
        for axis in (self._x_axis, self._y_axis):
            axis.apply_theme(font)
        self._y_axis.setGrid(255)
        self._x_axis.setHeight(
            round(QFontMetricsF(font).height() * (2.2 if self._x_axis.label.isVisible() else 1.0)) + 8
        )
        self._crosshair.setPen(pg.mkPen(c.quiet, width=1))
        self._mark.setPen(pg.mkPen(c.quiet, width=1, dash=(4, 4)))
        for curve, style in self._curves:
            self._apply_style(curve, style)

    def _apply_style(self, curve: pg.PlotDataItem, style: LineStyle) -> None:
        curve.setPen(style.pen())
        if style.marked:
            curve.setSymbolPen(None)
            curve.setSymbolBrush(style.ink())
            curve.setSymbolSize(5)
