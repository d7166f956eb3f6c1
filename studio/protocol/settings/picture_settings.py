"""The settings that made a picture, in this program's terms, whichever program wrote them."""

import math
from typing import Any

from pydantic import BaseModel, ConfigDict

from studio.protocol.generation_recipe import GenerateRecipe

VARIATION_KEYS = ("variation_seed", "variation_strength")  # which few programs have
LARGEST_SEED = 2**64 - 1  # ComfyUI's; this program's own end at 2^63 - 1


class UsedLora(BaseModel):
    """A LoRA that a picture was made with, by the name that the picture gives it."""

    model_config = ConfigDict(frozen=True)

    name: str
    weight: float = 1.0


class PictureSettings(BaseModel):
    """The settings that a picture carries; None for those that it lacks.

    Attributes:
        prompt: As it was typed, with weights and LoRA tags.
        guidance: Scale of the classifier-free guidance.
        variation_seed: The seed of the noise to which that of `seed` is interpolated; None without a variation.
        sampler: This program's name of it; another program's where this one has no such sampler.
        spacing: How the noise levels are spaced, such as "karras".
        model: The model's name, without folders and file ending.
        strength: Denoising strength; None for a picture made from noise alone.
        clip_skip: 1 uses the text encoder's last layer, 2 the one before.
        source: The program that wrote the picture.
    """

    model_config = ConfigDict(frozen=True, protected_namespaces=())

    prompt: str | None = None
    negative: str | None = None
    steps: int | None = None
    guidance: float | None = None
    seed: int | None = None
    variation_seed: int | None = None
    variation_strength: float | None = None
    width: int | None = None
    height: int | None = None
    sampler: str | None = None
    spacing: str | None = None
    model: str | None = None
    strength: float | None = None
    clip_skip: int | None = None
    loras: tuple[UsedLora, ...] | None = None
    source: str | None = None


def settings_of_recipe(recipe: GenerateRecipe, size: tuple[int, int] | None = None) -> PictureSettings:
    """Return the settings in a recipe of this program.

    Args:
        recipe: The recipe.
        size: Width and height of the picture, where the recipe leaves them to the model.
    """
    width, height = recipe.size or size or (None, None)
    loras = tuple(UsedLora(name=model_name(lora.file) or lora.file, weight=lora.weight) for lora in recipe.loras)
    return PictureSettings(
        prompt=recipe.prompt,
        negative=recipe.negative,
        steps=recipe.steps,
        guidance=recipe.guidance,
        seed=recipe.seed,
        variation_seed=recipe.variation_seed if recipe.variation_strength else None,
        variation_strength=recipe.variation_strength or None,
        width=width,
        height=height,
        sampler=recipe.sampler,
        spacing=None if recipe.spacing == "auto" else recipe.spacing,
        model=recipe.model,
        strength=recipe.strength if recipe.image is not None else None,
        clip_skip=recipe.clip_skip,
        loras=loras,
        source="Denoise Studio",
    )


def whole_number(value: Any, least: int = 0, most: int = LARGEST_SEED) -> int | None:
    """Return a whole number that another program wrote as a number or as text; None for anything else."""
    found = number(value)
    if found is None or found != int(found):
        return None
    exact = int(value) if isinstance(value, int) or (isinstance(value, str) and value.strip().isdigit()) else int(found)
    return exact if least <= exact <= most else None


def number(value: Any) -> float | None:
    """Return a finite number that another program wrote as a number or as text; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    if isinstance(value, str) and len(value) > 40:
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if math.isfinite(found) else None


def text(value: Any) -> str | None:
    """Return a text; None for anything else."""
    return value if isinstance(value, str) else None


def model_name(value: Any) -> str | None:
    """Return the name in a model's path: without folders of any system, and without the ending of a weights file."""
    if not isinstance(value, str) or not value.strip():
        return None
    name = value.strip().replace("\\", "/").rstrip("/").rpartition("/")[2]
    for ending in (".safetensors", ".ckpt", ".pt", ".pth", ".bin", ".gguf", ".sft"):
        if name.lower().endswith(ending) and len(name) > len(ending):
            return name[: -len(ending)]
    return name or None
