"""The undo stack: a QUndoStack of document edits that stays within a byte budget."""

from PySide6.QtGui import QUndoCommand, QUndoStack

from studio.document.document import Document
from studio.document.edits import Edit

UNDO_BYTES = 512 * 1024**2
UNDO_STEPS = 1000


class EditCommand(QUndoCommand):
    """Undoes and redoes an edit that the document has made already. Commands never merge: each stroke is a step."""

    def __init__(self, document: Document, edit: Edit) -> None:
        super().__init__(edit.title)
        self._document = document
        self._edit = edit
        self._applied = True

    def redo(self) -> None:
        """Apply the edit; the first call, by the push, finds it applied."""
        if not self._applied:
            self._edit.apply(self._document)
        self._applied = True

    def undo(self) -> None:
        """Revert the edit."""
        self._edit.revert(self._document)
        self._applied = False


class UndoStack(QUndoStack):
    """Keeps edits until they hold more than `budget` bytes or `steps` entries; the oldest are dropped first.

    The newest edit is kept even when it alone exceeds the budget, so that the last action can always be undone.
    """

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
        del self._edits[self.index() :]  # the push drops what could be redone
        self._edits.append(edit)
        self.push(EditCommand(self._document, edit))
        self._trim()

    def clear(self) -> None:
        """Forget all edits."""
        self._edits.clear()
        super().clear()

    def _trim(self) -> None:
        """Drop the oldest edits beyond the limits.

        QUndoStack can only count: it cannot remove commands by their size. So it is filled again with what stays,
        which neither changes the document (every edit is applied) nor what can be undone next.
        """
        held, kept = self.held_bytes, self._edits
        while len(kept) > 1 and (held > self._budget or len(kept) > self._steps):
            held -= kept[0].size
            kept = kept[1:]
        if len(kept) == len(self._edits):
            return
        self._edits = kept
        self.blockSignals(True)
        super().clear()
        for edit in kept:
            self.push(EditCommand(self._document, edit))
        self.blockSignals(False)
