"""The runs that the current one is compared with, each followed while it is selected."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from studio.link.run_watcher import RunWatcher
from studio.protocol.errors import BadInput
from studio.protocol.eventlog import damage_text
from studio.protocol.events import Event
from studio.protocol.notes import label_of
from studio.protocol.recipes import flat_settings
from studio.protocol.runfolder import RunFolder, Status
from studio.protocol.training_recipe import TrainRecipe
from studio.protocol.traits import traits_of
from studio.ui.training.comparison.results import RunResult
from studio.ui.training.curves.run_series import RunSeries
from studio.ui.translation import number_text, tr, tr_message

MAX_RUNS = 6  # more lines could not be distinguished
_LIMIT = 50_000  # rows of each series
_NOT_COMPARED = ("version", "kind")


@dataclass
class ComparedRun:
    """A selected run; `number` decides the colour and dash of its lines and is kept while it is selected."""

    path: Path
    recipe: TrainRecipe
    number: int
    series: RunSeries
    watcher: RunWatcher
    name: str  # in legends and tables
    failed: bool = False

    @property
    def result(self) -> RunResult:
        """What it has reached so far."""
        return RunResult(self.recipe, self.series.evaluation, self.failed, self.series.warnings)


class Comparison(QObject):
    """The current run and the selected ones.

    Signals:
        changed: Runs were selected or deselected, or one restarted.
        grew: A selected run has new measurements.
        problem: One plain line: why a run cannot be compared, or that its folder is gone.
    """

    changed = Signal()
    grew = Signal()
    problem = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.current: Path | None = None
        self.recipe: TrainRecipe | None = None
        self.failed = False  # the current run
        self._runs: dict[Path, ComparedRun] = {}

    @property
    def runs(self) -> list[ComparedRun]:
        """The selected runs, in the order of their selection."""
        return list(self._runs.values())

    @property
    def full(self) -> bool:
        """Whether no further run can be selected."""
        return len(self._runs) >= MAX_RUNS

    def has(self, path: Path) -> bool:
        """Whether a run is selected."""
        return path in self._runs

    def set_current(self, path: Path | None, recipe: TrainRecipe | None) -> None:
        """Set the current run, which is deselected."""
        self.current, self.recipe, self.failed = path, recipe, False
        if path in self._runs:
            self.deselect(path)
        else:
            self.changed.emit()

    def set_failed(self, failed: bool) -> None:
        """Set whether the current run has failed."""
        if failed != self.failed:
            self.failed = failed
            self.grew.emit()

    def select(self, path: Path) -> bool:
        """Follow a run from its first event; return whether it is selected now."""
        if path in self._runs:
            return True
        try:
            if self.full:
                raise BadInput(
                    tr("At most {max_runs} runs can be compared. Deselect one first.").format(max_runs=MAX_RUNS)
                )
            if path == self.current:
                raise BadInput(tr("This is the current run."))
            recipe = RunFolder(path).read_recipe()
        except BadInput as error:
            self.problem.emit(tr_message(str(error)))
            return False
        number = min(set(range(MAX_RUNS)) - {run.number for run in self._runs.values()})
        watcher, series = RunWatcher(RunFolder(path), self), RunSeries(_LIMIT, recipe.learning_rate)
        run = self._runs[path] = ComparedRun(path, recipe, number, series, watcher, label_of(path))
        watcher.events.connect(lambda events: self._add(run, events))
        watcher.rewound.connect(lambda: self._restart(run))
        watcher.damaged.connect(lambda lines: self._report_damage(run, lines))
        watcher.status.connect(lambda status: self._set_status(run, status))
        watcher.gone.connect(lambda line: self._gone(run, line))
        watcher.start()
        self.changed.emit()
        return True

    def deselect(self, path: Path) -> None:
        """Stop following a run."""
        run = self._runs.pop(path, None)
        if run is not None:
            run.watcher.stop()
            run.watcher.deleteLater()
            self.changed.emit()

    def close(self) -> None:
        """Deselect every run."""
        for path in list(self._runs):
            self.deselect(path)

    def _add(self, run: ComparedRun, events: Sequence[Event]) -> None:
        if run.series.add(events):
            self.grew.emit()

    def _restart(self, run: ComparedRun) -> None:
        run.series = RunSeries(_LIMIT, run.recipe.learning_rate)
        self.changed.emit()

    def _report_damage(self, run: ComparedRun, lines: int) -> None:
        if lines:
            self.problem.emit(f"{run.path.name}: {damage_text(lines)}")

    def _set_status(self, run: ComparedRun, status: Status) -> None:
        if run.failed != (status.state == "failed"):
            run.failed = status.state == "failed"
            self.grew.emit()

    def _gone(self, run: ComparedRun, line: str) -> None:
        self.deselect(run.path)
        self.problem.emit(line)


def differing_settings(recipes: Sequence[TrainRecipe]) -> list[tuple[str, list[str]]]:
    """Return each dotted key whose setting differs between recipes, with its text in every recipe.

    A setting that has no effect on a recipe's model has a dash.
    """
    flat = [_used_settings(recipe) for recipe in recipes]
    keys = dict.fromkeys(key for settings in flat for key in settings)
    rows = [(key, [_text(settings[key]) if key in settings else "–" for settings in flat]) for key in keys]
    return [(key, values) for key, values in rows if len(set(values)) > 1 and key not in _NOT_COMPARED]


def _used_settings(recipe: TrainRecipe) -> dict[str, Any]:
    traits = traits_of(recipe.model)
    return {key: value for key, value in flat_settings(recipe).items() if traits.uses(key)}


def _text(value: Any) -> str:
    if value is None:
        return tr("none")
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, float):
        return number_text(value, ".6g")
    if isinstance(value, list | tuple):
        return ", ".join(map(_text, value))
    return str(value)
