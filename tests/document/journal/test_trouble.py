"""A disk that is full, read-only or gone: painting continues, one line says so, and saving resumes by itself."""

import errno
import os
import shutil
import threading
import time

import pytest

from studio.document.journal import disk
from studio.document.journal import writer as writing
from tests.document.edit_actions import state
from tests.document.journal.test_journal import same


def until(condition, seconds=20.0):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it has not come"
        time.sleep(0.005)


def retried(failures):
    """Wait until a write that begins now has failed: the first one to fail may have begun earlier."""
    before = len(failures)
    until(lambda: len(failures) >= before + 2)


class FullDisk:
    """A disk with room for some bytes more; a write takes what fits, as a real one does."""

    def __init__(self, monkeypatch, room: int = 2**60) -> None:
        self.room = room
        write = os.write

        def limited(handle, data):
            if self.room <= 0:
                raise OSError(errno.ENOSPC, "No space left on device")
            part = memoryview(data)[: self.room]
            self.room -= len(part)
            return write(handle, part)

        monkeypatch.setattr(disk.os, "write", limited)


@pytest.fixture
def failures(monkeypatch):
    """The reasons of all failed writes, retries included."""
    reasons: list[str] = []
    fail = writing.JournalWriter._fail

    def noted(writer, reason):
        reasons.append(reason)
        fail(writer, reason)

    monkeypatch.setattr(writing.JournalWriter, "_fail", noted)
    return reasons


@pytest.mark.parametrize("room", [0, 10, 50, 3_000])
def test_a_full_disk_is_reported_once_and_nothing_is_lost_when_there_is_room_again(window, monkeypatch, failures, room):
    painting = window()
    painting.act(20)
    assert painting.saved()
    full = FullDisk(monkeypatch, room)
    painting.act(30)
    until(lambda: painting.troubles)
    painting.act(30)
    retried(failures)
    assert painting.troubles == ["No space left on device"]
    full.room = 2**60
    assert painting.saved()
    assert painting.troubles[1:] == [""]
    assert painting.bases_wanted == 0
    painting.kill()
    assert same(painting.painter, window().restored)


def test_what_was_saved_before_the_disk_was_full_survives_a_kill(window, monkeypatch):
    painting = window()
    painting.act(20)
    assert painting.saved()
    before = state(painting.painter.document), len(painting.painter.edits)
    FullDisk(monkeypatch, 40)
    painting.painter.stroke()
    until(lambda: painting.troubles)
    painting.kill()
    monkeypatch.undo()
    again = window()
    assert (state(again.restored.document), len(again.restored.edits)) == before
    assert again.opened.problems == []


def test_when_too_much_waits_for_room_the_whole_is_saved_later(window, monkeypatch):
    monkeypatch.setattr(writing, "MAX_UNSAVED", 1_000)
    painting = window()
    painting.act(10)
    assert painting.saved()
    full = FullDisk(monkeypatch, 0)
    for _ in range(5):
        painting.act(10)
        until(lambda: not painting.writer._entries)
    assert painting.bases_wanted == 0 or full.room == 0
    full.room = 2**60
    until(lambda: painting.bases_wanted)
    painting.painter.recorder.begin(painting.painter.applied)
    assert painting.saved()
    for _ in range(3):
        painting.painter.undo()  # below the new base: it begins once more
    painting.painter.stroke()
    painting.kill()
    again = window()
    assert state(again.restored.document) == state(painting.painter.document)


def test_a_folder_that_is_removed_is_noticed_and_replaced(window):
    painting = window()
    painting.act(20)
    assert painting.saved()
    shutil.rmtree(painting.opened.folder)
    painting.painter.stroke()
    until(lambda: painting.bases_wanted)
    assert len(painting.troubles) == 1
    painting.painter.recorder.begin(painting.painter.applied)
    assert painting.saved()
    assert painting.troubles[-1] == ""
    painting.kill()
    assert state(window().restored.document) == state(painting.painter.document)


