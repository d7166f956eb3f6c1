"""Starting, controlling and opening training runs, and the lane of their sample grids."""

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from studio.document.lanes.lane import Lane
from studio.document.lanes.learning_lane import LearningLane
from studio.document.lanes.timeline import Timeline
from studio.link.mirror import CHECKPOINTS_THERE, is_mirror
from studio.link.model_shelf import ModelShelf
from studio.link.training_run import TrainingRun, find_running
from studio.protocol import places
from studio.protocol.checkpoints import SET_ASIDE, newest_intact
from studio.protocol.errors import BadInput
from studio.protocol.events import Checkpointed, Event, Sampled
from studio.protocol.notes import given_name, run_description
from studio.protocol.runfolder import ENDED, Control, RunFolder, Status
from studio.protocol.startcheck import check_start
from studio.protocol.training_recipe import TrainRecipe
from studio.ui.background import Background
from studio.ui.operations.training.next_run import free_folder, nearest
from studio.ui.training.browser.run_texts import STATES
from studio.ui.training.form.branch_notice import BranchPoint
from studio.ui.training.run_header import why_not_controllable
from studio.ui.training.training_panel import TrainingPanel
from studio.ui.training.training_view import TrainingView
from studio.ui.translation import tr


class Training:
    """Connects the current run with the training panel, the training page and the timeline.

    Args:
        notify: Shows a line; True marks an error.
        show: Brings the Train workspace to the front.
        propose: Shows a line and a button with a label, which calls a function.
        withdraw: Hides a line that was shown.
        models: Gets every new checkpoint, so that it can be chosen in the recipe.
        disable: Disables a command, by its id and what disables it, with a reason; "" enables it.
    """

    def __init__(
        self,
        *,
        run: TrainingRun,
        panel: TrainingPanel,
        view: TrainingView,
        timeline: Timeline,
        notify: Callable[[str, bool], None],
        show: Callable[[], None],
        propose: Callable[[str, str, Callable[[], object]], None],
        withdraw: Callable[[str], None],
        models: ModelShelf,
        disable: Callable[[str, str, str], None] = lambda command, by, reason: None,
    ) -> None:
        self._run, self._panel, self._view = run, panel, view
        self._timeline, self._notify, self._show, self._models = timeline, notify, show, models
        self.lane: LearningLane | None = None
        self._background = Background(panel)
        self._disable = disable
        self._checkpoint_asked = False  # by this window, of the run in progress
        self._checking: TrainRecipe | None = None  # a recipe that is about to start
        self._before: Path | None = None  # the run that the current one has replaced
        self._last_branch: tuple[BranchPoint, TrainRecipe, TrainRecipe] | None = None  # point, parent, recipe
        self._propose, self._withdraw = propose, withdraw
        self._end_message = ""  # why the last run ended, until another one starts
        self._resumed: Path | None = None  # the run that this window has just resumed
        self._when_stopped: Callable[[], object] | None = None  # starts once the run in progress has stopped
        run.events.connect(self._add_events)
        run.rewound.connect(self._rewind)
        run.damaged.connect(view.show_damage)
        run.status.connect(self._show_status)
        run.ended.connect(self._ended)
        run.stuck.connect(panel.show_stuck)
        panel.start_requested.connect(self.check_and_start)
        panel.resume_requested.connect(self.resume)
        panel.control_requested.connect(self.request)
        panel.kill_requested.connect(self.kill)
        panel.learning_rate.apply_requested.connect(lambda rate: self.request(Control.LEARNING_RATE, repr(rate)))
        view.header.control_requested.connect(self.request)
        view.start_requested.connect(panel.start)
        view.grid_step_requested.connect(self.step_grid)
        view.comparison.problem.connect(lambda text: notify(text, True))
        self._show_availability("")

    def operations(self) -> dict[str, Callable[[], object]]:
        """Return what each command does."""
        return {
            "train.start": self.start_from_panel,
            "train.pause": self._panel.pause_or_resume,
            "train.stop": self._panel.stop,
            "train.sample": lambda: self.request(Control.SAMPLE),
            "train.checkpoint": lambda: self.request(Control.CHECKPOINT),
            "train.attach": self.choose_and_attach,
            "training.compare": self.compare,
        }

    def start_from_panel(self) -> None:
        """Show the Train workspace and start a run with the panel's settings."""
        self._show()
        self._panel.start()

    def check_and_start(self, recipe: TrainRecipe) -> None:
        """Start a run, unless its data, its branch or optional packages are missing; checks in the background."""
        if self._checking is not None:
            return
        branch, self._checking = self._panel.branch, recipe

        def start(_: None) -> None:
            self._checking = None
            if self._panel.branch == branch:
                self.start(recipe)

        def refuse(error: BadInput) -> None:
            self._checking = None
            if self._run.going:  # a branch is refused before the run is stopped for it
                self._panel.fields.show_error(error)
                self._notify(tr("Not started. {error}").format(error=error), True)
            else:
                self._panel.refuse(error)

        self._background.run(lambda: check_start(recipe, branch), start, refuse)

    def start(self, recipe: TrainRecipe) -> Path | None:
        """Start a run in a new folder, as a branch if the panel prepares one.

        A branch waits until the run in progress has stopped.

        Returns:
            The folder; None when the run could not be started, or waits.
        """
        branch = self._panel.branch
        if branch is not None and self._run.going:
            self.stop_then(lambda: self.start(recipe) if self._panel.branch is not None else None)
            return None
        if branch is not None:
            branch = self._existing(branch)
        return self._begin(recipe.model_copy(update={"branch": None}), free_folder(recipe.preset), branch=branch)

    def stop_then(self, action: Callable[[], object], announcement: str = "") -> None:
        """Stop the run in progress and call `action` once it has ended; the panel shows `announcement` until then."""
        self._when_stopped = action
        self._panel.announce(announcement)
        self._panel.stop()

    def resume(self, path: Path | None = None, at: int | None = None) -> None:
        """Resume a run, by default the current one, from its newest checkpoint or that of a step.

        `RemoteTraining` handles one on another computer.
        """
        folder = self._run.folder if path is None else RunFolder(path)
        if folder is None or is_mirror(folder):
            return
        try:
            recipe = folder.read_recipe()
        except BadInput as error:
            self._panel.refuse(error)
            return
        if self._begin(recipe, folder.path, resume=True, at=at) is not None:
            self._panel.set_recipe(recipe)

    def request(self, control: Control, value: str = "") -> None:
        """Send a request to the run in progress, with a value where it needs one."""
        if not self._run.going:
            ended = self._run.last_status.state if self._run.last_status is not None else ""
            self._notify(why_not_controllable(ended) or tr("No training run is in progress."), False)
            return
        try:
            if control is Control.STOP:
                self._run.stop()
            else:
                self._run.ask(control, value)
                self._checkpoint_asked = self._checkpoint_asked or control is Control.CHECKPOINT
        except BadInput as error:
            self._notify(str(error), True)

    def kill(self) -> None:
        """Kill the process of a run that does not stop."""
        try:
            self._run.kill()
        except BadInput as error:
            self._notify(str(error), True)

    def choose_and_attach(self) -> None:
        """Ask for a run's folder and open it."""
        start = places.runs() if os.path.isdir(places.runs()) else places.data_home()
        path = QFileDialog.getExistingDirectory(None, tr("Open training run"), str(start))
        if path:
            self.attach(Path(path))

    def attach(self, path: Path) -> None:
        """Open a run: follow it while it is in progress, or show it as it ended."""
        try:
            recipe = RunFolder(path).read_recipe()
            self._run.attach(path)
        except BadInput as error:
            self._notify(str(error), True)
            return
        self._panel.set_recipe(recipe)
        self._show_run(recipe, path)
        self._show()

    def forget(self, path: Path) -> None:
        """Close a run that has ended, if it is the current one: its folder is about to be removed."""
        if self._run.folder is None or self._run.folder.path != path or self._run.going:
            return
        self._run.detach()
        self._run.folder = None
        self._panel.show_none()
        self._show_nothing()

    def _show_nothing(self) -> None:
        self._view.clear()
        self._show_availability("")
        if self.lane is not None and self.lane in self._timeline.lanes:
            self._timeline.remove(self.lane)
        self.lane = None

    def reattach(self) -> None:
        """Find the newest run that outlived the last window and open it, unless another run was opened meanwhile."""
        self._background.run(lambda: find_running(places.runs()), self._reattach, lambda _: None)

    def compare(self) -> None:
        """Show the Train workspace and the list of runs to compare with."""
        if self._run.folder is None:
            self._notify(tr("There is no current run to compare with. Start or open one first."), False)
            return
        self._show()
        self._view.header.compare.open()

    def step_grid(self, by: int) -> None:
        """Show the sample grid `by` grids later in the run; earlier if negative."""
        if self.lane is not None and self.lane in self._timeline.lanes:
            if self._timeline.current is not self.lane:
                self._timeline.look_at(self.lane)
            self._timeline.step(by)

    def refresh_title(self, path: Path, name: str) -> None:
        """Show the name that a run has been given, if it is the current one; "" stands for no name."""
        if self._run.folder is not None and self._run.folder.path == path:
            with contextlib.suppress(BadInput):
                self._view.header.title.setText(name or _title(self._run.folder.read_recipe()))

    def owns(self, lane: Lane) -> bool:
        """Whether a lane shows the current run."""
        return lane is self.lane

    def has_local_checkpoints(self) -> bool:
        """Whether the current run's checkpoints are on this computer; says so when they are not."""
        local = self._run.folder is None or not is_mirror(self._run.folder)
        if not local:
            self._notify(CHECKPOINTS_THERE, False)
        return local

    def close(self) -> None:
        """Detach from the run: it continues if it may outlive the window, otherwise it stops with a checkpoint."""
        self._background.close()
        self._view.comparison.close()
        self._run.detach()

    def _reattach(self, running: list[Path]) -> None:
        if running and not self._run.going:
            self.attach(running[0])
            self._notify(
                tr("Training run {name} continued in the background and is open again.").format(name=running[0].name),
                False,
            )

    def _existing(self, branch: BranchPoint) -> BranchPoint:
        """Return the checkpoint, or the nearest existing one: a run in progress deletes its older checkpoints."""
        steps = [int(path.name) for path in RunFolder(branch.run).complete_checkpoints()]
        step = nearest(steps, branch.step) if steps else branch.step
        if step != branch.step:
            self._notify(
                tr("The checkpoint of step {step} is gone; the branch starts at step {step_2}.").format(
                    step=branch.step, step_2=step
                ),
                False,
            )
        return BranchPoint(branch.run, step)

    def _begin(
        self,
        recipe: TrainRecipe,
        folder: Path,
        *,
        resume: bool = False,
        at: int | None = None,
        branch: BranchPoint | None = None,
    ) -> Path | None:
        shown = self._run.folder.path if self._run.folder is not None else None
        outlive, parent = self._panel.outlive.isChecked(), self._panel.branching.parent_recipe
        try:
            self._run.start_new(recipe, folder, resume=resume, at=at, outlive=outlive, branch=branch)
        except BadInput as error:
            self._panel.refuse(error)
            return None
        self._before = shown if shown is not None and shown != folder else None
        self._last_branch = None if branch is None or parent is None else (branch, parent, recipe)
        self._resumed = folder if resume else None
        self._withdraw(self._end_message)
        self._panel.show_starting()
        self._show_run(recipe, folder)
        self._show_availability("starting")
        return folder

    def _show_run(self, recipe: TrainRecipe, folder: Path) -> None:
        self._checkpoint_asked = False
        before, self.lane = self.lane, None
        if before is not None and before in self._timeline.lanes:
            before.finish()  # this may show its frame once more, so it precedes the new run
        self._panel.learning_rate.show_rate(recipe.learning_rate)
        self._view.show_run(folder, given_name(folder) or _title(recipe), recipe)
        known = next((lane for lane in self._timeline.lanes if lane.id == str(folder)), None)
        if known is not None:
            self._timeline.remove(known)  # its sample grids arrive again from the first
        diffusion = recipe.model == "diffusion"
        kind = f"{recipe.prediction_type}, {tr(recipe.schedule.kind.replace('_', ' '))}" if diffusion else recipe.model
        self.lane = LearningLane(
            title=given_name(folder) or recipe.preset, subtitle=f"{kind} · {run_description(folder)}", id=str(folder)
        )
        self._timeline.add(self.lane)

    def _add_events(self, events: list[Event]) -> None:
        self._panel.add_events(events)
        self._view.add_events(events)
        for event in events:
            if isinstance(event, Sampled) and self.lane is not None and self._run.folder is not None:
                self.lane.add(event.step, self._run.folder.path / event.file)
            elif isinstance(event, Checkpointed):
                self._models.refresh(self._run.folder)
                if event.requested and self._checkpoint_asked:
                    self._checkpoint_asked = False
                    self._notify(tr("Checkpoint saved at step {step:,}; it is kept.").format(step=event.step), False)

    def _rewind(self) -> None:
        self._view.rewind()
        if self.lane is not None and self._run.folder is not None:
            self._show_run(self._run.folder.read_recipe(), self._run.folder.path)

    def _show_status(self, status: Status) -> None:
        self._panel.show_status(status)
        self._view.set_status(status)
        self._show_availability(status.state)

    def _show_availability(self, state: str) -> None:
        """Enable the commands that the run takes in its state."""
        reason = why_not_controllable(state)
        for command in ("train.pause", "train.sample", "train.checkpoint"):
            self._disable(command, "run", reason)
        self._disable("train.stop", "run", "" if state == "starting" else reason)

    def _ended(self, end: Status | str) -> None:
        if isinstance(end, Status):
            self._show_status(end)
            if end.state == "failed":
                self._end_message = end.message
                self._notify(end.message, True)
            elif end.state in ENDED:
                self._notify(
                    tr("Training {state} at step {step}.").format(state=STATES[end.state], step=end.step), False
                )
        else:
            folder = self._run.folder
            if folder is not None and not folder.exists:
                self._refused(BadInput(end, field=self._run.error_field))
            else:
                self._panel.show_ended(end, self._run.error_field)
                self._view.show_failure(end)
                self._show_availability("failed")
            self._end_message = end
            self._notify(end, True)
            self._look_for_sound_checkpoint()
        if self.lane is not None:
            self.lane.finish()
        self._models.refresh(self._run.folder)
        action, self._when_stopped = self._when_stopped, None
        if action is not None:
            action()

    def _refused(self, error: BadInput) -> None:
        """Show why a run that left no folder was refused, at its setting, and the run that was open before."""
        self._run.detach()
        self._run.folder = None
        self._panel.show_none()
        self._show_nothing()
        if self._before is not None and RunFolder(self._before).exists:
            with contextlib.suppress(BadInput):
                before = RunFolder(self._before)
                self._run.attach(before.path)
                self._show_run(before.read_recipe(), before.path)
        if self._last_branch is not None:
            self._panel.begin_branch(*self._last_branch)  # kept in the form, to be corrected and started again
        self._panel.refuse(error)

    def _look_for_sound_checkpoint(self) -> None:
        """Offer to resume from an older checkpoint where the newest is damaged; reads them in the background."""
        if self._resumed is None:
            return
        folder = RunFolder(self._resumed)

        def offer(sound: Path | None) -> None:
            newest = folder.complete_checkpoints()[-1:]
            shown = self._run.folder is not None and self._run.folder.path == folder.path and not self._run.going
            if sound is None or newest in ([], [sound]) or not shown:
                return
            step = int(sound.name)
            self._propose(
                tr(
                    "The newest checkpoint of {path} is damaged; that of step {step:,} is intact. "
                    "The newer ones will be kept in the run's folder {set_aside}."
                ).format(path=folder.path.name, step=step, set_aside=SET_ASIDE),
                tr("Resume from step {step:,}").format(step=step),
                lambda: self.resume(at=step),
            )

        self._background.run(lambda: newest_intact(folder), offer, lambda _: None)


def _title(recipe: TrainRecipe) -> str:
    data = recipe.dataset.kind
    return recipe.preset if recipe.preset.startswith(data) else f"{recipe.preset}, {data}"
