"""Keeps the result that waits to be accepted between sessions."""

from functools import partial

from studio.document.candidate import Candidate
from studio.document.document import Document
from studio.document.journal.edit_records import EditRecord
from studio.document.journal.kept_candidate import KIND, candidate_record, has_pictures, read_candidate
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
        return record is not None and has_pictures(record)

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

    def _offer(self, kept: Candidate | None) -> None:
        if kept is not None and self._document.candidate is None:
            self._document.offer_again(kept)

    def _changed(self) -> None:
        self._session.keep(KIND, partial(candidate_record, self._document.candidate))


def _as_it_is(record: EditRecord) -> EditRecord:
    return record
