"""A few tries of the fuzz, always the same, and that it notices what is wrong."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from damage import HOSTILE, PLACES, damage, put_in_place
from reader import nothing_changed, nothing_lost
from readers import READERS
from trial import contents, outcome

from studio.protocol.errors import BadInput

ROOT = Path(__file__).parents[2]
SLOW = (
    "window",
    "resume",
    "train",
    "generate",
    "command",
    "text-model",
    "lora",
    "inversion",
    "project",
)  # seconds for each try

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="each try is a forked process")


@pytest.mark.parametrize(
    ("kinds", "tries"), [([kind for kind in READERS if kind not in SLOW], 3), (list(SLOW), 1)], ids=["quick", "slow"]
)
def test_some_damage_of_every_kind(tmp_path: Path, kinds: list[str], tries: int):
    command = [sys.executable, str(ROOT / "packaging" / "fuzzing" / "tries.py"), *kinds]
    command += ["--tries", str(tries), "--seed", "1", "--keep", str(tmp_path)]
    variables = os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen", "OMP_NUM_THREADS": "1"}
    done = subprocess.run(command, capture_output=True, text=True, env=variables, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{len(kinds) * (tries + 1)} tries, 0 failed" in done.stdout


def refuse(text: str) -> None:
    raise BadInput(text)


@pytest.mark.parametrize(
    ("read", "told"),
    [
        (lambda place: place, ""),
        (lambda place: refuse("It is damaged."), ""),
        (lambda place: refuse(""), "Not one line"),
        (lambda place: {}["key"], "KeyError"),
        (lambda place: len(bytes(2**31)), "MemoryError"),
        (lambda place: os.kill(os.getpid(), signal.SIGKILL), "SIGKILL"),
        (lambda place: os._exit(0), "without an answer"),
    ],
)
def test_every_bad_end_is_reported(tmp_path: Path, read, told: str):
    problem = outcome(read, tmp_path)
    assert told in problem
    assert bool(problem) == bool(told)


def test_a_reader_that_waits_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("trial.MAX_SECONDS", 0.5)
    os.mkfifo(tmp_path / "pipe")
    assert "did not end" in outcome(lambda place: (place / "pipe").read_bytes(), tmp_path)


def test_what_a_reader_loses_is_noticed(tmp_path: Path):
    (tmp_path / "a").write_text("one")
    (tmp_path / "b").write_text("two")
    before = contents(tmp_path)
    assert nothing_changed(before, contents(tmp_path)) == ""
    (tmp_path / "a").rename(tmp_path / "c")
    assert "a, c" in nothing_changed(before, contents(tmp_path))
    assert nothing_lost(before, contents(tmp_path)) == ""
    (tmp_path / "c").unlink()
    assert nothing_lost(before, contents(tmp_path)) == "Lost: a"


@pytest.mark.parametrize("kind", ["recipe", "record", "session"])
def test_the_same_seed_does_the_same_damage(tmp_path: Path, kind: str):
    found = []
    for place in (tmp_path / "one", tmp_path / "two"):
        place.mkdir()
        (place / "a.json").write_text('{"a": [1, 2, {"b": "text"}], "c": null}')
        told = [damage(place / "a.json", random.Random(f"{kind} 7"))]
        found.append((told, contents(place)))
    assert found[0] == found[1]


@pytest.mark.parametrize("kind", PLACES)
def test_something_else_is_put_in_a_file_s_place(tmp_path: Path, kind: str):
    (tmp_path / "a").write_text("one")
    before = contents(tmp_path)
    put_in_place(tmp_path / "a", kind)
    assert contents(tmp_path)["a"] != before["a"]


def test_hostile_values_are_many():
    assert len(set(HOSTILE)) == len(HOSTILE) > 30
