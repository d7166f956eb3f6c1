"""Reads the settings that InvokeAI writes into pictures: `invokeai_metadata`, and `sd-metadata` of versions 1 and 2."""

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

_NEGATIVE = re.compile(r"(?<!\\)\[(?P<negative>[^\[\]]*)(?<!\\)\]")  # version 2 writes the negative prompt in brackets


def read_metadata(data: Mapping[str, Any]) -> PictureSettings:
    """Return the settings in an `invokeai_metadata` object (versions 3 and later)."""
    sampler, spacing = sampler_and_spacing(data.get("scheduler"))
    skipped = whole_number(data.get("clip_skip"), 0, 23)  # 0 uses the last layer
    strength = data.get("strength") if data.get("init_image") or "img2img" in str(data.get("generation_mode")) else None
    if strength is None and "generation_mode" not in data:
        strength = data.get("strength")
    return PictureSettings(
        prompt=text(data.get("positive_prompt")),
        negative=text(data.get("negative_prompt")),
        steps=whole_number(data.get("steps")),
        guidance=number(data.get("cfg_scale")),
        seed=whole_number(data.get("seed")),
        width=whole_number(data.get("width")),
        height=whole_number(data.get("height")),
        sampler=sampler,
        spacing=spacing,
        model=_named(data.get("model")),
        strength=number(strength),
        clip_skip=None if skipped is None else skipped + 1,
        loras=_loras(data.get("loras")),
        source="InvokeAI",
    )


def read_old_metadata(data: Mapping[str, Any]) -> PictureSettings:
    """Return the settings in an `sd-metadata` object (versions 1 and 2)."""
    image = data.get("image")
    image = image if isinstance(image, Mapping) else {}
    written = image.get("prompt")
    if isinstance(written, list):
        first = written[0] if written else {}
        written = first.get("prompt") if isinstance(first, Mapping) else first
    prompt = text(written) or ""
    negative = " ".join(match["negative"].strip() for match in _NEGATIVE.finditer(prompt))
    sampler, spacing = sampler_and_spacing(image.get("sampler"))
    return PictureSettings(
        prompt=" ".join(_NEGATIVE.sub(" ", prompt).split()) if negative else prompt,
        negative=negative,
        steps=whole_number(image.get("steps")),
        guidance=number(image.get("cfg_scale")),
        seed=whole_number(image.get("seed")),
        width=whole_number(image.get("width")),
        height=whole_number(image.get("height")),
        sampler=sampler,
        spacing=spacing,
        model=model_name(data.get("model_weights")) or model_name(data.get("model")),
        strength=number(image.get("strength")) if image.get("type") == "img2img" else None,
        loras=(),
        source="InvokeAI",
    )


def _named(model: Any) -> str | None:
    if isinstance(model, Mapping):
        return model_name(model.get("name", model.get("model_name")))
    return model_name(model)


def _loras(entries: Any) -> tuple[UsedLora, ...] | None:
    if entries is None:
        return None
    found = []
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, Mapping) and (name := _named(entry.get("model", entry.get("lora")))):
            weight = number(entry.get("weight"))
            found.append(UsedLora(name=name, weight=1.0 if weight is None else weight))
    return tuple(found)
