import os
import shutil
import threading
import time

import pytest
from PySide6.QtCore import Qt

from studio.link import run_watcher
from studio.link.run_watcher import EventTail, RunWatcher
from studio.protocol.events import Metrics, Note, dump_event
from studio.protocol.runfolder import RunFolder, Status
from studio.protocol.training_recipe import TrainRecipe


@pytest.fixture
def folder(tmp_path):
    folder = RunFolder(tmp_path / "run")
    folder.create(TrainRecipe())
    return folder


@pytest.fixture
def watch(qtbot):
    started = []

    def _watch(folder):
        watcher = RunWatcher(folder)
        told = {name: [] for name in ("events", "status", "lost", "gone", "damaged", "rewound", "caught_up", "batches")}
        watcher.events.connect(told["events"].extend)
        watcher.events.connect(lambda batch: told["batches"].append(len(batch)))
        for name in ("status", "lost", "gone", "damaged"):
            getattr(watcher, name).connect(told[name].append)
        for name in ("rewound", "caught_up"):
            getattr(watcher, name).connect(lambda name=name: told[name].append(True))
        watcher.start()
        started.append(watcher)
        return watcher, told

    yield _watch
    for watcher in started:
        watcher.stop()
    assert run_watcher._shared._thread is None, "the shared thread outlives its last watcher"


def note(number):
    return Note(text=str(number))


def texts(told):
    return [event.text for event in told["events"]]


def caught_up(qtbot, watcher):
    with qtbot.waitSignal(watcher.caught_up):
        watcher.poll_now()


def test_a_finished_run_is_replayed_in_batches_and_then_followed(qtbot, folder, watch):
    lines = "".join(dump_event(note(n)) + "\n" for n in range(12_000))
    folder.events_file.write_text(lines)
    watcher, told = watch(folder)
    caught_up(qtbot, watcher)
    assert texts(told) == [str(n) for n in range(12_000)]
    assert len(told["batches"]) > 2
    assert max(told["batches"]) < 6_000
    folder.append(note("new"))
    qtbot.waitUntil(lambda: texts(told)[-1] == "new")
    assert len(told["events"]) == 12_001


def test_an_incomplete_last_line_is_read_when_complete(qtbot, folder, watch):
    line = dump_event(note("whole")) + "\n"
    watcher, told = watch(folder)
    with open(folder.events_file, "a") as file:
        file.write(line + line[:10])
        file.flush()
        caught_up(qtbot, watcher)
        assert texts(told) == ["whole"]
        caught_up(qtbot, watcher)
        assert texts(told) == ["whole"]
        file.write(line[10:])
    caught_up(qtbot, watcher)
    assert texts(told) == ["whole", "whole"]


def test_a_broken_line_is_skipped(folder):
    folder.events_file.write_text("{torn\n" + dump_event(note(1)) + "\n\xff\n[]\n" + dump_event(note(2)) + "\n")
    tail = EventTail(folder.events_file)
    assert [event.text for event in tail.read()] == ["1", "2"]
    assert tail.read() == []


def test_a_line_longer_than_a_batch_is_read_whole(folder, monkeypatch):
    monkeypatch.setattr(run_watcher, "BATCH_BYTES", 64)
    tail = EventTail(folder.events_file)
    long = note("x" * 1000)
    folder.append(long)
    folder.append(note("after"))
    found = []
    while batch := tail.read():
        found += batch
    assert found == [long, note("after")]
    assert not tail.more


def test_a_truncated_event_log_is_replayed_from_the_start(qtbot, folder, watch):
    for n in range(5):
        folder.append(note(n))
    watcher, told = watch(folder)
    caught_up(qtbot, watcher)
    shorter = "".join(dump_event(note(n)) + "\n" for n in (0, 1, 7))
    folder.events_file.write_text(shorter)
    caught_up(qtbot, watcher)
    assert told["rewound"] == [True]
    assert texts(told)[5:] == ["0", "1", "7"]


