"""Projects: new, opened and saved as OpenRaster files; the window's title tells which one it is."""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAction, QCursor
from PySide6.QtWidgets import QMainWindow, QMenu, QMessageBox

from studio.document.contents import Contents, Identity
from studio.document.document import Document
from studio.document.edits import Edit
from studio.document.lanes.denoising_lane import DenoisingLane
from studio.document.painting.mask import empty_mask
from studio.document.project.project import SUFFIX, Project, ProjectLane
from studio.document.project.reading import open_project
from studio.document.project.snapshot import Kept, contents_of, copied, kept_of
from studio.document.project.writing import save_project
from studio.document.selections.kept_selections import KeptSelections
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.geometry import Size
from studio.protocol.recipes import dump_recipe, parse_recipe
from studio.ui.actions import Operations
from studio.ui.background import Background
from studio.ui.canvas.canvas import Canvas
from studio.ui.canvas.layers import CompositeImage
from studio.ui.translation import tr
from studio.ui.undo import UndoStack
from studio.ui.widgets.save_dialog import choose_save_path

_TITLE = "Denoise Studio"
_MOST_RECENT = 10
_SAVE_SECONDS = 120.0  # how long closing the program waits for a project that is being saved
_TRIES = 3  # of copying the layers while somebody paints


@dataclass(eq=False)
class _Open:
    """A project that is open: it stays so through undo, which may bring back its picture.

    Attributes:
        path: Its file.
        saved: The newest edit when it was saved; None for none.
        kept: What it holds besides the picture.
    """

    path: Path
    saved: Edit | None
    kept: Kept


