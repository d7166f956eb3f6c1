"""Keeps the result that waits to be accepted between two starts."""

from functools import partial

from studio.document.document import Document
from studio.document.journal.edit_records import EditRecord
from studio.document.journal.kept_candidate import KIND, KeptCandidate, candidate_record, read_candidate
from studio.protocol.errors import BadInput
from studio.ui.background import Background
from studio.ui.canvas.canvas import Canvas
from studio.ui.operations.files.session import SessionKeeper


class CandidateKeeper:
    """Records each change of the candidate in the journal."""

    def __init__(self, document: Document, canvas: Canvas, session: SessionKeeper) -> None:
        self._document, self._session = document, session
        self._background = Background(canvas)
        session.read_with(KIND, _as_it_is)
        document.candidate_changed.connect(self._changed)

    @property
    def waits(self) -> bool:
        """Whether a result waits to be offered again."""
        record = self._record
        return record is not None and bool(record.arrays or record.fields.get("source"))

    @property
    def busy(self) -> bool:
        """Whether pictures are being read."""
        return self._background.busy

    def restore(self) -> None:
        """Offer the result of the last session again, unless there is another one by then."""
        record = self._record
        if record is not None and self.waits:
            self._background.run(partial(read_candidate, record), self._offer, lambda _: None)

    def close(self) -> None:
        """Stop reading."""
        self._background.close()

    @property
    def _record(self) -> EditRecord | None:
        record: EditRecord | None = self._session.states.get(KIND)
        return record

    def _offer(self, kept: KeptCandidate | None) -> None:
        document = self._document
        if kept is None or document.candidate is not None:
            return
        try:
            document.offer(kept.pictures, kept.crop, kept.source, kept.margins)
        except BadInput:
            return
        if kept.selected:
            document.select(kept.selected)
        if not kept.shown:
            document.toggle()

    def _changed(self) -> None:
        self._session.keep(KIND, partial(candidate_record, self._document.candidate))


def _as_it_is(record: EditRecord) -> EditRecord:
    return record
