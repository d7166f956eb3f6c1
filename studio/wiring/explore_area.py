"""The Explore panel: the forward process and the pixels of the picture, and the model's network."""

from studio.link.clean_predictor import CleanPredictor
from studio.link.network_describer import NetworkDescriber
from studio.link.schedule_tables import ScheduleTabulator
from studio.ui.explore.forward_tab import ForwardTab
from studio.ui.explore.network_tab import NetworkTab
from studio.ui.explore.pixels_tab import PixelsTab
from studio.ui.operations.drawn_training import train_on_schedule
from studio.wiring.core import Core
from studio.wiring.generation_area import GenerationArea
from studio.wiring.parts import WindowParts


class ExploreArea:
    """The tabs of the Explore panel."""

    def __init__(self, core: Core, parts: WindowParts, generation: GenerationArea) -> None:
        self._panel = parts.explore_panel
        self.forward = ForwardTab(
            core.document,
            ScheduleTabulator(core.engine),
            CleanPredictor(core.engine),
            cards=lambda: core.models.cards,
            train=lambda schedule: train_on_schedule(schedule, parts.training_panel, generation.recipes.use),
        )
        self.pixels = PixelsTab(core.document, parts.canvas)
        self.network = NetworkTab(parts.recipe_panel, NetworkDescriber(core.engine), lambda: core.models.cards)
        for tab in (self.forward, self.pixels, self.network):
            self._panel.add(tab)
        core.models.changed.connect(self.forward.models_changed)
        core.engine.ready.connect(self._panel.engine_ready)

    def close(self) -> None:
        """End what this area has under way; called when the window closes."""
        self._panel.close_background()
