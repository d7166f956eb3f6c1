"""Texts about recipes: captions, titles, details, problems and hints."""

from studio.protocol.control_kinds import KINDS
from studio.protocol.curves import curve_text
from studio.protocol.foreign.families import FAMILIES
from studio.protocol.foreign.few_steps import made_for
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.modelcard import ModelCard
from studio.protocol.samplers import SAMPLER_TITLES, SPACING_TITLES
from studio.ui.translation import number_text, tr

_KIND_TITLES = {"stable-diffusion": tr("text to image")}  # of model cards; the others are shown as they are
_MAX_PROMPT_IN_CAPTION = 60  # characters
_MAX_TITLE = 200  # characters; widgets elide it further


def kind_title(card: ModelCard) -> str:
    """Return the kind of a model; for a model made elsewhere, its family."""
    return FAMILIES[card.family].label if card.family else _KIND_TITLES.get(card.kind, card.kind)


def model_title(recipe: GenerateRecipe, cards: dict[str, ModelCard]) -> str:
    """Return the title of a recipe's model; the last part of its path when the model is not available."""
    card = cards.get(recipe.model)
    return card.title if card else _file_name(recipe.model)


def label_text(recipe: GenerateRecipe, cards: dict[str, ModelCard]) -> str:
    """Return the name of a recipe's class; "any" when it has none."""
    if recipe.label is None:
        return tr("any")
    card = cards.get(recipe.model)
    return (
        card.labels[recipe.label]
        if card and recipe.label < len(card.labels)
        else tr("class {recipe}").format(recipe=recipe.label)
    )


def caption(recipe: GenerateRecipe, cards: dict[str, ModelCard]) -> str:
    """Return a recipe's caption: model · prompt or class · sampler · seed."""
    parts = [model_title(recipe, cards)]
    card = cards.get(recipe.model)
    if recipe.prompt:
        parts.append(in_one_line(recipe.prompt, _MAX_PROMPT_IN_CAPTION))
    elif recipe.label is not None or (card is not None and card.labels):
        parts.append(label_text(recipe, cards))
    parts += [
        tr("one pass") if _is_one_pass(card) else SAMPLER_TITLES[recipe.sampler],
        tr("seed {seed}").format(seed=recipe.seed),
    ]
    return " · ".join(parts)


def job_title(recipe: GenerateRecipe, cards: dict[str, ModelCard]) -> str:
    """Return the title of a job in the queue and the timeline: the prompt, or else model and class."""
    if recipe.prompt:
        template = recipe.template if recipe.template is not None and recipe.template.drawn else None
        what = in_one_line(template.prompt if template else recipe.prompt, _MAX_TITLE)  # or a prompt for each picture
        if recipe.repaints_part:
            return f"{_how(recipe)}: {what}"
        what = tr("Vary: {what}").format(what=what) if recipe.image is not None else what
    else:
        label = "" if recipe.label is None else label_text(recipe, cards)
        what = f"{model_title(recipe, cards)} {label}".strip()
        if recipe.repaints_part:
            return tr("{how} with {what}").format(how=_how(recipe), what=what)
    what = f"{recipe.count} × {what}" if recipe.count > 1 else what
    return what if recipe.fork is None else tr("{what}, from step {step}").format(what=what, step=recipe.fork.step + 1)


def job_about(recipe: GenerateRecipe, cards: dict[str, ModelCard]) -> str:
    """Return a job's second line in the queue: its model, unless the title names it, the pictures' size, its seed."""
    card = cards.get(recipe.model)
    size = recipe.size or ((card.size, card.size) if card is not None and card.size > 1 else None)
    model = [model_title(recipe, cards)] if recipe.prompt else []
    parts = [*model, *([f"{size[0]} × {size[1]}"] if size else []), tr("seed {seed}").format(seed=recipe.seed)]
    return " · ".join(parts)


def _how(recipe: GenerateRecipe) -> str:
    return tr("Repaint") if recipe.outpaint is None else tr("Extend")


