"""Composition root of the desktop program: the only place that builds the window's parts and joins them."""

import signal
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QObject, QSettings, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QUndoStack
from PySide6.QtWidgets import QApplication

from studio.document.denoising_lane import DenoisingLane
from studio.document.document import Document
from studio.document.history import History, HistoryEntry
from studio.document.lane import Lane
from studio.document.timeline import Timeline
from studio.link.data_previews import DataPreviews
from studio.link.engine_thread import EngineThread
from studio.link.job_queue import Job, JobQueue
from studio.link.latent_decoder import LatentDecoder
from studio.link.model_shelf import ModelShelf
from studio.link.training_run import TrainingRun
from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.events import Ready
from studio.protocol.files import make_folder
from studio.protocol.geometry import Box
from studio.protocol.presets import presets
from studio.protocol.recipes import GenerateRecipe, TrainRecipe
from studio.ui import theme
from studio.ui.canvas.canvas import Canvas
from studio.ui.history.history_panel import HistoryPanel
from studio.ui.icons import load_phosphor_only
from studio.ui.main_window import MainWindow, Panels
from studio.ui.operations.branching import Branching
from studio.ui.operations.checkpoints import Checkpoints
from studio.ui.operations.curves_export import CurvesExport
from studio.ui.operations.data_preview import DataPreviewing
from studio.ui.operations.decoding import Decoding
from studio.ui.operations.editing import Editing
from studio.ui.operations.files import Files
from studio.ui.operations.generating import Generating
from studio.ui.operations.model_export import ModelExport
from studio.ui.operations.remote_training import RemoteTraining
from studio.ui.operations.training import Training
from studio.ui.operations.viewing import Viewing
from studio.ui.recipe.recipe_panel import RecipePanel
from studio.ui.timeline.timeline_panel import TimelinePanel
from studio.ui.tools.brush_options import BrushOptions
from studio.ui.tools.overlay_options import OverlayOptions
from studio.ui.tools.settings import ToolSettings
from studio.ui.tools.tool_panel import ToolPanel
from studio.ui.training.training_panel import TrainingPanel
from studio.ui.training.training_view import TrainingView
from studio.ui.workspaces import Workspace


