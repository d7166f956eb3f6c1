"""The curves of a run as it learns: the loss always, and below it a choice of what else is measured."""

import time
from collections.abc import Iterable, Mapping
from functools import partial

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from studio.protocol.events import Event
from studio.ui.theme import UNIT
from studio.ui.training.comparison.comparison import Comparison, differing
from studio.ui.training.comparison.settings_table import SettingsTable
from studio.ui.training.curves import run_lines
from studio.ui.training.curves.chart import Chart, written
from studio.ui.training.curves.line_style import nth_style
from studio.ui.training.curves.metric_chart import MetricChart
from studio.ui.training.curves.plot import LEFT
from studio.ui.training.curves.run_series import FEWEST_JUDGEMENTS, LEARNING_RATE, MEMORY, RATE, RunSeries
from studio.ui.training.curves.series import LIMIT
from studio.ui.training.progress import duration, memory
from studio.ui.widgets.segmented import Segmented

REDRAW_MILLISECONDS = 35  # from one plot to the next: at most three are seen, each drawn at most ten times a second
REST_SECONDS = 0.4  # without a hand on the plots, between two rounds: drawing takes time from the training
_ROOM_FOR_LABELS, _ROOM_FOR_TWO = 360, 270  # pixels of height: for names of the bottom axes, for plots below the loss
_ZOOM = "Wheel and drag choose a stretch of steps, a double click shows all."
_LOWER = (
    ("parts", "Parts of the loss"),
    ("figures", "Judgements"),
    ("optimizer", "Optimizer"),
    ("machine", "Machine"),
    ("runs", "Settings"),
)


