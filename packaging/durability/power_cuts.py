"""Cuts the power at every moment of a recorded session, and checks the files that the next start finds."""

import random
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from disk_record import DiskRecord
from kills import number_in, project_of
from sessions import NOTHING, Session, restored_fingerprint

from studio.document.journal import writer as writing
from studio.document.project.writing import save_project


@dataclass
class CutFigures:
    """The losses by power cuts.

    Attributes:
        states: The number of simulated power cuts.
        lost: Those after which saved work was not restored, or was restored to a state that it never had.
    """

    states: int = 0
    lost: int = 0


def cut_painting(count: int, seed: int = 0) -> CutFigures:
    """Cut the power during a painting session whose journal is rewritten several times."""
    chance, gather, slack = random.Random(seed), writing.GATHER_SECONDS, writing.SLACK
    writing.GATHER_SECONDS, writing.SLACK = 0.0, 20_000
    try:
        with tempfile.TemporaryDirectory() as folder:
            record, states = _painted(Path(folder), seed)
    finally:
        writing.GATHER_SECONDS, writing.SLACK = gather, slack
    return _judged(record, count, chance, lambda place: states.index_of(restored_fingerprint(place)[0]))


def cut_saving(count: int, seed: int = 0) -> CutFigures:
    """Cut the power while projects are saved into one file."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        record = DiskRecord(Path(folder))
        with record.recording():
            for number in range(1, 12):
                save_project(project_of(number), Path(folder) / "project.ora")
                record.mark(str(number))

    def found(place: Path) -> list[int]:
        return [number_in(place / "project.ora")] if (place / "project.ora").exists() else [0]

    return _judged(record, count, chance, found)


class _States:
    """The states of a session, by their fingerprints."""

    def __init__(self) -> None:
        self.fingerprints = [NOTHING]

    def index_of(self, fingerprint: str) -> list[int]:
        """Return the places of a state."""
        return [place for place, known in enumerate(self.fingerprints) if known == fingerprint]


def _painted(home: Path, seed: int) -> tuple[DiskRecord, _States]:
    record, states = DiskRecord(home), _States()
    with record.recording():
        session = Session(home, seed, states.fingerprints.append)
        for _ in range(150):
            session.painter.act()
            if session.writer.wait(60):
                record.mark(str(len(states.fingerprints) - 1))
        session.end()
    return record, states


def _judged(record: DiskRecord, count: int, chance: random.Random, found: Callable[[Path], list[int]]) -> CutFigures:
    figures = CutFigures()
    for number in range(count):
        after = 1 + number * len(record.done) // count
        saved = [int(done.name) for done in record.done[:after] if done.what == "mark"]
        with tempfile.TemporaryDirectory() as folder:
            record.cut_after(after, chance, Path(folder))
            figures.states += 1
            try:
                places = found(Path(folder))
            except Exception:
                places = []
        if not places or max(places) < max(saved, default=0):
            figures.lost += 1
    return figures
