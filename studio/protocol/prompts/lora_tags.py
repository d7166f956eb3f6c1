"""LoRAs that a prompt names, as AUTOMATIC1111 writes them: `<lora:name:0.8>`."""

import contextlib
import os
import re
from dataclasses import dataclass
from pathlib import Path

from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.files import expanded
from studio.protocol.frozen import describe
from studio.protocol.generation_recipe import GenerateRecipe, LoraSpec
from studio.protocol.prompts.weights import Dialect
from studio.protocol.registered import registered_adapters

_TAG = re.compile(r"<lora:([^:<>]+)((?::[^:<>]*)*)>")
_MAX_LORAS = 16  # LoRAs of a recipe


@dataclass(frozen=True)
class LoraTag:
    """A LoRA that a prompt names.

    Attributes:
        name: Of its file without the ending, or of a registered LoRA.
        weight: Factor of the change to the U-Net.
        text_weight: Factor of the change to the text encoders.
    """

    name: str
    weight: float = 1.0
    text_weight: float = 1.0


def without_lora_tags(prompt: str) -> str:
    """Return a prompt without its tags."""
    return _TAG.sub("", prompt)


def lora_tags(prompt: str, dialect: Dialect) -> tuple[LoraTag, ...]:
    """Return the LoRAs that a prompt names; with "plain", it names none.

    One number is the weight of both networks; of two, the first is the text encoders' and the second the U-Net's, as
    for AUTOMATIC1111, which also knows `te=` and `unet=`.
    """
    if dialect == "plain":
        return ()
    return tuple(_tag(found[1].strip(), found[2].split(":")[1:]) for found in _TAG.finditer(prompt))


def with_tagged_loras(recipe: GenerateRecipe) -> tuple[GenerateRecipe, tuple[str, ...]]:
    """Return a recipe with the LoRAs that its prompts name, and a line about each unknown one.

    The tags stay in the prompt. A LoRA that the recipe has already keeps the recipe's weights, so that nothing is
    applied twice.
    """
    tags = [tag for prompt in (recipe.prompt, recipe.negative) for tag in lora_tags(prompt, recipe.dialect)]
    if not tags:
        return recipe, ()
    known, notes = known_loras(), []
    specs = list(recipe.loras)
    for tag in tags:
        file = known.get(tag.name)
        if file is None:
            notes.append(f"There is no LoRA {tag.name[:100]!r}; it is left out. LoRAs belong in {places.loras()}.")
        elif os.path.realpath(file) not in {os.path.realpath(expanded(spec.file)) for spec in specs}:
            try:
                specs.append(LoraSpec(file=str(file), weight=tag.weight, text_weight=tag.text_weight))
            except ValueError as error:
                raise BadInput(f"<lora:{tag.name[:100]}>: {describe(error)}", field="prompt") from error  # type: ignore[arg-type]
    if len(specs) > _MAX_LORAS:
        raise BadInput(f"A picture takes at most {_MAX_LORAS} LoRAs, not {len(specs)}.", field="prompt")
    return recipe.model_copy(update={"loras": tuple(specs)}), tuple(notes)


def known_loras() -> dict[str, Path]:
    """Return the LoRAs that a prompt can name: files in the folder of LoRAs and below it, and registered ones."""
    found: dict[str, Path] = {}
    with contextlib.suppress(BadInput):  # an account without a home
        for folder, _, files in os.walk(places.loras()):
            for name in sorted(files):
                if name.lower().endswith(".safetensors"):
                    found.setdefault(Path(name).stem, Path(folder) / name)
        found |= {name: Path(one.path) for name, one in registered_adapters().items() if one.kind == "lora"}
    return found


def _tag(name: str, values: list[str]) -> LoraTag:
    weights: dict[str, float] = {}
    plain: list[float] = []
    for value in values:
        key, equals, number = value.rpartition("=")
        with contextlib.suppress(ValueError):  # a note of the user's own
            if equals:
                weights[key.strip()] = float(number)
            else:
                plain.append(float(number))
    text = weights.get("te", plain[0] if plain else 1.0)
    return LoraTag(name, weights.get("unet", plain[1] if len(plain) > 1 else text), text)
