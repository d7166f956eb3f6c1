"""The Explore panel: the forward process and the pixels of the picture, the 2-D playground, and the model's network."""

from functools import partial

from studio.link.clean_predictor import CleanPredictor
from studio.link.network_describer import NetworkDescriber
from studio.link.schedule_tables import ScheduleTabulator
from studio.protocol.generation_recipe import GenerateRecipe
from studio.ui.actions import Operations
from studio.ui.explore.explore_tab import ExploreTab
from studio.ui.explore.forward_tab import ForwardTab
from studio.ui.explore.network_tab import NetworkTab
from studio.ui.explore.pixels_tab import PixelsTab
from studio.ui.explore.plane.plane_tab import PlaneTab
from studio.ui.explore.times_tab import TimesTab
from studio.ui.explore.words_tab import WordsTab
from studio.ui.operations.timeline.step_seeking import StepSeeking
from studio.ui.operations.training.drawn_training import train_on_schedule
from studio.ui.translation import tr
from studio.ui.workspaces import Workspace
from studio.wiring.core import Core
from studio.wiring.generation_area import GenerationArea
from studio.wiring.parts import WindowParts
from studio.wiring.training_area import TrainingArea


class ExploreArea:
    """The tabs of the Explore panel."""

    def __init__(self, core: Core, parts: WindowParts, generation: GenerationArea, training: TrainingArea) -> None:
        self._core, self._parts, self._recipes = core, parts, generation.recipes
        self._panel = parts.explore_panel
        self._seeking = StepSeeking(core.timeline)
        self.forward = ForwardTab(
            core.document,
            ScheduleTabulator(core.engine),
            CleanPredictor(core.engine),
            cards=lambda: core.models.cards,
            train=lambda schedule: train_on_schedule(schedule, parts.training_panel, generation.recipes.use),
        )
        self.pixels = PixelsTab(core.document, parts.canvas)
        self.network = NetworkTab(parts.recipe_panel, NetworkDescriber(core.engine), lambda: core.models.cards)
        self.plane = PlaneTab(core.engine)
        self.times = TimesTab(
            core.engine,
            put=lambda pixels: core.undo.record(core.document.set_picture(pixels, tr("Cell to canvas"))),
            branch=training.branching.prepare_from,
            generate=self._generate,
        )
        self.words = WordsTab(core.timeline, core.engine, notify=parts.window.notify)
        for tab in (self.forward, self.plane, self.times, self.words, self.pixels, self.network):
            self._panel.add(tab)
        core.models.changed.connect(self.forward.models_changed)
        core.engine.ready.connect(self._panel.engine_ready)

    def operations(self) -> Operations:
        """Return the actions of this area's commands."""
        tabs = (self.forward, self.plane, self.times, self.pixels)
        return {
            **{f"explore.{tab.key}": partial(self._show, tab) for tab in tabs},
            "explore.learn": self._learn,
            "explore.race": self._race,
            "explore.words": self._look,
        }

    def _show(self, tab: ExploreTab) -> None:
        self._parts.window.workspaces.switch(Workspace.EXPLORE)
        self._panel.choose(tab.key)

    def _learn(self) -> None:
        self._show(self.plane)
        if self.plane.view is not None:
            self.plane.view.learn.click()

    def _race(self) -> None:
        self._show(self.plane)
        if self.plane.view is not None:
            self.plane.view.race.click()

    def _look(self) -> None:
        self._show(self.words)
        if self.words.view is not None:
            self.words.view.look.click()

    def _generate(self, recipe: GenerateRecipe, step: int) -> None:
        """Generate with a checkpoint and go to a step; its recipe is put into the panel, so that it can be forked."""
        self._seeking.when_finished(recipe, step)
        self._core.models.add(recipe.model)
        self._recipes.use(recipe)
        self._parts.recipe_panel.request_run()
        self._parts.window.workspaces.switch(Workspace.WATCH)

    def close(self) -> None:
        """Stop this area's work; called when the window closes."""
        self._panel.close_background()
