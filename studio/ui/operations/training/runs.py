"""The browser of runs: opens, resumes, branches, compares, uses and deletes runs, and keeps their notes."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoCommand, QUndoStack
from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from studio.link.mirror import CHECKPOINTS_THERE, is_mirror
from studio.link.training_run import TrainingRun
from studio.link.trash import bring_back, move_to_trash
from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.notes import Notes, write_notes
from studio.protocol.runfolder import RunFolder
from studio.protocol.runhomes import add_folder, added_folders, remove_folder
from studio.protocol.runsummary import RunSummary
from studio.ui.actions import Actions
from studio.ui.background import Background
from studio.ui.operations.canvas.viewing import open_folder
from studio.ui.operations.training.branching import Branching
from studio.ui.operations.training.checkpoints import Checkpoints
from studio.ui.operations.training.training import Training
from studio.ui.training.browser.run_browser import RunBrowser
from studio.ui.training.training_view import TrainingView
from studio.ui.translation import tr, tr_message

_ON_RUNS = {  # with the labels of their buttons
    "runs.open": tr("Open"),
    "runs.use": tr("Use as model"),
    "runs.resume": tr("Resume"),
    "runs.branch": tr("Branch…"),
    "runs.compare": tr("Compare"),
    "runs.reveal": tr("Show folder"),
    "runs.delete": tr("Delete"),
}
_TOP = ("runs.add_folder", "train.attach")


class Runs:
    """Joins the browser, which is made when it is first shown, with the current run and the recipe.

    Args:
        notify: Shows a line; True marks an error.
        show: Brings the Train workspace to the front.
    """

    def __init__(
        self,
        *,
        view: TrainingView,
        run: TrainingRun,
        training: Training,
        branching: Branching,
        checkpoints: Checkpoints,
        actions: Actions,
        notify: Callable[[str, bool], None],
        show: Callable[[], None],
        parent: QWidget,
    ) -> None:
        self._view, self._run, self._actions, self._parent = view, run, actions, parent
        self._training, self._branching, self._checkpoints = training, branching, checkpoints
        self._notify, self._show = notify, show
        self._browser: RunBrowser | None = None
        self._background = Background(parent)
        self.undo = QUndoStack(parent)
        view.browser_made.connect(self._connect)
        run.ended.connect(lambda _: self._refresh())
        run.ended.connect(lambda _: self._choose())
        run.status.connect(lambda _: self._choose())
        self._choose()

    def operations(self) -> dict[str, Callable[[], object]]:
        """Return what each command does."""
        return {
            "runs.browse": self.browse,
            "runs.open": self.open,
            "runs.resume": self.resume,
            "runs.branch": self.branch,
            "runs.compare": self.compare,
            "runs.use": self.use,
            "runs.reveal": self.reveal,
            "runs.delete": self.delete,
            "runs.add_folder": self.choose_and_add_folder,
            "runs.remove_folder": self.choose_and_remove_folder,
        }

    def browse(self) -> None:
        """Show all runs."""
        self._show()
        self._view.show_runs()
        self._view.browser.table.setFocus()

    def open(self) -> None:
        """Open the selected run: its curves and samples appear."""
        for run in self._selected()[:1]:
            self._open(run.path)

    def resume(self) -> None:
        """Resume the selected run from its newest checkpoint."""
        for run in self._selected()[:1]:
            self._training.resume(run.path)

    def branch(self) -> None:
        """Open the selected run and let the next run branch from its newest checkpoint."""
        for run in self._selected()[:1]:
            if self._open(run.path):
                self._branching.prepare()

    def compare(self) -> None:
        """Plot the selected runs together, and no other; one alone, or beside a run in progress, joins the current."""
        paths = [run.path for run in self._selected()]
        current = None if self._run.folder is None else self._run.folder.path
        alone = len(paths) > 1 and not self._run.going
        if alone:
            self._view.comparison.close()
        if current is None or (alone and current not in paths):
            current = paths.pop(0)
            if not self._open(current):
                return
        for path in paths:
            if path != current:
                self._view.comparison.select(path)
        self._view.show_current()

    def use(self) -> None:
        """Select the newest checkpoint of the selected run in the recipe."""
        for run in self._selected()[:1]:
            self._checkpoints.use(RunFolder(run.path))

    def reveal(self) -> None:
        """Open the folder of the selected run in the file manager."""
        for run in self._selected()[:1]:
            open_folder(run.path)

    def delete(self) -> None:
        """Move the selected runs to the trash; those in progress stay."""
        runs = self._selected()
        going = [run.title for run in runs if run.going]
        if going:
            self._show_message(
                tr("{going}: stop the training before you delete its run.").format(going=", ".join(going))
            )
        ended = [run for run in runs if not run.going]
        if ended:
            self.undo.push(_Deletion(self, ended))

    def choose_and_add_folder(self) -> None:
        """Ask for a folder, and list the runs in it."""
        path = QFileDialog.getExistingDirectory(self._parent, tr("Add a folder of runs"), str(places.data_home()))
        if path:
            self.add_folder(Path(path))

    def add_folder(self, folder: Path) -> None:
        """List the runs of another folder, too."""
        self._background.run(partial(add_folder, folder), lambda _: self._refresh(), self._fail)

    def choose_and_remove_folder(self) -> None:
        """Ask which of the added folders to list no longer."""
        self._background.run(added_folders, self._ask_which_folder, self._fail)

    def remove_folder(self, folder: Path) -> None:
        """Stop listing the runs of an added folder; they stay where they are."""
        self._background.run(partial(remove_folder, folder), lambda _: self._refresh(), self._fail)

    def trash(self, deletion: "_Deletion") -> None:
        """Move runs to the trash, in the background."""
        for run in deletion.runs:
            self._training.forget(run.path)
        self._background.run(
            partial(_move_all, [run.path for run in deletion.runs]), partial(self._trashed, deletion), self._fail
        )

    def bring_back(self, deletion: "_Deletion") -> None:
        """Bring runs back from the trash, in the background."""
        self._background.run(partial(_bring_all_back, dict(deletion.places)), self._brought_back, self._fail)

    def close(self) -> None:
        """Finish what is being moved or written."""
        if self._browser is not None:
            self._browser.close_scan()
        self._background.close(finish=True)

    # private

    def _ask_which_folder(self, folders: list[Path]) -> None:
        if not folders:
            self._show_message(tr("No other folder of runs was added."))
            return
        dialog = QInputDialog(self._parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(tr("Remove a folder of runs"))
        dialog.setLabelText(tr("Its runs are no longer listed, and stay where they are:"))
        dialog.setComboBoxItems([str(folder) for folder in folders])
        dialog.setOkButtonText(tr("Remove"))
        dialog.textValueSelected.connect(lambda text: self.remove_folder(Path(text)))
        dialog.open()

    def _connect(self, browser: RunBrowser) -> None:
        self._browser = browser
        browser.set_actions(
            [self._actions[id_] for id_ in _TOP], [(name, self._actions[id_]) for id_, name in _ON_RUNS.items()]
        )
        browser.chosen.connect(self._choose)
        browser.opened.connect(self.open)
        browser.delete_pressed.connect(self.delete)
        browser.undo_clicked.connect(self.undo.undo)
        browser.details.edited.connect(self._write)

    def _selected(self) -> list[RunSummary]:
        return [] if self._browser is None else self._browser.selected()

    def _choose(self) -> None:
        """Disable the commands that do not fit the selected runs."""
        for id_ in _ON_RUNS:
            self._actions.disable(id_, "selection", self._busy(id_) or _reason(id_, self._selected()))

    def _busy(self, id_: str) -> str:
        """Return why a command cannot act on the selected run while another one is in progress; "" if it can."""
        others = [run for run in self._selected() if self._run.folder is None or run.path != self._run.folder.path]
        replaces = id_ in ("runs.open", "runs.resume", "runs.branch")
        return tr("Another run is in progress here. Stop it first.") if replaces and others and self._run.going else ""

    def _open(self, path: Path) -> bool:
        """Show a run, and return whether it is the current one now."""
        if self._run.folder is None or self._run.folder.path != path or not self._run.going:
            self._training.attach(path)
        current = self._run.folder is not None and self._run.folder.path == path
        if current:
            self._view.show_current()
        return current

    def _write(self, run: RunSummary, notes: Notes) -> None:
        """Keep the user's notes on a run."""
        self._training.refresh_title(run.path, notes.name)
        self._background.run(partial(write_notes, run.path, notes), lambda _: self._written(run.path), self._fail)

    def _written(self, path: Path) -> None:
        if self._browser is not None:
            self._browser.scan.read_again(path)

    def _trashed(self, deletion: "_Deletion", moved: tuple[dict[Path, Path], str]) -> None:
        deletion.places, problem = moved
        if self._browser is not None:
            for path in deletion.places:
                self._browser.model.remove(path)
        what = (
            deletion.runs[0].title if len(deletion.runs) == 1 else tr("{count} runs").format(count=len(deletion.runs))
        )
        self._show_message(
            problem or tr("Moved {what} to the trash.").format(what=what), can_undo=bool(deletion.places)
        )
        self._refresh()

    def _brought_back(self, problem: str) -> None:
        self._show_message(problem)
        self._refresh()

    def _show_message(self, text: str, *, can_undo: bool = False) -> None:
        if self._browser is not None and self._browser.isVisible():
            self._browser.show_message(text, can_undo=can_undo)
        elif text:
            self._notify(text, False)

    def _refresh(self) -> None:
        if self._browser is not None:
            self._browser.refresh()

    def _fail(self, error: BadInput) -> None:
        self._notify(str(error), True)


