"""What trains: starting, steering and re-attaching to a run, its curves, its lane of samples, and its model."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from studio.document.lane import Lane
from studio.document.learning_lane import LearningLane
from studio.document.timeline import Timeline
from studio.link.mirror import CHECKPOINTS_THERE, is_mirror
from studio.link.model_shelf import ModelShelf
from studio.link.training_run import TrainingRun, find_running
from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.events import Checkpointed, Event, Sampled
from studio.protocol.files import write_whole
from studio.protocol.modelcard import BEST
from studio.protocol.recipes import TrainRecipe, changed
from studio.protocol.runfolder import ENDED, Control, RunFolder, Status
from studio.protocol.ways import Way
from studio.ui.operations.next_run import free_folder, nearest, with_time_left
from studio.ui.recipe.recipe_panel import RecipePanel
from studio.ui.training.evaluation.remedies import Remedy
from studio.ui.training.form.branch_notice import BranchPoint
from studio.ui.training.training_panel import TrainingPanel
from studio.ui.training.training_view import TrainingView


class Training:
    """Joins a training run, its panel, its view and its lane.

    Args:
        tell: Shows a line; bad ones as an error.
        show: Brings the training workspace to the front.
        models: Where a new checkpoint is offered, so that it can be chosen in the recipe.
    """

    def __init__(
        self,
        *,
        run: TrainingRun,
        panel: TrainingPanel,
        view: TrainingView,
        recipe_panel: RecipePanel,
        timeline: Timeline,
        tell: Callable[[str, bool], None],
        show: Callable[[], None],
        models: ModelShelf,
    ) -> None:
        self._run, self._panel, self._view, self._recipe_panel = run, panel, view, recipe_panel
        self._timeline, self._tell, self._show, self._models = timeline, tell, show, models
        self._lane: LearningLane | None = None
        self._tried: tuple[BranchPoint, TrainRecipe, TrainRecipe] | None = None  # the branch that was started last
        self._next: Callable[[], object] | None = None  # what begins when the run that is going has stopped
        run.events.connect(self._on_events)
        run.rewound.connect(self._on_rewound)
        run.status.connect(self._on_status)
        run.ended.connect(self._on_ended)
        run.stuck.connect(panel.show_stuck)
        panel.start_requested.connect(self.start)
        panel.resume_requested.connect(self.resume)
        panel.control_requested.connect(self.ask)
        panel.kill_requested.connect(self.kill)
        panel.rate_requested.connect(lambda rate: self.ask(Control.LEARNING_RATE, repr(rate)))
        view.control_requested.connect(self.ask)
        view.start_wanted.connect(panel.start)
        view.export_wanted.connect(self.choose_and_export)
        view.problem.connect(lambda text: tell(text, True))
        view.remedy_wanted.connect(self.take_remedy)

    def operations(self) -> dict[str, Callable[[], object]]:
        """Return what each command does."""
        return {
            "train.start": self.start_from_panel,
            "train.pause": self._panel.pause_or_resume,
            "train.stop": self._panel.stop,
            "train.sample": lambda: self.ask(Control.SAMPLE),
            "train.checkpoint": lambda: self.ask(Control.CHECKPOINT),
            "train.attach": self.choose_and_attach,
            "train.use": self.use_model,
            "train.use_best": self.use_best,
            "train.branch": self.branch,
            "training.compare": self.compare,
            "training.export_curves_png": lambda: self.choose_and_export("png"),
            "training.export_curves_csv": lambda: self.choose_and_export("csv"),
        }

    def start_from_panel(self) -> None:
        """Show the training workspace and start what its panel says."""
        self._show()
        self._panel.start()

    def start(self, recipe: TrainRecipe) -> Path | None:
        """Start a run in a folder of its own; returns the folder, None when it could not be started or has to wait.

        A branch off a run that is going waits until that has been stopped.
        """
        branch = self._panel.branch
        if branch is not None and self._run.going:
            self._next = lambda: self.start(recipe) if self._panel.branch is not None else None  # it may be left
            self._panel.stop()
            return None
        if branch is not None:
            branch = self._still_there(branch)
        return self._begin(recipe.model_copy(update={"branch": None}), free_folder(recipe.preset), branch=branch)

    def branch(self) -> None:
        """Let the next run branch off the one that is shown, at the checkpoint under the playhead or the newest."""
        folder = self._run.folder
        if self._lies_elsewhere():
            return
        steps = [int(path.name) for path in folder.complete_checkpoints()] if folder is not None else []
        if folder is None or not steps:
            self._tell("There is no checkpoint to branch from yet. Start a run, ask for one, or open a run.", False)
            return
        try:
            recipe = folder.read_recipe()
        except BadInput as error:
            self._tell(str(error), True)
            return
        lane = self._lane
        looked_at = steps[-1]
        if lane is not None and lane is self._timeline.current and self._timeline.playhead < lane.available - 1:
            looked_at = int(lane.timesteps[self._timeline.playhead])
        self._panel.begin_branch(BranchPoint(folder.path, nearest(steps, looked_at)), recipe)
        self._show()

    def take_remedy(self, remedy: Remedy) -> None:
        """Do what a judgement of the run proposes, to the run's own settings, whatever the panel shows.

        A run that is going is stopped where another has to take its place.
        """
        folder = self._run.folder
        if folder is None:
            return
        try:
            recipe = folder.read_recipe()
            wanted = changed(recipe, remedy.changes)
        except BadInput as error:
            self._tell(str(error), True)
            return
        if remedy.way is Way.NOW:
            self.ask(Control.LEARNING_RATE, repr(wanted.learning_rate))
        elif self._lies_elsewhere():
            return
        elif self._run.going:
            self._next = lambda: self._take(remedy.way, folder, recipe, wanted)
            self._panel.announce(remedy.tooltip)
            self._panel.stop()
        else:
            self._take(remedy.way, folder, recipe, wanted)

    def resume(self) -> None:
        """Go on with the run that is shown; for one that is elsewhere, `Elsewhere` has the command instead."""
        folder = self._run.folder
        if folder is None or is_mirror(folder):
            return
        try:
            recipe = folder.read_recipe()
        except BadInput as error:
            self._panel.refuse(str(error))
            return
        if self._begin(recipe, folder.path, resume=True) is not None:
            self._panel.set_recipe(recipe)

    def ask(self, what: Control, value: str = "") -> None:
        """Ask the run for something, with a value where that needs one."""
        if not self._run.going:
            self._tell("No training is under way.", False)
            return
        try:
            if what is Control.STOP:
                self._run.stop()
            else:
                self._run.ask(what, value)
        except BadInput as error:
            self._tell(str(error), True)

    def kill(self) -> None:
        """End the process of a run that does not stop."""
        try:
            self._run.kill()
        except BadInput as error:
            self._tell(str(error), True)

    def choose_and_attach(self) -> None:
        """Ask for a run's folder and show it."""
        start = places.runs() if places.runs().is_dir() else places.data_home()
        path = QFileDialog.getExistingDirectory(None, "Open a run", str(start))
        if path:
            self.attach(Path(path))

    def attach(self, path: Path) -> None:
        """Follow a run that is going, or look at one that has ended."""
        try:
            recipe = RunFolder(path).read_recipe()
            self._run.attach(path)
        except BadInput as error:
            self._tell(str(error), True)
            return
        self._panel.set_recipe(recipe)
        self._show_run(recipe, path)
        self._show()

    def reattach(self) -> None:
        """At the start: go back to the newest run that outlived the window."""
        going = find_running(places.runs())
        if going:
            self.attach(going[0])
            self._tell(f"The training {going[0].name} went on without the window; here it is again.", False)

    def use_model(self) -> None:
        """Choose the newest checkpoint of the run in the recipe."""
        folder = self._run.folder
        if self._lies_elsewhere():
            return
        if folder is None or not folder.complete_checkpoints():
            self._tell("The run has no checkpoint yet. Ask for one, or wait for the next.", False)
            return
        self._choose(folder, "", "newest")

    def use_best(self) -> None:
        """Choose the run's best checkpoint in the recipe, where its loss tells which that is."""
        folder = self._run.folder
        if self._lies_elsewhere():
            return
        if folder is None or folder.best_checkpoint() is None:
            self._tell("No checkpoint of the run has a loss on held-out pictures by which it could be the best.", False)
            return
        self._choose(folder, BEST, "best")

    def _choose(self, folder: RunFolder, mark: str, word: str) -> None:
        name = f"{folder.path}@{mark}" if mark else str(folder.path)
        self._models.add(name)
        if self._recipe_panel.fields.model.set_key(name):
            self._tell(f"The recipe uses this run's {word} checkpoint.", False)
        else:
            self._tell("What this run trains makes no pictures by itself.", False)

    def compare(self) -> None:
        """Show the training workspace and the list of runs to compare with."""
        if self._run.folder is None:
            self._tell("There is no run to compare with others yet. Start one, or open one.", False)
            return
        self._show()
        self._view.compare.open()

    def choose_and_export(self, kind: str) -> None:
        """Ask where to, and save the curves as a picture ("png") or a table of every step ("csv")."""
        if not self._view.has_curves or self._run.folder is None:
            self._tell("There are no curves to export yet. Start a training, or open a run.", False)
            return
        what = "Pictures (*.png)" if kind == "png" else "Tables (*.csv)"
        proposed = f"{self._run.folder.path.name}-curves.{kind}"
        chosen, _ = QFileDialog.getSaveFileName(self._view, "Export curves", proposed, what)
        if chosen:
            path = Path(chosen)
            self.export_curves(path if path.suffix else path.with_suffix(f".{kind}"), kind)

    def export_curves(self, path: Path, kind: str) -> bool:
        """Save the curves whole; what went wrong is told in one line."""
        from studio.ui.training.curves.export import as_csv, as_png  # with the plots' library, which is there by now

        curves = self._view.curves
        if kind == "png":
            data = as_png(curves, self._view.title.text())
        else:
            name = self._run.folder.path.name if self._run.folder is not None else ""
            data = as_csv(curves.series, curves.comparison.runs, name).encode()
        try:
            write_whole(path, data)
        except BadInput as error:
            self._tell(str(error), True)
            return False
        self._tell(f"The curves are in {path}.", False)
        return True

    def owns(self, lane: Lane) -> bool:
        """Whether a lane shows the run that the training workspace shows."""
        return lane is self._lane

    def close(self) -> None:
        """Let go of the run: it goes on if it was told to, otherwise it ends."""
        self._view.end_comparing()
        self._run.detach()

    def _lies_elsewhere(self) -> bool:
        """Whether the run is one of another machine, whose checkpoints cannot be had here; says so."""
        elsewhere = self._run.folder is not None and is_mirror(self._run.folder)
        if elsewhere:
            self._tell(CHECKPOINTS_THERE, False)
        return elsewhere

    def _still_there(self, branch: BranchPoint) -> BranchPoint:
        """Return the checkpoint, or the nearest that is left: a run that goes on drops its older ones."""
        steps = [int(path.name) for path in RunFolder(branch.run).complete_checkpoints()]
        step = nearest(steps, branch.step) if steps else branch.step
        if step != branch.step:
            self._tell(f"The checkpoint of step {branch.step} is gone; the branch begins at step {step}.", False)
        return BranchPoint(branch.run, step)

    def _take(self, way: Way, folder: RunFolder, recipe: TrainRecipe, wanted: TrainRecipe) -> None:
        """Begin a run that takes the place of one that has ended: a branch off its newest checkpoint, or a new one."""
        if way is Way.NEW_RUN:
            self._panel.set_recipe(wanted)
            self.start(wanted)
            return
        steps = [int(path.name) for path in folder.complete_checkpoints()]
        if not steps:
            self._panel.announce("")
            self._tell("The run left no checkpoint that a branch could go on from.", True)
            return
        status = folder.read_status()
        wanted = with_time_left(wanted, steps[-1], status.seconds if status else 0.0)
        self._panel.begin_branch(BranchPoint(folder.path, steps[-1]), recipe, wanted)
        self.start(wanted)

    def _begin(
        self, recipe: TrainRecipe, folder: Path, *, resume: bool = False, branch: BranchPoint | None = None
    ) -> Path | None:
        outlive, parent = self._panel.outlive.isChecked(), self._panel.branching.parent_recipe
        try:
            self._run.start_new(recipe, folder, resume=resume, outlive=outlive, branch=branch)
        except BadInput as error:
            self._panel.refuse(str(error))
            return None
        self._tried = None if branch is None or parent is None else (branch, parent, recipe)
        self._panel.show_starting()
        self._show_run(recipe, folder)
        return folder

    def _show_run(self, recipe: TrainRecipe, folder: Path) -> None:
        self._panel.rate.show_rate(recipe.learning_rate)
        self._view.show_run(folder, _title(recipe), recipe)
        if self._lane is not None and self._lane in self._timeline.lanes:
            self._lane.finish()
        known = next((lane for lane in self._timeline.lanes if lane.id == str(folder)), None)
        if known is not None:
            self._timeline.remove(known)  # its marks follow again from the first
        diffusion = recipe.model == "diffusion"
        how = f"{recipe.prediction_type}, {recipe.schedule.kind}" if diffusion else recipe.model
        self._lane = LearningLane(title=recipe.preset, subtitle=f"learning · {how}", id=str(folder))
        self._timeline.add(self._lane)

    def _on_events(self, events: list[Event]) -> None:
        self._panel.add_events(events)
        self._view.add_events(events)
        for event in events:
            if isinstance(event, Sampled) and self._lane is not None and self._run.folder is not None:
                self._lane.add(event.step, self._run.folder.path / event.file, event.columns)
            elif isinstance(event, Checkpointed):
                self._models.refresh(self._run.folder)

    def _on_rewound(self) -> None:
        self._view.rewind()
        if self._lane is not None and self._run.folder is not None:
            self._show_run(self._run.folder.read_recipe(), self._run.folder.path)

    def _on_status(self, status: Status) -> None:
        self._panel.show_status(status)
        self._view.set_status(status)

    def _on_ended(self, how: Status | str) -> None:
        if isinstance(how, Status):
            self._on_status(how)
            if how.state == "failed":
                self._tell(how.message, True)
            elif how.state in ENDED:
                self._tell(f"The training {how.state} at step {how.step}.", False)
        else:
            folder = self._run.folder
            if self._tried is not None and folder is not None and not folder.exists:
                self._panel.begin_branch(*self._tried)  # it was refused: to be mended and tried again
            self._panel.show_ended(how)
            self._view.say(how)
            self._tell(how, True)
        if self._lane is not None:
            self._lane.finish()
        self._models.refresh(self._run.folder)
        waiting, self._next = self._next, None
        if waiting is not None:
            waiting()


def _title(recipe: TrainRecipe) -> str:
    data = recipe.dataset.kind
    return recipe.preset if recipe.preset.startswith(data) else f"{recipe.preset}, {data}"
