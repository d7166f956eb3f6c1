"""A chart: a titled plot with a legend, whose values follow the crosshair."""

import math
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
from studio.ui.training.curves.plot import LEFT, RIGHT, Plot
from studio.ui.training.curves.run_series import RunSeries
from studio.ui.training.curves.series import Series
from studio.ui.translation import number_text
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.plain import plain_label

_RANGE_SAMPLES = 4096  # points that decide the range of an axis


@dataclass(frozen=True)
class ChartLine:
    """One line of a chart: a column of a run's series, and its style.

    Attributes:
        source: The attribute of RunSeries that holds the series.
        name: In the legend; a line without a name is left out of it.
        short: In the legend where names do not fit.
        peaks: Keep single high and low values when a long run is decimated.
        sample: The legend's style for a name that stands for several lines; such a name has no value of its own.
    """

    source: str
    column: int
    style: LineStyle
    name: str = ""
    short: str = ""
    peaks: bool = False
    sample: LineStyle | None = None

    def series(self, run: RunSeries) -> Series:
        """Return the series of a run that the line shows."""
        series: Series = getattr(run, self.source)
        return series


def format_value(value: float) -> str:
    """Format with about four digits: 0.0123, 1.234, 56.78, 1,234; below 0.001 as 1.2e-05."""
    size = abs(value)
    if size >= 1000:
        return number_text(value, ",.0f")
    if 0 < size < 1e-3:
        return number_text(value, ".3g")
    return number_text(value, f".{1 if size >= 100 else 2 if size >= 10 else 3 if size >= 1 else 4}f")


