"""The charts of a run and the lines in them, grouped into the pages shown below the loss."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from studio.ui.training.comparison.comparison import ComparedRun
from studio.ui.training.curves import run_lines
from studio.ui.training.curves.chart import Chart
from studio.ui.training.curves.metric_chart import MetricChart
from studio.ui.training.curves.run_series import LEARNING_RATE, MEMORY, MIN_EVALUATIONS, THROUGHPUT, RunSeries
from studio.ui.training.progress import memory

PAGES = (  # keys are stored in the settings file
    ("parts", "Loss terms"),
    ("figures", "Evaluation"),
    ("optimizer", "Optimizer"),
    ("machine", "System"),
    ("runs", "Settings"),
)
_ZOOM = "Scroll or drag to zoom and pan; double-click to reset."


class RunCharts:
    """All charts of a run.

    Attributes:
        loss: Always visible.
        pages: The charts of each page below it; "runs" has a table instead.
        metrics: Two charts of evaluation metrics, each with a choice of the metric.
    """

    def __init__(self, loss_controls: Sequence[QWidget]) -> None:
        about = f"Training and validation loss. {_ZOOM}"
        self.loss = Chart("loss", "per step", about, live=True, controls=loss_controls)
        self.terms = Chart("loss terms", "smoothed", f"The terms that the loss is the sum of. {_ZOOM}")
        self.quartiles = Chart("loss", "by timestep quartile", f"Loss at low to high noise levels. {_ZOOM}")
        self.gradient_norm = Chart("gradient norm", "before clipping", f"L2 norm of the gradient. {_ZOOM}")
        self.learning_rate = Chart("learning rate", "", f"Learning rate after warm-up and decay. {_ZOOM}")
        about = f"Images trained on per second. {_ZOOM}"
        self.throughput = Chart("throughput", "images/s", about, form="{:,.0f}".format)
        self.memory = Chart(
            "memory", "GB", f"Memory used by the training process. {_ZOOM}", form=lambda v: memory(int(v)), factor=1e-9
        )
        self.metrics = MetricChart(0, _ZOOM), MetricChart(1, _ZOOM)
        self.pages: dict[str, tuple[Chart, ...]] = {
            "parts": (self.terms, self.quartiles),
            "figures": self.metrics,
            "optimizer": (self.gradient_norm, self.learning_rate),
            "machine": (self.throughput, self.memory),
            "runs": (),
        }

    @property
    def all(self) -> list[Chart]:
        """Every chart, the loss first."""
        return [self.loss, *(chart for page in self.pages.values() for chart in page)]

    def show_runs(self, run: RunSeries, others: Sequence[ComparedRun], timesteps: int) -> None:
        """Set the lines of every chart.

        Args:
            run: The current run.
            others: Runs that it is compared with.
            timesteps: T of the current run's noise schedule.
        """
        self.loss.show_lines(run_lines.loss_lines(run, others))
        self.terms.show_lines(run_lines.term_lines(run, others))
        self.quartiles.show_lines(run_lines.quartile_lines(run, timesteps))
        self.gradient_norm.show_lines(run_lines.gradient_lines(run, others))
        self.learning_rate.show_lines(run_lines.stat_lines(run, others, LEARNING_RATE))
        self.throughput.show_lines(run_lines.stat_lines(run, others, THROUGHPUT))
        self.memory.show_lines(run_lines.stat_lines(run, others, MEMORY))
        for chart in self.metrics:
            chart.show_runs(run_lines.evaluated_runs(run, others))
        self.terms.setVisible(bool(run.term_names))
        # before anything is measured, the empty quartile chart keeps the page in place
        self.quartiles.setVisible(run.has_timesteps or not len(run.stats))
        self.metrics[1].setVisible(len(run.metric_names) > 1)

    def available_pages(self, run: RunSeries, *, comparing: bool) -> set[str]:
        """Return the keys of the pages that have something to show."""
        available = {"optimizer", "machine"}
        if not self.terms.isHidden() or not self.quartiles.isHidden():
            available.add("parts")
        if len(run.metrics) >= MIN_EVALUATIONS:
            available.add("figures")
        if comparing:
            available.add("runs")
        return available
