"""Draws the alternatives and wildcards of the command line's prompts, and adds styles."""

from collections.abc import Sequence

from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.prompts.templates import draw_user_prompts, with_template


def with_drawn_prompts(
    recipe: GenerateRecipe, *, prompt: str | None, negative: str | None, styles: Sequence[str], reseeded: bool
) -> GenerateRecipe:
    """Return a recipe with the prompts that its seed draws.

    Args:
        recipe: The recipe, which may keep the template of the picture whose settings it takes.
        prompt, negative: What was typed; None keeps the recipe's.
        styles: The names of the styles to apply; empty: those of the template.
        reseeded: Whether a new seed was chosen, so that the template is drawn from again.

    Raises:
        BadInput: A wildcard or style is unknown or empty, or a prompt becomes too long.
    """
    kept = recipe.template
    if prompt is None and negative is None and not styles and not (kept and reseeded):
        return recipe
    typed = {
        "prompt": (kept.prompt if kept else recipe.prompt) if prompt is None else prompt,
        "negative": (kept.negative if kept else recipe.negative) if negative is None else negative,
    }
    return draw_user_prompts(with_template(recipe.model_copy(update=typed), styles or (kept.styles if kept else ())))