class Chart(QWidget):
    """The plot below its title; with two named lines or more, a legend between them.

    Args:
        title: The quantity.
        unit: Its unit or qualifier, in the quiet colour.
        tooltip: What the chart shows, and how to zoom.
        form: Formats a value for the readout and the legend.
        factor: Scales values to the axis's unit.
        live: Show the newest values in the legend while there is no crosshair.
        controls: Widgets at the right of the title.
    """

    def __init__(
        self,
        title: str,
        unit: str,
        tooltip: str,
        *,
        form: Callable[[float], str] = format_value,
        factor: float = 1.0,
        live: bool = False,
        controls: Sequence[QWidget] = (),
    ) -> None:
        super().__init__()
        self._form, self._factor, self._live = form, factor, live
        self._lines: list[tuple[RunSeries, ChartLine, pg.PlotDataItem]] = []
        self._logarithmic = False
        self._last = 0.0
        self.plot = Plot(f"{title} {unit}".strip(), tooltip)
        self.readout = ElidedLabel(quiet=True, right=True)
        self.readout.setFont(tabular(self.font()))
        self.legend = Legend(reserved=" 0.0000" if live else "")
        head = QHBoxLayout()
        head.setContentsMargins(LEFT, 0, RIGHT, 0)
        head.setSpacing(UNIT // 2)
        self._title, self._unit = plain_label(title), plain_label(unit, quiet=True)
        head.addWidget(self._title, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._unit, 0, Qt.AlignmentFlag.AlignVCenter)
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
        self.note = ElidedLabel(quiet=True)
        self.note.hide()
        note_row = QHBoxLayout()
        note_row.setContentsMargins(LEFT, 0, RIGHT, 0)
        note_row.addWidget(self.note)
        column.addLayout(note_row)
        column.addWidget(self.plot, 1)
        self.set_title(title, unit)

    def set_title(self, title: str, unit: str) -> None:
        """Set the title and the unit."""
        self._title.setText(title)
        self._unit.setText(unit)
        self._unit.setVisible(bool(unit))
        self.plot.setAccessibleName(f"{title} {unit}".strip())

    def title(self) -> str:
        """Return the title and the unit."""
        return f"{self._title.text()} {self._unit.text()}".strip()

    def set_note(self, note: str) -> None:
        """Show a line above the plot, such as which runs are left out; an empty one hides it."""
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def show_lines(self, lines: Sequence[tuple[RunSeries, ChartLine]]) -> None:
        """Replace the lines; earlier ones are drawn above later ones."""
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
            self.readout.setText("")  # the legend shows the values now

    def drawn(self, name: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return the points (x, y) drawn of a named line, in axis units."""
        curve = next(curve for _, line, curve in self._lines if line.name == name)
        x, y = curve.getOriginalDataset()
        return (np.empty(0), np.empty(0)) if x is None else (x, y)

    def set_logarithmic(self, logarithmic: bool) -> None:
        """Use a logarithmic axis while all values are positive; takes effect with the next `draw`."""
        self._logarithmic = logarithmic

    def set_by_time(self, by_time: bool) -> None:
        """Use training time in seconds as x instead of steps; takes effect with the next `draw`."""
        self.plot.set_by_time(by_time)

    def draw_again(self) -> None:
        """Draw with the range of the last `draw`."""
        self.draw(self._last)

    def draw(self, last: float) -> None:
        """Draw every line over 0 ... `last` (steps or seconds)."""
        self._last = last
        shown = [self._shown(run, line) for run, line, _ in self._lines]
        if not any(map(len, shown)):  # zoomed in between two points
            shown = [self._shown(run, line, around=True) for run, line, _ in self._lines]
        low, high = _value_range([self._factor * values for values in shown])
        self.plot.set_logarithmic(self._logarithmic and low > 0 and not self.plot.fixed)
        self.plot.set_full_range(last, low, high)
        for run, line, curve in self._lines:
            self.plot.draw(curve, run, line.series(run), line.column, peaks=line.peaks, factor=self._factor)

    def read_out(self, place: float | None) -> None:
        """Show the values at the crosshair: of one line above the plot, of several in the legend."""
        named = self._named()
        if len(named) > 1:
            hidden = place is None and not self._live
            self.legend.set_values([] if hidden else [self._value(run, line, place) for run, line in named])
        elif named:
            run, line = named[0]
            measured = len(line.series(run)) > 0
            self.readout.setText(self._value(run, line, place) if measured else "")

    def _shown(self, run: RunSeries, line: ChartLine, *, around: bool = False) -> NDArray[np.float64]:
        """Return the values of a line in the visible x range, which decide the y range, or the values around it."""
        series, limits = line.series(run), self.plot.zoomed_range
        if limits is None:
            return series.y(line.column)
        low, high = limits
        if self.plot.by_time:
            low, high = (float(step) for step in run.steps_at(limits))
        x, y = series.between(low, high, line.column)
        return y if around else y[(x >= low) & (x <= high)]

    def _value(self, run: RunSeries, line: ChartLine, place: float | None) -> str:
        """Return a line's value at a place, or its last one; "–" beyond the run's end."""
        if line.sample is not None:
            return ""
        series = line.series(run)
        step = float(series.x[-1]) if place is None and len(series) else 0.0
        if place is not None:
            step = float(run.steps_at(place)) if self.plot.by_time else place
        ended = place is not None and place > (run.last_second if self.plot.by_time else run.last_step) + 1
        row = None if ended else series.at(step)
        value = float("nan") if row is None else float(row[1 + line.column])
        return "–" if math.isnan(value) else self._form(value)

    def _named(self) -> list[tuple[RunSeries, ChartLine]]:
        return [(run, line) for run, line, _ in self._lines if line.name]


def _value_range(columns: Sequence[NDArray[np.float64]]) -> tuple[float, float]:
    """Return the range of the values without the lowest 0.2% of them; (0.1, 1) when there are none."""
    sampled = [column[:: max(1, len(column) // _RANGE_SAMPLES)] for column in columns]
    values = np.concatenate([column[~np.isnan(column)] for column in sampled]) if sampled else np.empty(0)
    if not values.size:
        return 0.1, 1.0
    low, high = np.quantile(values, (0.002, 1.0))
    return float(low), float(high)


pg.setConfigOptions(antialias=False)
