"""Searches the history, edits stars and tags, and keeps the results within their space."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QInputDialog, QLineEdit, QWidget

from studio.document.history.history import History, HistoryEntry
from studio.document.history.history_budget import GIGABYTE, RULE, make_room, size_of_results
from studio.document.history.history_index import find_folders
from studio.document.lanes.timeline import Timeline
from studio.protocol.errors import BadInput
from studio.protocol.notes import MAX_TAGS, Notes, parse_tags, read_notes, write_notes
from studio.ui.actions import Operations
from studio.ui.background import Background, Task
from studio.ui.history.history_panel import HistoryPanel
from studio.ui.history.history_search import STARS
from studio.ui.kept_settings import number_of
from studio.ui.translation import number_text, tr

if TYPE_CHECKING:
    from studio.ui.history.gallery import Gallery

_SPACE = "history/gigabytes"  # 0: unlimited
_MAX_GIGABYTES = 100_000


class HistoryEditing:
    """Joins the history panel, its index and the notes in the folders of results; all files are handled in a thread.

    Args:
        notify: Shows a line; True marks an error.
    """

    def __init__(
        self,
        history: History,
        panel: HistoryPanel,
        timeline: Timeline,
        settings: QSettings,
        notify: Callable[[str, bool], None],
        parent: QWidget,
    ) -> None:
        self._history, self._panel, self._timeline = history, panel, timeline
        self._settings, self._notify, self._parent = settings, notify, parent
        self._background = Background(parent)
        self._views: list[HistoryPanel | Gallery] = []
        self._searching: dict[int, Task] = {}  # by the view's index
        self.chosen = self._chosen_in_panel  # returns the results to which stars and tags apply
        self.join(panel)
        panel.stars_pressed.connect(self.set_stars)
        history.added.connect(self._changed)
        history.removed.connect(self._changed)
        history.scanned.connect(self._changed)
        history.scanned.connect(self.keep_within_space)
        history.added.connect(self.keep_within_space)

    @property
    def busy(self) -> bool:
        """Whether files are being read or written."""
        return self._background.busy

    def operations(self) -> Operations:
        """Return what the commands do."""
        return {
            "history.find": self._panel.start_search,
            "history.restore": self._panel.restore_last,
            "history.tags": self.ask_for_tags,
            "history.space": self.ask_for_space,
            **{f"history.stars_{count}": partial(self.set_stars, count) for count in range(STARS + 1)},
        }

    def join(self, view: "HistoryPanel | Gallery") -> None:
        """Connect another view of the history to search and notes."""
        self._views.append(view)
        view.search.changed.connect(lambda *_: self._search(view))

    def set_stars(self, count: int) -> None:
        """Give the selected results `count` stars."""
        for entry in self.chosen():
            self._note(entry, lambda notes: notes.model_copy(update={"stars": count}))

    def ask_for_tags(self) -> None:
        """Ask for the selected result's tags, or for tags to add to several."""
        entries = self.chosen()
        if not entries:
            self._notify(tr("Select a result of the history first."), False)
            return
        dialog = QInputDialog(self._parent)
        one = len(entries) == 1
        dialog.setWindowTitle(tr("Tags of result") if one else tr("Tags of results"))
        dialog.setLabelText(
            tr("Tags, separated by commas:") if one else tr("Tags for all of them, separated by commas:")
        )
        dialog.setTextEchoMode(QLineEdit.EchoMode.Normal)
        dialog.setTextValue(", ".join(self._panel.model.notes(entries[0]).tags) if one else "")
        dialog.textValueSelected.connect(partial(self._set_tags, entries))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def show_space_of_results(self, show: Callable[[str], object]) -> None:
        """Request a line on how much space the results take, and what is removed first."""
        folder, budget = self._history.folder, self._gigabytes

        def report(size: int) -> None:
            held = number_text(size / GIGABYTE, ".2f")
            if budget:
                text = tr("The results take {held} of {most} GB.").format(held=held, most=number_text(budget, "g"))
            else:
                text = tr("The results take {held} GB; there is no limit.").format(held=held)
            show(f"{text} {tr(RULE)}")

        self._background.run(lambda: size_of_results(folder), report, self._fail)

    def ask_for_space(self) -> None:
        """Ask how much space the results may take."""
        folder = self._history.folder
        self._background.run(lambda: size_of_results(folder), self._ask_for_space, self._fail)

    def keep_within_space(self, *_: object) -> None:
        """Remove the oldest results if all of them exceed their space."""
        budget = int(self._gigabytes * GIGABYTE)
        if budget:
            spared = {lane.results for lane in self._timeline.lanes if lane.results is not None}
            work = partial(make_room, self._history.folder, budget, spared)
            self._background.run(work, self._removed, self._fail)

    def close(self) -> None:
        """Finish writing."""
        self._background.close(finish=True)

    @property
    def _gigabytes(self) -> float:
        return min(max(0.0, number_of(self._settings, _SPACE, 0.0)), _MAX_GIGABYTES)

    # search

    def _chosen_in_panel(self) -> list[HistoryEntry]:
        entry = self._panel.entry()
        return [] if entry is None else [entry]

    def _search(self, view: "HistoryPanel | Gallery") -> None:
        place, search = self._views.index(view), view.search
        if place in self._searching:
            self._searching[place].cancel()  # only the newest search counts
        if not search.asks:
            view.show_only(None)
            return
        words, stars, model = search.words.text().split(), search.stars.currentIndex(), search.model_name
        work = partial(find_folders, self._history.folder, words, model=model, stars=stars)
        self._searching[place] = self._background.run(work, view.show_only, self._fail)

    def _changed(self, *_: object) -> None:
        for view in self._views:
            if view.search.asks:
                self._search(view)

    # notes

    def _set_tags(self, entries: Sequence[HistoryEntry], text: str) -> None:
        tags = Notes(tags=parse_tags(text)).tags
        if len(entries) == 1:
            self._note(entries[0], lambda notes: notes.model_copy(update={"tags": tags}))
            return
        for entry in entries:
            self._note(
                entry,
                lambda notes: notes.model_copy(update={"tags": Notes(tags=(*notes.tags, *tags)[:MAX_TAGS]).tags}),
            )

    def _note(self, entry: HistoryEntry, change: Callable[[Notes], Notes]) -> None:
        def work() -> Notes:
            notes = change(read_notes(entry.folder))
            write_notes(entry.folder, notes)
            return notes

        self._background.run(work, partial(self._show_notes, entry), self._fail)

    def _show_notes(self, entry: HistoryEntry, notes: Notes) -> None:
        for view in self._views:
            view.model.set_notes(entry, notes)
        self._changed()

    # space

    def _ask_for_space(self, size: int) -> None:
        dialog = QInputDialog(self._parent)
        dialog.setInputMode(QInputDialog.InputMode.DoubleInput)
        dialog.setWindowTitle(tr("Space for results"))
        dialog.setLabelText(
            tr("The results take {size:.2f} GB now.\n{rule}\n\nGB that they may take (0: no limit):").format(
                size=size / GIGABYTE, rule=tr(RULE)
            )
        )
        dialog.setDoubleRange(0, _MAX_GIGABYTES)
        dialog.setDoubleDecimals(1)
        dialog.setDoubleValue(self._gigabytes)
        dialog.doubleValueSelected.connect(self._set_space)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _set_space(self, gigabytes: float) -> None:
        self._settings.setValue(_SPACE, gigabytes)
        self.keep_within_space()

    def _removed(self, folders: list[Path]) -> None:
        for folder in folders:
            self._history.forget(folder)
        if folders:
            results = tr("1 result was") if len(folders) == 1 else tr("{count} results were").format(count=len(folders))
            self._notify(
                tr("{results} removed: all take no more than {gigabytes:g} GB again.").format(
                    results=results, gigabytes=self._gigabytes
                ),
                False,
            )

    def _fail(self, error: BadInput) -> None:
        self._notify(str(error), True)
