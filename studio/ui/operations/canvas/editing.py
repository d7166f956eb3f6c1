"""Edits the mask, chooses tools, accepts and discards results; undo and redo."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoGroup

from studio.document.canvas_sizing import extend_canvas
from studio.document.document import Document
from studio.protocol.errors import BadInput
from studio.ui.actions import Actions
from studio.ui.canvas.canvas import Canvas
from studio.ui.tools.registry import tools
from studio.ui.tools.settings import ToolSettings
from studio.ui.tools.tool import Tool
from studio.ui.translation import number_text, tr, within_sentence
from studio.ui.undo import UNDO_BYTES, UndoStack

if TYPE_CHECKING:
    from studio.ui.undo_list import UndoList

_NO_UNDO, _NO_REDO = tr("There is nothing to undo."), tr("There is nothing to redo.")
_OF_A_RESULT = ("image.take", "image.take_layer", "image.dismiss", "image.dismiss_one", "image.star")


class Editing:
    """Mask, tools, result, undo and redo.

    Args:
        stack: The edits of the document.
        undo: That stack and others, of which the active one is undone.
        notify: Shows a line; True marks an error.
    """

    def __init__(
        self,
        document: Document,
        settings: ToolSettings,
        stack: UndoStack,
        undo: QUndoGroup,
        canvas: Canvas,
        actions: Actions,
        notify: Callable[[str, bool], None],
    ) -> None:
        self._notify = notify
        self._document, self._settings, self._stack, self._undo = document, settings, stack, undo
        self._canvas, self._actions = canvas, actions
        self._undo_list: UndoList | None = None
        settings.tool_changed.connect(self._check_tool)
        stack.exceeded.connect(self._warn_about_size)
        document.picture_replaced.connect(self._fit_brush)
        document.candidate_changed.connect(self._check_result)
        undo.canUndoChanged.connect(lambda can: actions.disable("edit.undo", "stack", "" if can else _NO_UNDO))
        undo.canRedoChanged.connect(lambda can: actions.disable("edit.redo", "stack", "" if can else _NO_REDO))
        undo.undoTextChanged.connect(
            lambda title: actions["edit.undo"].setText(_with_title(tr("Undo"), tr("Undo {title}"), title))
        )
        undo.redoTextChanged.connect(
            lambda title: actions["edit.redo"].setText(_with_title(tr("Redo"), tr("Redo {title}"), title))
        )
        undo.canUndoChanged.emit(undo.canUndo())
        undo.canRedoChanged.emit(undo.canRedo())
        self._check_tool(settings.tool)
        self._check_result()

    def _warn_about_size(self, size: int) -> None:
        held, budget = round(size / 2**20), UNDO_BYTES // 2**20
        warning = tr("This step holds {held} MB, more than undo keeps ({budget} MB): only it can be undone.")
        self._notify(warning.format(held=number_text(held, ","), budget=budget), False)

    def operations(self) -> dict[str, Callable[[], object]]:
        """Return the operation of each command."""
        document, settings, record = self._document, self._settings, self._stack.record
        return {
            "edit.undo": self.undo,
            "edit.redo": self.redo,
            "edit.undo_list": self.show_undo_list,
            "image.take": self._canvas.take_candidate,
            "image.dismiss": document.dismiss,
            "image.dismiss_one": document.dismiss_selected,
            "image.star": lambda: document.star(document.candidate.selected if document.candidate else 0),
            "image.extend": self.choose_margins,
            **{f"mask.{name}": partial(settings.choose, name) for name in tools()},
            "mask.swap": settings.swap,
            "mask.smaller": settings.smaller,
            "mask.bigger": settings.bigger,
            "mask.softer": settings.softer,
            "mask.harder": settings.harder,
            "mask.invert": lambda: record(document.invert_mask()),
            "mask.fill": lambda: record(document.fill_mask()),
            "mask.clear": lambda: record(document.clear_mask()),
            **{f"mask.opacity_{n}0": partial(settings.set_opacity_digit, n % 10) for n in range(1, 11)},
        }

    def undo(self) -> None:
        """Undo the last action of the active stack, and name it."""
        title = self._undo.undoText()
        self._undo.undo()
        self._notify(tr("Undone: {title}").format(title=title), False)

    def redo(self) -> None:
        """Redo what was undone last, and name it."""
        title = self._undo.redoText()
        self._undo.redo()
        self._notify(tr("Redone: {title}").format(title=title), False)

    def show_undo_list(self) -> None:
        """Show every undo step by its name, to go to one; again hides them."""
        from studio.ui.undo_list import UndoList  # when it is first needed

        if self._undo_list is None:
            self._undo_list = UndoList(self._undo, self._stack, self._canvas.window())
        self._undo_list.setVisible(not self._undo_list.isVisible())

    def choose_margins(self) -> None:
        """Ask by how much to extend the canvas, and do it."""
        if not self._document.has_picture:
            self._notify(tr("There is no picture to extend. Open or generate one first."), False)
            return
        from studio.ui.canvas.extend_dialog import ExtendDialog  # when it is first needed

        dialog = ExtendDialog(self._document.size, self._canvas.window())
        dialog.chosen.connect(self._extend)
        dialog.open()

    def _extend(self, margins: tuple[int, int, int, int]) -> None:
        try:
            self._stack.record(extend_canvas(self._document, margins))
        except BadInput as error:
            self._notify(str(error), True)

    def close(self) -> None:
        """Disconnect the undo stacks, which outlive the actions."""
        self._undo.blockSignals(True)

    def _check_tool(self, active: Tool) -> None:
        for name in tools():
            self._actions[f"mask.{name}"].setChecked(name == active.name)

    def _check_result(self) -> None:
        reason = (
            "" if self._document.candidate is not None else tr("No result waits on the canvas. Generate one first.")
        )
        for name in _OF_A_RESULT:
            self._actions.disable(name, "result", reason)

    def _fit_brush(self) -> None:
        """Resize a brush that is larger than a third of the picture's longer side or smaller than a hundredth."""
        side = max(self._document.size)
        if side and not side / 100 <= self._settings.brush.size <= side / 3:
            self._settings.set_brush(size=max(2, round(side / 5)))


def _with_title(verb: str, text: str, title: str) -> str:
    """Return for example "Undo brush stroke"; without a title, the verb alone."""
    return text.format(title=within_sentence(title)) if title else verb
