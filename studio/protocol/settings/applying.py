"""Applies a picture's settings to a recipe of this program, and reports what could not be applied."""

from collections.abc import Collection
from typing import Any

from studio.protocol.bounds import bounds
from studio.protocol.generation_recipe import MAX_PROMPT, MAX_SIDE, MIN_SIDE, GenerateRecipe
from studio.protocol.prompts.weights import Dialect
from studio.protocol.samplers import SAMPLERS, SPACINGS
from studio.protocol.settings.picture_settings import VARIATION_KEYS, PictureSettings

_DIALECTS: dict[str, Dialect] = {
    "AUTOMATIC1111": "a1111",
    "Forge": "a1111",
    "SD.Next": "a1111",
    "ComfyUI": "comfy",
    "SwarmUI": "comfy",
    "Krita AI Diffusion": "comfy",
}


def recipe_with(
    found: PictureSettings, recipe: GenerateRecipe, models: Collection[str], *, keep_seed: bool = False
) -> tuple[GenerateRecipe, tuple[str, ...]]:
    """Return a recipe with a picture's settings, and what they need that this program does not have.

    Args:
        found: The settings of the picture.
        recipe: The recipe to change; settings that the picture lacks stay.
        models: The names of the available models.
        keep_seed: Leave the recipe's seed as it is.

    Returns:
        The recipe and the clauses of a message, such as "the model dreamshaper is not here".
    """
    changes, missing = recipe_changes(found)
    if found.prompt is not None:
        changes["template"] = None
    if found.seed is not None:
        changes.setdefault("variation_strength", 0.0)
    if keep_seed:
        for key in ("seed", *VARIATION_KEYS):
            changes.pop(key, None)
    if found.model in models:
        changes["model"] = found.model
    elif found.model is not None:
        missing = (*missing, f"the model {found.model} is not here")
    return recipe.model_copy(update=changes), missing


def recipe_changes(found: PictureSettings) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return a picture's settings, except its model, by the recipe's names, and what is missing; see `recipe_with`."""
    changes: dict[str, Any] = {}
    missing: list[str] = []
    for key in ("prompt", "negative"):
        text = getattr(found, key)
        if text is not None:
            changes[key] = text[:MAX_PROMPT]
            if len(text) > MAX_PROMPT:
                missing.append(f"the {key} prompt is cut" if key == "negative" else "the prompt is cut")
    for key in ("steps", "guidance", "clip_skip"):
        value, allowed = getattr(found, key), bounds(GenerateRecipe, key)
        if value is None:
            continue
        if allowed.minimum <= value <= allowed.maximum:
            changes[key] = value
        else:
            missing.append(f"{key.replace('_', ' ')} {value:g} is out of range")
    if found.seed is not None:
        changes["seed"] = found.seed % 2**63
        if found.seed >= 2**63:
            missing.append("its seed is larger than any here")
    if found.variation_strength and found.variation_seed is not None:
        if 0 <= found.variation_strength <= 1:
            changes["variation_seed"] = found.variation_seed % 2**63
            changes["variation_strength"] = found.variation_strength
        else:
            missing.append(f"a variation strength of {found.variation_strength:g} is out of range")
    if found.width and found.height:
        if min(found.width, found.height) >= MIN_SIDE and max(found.width, found.height) <= MAX_SIDE:
            changes["size"] = (found.width, found.height)
        else:
            missing.append(f"a size of {found.width}x{found.height} cannot be made")
    for key, names in (("sampler", SAMPLERS), ("spacing", SPACINGS)):
        name = getattr(found, key)
        if name in names:
            changes[key] = name
        elif name is not None:
            missing.append(f"there is no {key} {name}")
    if found.loras:
        missing.append("LoRAs are to be chosen by hand: " + ", ".join(lora.name for lora in found.loras))
    if found.sampler is not None and found.spacing is None:
        changes["spacing"] = "auto"
    if found.prompt is not None:
        changes["dialect"] = _DIALECTS.get(found.source or "", "plain")
    return changes, tuple(missing)
