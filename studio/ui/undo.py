"""The undo stack: a QUndoStack of document edits that stays within a byte budget."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from studio.document.document import Document
from studio.document.edits import Edit
from studio.ui.translation import tr

UNDO_BYTES = 512 * 1024**2
UNDO_STEPS = 1000
_MANY = 400  # steps; a longer stack is trimmed by a share of it at once
_TRIM_SHARE = 20  # 1/20 of the steps


class EditCommand(QUndoCommand):
    """Undoes and redoes an edit that the document has made already. Commands never merge: each stroke is a step."""

    def __init__(self, document: Document, edit: Edit) -> None:
        super().__init__(tr(edit.title))
        self._document = document
        self._edit = edit
        self._applied = True
        self.loading = False  # the document has the right state already

    def redo(self) -> None:
        """Apply the edit; the first call, by the push, finds it applied."""
        if not self._applied and not self.loading:
            self._edit.apply(self._document)
        self._applied = True

    def undo(self) -> None:
        """Revert the edit."""
        if not self.loading:
            self._edit.revert(self._document)
        self._applied = False


class UndoStack(QUndoStack):
    """Keeps edits until they hold more than `budget` bytes or `steps` entries; the oldest are dropped first.

    The newest edit is kept even when it alone exceeds the budget, so that the last action can always be undone.

    Signals:
        recorded: An Edit is about to be pushed; those that could be redone are dropped.
        trimmed: This many of the oldest edits were dropped; `indexChanged` follows.
        emptied: All edits were forgotten.
        exceeded: The newest edit alone exceeds the budget, sent in bytes: no other can be undone.
    """

    recorded = Signal(object)
    trimmed = Signal(int)
    emptied = Signal()
    exceeded = Signal(object)  # as an int of Qt, 2 GB would be negative

    def __init__(self, document: Document, budget: int = UNDO_BYTES, steps: int = UNDO_STEPS) -> None:
        super().__init__()
        self._document, self._budget, self._steps = document, budget, steps
        self._edits: list[Edit] = []  # one for each command, those to redo included

    @property
    def held_bytes(self) -> int:
        """Bytes that the edits keep in memory."""
        return sum(edit.size for edit in self._edits)

    def record(self, edit: Edit | None) -> None:
        """Push an edit that the document has made; None, of an action that changed nothing, is skipped."""
        if edit is None:
            return
        self.recorded.emit(edit)
        del self._edits[self.index() :]  # the push drops what could be redone
        self._edits.append(edit)
        self.push(EditCommand(self._document, edit))
        self._trim()
        if edit.size > self._budget:
            self.exceeded.emit(edit.size)

    def load(self, edits: Sequence[Edit], applied: int) -> None:
        """Take the edits of an earlier session, the oldest first, `applied` of which are applied to the document."""
        self._fill(edits, applied)
        self._trim()

    @property
    def newest(self) -> Edit | None:
        """The edit that would be undone next; None when nothing can be undone."""
        return self._edits[self.index() - 1] if self.index() else None

    def edit_before(self, applied: int) -> Edit | None:
        """Return the newest of `applied` applied edits; None without any."""
        return self._edits[applied - 1] if 0 < applied <= len(self._edits) else None

    def place_of(self, edit: Edit) -> int | None:
        """Return how many edits are applied when this one is the newest; None if it is not here."""
        return self._edits.index(edit) + 1 if edit in self._edits else None

    def clear(self) -> None:
        """Forget all edits."""
        self._edits.clear()
        super().clear()
        self.emptied.emit()

    def _trim(self) -> None:
        """Drop the oldest edits beyond the limits, but never those that could be redone, nor the newest.

        QUndoStack limits only the number of commands, not their size. So it is filled again with the edits that
        stay, which changes neither the document nor what can be undone next. From a long stack a few more are
        dropped, so that this is not done with every stroke.
        """
        held, count = self.held_bytes, len(self._edits)
        dropped, droppable = 0, min(self.index(), count - 1)
        while dropped < droppable and (held > self._budget or count - dropped > self._steps):
            held -= self._edits[dropped].size
            dropped += 1
        if dropped:
            dropped = min(droppable, dropped + (count // _TRIM_SHARE if count > _MANY else 0))
            self._fill(self._edits[dropped:], self.index() - dropped, dropped)

    def _fill(self, edits: Sequence[Edit], applied: int, dropped: int = 0) -> None:
        self._edits = list(edits)
        commands = [EditCommand(self._document, edit) for edit in edits]
        self.blockSignals(True)
        super().clear()
        for command in commands:
            self.push(command)
            command.loading = True
        self.setIndex(applied)
        for command in commands:
            command.loading = False
        self.blockSignals(False)
        if dropped:
            self.trimmed.emit(dropped)  # first: the index counts what is left
        self.indexChanged.emit(applied)  # views list what is there now
        self.canUndoChanged.emit(self.canUndo())
        self.canRedoChanged.emit(self.canRedo())
        self.undoTextChanged.emit(self.undoText())
        self.redoTextChanged.emit(self.redoText())
