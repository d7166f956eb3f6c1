"""Edits the curves of a lane as undoable drafts, from which the lane is forked."""

from collections.abc import Callable

from PySide6.QtCore import QSettings

from studio.document.document import Document
from studio.document.lanes.lane import Lane
from studio.document.lanes.lane_edits import LaneDrafting
from studio.protocol.generation_recipe import GenerateRecipe
from studio.ui.actions import Actions
from studio.ui.kept_settings import flag_of
from studio.ui.timeline.timeline_panel import TimelinePanel
from studio.ui.undo import UndoStack

_SHOWN = "timeline_curves"  # the setting that remembers whether the tracks are shown


class CurveEditing:
    """Joins the timeline's tracks and the undo stack, and shows or hides the tracks.

    Args:
        notify: Shows a line; True marks an error.
    """

    def __init__(
        self,
        document: Document,
        panel: TimelinePanel,
        undo: UndoStack,
        *,
        actions: Actions,
        settings: QSettings,
        notify: Callable[[str, bool], None],
    ) -> None:
        self._document, self._panel, self._undo, self._settings = document, panel, undo, settings
        self._action = actions["timeline.curves"]
        panel.tracks.edited.connect(self.edit)
        panel.tracks.problem.connect(lambda text: notify(text, True))
        panel.header.set_command(panel.header.curves, self._action)
        self.show(flag_of(settings, _SHOWN))

    def operations(self) -> dict[str, Callable[[], object]]:
        """Return the operation of the command."""
        return {"timeline.curves": lambda: self.show(self._action.isChecked())}

    def show(self, shown: bool) -> None:
        """Show the tracks, or the plot in their place."""
        self._action.setChecked(shown)
        self._settings.setValue(_SHOWN, shown)
        self._panel.show_tracks(shown)

    def edit(self, lane: Lane, draft: GenerateRecipe, title: str) -> None:
        """Give a lane other curves."""
        drafting = LaneDrafting(lane.key, lane.draft, None if draft == lane.recipe else draft, title)
        drafting.apply(self._document)
        self._undo.record(drafting)
