"""The text chunks of a PNG that tell how it was made: the recipe as JSON, and `parameters` for other programs."""

import json

from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.recipes import dump_compactly
from studio.protocol.samplers import SAMPLER_TITLES, SPACING_TITLES
from studio.protocol.settings.picture_settings import model_name

RECIPE_KEY = "studio"  # the text chunk with the recipe as JSON
SEAM = "seam"  # the text chunk with a measure of how visible the edge of the repainted area is
PARAMETERS_KEY = "parameters"  # the text chunk that AUTOMATIC1111 introduced


def png_text(recipe: GenerateRecipe, size: tuple[int, int], label: str = "") -> dict[str, str]:
    """Return a picture's text chunks by key.

    Args:
        recipe: What makes this picture.
        size: Width and height that the model worked at.
        label: The name of the recipe's label, "" if unknown.
    """
    return {RECIPE_KEY: dump_compactly(recipe), PARAMETERS_KEY: parameters_text(recipe, size, label)}


def parameters_text(recipe: GenerateRecipe, size: tuple[int, int] | None = None, label: str = "") -> str:
    """Describe a recipe as AUTOMATIC1111 does.

    The first line is the prompt, with a tag such as `<lora:name:0.8>` for each LoRA, or the label, if any; a line
    `Negative prompt: ...` follows, if any. The last line lists the settings: `Steps: 50, Sampler: DDIM, CFG scale: 2,
    Seed: 7, Size: 16x16, Model: digits`, and where they apply `Schedule type: Karras`, `Variation seed: 3`, `Variation
    seed strength: 0.2`, `Denoising strength: 0.75`, `Clip skip: 2`, and the `Template`, the `Negative Template` and the
    `Styles` that the prompts were drawn from. Values with a comma, colon, quote or backslash are quoted as JSON;
    unprintable characters become spaces, except the line breaks of prompts.

    Args:
        recipe: What to describe.
        size: Width and height that the model worked at; None: left out.
        label: The name of the recipe's label; "": its number is written.
    """
    settings: dict[str, str] = {
        "Steps": str(recipe.steps),
        "Sampler": SAMPLER_TITLES[recipe.sampler],
        "CFG scale": f"{recipe.guidance:g}",
        "Seed": str(recipe.seed),
    }
    if recipe.spacing != "auto":
        settings["Schedule type"] = SPACING_TITLES[recipe.spacing]
    if recipe.variation_strength:
        settings["Variation seed"] = str(recipe.variation_seed)
        settings["Variation seed strength"] = f"{recipe.variation_strength:g}"
    if size is not None:
        settings["Size"] = f"{size[0]}x{size[1]}"
    settings["Model"] = recipe.model
    if recipe.image is not None:
        settings["Denoising strength"] = f"{recipe.strength:g}"
    if recipe.pag_scale:
        settings["PAG scale"] = f"{recipe.pag_scale:g}"
    if recipe.guidance_kind != "cfg":
        settings["Guidance"] = recipe.guidance_kind.upper()
    if recipe.clip_skip > 1:
        settings["Clip skip"] = str(recipe.clip_skip)
    pairs = [f"{name}: {_quoted(value)}" for name, value in settings.items()]
    if recipe.template is not None:
        typed = {"Template": recipe.template.prompt, "Negative Template": recipe.template.negative}
        pairs += [f"{name}: {json.dumps(_lines(text), ensure_ascii=False)}" for name, text in typed.items() if text]
        pairs += [f"Styles: {_quoted(', '.join(recipe.template.styles))}"] if recipe.template.styles else []
    lines = [", ".join(pairs)]
    if recipe.negative:
        lines.insert(0, f"Negative prompt: {_lines(recipe.negative)}")
    loras = "".join(f" <lora:{model_name(lora.file)}:{lora.weight:g}>" for lora in recipe.loras)
    if recipe.prompt or loras:
        lines.insert(0, _lines(recipe.prompt) + _printable(loras))
    elif recipe.label is not None:
        lines.insert(0, _printable(label) or f"label {recipe.label}")
    return "\n".join(lines)


def _quoted(value: str) -> str:
    value = _printable(value)
    return json.dumps(value, ensure_ascii=False) if set(value) & set(',:"\\') else value


def _lines(text: str) -> str:
    return "\n".join(_printable(line) for line in text.splitlines())


def _printable(text: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in text)


def own_recipe(recipe: GenerateRecipe, index: int) -> GenerateRecipe:
    """Return the recipe that makes picture `index` of a job again, alone.

    Its seed is the job's seed + index; of a variation, whose seed stays, the variation seed counts up.
    """
    counts_up = "variation_seed" if recipe.variation_strength else "seed"
    prompt, negative = recipe.prompts_of(index)
    own = {counts_up: (getattr(recipe, counts_up) + index) % 2**63, "count": 1, "prompt": prompt, "negative": negative}
    if recipe.template is not None:
        own["template"] = recipe.template.model_copy(update={"drawn": ()})
    return recipe.model_copy(update=own)
