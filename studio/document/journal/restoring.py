"""Restores the document, its undo stack and the other states from a journal's file."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from studio.document.document import Document
from studio.document.edits import Edit, edit_of
from studio.document.journal.edit_records import EditRecord, decode
from studio.document.journal.segment import Segment, Span, content_at
from studio.document.journal.strokes import stroke_edit
from studio.protocol.errors import BadInput
from studio.protocol.files import open_regular


@dataclass
class Restored:
    """What was restored.

    Attributes:
        document: The document. Its arrays and those of the edits belong together.
        edits: The undo stack, the oldest edit first.
        applied: How many of them are applied.
        states: The other states that were kept, by name.
        stroke: Whether the last applied edit is a stroke that was in progress.
        closed: Whether the program ended properly.
        problems: What could not be read, one plain line each.
    """

    document: Document = field(default_factory=Document)
    edits: list[Edit] = field(default_factory=list)
    applied: int = 0
    states: dict[str, EditRecord] = field(default_factory=dict)
    stroke: bool = False
    closed: bool = True
    problems: list[str] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to restore."""
        return not (self.document.has_picture or self.edits)


def restore(segment: Segment) -> Restored:
    """Restore a segment, as far as its edits can be made again.

    If one cannot, `segment.ledger` drops it and all that follow, and `segment.damage` has the reason.

    Raises:
        OSError: The file cannot be read.
        BadInput: Its base cannot be used.
    """
    ledger = segment.ledger
    if ledger.base is None:
        raise BadInput("The journal has no beginning.")
    restored = Restored(closed=ledger.closed)
    document = restored.document
    with open_regular(segment.path) as file:
        edit_of(decode(content_at(file, ledger.base)), document).apply(document)
        made = _made_again(file, ledger.edits, document, restored.problems)
        if len(made) < len(ledger.edits):
            segment.damage = "has an edit that cannot be made again"
            del ledger.edits[len(made) :]
            ledger.dropped = min(ledger.dropped, len(made))
            ledger.applied = min(ledger.applied, len(made) - ledger.dropped)
            ledger.strokes = []
        restored.edits, restored.applied = made[ledger.dropped :], ledger.applied
        for edit in reversed(restored.edits[restored.applied :]):
            edit.revert(document)
        _finish_stroke(file, ledger.strokes, restored)
        for name, span in ledger.states.items():
            restored.states[name] = decode(content_at(file, span))
    return restored


def _made_again(file: BinaryIO, spans: Sequence[Span], document: Document, problems: list[str]) -> list[Edit]:
    """Make edits again and apply them, up to the first one that cannot be."""
    made: list[Edit] = []
    for span in spans:
        try:
            edit = edit_of(decode(content_at(file, span)), document)
        except BadInput as problem:
            problems.append(str(problem))
            break
        edit.apply(document)
        made.append(edit)
    return made


def _finish_stroke(file: BinaryIO, spans: Sequence[Span], restored: Restored) -> None:
    """Turn the stroke that was in progress into an edit."""
    if not spans:
        return
    try:
        edit = stroke_edit([decode(content_at(file, span)) for span in spans], restored.document)
    except BadInput as problem:
        restored.problems.append(str(problem))
        return
    if edit is not None:
        edit.apply(restored.document)
        del restored.edits[restored.applied :]
        restored.edits.append(edit)
        restored.applied, restored.stroke = restored.applied + 1, True
