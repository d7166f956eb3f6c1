"""Training: the form, runs, checkpoints, curves, other computers and data previews."""

from studio.link.data_previews import DataPreviews
from studio.ui.actions import Operations
from studio.ui.operations.training.branching import Branching
from studio.ui.operations.training.checkpoints import Checkpoints
from studio.ui.operations.training.curves_export import CurvesExport
from studio.ui.operations.training.data_preview import DataPreviewing
from studio.ui.operations.training.model_export import ModelExport
from studio.ui.operations.training.remote_training import RemoteTraining
from studio.ui.operations.training.runs import Runs
from studio.ui.operations.training.training import Training
from studio.wiring.core import Core
from studio.wiring.parts import WindowParts


class TrainingArea:
    """Training: the form, runs, checkpoints, curves, other computers and data previews."""

    def __init__(self, core: Core, parts: WindowParts) -> None:
        window, notify = parts.window, parts.window.notify
        self.training = Training(
            run=core.training_run,
            panel=parts.training_panel,
            view=parts.training_view,
            timeline=core.timeline,
            notify=notify,
            show=parts.show_training,
            propose=window.notice.propose,
            withdraw=window.notice.withdraw,
            models=core.models,
            disable=window.actions_.disable,
        )
        self.branching = Branching(
            self.training,
            run=core.training_run,
            panel=parts.training_panel,
            view=parts.training_view,
            timeline=core.timeline,
            notify=notify,
            show=parts.show_training,
        )
        self.checkpoints = Checkpoints(
            self.training,
            run=core.training_run,
            models=core.models,
            recipe_panel=parts.recipe_panel,
            notify=notify,
            propose=window.notice.propose,
            show_canvas=parts.show_canvas,
        )
        self.runs = Runs(
            view=parts.training_view,
            run=core.training_run,
            training=self.training,
            branching=self.branching,
            checkpoints=self.checkpoints,
            actions=window.actions_,
            notify=notify,
            show=parts.show_training,
            parent=window,
        )
        self.curves_export = CurvesExport(core.training_run, parts.training_view, notify)
        self.model_export = ModelExport(core.training_run, notify, window)
        self.remote_training = RemoteTraining(
            panel=parts.training_panel,
            run=core.training_run,
            attach=self.training.attach,
            notify=notify,
            withdraw=window.notice.withdraw,
            parent=window,
        )
        self.data_preview = DataPreviewing(parts.training_panel, DataPreviews(core.engine), window)

        core.undo_group.addStack(self.runs.undo)
        parts.training_view.header.use_requested.connect(self.checkpoints.use_newest)
        parts.training_view.browser_made.connect(lambda browser: window.in_view.follow("runs", browser, browser.shown))

    def operations(self) -> Operations:
        """Return the actions of this area's commands."""
        return {
            **self.training.operations(),
            **self.branching.operations(),
            **self.checkpoints.operations(),
            **self.runs.operations(),
            **self.curves_export.operations(),
            **self.remote_training.operations(),
            **self.model_export.operations(),
        }

    def close(self) -> None:
        """Stop this area's work; called when the window closes."""
        self.runs.close()
        self.training.close()
        self.curves_export.close()
        self.data_preview.close()
        self.remote_training.close()
        self.model_export.close()
