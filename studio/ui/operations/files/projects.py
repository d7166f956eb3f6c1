"""Projects: created, opened and saved as OpenRaster files; the window's title shows the current one."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtGui import QAction, QCursor
from PySide6.QtWidgets import QMainWindow, QMenu, QMessageBox

from studio.document.contents import Contents, Home
from studio.document.document import Document
from studio.document.edits import Edit, EditSequence
from studio.document.history.history import History
from studio.document.lanes.kept_lanes import lane_of
from studio.document.lanes.lane import Lane
from studio.document.lanes.lane_edits import LanesReplacement
from studio.document.painting.mask import empty_mask
from studio.document.project.claims import Claim, claim
from studio.document.project.lanes import import_lanes
from studio.document.project.project import SUFFIX, Project
from studio.document.project.reading import open_merged, open_project, open_thumbnail
from studio.document.project.snapshot import Snapshot, contents_of, source_of
from studio.document.project.writing import save_project
from studio.document.source import Source
from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.geometry import Size
from studio.protocol.recipes import dump_recipe, parse_recipe
from studio.ui.actions import Operations
from studio.ui.background import Background
from studio.ui.canvas.canvas import Canvas
from studio.ui.canvas.layers import CompositeImage
from studio.ui.operations.files.project_view import ProjectView
from studio.ui.translation import tr, tr_message
from studio.ui.undo import UndoStack
from studio.ui.widgets.save_dialog import choose_save_path

_TITLE = "Denoise Studio"
_MAX_RECENT = 10
_SAVE_SECONDS = 120.0  # how long closing the program waits for a project that is being saved
_TRIES = 3  # tries of copying the layers during painting


class Projects(QObject):
    """Reads and writes projects off the UI thread; each failure is one line of text and loses nothing.

    Signals:
        changed: The file of the project in the window, or its saved state, may have changed.

    Args:
        notify: Shows a line; True marks an error.
        recipe: Returns the recipe in the panel; None where its settings do not fit together.
        panel: Returns the content of the panel's fields.
        use_recipe: Puts a recipe into the panel.
        use_panel: Puts such fields into the panel.
        reveal: Brings the canvas into view.
    """

    changed = Signal()

    def __init__(
        self,
        window: QMainWindow,
        document: Document,
        undo: UndoStack,
        canvas: Canvas,
        settings: QSettings,
        history: History,
        view: ProjectView,
        *,
        notify: Callable[[str, bool], None],
        recipe: Callable[[], GenerateRecipe | None],
        panel: Callable[[], Mapping[str, Any]],
        use_recipe: Callable[[GenerateRecipe], None],
        use_panel: Callable[[Mapping[str, Any]], None],
        reveal: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._window, self._document, self._undo, self._canvas = window, document, undo, canvas
        self._history, self._view = history, view
        self._settings, self._notify, self._recipe, self._panel = settings, notify, recipe, panel
        self._use_recipe, self._use_panel, self._reveal = use_recipe, use_panel, reveal
        self._claims: dict[Path, Claim] = {}  # by the real path
        self._background = Background(window)
        self._changes = 0  # pixel changes so far
        for signal in (document.picture_changed, document.picture_replaced, document.mask_changed):
            signal.connect(self._count)
        document.layers_changed.connect(self._count)
        document.picture_replaced.connect(self.retitle)
        undo.indexChanged.connect(self.retitle)
        self.retitle()

    @property
    def path(self) -> Path | None:
        """The file of the project that is shown; None for a picture without one."""
        return self._document.home.path

    @property
    def is_modified(self) -> bool:
        """Whether the project that is shown was changed since it was saved."""
        return self.path is not None and self._document.home.saved is not self._undo.newest

    @property
    def busy(self) -> bool:
        """Whether a project is being read or written."""
        return self._background.busy

    def operations(self) -> Operations:
        """Return what the commands do."""
        return {
            "file.new": self.choose_new,
            "file.save": self.save,
            "file.save_as": self.choose_and_save,
            "file.open_recent": self.choose_recent,
        }

    def choose_new(self) -> None:
        """Ask for the size of a new picture, and show it."""
        from studio.ui.canvas.new_dialog import NewDialog  # when it is first needed

        def ask() -> None:
            size = self._document.size if self._document.has_picture else Size(512, 512)
            dialog = NewDialog(size, self._window)
            dialog.chosen.connect(self.new)
            dialog.open()

        self.unless_unsaved(ask)

    def new(self, size: Size) -> None:
        """Show a new white picture."""
        white = np.full((size.height, size.width, 4), 255, np.uint8)
        contents = Contents.of_picture(white, empty_mask(size))
        self._undo.record(self._document.set_contents(contents, tr("New picture")))
        self._reveal()

    def open(self, path: Path) -> None:
        """Open a project, after asking about unsaved changes."""
        self.unless_unsaved(lambda: self._open(path))

    def save(self) -> None:
        """Save the project into its file; ask for one first where it has none."""
        if self.path is None:
            self.choose_and_save()
        else:
            self.save_to(self.path)

    def choose_and_save(self, then: Callable[[], object] | None = None) -> None:
        """Ask for a file, and save the project there."""
        if not self._document.has_picture:
            self._notify(tr("There is no picture to save. Open or generate one first."), False)
            return
        proposed = self.path or Path(str(self._settings.value("folder/save", ""))) / "picture"
        path = choose_save_path(
            self._window, tr("Save project"), str(proposed), tr("OpenRaster (*{suffix})").format(suffix=SUFFIX), SUFFIX
        )
        if path is not None:
            self._settings.setValue("folder/save", str(path.absolute().parent))
            self.save_to(path, then)

    def save_to(self, path: Path, then: Callable[[], object] | None = None, tries: int = _TRIES) -> None:
        """Save layers, mask, lanes and recipe, as they are now, into a file.

        Args:
            path: The file.
            then: Called once it is saved.
            tries: How often to try copying the layers off the UI thread while they are being painted on.
        """
        document, changes, newest = self._document, self._changes, self._undo.newest
        home, claims = document.home, self._claims
        recipe = self._recipe()
        snapshot = Snapshot.of(
            document, "" if recipe is None else dump_recipe(recipe), self._panel(), self._view.seen()
        )

        def write(project: Project) -> None:
            self._background.run(partial(_save, project, path, claims), lambda _: saved(), self._fail)

        def saved() -> None:
            home.path, home.saved = path, newest
            self._remember(path)
            self.retitle()
            self._notify(tr("Saved {path}.").format(path=path.name), False)
            if then is not None:
                then()

        def take(project: Project) -> None:
            if changes == self._changes:
                write(project)
            elif document.home is not home:  # another picture is shown by now: nobody paints on this one
                self._background.run(snapshot.project, write, self._fail)
            elif tries > 1:  # they were changed while they were copied
                self.save_to(path, then, tries - 1)
            else:
                nonlocal newest
                newest = self._undo.newest
                now = replace(snapshot, stack=document.stack, size=document.size, mask=document.mask)
                write(replace(now, selections=document.selections).project())

        self._background.run(snapshot.project, take, self._fail)

    def choose_recent(self) -> None:
        """Offer the projects that were opened or saved last."""
        paths = [path for path in self._recent() if os.path.isfile(path)]
        if not paths:
            self._notify(tr("No project has been opened or saved yet."), False)
            return
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for path in paths:
            action = QAction(f"{Path(path).name}  ({Path(path).parent})".replace("&", "&&"), menu)
            action.triggered.connect(lambda _checked=False, path=path: self.open(Path(path)))
            menu.addAction(action)
        menu.popup(QCursor.pos())
        menu.setActiveAction(menu.actions()[0])

    def unless_unsaved(self, then: Callable[[], object]) -> None:
        """Do something that shows another picture, once a modified project is saved or discarded."""
        if not self.is_modified or self.path is None:
            then()
            return
        box = QMessageBox(self._window)
        box.setWindowTitle(tr("Save project"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(tr("Save the changes to {path} first?").format(path=self.path.name))
        box.setInformativeText(tr("Unsaved changes can still be brought back by Undo."))
        box.setStandardButtons(
            QMessageBox.StandardButton.Save | QMessageBox.StandardButton.Discard | QMessageBox.StandardButton.Cancel
        )
        box.setDefaultButton(QMessageBox.StandardButton.Save)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        path = self.path

        def answered(button: int) -> None:
            if button == QMessageBox.StandardButton.Save:
                self.save_to(path, then)
            elif button == QMessageBox.StandardButton.Discard:
                then()

        box.finished.connect(answered)
        box.open()

    def claim(self, path: Path) -> bool:
        """Whether this window may save into a project's file; for any thread."""
        return _claimed(path, self._claims)

    def close(self) -> None:
        """Finish saving, and release the projects for other windows."""
        self._background.close(finish=True, seconds=_SAVE_SECONDS)
        for claimed in self._claims.values():
            claimed.release()

    # private

    def _open(self, path: Path) -> None:
        self._notify(tr("Opening {path} …").format(path=path.name), False)
        for preview in (open_thumbnail, open_merged):
            self._background.run(partial(preview, path), self._preview, lambda _: None)  # reading it reports why
        read = partial(_read, path, self._claims)
        self._background.run(read, partial(self._show, path), self._cannot_open)

    def _preview(self, pixels: NDArray[np.uint8]) -> None:
        self._reveal()
        self._canvas.show_frame(pixels, alone=True)

    def _cannot_open(self, error: BadInput) -> None:
        self._canvas.show_frame(None)
        self._fail(error)

    def _show(self, path: Path, read: "_Read") -> None:
        document, project = self._document, read.project
        self._canvas.show_frame(None)
        for lane in filter(None, read.lanes):
            if lane.results is not None and self._history.find(lane.results) is None:
                self._add_to_history(lane.results)
        timeline = document.timeline
        lanes = LanesReplacement.by(timeline, [timeline.find(lane.key) or lane for lane in filter(None, read.lanes)])
        lanes.apply(document)
        self._canvas.use_prepared(read.image)
        shown = document.set_contents(read.contents, tr("Open project"), read.source)
        edit: Edit = EditSequence((lanes, shown), tr("Open project")) if lanes.before or lanes.after else shown
        self._undo.record(edit)
        if not read.copied:
            read.contents.home.path, read.contents.home.saved = path, edit
        self._remember(path)
        self.retitle()
        self._reveal()
        if project.panel:
            self._use_panel(project.panel)
        elif read.recipe is not None:
            self._use_recipe(read.recipe)
        if project.view is not None:
            self._view.show(project.view, ["" if lane is None else lane.key for lane in read.lanes])
        notes = [tr_message(text) for text in (*project.repaired, *read.problems)]
        if read.copied:
            notes.insert(0, tr("Another window has it open: this is a copy, and saving asks for another name."))
        self._notify(
            f"{path.name}: {' '.join(notes)}" if notes else tr("Opened {path}.").format(path=path.name), bool(notes)
        )

    def _add_to_history(self, folder: Path) -> None:
        try:
            self._history.add(folder)
        except BadInput as error:
            self._fail(error)

    def _recent(self) -> list[str]:
        kept = self._settings.value("recent", [])
        paths = kept if isinstance(kept, list) else [kept]
        return [str(path) for path in paths][:_MAX_RECENT]

    def _remember(self, path: Path) -> None:
        name = str(path.absolute())
        others = [other for other in self._recent() if other != name]
        self._settings.setValue("recent", [name, *others][:_MAX_RECENT])

    def retitle(self, *_: object) -> None:
        """Show the project's name in the window's title, and whether it was changed."""
        path = self.path
        if path is not None:
            self._window.setWindowTitle(f"{path.name}[*] – {_TITLE}")
        else:
            self._window.setWindowTitle(
                tr("Untitled – {title}").format(title=_TITLE) if self._document.has_picture else _TITLE
            )
        self._window.setWindowModified(self.is_modified)
        self.changed.emit()

    def _count(self, *_: object) -> None:
        self._changes += 1

    def _fail(self, error: BadInput) -> None:
        self._notify(str(error), True)


