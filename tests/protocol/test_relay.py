"""A run folder mirrored over pipes: every event once, requests in the other direction, no paths outside."""

import io
import os
import threading
from pathlib import Path

import pytest

from studio.protocol import relay
from studio.protocol.errors import BadInput
from studio.protocol.events import Checkpointed, Sampled
from studio.protocol.relay import LogPosition, Piece, receive, send
from studio.protocol.runfolder import Control, RunFolder, Status
from studio.protocol.training_recipe import TrainRecipe


@pytest.fixture
def run(tmp_path: Path) -> RunFolder:
    folder = RunFolder(tmp_path / "far")
    folder.create(TrainRecipe(steps=7))
    folder.append(Sampled(step=0, file="samples/00000000.png"))
    (folder.samples / "00000000.png").write_bytes(b"picture")
    folder.write_status(Status(state="running", step=3))
    return folder


def once(run: RunFolder, known: LogPosition) -> io.BytesIO:
    """One round of the relay: everything that is new."""
    out, ended = io.BytesIO(), threading.Event()
    ended.set()
    send(run, out, known, ended)
    out.seek(0)
    return out


def steps(folder: RunFolder) -> list[int]:
    return [event.step for event, _ in folder.events()]


def test_a_mirror_equals_the_run(run: RunFolder, tmp_path: Path):
    mirror = RunFolder(tmp_path / "near")
    names = list(receive(once(run, LogPosition()), mirror))
    assert names == ["recipe.json", "samples/00000000.png", "events.jsonl", "status.json"]
    assert mirror.read_recipe() == run.read_recipe()
    assert mirror.read_status() == run.read_status()
    assert (mirror.samples / "00000000.png").read_bytes() == b"picture"


def test_reconnecting_repeats_no_event(run: RunFolder, tmp_path: Path):
    mirror = RunFolder(tmp_path / "near")
    list(receive(once(run, LogPosition()), mirror))
    run.append(Checkpointed(step=4, folder="checkpoints/00000004"))
    with open(run.events_file, "ab") as file:
        file.write(b'{"kind": "sampled", "st')  # being written just now
    sent = once(run, LogPosition.of(mirror.events_file))
    assert sent.getvalue().count(b'"kind":"sampled"') == 0
    list(receive(sent, mirror))
    assert steps(mirror) == [0, 4]


def test_a_truncated_event_log_is_followed_again(run: RunFolder, tmp_path: Path):
    mirror = RunFolder(tmp_path / "near")
    for step in range(1, 20):
        run.append(Checkpointed(step=step, folder=f"checkpoints/{step:08d}"))
    list(receive(once(run, LogPosition()), mirror))
    lines = run.events_file.read_bytes().splitlines(keepends=True)
    run.events_file.write_bytes(b"".join(lines[:3]))
    run.append(Checkpointed(step=99, folder="checkpoints/00000099"))
    list(receive(once(run, LogPosition.of(mirror.events_file)), mirror))
    assert steps(mirror) == steps(run) == [0, 1, 2, 99]


def test_a_new_run_of_the_same_name_replaces_the_mirror(run: RunFolder, tmp_path: Path):
    mirror = RunFolder(tmp_path / "near")
    list(receive(once(run, LogPosition()), mirror))
    run.events_file.unlink()
    list(receive(once(run, LogPosition.of(mirror.events_file)), mirror))
    assert steps(mirror) == []


def test_status_arrives_after_the_events_before_it(run: RunFolder, monkeypatch: pytest.MonkeyPatch):
    """The run ends while events are being sent: its final status must arrive after them."""
    send_events = relay._send_events

    def ends_meanwhile(*given) -> int:
        place = send_events(*given)
        run.append(Checkpointed(step=7, folder="checkpoints/00000007"))
        run.write_status(Status(state="finished", step=7))
        return place

    monkeypatch.setattr(relay, "_send_events", ends_meanwhile)
    sent = once(run, LogPosition()).getvalue()
    assert (b'"finished"' in sent) <= (b"checkpoints/00000007" in sent)


def test_a_sample_arrives_before_its_event(run: RunFolder, tmp_path: Path):
    mirror = RunFolder(tmp_path / "near")
    for name in receive(once(run, LogPosition()), mirror):
        named = [event.file for event, _ in mirror.events() if isinstance(event, Sampled)]
        assert all((mirror.path / file).is_file() for file in named), name


