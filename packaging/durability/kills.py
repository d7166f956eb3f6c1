"""Kills processes at random moments: one that paints, and one that saves projects."""

import os
import random
import signal
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from sessions import NOTHING, Session, restored_fingerprint

from studio.document.layers.layer import Group, Layer
from studio.document.project.project import Project
from studio.document.project.reading import open_project
from studio.document.project.writing import save_project
from studio.protocol.geometry import Size

WORKERS = 4
_MAX_SAVING = 0.08  # seconds until a kill: some saves of a small project


@dataclass
class KillFigures:
    """The losses by kills.

    Attributes:
        kills: How many there were.
        lost: Documents that were not restored, or were restored to a state that they never had.
        most_seconds: The oldest edit that was lost, in seconds before the kill.
    """

    kills: int = 0
    lost: int = 0
    most_seconds: float = 0.0

    def __add__(self, other: "KillFigures") -> "KillFigures":
        return KillFigures(self.kills + other.kills, self.lost + other.lost, max(self.most_seconds, other.most_seconds))


def in_parallel(
    work: Callable[[int, int], KillFigures], count: int, seed: int = 0, workers: int = WORKERS
) -> KillFigures:
    """Kill `count` processes by several workers, each with files of its own: the processes mostly sleep."""
    shares = [count // workers + (number < count % workers) for number in range(workers)]
    seeds = [seed + number * 1_000_003 for number in range(workers)]
    with ProcessPoolExecutor(workers, get_context("fork")) as pool:
        return sum(pool.map(work, shares, seeds), KillFigures())


def kill_painters(count: int, seed: int = 0) -> KillFigures:
    """Kill a process that paints, again and again, each time with the files that the previous one left."""
    figures, chance = KillFigures(), random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        home, before = Path(folder), NOTHING
        for number in range(count):
            said = killed(partial(_paint, home, seed + number), chance.uniform(0.02, 1.2))
            ended = time.monotonic()
            states = [(before, 0.0), *((fingerprint, float(when)) for fingerprint, when in map(str.split, said))]
            figures.kills += 1
            try:
                before, _ = restored_fingerprint(home)
            except AssertionError:
                figures.lost += 1
                continue
            places = [place for place, (fingerprint, _) in enumerate(states) if fingerprint == before]
            if not places:
                figures.lost += 1
            elif places[-1] + 1 < len(states):
                figures.most_seconds = max(figures.most_seconds, ended - states[places[-1] + 1][1])
    return figures


def kill_savers(count: int, seed: int = 0) -> KillFigures:
    """Kill a process that saves a project into the same file, again and again."""
    figures, chance = KillFigures(), random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        path, newest = Path(folder) / "project.ora", 0
        for _ in range(count):
            told = killed(partial(_save, path, newest + 1), chance.uniform(0.0, _MAX_SAVING))
            figures.kills += 1
            saved = max([newest, *map(int, told)])
            if not saved and not path.exists():
                continue
            try:
                number = number_in(path)
            except Exception:
                figures.lost += 1
                continue
            if number < saved or number > saved + 1:
                figures.lost += 1
            newest = max(number, saved)
    return figures


def killed(work: Callable[[Callable[[str], None]], None], seconds: float) -> list[str]:
    """Let a forked process work until it is killed after some time; returns the lines that it has printed by then."""
    receiving, sending = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(receiving)
        try:
            work(lambda line: _notify(sending, line))
        finally:
            os._exit(1)
    os.close(sending)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    said = b""
    while part := os.read(receiving, 2**20):
        said += part
    os.close(receiving)
    return said.decode().splitlines()


def project_of(number: int) -> Project:
    """Return a project that a number can be read from."""
    pixels = np.random.default_rng(number).integers(0, 256, (64, 64, 4), np.uint8)
    return Project(Size(64, 64), Group(children=(Layer(str(number), pixels),)))


def number_in(path: Path) -> int:
    """Return the number of the project in a file; raises an exception for anything but a whole one."""
    project = open_project(path)
    (layer,) = project.stack.layers()
    if project.repaired or (layer.pixels != next(project_of(int(layer.name)).stack.layers()).pixels).any():
        raise ValueError("it is not the saved one")
    return int(layer.name)


def _paint(home: Path, seed: int, notify: Callable[[str], None]) -> None:
    session = Session(home, seed, lambda fingerprint: notify(f"{fingerprint} {time.monotonic()}"))
    pause = random.Random(seed)
    while True:
        session.painter.act()
        time.sleep(pause.uniform(0, 0.02))


def _save(path: Path, number: int, notify: Callable[[str], None]) -> None:
    while True:
        save_project(project_of(number), path)
        notify(str(number))
        number += 1


def _notify(pipe: int, line: str) -> None:
    os.write(pipe, f"{line}\n".encode())  # short enough to be written whole
