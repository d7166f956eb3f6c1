"""Edits on the undo stack."""

from PySide6.QtGui import QUndoCommand

from studio.document.document import Document
from studio.document.edits import Edit


class EditCommand(QUndoCommand):
    """Undoes and redoes an edit that the document has made already. Commands never merge: each stroke is a step."""

    def __init__(self, document: Document, edit: Edit) -> None:
        super().__init__(edit.title)
        self._document = document
        self.edit = edit
        self._made = True

    @property
    def size(self) -> int:
        """Bytes that it keeps in memory."""
        return self.edit.size

    def redo(self) -> None:
        """Make the edit again; the first call, by the push, finds it made."""
        if not self._made:
            self.edit.apply(self._document)
        self._made = True

    def undo(self) -> None:
        """Take the edit back."""
        self.edit.revert(self._document)
        self._made = False
