"""Files: opened, saved, and dropped onto the window."""

from studio.ui.actions import Operations
from studio.ui.operations.files.dropping import Dropping
from studio.ui.operations.files.files import Files
from studio.ui.operations.files.project_view import ProjectView
from studio.ui.operations.files.projects import Projects
from studio.ui.operations.timeline.lane_opening import LaneOpening
from studio.wiring.core import Core
from studio.wiring.generation_area import GenerationArea
from studio.wiring.models_area import ModelsArea
from studio.wiring.parts import WindowParts
from studio.wiring.timeline_area import TimelineArea


class FilesArea:
    """Files: opened, saved, and dropped onto the window."""

    def __init__(
        self, core: Core, parts: WindowParts, generation: GenerationArea, models: ModelsArea, timeline: TimelineArea
    ) -> None:
        window, notify = parts.window, parts.window.notify
        self.projects = Projects(
            window,
            core.document,
            core.undo,
            parts.canvas,
            core.settings,
            core.history,
            ProjectView(core.document, parts.canvas, window.workspaces, timeline.frames.leave_to_picture),
            notify=notify,
            recipe=lambda: None if parts.recipe_panel.problem() else parts.recipe_panel.recipe(),
            panel=parts.recipe_panel.state,
            use_recipe=parts.recipe_panel.set_recipe,
            use_panel=parts.recipe_panel.restore,
            reveal=parts.show_canvas,
        )
        self.lane_opening = LaneOpening(
            core.timeline,
            add_model=models.model_adding.add,
            reveal=parts.show_canvas,
            notify=notify,
            parent=window,
        )
        self.files = Files(
            window,
            core.document,
            core.undo,
            parts.canvas,
            core.settings,
            notify=notify,
            show_while=window.status.show_while,
            use_recipe=generation.recipes.use_of_file,
            offer_settings=generation.recipes.offer,
            frame=timeline.frames.under_playhead,
            reveal=parts.show_canvas,
            open_project=self.projects.open,
            open_lane=self.lane_opening.open,
        )
        self.dropping = Dropping(
            open_files=self.files.open_first,
            add_model=models.model_adding.add,
            scan=models.model_adding.scan,
            parent=window,
        )

        window.dropped.connect(self.dropping.drop)
        parts.canvas.files_dropped.connect(self.dropping.drop)

    def operations(self) -> Operations:
        """Return the actions of this area's commands."""
        return {**self.files.operations(), **self.projects.operations()}

    def close(self) -> None:
        """Stop this area's work; called when the window closes."""
        self.files.close()
        self.projects.close()
        self.lane_opening.close()
        self.dropping.close()
