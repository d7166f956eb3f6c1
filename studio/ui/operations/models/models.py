"""The model browser's operations: uses, stars, verifies, reveals and removes models, and saves notes."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QUndoCommand, QUndoStack
from PySide6.QtWidgets import QWidget

from studio.document.history.history import History
from studio.link.model_shelf import ModelShelf
from studio.link.trash import bring_back, move_to_trash
from studio.protocol.errors import BadInput
from studio.ui.actions import Actions
from studio.ui.background import Background
from studio.ui.models.models_page import ModelsPage
from studio.ui.operations.canvas.viewing import open_folder
from studio.ui.translation import tr, tr_message

if TYPE_CHECKING:
    from studio.protocol.library.notes import ModelNote
    from studio.protocol.library.removing import Removal
    from studio.protocol.library.verifying import Verified
    from studio.ui.models.model_browser import ModelBrowser
    from studio.ui.models.model_row import ModelRow, Uses

_ON_MODELS = {  # with the labels of their buttons
    "models.use": tr("Use in recipe"),
    "models.star": tr("Star"),
    "models.verify": tr("Verify"),
    "models.reveal": tr("Show folder"),
    "models.copy_path": tr("Copy path"),
    "models.licence": tr("Licence…"),
    "models.remove": tr("Remove"),
}
_TOP = {"models.add_hub": tr("From hub…"), "models.scan": tr("Scan folder…")}
_USABLE = ("model", "refiner", "lora", "vae", "controlnet", "textual-inversion")


class Models(QObject):
    """Connects the browser, which is made when it is first shown, with the shelf, the history and the recipe.

    Args:
        use: Puts a model into its place in the recipe.
        chosen: Returns the name of the recipe's model.
        notify: Shows a line; True marks an error.
        show: Shows the page of models.
        leave: Shows the previous view.
        show_text: Shows a title and a long text.
    """

    _read = Signal(object, float)  # a model that is being verified, and which share of it has been read

    def __init__(
        self,
        *,
        page: ModelsPage,
        models: ModelShelf,
        history: History,
        actions: Actions,
        use: Callable[["ModelRow"], object],
        chosen: Callable[[], str],
        notify: Callable[[str, bool], None],
        show: Callable[[], None],
        leave: Callable[[], None],
        show_text: Callable[[str, str], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._models, self._actions, self._page = models, actions, page
        self._use, self._notify, self._show, self._leave = use, notify, show, leave
        self._show_text, self._chosen = show_text, chosen
        self._browser: ModelBrowser | None = None
        self._background = Background(parent)
        self._verifier = Background(parent)  # separate, because reading a large model takes minutes
        self._stopped = False  # verifying
        self._to_verify: list[ModelRow] = []  # the first one is being read
        self._sound = 0  # models verified in a row
        self.undo = QUndoStack(parent)
        page.uses = self._uses
        self._history = history
        page.browser_made.connect(self._connect)
        history.scanned.connect(self.refresh)
        history.added.connect(self.refresh)
        models.changed.connect(self.refresh)
        self._read.connect(self._show_share)
        self._choose()

    def operations(self) -> dict[str, Callable[[], object]]:
        """Return what each command does."""
        return {
            "models.browse": self.browse,
            "models.use": self.use,
            "models.star": self.star,
            "models.verify": self.verify,
            "models.reveal": self.reveal,
            "models.copy_path": self.copy_path,
            "models.licence": self.show_licence,
            "models.remove": self.remove,
        }

    def browse(self, select: str = "") -> None:
        """Show all models, and select one of them; when they are in view already, go back."""
        if self._browser is not None and self._browser.isVisible() and not select:
            self._leave()
            return
        self._models.rescan()  # a shell may have added some
        self._show()
        if select or not self._selected():
            self._page.browser.select(select or self._chosen())
        self._page.browser.search.setFocus()

    def use(self) -> None:
        """Put the selected model into its place in the recipe."""
        for row in self._selected()[:1]:
            if not self._actions.reason("models.use"):
                self._use(row)

    def star(self) -> None:
        """Star the selected models, or take their stars away if all have one."""
        rows = self._selected()
        starred = not all(row.note.starred for row in rows)
        for row in rows:
            self._note(row, row.note.model_copy(update={"starred": starred}))

    def verify(self) -> None:
        """Read all files of the selected models, and compare them with the known checksums."""
        if not self._to_verify:
            self._to_verify, self._stopped, self._sound = self._selected(), False, 0
            self._verify_first()

    def reveal(self) -> None:
        """Open the folder of the selected model in the file manager."""
        for row in self._selected()[:1]:
            path = row.entry.found.path
            open_folder(path if os.path.isdir(path) else path.parent)

    def copy_path(self) -> None:
        """Copy the places of the selected models."""
        paths = [str(row.entry.found.path) for row in self._selected()]
        QGuiApplication.clipboard().setText("\n".join(paths))
        self._show_message(
            tr("Copied the path.") if len(paths) == 1 else tr("Copied {count} paths.").format(count=len(paths))
        )

    def show_licence(self) -> None:
        """Show the selected model's licence."""
        from studio.protocol.library.licence import licence_text

        for row in self._selected()[:1]:
            self._background.run(
                partial(licence_text, row.entry.found.path, row.entry.licence),
                partial(self._show_text, tr("Licence of {entry}").format(entry=row.entry.title)),
                self._fail,
            )

    def remove(self) -> None:
        """Remove the selected models from the list; fetched or copied files go to the trash."""
        from studio.protocol.library.removing import why_kept

        rows = [row for row in self._selected() if not why_kept(row.entry.found)]
        if rows:
            self.undo.push(_Removing(self, rows))

    def refresh(self, *_: object) -> None:
        """Scan for models again."""
        if self._browser is not None:
            self._browser.refresh()

    def take_out(self, removing: "_Removing") -> None:
        """Remove models, in the background."""
        names = [row.key for row in removing.rows]
        self._background.run(partial(_remove_all, names), partial(self._taken_out, removing), self._fail)

    def put_back(self, removing: "_Removing") -> None:
        """Bring removed models back, in the background."""
        self._background.run(partial(_put_all_back, list(removing.removed)), self._come_back, self._fail)

    def close(self) -> None:
        """Finish writing, and stop verifying."""
        self._stopped = True
        if self._browser is not None:
            self._browser.close_scan()
        self._verifier.close()
        self._background.close(finish=True)

    # private

    def _uses(self) -> "dict[str, Uses]":
        from studio.ui.models.model_row import uses_of

        return uses_of(self._history.entries)

    def _connect(self, browser: "ModelBrowser") -> None:
        self._browser = browser
        browser.set_actions(
            [(name, self._actions[id_]) for id_, name in _TOP.items()],
            [(name, self._actions[id_]) for id_, name in _ON_MODELS.items()],
        )
        browser.chosen.connect(self._choose)
        browser.opened.connect(self.use)
        browser.delete_pressed.connect(self.remove)
        browser.back_clicked.connect(self._leave)
        browser.undo_clicked.connect(self.undo.undo)
        browser.details.edited.connect(lambda row, text: self._note(row, row.note.model_copy(update={"note": text})))
        browser.details.stop_clicked.connect(self._stop_verifying)

    def _selected(self) -> list["ModelRow"]:
        return [] if self._browser is None else self._browser.selected()

    def _choose(self) -> None:
        """Disable the commands that do not fit the selected models."""
        rows = self._selected()
        for id_ in _ON_MODELS:
            self._actions.disable(id_, "selection", _reason(id_, rows))
        if self._browser is not None:
            verifying = any(row.key == self._to_verify[0].key for row in rows) if self._to_verify else False
            if not verifying:
                self._browser.details.show_progress(None)

    def _note(self, row: "ModelRow", note: "ModelNote") -> None:
        """Keep a star or a note."""
        from studio.protocol.library.notes import write_note
        from studio.ui.models.model_row import ModelRow

        path = row.entry.found.path
        self._background.run(partial(write_note, path, note), lambda _: None, self._fail)
        self._show_row(ModelRow(row.entry, note, row.uses))

    def _show_row(self, row: "ModelRow") -> None:
        if self._browser is not None:
            self._browser.show_row(row)

    def _verify_first(self) -> None:
        row = self._to_verify[0]

        def progress(done: int, total: int) -> None:
            if self._stopped:
                raise BadInput(tr("Stopped; nothing was found wrong so far."))
            self._read.emit(row, done / max(1, total))

        def work() -> "Verified":
            from studio.protocol.library.verifying import remember, verify, withdraw

            place = row.entry.found.path
            try:
                result = verify(place, progress)
            except BadInput:
                if not self._stopped:
                    withdraw(place)
                raise
            remember(place, result)
            return result

        self._show_message(tr("Verifying {entry}").format(entry=row.entry.title))
        self._verifier.run(work, partial(self._verified, row), partial(self._not_verified, row))

    def _verified(self, row: "ModelRow", result: "Verified") -> None:
        self._sound += 1
        self._end_verifying(f"{row.entry.title}: {result.text}", bad=False)

    def _not_verified(self, row: "ModelRow", problem: BadInput) -> None:
        if self._stopped:
            self._to_verify = self._to_verify[:1]
        self._end_verifying(f"{row.entry.title}: {problem}", bad=not self._stopped)

    def _end_verifying(self, line: str, *, bad: bool) -> None:
        self._to_verify = self._to_verify[1:]
        if self._browser is not None:
            self._browser.details.show_progress(None)
        if bad:
            self._notify(line, True)
        if self._to_verify:
            self._verify_first()
            return
        self._show_message(
            line
            if self._sound < 2 or bad
            else tr("{sound} models are intact. {line}").format(sound=self._sound, line=line)
        )
        self.refresh()  # to show when it was verified

    def _stop_verifying(self) -> None:
        self._stopped = True

    def _show_share(self, row: "ModelRow", share: float) -> None:
        if self._browser is not None and self._to_verify and row.key in {one.key for one in self._selected()}:
            self._browser.details.show_progress(share)

    def _taken_out(self, removing: "_Removing", done: tuple[list["_Removed"], str]) -> None:
        removing.removed, problem = done
        if self._browser is not None:
            for removed in removing.removed:
                self._browser.model.remove(removed.removal.name)
        trashed = any(removed.place is not None for removed in removing.removed)
        where = tr(", and moved its files to the trash") if trashed else tr("; its files stay where they are")
        self._show_message(
            problem or tr("Removed {what}{where}.").format(what=removing.what, where=where),
            can_undo=bool(removing.removed),
        )
        self._models.rescan()
        self.refresh()

    def _come_back(self, problem: str) -> None:
        self._show_message(problem)
        self._models.rescan()
        self.refresh()

    def _show_message(self, text: str, *, can_undo: bool = False) -> None:
        if self._browser is not None and self._browser.isVisible():
            self._browser.show_message(text, can_undo=can_undo)
        elif text:
            self._notify(text, False)

    def _fail(self, error: BadInput) -> None:
        self._notify(str(error), True)


