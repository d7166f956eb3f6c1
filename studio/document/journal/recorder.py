"""Records what happens to a document and its undo stack in the journal. It never waits for the disk."""

from collections.abc import Callable, Sequence
from functools import partial

from studio.document.document import Document
from studio.document.edits import Edit
from studio.document.journal.capture import Capture
from studio.document.journal.edit_records import EditRecord, Piece, encode_in_pieces
from studio.document.journal.frames import Kind
from studio.document.journal.segment import count_of
from studio.document.journal.strokes import no_stroke, piece_of
from studio.document.journal.writer import JournalWriter
from studio.protocol.geometry import Box


class Recorder:
    """Records edits, undo and redo, strokes in progress, and other named states.

    The undo stack may hold edits that the journal does not know: after a new base, those from before it.

    Args:
        document: The document.
        writer: Where the entries go.
        known: How many edits of the undo stack the journal holds already.
        applied: How many of them are applied.
    """

    def __init__(
        self,
        document: Document,
        writer: JournalWriter,
        *,
        known: int = 0,
        applied: int = 0,
    ) -> None:
        self._document, self._writer = document, writer
        self._below = 0  # edits of the undo stack that lie below the journal's base
        self._known, self._applied = known, applied  # edits in the journal, above its base
        self._states: dict[str, Callable[[], EditRecord]] = {}
        self._copying: list[Capture] = []
        self._in_stroke = False  # whether pieces of a stroke are in the journal
        document.writing.connect(self._let_write)
        document.mask_changed.connect(self._painted)
        document.picture_changed.connect(self._painted)

    def edit(self, edit: Edit) -> None:
        """Record an edit, which discards those that could be redone."""
        self._known = self._applied + 1
        self._applied += 1
        self._in_stroke = False
        self._capture(Kind.EDIT, edit.record())

    def moved(self, applied: int) -> None:
        """Record an undo or a redo: `applied` edits of the undo stack are in effect now."""
        own = applied - self._below
        if own == self._applied:
            return
        if not 0 <= own <= self._known:
            self.begin(applied)
            return
        self._applied = own
        self._in_stroke = False
        self._writer.append(Kind.MOVE, partial(_number, own))

    def trimmed(self, count: int) -> None:
        """Record that the undo stack has dropped its `count` oldest edits."""
        own = max(0, count - self._below)
        self._below = max(0, self._below - count)
        if own:
            self._known, self._applied = self._known - own, self._applied - own
            self._writer.append(Kind.TRIM, partial(_number, own))

    def cleared(self) -> None:
        """Record that the undo stack was emptied."""
        self._below = self._known = self._applied = 0
        self._writer.append(Kind.CLEAR, list)

    def state(self, name: str, record: Callable[[], EditRecord]) -> None:
        """Record another state that has changed; `record`, called in a thread, returns it. It replaces the last one.

        The record's kind is `name`, and nobody changes its arrays.
        """
        self._states[name] = record
        self._writer.append(Kind.STATE, lambda: encode_in_pieces(record()))

    def begin(self, applied: int = 0) -> None:
        """Begin a new file with the document as it is, with `applied` edits of its undo stack in effect."""
        self._below, self._known, self._applied = applied, 0, 0
        self._in_stroke = False
        self._capture(Kind.BASE, self._document.whole().record())
        for name, record in self._states.items():
            self.state(name, record)

    def stroke(self) -> None:
        """Record what the stroke in progress has painted since the last time."""
        stroke = self._document.stroke
        piece = None if stroke is None else piece_of(stroke)
        if piece is not None:
            self._in_stroke = True
            self._writer.append(Kind.STROKE, partial(encode_in_pieces, piece))

    def close(self) -> None:
        """Record that the program ends properly, and stop following the document."""
        self._document.writing.disconnect(self._let_write)
        self._document.mask_changed.disconnect(self._painted)
        self._document.picture_changed.disconnect(self._painted)
        self._writer.append(Kind.CLOSED, list)

    def _capture(self, kind: Kind, record: EditRecord) -> None:
        capture = Capture(record)
        if capture.busy:
            self._copying.append(capture)
        self._writer.append(kind, lambda: encode_in_pieces(capture.take()), record.nbytes)

    def _let_write(self) -> None:
        """Wait until every pending record is copied: the document's arrays are about to change."""
        for capture in self._copying:
            capture.wait()
        self._copying.clear()

    def _painted(self, _: Box) -> None:
        if self._in_stroke and not self._document.stroking:  # it was cancelled
            self._in_stroke = False
            self._writer.append(Kind.STROKE, partial(encode_in_pieces, no_stroke()))


def _number(number: int) -> Sequence[Piece]:
    return [count_of(number)]
