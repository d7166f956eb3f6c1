"""Prompts drawn from what the user typed: alternatives and wildcards from each picture's seed, then styles."""

from collections.abc import Sequence

from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import MAX_PROMPT, GenerateRecipe, TemplateSpec
from studio.protocol.parameters import own_recipe
from studio.protocol.prompts.styles import Style, load_styles, with_styles
from studio.protocol.prompts.wildcards import Lines, WildcardFolder, drawn, is_template, without_comments


def with_template(recipe: GenerateRecipe, styles: Sequence[str] = ()) -> GenerateRecipe:
    """Return a recipe that keeps its prompts as a template, if they have alternatives or styles are given.

    The prompts themselves are drawn by `draw_prompts`.
    """
    template = None
    if styles or is_template(recipe.prompt) or is_template(recipe.negative):
        template = TemplateSpec(prompt=recipe.prompt, negative=recipe.negative, styles=tuple(styles))
    return recipe.model_copy(update={"template": template})


def draw_prompts(recipe: GenerateRecipe, wildcards: Lines, styles: Sequence[Style] = ()) -> GenerateRecipe:
    """Return a recipe with prompts drawn from its template by its pictures' seeds; without a template it is unchanged.

    Comments are removed and styles added before alternatives are drawn, so that styles may have alternatives too.

    Args:
        recipe: The recipe.
        wildcards: The lines of wildcards by name.
        styles: The known styles.

    Raises:
        BadInput: A wildcard is unknown or empty, a style is unknown, or a prompt becomes too long.
    """
    template = recipe.template
    if template is None:
        return recipe
    chosen = [style_named(name, styles) for name in template.styles]
    texts = template.prompt, template.negative
    if recipe.dialect != "plain":
        texts = without_comments(texts[0]), without_comments(texts[1])
    prompt, negative = with_styles(*texts, chosen)
    if max(len(prompt), len(negative)) > MAX_PROMPT:
        raise BadInput(f"With its styles the prompt has more than {MAX_PROMPT} characters.", field="prompt")
    pairs = []
    for index in range(recipe.count if is_template(prompt) or is_template(negative) else 1):
        seed = own_recipe(recipe.model_copy(update={"template": None}), index).seed
        pairs.append((drawn(prompt, seed, wildcards), drawn(negative, seed, wildcards, "negative")))
    differ = len(set(pairs)) > 1
    return recipe.model_copy(
        update={
            "prompt": pairs[0][0],
            "negative": pairs[0][1],
            "template": template.model_copy(update={"drawn": tuple(pairs) if differ else ()}),
        }
    )


def draw_user_prompts(recipe: GenerateRecipe) -> GenerateRecipe:
    """Draw a recipe's prompts with the user's own wildcards and styles, which it reads; see `draw_prompts`."""
    return recipe if recipe.template is None else draw_prompts(recipe, WildcardFolder(), load_styles())


def style_named(name: str, styles: Sequence[Style]) -> Style:
    """Return a style by its name, also in other letter case; raises BadInput when there is none."""
    for fold in (str, str.casefold):
        for style in styles:
            if fold(style.name) == fold(name):
                return style
    known = ", ".join(style.name for style in styles)
    raise BadInput(f"There is no style {name}: " + (f"there are {known}." if known else "there are none."))
