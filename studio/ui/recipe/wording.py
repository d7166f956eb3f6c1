"""The words for recipes: samplers' titles, one line for a recipe, and what is wrong with one."""

from studio.protocol.modelcard import ModelCard
from studio.protocol.recipes import GenerateRecipe, SamplerName

SAMPLER_TITLES: dict[SamplerName, str] = {
    "ddpm": "DDPM",
    "ddim": "DDIM",
    "ipndm": "iPNDM",
    "dpmpp_2m": "DPM++ 2M",
    "dpmpp_3m": "DPM++ 3M",
    "unipc": "UniPC",
    "euler": "Euler",
    "heun": "Heun",
}


def model_title(recipe: GenerateRecipe, cards: dict[str, ModelCard]) -> str:
    """Return the title of a recipe's model; the last part of its path when it has no card here."""
    card = cards.get(recipe.model)
    return card.title if card else recipe.model.replace("\\", "/").rstrip("/").rpartition("/")[2]


def label_text(recipe: GenerateRecipe, cards: dict[str, ModelCard]) -> str:
    """Return the name of the label that a recipe asks for: "any" for none of them."""
    if recipe.label is None:
        return "any"
    card = cards.get(recipe.model)
    return card.labels[recipe.label] if card and recipe.label < len(card.labels) else f"label {recipe.label}"


def caption(recipe: GenerateRecipe, cards: dict[str, ModelCard]) -> str:
    """Return one line for a recipe: model · label · sampler · seed."""
    parts = [model_title(recipe, cards)]
    card = cards.get(recipe.model)
    if recipe.label is not None or (card is not None and card.labels):
        parts.append(label_text(recipe, cards))
    parts += [SAMPLER_TITLES[recipe.sampler], f"seed {recipe.seed}"]
    return " · ".join(parts)


def details(recipe: GenerateRecipe, cards: dict[str, ModelCard]) -> str:
    """Return the lines of a recipe's tooltip."""
    lines = [caption(recipe, cards), f"{recipe.steps} steps, guidance {recipe.guidance:g}"]
    if recipe.count > 1:
        lines.append(f"{recipe.count} pictures")
    if recipe.mask is not None:
        lines.append(f"repainted mask, {recipe.resamples} resamples, jumps of {recipe.jump_length}")
    return "\n".join(lines)


def problem_with(recipe: GenerateRecipe, card: ModelCard | None) -> str:
    """Return one plain line that says why a recipe cannot run, and what to do; empty when it can."""
    if card is None:
        return "That model is not here. Choose another one, or train one."
    if recipe.label is not None and recipe.label >= len(card.labels):
        known = f"{len(card.labels)} labels" if card.labels else "no labels"
        return f"{card.title} knows {known}. Choose a label of its list."
    if recipe.steps > card.schedule.timesteps:
        return f"{card.title} was trained on {card.schedule.timesteps} timesteps. Take that many steps or fewer."
    return ""


def remark_on(recipe: GenerateRecipe, *, masked: bool) -> str:
    """Return one quiet line on what a recipe that can run will do otherwise than its fields say; mostly empty."""
    if masked and recipe.sampler not in ("ddpm", "ddim"):
        return f"Repainting a mask uses DDIM in place of {SAMPLER_TITLES[recipe.sampler]}."
    return ""
