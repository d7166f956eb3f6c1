"""Composition root of the desktop program: the only place that builds the window's parts and joins them."""

import gc
import signal
import sys
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QUndoGroup
from PySide6.QtWidgets import QApplication

from studio import qt_start  # noqa: F401 - before the others
from studio.display import require_display
from studio.document.denoising_lane import DenoisingLane
from studio.document.document import Document
from studio.document.history import History
from studio.document.origins import Origins
from studio.document.session import session_folder
from studio.link.control_maps import ControlMaps
from studio.link.data_previews import DataPreviews
from studio.link.engine_thread import EngineThread
from studio.link.hub_downloads import HubDownloads
from studio.link.job_queue import JobQueue
from studio.link.latent_decoder import LatentDecoder
from studio.link.model_shelf import ModelShelf
from studio.link.schedule_tables import ScheduleTabulator
from studio.link.step_inspector import StepInspector
from studio.link.training_run import TrainingRun
from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.files import make_folder
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.presets import presets
from studio.ui import theme
from studio.ui.canvas.canvas import Canvas
from studio.ui.explore.explore_panel import ExplorePanel
from studio.ui.history.history_panel import HistoryPanel
from studio.ui.icons import load_phosphor_only
from studio.ui.in_view import CANVAS
from studio.ui.inspector.inspector_panel import InspectorPanel
from studio.ui.kept_settings import open_settings
from studio.ui.main_window import MainWindow, Panels
from studio.ui.models.models_page import ModelsPage
from studio.ui.operations.branching import Branching
from studio.ui.operations.checkpoints import Checkpoints
from studio.ui.operations.code_copying import CodeCopying
from studio.ui.operations.control_mapping import ControlMapping
from studio.ui.operations.curves_export import CurvesExport
from studio.ui.operations.data_preview import DataPreviewing
from studio.ui.operations.decoding import Decoding
from studio.ui.operations.dropping import Dropping
from studio.ui.operations.editing import Editing
from studio.ui.operations.engine_status import EngineStatus
from studio.ui.operations.files import Files
from studio.ui.operations.forking import Forking
from studio.ui.operations.frame_display import FrameDisplay
from studio.ui.operations.generating import Generating
from studio.ui.operations.gridding import Gridding
from studio.ui.operations.hub import Hub
from studio.ui.operations.inspecting import Inspecting
from studio.ui.operations.lane_editing import LaneEditing
from studio.ui.operations.lane_keeping import LaneKeeper
from studio.ui.operations.memory_remedies import MemoryRemedies
from studio.ui.operations.model_adding import ModelAdding
from studio.ui.operations.model_export import ModelExport
from studio.ui.operations.model_use import ModelUse
from studio.ui.operations.models import Models
from studio.ui.operations.panel_state import PanelState
from studio.ui.operations.prompting import Prompting
from studio.ui.operations.queue_editing import QueueEditing
from studio.ui.operations.recipes import Recipes
from studio.ui.operations.remote_training import RemoteTraining
from studio.ui.operations.results import Results
from studio.ui.operations.runs import Runs
from studio.ui.operations.session import SessionKeeper
from studio.ui.operations.startup import Startup
from studio.ui.operations.training import Training
from studio.ui.operations.viewing import Viewing, chosen_theme, open_folder
from studio.ui.recipe.recipe_panel import RecipePanel
from studio.ui.recipe.wording import job_title
from studio.ui.timeline.timeline_panel import TimelinePanel
from studio.ui.tools.brush_options import BrushOptions
from studio.ui.tools.overlay_options import OverlayOptions
from studio.ui.tools.settings import ToolSettings
from studio.ui.tools.tool_panel import ToolPanel
from studio.ui.training.training_panel import TrainingPanel
from studio.ui.training.training_view import TrainingView
from studio.ui.undo import UndoStack
from studio.ui.workspaces import Workspace

_RESULT_COMMANDS = ("use", "copy_code", "use_but_seed", "folder", "delete")  # of the history's menu

if TYPE_CHECKING:
    from studio.ui.models.model_row import ModelRow