class Projects:
    """Reads and writes projects off the UI thread; each failure is one line of text and loses nothing.

    Args:
        tell: Shows a line; True marks an error.
        recipe: Returns the recipe in the panel; None where its settings do not fit together.
        use_recipe: Puts a recipe into the panel.
        reveal: Brings the canvas into view.
    """

    def __init__(
        self,
        window: QMainWindow,
        document: Document,
        selections: KeptSelections,
        undo: UndoStack,
        canvas: Canvas,
        settings: QSettings,
        *,
        tell: Callable[[str, bool], None],
        recipe: Callable[[], GenerateRecipe | None],
        use_recipe: Callable[[GenerateRecipe], None],
        reveal: Callable[[], None],
    ) -> None:
        self._window, self._document, self._undo, self._canvas = window, document, undo, canvas
        self._selections = selections
        self._settings, self._tell, self._recipe = settings, tell, recipe
        self._use_recipe, self._reveal = use_recipe, reveal
        self._open: dict[Identity, _Open] = {}
        self._background = Background(window)
        self._changes = 0  # of pixels so far
        for signal in (document.picture_changed, document.picture_replaced, document.mask_changed):
            signal.connect(self._count)
        document.layers_changed.connect(self._count)
        document.picture_replaced.connect(self._retitle)
        undo.indexChanged.connect(self._retitle)
        self._retitle()

    @property
    def path(self) -> Path | None:
        """The file of the project that is shown; None for a picture that is none."""
        project = self._open.get(self._document.identity)
        return None if project is None else project.path

    @property
    def is_modified(self) -> bool:
        """Whether the project that is shown was changed since it was saved."""
        project = self._open.get(self._document.identity)
        return project is not None and project.saved is not self._undo.newest

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
        """Open a project, once what is unsaved has been asked for."""
        self.unless_unsaved(lambda: self._background.run(partial(_read, path), partial(self._show, path), self._fail))

    def save(self) -> None:
        """Save the project into its file; ask for one first where it has none."""
        if self.path is None:
            self.choose_and_save()
        else:
            self.save_to(self.path)

    def choose_and_save(self, then: Callable[[], object] | None = None) -> None:
        """Ask for a file, and save the project there."""
        if not self._document.has_picture:
            self._tell(tr("There is no picture to save. Open or generate one first."), False)
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
            tries: How often the layers are copied off the UI thread while they are being painted on.
        """
        document, changes, newest = self._document, self._changes, self._undo.newest
        identity, recipe = document.identity, self._recipe()
        kept = self._kept()
        copy = partial(
            copied, document.stack, document.size, document.mask, kept, "" if recipe is None else dump_recipe(recipe)
        )

        def write(project: Project) -> None:
            self._background.run(partial(save_project, project, path), lambda _: saved(), self._fail)

        def saved() -> None:
            self._open[identity] = _Open(path, newest, kept)
            self._remember(path)
            self._retitle()
            self._tell(tr("Saved {path}.").format(path=path.name), False)
            if then is not None:
                then()

        def take(project: Project) -> None:
            if changes == self._changes:
                write(project)
            elif tries > 1:  # they were changed while they were copied
                self.save_to(path, then, tries - 1)
            else:
                nonlocal newest
                newest = self._undo.newest
                write(copied(document.stack, document.size, document.mask, kept, project.recipe))

        self._background.run(copy, take, self._fail)

    def choose_recent(self) -> None:
        """Offer the projects that were opened or saved last."""
        paths = [path for path in self._recent() if os.path.isfile(path)]
        if not paths:
            self._tell(tr("No project has been opened or saved yet."), False)
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
        """Do something that shows another picture, once a modified project is saved or is not to be."""
        if not self.is_modified or self.path is None:
            then()
            return
        box = QMessageBox(self._window)
        box.setWindowTitle(tr("Save project"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(tr("Save the changes to {path} first?").format(path=self.path.name))
        box.setInformativeText(tr("What is not saved can still be brought back by Undo."))
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

    def close(self) -> None:
        """Finish what is being saved."""
        self._background.close(finish=True, seconds=_SAVE_SECONDS)

    # private

    def _show(self, path: Path, read: "_Read") -> None:
        self._canvas.use_prepared(read.image)
        edit = self._document.set_contents(read.contents, tr("Open project"))
        self._undo.record(edit)
        kept = kept_of(read.project)
        self._open[self._document.identity] = _Open(path, edit, kept)
        self._selections.put(kept.selections)
        self._remember(path)
        self._retitle()
        self._reveal()
        if read.recipe is not None:
            self._use_recipe(read.recipe)
        told = [*read.project.repaired, *([read.problem] if read.problem else [])]
        self._tell(
            f"{path.name}: {' '.join(told)}" if told else tr("Opened {path}.").format(path=path.name), bool(told)
        )

    def _kept(self) -> Kept:
        """Return what the project holds besides the picture, with the lanes of the timeline."""
        project = self._open.get(self._document.identity)
        kept = Kept() if project is None else project.kept
        known = {lane.recipe for lane in kept.lanes}
        lanes = list(kept.lanes)
        for lane in self._document.timeline.lanes:
            if not isinstance(lane, DenoisingLane) or lane.live or lane.trajectory is None or lane.recipe is None:
                continue
            recipe = dump_recipe(lane.recipe)
            if recipe not in known and os.path.isfile(lane.trajectory):
                lanes.append(ProjectLane(lane.title, recipe, lane.trajectory.read_bytes))
        return replace(kept, selections=self._selections.masks(), lanes=tuple(lanes))

    def _recent(self) -> list[str]:
        kept = self._settings.value("recent", [])
        paths = kept if isinstance(kept, list) else [kept]
        return [str(path) for path in paths][:_MOST_RECENT]

    def _remember(self, path: Path) -> None:
        name = str(path.absolute())
        others = [other for other in self._recent() if other != name]
        self._settings.setValue("recent", [name, *others][:_MOST_RECENT])

    def _retitle(self, *_: object) -> None:
        path = self.path
        if path is not None:
            self._window.setWindowTitle(f"{path.name}[*] – {_TITLE}")
        else:
            self._window.setWindowTitle(
                tr("Untitled – {title}").format(title=_TITLE) if self._document.has_picture else _TITLE
            )
        self._window.setWindowModified(self.is_modified)

    def _count(self, *_: object) -> None:
        self._changes += 1

    def _fail(self, error: BadInput) -> None:
        self._tell(str(error), True)


@dataclass(frozen=True)
class _Read:
    """A project that was read off the UI thread."""

    project: Project
    contents: Contents
    image: CompositeImage
    recipe: GenerateRecipe | None
    problem: str = ""  # why its recipe could not be read


def _read(path: Path) -> _Read:
    project = open_project(path)
    contents = contents_of(project)
    image = CompositeImage(contents.composite)
    image.prepare()
    if not project.recipe:
        return _Read(project, contents, image, None)
    try:
        recipe = parse_recipe(project.recipe, tr("its recipe"))
    except BadInput as error:
        return _Read(project, contents, image, None, str(error))
    return _Read(project, contents, image, recipe if isinstance(recipe, GenerateRecipe) else None)