def test_a_broken_connection_leaves_no_partial_files(run: RunFolder, tmp_path: Path):
    whole = once(run, LogPosition()).getvalue()
    for end in range(0, len(whole), 7):
        mirror = RunFolder(tmp_path / f"near-{end}")
        list(receive(io.BytesIO(whole[:end]), mirror))
        for file in mirror.path.rglob("*.*"):
            assert (run.path / file.relative_to(mirror.path)).read_bytes() == file.read_bytes()


@pytest.mark.parametrize("name", ["../outside.png", "/etc/passwd", "samples/../../x.png", "control/stop", "a.png"])
def test_paths_outside_the_mirror_are_refused(name: str, tmp_path: Path):
    evil = Piece(path=name, size=1).model_dump_json().encode() + b"\nx"
    with pytest.raises(BadInput, match="not a run's"):
        list(receive(io.BytesIO(evil), RunFolder(tmp_path / "near")))


def test_output_of_other_programs_is_reported(tmp_path: Path):
    with pytest.raises(BadInput, match="did not answer as a run does: sh: python3: not found"):
        list(receive(io.BytesIO(b"sh: python3: not found\n"), RunFolder(tmp_path / "near")))


def test_requests_are_relayed_to_the_run(run: RunFolder):
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb") as out:
        relay.ask(out, Control.LEARNING_RATE, "0.001")
        out.write(b"rubbish\n")
        relay.ask(out, Control.STOP)
    ended = threading.Event()
    with os.fdopen(reading, "rb") as source:
        relay.listen(source, run, ended.set)
    assert ended.is_set()
    assert sorted(run.take_requests()) == [(Control.LEARNING_RATE, "0.001"), (Control.STOP, "")]


def test_relaying_a_missing_run_is_refused(tmp_path: Path):
    with pytest.raises(BadInput, match="holds no training run"):
        send(RunFolder(tmp_path), io.BytesIO(), LogPosition(), threading.Event())


@pytest.mark.parametrize("at", [2**62, 2**63, 2**64, 10**40, 1])
def test_a_gap_in_the_event_log_is_refused(tmp_path: Path, at: int):
    line = f'{{"path": "events.jsonl", "at": {at}, "size": 1}}\nx'.encode()
    folder = RunFolder(tmp_path / "mirror")
    with pytest.raises(BadInput) as caught:
        list(receive(io.BytesIO(line), folder))
    assert "\n" not in str(caught.value)
    assert not folder.events_file.exists()


@pytest.mark.parametrize("path", ["samples/a\\u0000.png", "samples/" + "x" * 5000 + ".png", "samples/\\ud800.png"])
def test_hostile_sample_names_are_refused(tmp_path: Path, path: str):
    line = f'{{"path": "{path}", "size": 1}}\nx'.encode()
    with pytest.raises(BadInput):
        list(receive(io.BytesIO(line), RunFolder(tmp_path / "mirror")))


def test_checksums_of_events_arrive_with_them(run: RunFolder, tmp_path: Path):
    mirror = RunFolder(tmp_path / "near")
    list(receive(once(run, LogPosition()), mirror))
    assert mirror.events_file.read_bytes() == run.events_file.read_bytes()
    assert b'"crc32":"' in mirror.events_file.read_bytes()


@pytest.mark.parametrize("name", ["events.jsonl", "status.json", "dataset.json", "samples/00000008.png"])
@pytest.mark.parametrize("kind", ["pipe", "device", "large"])
def test_other_files_in_the_run_folder_are_not_sent(run: RunFolder, tmp_path: Path, name: str, kind: str):
    place = run.path / name
    place.unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(place)
    elif kind == "device":
        place.symlink_to("/dev/zero")
    else:
        with open(place, "wb") as file:
            file.truncate(2**40)
    if (name, kind) == ("events.jsonl", "large"):  # holds no line, so there is nothing to send yet
        with open(place, "wb") as file:
            file.truncate(2**20)
    sent = once(run, LogPosition()).getvalue()
    assert name.encode() not in sent
    assert b"recipe.json" in sent
