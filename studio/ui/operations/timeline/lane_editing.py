"""Edits the timeline's lanes: names, colours, folding and deleting; all but folding can be undone."""

from collections.abc import Callable
from functools import partial
from typing import Literal

from studio.document.document import Document
from studio.document.edits import Edit
from studio.document.lanes.lane import LANE_COLOURS, Lane, LaneColour
from studio.document.lanes.lane_edits import LaneColouring, LaneNaming, LaneRemoval
from studio.ui.timeline.timeline_panel import TimelinePanel
from studio.ui.translation import tr, tr_count
from studio.ui.undo import UndoStack


class LaneEditing:
    """Joins the timeline and the undo stack.

    Args:
        notify: Shows a line; True marks an error.
    """

    def __init__(
        self, document: Document, panel: TimelinePanel, undo: UndoStack, notify: Callable[[str, bool], None]
    ) -> None:
        self._document, self._timeline = document, document.timeline
        self._panel, self._undo, self._notify = panel, undo, notify
        panel.rename_wanted.connect(self.rename)
        panel.colour_wanted.connect(self.recolour)
        panel.delete_wanted.connect(self.delete)

    def operations(self) -> dict[str, Callable[[], object]]:
        """Return the operation of each command."""
        colours: dict[str, LaneColour | Literal[""]] = {"none": "", **{colour: colour for colour in LANE_COLOURS}}
        return {
            "timeline.rename": lambda: self._with_current(self._panel.lanes.rename),
            "timeline.fold": lambda: self._with_current(self.fold),
            "timeline.delete": lambda: self._with_current(self.delete),
            **{
                f"timeline.colour_{name}": partial(self._with_current, partial(self.recolour, colour=colour))
                for name, colour in colours.items()
            },
        }

    def rename(self, lane: Lane, name: str) -> None:
        """Give a lane a name; "" removes it."""
        self._do(LaneNaming(lane.key, lane.name, name))

    def recolour(self, lane: Lane, colour: LaneColour | Literal[""]) -> None:
        """Give a lane a colour; "" removes it."""
        if colour != lane.colour:
            self._do(LaneColouring(lane.key, lane.colour, colour))

    def fold(self, lane: Lane) -> None:
        """Fold the branches of a lane away, or unfold them."""
        if self._timeline.tree.children(lane):
            self._timeline.fold(lane, not lane.folded)
        else:
            self._notify(tr("This lane has no branches: Fork here makes one."), False)

    def delete(self, lane: Lane) -> None:
        """Remove a lane and its branches from the timeline; their results stay in the history."""
        removal = LaneRemoval.of(self._timeline, lane)
        if any(one.live for one in removal.lanes):
            self._notify(tr("This lane is still growing: stop its job first."), False)
            return
        self._do(removal)
        branches = len(removal.lanes) - 1
        what = (
            tr("Lane deleted")
            if not branches
            else tr_count("Lane deleted, with {count} branch", "Lane deleted, with {count} branches", branches).format(
                count=branches
            )
        )
        self._notify(tr("{what}. Undo brings it back; results stay in the history.").format(what=what), False)

    def _do(self, edit: Edit) -> None:
        edit.apply(self._document)
        self._undo.record(edit)

    def _with_current(self, operation: Callable[[Lane], object]) -> None:
        if self._timeline.current is None:
            self._notify(tr("No lane of the timeline is selected."), False)
        else:
            operation(self._timeline.current)