class Curves(QWidget):
    """The loss over the steps of a run and of those compared with it, and two smaller plots chosen by a switch.

    One cross-hair and one zoom go through all of them.

    Signals:
        chosen: The person chose another arrangement; `state` gives it.
    """

    chosen = Signal()

    def __init__(
        self, parent: QWidget | None = None, *, comparison: Comparison | None = None, limit: int = LIMIT
    ) -> None:
        super().__init__(parent)
        self._limit = limit
        self._series = RunSeries(limit)
        self._timesteps = 1000
        self._pointed: float | None = None
        self._shape: tuple[object, ...] = ()  # what is known of the run that decides which lines there are
        self._wanted = "parts"  # which plots the person chose to see below
        self._due: list[Chart] = []  # to be drawn, in this order
        self._rested_at = 0.0  # when the next round may begin
        self._timer = QTimer(self)
        self._timer.setInterval(REDRAW_MILLISECONDS)
        self._timer.timeout.connect(self._draw_next)
        self.comparison = comparison or Comparison(self)
        self.comparison.changed.connect(self._compare)
        self.comparison.grew.connect(self._take_in)

        self.log = QToolButton()
        self.log.setText("log")
        self.log.setCheckable(True)
        self.log.setChecked(True)
        self.log.setAccessibleName("Logarithmic loss")
        self.log.setToolTip(
            "Draws losses on a logarithmic axis wherever all are above zero, so that small gains late in the run show."
        )
        self.axis = Segmented(
            "Along the axis",
            (("step", "step"), ("time", "time")),
            "step",
            "Lines runs up by step, or by training time.",
        )
        self.loss = Chart(
            "loss", "per step", f"How far the model is off. {_ZOOM}", live=True, controls=(self.axis, self.log)
        )
        self.terms = Chart("terms", "smoothed", f"What the loss is made of, or is judged by. {_ZOOM}")
        self.quartiles = Chart("loss", "by timestep quarter", f"Which amounts of noise are learnt yet. {_ZOOM}")
        self.gradient = Chart("gradient", "norm", f"How strongly the weights are pulled, before clipping. {_ZOOM}")
        self.learning_rate = Chart("learning rate", "", f"How large the optimizer's steps are. {_ZOOM}")
        self.rate = Chart("speed", "images per second", f"How fast the training goes. {_ZOOM}", form="{:,.0f}".format)
        self.memory = Chart(
            "memory", "GB", f"How much the training process takes. {_ZOOM}", form=lambda v: memory(int(v)), factor=1e-9
        )
        self.figures = MetricChart(0, _ZOOM), MetricChart(1, _ZOOM)
        self.settings = SettingsTable()
        self._pages: dict[str, tuple[Chart, ...]] = {
            "parts": (self.terms, self.quartiles),
            "figures": self.figures,
            "optimizer": (self.gradient, self.learning_rate),
            "machine": (self.rate, self.memory),
            "runs": (),
        }
        self.lower = Segmented("Plots below", _LOWER, "parts", "What is shown below the loss.", plain=True)
        self._lay_out()
        self._set_lines()
        self._set_decades(True)
        self._compare()
        for chart in self._charts:
            chart.plot.pointed.connect(self._point)
            chart.plot.ranged.connect(self._range)
        self.log.toggled.connect(self._set_decades)
        self.axis.changed.connect(self._set_axis)
        self.lower.changed.connect(self._show_page)
        for key in self._pages:  # only what the person does is remembered, not what a run has no plots for
            self.lower.segment(key).clicked.connect(partial(self._choose, key))
        self.log.clicked.connect(self.chosen)
        for key in ("step", "time"):
            self.axis.segment(key).clicked.connect(self.chosen)

    @property
    def series(self) -> RunSeries:
        """What is drawn."""
        return self._series

    @property
    def seen(self) -> list[Chart]:
        """The plots that are in sight, the loss first."""
        below = () if self._stack.isHidden() else self._pages[self.lower.key()]
        return [self.loss, *(chart for chart in below if not chart.isHidden())]

    def add_events(self, events: Iterable[Event]) -> None:
        """Take in what was measured; it is drawn within half a second when the curves are seen."""
        if self._series.add(events):
            self._take_in()

    def clear(self) -> None:
        """Forget the run; those that it is compared with stay."""
        self._series = RunSeries(self._limit)
        self._set_lines()
        self._range(None)

    def set_timesteps(self, timesteps: int) -> None:
        """Name the quarters after a schedule of T timesteps."""
        self._timesteps = timesteps
        self._set_lines()

    def state(self) -> dict[str, object]:
        """Return what the person chose, as plain values."""
        return {"lower": self._wanted, "axis": self.axis.key(), "log": self.log.isChecked()}

    def restore(self, state: Mapping[str, object]) -> None:
        """Take up what `state` gave; what is no such choice stays as it is."""
        if state.get("lower") in self._pages:
            self._wanted = str(state["lower"])
        self.axis.set_key(str(state.get("axis")))
        if isinstance(state.get("log"), bool):
            self.log.setChecked(bool(state["log"]))
        self._offer_pages()

    def redraw(self) -> None:
        """Draw all that is in sight, now."""
        self._due.clear()
        self._timer.stop()
        for chart in self.seen:
            chart.draw(self._last)
        self._read_out()

    def controls(self) -> list[QRect]:
        """Return where the controls among the plots lie: a picture of the curves is better without them."""
        return [
            QRect(part.mapTo(self, part.rect().topLeft()), part.size()) for part in (self.axis, self.log, self.lower)
        ]

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what came in while the curves were hidden."""
        super().showEvent(event)
        if self._due:
            self._timer.start(REDRAW_MILLISECONDS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw as many points as there are pixels now; in a low window leave out what there is no room for."""
        super().resizeEvent(event)
        for chart in self._charts:
            chart.plot.set_labelled(self.height() >= _ROOM_FOR_LABELS)
        self.lower.setVisible(self.height() >= _ROOM_FOR_TWO)
        self._stack.setVisible(self.height() >= _ROOM_FOR_TWO)
        self._redraw_soon()

    def hideEvent(self, event: QHideEvent) -> None:
        """Draw nothing while nobody looks."""
        self._timer.stop()
        super().hideEvent(event)

    @property
    def _charts(self) -> list[Chart]:
        return [self.loss, *(chart for page in self._pages.values() for chart in page)]

    @property
    def _last(self) -> float:
        """How far the axes reach: to the end of the longest run."""
        runs = [self._series, *(run.series for run in self.comparison.runs)]
        return max(run.last_second if self.axis.key() == "time" else float(run.last_step) for run in runs)

    def _take_in(self) -> None:
        if self._shape != self._shape_now():
            self._set_lines()
        self._redraw_soon(patient=True)

    def _draw_next(self) -> None:
        """Draw one plot: three at once would hold up what else the window has to do, a brush stroke for one."""
        self._timer.setInterval(REDRAW_MILLISECONDS)
        if self._due:
            self._due.pop(0).draw(self._last)
        if not self._due:
            self._read_out()
            self._timer.stop()
            self._rested_at = time.monotonic() + REST_SECONDS

    def _redraw_soon(self, *, patient: bool = False) -> None:
        """Draw what is in sight, now or, when patient, after a rest."""
        seen = self.seen
        self._due = [chart for chart in self._due if chart in seen]
        self._due += [chart for chart in seen if chart not in self._due]
        rest = round(1000 * (self._rested_at - time.monotonic())) if patient else 0
        wait = max(REDRAW_MILLISECONDS, rest)
        if self.isVisible() and (not self._timer.isActive() or self._timer.remainingTime() > wait):
            self._timer.start(wait)

    def _shape_now(self) -> tuple[object, ...]:
        return self._series.shape, *(other.series.shape for other in self.comparison.runs)

    def _set_lines(self) -> None:
        """Decide which lines there are, by what the run has measured and which runs it is compared with."""
        self._shape = self._shape_now()
        run, others = self._series, self.comparison.runs
        self.loss.show_lines(run_lines.loss_lines(run, others))
        self.terms.show_lines(run_lines.term_lines(run, others))
        self.quartiles.show_lines(run_lines.quarter_lines(run, self._timesteps))
        self.gradient.show_lines(run_lines.gradient_lines(run, others))
        self.learning_rate.show_lines(run_lines.pace_lines(run, others, LEARNING_RATE))
        self.rate.show_lines(run_lines.pace_lines(run, others, RATE))
        self.memory.show_lines(run_lines.pace_lines(run, others, MEMORY))
        for figures in self.figures:
            figures.show_runs(run_lines.judged_runs(run, others))
        # until anything is measured, the empty plot of the quarters keeps the place
        self.terms.setVisible(bool(run.term_names))
        self.quartiles.setVisible(run.timed or not len(run.pace))
        self._offer_pages()
        self._redraw_soon()

    def _offer_pages(self) -> None:
        """Offer what there is something to show of, and show what the person chose last among that."""
        there = dict.fromkeys(self._pages, True)
        there["parts"] = not self.terms.isHidden() or not self.quartiles.isHidden()
        there["figures"] = len(self._series.figures) >= FEWEST_JUDGEMENTS
        self.figures[1].setVisible(len(self._series.figure_names) > 1)
        there["runs"] = bool(self.comparison.runs)
        for key, on in there.items():
            self.lower.segment(key).setVisible(on)
        self.lower.set_key(self._wanted if there[self._wanted] else "parts" if there["parts"] else "optimizer")

    def _choose(self, key: str) -> None:
        self._wanted = key
        self.chosen.emit()

    def _show_page(self, key: str) -> None:
        self._stack.setCurrentIndex(list(self._pages).index(key))
        if self.isVisible():
            self.redraw()

    def _compare(self) -> None:
        """Show the runs that are ticked now, and the settings in which they differ."""
        runs, recipe = self.comparison.runs, self.comparison.recipe
        names, styles, recipes = (
            [run.name for run in runs],
            [nth_style(run.number) for run in runs],
            [r.recipe for r in runs],
        )
        if recipe is not None:
            names, styles, recipes = [run_lines.PRESENT, *names], [run_lines.SMOOTH, *styles], [recipe, *recipes]
        self.settings.show_rows(names, styles, differing(recipes) if runs else [])
        self._set_lines()

    def _set_decades(self, decades: bool) -> None:
        for chart in (self.loss, self.terms, self.quartiles):
            chart.set_decades(decades)
        self._redraw_soon()

    def _set_axis(self, key: str) -> None:
        for chart in self._charts:
            chart.set_by_time(key == "time")
        self._range(None)

    def _point(self, place: float | None) -> None:
        self._pointed = place
        for chart in self._charts:
            chart.plot.point(place)
        self._read_out()

    def _range(self, chosen: tuple[float, float] | None) -> None:
        for chart in self._charts:
            chart.plot.choose_range(chosen)
        self._redraw_soon()

    def _read_out(self) -> None:
        """Write the values at the cross-hair, or the newest, over each plot."""
        run, place, by_time = self._series, self._pointed, self.axis.key() == "time"
        for chart in self.seen:
            chart.read_out(place)
        step = run.last_step if place is None else float(run.steps_at(place)) if by_time else place
        loss = run.loss.at(step)
        parts = []
        if loss is not None:
            parts = [f"step {loss[0]:,.0f}", written(loss[1])]
            if by_time:
                parts.insert(0, duration(float(run.seconds_at(loss[0]))))
            if self.loss.legend.isHidden():
                parts.append(f"smoothed {written(loss[2])}")
        self.loss.readout.setText(" · ".join(parts))

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        for charts in self._pages.values():
            page = QWidget()
            row = QHBoxLayout(page)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(2 * UNIT)
            for chart in charts:
                row.addWidget(chart, 1)
            if not charts:
                row.addWidget(self.settings)
            self._stack.addWidget(page)
        switch = QHBoxLayout()
        switch.setContentsMargins(LEFT - 2 * UNIT + 4, 0, 0, 0)  # the first word stands over the axis
        switch.addWidget(self.lower)
        switch.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self.loss, 3)
        column.addLayout(switch)
        column.addWidget(self._stack, 2)
        self.lower.setAttribute(Qt.WidgetAttribute.WA_LayoutUsesWidgetRect)