def test_a_drive_that_goes_away_and_comes_back(window, tmp_path, failures):
    painting = window()
    painting.act(20)
    assert painting.saved()
    home, away = tmp_path / "journal", tmp_path / "away"
    home.rename(away)
    home.write_text("in its place")
    painting.act(5)
    until(lambda: painting.troubles)
    retried(failures)
    assert len(painting.troubles) == 1
    home.unlink()
    away.rename(home)
    until(lambda: painting.bases_wanted)
    painting.painter.recorder.begin(painting.painter.applied)
    assert painting.saved()
    painting.kill()
    assert state(window().restored.document) == state(painting.painter.document)


@pytest.mark.parametrize("limit", ["entries", "bytes"])
def test_a_drive_that_does_not_answer_holds_up_nobody_and_takes_no_more_memory(window, monkeypatch, limit):
    painting = window()
    painting.act(20)
    assert painting.saved()
    assert painting.writer.waits == 0
    monkeypatch.setattr(writing, *("MAX_WAITING", 30) if limit == "entries" else ("MAX_HELD", 20_000))
    write, answers, asked = os.write, threading.Event(), threading.Event()

    def stalled(handle, data):
        asked.set()
        answers.wait(20)
        return write(handle, data)

    monkeypatch.setattr(disk.os, "write", stalled)
    painting.painter.stroke()
    assert asked.wait(20)
    before = painting.writer.waits
    for _ in range(100):
        painting.painter.stroke()
    if limit == "entries":
        assert len(painting.writer._entries) <= 30
    else:
        assert sum(entry.held for entry in painting.writer._entries) <= 20_000
    assert painting.writer.waits > before > 0
    assert painting.troubles == []
    answers.set()
    until(lambda: painting.bases_wanted)
    painting.painter.recorder.begin(painting.painter.applied)
    assert painting.saved()
    assert painting.writer.waits == 0
    painting.kill()
    assert state(window().restored.document) == state(painting.painter.document)


def test_a_failed_sync_makes_the_file_untrusted(window, monkeypatch):
    painting = window()
    painting.act(10)
    assert painting.saved()
    first = painting.path
    sync, failed = os.fsync, []

    def fails_once(handle):
        if not failed:
            failed.append(handle)
            raise OSError(errno.EIO, "Input/output error")
        sync(handle)

    monkeypatch.setattr(disk.os, "fsync", fails_once)
    painting.painter.stroke()
    until(lambda: painting.bases_wanted)
    painting.painter.recorder.begin(painting.painter.applied)
    assert painting.saved()
    assert painting.troubles == ["Input/output error", ""]
    assert painting.path != first
    painting.kill()
    assert state(window().restored.document) == state(painting.painter.document)


def test_a_home_that_cannot_be_written_is_reported_and_the_document_works(window, tmp_path):
    (tmp_path / "journal").write_text("a file in the place of the folder")
    painting = window()
    assert painting.restored.empty
    painting.act(10)
    until(lambda: painting.troubles)
    assert painting.painter.document.has_picture
    (tmp_path / "journal").unlink()
    until(lambda: painting.troubles[-1] == "")
    painting.kill()


def test_clocks_that_jump_do_not_matter(window, monkeypatch):
    monkeypatch.setattr(time, "time", lambda: 0.0)
    painting = window()
    painting.act(20)
    painting.kill()
    monkeypatch.setattr(time, "time", lambda: 4e9)
    again = window()
    assert same(painting.painter, again.restored)


def test_what_is_too_much_to_encode_at_once_is_written_one_after_the_other(window, monkeypatch):
    monkeypatch.setattr(writing, "AT_ONCE", 1)
    painting = window()
    painting.act(30)
    assert painting.saved()
    painting.kill()
    assert state(window().restored.document) == state(painting.painter.document)


def test_a_fault_of_the_program_does_not_end_saving(window, monkeypatch, capsys):
    painting = window()
    painting.act(5)
    assert painting.saved()

    def fault(*_):
        raise RuntimeError("a fault")

    with monkeypatch.context() as patch:
        patch.setattr(writing.SegmentFile, "append", fault)
        painting.act(3)
        until(lambda: painting.troubles)
    until(lambda: painting.bases_wanted)
    painting.painter.recorder.begin(painting.painter.applied)
    painting.act(2)
    assert painting.saved()
    assert painting.troubles == ["a fault", ""]
    assert "RuntimeError: a fault" in capsys.readouterr().err
    painting.kill()
    assert state(window().restored.document) == state(painting.painter.document)
