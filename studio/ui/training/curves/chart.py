"""A titled plot of lines of one run or of several, with their values under the cross-hair."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.theme import UNIT, tabular
from studio.ui.training.curves.legend import Legend
from studio.ui.training.curves.line_style import LineStyle
from studio.ui.training.curves.plot import LEFT, RIGHT, QuietPlot
from studio.ui.training.curves.run_series import RunSeries
from studio.ui.training.curves.series import Series
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.plain import plain_label

_SAMPLE = 4096  # points looked at for the range of an axis


@dataclass(frozen=True)
class Line:
    """One line of a chart: which column of which series of a run, and how it is drawn.

    Attributes:
        part: The name of the series in RunSeries.
        name: In the legend; a line without one is not in it.
        short: In the legend where names do not fit.
        peaks: Whether single high and low values stay to be seen in a long run.
        sample: How the legend shows a name that stands for several lines; such a name has no value of its own.
    """

    part: str
    column: int
    style: LineStyle
    name: str = ""
    short: str = ""
    peaks: bool = False
    sample: LineStyle | None = None

    def series(self, run: RunSeries) -> Series:
        """Return the line's series in a run."""
        found: Series = getattr(run, self.part)
        return found


def written(value: float) -> str:
    """Write a measured value with four digits: 0.0123, 1.234, 56.78, 1,234; very small ones as 1.2e-05."""
    size = abs(value)
    if size >= 1000:
        return f"{value:,.0f}"
    if 0 < size < 1e-3:
        return f"{value:.3g}"
    return f"{value:.{1 if size >= 100 else 2 if size >= 10 else 3 if size >= 1 else 4}f}"


class Chart(QWidget):
    """The plot under its title; a legend in a line of its own where there are two lines or more to be named.

    Args:
        title: What is drawn.
        more: Quietly, in which units.
        tooltip: One sentence on what it tells, and how to zoom.
        form: Writes a value as the title and the legend show it.
        factor: The axis shows values times this.
        live: Whether the legend shows the newest values while nothing is pointed at.
        controls: Stand at the right of the title.
    """

    def __init__(
        self,
        title: str,
        more: str,
        tooltip: str,
        *,
        form: Callable[[float], str] = written,
        factor: float = 1.0,
        live: bool = False,
        controls: Sequence[QWidget] = (),
    ) -> None:
        super().__init__()
        self._form, self._factor, self._live = form, factor, live
        self._lines: list[tuple[RunSeries, Line, pg.PlotDataItem]] = []
        self._decades = False
        self._last = 0.0
        self.plot = QuietPlot(f"{title} {more}".strip(), tooltip)
        self.readout = ElidedLabel(quiet=True, right=True)
        self.readout.setFont(tabular(self.font()))
        self.legend = Legend(room=" 0.0000" if live else "")
        head = QHBoxLayout()
        head.setContentsMargins(LEFT, 0, RIGHT, 0)
        head.setSpacing(UNIT // 2)
        head.addWidget(plain_label(title), 0, Qt.AlignmentFlag.AlignVCenter)
        if more:
            head.addWidget(plain_label(more, quiet=True), 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.readout, 1)
        for control in controls:
            head.addSpacing(UNIT // 2)
            head.addWidget(control)
        below = QHBoxLayout()
        below.setContentsMargins(LEFT, 0, RIGHT, 0)
        below.addWidget(self.legend)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        column.addLayout(head)
        column.addLayout(below)
        column.addWidget(self.plot, 1)

    def show_lines(self, lines: Sequence[tuple[RunSeries, Line]]) -> None:
        """Draw these lines from now on, the first ones above the others and first in the legend."""
        self.plot.remove_curves()
        self._lines = [(run, line, self.plot.add_curve(line.style)) for run, line in reversed(lines)]
        self._lines.reverse()
        named = self._named()
        shorts = [line.short for _, line in named]
        self.legend.set_entries(
            [line.name for _, line in named],
            [line.sample or line.style for _, line in named],
            shorts if all(shorts) else (),
        )
        self.legend.setVisible(len(named) > 1)
        if len(named) > 1:
            self.readout.setText("")  # the value of the only line there was; the legend has the values now

    def drawn(self, name: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return the points (x, y) that are drawn of the line of that name, as the axes count."""
        curve = next(curve for _, line, curve in self._lines if line.name == name)
        x, y = curve.getOriginalDataset()
        return (np.empty(0), np.empty(0)) if x is None else (x, y)

    def set_decades(self, decades: bool) -> None:
        """Ask for a logarithmic axis; it is one as long as all values are above zero. Draw again after it."""
        self._decades = decades

    def set_by_time(self, by_time: bool) -> None:
        """Lay the lines out over seconds, or over steps; draw again after it."""
        self.plot.set_by_time(by_time)

    def draw_again(self) -> None:
        """Draw what is shown now as far as it was drawn last."""
        self.draw(self._last)

    def draw(self, last: float) -> None:
        """Draw every line; the axis reaches to step or second `last`."""
        self._last = last
        low, high = _extent([self._factor * line.series(run).y(line.column) for run, line, _ in self._lines])
        self.plot.set_decades(self._decades and low > 0)
        self.plot.show_range(last, low, high)
        for run, line, curve in self._lines:
            self.plot.draw(curve, run, line.series(run), line.column, peaks=line.peaks, factor=self._factor)

    def read_out(self, place: float | None) -> None:
        """Write the values at the cross-hair: of one line over the plot, of several in the legend."""
        named = self._named()
        if len(named) > 1:
            silent = place is None and not self._live
            self.legend.set_values([] if silent else [self._value(run, line, place) for run, line in named])
        elif named:
            run, line = named[0]
            known = len(line.series(run)) > 0
            self.readout.setText(self._value(run, line, place) if known else "")

    def _value(self, run: RunSeries, line: Line, place: float | None) -> str:
        """Return what a line has at a place, or at its end; a run that never got there has nothing."""
        if line.sample is not None:
            return ""
        series = line.series(run)
        step = float(series.x[-1]) if place is None and len(series) else 0.0
        if place is not None:
            step = float(run.steps_at(place)) if self.plot.by_time else place
        ended = place is not None and place > (run.last_second if self.plot.by_time else run.last_step) + 1
        row = None if ended else series.at(step)
        value = float("nan") if row is None else float(row[1 + line.column])
        return "–" if value != value else self._form(value)

    def _named(self) -> list[tuple[RunSeries, Line]]:
        return [(run, line) for run, line, _ in self._lines if line.name]


def _extent(columns: Sequence[NDArray[np.float64]]) -> tuple[float, float]:
    """Return the range that the values take, without the rarest low outliers; (0.1, 1) when there are none."""
    some = [column[:: max(1, len(column) // _SAMPLE)] for column in columns]
    every = np.concatenate([column[~np.isnan(column)] for column in some]) if some else np.empty(0)
    if not every.size:
        return 0.1, 1.0
    low, high = np.quantile(every, (0.002, 1.0))
    return float(low), float(high)


pg.setConfigOptions(antialias=False)
