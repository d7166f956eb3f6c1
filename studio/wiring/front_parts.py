"""The panels that the window's first paint shows, and the window that holds them."""

from studio.ui.canvas.canvas import Canvas
from studio.ui.canvas_page import CanvasPage
from studio.ui.history.history_panel import HistoryPanel
from studio.ui.layers.layers_panel import LayersPanel
from studio.ui.main_window import MainWindow, Panels
from studio.ui.recipe.recipe_panel import RecipePanel
from studio.ui.timeline.timeline_panel import TimelinePanel
from studio.ui.tools.tool_options import ToolOptions
from studio.ui.tools.tool_panel import ToolPanel
from studio.wiring.core import Core


class FrontParts:
    """The panels of the Paint workspace, and the window around them."""

    def __init__(self, core: Core) -> None:
        self.canvas = Canvas(core.document, core.tools, core.undo)
        self.canvas_page = CanvasPage(self.canvas)
        self.recipe_panel = RecipePanel(core.models.cards)
        self.recipe_panel.set_queue(core.queue)
        self.timeline_panel = TimelinePanel(core.timeline)
        self.layers_panel = LayersPanel(core.document)
        self.history_panel = HistoryPanel(core.history)
        self.history_panel.set_models(core.models.cards)
        self.tool_options = options = ToolOptions(core.tools)
        options.entered.connect(self.canvas.setFocus)  # so that its keys work again
        panels = Panels(
            canvas=self.canvas_page,
            tool_options=options,
            tools=ToolPanel(core.tools),
            recipe=self.recipe_panel,
            layers=self.layers_panel,
            history=self.history_panel,
            timeline=self.timeline_panel,
        )
        self.window = MainWindow(panels, core.settings)
