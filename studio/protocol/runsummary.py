"""Summaries of runs for lists: state, model, figures, size and notes, read from the run folders."""

import contextlib
import math
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from studio.protocol.errors import BadInput
from studio.protocol.eventlog import DamagedLine, parse_line
from studio.protocol.events import Event, Judged, Sampled, Validated, Warned, warned_finding
from studio.protocol.filestats import size_and_change
from studio.protocol.frozen import Frozen
from studio.protocol.metrics import metric_of
from studio.protocol.notes import DATED, Notes, read_notes
from studio.protocol.runfolder import ENDED, RunFolder, RunState
from studio.protocol.runhomes import run_homes

SummaryState = Literal[RunState, "interrupted", "broken"]
_KIND_WITHIN = 40  # bytes of a line's beginning
_WANTED = (b'"judged"', b'"validated"', b'"sampled"', b'"warned"')


class RunSummary(Frozen):
    """The summary of a run in a list.

    Attributes:
        path: The run's folder.
        state: As in status.json; "interrupted" when its process has ended without a final status, "broken" when the
            recipe cannot be read.
        problem: Why it is broken, or why its notes cannot be read; "" without a problem.
        model: The kind of model: the name of its learner.
        dataset: The kind of data set.
        step: Training steps so far.
        steps: Training steps that the recipe asks for; 0 if unknown.
        seconds: Training time.
        figures: The best value of each metric, of evaluations that can be trusted.
        verdict: The last finding of an evaluation or of the diversity watch: "plausible", "collapsed"
            ...; "" without a verdict.
        loss: The lowest validation loss, None without one.
        changed: When the run last reported, in seconds since 1970.
        size: Bytes on disk.
        sample: The newest sample grid, relative to the folder; "" for none.
        columns: How many samples it has side by side.
        resumable: Whether there is a complete checkpoint.
    """

    path: Path
    notes: Notes = Notes()
    state: SummaryState
    problem: str = ""
    preset: str = ""
    model: str = ""
    dataset: str = ""
    step: int = 0
    steps: int = 0
    seconds: float = 0.0
    figures: dict[str, float] = {}
    verdict: str = ""
    loss: float | None = None
    changed: float = 0.0
    size: int = 0
    sample: str = ""
    columns: int = 1
    resumable: bool = False

    @property
    def title(self) -> str:
        """The name that the user has given, or else the folder's without its date."""
        return self.notes.name or DATED.sub("", self.path.name)

    @property
    def going(self) -> bool:
        """Whether the run is in progress."""
        return self.state not in (*ENDED, "interrupted", "broken")


def find_runs(homes: list[Path] | None = None) -> list[Path]:
    """Return every run folder in `homes`, the newest first; by default in all folders that hold runs.

    A folder that is itself a run counts, too, and so does one that holds parts of a run but no recipe: it is broken.
    """
    found = [run for home in (run_homes() if homes is None else homes) for run in _runs_in(home)]
    return sorted(dict.fromkeys(found), key=_written, reverse=True)


def summarize(path: Path) -> RunSummary:
    """Read the summary of a run; may take a second for a large one.

    Any problem with the folder is described in `problem`.
    """
    folder = RunFolder(path)
    notes, problem = Notes(), ""
    try:
        notes = read_notes(path)
    except BadInput as error:
        problem = str(error)
    size, changed = size_and_change(path, follow_links=False)
    try:
        recipe = folder.read_recipe()
    except BadInput as error:
        return RunSummary(path=path, notes=notes, state="broken", problem=str(error), changed=changed, size=size)
    status = folder.read_status()
    state: SummaryState = "interrupted"
    if status is not None and (status.state in ENDED or status.alive):
        state = status.state
    summary = RunSummary(
        path=path,
        notes=notes,
        state=state,
        problem=problem or (status.message if status is not None and state == "failed" else ""),
        preset=recipe.preset,
        model=recipe.model,
        dataset=recipe.dataset.kind,
        step=status.step if status else 0,
        steps=recipe.steps if status is None else status.steps,
        seconds=status.seconds if status else 0.0,
        changed=status.heartbeat if status else changed,
        size=size,
        resumable=bool(folder.complete_checkpoints()),
    )
    return summary.model_copy(update=_from_events(folder))


def _runs_in(home: Path) -> Iterator[Path]:
    if RunFolder(home).exists:
        yield home
        return
    try:
        entries = sorted(os.scandir(home), key=lambda entry: entry.name)
    except OSError:
        return  # it is gone, or was never made
    for entry in entries:
        folder = RunFolder(Path(entry.path))
        parts = (folder.recipe_file, folder.events_file, folder.status_file)
        if not entry.name.startswith(".") and any(os.path.lexists(part) for part in parts):
            yield folder.path


def _written(path: Path) -> float:
    """Return when the recipe was written, or the folder changed; 0 if neither is known."""
    for place in (path / "recipe.json", path):
        try:
            return place.stat().st_mtime
        except OSError:
            continue
    return 0.0


def _from_events(folder: RunFolder) -> dict[str, object]:
    """Return the fields that the events determine: best figures, verdict, lowest validation loss, newest samples."""
    found: dict[str, object] = {}
    figures: dict[str, float] = {}
    lowest = math.inf
    for event in _wanted_events(folder):
        match event:
            case Judged():
                found["verdict"] = "" if event.verdict is None else event.verdict.finding
                if event.verdict is None or event.verdict.trusted:
                    figures |= {key: _better(key, figures.get(key), now) for key, now in event.trusted_figures.items()}
            case Validated() if "discriminator" not in event.terms:  # the networks of a GAN have no common loss
                lowest = min(lowest, event.loss)
                found["loss"] = lowest
            case Warned():  # it is sent with the samples, long before the first evaluation
                found["verdict"] = warned_finding(event.warnings)
            case Sampled():
                found |= {"sample": event.file, "columns": event.columns}
    return {**found, "figures": figures}


def _better(key: str, before: float | None, now: float) -> float:
    """Return the better value of a metric; the later one where neither direction is better."""
    better = metric_of(key).better
    if before is None or not better:
        return now
    return max(before, now) if better == "higher" else min(before, now)


def _wanted_events(folder: RunFolder) -> Iterator[Event]:
    """Yield the events of a summary; of the others, which are many, the lines are not parsed."""
    with contextlib.suppress(BadInput):
        for line, _ in folder.lines():
            if any(kind in line[:_KIND_WITHIN] for kind in _WANTED):
                with contextlib.suppress(DamagedLine):
                    if (event := parse_line(line)) is not None:
                        yield event
