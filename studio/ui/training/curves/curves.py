"""The training curves: the loss of a run and of those compared with it, and a choice of further charts below."""

from collections.abc import Iterable, Mapping
from functools import partial

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from studio.protocol.events import Event
from studio.protocol.losses import describe_loss
from studio.ui.amounts import duration
from studio.ui.theme import UNIT
from studio.ui.training.comparison.comparison import Comparison, differing_settings
from studio.ui.training.comparison.comparison_table import ComparisonTable
from studio.ui.training.comparison.results import RunResult, compared_results
from studio.ui.training.curves import run_lines
from studio.ui.training.curves.chart import Chart, format_value
from studio.ui.training.curves.charts import PAGES, RunCharts
from studio.ui.training.curves.line_style import nth_style
from studio.ui.training.curves.plot import LEFT
from studio.ui.training.curves.redraw import RedrawQueue
from studio.ui.training.curves.run_series import RunSeries
from studio.ui.training.curves.series import LIMIT
from studio.ui.translation import tr
from studio.ui.widgets.segmented import Segmented

_MIN_HEIGHT_FOR_AXIS_LABELS, _MIN_HEIGHT_FOR_LOWER_PAGE = 360, 270  # pixels


class Curves(QWidget):
    """The loss chart, and below it a page of smaller charts or the table of differing settings.

    All charts share one crosshair and one zoom.
    """

    def __init__(
        self, parent: QWidget | None = None, *, comparison: Comparison | None = None, limit: int = LIMIT
    ) -> None:
        super().__init__(parent)
        self._limit = limit
        self._series = RunSeries(limit)
        self._timesteps = 1000
        self._cursor: float | None = None  # the step or second under the crosshair
        self._layout: tuple[object, ...] = ()  # of the runs' series: decides which lines there are
        self._page = "parts"  # the user's choice, kept while the run has no such page
        self.comparison = comparison or Comparison(self)
        self.log = QToolButton()
        self.log.setText(tr("log"))
        self.log.setCheckable(True)
        self.log.setChecked(True)
        self.log.setAccessibleName(tr("Logarithmic loss"))
        self.log.setToolTip(tr("Logarithmic loss axis, where all values are positive."))
        self.axis = Segmented(
            tr("Horizontal axis"), (("step", tr("step")), ("time", tr("time"))), "step", tr("Step or training time.")
        )
        self.charts = RunCharts((self.axis, self.log))
        self.settings = ComparisonTable()
        self.page_switch = Segmented(
            tr("Lower charts"), PAGES, "parts", tr("Choose what is shown below the loss."), plain=True
        )
        self._redraws = RedrawQueue(lambda chart: chart.draw(self._last), self._read_out, self)
        self._arrange()
        self._set_logarithmic(True)
        self._show_comparison()
        self._connect()

    @property
    def series(self) -> RunSeries:
        """The measurements of the current run."""
        return self._series

    @property
    def visible_charts(self) -> list[Chart]:
        """The charts on the screen, the loss first."""
        below = () if self._stack.isHidden() else self.charts.pages[self.page_switch.key()]
        return [self.charts.loss, *(chart for chart in below if not chart.isHidden())]

    def add_events(self, events: Iterable[Event]) -> None:
        """Add measurements; visible charts are drawn within half a second."""
        if self._series.add(events):
            self._update()

    def clear(self) -> None:
        """Forget the current run; compared runs stay."""
        self._series = RunSeries(self._limit)
        self._set_base_rate()
        self._set_lines()
        self._zoom(None)

    def set_timesteps(self, timesteps: int) -> None:
        """Label the quartiles for a noise schedule of T timesteps."""
        self._timesteps = timesteps
        self._set_lines()

    def state(self) -> dict[str, object]:
        """Return the chosen page, axis and scale as plain values."""
        return {"lower": self._page, "axis": self.axis.key(), "log": self.log.isChecked()}

    def restore(self, state: Mapping[str, object]) -> None:
        """Apply what `state` returned; invalid values are ignored."""
        if isinstance(page := state.get("lower"), str) and page in self.charts.pages:
            self._page = page
        self.axis.set_key(str(state.get("axis")))
        if isinstance(state.get("log"), bool):
            self.log.setChecked(bool(state["log"]))
        self._offer_pages()

    def redraw(self) -> None:
        """Draw all visible charts now."""
        self._redraws.draw_now(self.visible_charts)

    def controls(self) -> list[QRect]:
        """Return where the controls are: an exported picture leaves them out."""
        return [
            QRect(part.mapTo(self, part.rect().topLeft()), part.size())
            for part in (self.axis, self.log, self.page_switch)
        ]

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what came in while the curves were hidden."""
        super().showEvent(event)
        self._redraws.resume()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop drawing."""
        self._redraws.stop()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Redraw for the new width; drop the axis labels and the lower page where there is no room."""
        super().resizeEvent(event)
        for chart in self.charts.all:
            chart.plot.set_labelled(self.height() >= _MIN_HEIGHT_FOR_AXIS_LABELS)
        self.page_switch.setVisible(self.height() >= _MIN_HEIGHT_FOR_LOWER_PAGE)
        self._stack.setVisible(self.height() >= _MIN_HEIGHT_FOR_LOWER_PAGE)
        self._redraw_soon()

    @property
    def _by_time(self) -> bool:
        return self.axis.key() == "time"

    @property
    def _last(self) -> float:
        """The end of the horizontal axis: the last step or second of the longest run."""
        runs = [self._series, *(run.series for run in self.comparison.runs)]
        return max(run.last_second if self._by_time else float(run.last_step) for run in runs)

    def _update(self) -> None:
        if self._layout != self._layout_now():
            self._set_lines()
        if self.comparison.runs:
            self._show_results()
        self._redraw_soon(live=True)

    def _redraw_soon(self, *, live: bool = False) -> None:
        self._redraws.add(self.visible_charts, live=live)

    def _layout_now(self) -> tuple[object, ...]:
        return self._series.layout, *(other.series.layout for other in self.comparison.runs)

    def _set_lines(self) -> None:
        self._layout = self._layout_now()
        self.charts.show_runs(self._series, self.comparison.recipe, self.comparison.runs, self._timesteps)
        self._offer_pages()
        self._redraw_soon()

    def _offer_pages(self) -> None:
        """Offer the pages that have something to show, and show the user's last choice among them."""
        available = self.charts.available_pages(self._series, comparing=bool(self.comparison.runs))
        for key in self.charts.pages:
            self.page_switch.segment(key).setVisible(key in available)
        self.page_switch.set_key(next(key for key in (self._page, "parts", "optimizer") if key in available))

    def _choose_page(self, key: str) -> None:
        self._page = key

    def _show_page(self, key: str) -> None:
        self._stack.setCurrentIndex(list(self.charts.pages).index(key))
        if self.isVisible():
            self.redraw()

    def _set_base_rate(self) -> None:
        recipe = self.comparison.recipe
        if recipe is not None and not len(self._series.stats):
            self._series.base_rate = recipe.learning_rate

    def _show_comparison(self) -> None:
        self._set_base_rate()
        runs, recipe = self.comparison.runs, self.comparison.recipe
        names, styles = [run.name for run in runs], [nth_style(run.number) for run in runs]
        recipes = [run.recipe for run in runs]
        if recipe is not None:
            names, styles, recipes = [run_lines.CURRENT, *names], [run_lines.SMOOTH, *styles], [recipe, *recipes]
        self.settings.show_runs(names, styles, differing_settings(recipes) if runs else [])
        self._show_results()
        self._set_lines()

    def _show_results(self) -> None:
        """Show what the compared runs have reached so far."""
        results = [run.result for run in self.comparison.runs]
        if results and self.comparison.recipe is not None:
            run, failed = self._series, self.comparison.failed
            results.insert(0, RunResult(self.comparison.recipe, run.evaluation, failed, run.warnings))
        self.settings.show_results(compared_results(results) if results else [])

    def _set_logarithmic(self, on: bool) -> None:
        for chart in (self.charts.loss, self.charts.terms, self.charts.more_terms, self.charts.quartiles):
            chart.set_logarithmic(on)
        self._redraw_soon()

    def _set_axis(self, _key: str) -> None:
        for chart in self.charts.all:
            chart.set_by_time(self._by_time)
        self._zoom(None)

    def _move_crosshair(self, place: float | None) -> None:
        self._cursor = place
        for chart in self.charts.all:
            chart.plot.set_crosshair(place)
        self._read_out()

    def _zoom(self, limits: tuple[float, float] | None) -> None:
        for chart in self.charts.all:
            chart.plot.set_zoom(limits)
        self._redraw_soon()

    def _read_out(self) -> None:
        """Write the values at the crosshair, or the newest, above each chart."""
        run, place = self._series, self._cursor
        for chart in self.visible_charts:
            chart.read_out(place)
        step = run.last_step if place is None else float(run.steps_at(place)) if self._by_time else place
        loss = run.loss.at(step)
        parts = []
        if loss is not None:
            parts = [tr("step {loss:,.0f}").format(loss=loss[0])]
            if not self._has_several_losses:
                parts.append(format_value(loss[1]))
            if self._by_time:
                parts.insert(0, duration(float(run.seconds_at(loss[0]))))
            if self.charts.loss.legend.isHidden() and not self._has_several_losses:
                parts.append(tr("smoothed {format_value}").format(format_value=format_value(loss[2])))
        self.charts.loss.readout.setText(" · ".join(parts))

    @property
    def _has_several_losses(self) -> bool:
        recipe = self.comparison.recipe
        return recipe is not None and bool(describe_loss(recipe).shown)

    def _connect(self) -> None:
        self.comparison.changed.connect(self._show_comparison)
        self.comparison.grew.connect(self._update)
        for chart in self.charts.all:
            chart.plot.hovered.connect(self._move_crosshair)
            chart.plot.zoomed.connect(self._zoom)
        self.log.toggled.connect(self._set_logarithmic)
        self.axis.changed.connect(self._set_axis)
        self.page_switch.changed.connect(self._show_page)
        for key in self.charts.pages:  # clicks only: a page that goes away for lack of data changes no choice
            self.page_switch.segment(key).clicked.connect(partial(self._choose_page, key))

    def _arrange(self) -> None:
        self._stack = QStackedWidget()
        for charts in self.charts.pages.values():
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
        switch.setContentsMargins(LEFT - 2 * UNIT + 4, 0, 0, 0)  # the first word is aligned with the axis
        switch.addWidget(self.page_switch)
        switch.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self.charts.loss, 3)
        column.addLayout(switch)
        column.addWidget(self._stack, 2)
        self.page_switch.setAttribute(Qt.WidgetAttribute.WA_LayoutUsesWidgetRect)
