"""A chart of an evaluation metric of a run, of those compared with it and of real data; the metric can be chosen."""

from collections.abc import Sequence

from PySide6.QtWidgets import QSizePolicy

from studio.protocol.metrics import metric_of
from studio.ui.training.curves.chart import Chart, ChartLine
from studio.ui.training.curves.line_style import LineStyle
from studio.ui.training.curves.run_series import RunSeries
from studio.ui.training.figure_text import figure_text
from studio.ui.translation import tr
from studio.ui.widgets.choice_field import ChoiceField

_REAL = LineStyle("quiet", width=1.0, dash=(4, 4), marked=True)
_WIDTH = 190  # pixels of the choice


class MetricChart(Chart):
    """The chart and its choice.

    Args:
        number: Index of the metric that is shown until another is chosen.
        zoom: How to zoom, for the tooltip.
    """

    def __init__(self, number: int, zoom: str) -> None:
        self._number = number
        self._chosen = ""  # by the user; kept while a run has no such metric
        self._runs: list[tuple[RunSeries, LineStyle, str]] = []
        self.choice = ChoiceField(
            "", (), tooltip=tr("Evaluation metric."), name=tr("Metric {number}").format(number=number + 1)
        )
        self.choice.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.choice.setFixedWidth(_WIDTH)
        super().__init__(
            "",
            "",
            tr("Metric of each evaluation. {zoom}").format(zoom=zoom),
            form=figure_text,
            live=True,
            controls=(self.choice,),
        )
        self.choice.chosen.connect(self._choose)

    def show_runs(self, runs: Sequence[tuple[RunSeries, LineStyle, str]]) -> None:
        """Draw runs, each with its style and name; the choice offers the metrics of the first."""
        self._runs = list(runs)
        names = self._runs[0][0].metric_names
        self.choice.set_choices(
            [(name, f"{tr(metric_of(name).heading)} {metric_of(name).arrow}".rstrip()) for name in names]
        )
        if names:
            self.choice.set_key(self._chosen if self._chosen in names else names[min(self._number, len(names) - 1)])
        self._show()

    def _choose(self, name: str) -> None:
        self._chosen = name
        self._show()
        self.draw_again()

    def _show(self) -> None:
        name = self.choice.key()
        lines = [
            (run, ChartLine("metrics", run.metric_names.index(name), style, title))
            for run, style, title in self._runs
            if name in run.metric_names
        ]
        if self._runs and name in self._runs[0][0].real.names:
            own = self._runs[0][0]
            lines.append((own, ChartLine("real", own.real.names.index(name), _REAL, tr("real data"))))
        self.show_lines(lines)