# what runs off the UI thread


@dataclass(frozen=True)
class _Read:
    """A project that was read off the UI thread."""

    project: Project
    contents: Contents
    image: CompositeImage
    lanes: list[Lane | None]  # as in the project; None for one that is not there
    recipe: GenerateRecipe | None
    source: Source | None
    problems: list[str]  # the parts that could not be read
    copied: bool  # whether another window has it


def _read(path: Path, claims: dict[Path, Claim]) -> _Read:
    project = open_project(path)
    contents = contents_of(project, Home())
    image = CompositeImage(contents.composite)
    image.prepare()
    facts, problems = import_lanes(project.lanes, places.results())
    recipe = None
    if project.recipe:
        try:
            parsed = parse_recipe(project.recipe, tr("its recipe"))
            recipe = parsed if isinstance(parsed, GenerateRecipe) else None
        except BadInput as error:
            problems.append(tr_message(str(error)))
    lanes = [None if one is None else lane_of(one) for one in facts]
    source = source_of(project, places.results())
    return _Read(project, contents, image, lanes, recipe, source, problems, not _claimed(path, claims))


def _save(project: Project, path: Path, claims: dict[Path, Claim]) -> None:
    if not _claimed(path, claims):
        raise BadInput(tr("{path} is open in another window. Save under another name.").format(path=path.name))
    save_project(project, path)


def _claimed(path: Path, claims: dict[Path, Claim]) -> bool:
    """Whether this window has a project file, which it claims unless another one has; for any thread."""
    place = Path(os.path.realpath(path))
    if place not in claims:
        taken = claim(place)
        if taken is None:
            return False
        claims[place] = taken
    return True
