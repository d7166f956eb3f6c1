"""Puts recipes that come from files and results into their panels."""

from collections.abc import Callable, Mapping
from functools import partial

from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.settings.applying import recipe_with
from studio.protocol.settings.picture_settings import PictureSettings
from studio.protocol.training_recipe import TrainRecipe
from studio.ui.recipe.recipe_panel import RecipePanel
from studio.ui.training.training_panel import TrainingPanel


class Recipes:
    """Joins the two panels that hold recipes.

    Args:
        show_training: Switches to the training workspace.
        tell: Shows a line; True marks an error.
        offer: Shows a line and buttons: their labels and what they do.
    """

    def __init__(
        self,
        recipe_panel: RecipePanel,
        training_panel: TrainingPanel,
        *,
        show_training: Callable[[], None],
        tell: Callable[[str, bool], None],
        offer: Callable[[str, Mapping[str, Callable[[], object]]], None],
    ) -> None:
        self._recipe_panel, self._training_panel = recipe_panel, training_panel
        self._show_training, self._tell, self._offer = show_training, tell, offer

    def use(self, recipe: GenerateRecipe | TrainRecipe) -> None:
        """Put a recipe into its panel."""
        if isinstance(recipe, GenerateRecipe):
            self._recipe_panel.set_recipe(recipe)
            self._tell("The recipe is in the recipe panel.", False)
        else:
            self._training_panel.set_recipe(recipe)
            self._show_training()
            self._tell("The recipe is in the training panel.", False)

    def offer(self, name: str, settings: PictureSettings) -> None:
        """Offer the settings that another program wrote into a picture called `name`."""
        self._offer(
            f"{name} was made with {settings.source} and carries its settings.",
            {
                "Use its settings": partial(self._use_settings, settings, keep_seed=False),
                "All but the seed": partial(self._use_settings, settings, keep_seed=True),
            },
        )

    def _use_settings(self, settings: PictureSettings, *, keep_seed: bool) -> None:
        models = self._recipe_panel.fields.cards
        recipe, missing = recipe_with(settings, self._recipe_panel.recipe(), models, keep_seed=keep_seed)
        self._recipe_panel.set_recipe(recipe)
        left_out = f" Not taken over: {'; '.join(missing)}." if missing else ""
        self._tell(f"The settings are in the recipe panel.{left_out}", False)
