"""Other runs that are shown behind the present one: each followed for as long as it is ticked."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from studio.link.run_watcher import RunWatcher
from studio.protocol.errors import BadInput
from studio.protocol.events import Event
from studio.protocol.recipes import TrainRecipe, flat_settings
from studio.protocol.runfolder import RunFolder
from studio.ui.training.curves.run_series import RunSeries

MOST = 6  # more lines than these are not told apart
_LIMIT = 50_000  # points of each series
_SAME_FOR_ALL = ("version", "kind")


@dataclass
class Compared:
    """One of them; `number` decides its colour and dash, and stays the same while it is ticked."""

    path: Path
    recipe: TrainRecipe
    number: int
    series: RunSeries
    watcher: RunWatcher

    @property
    def name(self) -> str:
        """What it is called in legend and table."""
        return self.path.name


class Comparison(QObject):
    """The present run and those that it is compared with.

    Signals:
        changed: Other runs are compared now, or one of them began anew.
        grew: A run has new measurements.
        problem: One plain line: why a run cannot be compared, or is no more.
    """

    changed = Signal()
    grew = Signal()
    problem = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.present: Path | None = None
        self.recipe: TrainRecipe | None = None
        self._runs: dict[Path, Compared] = {}

    @property
    def runs(self) -> list[Compared]:
        """Those that are ticked, in the order in which they were."""
        return list(self._runs.values())

    @property
    def full(self) -> bool:
        """Whether no further run can be ticked."""
        return len(self._runs) >= MOST

    def has(self, path: Path) -> bool:
        """Whether a run is ticked."""
        return path in self._runs

    def set_present(self, path: Path | None, recipe: TrainRecipe | None) -> None:
        """Name the run that the others are compared with; it is not compared with itself."""
        self.present, self.recipe = path, recipe
        if path in self._runs:
            self.leave(path)
        else:
            self.changed.emit()

    def take(self, path: Path) -> bool:
        """Tick a run: follow it from its first event on. Returns whether it is ticked now."""
        if path in self._runs:
            return True
        try:
            if self.full:
                raise BadInput(f"At most {MOST} runs are compared at a time. Untick one first.")
            if path == self.present:
                raise BadInput("That is the run that is shown.")
            recipe = RunFolder(path).read_recipe()
        except BadInput as error:
            self.problem.emit(str(error))
            return False
        number = min(set(range(MOST)) - {run.number for run in self._runs.values()})
        watcher = RunWatcher(RunFolder(path), self)
        run = self._runs[path] = Compared(path, recipe, number, RunSeries(_LIMIT), watcher)
        watcher.events.connect(lambda events: self._add(run, events))
        watcher.rewound.connect(lambda: self._rewind(run))
        watcher.gone.connect(lambda line: self._gone(run, line))
        watcher.start()
        self.changed.emit()
        return True

    def leave(self, path: Path) -> None:
        """Untick a run."""
        run = self._runs.pop(path, None)
        if run is not None:
            run.watcher.stop()
            run.watcher.deleteLater()
            self.changed.emit()

    def end(self) -> None:
        """Untick every run."""
        for path in list(self._runs):
            self.leave(path)

    def _add(self, run: Compared, events: Sequence[Event]) -> None:
        if run.series.add(events):
            self.grew.emit()

    def _rewind(self, run: Compared) -> None:
        run.series = RunSeries(_LIMIT)
        self.changed.emit()

    def _gone(self, run: Compared, line: str) -> None:
        self.leave(run.path)
        self.problem.emit(line)


def differing(recipes: Sequence[TrainRecipe]) -> list[tuple[str, list[str]]]:
    """Return the dotted keys whose settings are not the same in all recipes, each with its value in every recipe."""
    flat = [flat_settings(recipe) for recipe in recipes]
    keys = dict.fromkeys(key for settings in flat for key in settings)
    rows = [(key, [_said(settings[key]) if key in settings else "–" for settings in flat]) for key in keys]
    return [(key, values) for key, values in rows if len(set(values)) > 1 and key not in _SAME_FOR_ALL]


def _said(value: Any) -> str:
    """Write a setting's value as people do."""
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, list | tuple):
        return ", ".join(map(_said, value))
    return str(value)
