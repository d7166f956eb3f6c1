"""Previews an operation on the mask itself, until it is accepted or cancelled."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from studio.document.document import Document
from studio.document.edits import Edit, PixelEdit
from studio.document.selections.changes import operation_change
from studio.document.selections.selection import Mask
from studio.protocol.errors import BadInput
from studio.ui.background import Background
from studio.ui.translation import tr_message

Operation = Callable[[Mask], Mask]


class MaskPreview(QObject):
    """One preview at a time, computed off the UI thread; of several requests meanwhile only the newest is computed.

    Signals:
        refused: One plain line: why the operation failed.
        ended: It was accepted or cancelled, or the picture was replaced.
    """

    refused = Signal(str)
    ended = Signal()

    def __init__(self, document: Document, record: Callable[[Edit], None], parent: QObject | None = None) -> None:
        """Make a preview; `record` takes the edit that is accepted."""
        super().__init__(parent)
        self._document, self._record = document, record
        self._background = Background(self)
        self._mask: Mask | None = None  # as it was before
        self._title = ""
        self._wanted: Operation | None = None
        self._computing = False
        self._shown: PixelEdit | None = None
        self._accepting = False
        document.picture_replaced.connect(self._drop)

    @property
    def active(self) -> bool:
        """Whether an operation is being previewed."""
        return self._mask is not None

    @property
    def busy(self) -> bool:
        """Whether the newest operation is still being computed."""
        return self._computing

    def begin(self, title: str) -> None:
        """Begin with the current mask; `title` names the undo step."""
        self.cancel()
        self._mask, self._title, self._accepting = self._document.mask.copy(), title, False

    def show(self, operation: Operation) -> None:
        """Show the mask after an operation."""
        self._wanted = operation
        if not self._computing:
            self._compute()

    def accept(self) -> None:
        """Keep what is shown as one undo step, once it is computed."""
        self._accepting = True
        if not self._computing:
            self._finish()

    def cancel(self) -> None:
        """Restore the mask."""
        if self._shown is not None:
            self._shown.revert(self._document)
        self._drop()

    def close(self) -> None:
        """Stop computing."""
        self.cancel()
        self._background.close()

    def _compute(self) -> None:
        mask, operation = self._mask, self._wanted
        if mask is None or operation is None:
            return
        self._wanted, self._computing = None, True
        change, box = operation_change(operation, self._title), self._document.mask_box
        self._background.run(
            lambda: change(mask, box), lambda edit: self._show(mask, edit), lambda error: self._fail(mask, error)
        )

    def _show(self, mask: Mask, edit: PixelEdit | None) -> None:
        self._computing = False
        if mask is self._mask:
            if self._shown is not None:
                self._shown.revert(self._document)
            self._shown = edit
            if edit is not None:
                edit.apply(self._document)
        self._go_on()

    def _fail(self, mask: Mask, error: BadInput) -> None:
        self._computing = False
        if mask is self._mask:
            self.refused.emit(tr_message(str(error)))
        self._go_on()

    def _go_on(self) -> None:
        if self._wanted is not None:
            self._compute()
        elif self._accepting:
            self._finish()

    def _finish(self) -> None:
        if self._shown is not None:
            self._record(self._shown)
        self._drop()

    def _drop(self) -> None:
        was_active = self.active
        self._mask = self._wanted = self._shown = None
        self._accepting = False
        if was_active:
            self.ended.emit()
