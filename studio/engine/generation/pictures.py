"""The texts that a generated picture's file carries: its recipe, and the settings as other programs read them."""

import json

from studio.protocol.modelcard import ModelCard
from studio.protocol.recipes import GenerateRecipe

_SAMPLER_NAMES = {
    "ddpm": "DDPM",
    "ddim": "DDIM",
    "ipndm": "iPNDM",
    "dpmpp_2m": "DPM++ 2M",
    "dpmpp_3m": "DPM++ 3M",
    "unipc": "UniPC",
    "euler": "Euler",
    "heun": "Heun",
}


def recipe_text(recipe: GenerateRecipe, card: ModelCard, width: int, height: int) -> dict[str, str]:
    """Return a picture's text chunks: "studio", the recipe as JSON, and "parameters", as many programs read it.

    Width and height are those that the model worked at, as in AUTOMATIC1111's text.
    """
    model = json.dumps(recipe.model, ensure_ascii=False) if set(recipe.model) & set(',:"\n') else recipe.model
    settings = [
        f"Steps: {recipe.steps}",
        f"Sampler: {_SAMPLER_NAMES[recipe.sampler]}",
        f"CFG scale: {recipe.guidance:g}",
        f"Seed: {recipe.seed}",
        f"Size: {width}x{height}",
        f"Model: {model}",
    ]
    if card.takes_prompt and recipe.image is not None:
        settings.append(f"Denoising strength: {recipe.strength:g}")
    prompt = recipe.prompt if recipe.label is None else card.labels[recipe.label]
    lines = [prompt] if prompt else []
    if recipe.negative:
        lines.append(f"Negative prompt: {recipe.negative}")
    return {"studio": recipe.model_dump_json(), "parameters": "\n".join([*lines, ", ".join(settings)])}


def own_recipe(recipe: GenerateRecipe, index: int) -> GenerateRecipe:
    """Return the recipe that makes picture `index` of a job again, alone: its seed is the job's seed + index."""
    return recipe.model_copy(update={"seed": (recipe.seed + index) % 2**63, "count": 1})
