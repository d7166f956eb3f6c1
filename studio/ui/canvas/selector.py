"""Computes changes of the mask off the UI thread, one after the other, each as one undo step."""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from studio.document.document import Document
from studio.document.edits import Edit, PixelEdit
from studio.document.selections.changes import Change, Make, QuickSession, operation_change, selection_change
from studio.document.selections.quick_select import Scribble
from studio.document.selections.selection import Mask, Mode
from studio.protocol.errors import BadInput
from studio.protocol.geometry import Box
from studio.ui.background import Background
from studio.ui.translation import tr, tr_message

_RETRY_MILLISECONDS = 30  # until a change is tried again on a mask that is being painted on


class Selector(QObject):
    """Changes the mask of a document.

    What is painted on the mask meanwhile is kept: a change computed from an outdated mask is computed again.

    Signals:
        busy_changed: Whether something is being computed.
        scribbles_changed: The scribbles of the quick selection have changed.
        refused: One plain line: why something could not be done.
    """

    busy_changed = Signal(bool)
    scribbles_changed = Signal()
    refused = Signal(str)

    def __init__(self, document: Document, record: Callable[[Edit], None], parent: QObject | None = None) -> None:
        """Make a selector; `record` takes each edit that was applied."""
        super().__init__(parent)
        self._document, self._record = document, record
        self._background = Background(self)
        self._changes: deque[Change] = deque()  # the first one is being computed
        self._state = 0  # a number for each state of the mask
        self._applying = False
        self._session: QuickSession | None = None
        self._scribbled: Change | None = None  # the newest change of the session
        self._then: list[Callable[[], object]] = []
        document.mask_changed.connect(self._mask_changed)
        document.picture_replaced.connect(self._picture_replaced)

    @property
    def busy(self) -> bool:
        """Whether something is being computed."""
        return bool(self._changes)

    @property
    def scribbles(self) -> tuple[Scribble, ...]:
        """The scribbles of the quick selection."""
        return () if self._session is None else tuple(self._session.scribbles)

    def select(self, make: Make, mode: Mode, title: str, feather: float = 0.0) -> None:
        """Combine a selection with the mask; see `changes.selecting`."""
        if self._document.has_picture:
            self._add(selection_change(self._document.picture, make, mode, title, feather))

    def change(self, operation: Callable[[Mask], Mask], title: str) -> None:
        """Apply an operation to the mask."""
        if self._document.has_picture:
            self._add(operation_change(operation, title))

    def scribble(self, scribble: Scribble, mode: Mode, feather: float = 0.0) -> None:
        """Add a scribble to the quick selection, which begins with the first one, and update the selection."""
        document = self._document
        if not document.has_picture:
            return
        if self._session is None:
            self._session = QuickSession(document.mask.copy(), document.mask_box, mode)
        if self._scribbled in list(self._changes)[1:]:  # it is still waiting, and the new one includes it
            self._changes.remove(self._scribbled)
        self._scribbled = self._session.add(scribble, document.picture, feather)
        self.scribbles_changed.emit()
        self._add(self._scribbled)

    def end_scribbles(self) -> None:
        """End the quick selection; the mask stays. Any other change of the mask ends it, too."""
        if self._session is not None:
            self._session = self._scribbled = None
            self.scribbles_changed.emit()

    def when_idle(self, then: Callable[[], object]) -> None:
        """Call a function once all work is done, at once if there is none; never if the work is stopped or fails."""
        if self.busy:
            self._then.append(then)
        else:
            then()

    def cancel(self) -> None:
        """Drop all computations, and what waits for them; the mask stays as it is."""
        if self._changes:
            self._changes.clear()
            self._drop_waiting()
            self._become_idle()

    def close(self) -> None:
        """Stop computing."""
        self._changes.clear()
        self._then.clear()
        self._background.close()

    def _add(self, change: Change) -> None:
        self._changes.append(change)
        if len(self._changes) == 1:
            self.busy_changed.emit(True)
            self._start()

    def _start(self) -> None:
        """Compute the first change on a copy of the mask."""
        if not self._changes:
            return
        document, change, state = self._document, self._changes[0], self._state
        if document.stroking:
            QTimer.singleShot(_RETRY_MILLISECONDS, self, self._start)
            return
        mask, box = document.mask.copy(), document.mask_box
        self._background.run(
            lambda: change(mask, box),
            lambda edit: self._deliver(change, state, edit),
            lambda error: self._fail(change, error),
        )

    def _deliver(self, change: Change, state: int, edit: PixelEdit | None) -> None:
        if not self._changes or self._changes[0] is not change:
            return  # the picture was replaced
        if state != self._state:
            self._start()
            return
        if edit is not None:
            self._applying = True
            edit.apply(self._document)
            self._applying = False
            self._record(edit)
        self._next()

    def _fail(self, change: Change, error: BadInput) -> None:
        if self._changes and self._changes[0] is change:
            self.refused.emit(tr_message(str(error)))
            self._then.clear()  # it would work with another mask
            self._next()

    def _next(self) -> None:
        self._changes.popleft()
        if self._changes:
            self._start()
        else:
            self._become_idle()

    def _drop_waiting(self) -> None:
        if self._then:
            self._then.clear()
            self.refused.emit(tr("The selection was stopped, and so was what waited for it."))

    def _become_idle(self) -> None:
        self.busy_changed.emit(False)
        then, self._then = self._then, []
        for each in then:
            each()

    def _mask_changed(self, _: Box) -> None:
        self._state += 1
        if not self._applying:
            self.end_scribbles()

    def _picture_replaced(self) -> None:
        self._state += 1
        self.end_scribbles()
        self.cancel()
