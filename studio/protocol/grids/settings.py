"""The settings that a grid's axis may change, and how each changes a recipe."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.prompts.weights import DIALECTS
from studio.protocol.recipes import changed
from studio.protocol.samplers import SAMPLER_TITLES, SAMPLERS, SPACING_TITLES, SPACINGS

Kind = Literal["whole", "number", "word", "text", "size"]
Change = Callable[[GenerateRecipe, Any, Any], GenerateRecipe]
"""(recipe, value, first value of the axis) -> the changed recipe."""


@dataclass(frozen=True)
class GridSetting:
    """A setting that an axis may change.

    Attributes:
        key: Its name in an axis.
        title: Its name in labels.
        kind: How its values are written.
        change: What a value does to a recipe.
        cost: What changing it costs, from 0; the costliest axis is the outermost, so that models stay loaded.
        words: The values of a "word", and what they are called.
    """

    key: str
    title: str
    kind: Kind
    change: Change
    cost: int = 0
    words: Mapping[str, str] | None = None


def _replaced(recipe: GenerateRecipe, value: str, first: str) -> GenerateRecipe:
    """Search and replace: the axis's first value is searched for in both prompts."""
    if not first or (first not in recipe.prompt and first not in recipe.negative):
        raise BadInput(f"The prompts do not contain {first[:80]!r}, which the axis searches for.", field="prompt")
    texts = {key: getattr(recipe, key).replace(first, value) for key in ("prompt", "negative")}
    return _set(recipe, {**texts, "template": None})


def _setting(key: str) -> Change:
    return lambda recipe, value, _: _set(recipe, {key: value})


def _negative(recipe: GenerateRecipe, value: str, _: str) -> GenerateRecipe:
    return _set(recipe, {"negative": value, "template": None})


def _entry(name: str, place: int, field: str) -> Change:
    """Return what sets a field of one entry of a list, such as the weight of the second LoRA."""

    def change(recipe: GenerateRecipe, value: Any, _: Any) -> GenerateRecipe:
        entries = [entry.model_dump() for entry in getattr(recipe, name)]
        if place >= len(entries):
            what = {"loras": "LoRA", "controls": "control"}[name]
            raise BadInput(f"There is no {what} {place + 1} whose weight an axis could change.", field=name)
        entries[place][field] = value
        return _set(recipe, {name: entries})

    return change


def _set(recipe: GenerateRecipe, changes: dict[str, Any]) -> GenerateRecipe:
    return changed(recipe, changes)


_ORDINARY = (
    GridSetting("model", "Model", "text", _setting("model"), 9),
    GridSetting("vae", "Autoencoder", "text", _setting("vae"), 8),
    GridSetting("refiner", "Refiner", "text", _setting("refiner"), 7),
    GridSetting("size", "Size", "size", _setting("size"), 3),
    GridSetting("prompt", "Prompt", "text", _replaced, 4),
    GridSetting("negative", "Negative prompt", "text", _negative, 4),
    GridSetting("dialect", "Dialect", "word", _setting("dialect"), 4, {name: name for name in DIALECTS}),
    GridSetting("clip_skip", "Clip skip", "whole", _setting("clip_skip"), 4),
    GridSetting(
        "sampler", "Sampler", "word", _setting("sampler"), 0, {name: SAMPLER_TITLES[name] for name in SAMPLERS}
    ),
    GridSetting(
        "spacing", "Spacing", "word", _setting("spacing"), 0, {name: SPACING_TITLES[name] for name in SPACINGS}
    ),
    GridSetting("steps", "Steps", "whole", _setting("steps")),
    GridSetting("guidance", "Guidance", "number", _setting("guidance")),
    GridSetting("guidance_rescale", "Guidance rescale", "number", _setting("guidance_rescale")),
    GridSetting("pag_scale", "PAG scale", "number", _setting("pag_scale")),
    GridSetting("seed", "Seed", "whole", _setting("seed")),
    GridSetting("variation_seed", "Variation seed", "whole", _setting("variation_seed")),
    GridSetting("variation_strength", "Variation strength", "number", _setting("variation_strength")),
    GridSetting("strength", "Strength", "number", _setting("strength")),
    GridSetting("eta", "Eta", "number", _setting("eta")),
    GridSetting("refiner_start", "Refiner start", "number", _setting("refiner_start")),
    GridSetting("label", "Label", "whole", _setting("label")),
    GridSetting("resamples", "Resamples", "whole", _setting("resamples")),
)
_LISTED = tuple(
    GridSetting(
        key if place == 0 else f"{key}{place + 1}",
        f"{title} {place + 1} weight" if place else f"{title} weight",
        "number",
        _entry(name, place, "weight"),
        cost,
    )
    for key, title, name, cost in (("lora", "LoRA", "loras", 5), ("control", "Control", "controls", 2))
    for place in range(4)
)
SETTINGS: Mapping[str, GridSetting] = {setting.key: setting for setting in (*_ORDINARY, *_LISTED)}


def setting_of(key: str) -> GridSetting:
    """Return a setting by the name that a user wrote; raises BadInput when an axis cannot change it."""
    name = key.strip().lower().replace("-", "_").replace(" ", "_")
    name = {"cfg": "guidance", "cfg_scale": "guidance", "denoising": "strength"}.get(name, name)
    if name not in SETTINGS:
        known = ", ".join(setting.key for setting in _ORDINARY)
        raise BadInput(f"An axis cannot change {key.strip()[:40]!r}. It can change: {known}, lora, control.")
    return SETTINGS[name]
