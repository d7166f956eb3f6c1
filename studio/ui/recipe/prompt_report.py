"""The form's report on a prompt while it is typed; computed off the UI thread."""

from dataclasses import dataclass

from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.prompts.hints import vagueness_hint
from studio.protocol.prompts.marks import unmatched_bracket
from studio.protocol.prompts.templates import draw_user_prompts
from studio.protocol.prompts.tokens import PromptReader, TokenCount, prompt_reader, words_of_prompt
from studio.ui.translation import tr, tr_message


@dataclass(frozen=True)
class PromptReport:
    """Counts and a hint.

    Attributes:
        recipe: The recipe that it is about.
        prompt, negative: The tokens for each text encoder; empty where the model cannot be read.
        hint: One quiet sentence, or "".
        drawn: The prompt that the seed draws; the prompt itself where there is nothing to draw.
    """

    recipe: GenerateRecipe
    prompt: tuple[TokenCount, ...] = ()
    negative: tuple[TokenCount, ...] = ()
    hint: str = ""
    drawn: str = ""


def report_on(recipe: GenerateRecipe) -> PromptReport:
    """Return the report on a recipe's prompts; for any thread."""
    hint, made = "", recipe.model_copy(update={"count": 1})
    try:
        made = draw_user_prompts(made)
    except BadInput as error:
        hint = tr_message(str(error))
    stray = unmatched_bracket(recipe.prompt, recipe.dialect) or unmatched_bracket(recipe.negative, recipe.dialect)
    try:
        reader = prompt_reader(recipe.model)
    except BadInput:
        return PromptReport(recipe, hint=hint or _sentence(stray), drawn=made.prompt)
    counts = reader.counts(made.prompt, recipe.dialect, recipe.steps)
    negative = reader.counts(made.negative, recipe.dialect, recipe.steps)
    if not hint:
        hint = _sentence(stray) or _cut(counts, negative) or _vague(reader, made)
    return PromptReport(recipe, counts, negative, hint, made.prompt)


def _cut(prompt: tuple[TokenCount, ...], negative: tuple[TokenCount, ...]) -> str:
    if any(count.cut is not None for count in prompt):
        return tr("The end of the prompt is cut off.")
    return tr("The end of the negative prompt is cut off.") if any(count.cut is not None for count in negative) else ""


def _vague(reader: PromptReader, recipe: GenerateRecipe) -> str:
    return vagueness_hint(words_of_prompt(recipe.prompt, recipe.dialect), reader.knows)


def _sentence(clause: str) -> str:
    return f"{clause}." if clause else ""
