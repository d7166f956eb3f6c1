"""Remedies for too little memory: each changes the recipe or the engine's settings."""

from collections.abc import Mapping

from studio.protocol.engine_settings import SAVINGS, EngineSettings, Saving
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.modelcard import find_model, read_card
from studio.protocol.shortage import Remedy

REMEDY_TITLES: Mapping[Remedy, str] = {
    "smaller": "Smaller",
    "fewer": "One picture",
    "tiled": "Decode in tiles",
    "offloaded": "Offload",
    "fp8": "8-bit weights",
}
REMEDY_NOTES: Mapping[Remedy, str] = {
    "smaller": "Make a picture of three quarters the width and height.",
    "fewer": "Make one picture instead of several.",
    "tiled": "Decode the picture in tiles, one after the other.",
    "offloaded": "Keep one network at a time on the graphics card; each step takes as long, changing networks longer.",
    "fp8": "Store the U-Net in 8 bits a number, which changes the picture a little.",
}
_SMALLER, _MULTIPLE, _SMALLEST = 0.75, 64, 256


def remedies_for(recipe: GenerateRecipe, settings: EngineSettings, saving: Saving, *, gpu: bool) -> tuple[Remedy, ...]:
    """Return the remedies for a recipe, the mildest first.

    Args:
        recipe: The recipe that was too large.
        settings: The engine's settings.
        saving: How memory was already saved.
        gpu: Whether it ran on a graphics card.
    """
    card = read_card(find_model(recipe.model))
    done = SAVINGS.index("off" if saving == "auto" else saving)
    found: list[Remedy] = []
    if recipe.count > 1:
        found.append("fewer")
    if card.takes_prompt:
        further: tuple[Remedy, ...] = ("tiled", "offloaded", "fp8") if gpu else ("tiled",)
        found += [remedy for remedy in further if SAVINGS.index(_saving_of(remedy)) > done]
        if not gpu and card.family and done < SAVINGS.index("fp8"):
            found.append("fp8")
        if min(_size(recipe, card.size)) > min(_SMALLEST, card.size // 2):
            found.append("smaller")
    return tuple(found)


def remedied(recipe: GenerateRecipe, settings: EngineSettings, remedy: Remedy) -> tuple[GenerateRecipe, EngineSettings]:
    """Return recipe and settings with a remedy applied."""
    if remedy == "fewer":
        return recipe.model_copy(update={"count": 1}), settings
    if remedy == "smaller":
        card = read_card(find_model(recipe.model))
        multiple = min(_MULTIPLE, card.size // 2)
        smaller = tuple(
            max(round(side * _SMALLER) // multiple * multiple, multiple) for side in _size(recipe, card.size)
        )
        return recipe.model_copy(update={"size": smaller}), settings
    return recipe, settings.model_copy(update={"saving": _saving_of(remedy)})


def _saving_of(remedy: Remedy) -> Saving:
    assert remedy in ("tiled", "offloaded", "fp8")
    return remedy


def _size(recipe: GenerateRecipe, own: int) -> tuple[int, int]:
    return recipe.size or (own, own)