class Studio:
    """The whole program in one process, its engine in another."""

    def __init__(self, app: QApplication) -> None:
        self.app = app
        home = make_folder(places.data_home())
        self.settings = QSettings(str(home / "settings.ini"), QSettings.Format.IniFormat)
        chosen = str(self.settings.value("theme", "system"))
        theme.apply(app, theme.system_theme() if chosen == "system" else chosen)

        # what is edited
        self.document, self.timeline = Document(), Timeline()
        self.history = History(places.results())
        self.tools, self.undo = ToolSettings(), QUndoStack()

        # the engine
        self.engine = EngineThread()
        self.queue = JobQueue(self.engine)
        self.training_run = TrainingRun()
        self.models = ModelShelf()

        # what is seen
        self.canvas = Canvas(self.document, self.tools, self.undo)
        self.recipe_panel = RecipePanel(self.models.cards)
        self.recipe_panel.set_queue(self.queue)
        self.timeline_panel = TimelinePanel(self.timeline)
        self.training_panel = TrainingPanel(presets())
        self.training_view = TrainingView()
        self.history_panel = HistoryPanel(self.history)
        panels = Panels(
            canvas=self.canvas,
            brush=BrushOptions(self.tools),
            training_view=self.training_view,
            tools=ToolPanel(self.tools),
            recipe=self.recipe_panel,
            training=self.training_panel,
            history=self.history_panel,
            timeline=self.timeline_panel,
        )
        self.window = MainWindow(panels, self.settings)

        # what can be done
        self.editing = Editing(self.document, self.tools, self.undo, self.canvas)
        self.generating = Generating(
            document=self.document,
            editing=self.editing,
            recipe_panel=self.recipe_panel,
            queue=self.queue,
            engine=self.engine,
            timeline=self.timeline,
            history=self.history,
            canvas=self.canvas,
            tell=self.tell,
        )
        self.files = Files(
            self.window,
            self.document,
            self.editing,
            self.canvas,
            tell=self.tell,
            offer_recipe=self.offer_recipe,
            frame=self.frame_under_playhead,
            recipe=lambda: self.generating.made_with,
            forget_recipe=self.generating.forget_recipe,
        )
        self.training = Training(
            run=self.training_run,
            panel=self.training_panel,
            view=self.training_view,
            timeline=self.timeline,
            tell=self.tell,
            show=lambda: self.window.workspaces.switch(Workspace.TRAIN),
            models=self.models,
        )
        self.branching = Branching(
            self.training,
            run=self.training_run,
            panel=self.training_panel,
            view=self.training_view,
            timeline=self.timeline,
            tell=self.tell,
            show=lambda: self.window.workspaces.switch(Workspace.TRAIN),
        )
        self.checkpoints = Checkpoints(
            self.training,
            run=self.training_run,
            models=self.models,
            recipe_panel=self.recipe_panel,
            tell=self.tell,
        )
        self.curves_export = CurvesExport(self.training_run, self.training_view, self.tell)
        self.decoding = Decoding(
            self.timeline,
            self.timeline_panel,
            self.canvas,
            LatentDecoder(self.engine),
            models=lambda: self.models.cards,
        )
        self.model_export = ModelExport(self.training_run, self.tell, self.window)
        self.remote_training = RemoteTraining(
            panel=self.training_panel,
            run=self.training_run,
            attach=self.training.attach,
            tell=self.tell,
            withdraw=self.window.notice.withdraw,
            parent=self.window,
        )
        self.data_preview = DataPreviewing(self.training_panel, DataPreviews(self.engine), self.window)
        self.overlay_options = OverlayOptions(self.tools, self.window)
        self.viewing = Viewing(self.window, self.canvas, self.timeline, self.timeline_panel, self.settings)
        self._settled: tuple[Lane, int, str] | None = None
        self._first_start = False
        self.history_panel.set_models(self.models.cards)
        self._join()

    def show(self) -> None:
        """Show the window; the engine, the history and the session come behind its first paint."""
        self.window.show()
        self.canvas.setFocus()
        QTimer.singleShot(0, self._after_first_paint)

    def close(self) -> None:
        """End everything in good order; called once the window has closed."""
        self.files.keep_session()
        self.settings.setValue("recipe", self.recipe_panel.state())
        self.settings.setValue("outlive", self.training_panel.outlive.isChecked())
        self.settings.setValue("training", self.training_panel.state())
        self.settings.setValue("curves", self.training_view.arrangement())
        self.settings.sync()
        self.training.close()
        self.curves_export.close()
        self.data_preview.close()
        self.decoding.close()
        self.remote_training.close()
        self.model_export.close()
        self.models.close()
        self.engine.shutdown()

    def tell(self, text: str, bad: bool = False) -> None:
        """Tell the person something in one plain line: errors above the canvas, the rest in the status bar."""
        if bad:
            self.window.notice.tell(text)
        else:
            self.window.status.say(text)

    def offer_recipe(self, recipe: GenerateRecipe | TrainRecipe) -> None:
        """Put a recipe that came with a file into its panel."""
        if isinstance(recipe, GenerateRecipe):
            self.generating.use_recipe(recipe)
        else:
            self.training_panel.set_recipe(recipe)
            self.window.workspaces.switch(Workspace.TRAIN)
            self.tell("The training recipe is in the panel.")

    def frame_under_playhead(self) -> NDArray[np.uint8] | None:
        """Return the frame that the timeline points at, uint8 [h, w, 3]."""
        lane, k = self.timeline.current, self.timeline.playhead
        if lane is None or k >= lane.available:
            return None
        return lane.frame(k, lane.view_or_nearest(self.timeline.view))

    def _join(self) -> None:
        window, actions = self.window, self.window.actions_
        actions.connect_all(
            {
                **window.workspace_operations(),
                **self.editing.operations(),
                **self.files.operations(),
                **self.generating.operations(),
                "mask.overlay": lambda: self.overlay_options.open_over(self.canvas),
                **self.training.operations(),
                **self.branching.operations(),
                **self.checkpoints.operations(),
                **self.curves_export.operations(),
                **self.remote_training.operations(),
                **self.model_export.operations(),
                **self.viewing.operations(),
                "history.use": self.history_panel.use_recipe,
                "history.folder": self.history_panel.show_folder,
                "history.delete": self.history_panel.delete,
            }
        )
        self.history_panel.set_menu_actions([actions[f"history.{what}"] for what in ("use", "folder", "delete")])
        self.viewing.check_theme()
        window.dropped.connect(self.files.open_all)
        window.closing.connect(self.close)
        self.timeline_panel.frame_shown.connect(self._show_frame)
        self.timeline_panel.keep_wanted.connect(self._keep_frame)
        self.timeline_panel.problem.connect(lambda text: self.tell(text, True))
        self.history_panel.shown.connect(self._show_entry)
        self.history_panel.folder_wanted.connect(lambda entry: _open_folder(entry.folder))
        self.history_panel.generate_wanted.connect(self.recipe_panel.request_run)
        self.history_panel.recipe_wanted.connect(lambda entry: self.generating.use_recipe(entry.recipe))
        self.queue.running_changed.connect(self._show_progress)
        self.models.changed.connect(self.recipe_panel.set_models)
        self.recipe_panel.model_missed.connect(self.models.want)
        self.models.changed.connect(self.history_panel.set_models)
        self.engine.ready.connect(self._on_ready)
        self.engine.state.connect(self._show_engine_state)
        self.engine.message.connect(lambda text: self.tell(text))
        self.tools.set_overlay(
            colour=str(self.settings.value("overlay_colour", self.tools.overlay_colour)),
            opacity=float(str(self.settings.value("overlay_opacity", self.tools.overlay_opacity))),
        )
        self.tools.overlay_changed.connect(self._keep_overlay)
        self.tools.tool_changed.connect(self._check_tool)
        self.document.picture_replaced.connect(self._fit_brush)
        self._check_tool(self.tools.tool)
        self.undo.canUndoChanged.connect(actions["edit.undo"].setEnabled)
        self.undo.canRedoChanged.connect(actions["edit.redo"].setEnabled)
        actions["edit.undo"].setEnabled(False)
        actions["edit.redo"].setEnabled(False)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_theme_changed)

    def _keep_overlay(self) -> None:
        self.settings.setValue("overlay_colour", self.tools.overlay_colour)
        self.settings.setValue("overlay_opacity", self.tools.overlay_opacity)

    def _after_first_paint(self) -> None:
        self.engine.start()
        self.models.refresh()
        state = self.settings.value("recipe")
        if isinstance(state, dict):
            self.models.add(str(state.get("model", "")))  # of a run, most likely: its card does not wait for the rest
            self.recipe_panel.restore(state)
        else:
            self.generating.suggest()
        self.training_panel.set_outlive(bool(self.settings.value("outlive", False, bool)))
        training = self.settings.value("training")
        if isinstance(training, dict):
            self.training_panel.restore(training)
        curves = self.settings.value("curves")
        if isinstance(curves, dict):
            self.training_view.arrange(curves)
        self.history.scan()
        restored = self.files.restore_session()
        self._first_start = not restored and not self.history.entries
        self.training.reattach()

    def _show_engine_state(self, state: str) -> None:
        waiting = {"starting": "engine is warming up", "restarting": "engine is restarting", "stopped": "no engine"}
        if state in waiting:
            self.window.status.device.setText(waiting[state])

    def _on_ready(self, ready: Ready) -> None:
        threads = f"{ready.threads} thread{'s' if ready.threads > 1 else ''}"
        self.window.status.device.setText(f"{ready.device} · {threads}")
        self.decoding.engine_ready()
        if self._first_start:
            self._first_start = False
            self.generating.run()

    def _show_frame(self, lane: Lane | None, k: int, pixels: NDArray[np.uint8] | None) -> None:
        """Put the timeline's frame on the canvas, unless it is the one that has just become a result."""
        key = None if lane is None else (lane, k, self.timeline.view)
        if key is not None and key == self._settled:
            return
        self._settled = None
        if lane is not None and pixels is not None and self.training.owns(lane):
            newest = k == lane.available - 1
            self.training_view.show_mark(int(lane.timesteps[k]), pixels, newest=newest)
            if self.window.workspaces.current is Workspace.TRAIN or (lane.live and newest):
                return  # while it learns, the canvas is left to the picture
        if pixels is None or lane is None:
            self.canvas.show_frame(None, None)
        else:
            self.canvas.show_frame(pixels, Box(*lane.crop) if lane.crop else None)

    def _keep_frame(self, lane: Lane, k: int) -> None:
        """Make a step of a lane a candidate: the model's estimate of the clean picture there."""
        if isinstance(lane, DenoisingLane):
            self.decoding.need(lane, k, "x0", lambda: self._offer_frame(lane, k))

    def _offer_frame(self, lane: DenoisingLane, k: int) -> None:
        try:
            pixels = lane.frame(k, "x0")
        except BadInput as error:
            self.tell(str(error), True)
            return
        self.canvas.show_frame(None, None)
        self.document.offer([pixels], None)

    def _show_entry(self, entry: HistoryEntry) -> None:
        self.generating.show_entry(entry)
        self._settle()

    def _settle(self) -> None:
        lane = self.timeline.current
        self._settled = None if lane is None else (lane, self.timeline.playhead, self.timeline.view)

    def _show_progress(self, job: Job | None) -> None:
        if job is None:
            self.window.status.clear_progress()
            return
        left = "" if job.eta_seconds is None else f"{job.eta_seconds:.1f} s left"
        self.window.status.show_progress(job.title, job.step, job.of, left)

    def _check_tool(self, tool: str) -> None:
        for id_, name in (("mask.brush", "brush"), ("mask.eraser", "eraser"), ("mask.hand", "pan")):
            self.window.actions_[id_].setChecked(tool == name)

    def _fit_brush(self) -> None:
        """Bring the brush to a size that can paint a part of the picture: neither all of it nor a speck."""
        side = max(self.document.size)
        if side and not side / 100 <= self.tools.brush.size <= side / 3:
            self.tools.set_brush(size=max(2, round(side / 5)))

    def _system_theme_changed(self, _scheme: Qt.ColorScheme) -> None:
        if str(self.settings.value("theme", "system")) == "system":
            self.viewing.set_theme("system")


def make_application() -> QApplication:
    """Return the application object, made if there is none yet."""
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


def run(after_first_paint: Callable[[Studio], None] | None = None) -> int:
    """Open the window and stay until it closes; returns the exit status."""
    app = make_application()
    try:
        studio = Studio(app)
    except BadInput as error:
        print(f"denoise-studio: {error}", file=sys.stderr)
        return 2
    if after_first_paint is not None:
        watcher = _FirstPaint(studio, after_first_paint)
        studio.canvas.installEventFilter(watcher)
    # Ctrl+C in the terminal closes the window; Python sees the signal only when its own code runs
    signal.signal(signal.SIGINT, lambda *_: studio.window.close())
    heartbeat = QTimer()
    heartbeat.timeout.connect(lambda: None)
    heartbeat.start(500)
    studio.show()
    return app.exec()


class _FirstPaint(QObject):
    """Calls back once, when the canvas has been painted for the first time."""

    def __init__(self, studio: Studio, then: Callable[[Studio], None]) -> None:
        super().__init__()
        self._studio, self._then, self._seen = studio, then, False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._seen:
            self._seen = True
            QTimer.singleShot(0, lambda: self._then(self._studio))
        return False


def _open_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
