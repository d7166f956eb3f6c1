"""Texts about recipes: captions, titles, details, problems and hints."""

from studio.protocol.control_kinds import KINDS
from studio.protocol.curves import curve_text
from studio.protocol.foreign.families import FAMILIES
from studio.protocol.foreign.few_steps import made_for
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.modelcard import ModelCard
from studio.protocol.samplers import SAMPLER_TITLES, SPACING_TITLES

_KIND_TITLES = {"stable-diffusion": "text to image"}  # of model cards; the others are shown as they are
_MAX_PROMPT_IN_CAPTION = 60  # characters
_MAX_TITLE = 200  # characters; widgets elide it further


def kind_title(card: ModelCard) -> str:
    """Return what kind of model it is: the family of one made elsewhere."""
    return FAMILIES[card.family].label if card.family else _KIND_TITLES.get(card.kind, card.kind)


def model_title(recipe: GenerateRecipe, cards: dict[str, ModelCard]) -> str:
    """Return the title of a recipe's model; the last part of its path when the model is not available."""
    card = cards.get(recipe.model)
    return card.title if card else _file_name(recipe.model)


def label_text(recipe: GenerateRecipe, cards: dict[str, ModelCard]) -> str:
    """Return the name of a recipe's class; "any" when it has none."""
    if recipe.label is None:
        return "any"
    card = cards.get(recipe.model)
    return card.labels[recipe.label] if card and recipe.label < len(card.labels) else f"class {recipe.label}"


def caption(recipe: GenerateRecipe, cards: dict[str, ModelCard]) -> str:
    """Return a recipe's caption: model · prompt or class · sampler · seed."""
    parts = [model_title(recipe, cards)]
    card = cards.get(recipe.model)
    if recipe.prompt:
        parts.append(in_one_line(recipe.prompt, _MAX_PROMPT_IN_CAPTION))
    elif recipe.label is not None or (card is not None and card.labels):
        parts.append(label_text(recipe, cards))
    parts += ["one pass" if _is_one_pass(card) else SAMPLER_TITLES[recipe.sampler], f"seed {recipe.seed}"]
    return " · ".join(parts)


def job_title(recipe: GenerateRecipe, cards: dict[str, ModelCard]) -> str:
    """Return the title of a job in the queue and the timeline: the prompt, or else model and class."""
    if recipe.prompt:
        template = recipe.template if recipe.template is not None and recipe.template.drawn else None
        what = in_one_line(template.prompt if template else recipe.prompt, _MAX_TITLE)  # or a prompt for each picture
        if recipe.repaints_part:
            return f"{_how(recipe)}: {what}"
        what = f"Vary: {what}" if recipe.image is not None else what
    else:
        label = "" if recipe.label is None else label_text(recipe, cards)
        what = f"{model_title(recipe, cards)} {label}".strip()
        if recipe.repaints_part:
            return f"{_how(recipe)} with {what}"
    what = f"{recipe.count} × {what}" if recipe.count > 1 else what
    return what if recipe.fork is None else f"{what}, from step {recipe.fork.step + 1}"


def job_about(recipe: GenerateRecipe, cards: dict[str, ModelCard]) -> str:
    """Return a job's second line in the queue: its model, unless the title names it, the pictures' size, its seed."""
    card = cards.get(recipe.model)
    size = recipe.size or ((card.size, card.size) if card is not None and card.size > 1 else None)
    model = [model_title(recipe, cards)] if recipe.prompt else []
    told = [*model, *([f"{size[0]} × {size[1]}"] if size else []), f"seed {recipe.seed}"]
    return " · ".join(told)


def _how(recipe: GenerateRecipe) -> str:
    return "Repaint" if recipe.outpaint is None else "Extend"


