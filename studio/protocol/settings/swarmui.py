"""Reads the settings that SwarmUI writes into its pictures: `sui_image_params`."""

from collections.abc import Mapping
from typing import Any

from studio.protocol.settings.a1111 import loras_in
from studio.protocol.settings.picture_settings import (
    PictureSettings,
    UsedLora,
    model_name,
    number,
    text,
    whole_number,
)
from studio.protocol.settings.samplers import sampler_and_spacing


def read_image_params(data: Mapping[str, Any]) -> PictureSettings:
    """Return the settings in a `sui_image_params` object."""
    sampler, spacing = sampler_and_spacing(
        data.get("sampler", data.get("comfyuisampler", data.get("comfy_sampler"))),
        data.get("scheduler", data.get("comfyuischeduler", data.get("comfy_scheduler"))),
    )
    layer = number(data.get("clipstopatlayer"))  # -1 uses the last layer
    prompt = text(data.get("prompt"))
    starts = any(key in data for key in ("initimage", "initimagecreativity"))
    return PictureSettings(
        prompt=prompt,
        negative=text(data.get("negativeprompt")) or ("" if prompt is not None else None),
        steps=whole_number(data.get("steps")),
        guidance=number(data.get("cfgscale")),
        seed=whole_number(data.get("seed")),
        variation_seed=whole_number(data.get("variationseed")),
        variation_strength=number(data.get("variationseedstrength")),
        width=whole_number(data.get("width")),
        height=whole_number(data.get("height")),
        sampler=sampler,
        spacing=spacing,
        model=model_name(data.get("model")),
        strength=number(data.get("initimagecreativity")) if starts else None,
        clip_skip=whole_number(-layer, 1, 24) if layer is not None else None,
        loras=_loras(data.get("loras"), data.get("loraweights")) + loras_in(prompt or ""),
        source="SwarmUI",
    )


def _loras(names: Any, weights: Any) -> tuple[UsedLora, ...]:
    found = []
    own = _listed(weights)
    for index, name in enumerate(_listed(names)):
        weight = number(own[index]) if index < len(own) else None
        if known := model_name(name):
            found.append(UsedLora(name=known, weight=1.0 if weight is None else weight))
    return tuple(found)


def _listed(value: Any) -> list[Any]:
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    return value if isinstance(value, list) else []
