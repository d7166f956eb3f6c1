"""A painting session with its journal, and its restoration by the next start."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from painter import Painter

from studio.document.document import Document
from studio.document.journal.journal import OpenedJournal, open_journal
from studio.document.journal.recorder import Recorder
from studio.document.journal.writer import JournalWriter

SIDE = 160  # pixels of the pictures


class Session:
    """Opens the journal of a data folder as the window does, and paints on.

    Args:
        home: The folder of the journals.
        seed: Decides what is painted.
        changed: Receives the fingerprint of each state, before the journal learns of it.
    """

    def __init__(self, home: Path, seed: int, changed: Callable[[str], None] = lambda _: None) -> None:
        self.opened: OpenedJournal = open_journal(home)
        self.writer = JournalWriter(
            self.opened.folder, self.opened.segment, trouble=lambda _: None, base_wanted=lambda: None
        )
        self.painter = Painter(
            self._recorder,
            self.opened.restored,
            seed=seed,
            side=SIDE,
            changed=lambda document: changed(fingerprint(document)),
        )

    def _recorder(self, document: Document) -> Recorder:
        restored = self.opened.restored
        if self.opened.segment is None:
            recorder = Recorder(document, self.writer)
            recorder.begin(restored.applied)
            return recorder
        known, applied = len(restored.edits) - restored.stroke, restored.applied - restored.stroke
        return Recorder(document, self.writer, known=known, applied=applied)

    def end(self) -> None:
        """Write the waiting changes, and release the folder."""
        self.writer.close(60)
        self.opened.release()


def restored_fingerprint(home: Path) -> tuple[str, OpenedJournal]:
    """Return the fingerprint of the document that the next start restores, and the journal.

    Raises:
        AssertionError: Its undo stack leads elsewhere.
    """
    opened = open_journal(home)
    opened.release()
    restored = opened.restored
    found = fingerprint(restored.document)
    for edit in reversed(restored.edits[: restored.applied]):
        edit.revert(restored.document)
    for edit in restored.edits[: restored.applied]:
        edit.apply(restored.document)
    if fingerprint(restored.document) != found:
        raise AssertionError("undo and redo end in another picture")
    return found, opened


def fingerprint(document: Document) -> str:
    """Return a digest of picture and mask."""
    made = hashlib.blake2b(digest_size=12)
    made.update(repr(document.picture.shape).encode())
    made.update(document.picture.tobytes())
    made.update(document.mask.tobytes())
    return made.hexdigest()


NOTHING = fingerprint(Document())