def details(recipe: GenerateRecipe, cards: dict[str, ModelCard]) -> str:
    """Return a recipe's tooltip, of several lines."""
    lines = [caption(recipe, cards)]
    if recipe.prompt not in lines[0]:
        lines.append(recipe.prompt)
    if recipe.negative:
        lines.append(f"negative prompt: {recipe.negative}")
    steps = [] if _is_one_pass(cards.get(recipe.model)) else [f"{recipe.steps} steps"]
    scale = curve_text(recipe.guidance_curve) or f"{recipe.guidance:g}"
    lines.append(", ".join([*steps, f"CFG scale {scale}"]))
    lines += [f"from step {change.step + 1}: {change.prompt}" for change in recipe.prompt_changes]
    if recipe.pag_scale:
        lines.append(f"PAG scale {recipe.pag_scale:g}")
    if recipe.guidance_kind != "cfg":
        lines.append(recipe.guidance_kind.upper())
    if recipe.template is not None:
        lines.append(f"drawn from: {recipe.template.prompt}")
        lines += [f"styles: {', '.join(recipe.template.styles)}"] if recipe.template.styles else []
    if recipe.variation_strength:
        lines.append(f"variation {recipe.variation_strength:g} towards seed {recipe.variation_seed}")
    if recipe.spacing != "auto":
        lines.append(f"{SPACING_TITLES[recipe.spacing]} schedule")
    if recipe.clip_skip > 1:
        lines.append(f"clip skip {recipe.clip_skip}")
    if recipe.refiner is not None:
        lines.append(f"refined by {_file_name(recipe.refiner)} from {recipe.refiner_start:g}")
    if recipe.vae is not None:
        lines.append(f"VAE {_file_name(recipe.vae)}")
    if recipe.size is not None:
        lines.append("{} × {} pixels".format(*recipe.size))
    if recipe.image is not None and recipe.strength < 1:
        lines.append(f"image to image, denoising strength {recipe.strength:g}")
    lines += [f"{KINDS[control.kind].title}, weight {control.weight:g}" for control in recipe.controls]
    lines += [f"image prompt {_file_name(seen.image)}, weight {seen.weight:g}" for seen in recipe.image_prompts]
    lines += [f"LoRA {_file_name(lora.file)}, weight {lora.weight:g}" for lora in recipe.loras]
    if recipe.count > 1:
        lines.append(f"{recipe.count} pictures")
    if recipe.mask is not None:
        repaint = (
            ""
            if recipe.prompt and not recipe.resample_latents
            else f", {recipe.resamples} × resampling, jump length {recipe.jump_length}"
        )
        lines.append(f"repainted mask{repaint}")
    if recipe.outpaint is not None:
        lines.append("extended by {} left, {} top, {} right, {} bottom".format(*recipe.outpaint))
    return "\n".join(lines)


def in_one_line(text: str, most: int) -> str:
    """Return a text in one line, elided to at most `most` characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def _file_name(path: str) -> str:
    return path.replace("\\", "/").rstrip("/").rpartition("/")[2]


def _is_one_pass(card: ModelCard | None) -> bool:
    return card is not None and card.kind == "decoder"


def problem_with(recipe: GenerateRecipe, card: ModelCard | None) -> str:
    """Return in one plain line why a recipe cannot run and what to do; empty when it can."""
    if card is None:
        return "This model was not found. Choose another one, or train one."
    if not card.makes_pictures:
        return f"{card.title} cannot generate pictures by itself. Choose another model."
    if recipe.label is not None and recipe.label >= len(card.labels):
        classes = f"{len(card.labels)} classes" if card.labels else "no classes"
        return f"{card.title} has {classes}. Choose a class of its list."
    if card.family and recipe.size is not None and any(side % 8 for side in recipe.size):
        return f"{card.title} makes pictures whose sides are multiples of 8."
    if recipe.steps > card.schedule.timesteps:
        return f"{card.title} was trained with {card.schedule.timesteps} timesteps. Use at most that many steps."
    return ""


def hint_for(recipe: GenerateRecipe, card: ModelCard | None, *, masked: bool) -> str:
    """Return a hint about a valid recipe whose settings are not all used as they are, or unusual; usually empty."""
    if card and card.distilled and (recipe.guidance > max(2.0, card.guidance) or recipe.steps > 4 * card.steps):
        return f"This {card.distilled} model was {made_for(card.sampler, card.steps, card.guidance)}."
    if masked and not (card and card.takes_prompt) and recipe.sampler not in ("ddpm", "ddim"):
        return f"Repainting with this model uses DDIM instead of {SAMPLER_TITLES[recipe.sampler]}."
    return ""
