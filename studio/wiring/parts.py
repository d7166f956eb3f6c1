"""Every panel of the window."""

from functools import cached_property
from typing import TYPE_CHECKING

from studio.protocol.presets import presets
from studio.ui.compare.comparison_view import ComparisonView
from studio.ui.explore.explore_panel import ExplorePanel
from studio.ui.frame_painting.painting_view import PaintingView
from studio.ui.history.gallery_page import GalleryPage
from studio.ui.in_view import CANVAS
from studio.ui.inspector.inspector_panel import InspectorPanel
from studio.ui.main_window import LaterPanels
from studio.ui.models.models_page import ModelsPage
from studio.ui.tools.overlay_options import OverlayOptions
from studio.ui.training.training_panel import TrainingPanel
from studio.ui.training.training_view import TrainingView
from studio.ui.watch.watch_view import WatchView
from studio.ui.workspaces import Workspace
from studio.wiring.core import Core
from studio.wiring.front_parts import FrontParts

if TYPE_CHECKING:
    from studio.ui.history.gallery import Gallery


class WindowParts:
    """The window and all of its panels: those of `FrontParts`, and those that the first paint does not need."""

    def __init__(self, core: Core, front: FrontParts) -> None:
        self._core = core
        self.window, self.canvas, self.canvas_page = front.window, front.canvas, front.canvas_page
        self.recipe_panel, self.timeline_panel = front.recipe_panel, front.timeline_panel
        self.layers_panel, self.history_panel = front.layers_panel, front.history_panel
        self.tool_options = front.tool_options
        self.canvas_page.add(
            watch=WatchView(lambda text: self.window.notify(text, True)),
            comparison=ComparisonView(core.comparison, core.motion),
            painting=PaintingView(),
        )
        self.training_panel = TrainingPanel(presets)
        self.training_view = TrainingView()
        self.models_page = ModelsPage()
        self.gallery_page = GalleryPage(lambda: _gallery(core))
        self.inspector_panel = InspectorPanel()
        self.explore_panel = ExplorePanel()

    def place(self) -> None:
        """Place the panels in the window; called once the areas have filled them, since some are shown at once."""
        self.window.add_panels(
            LaterPanels(
                training_view=self.training_view,
                models=self.models_page,
                gallery=self.gallery_page,
                training=self.training_panel,
                explore=self.explore_panel,
                inspector=self.inspector_panel,
            )
        )

    @cached_property
    def overlay_options(self) -> OverlayOptions:
        """The popup with the overlay's options; created when it is first opened."""
        return OverlayOptions(self._core.tools, self.window)

    def show_canvas(self) -> None:
        """Bring the canvas into view, in the workspace that shows it."""
        self.window.workspaces.leave_temporary()
        if not self.window.in_view.has(CANVAS):
            self.window.workspaces.switch(Workspace.PAINT)

    def show_training(self) -> None:
        """Bring the training panels into view."""
        if self.window.workspaces.current is not Workspace.TRAIN:  # arranging the panels again would move the focus
            self.window.workspaces.switch(Workspace.TRAIN)


def _gallery(core: Core) -> "Gallery":
    from studio.ui.history.gallery import Gallery  # when it is first shown

    gallery = Gallery(core.history)
    gallery.set_models(core.models.cards)
    return gallery
