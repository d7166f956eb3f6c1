"""The course in the window: opens it, prepares its stations, and observes the user's actions."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings

from studio.document.course.progress import Progress
from studio.document.course.station import Generated, Looked, Preparation, Station, Trained, UserAction
from studio.document.course.stations import (
    FORWARD,
    LATE,
    LATENT_MAP,
    MAPPED,
    NETWORK,
    PIXEL_VALUES,
    PIXELS,
    STATIONS,
    STEPS,
    TWO_SCHEDULES,
)
from studio.document.lanes.timeline import Timeline
from studio.link.job_queue import Job, JobQueue
from studio.link.model_shelf import ModelShelf
from studio.link.training_run import TrainingRun
from studio.protocol.errors import BadInput
from studio.protocol.events import Event, Warned
from studio.protocol.presets import presets
from studio.protocol.runfolder import Status
from studio.protocol.training_recipe import TrainRecipe
from studio.ui.actions import Operations
from studio.ui.canvas.canvas import Canvas
from studio.ui.canvas.pixel_numbers import MIN_PIXEL_SIDE
from studio.ui.course.course_panel import CoursePanel
from studio.ui.explore.explore_panel import ExplorePanel
from studio.ui.explore.forward_tab import ForwardTab
from studio.ui.explore.latents.latent_tab import LatentTab
from studio.ui.kept_settings import text_of
from studio.ui.main_window import MainWindow
from studio.ui.recipe.recipe_panel import RecipePanel
from studio.ui.training.training_panel import TrainingPanel
from studio.ui.translation import tr
from studio.ui.workspaces import Workspace

_COMPLETED = "course/completed"  # key of the settings: ids, separated by spaces
_LATE = 0.9  # share of T
_TABS = {tr(name): name for name in (FORWARD, LATENT_MAP, NETWORK, PIXELS)}  # a station's name of a tab


class CourseGuide:
    """Follows the course while it is open, and remembers what is completed.

    Args:
        notify: Shows a line; True marks an error.
    """

    def __init__(
        self,
        *,
        window: MainWindow,
        canvas: Canvas,
        recipe_panel: RecipePanel,
        training_panel: TrainingPanel,
        explore: ExplorePanel,
        forward: ForwardTab,
        latents: LatentTab,
        timeline: Timeline,
        queue: JobQueue,
        run: TrainingRun,
        models: ModelShelf,
        settings: QSettings,
        notify: Callable[[str, bool], None],
    ) -> None:
        self._window, self._canvas, self._recipe, self._training = window, canvas, recipe_panel, training_panel
        self._forward, self._follows_forward = forward, False
        self._explore, self._timeline, self._queue, self._run = explore, timeline, queue, run
        self._models, self._settings, self._notify = models, settings, notify
        self.progress = Progress(STATIONS, text_of(settings, _COMPLETED, "").split())
        self.panel: CoursePanel | None = None
        latents.when_made(lambda view: view.cloud.hovered.connect(lambda *_: self._observe(Looked(MAPPED))))
        self._learning: tuple[Path, TrainRecipe] | None = None  # the run in view
        self._collapsed: set[Path] = set()
        self._schedules: set[str] = set()

    def operations(self) -> Operations:
        """Return what the commands do."""
        return {"help.course": self.toggle, "help.restart_course": self.restart}

    def toggle(self) -> None:
        """Open the course at the first station that is not completed, or close it."""
        if self.panel is not None and self.panel.isVisible():
            self.close_course()
            return
        if self.panel is None:
            self.panel = self._make()
        self.panel.set_completed(self.progress.completed)
        self.panel.go_to(self.progress.first_open())
        self.panel.show()
        self.panel.choice.setFocus()

    def close_course(self) -> None:
        """Hide the course, and return to the canvas."""
        if self.panel is not None:
            self.panel.hide()
            self._canvas.setFocus()

    def restart(self) -> None:
        """Forget what is completed, and show the first station."""
        self.progress.reset()
        self._keep()
        if self.panel is None or not self.panel.isVisible():
            self.toggle()
        assert self.panel is not None
        self.panel.set_completed(())
        self.panel.go_to(0)

    def _make(self) -> CoursePanel:
        panel = CoursePanel(STATIONS)
        self._window.place_above_pages(panel)
        panel.closed.connect(self.close_course)
        panel.prepare_requested.connect(self._prepare)
        self._explore.tab_shown.connect(self._looked_at_tab)
        self._canvas.zoom_changed.connect(self._zoomed)
        self._timeline.playhead_moved.connect(lambda _: self._observe(Looked(STEPS)))
        self._queue.job_finished.connect(self._generated)
        self._run.status.connect(self._trained)
        self._run.events.connect(self._heard)
        return panel

    def _prepare(self, station: Station) -> None:
        """Prepare a station; a setting that this computer does not allow is reported and left as it is."""
        wanted = station.preparation
        if wanted.recipe:
            self._recipe.set_recipe(self._recipe.recipe().model_copy(update=self._prepared(wanted)))
        if wanted.preset:
            try:
                self._training.set_recipe(presets()[wanted.preset].recipe)
            except BadInput as error:
                self._notify(str(error), True)
        self._window.workspaces.switch(Workspace(wanted.workspace))
        if wanted.tab:
            self._explore.show_tab(wanted.tab)

    def _prepared(self, wanted: Preparation) -> dict[str, Any]:
        """Return the settings of a station; where it names none, its model's own, not those of the station before."""
        settings: dict[str, Any] = {"label": None, "controls": ()}
        card = self._models.cards.get(str(wanted.recipe.get("model")))
        if card is not None:
            settings |= {"sampler": card.sampler, "steps": card.steps, "guidance": card.guidance}
        return settings | dict(wanted.recipe)

    def _observe(self, action: UserAction) -> None:
        if self.panel is None or not self.panel.isVisible():
            return
        done = self.progress.observe(action)
        if done:
            self._keep()
            self.panel.set_completed(self.progress.completed)
            self._notify(
                tr("Completed: {station}.").format(station=", ".join(tr(station.title) for station in done)), False
            )

    def _keep(self) -> None:
        self._settings.setValue(_COMPLETED, " ".join(self.progress.completed))

    def _looked_at_tab(self, title: str) -> None:
        view = self._forward.view
        if view is not None and not self._follows_forward:  # it is made when it is first in view
            self._follows_forward = True
            self._schedules = {view.schedule.key()}
            view.slider.valueChanged.connect(lambda t: self._time_moved(t / max(1, view.slider.maximum())))
            view.schedule.changed.connect(self._schedule_chosen)
        self._observe(Looked(_TABS.get(title, title)))

    def _time_moved(self, share: float) -> None:
        if share >= _LATE:
            self._observe(Looked(LATE))

    def _schedule_chosen(self, kind: str) -> None:
        self._schedules.add(kind)
        if len(self._schedules) > 1:
            self._observe(Looked(TWO_SCHEDULES))

    def _zoomed(self, zoom: float) -> None:
        if zoom >= MIN_PIXEL_SIDE and self._canvas.shows_pixel_values:
            self._observe(Looked(PIXEL_VALUES))

    def _generated(self, job: Job, result: object, _finished: object) -> None:
        if result is not None:
            card = self._models.cards.get(job.recipe.model)
            self._observe(Generated(job.recipe, card.kind if card is not None else ""))

    def _trained(self, status: Status) -> None:
        folder = self._run.folder
        if folder is None:
            return
        if self._learning is None or self._learning[0] != folder.path:
            try:
                self._learning = folder.path, folder.read_recipe()
            except BadInput:  # the training panel says why
                return
        self._observe(Trained(self._learning[1], status.step, folder.path in self._collapsed))

    def _heard(self, events: list[Event]) -> None:
        if self._run.folder is not None and any(isinstance(event, Warned) and event.warnings for event in events):
            self._collapsed.add(self._run.folder.path)
