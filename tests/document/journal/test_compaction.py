"""Compacting the journal: what is painted meanwhile is saved at once, and is in the new file too."""

import threading
import time
from collections.abc import Iterator

import pytest

from studio.document.journal import compaction
from studio.document.journal import writer as writing
from studio.document.journal.segment import segments_in
from studio.protocol.errors import BadInput
from tests.document.edit_actions import state
from tests.document.journal.test_journal import same


class Gate:
    """Holds the compaction before its base is made."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.reached, self.open = threading.Event(), threading.Event()
        self.refuses = False
        base = compaction._base

        def held(*arguments):
            self.reached.set()
            while not self.open.wait(0.01):
                compaction._check(arguments[-1])
            if self.refuses:
                raise BadInput("The edits cannot be applied again.")
            return base(*arguments)

        monkeypatch.setattr(compaction, "_base", held)


@pytest.fixture
def gate(monkeypatch) -> Iterator[Gate]:
    monkeypatch.setattr(writing, "SLACK", 20_000)
    held = Gate(monkeypatch)
    yield held
    held.open.set()


def until_compacting(painting, gate) -> None:
    while not gate.reached.is_set():
        painting.act(5)
        time.sleep(0.01)


def until_saved(writer) -> None:
    """Wait for the entries, but not for the compaction."""
    end = time.monotonic() + 60
    while writer.saved < writer.appended:
        assert time.monotonic() < end, "what was painted is not saved"
        time.sleep(0.005)


def test_edits_are_saved_during_a_compaction_and_survive_it(window, gate):
    painting = window(side=100)
    until_compacting(painting, gate)
    before = painting.path
    painting.act(20)
    until_saved(painting.writer)
    assert painting.path == before
    gate.open.set()
    assert painting.saved()
    assert painting.path != before
    painting.act(5)
    painting.kill()
    assert len(segments_in(painting.opened.folder)) == 1
    assert same(painting.painter, window().restored)


def test_the_end_of_the_program_stops_a_compaction(window, gate):
    painting = window(side=100)
    until_compacting(painting, gate)
    painting.act(20)
    painting.kill()
    assert {path.suffix for path in painting.opened.folder.iterdir()} <= {".journal", ""}
    assert same(painting.painter, window().restored)


def test_a_compaction_that_fails_leaves_the_file_in_use(window, gate):
    painting = window(side=100)
    gate.refuses = True
    until_compacting(painting, gate)
    before = painting.path
    gate.open.set()
    assert painting.saved()
    painting.act(5)
    assert painting.saved()
    assert painting.path == before
    assert painting.troubles == []
    painting.kill()
    assert same(painting.painter, window().restored)


def test_a_new_base_ends_the_compaction_of_the_file_before(window, gate):
    painting = window(side=100)
    until_compacting(painting, gate)
    before = painting.path
    painting.painter.recorder.begin(painting.painter.applied)
    until_saved(painting.writer)
    assert painting.path != before
    assert not before.exists()
    gate.open.set()
    assert painting.saved()
    painting.kill()
    assert state(window().restored.document) == state(painting.painter.document)
