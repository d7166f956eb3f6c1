"""The whole program: its areas put together, started, and closed in order."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from studio.ui.in_view import CANVAS
from studio.ui.operations.window.panel_state import PanelState
from studio.ui.operations.window.startup import Startup
from studio.wiring.canvas_area import CanvasArea
from studio.wiring.course_area import CourseArea
from studio.wiring.explanations_area import ExplanationsArea
from studio.wiring.explore_area import ExploreArea
from studio.wiring.files_area import FilesArea
from studio.wiring.front import Front
from studio.wiring.generation_area import GenerationArea
from studio.wiring.history_area import HistoryArea
from studio.wiring.latents_area import LatentsArea
from studio.wiring.layers_area import LayersArea
from studio.wiring.live_area import LiveArea
from studio.wiring.models_area import ModelsArea
from studio.wiring.parts import WindowParts
from studio.wiring.session_area import SessionArea
from studio.wiring.step_views_area import StepViewsArea
from studio.wiring.timeline_area import TimelineArea
from studio.wiring.training_area import TrainingArea


class Studio:
    """The whole program; its engine runs in another process."""

    def __init__(self, front: Front | QApplication) -> None:
        """Build everything behind the window, and the window itself if only the application is given."""
        self.front = front if isinstance(front, Front) else Front(front)
        self.core = self.front.core
        self.parts = WindowParts(self.core, self.front.parts)
        self._make_areas()
        self.parts.place()
        self._make_startup()
        self._connect()

    def _make_areas(self) -> None:
        core, parts = self.core, self.parts
        self.training = TrainingArea(core, parts)
        self.timeline = TimelineArea(core, parts, self.training)
        self.canvas = CanvasArea(core, parts)
        self.layers = LayersArea(core, parts)
        self.generation = GenerationArea(core, parts, self.timeline)
        self.live = LiveArea(core, parts, self.generation)
        self.step_views = StepViewsArea(core, parts, self.training, self.timeline, self.generation)
        self.history = HistoryArea(core, parts, self.generation, self.step_views)
        self.latents = LatentsArea(core, parts)
        self.explore = ExploreArea(core, parts, self.generation, self.training)
        self.explanations = ExplanationsArea(parts)
        self.models = ModelsArea(core, parts, self.canvas)
        self.course = CourseArea(core, parts, self.explore, self.latents)
        self.files = FilesArea(core, parts, self.generation, self.models, self.timeline)

    def _make_startup(self) -> None:
        core, parts = self.core, self.parts
        self.panel_state = PanelState(
            core.settings,
            recipe=parts.recipe_panel,
            training=parts.training_panel,
            training_view=parts.training_view,
            tools=core.tools,
            models=core.models,
            explore=parts.explore_panel,
        )
        self.session = SessionArea(
            core,
            parts,
            self.files.projects,
            self.generation.gridding,
            self.panel_state.saving,
            self.timeline.frames.leave_to_picture,
        )
        self.startup = Startup(
            engine=core.engine,
            models=core.models,
            panel_state=self.panel_state,
            restoring=self.session.restoring,
            files=self.files.files,
            history=core.history,
            training=self.training.training,
            generating=self.generation.generating,
            prompting=self.generation.prompting,
        )

    def _connect(self) -> None:
        window = self.parts.window
        window.actions_.connect_all(
            {
                **window.workspace_operations(),
                **self.canvas.operations(),
                **self.explanations.operations(),
                **self.explore.operations(),
                **self.layers.operations(),
                **self.timeline.operations(),
                **self.step_views.operations(),
                **self.files.operations(),
                **self.generation.operations(),
                **self.live.operations(),
                **self.history.operations(),
                **self.training.operations(),
                **self.models.operations(),
                **self.latents.operations(),
                **self.course.operations(),
            }
        )
        window.in_view.changed.connect(self._choose_undo)
        self._choose_undo()
        window.in_view.changed.connect(self.timeline.inspecting.rest)
        window.closing.connect(self.close)

    def show(self) -> None:
        """Show the window and start."""
        self.front.show()
        QTimer.singleShot(0, self.begin)

    def begin(self) -> None:
        """Start everything slow: the models, the last session, the history and a first picture."""
        self.startup.begin()
        self.models.hub.offer_unfinished()

    def open(self, paths: list[str]) -> None:
        """Open the first of these files once the window is shown, instead of a first picture."""
        self.startup.open(paths)

    def close(self) -> None:
        """Save everything and stop it in order; called when the window closes."""
        self.panel_state.save()
        self.startup.close()
        self.canvas.close()
        self.layers.close()
        self.live.close()
        self.generation.close()
        self.step_views.close()
        self.timeline.close()
        self.files.close()
        self.history.close()
        self.session.close()
        self.training.close()
        self.explore.close()
        self.models.close()
        self.core.engine.shutdown()

    def _choose_undo(self) -> None:
        """Let undo act on what is in view."""
        core, in_view = self.core, self.parts.window.in_view
        elsewhere = self.training.runs.undo
        if in_view.has("models"):
            elsewhere = self.models.models_list.undo
        elif in_view.has("gallery"):
            elsewhere = self.history.gallery.undo
        core.undo_group.setActiveStack(core.undo if in_view.has(CANVAS) else elsewhere)
