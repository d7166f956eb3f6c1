"""Reads the `parameters` text that AUTOMATIC1111 introduced, and that Forge, SD.Next, Krita and Fooocus write too."""

import json
import re

from studio.protocol.settings.picture_settings import PictureSettings, UsedLora, model_name, number, whole_number
from studio.protocol.settings.samplers import sampler_and_spacing

MAX_CHARACTERS = 50_000  # of a line of `key: value` pairs; those of programs have some thousand
FEWEST_PAIRS = 3  # a line with fewer `key: value` pairs belongs to the prompt
_NEGATIVE = "Negative prompt:"
_PAIR = re.compile(
    # lengths are bounded: without bounds, the time would grow with the square of a text's length
    r"(?P<key>\w[\w \-/+.]{0,79}?):\s*"
    r'(?P<value>"(?:\\.|[^"\\])*"|\[.{0,2000}?\](?=,\s*\w[\w \-/]{0,79}:|$)|[^,]*)(?:,|$)'
)
_SIZE = re.compile(r"^\s*(\d{1,6})\s*[x×]\s*(\d{1,6})\s*$")
_LORA = re.compile(r"<lora:(?P<name>[^:<>]+)(?::(?P<weights>[^<>]*))?>")


def read_parameters(parameters: str) -> PictureSettings | None:
    """Return the settings in a `parameters` text; None if it holds none.

    The prompt comes first, then `Negative prompt: ...`, then one line of at least three `key: value` pairs, of which a
    value with a comma, a colon or a newline is quoted as JSON.
    """
    lines = parameters.strip().split("\n")
    pairs: dict[str, str] = {}
    for index in range(len(lines) - 1, -1, -1):  # extensions add lines of their own below
        found = pairs_of(lines[index])
        if len(found) >= FEWEST_PAIRS and "Steps" in found:
            pairs, lines = found, lines[:index]
            break
    else:
        if len(lines) > 1 and len(found := pairs_of(lines[-1])) >= FEWEST_PAIRS:
            pairs, lines = found, lines[:-1]
    negative_at = next((index for index, line in enumerate(lines) if line.strip().startswith(_NEGATIVE)), None)
    if not pairs and negative_at is None:
        return None
    prompt = lines if negative_at is None else lines[:negative_at]
    negative = [] if negative_at is None else lines[negative_at:]
    if negative:
        negative[0] = negative[0].strip().removeprefix(_NEGATIVE)
    return _settings("\n".join(prompt).strip(), "\n".join(negative).strip(), pairs)


def pairs_of(line: str) -> dict[str, str]:
    """Return the `key: value` pairs of a line, the values unquoted; none of a line that is too long."""
    if len(line) > MAX_CHARACTERS:
        return {}
    return {match["key"].strip(): _unquoted(match["value"].strip()) for match in _PAIR.finditer(line)}


def loras_in(prompt: str) -> tuple[UsedLora, ...]:
    """Return the LoRAs that a prompt names by tags such as `<lora:name:0.8>`; the first weight is the network's."""
    return tuple(
        UsedLora(name=match["name"].strip(), weight=_weight((match["weights"] or "1").split(":")[0]))
        for match in _LORA.finditer(prompt)
    )


def _settings(prompt: str, negative: str, pairs: dict[str, str]) -> PictureSettings:
    sampler, spacing = sampler_and_spacing(pairs.get("Sampler"), pairs.get("Schedule type", pairs.get("Scheduler")))
    size = _SIZE.match(pairs.get("Size", ""))
    krita = pairs.get("Model hash") == "unknown"
    return PictureSettings(
        prompt=prompt.removeprefix("Prompt: ") if krita else prompt,
        negative=negative,
        steps=whole_number(pairs.get("Steps")),
        guidance=number(pairs.get("CFG scale", pairs.get("Guidance Scale"))),
        seed=whole_number(pairs.get("Seed")),
        variation_seed=whole_number(pairs.get("Variation seed")),
        variation_strength=number(pairs.get("Variation seed strength")),
        width=int(size[1]) if size else None,
        height=int(size[2]) if size else None,
        sampler=sampler,
        spacing=spacing,
        model=model_name(pairs.get("Model", pairs.get("Base Model"))),
        strength=number(pairs.get("Denoising strength")),
        clip_skip=whole_number(pairs.get("Clip skip"), 1, 24),
        loras=loras_in(prompt),
        source=_source(pairs, krita),
    )


def _source(pairs: dict[str, str], krita: bool) -> str:
    version = pairs.get("Version", "")
    if krita:
        return "Krita AI Diffusion"
    if "Fooocus" in version:
        return "Fooocus"
    if pairs.get("App", "").lower() in ("sd.next", "sdnext"):
        return "SD.Next"
    if version.startswith(("f", "neo")):
        return "Forge"
    if version.lower().startswith("comfyui"):
        return "ComfyUI"
    return "AUTOMATIC1111"


def _weight(text: str) -> float:
    found = number(text.strip())
    return 1.0 if found is None else found


def _unquoted(value: str) -> str:
    if len(value) > 1 and value.startswith('"') and value.endswith('"'):
        try:
            return str(json.loads(value))
        except ValueError:
            return value
    return value