def details(recipe: GenerateRecipe, cards: dict[str, ModelCard]) -> str:
    """Return a recipe's tooltip, of several lines."""
    lines = [caption(recipe, cards)]
    if recipe.prompt not in lines[0]:
        lines.append(recipe.prompt)
    if recipe.negative:
        lines.append(tr("negative prompt: {negative}").format(negative=recipe.negative))
    steps = [] if _is_one_pass(cards.get(recipe.model)) else [tr("{steps} steps").format(steps=recipe.steps)]
    scale = curve_text(recipe.guidance_curve) or number_text(recipe.guidance, "g")
    lines.append(", ".join([*steps, tr("CFG scale {scale}").format(scale=scale)]))
    lines += [
        tr("from step {step}: {prompt}").format(step=change.step + 1, prompt=change.prompt)
        for change in recipe.prompt_changes
    ]
    if recipe.pag_scale:
        lines.append(tr("PAG scale {pag_scale:g}").format(pag_scale=recipe.pag_scale))
    if recipe.guidance_kind != "cfg":
        lines.append(recipe.guidance_kind.upper())
    if recipe.template is not None:
        lines.append(tr("drawn from: {prompt}").format(prompt=recipe.template.prompt))
        lines += (
            [tr("styles: {styles}").format(styles=", ".join(recipe.template.styles))] if recipe.template.styles else []
        )
    if recipe.variation_strength:
        lines.append(
            tr("variation {variation_strength:g} towards seed {variation_seed}").format(
                variation_strength=recipe.variation_strength, variation_seed=recipe.variation_seed
            )
        )
    if recipe.spacing != "auto":
        lines.append(tr("{spacing_titles} schedule").format(spacing_titles=tr(SPACING_TITLES[recipe.spacing])))
    if recipe.clip_skip > 1:
        lines.append(tr("clip skip {clip_skip}").format(clip_skip=recipe.clip_skip))
    if recipe.refiner is not None:
        lines.append(
            tr("refined by {file_name} from {refiner_start:g}").format(
                file_name=_file_name(recipe.refiner), refiner_start=recipe.refiner_start
            )
        )
    if recipe.vae is not None:
        lines.append(f"VAE {_file_name(recipe.vae)}")
    if recipe.size is not None:
        lines.append(tr("{} × {} pixels").format(*recipe.size))
    if recipe.image is not None and recipe.strength < 1:
        lines.append(tr("image to image, denoising strength {strength:g}").format(strength=recipe.strength))
    lines += [
        tr("{title}, weight {weight:g}").format(title=tr(KINDS[control.kind].title), weight=control.weight)
        for control in recipe.controls
    ]
    lines += [
        tr("image prompt {file_name}, weight {weight:g}").format(file_name=_file_name(seen.image), weight=seen.weight)
        for seen in recipe.image_prompts
    ]
    lines += [
        tr("LoRA {file_name}, weight {weight:g}").format(file_name=_file_name(lora.file), weight=lora.weight)
        for lora in recipe.loras
    ]
    if recipe.count > 1:
        lines.append(tr("{count} pictures").format(count=recipe.count))
    if recipe.mask is not None:
        repaint = (
            ""
            if recipe.prompt and not recipe.resample_latents
            else tr(", {resamples} × resampling, jump length {jump_length}").format(
                resamples=recipe.resamples, jump_length=recipe.jump_length
            )
        )
        lines.append(tr("repainted mask{repaint}").format(repaint=repaint))
    if recipe.outpaint is not None:
        lines.append(tr("extended by {} left, {} top, {} right, {} bottom").format(*recipe.outpaint))
    return "\n".join(lines)


def in_one_line(text: str, max_length: int) -> str:
    """Return a text in one line, elided to at most `max_length` characters."""
    line = " ".join(text.split())
    return line if len(line) <= max_length else f"{line[: max_length - 1].rstrip()}…"


def _file_name(path: str) -> str:
    return path.replace("\\", "/").rstrip("/").rpartition("/")[2]


def _is_one_pass(card: ModelCard | None) -> bool:
    return card is not None and card.kind == "decoder"


def problem_with(recipe: GenerateRecipe, card: ModelCard | None) -> str:
    """Return in one plain line why a recipe cannot run and what to do; empty when it can."""
    if card is None:
        return tr("This model was not found. Choose another one, or train one.")
    if not card.makes_pictures:
        return tr("{card} cannot generate pictures by itself. Choose another model.").format(card=card.title)
    if recipe.label is not None and recipe.label >= len(card.labels):
        classes = tr("{count} classes").format(count=len(card.labels)) if card.labels else tr("no classes")
        return tr("{card} has {classes}. Choose a class of its list.").format(card=card.title, classes=classes)
    if card.family and recipe.size is not None and any(side % 8 for side in recipe.size):
        return tr("{card} makes pictures whose sides are multiples of 8.").format(card=card.title)
    if recipe.steps > card.schedule.timesteps:
        return tr("{card} was trained with {timesteps} timesteps. Use at most that many steps.").format(
            card=card.title, timesteps=card.schedule.timesteps
        )
    return ""


def hint_for(recipe: GenerateRecipe, card: ModelCard | None, *, masked: bool) -> str:
    """Return a hint about a valid recipe with settings that are replaced or unusual; usually empty."""
    if card and card.distilled and (recipe.guidance > max(2.0, card.guidance) or recipe.steps > 4 * card.steps):
        return tr("This {distilled} model was {made_for}.").format(
            distilled=card.distilled, made_for=made_for(card.sampler, card.steps, card.guidance)
        )
    if masked and not (card and card.takes_prompt) and recipe.sampler not in ("ddpm", "ddim"):
        return tr("Repainting with this model uses DDIM instead of {sampler_titles}.").format(
            sampler_titles=SAMPLER_TITLES[recipe.sampler]
        )
    return ""
