"""Rewrites a journal's file without obsolete frames, while frames are still appended to it."""

import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from studio.document.document import Document
from studio.document.edits import edit_of
from studio.document.journal.edit_records import Piece, decode, encode_in_pieces
from studio.document.journal.frames import DamageError, Kind, read_frames
from studio.document.journal.ledger import Ledger
from studio.document.journal.segment import Segment, SegmentFile, Span, content_at, count_of
from studio.protocol.errors import BadInput
from studio.protocol.files import open_regular


class Compaction:
    """Compacts a segment in a thread of its own.

    Args:
        segment: As it is now; frames may be appended to its file meanwhile.
        path: The path of the new file.
        when_done: Called in the thread at its end.
    """

    def __init__(self, segment: Segment, path: Path, when_done: Callable[[], None]) -> None:
        self._before = Segment(segment.path, segment.ledger.copy(), segment.length, segment.digest)
        self._path, self._when_done = path, when_done
        self._stopped = self._ended = False
        self._made: SegmentFile | None = None
        self._problem: OSError | BadInput | None = None
        self._thread = threading.Thread(target=self._work, name="journal compaction", daemon=True)
        self._thread.start()

    @property
    def done(self) -> bool:
        """Whether `finish` need not wait."""
        return self._ended

    def finish(self, segment: Segment) -> SegmentFile:
        """Return the new file with the frames that were appended to the segment meanwhile.

        Raises:
            OSError: A file cannot be written or read; the new one is removed.
            BadInput: The edits cannot be applied again.
        """
        self._thread.join()
        if self._made is None:
            assert self._problem is not None, "the thread has ended"
            raise self._problem
        made = self._made
        try:
            with open_regular(segment.path) as file:
                for frame in read_frames(file, segment.length, self._before.length, self._before.digest):
                    made.append(frame.kind, [frame.content])
        except DamageError as damage:
            self._remove()
            raise OSError(f"the journal {damage}") from damage
        except BaseException:
            self._remove()
            raise
        return made

    def cancel(self) -> None:
        """Stop, and remove the new file."""
        self._stopped = True
        self._thread.join()
        self._remove()

    def _remove(self) -> None:
        if self._made is not None:
            self._made.close()
        self._path.unlink(missing_ok=True)

    def _work(self) -> None:
        try:
            self._made = compacted(self._before, self._path, lambda: self._stopped)
        except (OSError, BadInput) as problem:
            self._problem = problem
        except MemoryError:
            self._problem = OSError("not enough memory")
        self._ended = True
        self._when_done()


def compacted(segment: Segment, path: Path, stopped: Callable[[], bool] = lambda: False) -> SegmentFile:
    """Write a segment's frames that count into a new file, synced; dropped edits become part of its base.

    Args:
        segment: The segment.
        path: The path of the new file.
        stopped: Returns whether to stop; called between frames.

    Raises:
        OSError: It cannot be written or read, or it was stopped; the new file is removed.
        BadInput: The edits cannot be applied again.
    """
    ledger = segment.ledger
    if ledger.base is None:
        raise BadInput("The journal has no beginning.")
    with open_regular(segment.path) as file:
        made = SegmentFile.new(path, _base(file, ledger, stopped))
        try:
            for kind, content in _contents(file, ledger):
                _check(stopped)
                made.append(kind, [content])
            made.sync()
        except BaseException:
            made.close()
            path.unlink(missing_ok=True)
            raise
    return made


def _base(file: BinaryIO, ledger: Ledger[Span], stopped: Callable[[], bool]) -> Sequence[Piece]:
    """Return the content of a base that includes the edits that the undo stack has dropped."""
    assert ledger.base is not None, "asked for segments with a base"
    if not ledger.dropped:
        return [content_at(file, ledger.base)]
    document = Document()
    for span in (ledger.base, *ledger.edits[: ledger.dropped]):
        _check(stopped)
        edit_of(decode(content_at(file, span)), document).apply(document)
    return encode_in_pieces(document.whole().record())


def _contents(file: BinaryIO, ledger: Ledger[Span]) -> Iterator[tuple[Kind, bytes]]:
    """Yield the frames after the base."""
    for span in ledger.stacked:
        yield Kind.EDIT, content_at(file, span)
    if ledger.applied != len(ledger.stacked):
        yield Kind.MOVE, count_of(ledger.applied)
    for span in ledger.strokes:
        yield Kind.STROKE, content_at(file, span)
    for span in ledger.states.values():
        yield Kind.STATE, content_at(file, span)


def _check(stopped: Callable[[], bool]) -> None:
    if stopped():
        raise InterruptedError("stopped")
