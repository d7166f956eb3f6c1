"""How one figure of the judgements moves over a run, and over those compared with it: which one is chosen here."""

from collections.abc import Sequence

from PySide6.QtWidgets import QSizePolicy

from studio.ui.training.curves.chart import Chart, Line
from studio.ui.training.curves.line_style import LineStyle
from studio.ui.training.curves.run_series import RunSeries
from studio.ui.training.evaluation.metrics_table import figure
from studio.ui.widgets.choice_field import ChoiceField

_WIDTH = 190  # pixels of the choice


class MetricChart(Chart):
    """A plot with a choice of the figure that it shows.

    Args:
        number: Which of the figures is shown until another is chosen: the first (0), the second ...
        zoom: How to zoom, for the tooltip.
    """

    def __init__(self, number: int, zoom: str) -> None:
        self._number = number
        self._chosen = ""  # by the person; kept while a run has no such figure
        self._runs: list[tuple[RunSeries, LineStyle, str]] = []
        self.choice = ChoiceField("", (), tooltip="Which figure is drawn.", name=f"Figure {number + 1}")
        self.choice.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.choice.setFixedWidth(_WIDTH)
        super().__init__("", "", f"What the judgements found. {zoom}", form=figure, live=True, controls=(self.choice,))
        self.choice.chosen.connect(self._choose)

    def show_runs(self, runs: Sequence[tuple[RunSeries, LineStyle, str]]) -> None:
        """Draw these runs, each with its style and name, the one whose figures can be chosen first."""
        self._runs = list(runs)
        names = self._runs[0][0].figure_names
        self.choice.set_choices([(name, name.replace("_", " ")) for name in names])
        if names:
            self.choice.set_key(self._chosen if self._chosen in names else names[min(self._number, len(names) - 1)])
        self._show()

    def _choose(self, name: str) -> None:
        self._chosen = name
        self._show()
        self.draw_again()

    def _show(self) -> None:
        name = self.choice.key()
        self.show_lines(
            [
                (run, Line("figures", run.figure_names.index(name), style, title))
                for run, style, title in self._runs
                if name in run.figure_names
            ]
        )
