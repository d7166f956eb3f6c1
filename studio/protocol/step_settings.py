"""The settings of each step of a generation: prompts, guidance and weights of controls, which may change midway."""

from dataclasses import dataclass

from studio.protocol.curves import value_at
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.prompts.steps import prompts_of_steps


@dataclass(frozen=True)
class StepSettings:
    """The settings of one step.

    Attributes:
        prompt, negative: In the recipe's dialect, with the changes resolved for this step.
        guidance: The CFG scale.
        control_weights: Of each of the recipe's controls.
    """

    prompt: str
    negative: str
    guidance: float
    control_weights: tuple[float, ...]


def settings_of_steps(recipe: GenerateRecipe, steps: int, picture: int = 0) -> list[StepSettings]:
    """Return the settings of each step.

    Args:
        recipe: The request.
        steps: How many steps are taken.
        picture: Whose prompts, counted from 0.
    """
    prompts = prompts_of_steps(*recipe.prompts_of(picture), recipe.dialect, steps, recipe.prompt_changes)
    found = []
    for step in range(max(1, steps)):
        now = next(part for part in reversed(prompts) if part.begin <= step)
        weights = tuple(value_at(control.weight_curve, step, control.weight) for control in recipe.controls)
        guidance = value_at(recipe.guidance_curve, step, recipe.guidance)
        found.append(StepSettings(now.prompt, now.negative, guidance, weights))
    return found


def first_difference(one: GenerateRecipe, other: GenerateRecipe, steps: int) -> int | None:
    """Return the first of `steps` steps at which the settings of two recipes differ; None where none does."""
    pairs = zip(settings_of_steps(one, steps), settings_of_steps(other, steps), strict=True)
    return next((step for step, (own, others) in enumerate(pairs) if own != others), None)