def test_an_event_log_replaced_by_one_of_the_same_length_is_noticed(folder):
    folder.append(note("a"))
    tail = EventTail(folder.events_file)
    tail.read()
    folder.events_file.write_text(dump_event(note("b")) + "\n")
    assert tail.read() == [note("b")]
    assert tail.rewound


def test_status_is_emitted_on_change_and_the_end_after_the_last_event(qtbot, folder, watch):
    folder.events_file.write_text("".join(dump_event(note(n)) + "\n" for n in range(20_000)))
    folder.write_status(Status(state="finished", heartbeat=1.0))
    order = []
    watcher, told = watch(folder)
    watcher.status.connect(lambda _: order.append(len(told["events"])))
    qtbot.waitUntil(lambda: bool(order))
    assert order == [20_000]
    caught_up(qtbot, watcher)
    assert len(told["status"]) == 1
    assert told["lost"] == []  # an ended run need not report


def test_a_run_without_heartbeat_is_lost_until_the_next_one(qtbot, folder, watch):
    folder.write_status(Status(state="running", heartbeat=time.time() - 60))
    watcher, told = watch(folder)
    caught_up(qtbot, watcher)
    caught_up(qtbot, watcher)
    assert len(told["lost"]) == 1
    folder.write_status(Status(state="running", step=3, heartbeat=time.time() - 55))
    caught_up(qtbot, watcher)
    assert told["status"][-1].step == 3
    assert len(told["lost"]) == 1  # it moved, so it lives, whatever its clock says


def test_silence_is_measured_by_the_local_clock(qtbot, folder, watch, monkeypatch):
    monkeypatch.setattr(run_watcher, "SILENT_AFTER_SECONDS", 0.05)
    folder.write_status(Status(state="paused", heartbeat=time.time() + 3600))
    _, told = watch(folder)
    qtbot.waitUntil(lambda: len(told["lost"]) == 1)


def test_a_deleted_folder_is_reported_once(qtbot, folder, watch):
    folder.append(note(1))
    folder.write_status(Status(state="running", heartbeat=time.time()))
    watcher, told = watch(folder)
    caught_up(qtbot, watcher)
    shutil.rmtree(folder.path)
    for _ in range(3):
        caught_up(qtbot, watcher)
    assert len(told["gone"]) == 1


def test_a_folder_that_does_not_exist_yet_is_not_reported(qtbot, tmp_path, watch):
    folder = RunFolder(tmp_path / "later")
    watcher, told = watch(folder)
    caught_up(qtbot, watcher)
    assert told["gone"] == []
    folder.create(TrainRecipe())
    folder.append(note("first"))
    caught_up(qtbot, watcher)
    assert texts(told) == ["first"]


def test_nothing_is_emitted_after_stop(qtbot, qapp, folder, watch):
    watcher, told = watch(folder)
    caught_up(qtbot, watcher)
    follower, emitted, done = watcher._follower, [], threading.Event()
    follower.events.connect(emitted.extend, Qt.ConnectionType.DirectConnection)
    follower.caught_up.connect(done.set, Qt.ConnectionType.DirectConnection)
    folder.append(note(1))
    watcher.poll_now()
    assert done.wait(20)
    assert emitted == [note(1)], "the event is queued for this thread"
    watcher.stop()
    qapp.processEvents()
    assert told["events"] == []


def test_watchers_share_one_thread(qtbot, folder, tmp_path, watch):
    other = RunFolder(tmp_path / "other")
    other.create(TrainRecipe())
    folder.append(note("a"))
    other.append(note("b"))
    (one, told_one), (two, told_two) = watch(folder), watch(other)
    caught_up(qtbot, one)
    caught_up(qtbot, two)
    assert (texts(told_one), texts(told_two)) == (["a"], ["b"])
    one.stop()
    other.append(note("c"))
    caught_up(qtbot, two)
    assert texts(told_two) == ["b", "c"]


