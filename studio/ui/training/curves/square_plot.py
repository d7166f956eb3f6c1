"""A small square plot of an evaluation curve, such as an ROC, that reads out the point under the pointer."""

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QPointF, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from studio.ui.theme import colours, small_font
from studio.ui.training.curves import ticks
from studio.ui.training.curves.line_style import LineStyle
from studio.ui.training.curves.plot import Axis
from studio.ui.translation import tr

_MAX_SIDE = 320  # pixels
_LEFT = 36
_CURVE, _CHANCE = LineStyle("second", width=2.0), LineStyle("quiet", width=1.0, dash=(4, 4))


class SquarePlot(QWidget):
    """The plot, at the top left of the widget.

    Signals:
        hovered: The nearest point (x, y) of the curve, or None when the pointer left.
    """

    hovered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._x_axis, self._y_axis = Axis("bottom", 48), Axis("left", 32)
        self._points = np.empty((0, 2))
        self.plot = pg.PlotWidget(self, axisItems={"bottom": self._x_axis, "left": self._y_axis})
        self.plot.setFrameStyle(0)
        self.plot.setMouseTracking(True)
        self.plot.viewport().installEventFilter(self)
        item = self.plot.getPlotItem()
        item.hideButtons()
        item.setMenuEnabled(False)
        item.setMouseEnabled(x=False, y=False)
        item.getViewBox().setDefaultPadding(0)
        item.layout.setContentsMargins(0, 8, 12, 0)
        self._y_axis.setWidth(_LEFT)
        self._chance = pg.PlotDataItem([0.0, 1.0], [0.0, 1.0])
        self._curve = pg.PlotDataItem(antialias=True)
        self._mark = pg.ScatterPlotItem(size=7)
        for part in (self._chance, self._curve, self._mark):
            self.plot.addItem(part)
        self._mark.hide()
        self._apply_theme()

    def show_points(self, name: str, points: Sequence[tuple[float, float]]) -> None:
        """Show a curve through points (x, y); an ROC also gets the diagonal of random guessing."""
        roc = "roc" in name.casefold()
        self._points = np.asarray(points, dtype=np.float64).reshape(-1, 2)
        self.plot.setAccessibleName(name)
        self._x_axis.setLabel(tr("false positive rate") if roc else "")
        self._y_axis.setLabel(tr("true positive rate") if roc else "")
        self._y_axis.setWidth(_LEFT + 16 if roc else _LEFT)
        self._chance.setVisible(roc)
        self._curve.setData(self._points[:, 0], self._points[:, 1])
        self._mark.hide()
        view = self.plot.getPlotItem().getViewBox()
        (left, right), (low, high) = ((0.0, 1.0), (0.0, 1.0)) if roc else map(_axis_range, self._points.T)
        view.setRange(xRange=(left, right), yRange=(low, high), padding=0)
        self._apply_theme()

    def drawn(self) -> list[tuple[float, float]]:
        """Return the points of the curve."""
        return [(float(x), float(y)) for x, y in self._points]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the pointer over the plot."""
        if event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent) and len(self._points):
            view = self.plot.getPlotItem().getViewBox()
            place = view.mapSceneToView(QPointF(self.plot.mapToScene(event.position().toPoint())))
            (left, right), (low, high) = view.viewRange()
            distance = (self._points - (place.x(), place.y())) / (right - left or 1.0, high - low or 1.0)
            x, y = self._points[int((distance**2).sum(axis=1).argmin())]
            self._mark.setData([x], [y])
            self._mark.show()
            self.hovered.emit((float(x), float(y)))
        elif event.type() == QEvent.Type.Leave:
            self._mark.hide()
            self.hovered.emit(None)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay square."""
        side = min(self.width(), self.height(), _MAX_SIDE)
        self.plot.setGeometry(0, 0, side, side)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and hasattr(self, "_mark"):
            self._apply_theme()
        super().changeEvent(event)

    def _apply_theme(self) -> None:
        self.plot.setBackground(colours().window)
        font = small_font(self.font())
        for axis in (self._x_axis, self._y_axis):
            axis.apply_theme(font)
        self._y_axis.setGrid(255)
        lines = 2.2 if self._x_axis.label.isVisible() else 1.0
        self._x_axis.setHeight(round(QFontMetricsF(font).height() * lines) + 8)
        self._curve.setPen(_CURVE.pen())
        self._chance.setPen(_CHANCE.pen())
        self._mark.setBrush(_CURVE.ink())
        self._mark.setPen(None)


def _axis_range(values: np.ndarray) -> tuple[float, float]:
    """Return a rounded range that includes zero and all values."""
    if not len(values):
        return 0.0, 1.0
    low, high = float(values.min()), float(values.max())
    return (-ticks.round_up(-low) if low < 0 else 0.0), (ticks.round_up(high) if high > 0 or low >= 0 else 0.0)
