"""The gallery of the history, shown over the whole window, and the operations on its selected results."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtGui import QUndoCommand, QUndoStack

from studio.document.history.history import HistoryEntry
from studio.ui.actions import Actions, Operations
from studio.ui.history.gallery_page import GalleryPage
from studio.ui.history.history_panel import HistoryPanel
from studio.ui.history.history_search import STARS
from studio.ui.kept_settings import number_of
from studio.ui.operations.files.history_editing import HistoryEditing
from studio.ui.operations.generating.results import Results
from studio.ui.translation import tr
from studio.ui.workspaces import Workspace, Workspaces

if TYPE_CHECKING:
    from studio.ui.history.gallery import Gallery

_SIDE = "history/gallery_side"
_BUTTONS = ("put", "use", "use_but_seed", "lane", "compare_two", "add_layer", "tags", "delete")
_MENU = (*_BUTTONS[:-2], "compare", "copy_code", "tags", "folder", "delete")
_LEAVING = ("use", "use_but_seed", "add_layer", "compare")  # their effect shows elsewhere


class _Deletion(QUndoCommand):
    """Moves results to the trash, and back."""

    def __init__(self, panel: HistoryPanel, entries: Sequence[HistoryEntry]) -> None:
        super().__init__(tr("Delete results"))
        self._panel, self._entries = panel, list(entries)
        self._places: list[Path] = []

    def redo(self) -> None:
        self._places = self._panel.delete_all(self._entries)

    def undo(self) -> None:
        self._entries = self._panel.bring_back(self._places)


class HistoryGallery:
    """Joins the gallery with the history panel, whose selected result is the gallery's current one.

    Attributes:
        undo: The deletions made in the gallery.

    Args:
        compare: Compares what is in view with the history panel's selected result.
        reveal: Brings the canvas into view.
        notify: Shows a line; True marks an error.
    """

    def __init__(
        self,
        page: GalleryPage,
        panel: HistoryPanel,
        editing: HistoryEditing,
        results: Results,
        workspaces: Workspaces,
        actions: Actions,
        settings: QSettings,
        *,
        compare: Callable[[], object],
        reveal: Callable[[], object],
        notify: Callable[[str, bool], None],
    ) -> None:
        self._page, self._panel, self._editing, self._results = page, panel, editing, results
        self._workspaces, self._actions, self._settings = workspaces, actions, settings
        self._compare, self._reveal, self._notify = compare, reveal, notify
        self.undo = QUndoStack(page)
        page.gallery_made.connect(self._made)
        for name in _LEAVING:
            actions[f"history.{name}"].triggered.connect(self._leave)

    def operations(self) -> Operations:
        """Return what the commands do."""
        return {
            "history.gallery": self.toggle,
            "history.put": self.put_on_canvas,
            "history.lane": self.open_lane,
            "history.compare_two": self.compare_two,
            "history.delete": self.delete,
        }

    @property
    def entries(self) -> list[HistoryEntry]:
        """The selected results: of the gallery where it is in view, otherwise the history panel's."""
        if self._page.isVisible():
            return self._page.gallery.entries
        entry = self._panel.entry()
        return [] if entry is None else [entry]

    def toggle(self) -> None:
        """Show the gallery, or go back from it."""
        if self._workspaces.current is Workspace.GALLERY:
            self._leave()
            return
        self._panel.search.clear()  # its selected result is to be the gallery's
        chosen = self._panel.entry()
        self._workspaces.switch(Workspace.GALLERY)
        self._page.gallery.choose(chosen)

    def put_on_canvas(self) -> None:
        """Offer the current result on the canvas, with its lane in the timeline."""
        if (entry := self._current()) is not None:
            self._leave()
            self._reveal()
            self._results.show_entry(entry)

    def open_lane(self) -> None:
        """Show the lane of the current result in the Watch workspace; the canvas keeps its picture."""
        if (entry := self._current()) is None:
            return
        if entry.trajectory is None:
            self._notify(tr("This result has no denoising record, so it has no lane."), False)
            return
        self._leave()
        self._workspaces.switch(Workspace.WATCH)
        self._results.open_lane(entry)

    def compare_two(self) -> None:
        """Offer the first of two selected results on the canvas, and compare it with the second."""
        entries = self.entries
        if len(entries) != 2:
            self._notify(tr("Select two results to compare: the second one with Ctrl and a click."), False)
            return
        first, second = entries

        def compare() -> None:
            self._panel.choose(second)
            self._compare()

        self._leave()
        self._reveal()
        self._results.show_entry(first, compare)

    def delete(self) -> None:
        """Move the selected results to the trash."""
        if self._page.isVisible():
            if entries := self._page.gallery.entries:
                self.undo.push(_Deletion(self._panel, entries))
        else:
            self._panel.delete()

    def _made(self, gallery: "Gallery") -> None:
        actions, panel, editing = self._actions, self._panel, self._editing
        gallery.set_actions(
            [actions[f"history.{name}"] for name in _BUTTONS],
            [actions[f"history.{name}"] for name in _MENU],
            [actions[f"history.stars_{count}"] for count in range(STARS + 1)],
        )
        gallery.set_side(round(number_of(self._settings, _SIDE, gallery.zoom.value())))
        gallery.zoomed.connect(lambda side: self._settings.setValue(_SIDE, side))
        gallery.chosen.connect(panel.choose)
        gallery.use_pressed.connect(self.put_on_canvas)
        gallery.delete_pressed.connect(self.delete)
        gallery.stars_pressed.connect(editing.set_stars)
        gallery.restore_pressed.connect(panel.restore_last)
        gallery.leave_pressed.connect(self._leave)
        gallery.shown.connect(self._came_or_went)
        panel.message_changed.connect(lambda text, can: gallery.show_message(text, can_restore=can))
        editing.join(gallery)

    def _came_or_went(self) -> None:
        if self._page.isVisible():
            self._editing.show_space_of_results(self._page.gallery.show_space)

    def _current(self) -> HistoryEntry | None:
        entry = self._page.gallery.entry if self._page.isVisible() else self._panel.entry()
        if entry is None:
            self._notify(tr("Select a result of the history first."), False)
        return entry

    def _leave(self, *_: object) -> None:
        self._workspaces.leave_temporary()
