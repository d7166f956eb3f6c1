"""Saves the state of the panels, and restores it at the next start."""

from collections.abc import Callable

from PySide6.QtCore import QSettings
from PySide6.QtGui import QColor

from studio.document.selections.selection import Mode
from studio.link.model_shelf import ModelShelf
from studio.ui.explore.explore_panel import ExplorePanel
from studio.ui.kept_settings import flag_of, number_of, text_of, value_of
from studio.ui.recipe.recipe_panel import RecipePanel
from studio.ui.tools.selection_options import SelectionOptions
from studio.ui.tools.settings import ToolSettings
from studio.ui.training.training_panel import TrainingPanel
from studio.ui.training.training_view import TrainingView


class PanelState:
    """The recipe, the training recipe, the curves, the Explore tabs, the selection options and the mask's overlay."""

    def __init__(
        self,
        settings: QSettings,
        *,
        recipe: RecipePanel,
        training: TrainingPanel,
        training_view: TrainingView,
        tools: ToolSettings,
        models: ModelShelf,
        explore: ExplorePanel,
    ) -> None:
        self._settings, self._recipe, self._training, self._view = settings, recipe, training, training_view
        self._tools, self._models, self._explore = tools, models, explore
        colour = text_of(settings, "overlay_colour", "")
        tools.set_overlay(
            colour=colour if QColor.isValidColorName(colour) else None,
            opacity=number_of(settings, "overlay_opacity", tools.overlay_opacity),
        )
        tools.overlay_changed.connect(self._save_overlay)
        options, modes = tools.selection, {mode.value: mode for mode in Mode}
        tools.set_selection(
            mode=modes.get(text_of(settings, "selection_mode", "")),
            feather=number_of(settings, "selection_feather", options.feather),
            tolerance=number_of(settings, "selection_tolerance", options.tolerance),
            contiguous=text_of(settings, "selection_contiguous", "true") != "false",
        )
        tools.selection_changed.connect(self._save_selection)

    def restore(self) -> bool:
        """Restore the panels; returns whether there was a recipe to restore."""
        recipe = value_of(self._settings, "recipe", dict)
        if recipe is not None:
            # show the card of its model (of a run, most likely) without waiting for the others
            self._models.add(str(recipe.get("model", "")))
            self._recipe.restore(recipe)
        self._training.set_outlive(flag_of(self._settings, "outlive"))
        training = value_of(self._settings, "training", dict)
        if training is not None:
            self._training.restore(training)
        curves = value_of(self._settings, "curves", dict)
        if curves is not None:
            self._view.arrange(curves)
        explored = value_of(self._settings, "explore", dict)
        if explored is not None:
            self._explore.restore(explored)
        return recipe is not None

    def save(self) -> None:
        """Save the panels."""
        self.saving()()

    def saving(self) -> Callable[[], None]:
        """Return the work that saves the panels as they are now; it may run in any thread."""
        file, state = self._settings.fileName(), self._state()

        def save() -> None:
            settings = QSettings(file, QSettings.Format.IniFormat)
            for key, value in state.items():
                settings.setValue(key, value)
            settings.sync()

        return save

    def _state(self) -> dict[str, object]:
        return {
            "recipe": self._recipe.state(),
            "outlive": self._training.outlive.isChecked(),
            "training": self._training.state(),
            "curves": self._view.arrangement(),
            "explore": self._explore.state(),
        }

    def _save_overlay(self) -> None:
        self._settings.setValue("overlay_colour", self._tools.overlay_colour)
        self._settings.setValue("overlay_opacity", self._tools.overlay_opacity)

    def _save_selection(self, options: SelectionOptions) -> None:
        self._settings.setValue("selection_mode", options.mode.value)
        self._settings.setValue("selection_feather", float(options.feather))
        self._settings.setValue("selection_tolerance", float(options.tolerance))
        self._settings.setValue("selection_contiguous", "true" if options.contiguous else "false")
