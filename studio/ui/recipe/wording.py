"""The words for recipes: samplers' titles, one line for a recipe, and what is wrong with one."""

from studio.document.subtitles import SAMPLER_TITLES
from studio.protocol.modelcard import ModelCard
from studio.protocol.recipes import GenerateRecipe

KIND_TITLES = {"stable-diffusion": "text to image"}  # of cards; the others are words already
_LONGEST_PROMPT = 60  # characters of a prompt in a line with other things
_LONGEST_TITLE = 200  # characters; what shows it cuts it further


def model_title(recipe: GenerateRecipe, cards: dict[str, ModelCard]) -> str:
    """Return the title of a recipe's model; the last part of its path when it has no card here."""
    card = cards.get(recipe.model)
    return card.title if card else _file_name(recipe.model)


def label_text(recipe: GenerateRecipe, cards: dict[str, ModelCard]) -> str:
    """Return the name of the label that a recipe asks for: "any" for none of them."""
    if recipe.label is None:
        return "any"
    card = cards.get(recipe.model)
    return card.labels[recipe.label] if card and recipe.label < len(card.labels) else f"label {recipe.label}"


def caption(recipe: GenerateRecipe, cards: dict[str, ModelCard]) -> str:
    """Return one line for a recipe: model · prompt or label · sampler · seed."""
    parts = [model_title(recipe, cards)]
    card = cards.get(recipe.model)
    if recipe.prompt:
        parts.append(in_one_line(recipe.prompt, _LONGEST_PROMPT))
    elif recipe.label is not None or (card is not None and card.labels):
        parts.append(label_text(recipe, cards))
    parts += ["one pass" if _needs_no_steps(card) else SAMPLER_TITLES[recipe.sampler], f"seed {recipe.seed}"]
    return " · ".join(parts)


def job_title(recipe: GenerateRecipe, cards: dict[str, ModelCard]) -> str:
    """Return what the queue and a lane call a recipe: its prompt, or else its model and label."""
    if recipe.prompt:
        what = in_one_line(recipe.prompt, _LONGEST_TITLE)
        if recipe.mask is not None:
            return f"Repaint: {what}"
        what = f"Vary: {what}" if recipe.image is not None else what
    else:
        label = "" if recipe.label is None else label_text(recipe, cards)
        what = f"{model_title(recipe, cards)} {label}".strip()
        if recipe.mask is not None:
            return f"Repaint with {what}"
    return f"{recipe.count} × {what}" if recipe.count > 1 else what


def details(recipe: GenerateRecipe, cards: dict[str, ModelCard]) -> str:
    """Return the lines of a recipe's tooltip."""
    lines = [caption(recipe, cards)]
    if recipe.prompt not in lines[0]:
        lines.append(recipe.prompt)
    if recipe.negative:
        lines.append(f"without: {recipe.negative}")
    steps = [] if _needs_no_steps(cards.get(recipe.model)) else [f"{recipe.steps} steps"]
    lines.append(", ".join([*steps, f"guidance {recipe.guidance:g}"]))
    if recipe.size is not None:
        lines.append("{} × {} pixels".format(*recipe.size))
    if recipe.image is not None and recipe.strength < 1:
        lines.append(f"a picture made anew with strength {recipe.strength:g}")
    lines += [f"follows the edges of a picture, weight {control.weight:g}" for control in recipe.controls]
    lines += [f"LoRA {_file_name(lora.file)}, weight {lora.weight:g}" for lora in recipe.loras]
    if recipe.count > 1:
        lines.append(f"{recipe.count} pictures")
    if recipe.mask is not None:
        walks = "" if recipe.prompt else f", {recipe.resamples} resamples, jumps of {recipe.jump_length}"
        lines.append(f"repainted mask{walks}")
    return "\n".join(lines)


def in_one_line(text: str, most: int) -> str:
    """Return a text without its line breaks, cut with an ellipsis after so many characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def _file_name(path: str) -> str:
    return path.replace("\\", "/").rstrip("/").rpartition("/")[2]


def _needs_no_steps(card: ModelCard | None) -> bool:
    return card is not None and card.kind == "decoder"


def problem_with(recipe: GenerateRecipe, card: ModelCard | None) -> str:
    """Return one plain line that says why a recipe cannot run, and what to do; empty when it can."""
    if card is None:
        return "That model is not here. Choose another one, or train one."
    if not card.makes_pictures:
        return f"{card.title} makes no pictures by itself. Choose another model."
    if recipe.label is not None and recipe.label >= len(card.labels):
        known = f"{len(card.labels)} labels" if card.labels else "no labels"
        return f"{card.title} knows {known}. Choose a label of its list."
    if recipe.steps > card.schedule.timesteps:
        return f"{card.title} was trained on {card.schedule.timesteps} timesteps. Take that many steps or fewer."
    return ""


def remark_on(recipe: GenerateRecipe, card: ModelCard | None, *, masked: bool) -> str:
    """Return one quiet line on what a recipe that can run will do otherwise than its fields say; mostly empty."""
    if masked and not (card and card.takes_prompt) and recipe.sampler not in ("ddpm", "ddim"):
        return f"Repainting a mask uses DDIM in place of {SAMPLER_TITLES[recipe.sampler]}."
    return ""
