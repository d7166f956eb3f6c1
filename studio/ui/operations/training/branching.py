"""Branching a training run from a checkpoint, by command or as a remedy that an evaluation suggests."""

from collections.abc import Callable

from studio.document.lanes.timeline import Timeline
from studio.link.training_run import TrainingRun
from studio.protocol.continuation import Continuation
from studio.protocol.errors import BadInput
from studio.protocol.recipes import changed
from studio.protocol.runfolder import Control, RunFolder
from studio.protocol.training_recipe import TrainRecipe
from studio.ui.operations.training.next_run import nearest, with_time_left
from studio.ui.operations.training.training import Training
from studio.ui.training.evaluation.remedies import Remedy
from studio.ui.training.form.branch_notice import BranchPoint
from studio.ui.training.training_panel import TrainingPanel
from studio.ui.training.training_view import TrainingView
from studio.ui.translation import tr


class Branching:
    """Prepares branches in the training panel, and applies remedies.

    Args:
        notify: Shows a line; True marks an error.
        show: Brings the Train workspace to the front.
    """

    def __init__(
        self,
        training: Training,
        *,
        run: TrainingRun,
        panel: TrainingPanel,
        view: TrainingView,
        timeline: Timeline,
        notify: Callable[[str, bool], None],
        show: Callable[[], None],
    ) -> None:
        self._training, self._run, self._panel = training, run, panel
        self._timeline, self._notify, self._show = timeline, notify, show
        view.warnings.remedy_clicked.connect(self.apply)

    def operations(self) -> dict[str, Callable[[], object]]:
        """Return what each command does."""
        return {"train.branch": self.prepare}

    def prepare(self) -> None:
        """Let the next run branch from the current one, at the checkpoint under the playhead or the newest.

        If the run has reached its limit there, the branch gets the same amount of training again.
        """
        folder = self._run.folder
        if not self._training.has_local_checkpoints():
            return
        steps = _checkpoint_steps(folder) if folder is not None else []
        if folder is None or not steps:
            self._notify(
                tr("There is no checkpoint to branch from yet. Save one now, or open a run that has one."), False
            )
            return
        self.prepare_from(folder, nearest(steps, self._playhead_step(steps[-1])))

    def prepare_from(self, folder: RunFolder, step: int) -> None:
        """Let the next run branch from a checkpoint of a run."""
        steps = _checkpoint_steps(folder)
        try:
            recipe = folder.read_recipe()
            if step not in steps:
                raise BadInput(tr("The checkpoint of step {step} is gone.").format(step=step))
        except BadInput as error:
            self._notify(str(error), True)
            return
        status = folder.read_status()
        seconds = status.seconds if status is not None and step == steps[-1] else 0.0  # unknown for earlier steps
        self._panel.begin_branch(BranchPoint(folder.path, step), recipe, with_time_left(recipe, step, seconds))
        self._show()

    def apply(self, remedy: Remedy) -> None:
        """Apply a remedy to the recipe of the current run, whatever settings the panel shows.

        A run in progress is stopped first where a new run has to replace it.
        """
        folder = self._run.folder
        if folder is None:
            return
        try:
            recipe = folder.read_recipe()
            new = changed(recipe, remedy.changes)
        except BadInput as error:
            self._notify(str(error), True)
            return
        if remedy.continuation is Continuation.NOW:
            self._training.request(Control.LEARNING_RATE, repr(new.learning_rate))
        elif not self._training.has_local_checkpoints():
            return
        elif self._run.going:
            self._training.stop_then(lambda: self._start(remedy, folder, recipe, new), remedy.tooltip)
        else:
            self._start(remedy, folder, recipe, new)

    def _start(self, remedy: Remedy, folder: RunFolder, recipe: TrainRecipe, new: TrainRecipe) -> None:
        """Start the run that replaces an ended one: a branch from the remedy's checkpoint, or a run from scratch."""
        if remedy.continuation is Continuation.NEW_RUN:
            self._panel.set_recipe(new)
            self._training.start(new)
            return
        steps = _checkpoint_steps(folder)
        if not steps:
            self._panel.announce("")
            self._notify(tr("The run left no checkpoint to branch from."), True)
            return
        step, seconds = steps[-1], 0.0
        if remedy.step is not None:
            step = nearest(steps, remedy.step)
        elif (status := folder.read_status()) is not None:
            seconds = status.seconds
        new = with_time_left(new, step, seconds)
        self._panel.begin_branch(BranchPoint(folder.path, step), recipe, new)
        self._training.start(new)

    def _playhead_step(self, newest: int) -> int:
        """Return the step under the playhead of the run's lane; `newest` when the playhead is at its end."""
        lane, playhead = self._training.lane, self._timeline.playhead
        if lane is not None and lane is self._timeline.current and playhead < lane.available - 1:
            return int(lane.timesteps[playhead])
        return newest


def _checkpoint_steps(folder: RunFolder) -> list[int]:
    return [int(path.name) for path in folder.complete_checkpoints()]
