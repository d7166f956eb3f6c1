"""Makes grids: a job for each cell, whose picture appears in the dialog when it is finished."""

import json
import os
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QWidget

from studio.document.history.history import History, HistoryEntry
from studio.document.journal.kept_grid import KeptGrid, Measures
from studio.document.origins import Origins, Picture
from studio.document.picture import open_picture
from studio.link.job_queue import Job, JobQueue
from studio.protocol.errors import BadInput
from studio.protocol.events import Failed, Finished, Result
from studio.protocol.files import write_atomically
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.grids.grid import Cell, Grid, Place
from studio.protocol.resultsfolder import new_folder, pictures_of
from studio.ui.background import Background
from studio.ui.kept_settings import text_of
from studio.ui.operations.generating.generating import Generating
from studio.ui.operations.generating.racing import Race
from studio.ui.recipe.recipe_panel import RecipePanel
from studio.ui.recipe.wording import job_about, job_title, problem_with
from studio.ui.translation import tr
from studio.ui.widgets.save_dialog import choose_save_path

if TYPE_CHECKING:
    from studio.ui.grids.grid_dialog import GridDialog

_AXES, _RACE = "grid/axes", "grid/race"  # keys of the settings


class Gridding:
    """Joins the grid's dialog and the queue.

    Args:
        quiet: Jobs whose pictures the canvas does not offer.
        show: Shows a result on the canvas and in the timeline.
        notify: Shows a line; True marks an error.
    """

    def __init__(
        self,
        *,
        queue: JobQueue,
        panel: RecipePanel,
        generating: Generating,
        origins: Origins,
        history: History,
        settings: QSettings,
        quiet: set[str],
        show: Callable[[HistoryEntry], None],
        use_recipe: Callable[[GenerateRecipe], None],
        notify: Callable[[str, bool], None],
        parent: QWidget,
    ) -> None:
        self._queue, self._panel, self._generating, self._origins = queue, panel, generating, origins
        self._history, self._settings, self._quiet = history, settings, quiet
        self._show, self._use_recipe, self._notify, self._parent = show, use_recipe, notify, parent
        self.changed: Callable[[], None] = lambda: None  # called when the grid's saved state has changed
        self._dialog: GridDialog | None = None
        self._axes: tuple[str, ...] = ()
        self._grid: Grid | None = None
        self._recipe: GenerateRecipe | None = None  # the recipe that the axes change
        self._picture: Picture | None = None  # the picture that was on the canvas when the grid was requested
        self._cells: dict[Place, Cell] = {}
        self._jobs: dict[str, Place] = {}  # jobs that have not ended
        self._folders: dict[Place, Path] = {}
        self._pictures: dict[Place, NDArray[np.uint8]] = {}
        self._failed: set[Place] = set()
        self._is_race = False
        self._race: Race | None = None
        self._references: dict[str, str] = {}  # the race's key of each job that has not ended
        self._reference_folders: tuple[Path, ...] = ()
        self._measures: dict[Place, Measures] = {}
        self._reader = Background(parent)
        queue.job_finished.connect(self._finished)
        queue.job_failed.connect(self._job_failed)
        queue.waiting_changed.connect(lambda: QTimer.singleShot(0, parent, self._find_removed))

    def operations(self) -> dict[str, Callable[[], object]]:
        """Return the operation of each command."""
        return {"grid.open": self.open, "grid.race": self.open_race}

    def open(self) -> None:
        """Show the dialog, with the axes that were used last."""
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def open_race(self) -> None:
        """Show the dialog with the axes of a sampler race."""
        self.dialog.propose_race()
        self.open()

    @property
    def dialog(self) -> "GridDialog":
        """The dialog; created when it is first opened."""
        if self._dialog is None:
            from studio.ui.grids.grid_dialog import GridDialog

            self._dialog = dialog = GridDialog(self._parent)
            try:
                axes = json.loads(text_of(self._settings, _AXES, "[]"))
            except ValueError:
                axes = []
            if isinstance(axes, list) and all(isinstance(text, str) for text in axes):
                dialog.restore(axes)
            dialog.race.setChecked(text_of(self._settings, _RACE, "") == "true")
            dialog.run_requested.connect(self._run)
            dialog.stop_requested.connect(self.stop)
            dialog.rest_requested.connect(self.make_rest)
            dialog.save_requested.connect(self._choose_and_save)
            dialog.use_requested.connect(self._use)
            dialog.cells.chosen.connect(self._show_cell)
            dialog.table.chosen.connect(self._show_cell)
            if self._grid is not None:
                self._fill()
        return self._dialog

    @property
    def kept(self) -> KeptGrid | None:
        """The grid's state for the next session; None without a grid."""
        if self._recipe is None or self._grid is None:
            return None
        folders, measures = dict(self._folders), dict(self._measures)
        return KeptGrid(self._axes, self._recipe, self._is_race, folders, self._reference_folders, measures)

    def restore(self, kept: KeptGrid) -> None:
        """Restore the grid of the last session, whose jobs are in the queue again; its pictures are read later."""
        try:
            grid = kept.grid
        except BadInput as problem:
            self._fail(problem)
            return
        self._begin(kept.axes, grid, kept.recipe, kept.race)
        self._folders, self._measures = dict(kept.folders), dict(kept.measures)
        self._reference_folders = kept.references
        places = {folder: place for place, folder in kept.folders.items()}
        for job in (*self._queue.jobs, *self._queue.saving):
            if job.out in places:
                self._jobs[job.id] = places[job.out]
            if job.out in places or job.out in kept.references:
                self._quiet.add(job.id)
        if self._dialog is not None:
            self._fill()

    def make_rest(self) -> None:
        """Queue the cells that were left blank, if their recipes can be run."""
        self._queue_places(sorted(self._failed))

    def stop(self) -> None:
        """Remove the cells that have not started; the running one is finished."""
        for job in self._queue.jobs:
            if (job.id in self._jobs or job.id in self._references) and job.state == "waiting":
                self._queue.remove(job.id)

    def save(self, path: Path) -> None:
        """Write the sheet in the background."""
        grid, recipe, pictures = self._grid, self._recipe, dict(self._pictures)
        entries = self._race.entries if self._race is not None else {}
        captions = {place: one.caption for place, one in entries.items()}
        if grid is None or recipe is None:
            return

        def write() -> None:
            from studio.document.grid_sheet import sheet_png

            try:
                write_atomically(path, sheet_png(grid, pictures, recipe, captions))
            except OSError as error:
                raise BadInput(
                    tr("Could not write {path}: {strerror}.").format(path=path, strerror=error.strerror or error)
                ) from error

        self._reader.run(
            write, lambda _: self._notify(tr("Saved the sheet as {path}.").format(path=path.name), False), self._fail
        )

    def close(self) -> None:
        """Stop reading."""
        self._reader.close()

    def _run(self, grid: Grid) -> None:
        problem = self._panel.problem()
        if problem:
            self._notify(problem, True)
            return
        self._settings.setValue(_AXES, json.dumps(self.dialog.state()))
        self._settings.setValue(_RACE, "true" if self.dialog.race.isChecked() else "")
        self._generating.prepare(partial(self._queue_cells, grid, self.dialog.race.isChecked()))

    def _queue_cells(self, grid: Grid, is_race: bool, recipe: GenerateRecipe, picture: Picture | None) -> None:
        self.stop()
        axes = tuple(text for text in self.dialog.state() if text)
        self._begin(axes, grid, recipe, is_race)
        self._picture = picture
        self.dialog.cells.show_grid(grid, {})
        self.dialog.show_race(is_race)
        self._queue_places(self._cells)

    def _begin(self, axes: tuple[str, ...], grid: Grid, recipe: GenerateRecipe, is_race: bool) -> None:
        """Replace the previous grid with this one."""

        def base(model: str | None) -> GenerateRecipe:
            return recipe if model is None else recipe.model_copy(update={"model": model})

        self._axes, self._grid, self._recipe, self._is_race = axes, grid, recipe, is_race
        self._jobs, self._race, self._references, self._reference_folders = {}, None, {}, ()
        self._pictures, self._folders, self._failed, self._measures, self._picture = {}, {}, set(), {}, None
        self._cells = {cell.place: cell for cell in grid.cells(base)}

    def _queue_places(self, places: Iterable[Place]) -> None:
        """Queue these cells; those that cannot be made stay blank and say why."""
        cards = self._panel.fields.cards
        for place in list(places):
            cell = self._cells[place]
            problem = cell.problem
            if cell.recipe is not None:
                problem = problem_with(cell.recipe, cards.get(cell.recipe.model))
            if cell.recipe is None or problem:
                self._failed.add(place)
                self.dialog.cells.fail(place, problem)
                continue
            self._failed.discard(place)
            self.dialog.cells.wait_for(place)
            folder = new_folder()
            self._jobs[self._queued(cell.recipe, folder)], self._folders[place] = place, folder
        if self._is_race and self._race is None:
            self._make_race()
        self._queue_references()
        self._show_progress()
        self.changed()

    def _make_race(self) -> None:
        """Begin to compare the pictures of those cells that can be made."""
        recipes = {place: cell.recipe for place, cell in self._cells.items() if cell.recipe is not None}
        recipes = {place: recipe for place, recipe in recipes.items() if place not in self._failed}
        try:
            self._race = Race(recipes, self._panel.fields.cards)
        except BadInput as problem:
            self._fail(problem)

    def _queue_references(self) -> None:
        """Queue the reference pictures of a race after its cells, unless they exist or are queued."""
        if self._race is None:
            return
        folders = []
        before = dict(zip(self._race.references, self._reference_folders, strict=False))
        for key, recipe in self._race.references.items():
            folder = before.get(key)
            if folder is None or not (os.path.exists(folder) or key in self._references.values()):
                folder = new_folder()
                self._references[self._queued(recipe, folder)] = key
            folders.append(folder)
        self._reference_folders = tuple(folders)

    def _fill(self) -> None:
        """Show a restored grid: read the pictures of its cells, and leave cells without one blank."""
        grid = self._grid
        assert grid is not None, "there is one"
        here = {place: folder for place, folder in self._folders.items() if os.path.exists(folder)}
        waited = set(self._jobs.values())
        lost = {place: cell for place, cell in self._cells.items() if place not in here and place not in waited}
        self._failed = set(lost)
        self.dialog.cells.show_grid(
            grid, {place: cell.problem or tr("It was not made.") for place, cell in lost.items()}
        )
        self.dialog.show_race(self._is_race)
        if self._is_race:
            self._fill_race(grid, here)
        for place, folder in here.items():
            self._read_from(folder, place, None)
        self._show_progress()

    def _fill_race(self, grid: Grid, here: dict[Place, Path]) -> None:
        """Restore the measurements and the references of a race."""
        self._make_race()
        if self._race is None:
            return
        for place, (evaluations, seconds) in self._measures.items():
            if place in here and self._cells[place].recipe is not None:
                measured = Result(pictures=(), evaluations=evaluations, evaluation_seconds=seconds)
                self._race.take_result(place, grid.label(place), measured)
        queued = {job.out: job.id for job in (*self._queue.jobs, *self._queue.saving)}
        for key, folder in zip(self._race.references, self._reference_folders, strict=False):
            if folder in queued:
                self._references[queued[folder]] = key
            elif os.path.exists(folder):
                self._read_from(folder, None, key)

    def _queued(self, recipe: GenerateRecipe, folder: Path) -> str:
        """Queue a recipe whose picture the canvas does not offer; return its job."""
        cards = self._panel.fields.cards
        job = self._queue.add(recipe, folder, job_title(recipe, cards), job_about(recipe, cards))
        self._quiet.add(job)
        self._origins.remember(job, self._picture)
        return job

    def _finished(self, job: Job, result: Result | None, _: Finished) -> None:
        place, key = self._jobs.pop(job.id, None), self._references.pop(job.id, None)
        if place is None and key is None:
            return
        if result is None:
            self._blank(place, tr("It was stopped."))
            return
        if self._is_race and place is not None and self._grid is not None:
            self._measures[place] = result.evaluations, result.evaluation_seconds
            if self._race is not None:
                self._race.take_result(place, self._grid.label(place), result)
            self.changed()
        if self._dialog is not None:  # or else its picture is read when the dialog is opened
            self._read_picture(lambda: Path(result.pictures[0]), place, key)

    def _read_from(self, folder: Path, place: Place | None, key: str | None) -> None:
        """Read the picture of a results folder."""

        def find() -> Path:
            pictures = pictures_of(folder)
            if not pictures:
                raise BadInput(tr("{folder} has no picture.").format(folder=folder.name))
            return pictures[0]

        self._read_picture(find, place, key)

    def _read_picture(self, find: Callable[[], Path], place: Place | None, key: str | None) -> None:
        """Read the picture of a cell, or of a race's reference with its key, and measure what can be measured then."""
        race, grid = self._race, self._grid

        def read() -> tuple[NDArray[np.uint8], list[Place]]:
            pixels = open_picture(find())
            if race is None:
                return pixels, []
            if key is not None:
                return pixels, race.take_reference(key, pixels)
            assert place is not None, "it is one or the other"
            return pixels, race.take_picture(place, pixels)

        self._reader.run(read, partial(self._read, place, grid), partial(self._unreadable, place, grid))

    def _unreadable(self, place: Place | None, grid: Grid | None, problem: BadInput) -> None:
        if grid is self._grid:
            self._blank(place, str(problem))

    def _job_failed(self, job: Job, failed: Failed) -> None:
        place, key = self._jobs.pop(job.id, None), self._references.pop(job.id, None)
        if place is not None or key is not None:
            self._blank(place, failed.message)

    def _read(self, place: Place | None, grid: Grid | None, read: tuple[NDArray[np.uint8], list[Place]]) -> None:
        """Show a picture that was read (None: a reference), and the distances that became known."""
        if grid is not self._grid:
            return
        pixels, measured = read
        if place is not None:
            self._pictures[place] = pixels
            self.dialog.cells.set_picture(place, pixels)
        if self._race is not None:
            if place is not None:
                self.dialog.table.set_picture(place, pixels)
            for one in {*measured, *([place] if place is not None else [])}:
                if one in self._race.entries:
                    self.dialog.table.show_entry(one, self._race.entries[one])
        self._show_progress()

    def _blank(self, place: Place | None, problem: str) -> None:
        """Leave a cell blank; None: the race has no reference."""
        if place is not None:
            self._failed.add(place)
            if self._dialog is not None:
                self._dialog.cells.fail(place, problem)
        else:
            self._notify(tr("The race has no reference. {problem}").format(problem=problem), True)
        self._show_progress()

    def _find_removed(self) -> None:
        """Leave the cells blank whose jobs were removed from the queue."""
        known = {job.id for job in (*self._queue.jobs, *self._queue.saving)}
        for job in [job for job in self._jobs if job not in known]:
            self._blank(self._jobs.pop(job), tr("It was removed from the queue."))
        for job in [job for job in self._references if job not in known]:
            del self._references[job]
            self._show_progress()

    def _show_progress(self) -> None:
        made, failed, total = len(self._pictures), len(self._failed), len(self._cells)
        if self._dialog is not None:
            self._dialog.show_progress(made, failed, total, len(self._references))

    def _show_cell(self, place: Place) -> None:
        folder = self._folders.get(place)
        entry = self._history.find(folder) if folder is not None else None
        if entry is not None:
            self._show(entry)

    def _use(self) -> None:
        place = self.dialog.place()
        cell = self._cells.get(place) if place is not None else None
        if cell is not None and cell.recipe is not None:
            self._use_recipe(cell.recipe)

    def _choose_and_save(self) -> None:
        path = choose_save_path(self.dialog, tr("Save sheet"), "grid.png", "PNG (*.png)", ".png")
        if path is not None:
            self.save(path)

    def _fail(self, error: BadInput) -> None:
        self._notify(str(error), True)
