"""Keeps track of a journal's live frames: those needed to restore the document and its undo stack."""

from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from studio.document.journal.frames import Kind

Item = TypeVar("Item")


@dataclass
class Ledger(Generic[Item]):
    """Follows the frames of a journal in their order.

    Attributes:
        base: The document at the bottom.
        edits: The edits above it, the dropped ones first, then those of the undo stack.
        dropped: How many of them the undo stack has dropped: they lead from the base to its bottom.
        applied: How many of the undo stack's edits are applied.
        strokes: The pieces of a stroke in progress.
        states: The other states, by name.
        closed: Whether the program ended properly.
    """

    base: Item | None = None
    edits: list[Item] = field(default_factory=list)
    dropped: int = 0
    applied: int = 0
    strokes: list[Item] = field(default_factory=list)
    states: dict[str, Item] = field(default_factory=dict)
    closed: bool = False

    def take(self, kind: Kind, item: Item, *, number: int = 0, name: str = "") -> None:
        """Process the next frame.

        Args:
            kind: Its kind.
            item: The object that stands for it.
            number: The number in a MOVE or a TRIM.
            name: The name of a STATE.

        Raises:
            ValueError: The frame cannot stand here.
        """
        self.closed = kind == Kind.CLOSED
        stacked = len(self.edits) - self.dropped
        if kind == Kind.BASE:
            self.base, self.edits, self.dropped, self.applied, self.strokes = item, [], 0, 0, []
        elif kind == Kind.EDIT:
            del self.edits[self.dropped + self.applied :]
            self.edits.append(item)
            self.applied += 1
            self.strokes = []
        elif kind == Kind.MOVE:
            if not 0 <= number <= stacked:
                raise ValueError("there are not that many edits")
            self.applied, self.strokes = number, []
        elif kind == Kind.TRIM:
            if not 0 <= number <= self.applied:
                raise ValueError("there are not that many edits")
            self.dropped += number
            self.applied -= number
        elif kind == Kind.CLEAR:
            del self.edits[self.dropped + self.applied :]
            self.dropped, self.applied = len(self.edits), 0
        elif kind == Kind.STROKE:
            self.strokes.append(item)
        elif kind == Kind.STATE:
            self.states[name] = item

    def copy(self) -> "Ledger[Item]":
        """Return a ledger that does not follow what this one takes from now on."""
        return replace(self, edits=list(self.edits), strokes=list(self.strokes), states=dict(self.states))

    @property
    def stacked(self) -> list[Item]:
        """The edits of the undo stack, the oldest first."""
        return self.edits[self.dropped :]

    def live(self) -> list[Item]:
        """Return the frames that count once the dropped edits are part of the base."""
        base = [] if self.base is None else [self.base]
        return [*base, *self.stacked, *self.strokes, *self.states.values()]
