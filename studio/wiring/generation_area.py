"""Generating: recipes, prompts, the queue, results, forks and grids."""

from studio.document.document import Document
from studio.document.lanes.denoising_lane import DenoisingLane
from studio.document.lanes.timeline import Timeline
from studio.link.control_maps import ControlMaps
from studio.link.upscaler import Upscaler
from studio.protocol.generation_recipe import GenerateRecipe
from studio.ui.actions import Operations
from studio.ui.operations.generating.code_copying import CodeCopying
from studio.ui.operations.generating.control_mapping import ControlMapping
from studio.ui.operations.generating.engine_settings import EngineSettingsEditing
from studio.ui.operations.generating.engine_status import EngineStatus
from studio.ui.operations.generating.generating import Generating
from studio.ui.operations.generating.gridding import Gridding
from studio.ui.operations.generating.memory_remedies import MemoryRemedies
from studio.ui.operations.generating.prompting import Prompting
from studio.ui.operations.generating.queue_editing import QueueEditing
from studio.ui.operations.generating.recipes import Recipes
from studio.ui.operations.generating.results import Results
from studio.ui.operations.generating.upscaling import Upscaling
from studio.ui.operations.timeline.forking import Forking
from studio.ui.recipe.recipe_panel import RecipePanel
from studio.ui.recipe.wording import job_title
from studio.ui.translation import tr
from studio.wiring.core import Core
from studio.wiring.parts import WindowParts
from studio.wiring.timeline_area import TimelineArea


class GenerationArea:
    """Generating: recipes, prompts, the queue, results, forks and grids."""

    def __init__(self, core: Core, parts: WindowParts, timeline: TimelineArea) -> None:
        window, notify = parts.window, parts.window.notify
        self.queue_editing = QueueEditing(core.queue, parts.recipe_panel, copied=core.origins.pass_on, notify=notify)
        self.generating = Generating(
            document=core.document,
            origins=core.origins,
            recipe_panel=parts.recipe_panel,
            queue=core.queue,
            engine=core.engine,
            canvas=parts.canvas,
            editing=self.queue_editing,
            notify=notify,
            show_while=window.status.show_while,
        )
        self.forking = Forking(
            timeline=core.timeline,
            panel=parts.timeline_panel,
            generating=self.generating,
            model=lambda: parts.recipe_panel.fields.recipe().model,
            notify=notify,
            offer=window.notice.offer,
            searches={
                tr("Model file…"): window.actions_["file.add_model"].trigger,
                tr("Model folder…"): window.actions_["file.add_model_folder"].trigger,
            },
        )
        self.control_mapping = ControlMapping(
            panel=parts.recipe_panel,
            document=core.document,
            canvas=parts.canvas,
            maps=ControlMaps(core.engine),
            frame=timeline.frames.under_playhead,
            notify=notify,
            parent=window,
        )
        self.prompting = Prompting(parts.recipe_panel, notify=notify, parent=window)
        self.code_copying = CodeCopying(
            in_view=lambda: _recipe_in_view(core.document, parts.recipe_panel),
            of_history=lambda: entry.recipe if (entry := parts.history_panel.entry()) is not None else None,
            of_timeline=lambda: _recipe_of_lane(core.timeline),
            notify=notify,
        )
        self.results = Results(
            document=core.document,
            origins=core.origins,
            undo=core.undo,
            queue=core.queue,
            engine=core.engine,
            timeline=core.timeline,
            history=core.history,
            canvas=parts.canvas,
            frames=timeline.frames,
            notify=notify,
            withdraw=window.notice.withdraw,
            propose=window.notice.propose,
            choose=parts.history_panel.choose,
            title=lambda entry: job_title(entry.recipe, core.models.cards),
            reveal=parts.show_canvas,
        )
        self.recipes = Recipes(
            parts.recipe_panel,
            parts.training_panel,
            show_training=parts.show_training,
            notify=notify,
            offer=window.notice.offer,
        )
        self.gridding = Gridding(
            queue=core.queue,
            panel=parts.recipe_panel,
            generating=self.generating,
            origins=core.origins,
            history=core.history,
            settings=core.settings,
            quiet=self.results.quiet,
            show=self.results.show_entry,
            use_recipe=self.recipes.use,
            notify=notify,
            parent=window,
        )
        self.upscaling = Upscaling(
            document=core.document,
            origins=core.origins,
            upscaler=Upscaler(core.engine),
            panel=parts.recipe_panel,
            cards=lambda: core.models.cards,
            enqueue=self.generating.enqueue,
            notify=notify,
            parent=window,
        )
        self.memory_remedies = MemoryRemedies(
            engine=core.engine,
            queue=core.queue,
            origins=core.origins,
            status=window.status,
            notify=notify,
            offer=window.notice.offer,
        )
        self.engine_settings = EngineSettingsEditing(core.engine, core.settings, window)
        self.engine_status = EngineStatus(core.engine, core.queue, window.status)

        parts.canvas.candidate_bar.set_actions(
            [
                (tr("Accept"), tr("Enter"), window.actions_["image.take"]),
                (tr("Discard"), "Esc", window.actions_["image.dismiss"]),
                (tr("Compare"), "T", window.actions_["image.toggle"]),
            ]
        )
        self.queue_editing.set_actions(window.actions_)
        parts.recipe_panel.fields.prompts.pasted.connect(self.recipes.pasted)

    def operations(self) -> Operations:
        """Return the actions of this area's commands."""
        return {
            **self.generating.operations(),
            **self.queue_editing.operations(),
            **self.gridding.operations(),
            **self.engine_settings.operations(),
            **self.code_copying.operations(),
            **self.forking.operations(),
            **self.prompting.operations(),
            **self.upscaling.operations(),
        }

    def close(self) -> None:
        """Stop this area's work; called when the window closes."""
        self.generating.close()
        self.upscaling.close()
        self.code_copying.close()
        self.gridding.close()
        self.forking.close()
        self.prompting.close()
        self.results.close()
        self.control_mapping.close()


def _recipe_in_view(document: Document, panel: RecipePanel) -> GenerateRecipe | None:
    """Return the recipe of the picture in view; without one, that of the panel."""
    source = document.source_in_view
    if source is not None:
        return source.recipe
    return None if panel.problem() else panel.recipe()


def _recipe_of_lane(timeline: Timeline) -> GenerateRecipe | None:
    lane = timeline.current
    return lane.recipe if isinstance(lane, DenoisingLane) else None
