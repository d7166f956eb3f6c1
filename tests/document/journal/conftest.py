"""Journals in a folder of their own, written without delay."""

from collections.abc import Iterator

import pytest
from painter import Painter

from studio.document.document import Document
from studio.document.journal import writer as writing
from studio.document.journal.journal import OpenedJournal, open_journal
from studio.document.journal.recorder import Recorder
from studio.document.journal.restoring import Restored
from studio.document.journal.writer import JournalWriter


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(writing, "GATHER_SECONDS", 0.0)
    monkeypatch.setattr(writing, "RETRY_SECONDS", 0.01)


class Window:
    """A window's use of its journal, without the window."""

    def __init__(self, home, *, seed: int = 0, side: int = 64) -> None:
        self.home = home
        self.troubles: list[str] = []
        self.bases_wanted = 0
        self.opened: OpenedJournal = open_journal(home)
        self.restored: Restored = self.opened.restored
        self.writer = JournalWriter(
            self.opened.folder, self.opened.segment, trouble=self.troubles.append, base_wanted=self._want
        )
        self.painter = Painter(self._recorder, self.restored, seed=seed, side=side)

    def _recorder(self, document: Document) -> Recorder:
        restored, segment = self.restored, self.opened.segment
        if segment is None:
            recorder = Recorder(document, self.writer)
            recorder.begin(restored.applied)
            return recorder
        return Recorder(
            document,
            self.writer,
            known=len(restored.edits) - restored.stroke,
            applied=restored.applied - restored.stroke,
        )

    def _want(self) -> None:
        self.bases_wanted += 1

    def act(self, times: int) -> None:
        for _ in range(times):
            self.painter.act()

    @property
    def path(self):
        return self.writer._segment.path

    def saved(self) -> bool:
        return self.writer.wait(20)

    def kill(self) -> None:
        """End as by a kill; the appended entries are written, unless a test says otherwise."""
        self.writer.close(20)
        self.opened.release()

    def close(self) -> None:
        self.painter.recorder.close()
        self.kill()


@pytest.fixture
def window(tmp_path) -> Iterator:
    """Open windows on one data folder; those that are left open are closed."""
    windows: list[Window] = []

    def opened(**options) -> Window:
        windows.append(Window(tmp_path / "journal", **options))
        return windows[-1]

    yield opened
    for one in windows:
        one.kill()
