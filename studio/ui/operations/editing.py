"""What changes the picture and the mask, each change one undo step."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QUndoStack

from studio.document.document import Document
from studio.document.edits import Edit
from studio.ui.canvas.canvas import Canvas
from studio.ui.canvas.commands import EditCommand
from studio.ui.tools.settings import ToolSettings

UNDO_STEPS = 200


class Editing:
    """Mask, tools, candidate, undo and redo."""

    def __init__(self, document: Document, tools: ToolSettings, undo: QUndoStack, canvas: Canvas) -> None:
        self._document, self._tools, self._undo, self._canvas = document, tools, undo, canvas
        undo.setUndoLimit(UNDO_STEPS)

    def operations(self) -> dict[str, Callable[[], object]]:
        """Return what each command does."""
        tools, canvas = self._tools, self._canvas
        return {
            "edit.undo": self._undo.undo,
            "edit.redo": self._undo.redo,
            "image.take": canvas.take_candidate,
            "image.toggle": canvas.toggle_candidate,
            "image.dismiss": canvas.dismiss_candidate,
            "mask.brush": lambda: setattr(tools, "tool", "brush"),
            "mask.eraser": lambda: setattr(tools, "tool", "eraser"),
            "mask.hand": lambda: setattr(tools, "tool", "pan"),
            "mask.swap": tools.swap,
            "mask.smaller": tools.smaller,
            "mask.bigger": tools.bigger,
            "mask.softer": tools.softer,
            "mask.harder": tools.harder,
            "mask.invert": canvas.invert_mask,
            "mask.fill": canvas.fill_mask,
            "mask.clear": canvas.clear_mask,
            **{f"mask.opacity_{n}0": partial(tools.set_opacity_digit, n % 10) for n in range(1, 11)},
        }

    def record(self, edit: Edit | None) -> None:
        """Put an edit that the document has made on the undo stack."""
        if edit is not None:
            self._undo.push(EditCommand(self._document, edit))
