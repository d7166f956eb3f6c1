"""The panels of the window, and the window that holds them."""

from functools import cached_property

from studio.protocol.presets import presets
from studio.ui.canvas.canvas import Canvas
from studio.ui.canvas_page import CanvasPage
from studio.ui.compare.comparison_view import ComparisonView
from studio.ui.explore.explore_panel import ExplorePanel
from studio.ui.frame_painting.painting_view import PaintingView
from studio.ui.history.history_panel import HistoryPanel
from studio.ui.in_view import CANVAS
from studio.ui.inspector.inspector_panel import InspectorPanel
from studio.ui.layers.layers_panel import LayersPanel
from studio.ui.main_window import MainWindow, Panels
from studio.ui.models.models_page import ModelsPage
from studio.ui.recipe.recipe_panel import RecipePanel
from studio.ui.timeline.timeline_panel import TimelinePanel
from studio.ui.tools.overlay_options import OverlayOptions
from studio.ui.tools.tool_options import ToolOptions
from studio.ui.tools.tool_panel import ToolPanel
from studio.ui.training.training_panel import TrainingPanel
from studio.ui.training.training_view import TrainingView
from studio.ui.watch.watch_view import WatchView
from studio.ui.workspaces import Workspace
from studio.wiring.core import Core


class WindowParts:
    """Every panel, and the window around them."""

    def __init__(self, core: Core) -> None:
        self._tools = core.tools
        self.canvas = Canvas(core.document, core.tools, core.undo)
        self.canvas_page = CanvasPage(
            self.canvas,
            WatchView(lambda text: self.window.tell(text, True)),
            ComparisonView(core.comparison, core.motion),
            PaintingView(),
        )
        self.recipe_panel = RecipePanel(core.models.cards)
        self.recipe_panel.set_queue(core.queue)
        self.timeline_panel = TimelinePanel(core.timeline)
        self.training_panel = TrainingPanel(presets)
        self.training_view = TrainingView()
        self.models_page = ModelsPage()
        self.layers_panel = LayersPanel(core.document)
        self.history_panel = HistoryPanel(core.history)
        self.history_panel.set_models(core.models.cards)
        self.inspector_panel = InspectorPanel()
        self.explore_panel = ExplorePanel()
        self.tool_options = options = ToolOptions(core.tools)
        options.entered.connect(self.canvas.setFocus)  # so that its keys work again
        panels = Panels(
            canvas=self.canvas_page,
            tool_options=options,
            training_view=self.training_view,
            models=self.models_page,
            tools=ToolPanel(core.tools),
            recipe=self.recipe_panel,
            training=self.training_panel,
            layers=self.layers_panel,
            history=self.history_panel,
            timeline=self.timeline_panel,
            explore=self.explore_panel,
            inspector=self.inspector_panel,
        )
        self.window = MainWindow(panels, core.settings)

    @cached_property
    def overlay_options(self) -> OverlayOptions:
        """The popup with the overlay's options; created when it is first opened."""
        return OverlayOptions(self._tools, self.window)

    def show_canvas(self) -> None:
        """Bring the canvas into view, in the workspace that shows it."""
        self.window.workspaces.leave_models()
        if not self.window.in_view.has(CANVAS):
            self.window.workspaces.switch(Workspace.PAINT)

    def show_training(self) -> None:
        """Bring the training panels into view."""
        if self.window.workspaces.current is not Workspace.TRAIN:  # arranging the panels again would move the focus
            self.window.workspaces.switch(Workspace.TRAIN)
