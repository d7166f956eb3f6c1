"""The charts of a run and the lines in them, grouped into the pages shown below the loss."""

from collections.abc import Sequence
from itertools import zip_longest

from PySide6.QtWidgets import QWidget

from studio.protocol.losses import LossDescription, TermGroup, comparable_losses, describe_loss, same_data
from studio.protocol.training_recipe import TrainRecipe
from studio.protocol.traits import traits_of
from studio.ui.amounts import memory_text
from studio.ui.training.comparison.comparison import ComparedRun
from studio.ui.training.curves import run_lines
from studio.ui.training.curves.chart import Chart
from studio.ui.training.curves.metric_chart import MetricChart
from studio.ui.training.curves.run_series import MEMORY, MIN_EVALUATIONS, THROUGHPUT, RunSeries
from studio.ui.translation import tr, tr_message

PAGES = (  # keys are stored in the settings file
    ("parts", tr("Loss terms")),
    ("figures", tr("Evaluation")),
    ("optimizer", tr("Optimizer")),
    ("machine", tr("System")),
    ("runs", tr("Comparison")),
)
_ZOOM = tr("Scroll or drag to zoom and pan; double-click to reset.")


class RunCharts:
    """All charts of a run.

    Attributes:
        loss: Always visible.
        pages: The charts of each page below it; "runs" has a table instead.
        metrics: Two charts of evaluation metrics, each with a choice of the metric.
    """

    def __init__(self, loss_controls: Sequence[QWidget]) -> None:
        about = tr("Training and validation loss, in the unit beside the title. {zoom}").format(zoom=_ZOOM)
        self.loss = Chart(tr("loss"), "", about, live=True, controls=loss_controls)
        self.terms, self.more_terms = (
            Chart(
                tr("loss terms"),
                "",
                tr("The terms of the loss, or measures beside it, smoothed. {zoom}").format(zoom=_ZOOM),
            )
            for _ in range(2)
        )
        self.quartiles = Chart(
            tr("loss"), tr("by timestep quartile"), tr("Loss at low to high noise levels. {zoom}").format(zoom=_ZOOM)
        )
        self.gradient_norm = Chart(
            tr("gradient norm"), tr("before clipping"), tr("L2 norm of the gradient. {zoom}").format(zoom=_ZOOM)
        )
        self.learning_rate = Chart(
            tr("learning rate"),
            "",
            tr("Learning rate after warm-up and decay, and the base rate that they scale. {zoom}").format(zoom=_ZOOM),
        )
        about = tr("Images trained on per second. {zoom}").format(zoom=_ZOOM)
        self.throughput = Chart(tr("throughput"), "images/s", about, form="{:,.0f}".format)
        self.memory = Chart(
            tr("memory"),
            "GB",
            tr("Memory used by the training process. {zoom}").format(zoom=_ZOOM),
            form=memory_text,
            factor=2.0**-30,
        )
        self.metrics = MetricChart(0, _ZOOM), MetricChart(1, _ZOOM)
        self.pages: dict[str, tuple[Chart, ...]] = {
            "parts": (self.terms, self.more_terms, self.quartiles),
            "figures": self.metrics,
            "optimizer": (self.gradient_norm, self.learning_rate),
            "machine": (self.throughput, self.memory),
            "runs": (),
        }

    @property
    def all(self) -> list[Chart]:
        """Every chart, the loss first."""
        return [self.loss, *(chart for page in self.pages.values() for chart in page)]

    def show_runs(
        self, run: RunSeries, recipe: TrainRecipe | None, others: Sequence[ComparedRun], timesteps: int
    ) -> None:
        """Set the lines of every chart: what has another unit, or was measured on other data, is left out and named.

        Args:
            run: The current run.
            recipe: Its recipe, if it is known.
            others: Runs that it is compared with.
            timesteps: T of the current run's noise schedule.
        """
        about = LossDescription(tr("loss"), "") if recipe is None else describe_loss(recipe)
        alike = [other for other in others if recipe is None or comparable_losses(recipe, other.recipe)]
        omitted = [
            f"{other.name} ({tr_message(describe_loss(other.recipe).unit)})" for other in others if other not in alike
        ]
        note = (
            tr("Not shown, since their losses have other units: {omitted}").format(omitted=", ".join(omitted))
            if omitted
            else ""
        )
        self.loss.set_title(tr(about.title), tr_message(about.unit))
        self.loss.show_lines(run_lines.loss_lines(run, alike, about.shown))
        self.loss.set_note(note)
        denoises = recipe is None or traits_of(recipe.model).uses("schedule")
        self._show_terms(run, alike, about, denoises)
        self.quartiles.show_lines(run_lines.quartile_lines(run, timesteps))
        self.gradient_norm.show_lines(run_lines.gradient_lines(run, alike))
        self.gradient_norm.set_note(note)
        self.learning_rate.show_lines(run_lines.rate_lines(run, others))
        self.throughput.show_lines(run_lines.stat_lines(run, others, THROUGHPUT))
        self.memory.show_lines(run_lines.stat_lines(run, others, MEMORY))
        measured = [other for other in others if recipe is None or same_data(recipe, other.recipe)]
        elsewhere = [other.name for other in others if other not in measured]
        note = (
            tr("Not shown, since they were evaluated on other data: {elsewhere}").format(elsewhere=", ".join(elsewhere))
            if elsewhere
            else ""
        )
        for chart in self.metrics:
            chart.show_runs(run_lines.evaluated_runs(run, measured))
            chart.set_note(note)
        # before anything is measured, the empty charts that are to come keep the page in place
        self.quartiles.setVisible(run.has_timesteps or (denoises and not len(run.stats)))
        self.metrics[1].setVisible(len(run.metric_names) > 1)

    def _show_terms(
        self, run: RunSeries, others: Sequence[ComparedRun], about: LossDescription, denoises: bool
    ) -> None:
        """Show the groups of terms, each in a chart of its own; those of a model that `denoises` when there are any."""
        groups = about.groups or (TermGroup(tr("loss terms"), about.unit),)
        named = {name for group in groups for name in group.names} | set(about.shown)
        rest = [name for name in run.term_names if name not in named]
        for chart, group in zip_longest((self.terms, self.more_terms), groups):
            names = [] if group is None else [name for name in group.names if name in run.term_names] or rest
            chart.setVisible(bool(names) or (group in about.groups and not denoises and not len(run.stats)))
            chart.show_lines(run_lines.term_lines(run, others, names))
            if group is not None:
                chart.set_title(tr(group.title), tr_message(group.unit))
                chart.plot.fix_range((0.0, 1.0) if group.probability else None, mark=0.5)

    def available_pages(self, run: RunSeries, *, comparing: bool) -> set[str]:
        """Return the keys of the pages that have something to show."""
        available = {"optimizer", "machine"}
        if any(not chart.isHidden() for chart in self.pages["parts"]):
            available.add("parts")
        if len(run.metrics) >= MIN_EVALUATIONS:
            available.add("figures")
        if comparing:
            available.add("runs")
        return available
