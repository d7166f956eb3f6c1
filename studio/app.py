"""The desktop program: its areas put together, started, and closed in order."""

import gc
import signal
import sys
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from studio import qt_start  # noqa: F401 - before the others
from studio.display import require_display
from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.files import make_folder
from studio.ui import theme
from studio.ui.icons import load_phosphor_only
from studio.ui.in_view import CANVAS
from studio.ui.kept_settings import open_settings
from studio.ui.operations.canvas.viewing import chosen_theme
from studio.ui.operations.window.panel_state import PanelState
from studio.ui.operations.window.startup import Startup
from studio.wiring.canvas_area import CanvasArea
from studio.wiring.core import Core
from studio.wiring.course_area import CourseArea
from studio.wiring.explanations_area import ExplanationsArea
from studio.wiring.explore_area import ExploreArea
from studio.wiring.files_area import FilesArea
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
    """The whole program in one process, its engine in another."""

    def __init__(self, app: QApplication) -> None:
        self.app = app
        home = make_folder(places.data_home())
        settings, problem = open_settings(home / "settings.ini")
        theme.apply_palette(app, chosen_theme(settings))
        self.core = Core(settings)
        self.parts = WindowParts(self.core)
        theme.apply_style_sheet(app)  # once for all widgets
        self._make_areas()
        self._make_startup()
        self._connect()
        if problem:
            self.parts.window.tell(problem, True)

    def _make_areas(self) -> None:
        core, parts = self.core, self.parts
        self.training = TrainingArea(core, parts)
        self.timeline = TimelineArea(core, parts, self.training)
        self.canvas = CanvasArea(core, parts)
        self.layers = LayersArea(core, parts)
        self.generation = GenerationArea(core, parts, self.timeline)
        self.live = LiveArea(core, parts, self.generation)
        self.step_views = StepViewsArea(core, parts, self.training, self.timeline, self.generation)
        self.history = HistoryArea(core, parts, self.generation)
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
            core, parts, self.files.projects, self.panel_state.saving, self.timeline.frames.leave_to_picture
        )
        self.startup = Startup(
            engine=core.engine,
            models=core.models,
            panel_state=self.panel_state,
            bringing_back=self.session.bringing_back,
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
        """Show the window; everything slow starts behind its first paint."""
        self.parts.window.show()
        self.parts.canvas.setFocus()
        QTimer.singleShot(0, self.startup.begin)
        QTimer.singleShot(0, self.models.hub.offer_unfinished)

    def open(self, paths: list[str]) -> None:
        """Open the first of these files once the window is shown, instead of a first picture."""
        self.startup.open(paths)

    def close(self) -> None:
        """Save and end everything in order; called when the window closes."""
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
        elsewhere = self.models.models_list.undo if in_view.has("models") else self.training.runs.undo
        core.undo_group.setActiveStack(core.undo if in_view.has(CANVAS) else elsewhere)


def make_application() -> QApplication:
    """Return the QApplication, created at the first call."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    load_phosphor_only()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("denoise-studio")
    app.setApplicationDisplayName("Denoise Studio")
    app.setDesktopFileName("denoise-studio")
    return app


def run(paths: list[str] | None = None, after_first_paint: Callable[[Studio], None] | None = None) -> int:
    """Open the window and run until it closes; returns the exit status.

    Args:
        paths: Files to open, as they were given on the command line.
        after_first_paint: Called once, when the canvas has been painted.
    """
    try:
        require_display()
        app = make_application()
        studio = Studio(app)
    except BadInput as error:
        print(f"denoise-studio: {error}", file=sys.stderr)
        return 2
    if paths:
        studio.open(paths)
    if after_first_paint is not None:
        watcher = _FirstPaint(studio, after_first_paint)
        studio.parts.canvas.installEventFilter(watcher)
    # Ctrl+C in the terminal closes the window; Python handles the signal only when its own code runs, hence the timer
    signal.signal(signal.SIGINT, lambda *_: studio.parts.window.close())
    heartbeat = QTimer()
    heartbeat.timeout.connect(lambda: None)
    heartbeat.start(500)
    studio.core.engine.start()  # it loads its libraries on another core while the window is painted for the first time
    studio.show()
    QTimer.singleShot(0, _spare_collector)
    return app.exec()


def _spare_collector() -> None:
    """Exempt what the start created from garbage collection: scanning it would stall the window for 50 to 100 ms."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


class _FirstPaint(QObject):
    """Calls back once after the canvas has been painted for the first time."""

    def __init__(self, studio: Studio, then: Callable[[Studio], None]) -> None:
        super().__init__()
        self._studio, self._then, self._seen = studio, then, False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._seen:
            self._seen = True
            QTimer.singleShot(0, lambda: self._then(self._studio))
        return False
