"""Using a checkpoint of the current run as the model of the recipe."""

from collections.abc import Callable

from studio.link.model_shelf import ModelShelf
from studio.link.training_run import TrainingRun
from studio.protocol.modelcard import BEST
from studio.protocol.runfolder import RunFolder
from studio.ui.operations.training.training import Training
from studio.ui.recipe.recipe_panel import RecipePanel
from studio.ui.translation import tr


class Checkpoints:
    """Chooses the newest or the best checkpoint in the recipe panel.

    Args:
        notify: Shows a line; True marks an error.
        propose: Shows a line and a button with a label, which calls a function.
        show_canvas: Brings the canvas and the recipe into view.
    """

    def __init__(
        self,
        training: Training,
        *,
        run: TrainingRun,
        models: ModelShelf,
        recipe_panel: RecipePanel,
        notify: Callable[[str, bool], None],
        propose: Callable[[str, str, Callable[[], object]], None],
        show_canvas: Callable[[], None],
    ) -> None:
        self._propose, self._show_canvas = propose, show_canvas
        self._training, self._run, self._models = training, run, models
        self._recipe_panel, self._notify = recipe_panel, notify

    def operations(self) -> dict[str, Callable[[], object]]:
        """Return what each command does."""
        return {"train.use": self.use_newest, "train.use_best": self.use_best}

    def use_newest(self) -> None:
        """Choose the newest checkpoint of the current run in the recipe."""
        folder = self._run.folder
        if self._training.has_local_checkpoints():
            self.use(folder)

    def use(self, folder: RunFolder | None) -> None:
        """Choose the newest checkpoint of a run in the recipe."""
        if folder is None or not folder.complete_checkpoints():
            self._notify(tr("The run has no checkpoint yet. Save one now, or wait for the next."), False)
            return
        self._use(folder, "", "newest")

    def use_best(self) -> None:
        """Choose the checkpoint with the lowest validation loss in the recipe."""
        folder = self._run.folder
        if not self._training.has_local_checkpoints():
            return
        if folder is None or folder.best_checkpoint() is None:
            self._notify(tr("No checkpoint of the run has a validation loss, so none is the best."), False)
            return
        self._use(folder, BEST, "best")

    def _use(self, folder: RunFolder, mark: str, word: str) -> None:
        name = f"{folder.path}@{mark}" if mark else str(folder.path)
        self._models.add(name)
        if self._recipe_panel.fields.models.model.set_key(name):
            self._propose(
                tr("The recipe uses this run's {word} checkpoint.").format(word=word),
                tr("Show recipe"),
                self._show_canvas,
            )
        else:
            self._notify(tr("This run trains a model that cannot generate pictures by itself."), False)