class _Deletion(QUndoCommand):
    """Runs moved to the trash; `places` says where they are there."""

    def __init__(self, runs: Runs, deleted: list[RunSummary]) -> None:
        super().__init__(
            tr("Delete {title}").format(title=deleted[0].title)
            if len(deleted) == 1
            else tr("Delete {count} runs").format(count=len(deleted))
        )
        self._operation, self.runs = runs, deleted
        self.places: dict[Path, Path] = {}

    def redo(self) -> None:
        """Move the runs to the trash."""
        self._operation.trash(self)

    def undo(self) -> None:
        """Bring the runs back."""
        self._operation.bring_back(self)


def _reason(id_: str, runs: list[RunSummary]) -> str:
    """Return why a command cannot act on the selected runs; "" if it can."""
    if not runs:
        return tr("Select a run first.")
    first = runs[0]
    if id_ == "runs.compare":
        broken = [run.title for run in runs if run.state == "broken"]
        return tr("{broken} cannot be read.").format(broken=broken[0]) if broken else ""
    if id_ == "runs.delete":
        return ""
    if len(runs) > 1:
        return tr("Select one run only.")
    if id_ == "runs.reveal":
        return ""
    if first.state == "broken":
        return tr("This run cannot be read: {problem}").format(problem=first.problem)
    if id_ in ("runs.branch", "runs.use", "runs.resume") and is_mirror(RunFolder(first.path)):
        return CHECKPOINTS_THERE
    if id_ == "runs.resume" and first.going:
        return tr("This run is in progress.")
    if id_ == "runs.resume" and first.state == "finished":
        return tr("This run is finished. Branch from it to train on.")
    if id_ in ("runs.branch", "runs.use", "runs.resume") and not first.resumable:
        return tr("This run has no checkpoint.")
    return ""


# what runs off the UI thread


def _move_all(folders: list[Path]) -> tuple[dict[Path, Path], str]:
    """Move folders to the trash; return where each is now, and the errors."""
    places: dict[Path, Path] = {}
    problems = []
    for folder in folders:
        try:
            places[folder] = move_to_trash(folder)
        except BadInput as error:
            problems.append(tr_message(str(error)))
    return places, " ".join(problems)


def _bring_all_back(places: dict[Path, Path]) -> str:
    """Bring folders back, and return the errors."""
    problems = []
    for folder, place in places.items():
        try:
            bring_back(place, folder)
        except BadInput as error:
            problems.append(tr_message(str(error)))
    return " ".join(problems)