class Studio:
    """The whole program in one process, its engine in another."""

    def __init__(self, app: QApplication) -> None:
        self.app = app
        home = make_folder(places.data_home())
        self.settings, problem = open_settings(home / "settings.ini")
        theme.apply_palette(app, chosen_theme(self.settings))
        self._make_models()
        self._make_window()
        theme.apply_style_sheet(app)  # once for all widgets
        self._make_operations()
        self._connect()
        if problem:
            self.window.tell(problem, True)

    def _make_models(self) -> None:
        self.document = Document()
        self.timeline = self.document.timeline
        self.origins = Origins(self.document)
        self.history = History(places.results())
        self.tools, self.undo = ToolSettings(), UndoStack(self.document)
        self.undo_group = QUndoGroup()  # of the canvas and of the runs: the active one is that of the page in view
        self.undo_group.addStack(self.undo)
        self.undo_group.setActiveStack(self.undo)
        self.engine = EngineThread()
        self.queue = JobQueue(self.engine)
        self.training_run = TrainingRun()
        self.models = ModelShelf()
        self.downloads = HubDownloads()

    def _make_window(self) -> None:
        self.canvas = Canvas(self.document, self.tools, self.undo)
        self.recipe_panel = RecipePanel(self.models.cards)
        self.recipe_panel.set_queue(self.queue)
        self.timeline_panel = TimelinePanel(self.timeline)
        self.training_panel = TrainingPanel(presets)
        self.training_view = TrainingView()
        self.models_page = ModelsPage()
        self.history_panel = HistoryPanel(self.history)
        self.history_panel.set_models(self.models.cards)
        self.inspector_panel = InspectorPanel()
        self.explore_panel = ExplorePanel(self.document, self.canvas, ScheduleTabulator(self.engine))
        brush = BrushOptions(self.tools)
        brush.entered.connect(self.canvas.setFocus)  # so that its keys work again
        panels = Panels(
            canvas=self.canvas,
            brush=brush,
            training_view=self.training_view,
            models=self.models_page,
            tools=ToolPanel(self.tools),
            recipe=self.recipe_panel,
            training=self.training_panel,
            history=self.history_panel,
            timeline=self.timeline_panel,
            explore=self.explore_panel,
            inspector=self.inspector_panel,
        )
        self.window = MainWindow(panels, self.settings)

    @cached_property
    def overlay_options(self) -> OverlayOptions:
        """The popup with the overlay's options; created when it is first opened."""
        return OverlayOptions(self.tools, self.window)

    def _make_operations(self) -> None:
        window, tell = self.window, self.window.tell
        self.editing = Editing(
            self.document, self.tools, self.undo, self.undo_group, self.canvas, window.actions_, tell
        )
        self.viewing = Viewing(window, self.canvas, self.timeline, self.timeline_panel, self.settings)
        self.training = Training(
            run=self.training_run,
            panel=self.training_panel,
            view=self.training_view,
            timeline=self.timeline,
            tell=tell,
            show=self._show_training,
            propose=window.notice.propose,
            withdraw=window.notice.withdraw,
            models=self.models,
            disable=window.actions_.disable,
        )
        self.branching = Branching(
            self.training,
            run=self.training_run,
            panel=self.training_panel,
            view=self.training_view,
            timeline=self.timeline,
            tell=tell,
            show=self._show_training,
        )
        self.checkpoints = Checkpoints(
            self.training,
            run=self.training_run,
            models=self.models,
            recipe_panel=self.recipe_panel,
            tell=tell,
            propose=window.notice.propose,
            show_canvas=self._show_canvas,
        )
        self.runs = Runs(
            view=self.training_view,
            run=self.training_run,
            training=self.training,
            branching=self.branching,
            checkpoints=self.checkpoints,
            actions=window.actions_,
            tell=tell,
            show=self._show_training,
            parent=window,
        )
        self.undo_group.addStack(self.runs.undo)
        self.curves_export = CurvesExport(self.training_run, self.training_view, tell)
        self.decoding = Decoding(
            self.timeline,
            self.timeline_panel,
            self.canvas,
            LatentDecoder(self.engine),
            models=lambda: self.models.cards,
            idle=lambda: self.queue.idle,
        )
        for ended in (self.queue.job_finished, self.queue.job_failed):
            ended.connect(self.decoding.rest)
        self.inspecting = Inspecting(
            timeline=self.timeline,
            panel=self.inspector_panel,
            inspector=StepInspector(self.engine),
            canvas=self.canvas,
            models=lambda: self.models.cards,
            idle=lambda: self.queue.idle,
        )
        for ended in (self.queue.job_finished, self.queue.job_failed):
            ended.connect(self.inspecting.rest)
        self.frames = FrameDisplay(
            timeline=self.timeline,
            panel=self.timeline_panel,
            canvas=self.canvas,
            document=self.document,
            origins=self.origins,
            decoding=self.decoding,
            training=self.training,
            training_view=self.training_view,
            workspaces=window.workspaces,
            tell=tell,
        )
        self.queue_editing = QueueEditing(self.queue, self.recipe_panel, copied=self.origins.pass_on, tell=tell)
        self.generating = Generating(
            document=self.document,
            origins=self.origins,
            recipe_panel=self.recipe_panel,
            queue=self.queue,
            engine=self.engine,
            canvas=self.canvas,
            editing=self.queue_editing,
            tell=tell,
        )
        self.forking = Forking(timeline=self.timeline, panel=self.timeline_panel, generating=self.generating, tell=tell)
        self.lane_editing = LaneEditing(self.document, self.timeline_panel, self.undo, tell)
        self.lane_keeper = LaneKeeper(
            window, self.timeline, session_folder(), hide_frame=self.frames.leave_to_picture, tell=tell
        )
        self.control_mapping = ControlMapping(
            panel=self.recipe_panel,
            document=self.document,
            canvas=self.canvas,
            maps=ControlMaps(self.engine),
            tell=tell,
            parent=window,
        )
        self.prompting = Prompting(self.recipe_panel, tell=tell, parent=window)
        self.code_copying = CodeCopying(
            in_view=self._recipe_in_view,
            of_history=lambda: entry.recipe if (entry := self.history_panel.entry()) is not None else None,
            of_timeline=self._recipe_of_lane,
            tell=tell,
        )
        self.results = Results(
            document=self.document,
            origins=self.origins,
            undo=self.undo,
            queue=self.queue,
            engine=self.engine,
            timeline=self.timeline,
            history=self.history,
            canvas=self.canvas,
            frames=self.frames,
            tell=tell,
            propose=window.notice.propose,
            choose=self.history_panel.choose,
            title=lambda entry: job_title(entry.recipe, self.models.cards),
        )
        self.recipes = Recipes(
            self.recipe_panel,
            self.training_panel,
            show_training=self._show_training,
            tell=tell,
            offer=window.notice.offer,
        )
        self.gridding = Gridding(
            queue=self.queue,
            panel=self.recipe_panel,
            generating=self.generating,
            origins=self.origins,
            history=self.history,
            settings=self.settings,
            quiet=self.results.quiet,
            show=self.results.show_entry,
            use_recipe=self.recipes.use,
            tell=tell,
            parent=window,
        )
        self.files = Files(
            window,
            self.document,
            self.undo,
            self.canvas,
            self.settings,
            tell=tell,
            use_recipe=self.recipes.use_of_file,
            offer_settings=self.recipes.offer,
            frame=self.frames.under_playhead,
            reveal=self._show_canvas,
        )
        self.model_export = ModelExport(self.training_run, tell, window)
        self.model_use = ModelUse(self.recipe_panel, self.models, show_canvas=self._show_canvas, tell=tell)
        self.model_adding = ModelAdding(
            models=self.models, use=self.model_use.use, tell=tell, settings=self.settings, parent=window
        )
        self.models_list = Models(
            page=self.models_page,
            models=self.models,
            history=self.history,
            actions=window.actions_,
            use=self._use_row,
            chosen=self.recipe_panel.fields.models.model.key,
            tell=tell,
            show=lambda: window.workspaces.switch(Workspace.MODELS),
            leave=window.workspaces.leave_models,
            show_text=self.viewing.show_text,
            parent=window,
        )
        self.undo_group.addStack(self.models_list.undo)
        self.hub = Hub(
            page=self.models_page,
            downloads=self.downloads,
            added=self._model_arrived,
            show=lambda: window.workspaces.switch(Workspace.MODELS),
            tell=tell,
            offer=window.notice.offer,
            parent=window,
        )
        self.dropping = Dropping(
            open_files=self.files.open_first,
            add_model=self.model_adding.add,
            scan=self.model_adding.scan,
            parent=window,
        )
        self.remote_training = RemoteTraining(
            panel=self.training_panel,
            run=self.training_run,
            attach=self.training.attach,
            tell=tell,
            withdraw=window.notice.withdraw,
            parent=window,
        )
        self.data_preview = DataPreviewing(self.training_panel, DataPreviews(self.engine), window)
        self.memory_remedies = MemoryRemedies(
            engine=self.engine,
            queue=self.queue,
            origins=self.origins,
            status=window.status,
            tell=tell,
            offer=window.notice.offer,
        )
        self.engine_status = EngineStatus(self.engine, self.queue, window.status)
        self.panel_state = PanelState(
            self.settings,
            recipe=self.recipe_panel,
            training=self.training_panel,
            training_view=self.training_view,
            tools=self.tools,
            models=self.models,
        )
        self.session = SessionKeeper(window, self.document, self.canvas, tell=tell, panels=self.panel_state.saving)
        self.startup = Startup(
            engine=self.engine,
            models=self.models,
            panel_state=self.panel_state,
            session=self.session,
            lanes=self.lane_keeper,
            files=self.files,
            history=self.history,
            training=self.training,
            generating=self.generating,
            prompting=self.prompting,
        )

    def _connect(self) -> None:
        actions = self.window.actions_
        actions.connect_all(
            {
                **self.window.workspace_operations(),
                **self.editing.operations(),
                **self.files.operations(),
                **self.generating.operations(),
                **self.queue_editing.operations(),
                **self.gridding.operations(),
                **self.code_copying.operations(),
                **self.forking.operations(),
                **self.lane_editing.operations(),
                **self.prompting.operations(),
                "mask.overlay": lambda: self.overlay_options.open_over(self.canvas),
                **self.training.operations(),
                **self.branching.operations(),
                **self.checkpoints.operations(),
                **self.runs.operations(),
                **self.curves_export.operations(),
                **self.remote_training.operations(),
                **self.model_export.operations(),
                **self.model_adding.operations(),
                **self.models_list.operations(),
                **self.hub.operations(),
                **self.viewing.operations(),
                "history.use": self.history_panel.use_recipe,
                "history.use_but_seed": self._use_recipe_but_seed,
                "history.folder": self.history_panel.show_folder,
                "history.delete": self.history_panel.delete,
            }
        )
        self.queue_editing.set_actions(actions)
        self.canvas.candidate_bar.set_actions(
            [
                ("Accept", "Enter", actions["image.take"]),
                ("Discard", "Esc", actions["image.dismiss"]),
                ("Compare", "T", actions["image.toggle"]),
            ]
        )
        self.history_panel.set_menu_actions([actions[f"history.{what}"] for what in _RESULT_COMMANDS])
        self.history_panel.shown.connect(self.results.show_entry)
        self.history_panel.folder_wanted.connect(lambda entry: open_folder(entry.folder))
        self.history_panel.generate_wanted.connect(self.recipe_panel.request_run)
        self.history_panel.recipe_wanted.connect(lambda entry: self.recipes.use(entry.recipe))
        self.training_view.header.use_requested.connect(self.checkpoints.use_newest)
        self.window.dropped.connect(self.dropping.drop)
        self.canvas.files_dropped.connect(self.dropping.drop)
        self.recipe_panel.fields.models.browse_clicked.connect(actions["models.browse"].trigger)
        self.window.in_view.changed.connect(self._choose_undo)
        self._choose_undo()
        self.training_view.browser_made.connect(
            lambda browser: self.window.in_view.follow("runs", browser, browser.shown)
        )
        self.models_page.browser_made.connect(
            lambda browser: self.window.in_view.follow("models", browser, browser.shown)
        )
        self.window.closing.connect(self.close)
        self.recipe_panel.fields.prompts.pasted.connect(self.recipes.pasted)
        self.recipe_panel.changed.connect(self.session.panels_changed)
        self.models.changed.connect(self.recipe_panel.set_models)
        self.models.changed.connect(self.history_panel.set_models)
        self.recipe_panel.model_missed.connect(self.models.want)
        self.engine.ready.connect(self.decoding.engine_ready)
        self.engine.ready.connect(self.explore_panel.engine_ready)
        self.engine.ready.connect(self.inspecting.engine_ready)
        self.window.in_view.changed.connect(self.inspecting.rest)

    def show(self) -> None:
        """Show the window; everything slow starts behind its first paint."""
        self.window.show()
        self.canvas.setFocus()
        QTimer.singleShot(0, self.startup.begin)
        QTimer.singleShot(0, self.hub.offer_unfinished)

    def open(self, paths: list[str]) -> None:
        """Open the first of these files once the window is shown, instead of a first picture."""
        self.startup.open(paths)

    def close(self) -> None:
        """Save and end everything in order; called when the window closes."""
        self.panel_state.save()
        self.startup.close()
        self.editing.close()
        self.generating.close()
        self.code_copying.close()
        self.gridding.close()
        self.forking.close()
        self.prompting.close()
        self.results.close()
        self.frames.close()
        self.files.close()
        self.session.close()
        self.lane_keeper.close()
        self.runs.close()
        self.training.close()
        self.curves_export.close()
        self.data_preview.close()
        self.decoding.close()
        self.explore_panel.close_background()
        self.inspecting.close()
        self.control_mapping.close()
        self.remote_training.close()
        self.model_export.close()
        self.model_adding.close()
        self.models_list.close()
        self.dropping.close()
        self.hub.close()
        self.models.close()
        self.engine.shutdown()

    def _choose_undo(self) -> None:
        """Let undo act on what is in view."""
        elsewhere = self.models_list.undo if self.window.in_view.has("models") else self.runs.undo
        self.undo_group.setActiveStack(self.undo if self.window.in_view.has(CANVAS) else elsewhere)

    def _use_row(self, row: "ModelRow") -> None:
        self.model_use.use(row.entry)

    def _model_arrived(self, name: str) -> None:
        self.models.add(name)
        self.models_list.refresh()  # a LoRA is not among those that make pictures

    def _use_recipe_but_seed(self) -> None:
        entry = self.history_panel.entry()
        if entry is not None:
            self.recipes.use(entry.recipe, keep_seed=True)

    def _recipe_in_view(self) -> GenerateRecipe | None:
        """The recipe of the picture in view; without one, that of the panel."""
        source = self.document.source_in_view
        if source is not None:
            return source.recipe
        problem = self.recipe_panel.problem()
        return None if problem else self.recipe_panel.recipe()

    def _recipe_of_lane(self) -> GenerateRecipe | None:
        lane = self.timeline.current
        return lane.recipe if isinstance(lane, DenoisingLane) else None

    def _show_canvas(self) -> None:
        self.window.workspaces.leave_models()
        if not self.window.in_view.has(CANVAS):
            self.window.workspaces.switch(Workspace.PAINT)

    def _show_training(self) -> None:
        if self.window.workspaces.current is not Workspace.TRAIN:  # arranging the panels again would move the focus
            self.window.workspaces.switch(Workspace.TRAIN)


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
        studio.canvas.installEventFilter(watcher)
    # Ctrl+C in the terminal closes the window; Python handles the signal only when its own code runs, hence the timer
    signal.signal(signal.SIGINT, lambda *_: studio.window.close())
    heartbeat = QTimer()
    heartbeat.timeout.connect(lambda: None)
    heartbeat.start(500)
    studio.engine.start()  # it loads its libraries on another core while the window is painted for the first time
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
