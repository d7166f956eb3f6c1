"""The charts of all noise schedules: signal level and signal-to-noise ratio over t; the drawn one is editable."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from studio.document.exploring.drawn_schedule import DrawnSchedule
from studio.document.exploring.forward import log_snr
from studio.ui.explore.line_chart import LineChart
from studio.ui.translation import tr

DRAWN = "drawn"
SCHEDULES = (
    ("linear", tr("Linear")),
    ("cosine", tr("Cosine")),
    ("exponential", tr("Exponential")),
    ("sigmoid", tr("Sigmoid")),
    ("scaled_linear", tr("Scaled linear")),
    (DRAWN, tr("Drawn")),
)
_DRAW_HERE = tr("Drag to draw the schedule; up and down keys move it at the marker.")
_EDGE = 1e-9  # keeps ᾱ at the edges of the chart from 0 and 1

Tables = Mapping[str, NDArray[np.float64]]


class ScheduleCharts(QObject):
    """Two charts with one marker.

    Attributes:
        signal: ᾱ over t.
        ratio: log10 SNR over t.
        schedule: The drawn schedule.

    Signals:
        picked: The share of the x axis, 0 ... 1, that the marker was moved to.
        edited: The drawn schedule was changed.
    """

    picked = Signal(float)
    edited = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.schedule = DrawnSchedule()
        self.signal = LineChart(tr("Signal level of all schedules"), "ᾱₜ", "t")
        self.ratio = LineChart(
            tr("Signal-to-noise ratio of all schedules"), tr("log10 SNR, in the same colours"), "t", legend=False
        )
        for chart in (self.signal, self.ratio):
            chart.picked.connect(self.picked)
            chart.stroke_began.connect(self.schedule.begin)
        self.signal.drawn.connect(lambda before, after: self._draw(_from_level(before), _from_level(after)))
        self.ratio.drawn.connect(lambda before, after: self._draw(_from_decimal(before), _from_decimal(after)))

    def show_tables(self, tables: Tables, chosen: str) -> None:
        """Show ᾱ [T] of each kind; the drawn one can be edited while it is chosen."""
        names = dict(SCHEDULES)
        curves = {names[kind]: table for kind, table in tables.items() if kind in names}
        end = max((len(table) for table in curves.values()), default=2) - 1
        ratios = {name: log_snr(table) for name, table in curves.items()}
        for chart, shown in ((self.signal, curves), (self.ratio, ratios)):
            chart.set_curves(shown, names[chosen], end)

    def set_editable(self, editable: bool) -> None:
        """Let the drawn schedule be edited."""
        for chart in (self.signal, self.ratio):
            chart.set_editable(editable)
            chart.setToolTip(_DRAW_HERE if editable else "")

    def set_marker(self, share: float) -> None:
        """Mark a share of the x axis, 0 ... 1."""
        for chart in (self.signal, self.ratio):
            chart.set_marker(share)

    def _draw(self, before: tuple[float, float], after: tuple[float, float]) -> None:
        self.schedule.line_to(before, after)
        self.edited.emit()


def _from_level(point: tuple[float, float]) -> tuple[float, float]:
    """Return time and log SNR of a point of the chart of ᾱ."""
    level = min(1 - _EDGE, max(_EDGE, point[1]))
    return point[0], float(np.log(level / (1 - level)))


def _from_decimal(point: tuple[float, float]) -> tuple[float, float]:
    """Return time and log SNR of a point of the chart of log10 SNR."""
    return point[0], point[1] * float(np.log(10))
