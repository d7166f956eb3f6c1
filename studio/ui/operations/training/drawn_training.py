"""Puts a noise schedule that was drawn by hand into the training recipe."""

from collections.abc import Callable

from studio.protocol.errors import BadInput
from studio.protocol.presets import presets
from studio.protocol.training_recipe import ScheduleSpec, TrainRecipe
from studio.protocol.traits import traits_of
from studio.ui.training.training_panel import TrainingPanel

_PRESET = "digits"  # used if the form is set to a model without a noise schedule


def train_on_schedule(schedule: ScheduleSpec, panel: TrainingPanel, use: Callable[[TrainRecipe], None]) -> None:
    """Fill the training form with its current recipe on another noise schedule.

    Args:
        schedule: The schedule; its T included.
        panel: The training panel.
        use: Puts a recipe into the form and shows it.
    """
    try:
        recipe = panel.recipe()
    except BadInput:
        recipe = panel.fields.base
    if not traits_of(recipe.model).uses("schedule.kind"):
        recipe = presets()[_PRESET].recipe
    use(recipe.model_copy(update={"schedule": schedule}))
