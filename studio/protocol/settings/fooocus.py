"""Reads the settings that Fooocus writes into its pictures under its own metadata scheme."""

import re
from collections.abc import Mapping
from typing import Any

from studio.protocol.settings.picture_settings import (
    PictureSettings,
    UsedLora,
    model_name,
    number,
    text,
    whole_number,
)
from studio.protocol.settings.samplers import sampler_and_spacing

_SIZE = re.compile(r"(\d{1,6})\D+(\d{1,6})")  # "(1152, 896)" and "1152x896"
_LORA = re.compile(r"lora_combined_\d+$")  # "NAME : WEIGHT" in versions before 2.2


def is_fooocus(data: Mapping[str, Any]) -> bool:
    """Whether an object holds Fooocus's settings."""
    named = {key.lower().replace(" ", "_") for key in data if isinstance(key, str)}
    return "prompt" in named and bool(named & {"base_model", "performance", "full_prompt", "metadata_scheme"})


def read_scheme(data: Mapping[str, Any]) -> PictureSettings:
    """Return the settings in an object of the scheme "fooocus"."""
    named = {key.lower().replace(" ", "_"): value for key, value in data.items() if isinstance(key, str)}
    sampler, spacing = sampler_and_spacing(named.get("sampler"), named.get("scheduler"))
    size = _SIZE.search(str(named.get("resolution", "")))
    return PictureSettings(
        prompt=text(named.get("prompt")),
        negative=text(named.get("negative_prompt")),
        steps=whole_number(named.get("steps")),
        guidance=number(named.get("guidance_scale")),
        seed=whole_number(named.get("seed")),
        width=int(size[1]) if size else None,
        height=int(size[2]) if size else None,
        sampler=sampler,
        spacing=spacing,
        model=model_name(named.get("base_model")),
        strength=number(named.get("overwrite_strength", named.get("denoising_strength"))),
        clip_skip=whole_number(named.get("clip_skip"), 1, 24),
        loras=_loras(named),
        source="Fooocus",
    )


def _loras(named: Mapping[str, Any]) -> tuple[UsedLora, ...]:
    entries: list[Any] = list(named["loras"]) if isinstance(named.get("loras"), list) else []
    for key, value in named.items():
        if _LORA.match(key) and isinstance(value, str):
            entries.append(value.rsplit(" : ", 1))
    found = []
    for entry in entries:
        if not isinstance(entry, list | tuple) or len(entry) < 2:
            continue
        name, weight = model_name(entry[0]), number(entry[1])
        if name and name != "None":
            found.append(UsedLora(name=name, weight=1.0 if weight is None else weight))
    return tuple(found)