def test_an_unreadable_file_is_retried(qtbot, folder, watch):
    folder.events_file.mkdir()
    watcher, told = watch(folder)
    caught_up(qtbot, watcher)
    assert told["events"] == []
    folder.events_file.rmdir()
    folder.append(note(1))
    caught_up(qtbot, watcher)
    assert texts(told) == ["1"]


def test_metrics_arrive_unchanged_across_threads(qtbot, folder, watch):
    metrics = Metrics(
        step=2,
        images=16,
        losses=(0.5, 0.25),
        quartiles=(None, 0.1, 0.2, None),
        learning_rate=1e-3,
        gradient_norm=2.0,
        images_per_second=10.0,
        memory_bytes=5,
        seconds=1.0,
    )
    folder.append(metrics)
    watcher, told = watch(folder)
    caught_up(qtbot, watcher)
    assert told["events"] == [metrics]


@pytest.mark.parametrize("ended", [True, False])
def test_an_endless_line_does_not_block_the_watcher(folder, monkeypatch, ended: bool):
    monkeypatch.setattr(run_watcher, "BATCH_BYTES", 64)
    monkeypatch.setattr(run_watcher, "MAX_LINE_BYTES", 500)
    tail = EventTail(folder.events_file)
    with open(folder.events_file, "wb") as file:
        file.write(dump_event(note("before")).encode() + b"\n" + b"x" * 2000)
        file.flush()
        found = tail.read()
        if not ended:
            for _ in range(50):
                found += tail.read()
        file.write(b"x" * 100 + b"\n" + dump_event(note("after")).encode() + b"\n")
        file.flush()
        for _ in range(50):
            found += tail.read()
    assert [event.text for event in found] == ["before", "after"]
    assert not tail.rewound


def test_a_pipe_as_event_log_does_not_block_the_watcher(qtbot, folder, watch):
    os.mkfifo(folder.events_file)
    watcher, told = watch(folder)
    caught_up(qtbot, watcher)
    assert told["events"] == []


@pytest.mark.parametrize("content", [None, b"", b"\0" * 40, b'{"state": "running"', b"[]", b"[" * 100_000])
def test_a_silent_run_without_a_readable_status_is_lost_at_once(qtbot, folder, watch, content):
    if content is not None:
        folder.status_file.write_bytes(content)
    folder.append(note("old"))
    for file in (folder.recipe_file, folder.events_file, folder.status_file):
        if file.exists():
            os.utime(file, (1, 1))
    _, told = watch(folder)
    qtbot.waitUntil(lambda: told["lost"] == [None])


def test_a_run_that_writes_events_is_not_lost_without_a_status(qtbot, folder, watch, monkeypatch):
    monkeypatch.setattr(run_watcher, "SILENT_AFTER_SECONDS", 0.6)
    _, told = watch(folder)
    for number in range(5):
        folder.append(note(number))
        qtbot.waitUntil(lambda number=number: len(told["events"]) > number)
    assert told["lost"] == []
    qtbot.waitUntil(lambda: told["lost"] == [None])


def test_damaged_lines_are_counted_and_reported(qtbot, folder, watch):
    for number in range(4):
        folder.append(note(number))
    sound = folder.events_file.read_bytes()
    lines = sound.split(b"\n")
    lines[1] = lines[1].replace(b'"1"', b'"7"')
    folder.events_file.write_bytes(b"\n".join(lines))
    watcher, told = watch(folder)
    caught_up(qtbot, watcher)
    assert texts(told) == ["0", "2", "3"]
    assert told["damaged"] == [1]
    with open(folder.events_file, "ab") as file:
        file.write(b"torn\n")
    caught_up(qtbot, watcher)
    assert told["damaged"] == [1, 2]
    folder.events_file.write_bytes(sound)
    caught_up(qtbot, watcher)
    assert told["damaged"] == [1, 2, 0], "another log, which is sound"
    assert texts(told)[3:] == ["0", "1", "2", "3"]
