"""The undo list: every step by its name; a click, or an arrow key, jumps there."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoGroup
from PySide6.QtWidgets import QDialog, QUndoView, QVBoxLayout, QWidget

from studio.ui.theme import UNIT
from studio.ui.translation import tr, tr_count
from studio.ui.undo import UNDO_BYTES, UndoStack
from studio.ui.widgets.plain import plain_label

_MEGABYTE = 2**20


class UndoList(QDialog):
    """A small window beside the others.

    Args:
        undo: The stacks, of which the active one is listed.
        stack: The document's, whose memory is shown.
    """

    def __init__(self, undo: QUndoGroup, stack: UndoStack, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Tool)
        self.setWindowTitle(tr("Undo list"))
        self._undo, self._stack = undo, stack
        self.view = QUndoView(undo)
        self.view.setEmptyLabel(tr("Initial state"))
        self.view.setAccessibleName(tr("Undo list"))
        self.view.setToolTip(tr("Click a step to go back, or forward, to it."))
        self.memory = plain_label(quiet=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        column.setSpacing(UNIT)
        column.addWidget(self.view, 1)
        column.addWidget(self.memory)
        self.resize(256, 360)
        undo.indexChanged.connect(self._show_memory)
        undo.activeStackChanged.connect(self._show_memory)
        self._show_memory()

    def _show_memory(self, *_: object) -> None:
        active = self._undo.activeStack()
        steps = 0 if active is None else active.count()
        text = tr_count("{count} step", "{count} steps", steps).format(count=steps)
        if active is self._stack:
            held = round(self._stack.held_bytes / _MEGABYTE)
            text += tr(" · {held} of {undo_bytes} MB, then the oldest are dropped").format(
                held=held, undo_bytes=UNDO_BYTES // _MEGABYTE
            )
        self.memory.setText(text)
