"""Puts recipes that come from files and results into their panels."""

from collections.abc import Callable

from studio.protocol.recipes import GenerateRecipe, TrainRecipe
from studio.ui.recipe.recipe_panel import RecipePanel
from studio.ui.training.training_panel import TrainingPanel


class Recipes:
    """Joins the two panels that hold recipes.

    Args:
        show_training: Switches to the training workspace.
        tell: Shows a line; True marks an error.
    """

    def __init__(
        self,
        recipe_panel: RecipePanel,
        training_panel: TrainingPanel,
        *,
        show_training: Callable[[], None],
        tell: Callable[[str, bool], None],
    ) -> None:
        self._recipe_panel, self._training_panel = recipe_panel, training_panel
        self._show_training, self._tell = show_training, tell

    def use(self, recipe: GenerateRecipe | TrainRecipe) -> None:
        """Put a recipe into its panel."""
        if isinstance(recipe, GenerateRecipe):
            self._recipe_panel.set_recipe(recipe)
            self._tell("The recipe is in the recipe panel.", False)
        else:
            self._training_panel.set_recipe(recipe)
            self._show_training()
            self._tell("The recipe is in the training panel.", False)
