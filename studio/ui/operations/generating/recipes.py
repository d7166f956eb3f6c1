"""Puts recipes that come from files and results into their panels."""

from collections.abc import Callable, Mapping
from functools import partial

from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.parameters import PARAMETERS_KEY
from studio.protocol.settings.applying import recipe_with
from studio.protocol.settings.picture_settings import VARIATION_KEYS, PictureSettings
from studio.protocol.settings.reader import settings_in
from studio.protocol.training_recipe import TrainRecipe
from studio.ui.recipe.recipe_panel import RecipePanel
from studio.ui.training.training_panel import TrainingPanel
from studio.ui.translation import tr

_SEEDS = ("seed", *VARIATION_KEYS)
_LONGEST_PASTED = 20_000  # characters


class Recipes:
    """Joins the two panels that hold recipes.

    Args:
        show_training: Switches to the training workspace.
        notify: Shows a line; True marks an error.
        offer: Shows a line and buttons: their labels and what they do.
    """

    def __init__(
        self,
        recipe_panel: RecipePanel,
        training_panel: TrainingPanel,
        *,
        show_training: Callable[[], None],
        notify: Callable[[str, bool], None],
        offer: Callable[[str, Mapping[str, Callable[[], object]]], None],
    ) -> None:
        self._recipe_panel, self._training_panel = recipe_panel, training_panel
        self._show_training, self._notify, self._offer = show_training, notify, offer

    def use(self, recipe: GenerateRecipe | TrainRecipe, *, keep_seed: bool = False) -> None:
        """Put a recipe into its panel; `keep_seed` keeps the seed, and the variation, that a recipe panel has."""
        if isinstance(recipe, GenerateRecipe):
            now = self._recipe_panel.recipe()
            seeds = {key: getattr(now, key) for key in _SEEDS} if keep_seed else {}
            self._recipe_panel.set_recipe(recipe.model_copy(update=seeds))
            self._notify(tr("The recipe is in the recipe panel."), False)
        else:
            self._training_panel.set_recipe(recipe)
            self._show_training()
            self._notify(tr("The recipe is in the training panel."), False)

    def use_of_file(self, recipe: GenerateRecipe | TrainRecipe) -> None:
        """Put the recipe of a file into its panel, and offer to keep the seed that was there."""
        before = self._recipe_panel.recipe()
        self.use(recipe)
        if isinstance(recipe, GenerateRecipe) and any(getattr(before, key) != getattr(recipe, key) for key in _SEEDS):
            kept = recipe.model_copy(update={key: getattr(before, key) for key in _SEEDS})
            self._offer(
                tr("The recipe is in the recipe panel, with its seed."), {tr("Keep my seed"): partial(self.use, kept)}
            )

    def pasted(self, text: str) -> None:
        """Offer the settings in a text that was pasted into the prompt, if it has any."""
        if len(text) > _LONGEST_PASTED:
            return
        settings = settings_in({PARAMETERS_KEY: text})
        if settings is not None and settings.steps is not None:
            self._offer_settings(tr("The pasted text carries the settings of a picture."), settings)

    def offer(self, name: str, settings: PictureSettings) -> None:
        """Offer the settings that another program wrote into a picture called `name`."""
        self._offer_settings(
            tr("{name} was made with {source} and carries its settings.").format(name=name, source=settings.source),
            settings,
        )

    def _offer_settings(self, text: str, settings: PictureSettings) -> None:
        self._offer(
            text,
            {
                tr("Use its settings"): partial(self._use_settings, settings, keep_seed=False),
                tr("All but the seed"): partial(self._use_settings, settings, keep_seed=True),
            },
        )

    def _use_settings(self, settings: PictureSettings, *, keep_seed: bool) -> None:
        models = self._recipe_panel.fields.cards
        recipe, missing = recipe_with(settings, self._recipe_panel.recipe(), models, keep_seed=keep_seed)
        self._recipe_panel.set_recipe(recipe)
        left_out = tr(" Not taken over: {missing}.").format(missing="; ".join(missing)) if missing else ""
        self._notify(tr("The settings are in the recipe panel.{left_out}").format(left_out=left_out), False)