class _Removed:
    """A model that was removed, and where its files are in the trash."""

    def __init__(self, removal: "Removal", place: Path | None) -> None:
        self.removal, self.place = removal, place


class _Removing(QUndoCommand):
    """Models taken off the list."""

    def __init__(self, models: Models, rows: list["ModelRow"]) -> None:
        self.what = rows[0].entry.title if len(rows) == 1 else tr("{count} models").format(count=len(rows))
        super().__init__(tr("Remove {what}").format(what=self.what))
        self._models, self.rows = models, rows
        self.removed: list[_Removed] = []

    def redo(self) -> None:
        """Remove them."""
        self._models.take_out(self)

    def undo(self) -> None:
        """Bring them back."""
        self._models.put_back(self)


def _reason(id_: str, rows: list["ModelRow"]) -> str:
    """Return why a command cannot act on the selected models; "" if it can."""
    if not rows:
        return tr("Select a model first.")
    from studio.protocol.library.removing import why_kept

    entry = rows[0].entry
    if id_ == "models.remove":
        kept = [why_kept(row.entry.found) for row in rows]
        return kept[0] if all(kept) else ""
    if id_ in ("models.star", "models.copy_path"):
        return ""
    if id_ == "models.verify":
        return entry.problem if len(rows) == 1 and not os.path.lexists(entry.found.path) else ""
    if len(rows) > 1:
        return tr("Select one model only.")
    if id_ == "models.use":
        if entry.problem:
            return entry.problem
        return "" if entry.kind in _USABLE else tr("It has no place in a recipe.")
    return ""


# what runs off the UI thread


def _remove_all(names: list[str]) -> tuple[list[_Removed], str]:
    """Remove models; return the removed ones, and the errors."""
    from studio.protocol.hubdownloads import remove_empty_folders
    from studio.protocol.library.removing import removal_of

    removed, problems = [], []
    for name in names:
        try:
            removal = removal_of(name)
            place = None
            if removal.files is not None and os.path.lexists(removal.files):
                place = move_to_trash(removal.files)
                remove_empty_folders(removal.files)
            removal.forget()
            removed.append(_Removed(removal, place))
        except BadInput as error:
            problems.append(tr_message(str(error)))
    return removed, " ".join(problems)


def _put_all_back(removed: list[_Removed]) -> str:
    """Bring models back, and return the errors."""
    from studio.protocol.registered import register_model

    problems = []
    for one in removed:
        try:
            if one.place is not None and one.removal.files is not None:
                bring_back(one.place, one.removal.files)
            if one.removal.registered is not None:
                register_model(one.removal.name, one.removal.registered)
        except BadInput as error:
            problems.append(tr_message(str(error)))
    return " ".join(problems)
