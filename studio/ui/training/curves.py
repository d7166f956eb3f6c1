"""The curves of a run as it learns: loss per step, loss by quarter of the timesteps, images per second."""

from collections.abc import Iterable

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from studio.protocol.events import Event, Metrics
from studio.ui.theme import UNIT, tabular
from studio.ui.training.legend import Legend
from studio.ui.training.plot import LEFT, QuietPlot
from studio.ui.training.series import LIMIT, RunSeries
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.plain import plain_label

REDRAW_MILLISECONDS = 35  # from one plot to the next: each of the three is drawn at most ten times a second
_SHADES = (1.0, 0.74, 0.52, 0.34)  # of the quarters, the least noise first
_SAMPLE = 4096  # points looked at for the range of an axis


class Curves(QWidget):
    """Three plots over the steps of a run, with one cross-hair through all of them."""

    def __init__(self, parent: QWidget | None = None, *, limit: int = LIMIT) -> None:
        super().__init__(parent)
        self._limit = limit
        self._series = RunSeries(limit)
        self._timesteps = 1000
        self._pointed: float | None = None
        self._due: list[QuietPlot] = []  # to be drawn, in this order
        self._timer = QTimer(self)
        self._timer.setInterval(REDRAW_MILLISECONDS)
        self._timer.timeout.connect(self._draw_next)

        zoom = "Wheel and drag choose a stretch of steps, a double click shows all."
        self.loss = QuietPlot("Loss per step", f"How far the predicted noise is off, step by step. {zoom}")
        self.quartiles = QuietPlot("Loss by quarter of the timesteps", f"Which amounts of noise are learnt yet. {zoom}")
        self.rate = QuietPlot("Images per second", f"How fast the training goes. {zoom}")
        self._raw = self.loss.add_curve("second", strength=0.45)
        self._smooth = self.loss.add_curve("second", width=2.0)
        self._quarters = [self.quartiles.add_curve("text", strength=shade, width=1.5) for shade in _SHADES]
        self._rate = self.rate.add_curve("good", width=1.5)
        for plot in self._plots:
            plot.set_label("step")
            plot.pointed.connect(self._point)
            plot.ranged.connect(self._range)

        self.log = QToolButton()
        self.log.setText("log")
        self.log.setCheckable(True)
        self.log.setChecked(True)
        self.log.setAccessibleName("Logarithmic loss")
        self.log.setToolTip("Draws the losses on a logarithmic axis, so that small gains late in the run show.")
        self.log.toggled.connect(self._set_decades)
        self._readouts = {plot: ElidedLabel(quiet=True, right=True) for plot in (self.loss, self.rate)}
        for label in self._readouts.values():
            label.setFont(tabular(self.font()))
        self.legend = Legend()
        self._lay_out()
        self._set_decades(True)
        self.set_timesteps(self._timesteps)

    @property
    def _plots(self) -> tuple[QuietPlot, QuietPlot, QuietPlot]:
        return self.loss, self.quartiles, self.rate

    @property
    def series(self) -> RunSeries:
        """What is drawn."""
        return self._series

    def add_events(self, events: Iterable[Event]) -> None:
        """Take the metrics among the events in; they are drawn within a tenth of a second when the curves are seen."""
        news = False
        for event in events:
            if isinstance(event, Metrics):
                self._series.add(event.step, event.losses, event.quartiles, event.images_per_second)
                news = True
        if news:
            self._redraw_soon()

    def clear(self) -> None:
        """Forget the run."""
        self._series = RunSeries(self._limit)
        self._range(None)

    def set_timesteps(self, timesteps: int) -> None:
        """Name the quarters after a schedule of T timesteps."""
        self._timesteps = timesteps
        edges = [round(timesteps * quarter / 4) for quarter in range(5)]
        names = [f"{edges[q]}–{edges[q + 1] - 1}" for q in range(4)]
        names[0] = f"t {names[0]}"
        self.legend.set_entries(names, ["1st", "2nd", "3rd", "4th"], _SHADES)

    def redraw(self) -> None:
        """Draw everything, now."""
        self._due.clear()
        self._timer.stop()
        for plot in self._plots:
            self._draw(plot)
        self._read_out()

    def _draw_next(self) -> None:
        """Draw one plot: three at once would hold up what else the window has to do, a brush stroke for one."""
        if self._due:
            self._draw(self._due.pop(0))
        if not self._due:
            self._read_out()
            self._timer.stop()

    def _draw(self, plot: QuietPlot) -> None:
        loss, quartiles, rate = self._series.loss, self._series.quartiles, self._series.rate
        last = float(self._series.last_step)
        if plot is self.loss:
            plot.show_range(last, *_extent(loss.y(0), loss.y(1)))
            plot.draw(self._raw, loss, 0, peaks=True)
            plot.draw(self._smooth, loss, 1)
        elif plot is self.quartiles:
            plot.show_range(last, *_extent(*(quartiles.y(column) for column in range(4))))
            for column, curve in enumerate(self._quarters):
                plot.draw(curve, quartiles, column)
        else:
            plot.show_range(last, *_extent(rate.y()))
            plot.draw(self._rate, rate)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what came in while the curves were hidden."""
        super().showEvent(event)
        if self._due:
            self._timer.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw as many points as there are pixels now."""
        super().resizeEvent(event)
        self._redraw_soon()

    def hideEvent(self, event: QHideEvent) -> None:
        """Draw nothing while nobody looks."""
        self._timer.stop()
        super().hideEvent(event)

    def _redraw_soon(self) -> None:
        self._due += [plot for plot in self._plots if plot not in self._due]
        if self.isVisible() and not self._timer.isActive():
            self._timer.start()

    def _set_decades(self, decades: bool) -> None:
        self.loss.set_decades(decades)
        self.quartiles.set_decades(decades)
        self.redraw()

    def _point(self, step: float | None) -> None:
        self._pointed = step
        for plot in self._plots:
            plot.point(step)
        self._read_out()

    def _range(self, chosen: tuple[float, float] | None) -> None:
        for plot in self._plots:
            plot.choose_range(chosen)
        self._redraw_soon()

    def _read_out(self) -> None:
        """Write the values at the cross-hair, or the newest, over each plot."""
        step = float(self._series.last_step) if self._pointed is None else self._pointed
        loss, quartiles, rate = (
            series.at(step) for series in (self._series.loss, self._series.quartiles, self._series.rate)
        )
        text = "" if loss is None else f"step {loss[0]:,.0f} · {loss[1]:.4f} · smoothed {loss[2]:.4f}"
        self._readouts[self.loss].setText(text)
        values = quartiles[1:] if quartiles is not None and self._pointed is not None else ()
        self.legend.set_values(["–" if v != v else f"{v:.4f}" for v in values])
        self._readouts[self.rate].setText("" if rate is None else f"{rate[1]:,.0f}")

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(3 * UNIT)
        grid.setVerticalSpacing(2 * UNIT)
        loss = self._titled(self.loss, "loss", "per step, and smoothed", self.log)
        grid.addWidget(loss, 0, 0, 1, 2)
        grid.addWidget(self._titled(self.quartiles, "loss", "by timestep quarter", self.legend), 1, 0)
        grid.addWidget(self._titled(self.rate, "speed", "images per second", Legend()), 1, 1)
        grid.setRowStretch(0, 3)
        grid.setRowStretch(1, 2)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 4)

    def _titled(self, plot: QuietPlot, title: str, more: str, extra: QWidget | None) -> QWidget:
        """Return a plot under its title; `extra` is a control at the right, or a legend in a line of its own."""
        head = QHBoxLayout()
        head.setContentsMargins(LEFT, 0, UNIT, 0)
        head.setSpacing(UNIT // 2)
        for text, quiet in ((title, False), (more, True)):
            if text:
                head.addWidget(plain_label(text, quiet=quiet), 0, Qt.AlignmentFlag.AlignVCenter)
        if plot in self._readouts:
            head.addWidget(self._readouts[plot], 1)
        else:
            head.addStretch(1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        column.addLayout(head)
        if isinstance(extra, Legend):
            below = QHBoxLayout()
            below.setContentsMargins(LEFT, 0, UNIT, 0)
            below.addWidget(extra)
            column.addLayout(below)
        elif extra is not None:
            head.addWidget(extra)
        column.addWidget(plot, 1)
        return whole


def _extent(*values: NDArray[np.float64]) -> tuple[float, float]:
    """Return the range that the values take, without the rarest outliers; (0.1, 1) when there are none."""
    some = [column[:: max(1, len(column) // _SAMPLE)] for column in values]
    every = np.concatenate([column[~np.isnan(column)] for column in some])
    if not every.size:
        return 0.1, 1.0
    low, high = np.quantile(every, (0.002, 1.0))
    return float(low), float(high)


pg.setConfigOptions(antialias=False)
