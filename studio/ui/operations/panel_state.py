"""Saves how the panels are set, and restores it at the next start."""

from PySide6.QtCore import QSettings

from studio.link.model_shelf import ModelShelf
from studio.ui.recipe.recipe_panel import RecipePanel
from studio.ui.tools.settings import ToolSettings
from studio.ui.training.training_panel import TrainingPanel
from studio.ui.training.training_view import TrainingView


class PanelState:
    """The recipe, the training recipe, the arrangement of the curves, and the mask's overlay."""

    def __init__(
        self,
        settings: QSettings,
        *,
        recipe: RecipePanel,
        training: TrainingPanel,
        training_view: TrainingView,
        tools: ToolSettings,
        models: ModelShelf,
    ) -> None:
        self._settings, self._recipe, self._training, self._view = settings, recipe, training, training_view
        self._tools, self._models = tools, models
        tools.set_overlay(
            colour=str(settings.value("overlay_colour", tools.overlay_colour)),
            opacity=float(str(settings.value("overlay_opacity", tools.overlay_opacity))),
        )
        tools.overlay_changed.connect(self._save_overlay)

    def restore(self) -> bool:
        """Restore the panels; returns whether there was a recipe to restore."""
        recipe = self._settings.value("recipe")
        if isinstance(recipe, dict):
            # show the card of its model (of a run, most likely) without waiting for the others
            self._models.add(str(recipe.get("model", "")))
            self._recipe.restore(recipe)
        self._training.set_outlive(bool(self._settings.value("outlive", False, bool)))
        training = self._settings.value("training")
        if isinstance(training, dict):
            self._training.restore(training)
        curves = self._settings.value("curves")
        if isinstance(curves, dict):
            self._view.arrange(curves)
        return isinstance(recipe, dict)

    def save(self) -> None:
        """Save the panels."""
        self._settings.setValue("recipe", self._recipe.state())
        self._settings.setValue("outlive", self._training.outlive.isChecked())
        self._settings.setValue("training", self._training.state())
        self._settings.setValue("curves", self._view.arrangement())
        self._settings.sync()

    def _save_overlay(self) -> None:
        self._settings.setValue("overlay_colour", self._tools.overlay_colour)
        self._settings.setValue("overlay_opacity", self._tools.overlay_opacity)
