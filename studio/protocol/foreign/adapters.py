"""Adapters, files that change a model: LoRAs and textual inversions, recognized by their headers."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from studio.protocol.errors import BadInput
from studio.protocol.foreign.original import LORA_NAME
from studio.protocol.loras import FAMILIES_BY_WIDTH, read_lora_header
from studio.protocol.weightsheader import WeightsHeader, read_weights_header

AdapterKind = Literal["lora", "textual-inversion"]
_OLD_LORA = re.compile(r"[._]lora(?:_linear_layer)?\.(?:down|up)\.weight$")
_VECTORS = "emb_params"  # of A1111's files; those of SDXL have one tensor for each encoder
_SDXL_VECTORS = frozenset({"clip_l", "clip_g"})
_MAX_VECTORS, _MAX_WIDTH = 256, 8192
_MAX_TRIGGERS = 12
_PHRASES = ("modelspec.trigger_phrase", "ss_trigger_words", "trigger_words")


@dataclass(frozen=True)
class Adapter:
    """An adapter, as its header describes it.

    Attributes:
        kind: What it is.
        family: The family that it was made for, in words; "" if unknown.
        extent: How much it changes, as "264 layers" or "4 vectors".
        triggers: Words of the prompts that it was trained with, the most frequent first.
        problem: Why it cannot be used; "" if it can.
    """

    kind: AdapterKind
    family: str
    extent: str
    triggers: tuple[str, ...] = ()
    problem: str = ""


def adapter_kind(header: WeightsHeader) -> AdapterKind | None:
    """Return what kind of adapter a header describes; None for anything else."""
    names = header.tensors.keys()
    if any(LORA_NAME.search(name) or _OLD_LORA.search(name) for name in names):
        return "lora"
    if names == _SDXL_VECTORS or _VECTORS in names:
        return "textual-inversion"
    if len(names) != 1:
        return None
    shape = next(iter(header.tensors.values())).shape
    is_vectors = len(shape) in (1, 2) and shape[-1] <= _MAX_WIDTH and (len(shape) == 1 or shape[0] <= _MAX_VECTORS)
    return "textual-inversion" if is_vectors else None


def is_adapter(place: Path) -> bool:
    """Whether a path is an adapter's file; reads its header."""
    try:
        return place.suffix.lower() == ".safetensors" and adapter_kind(read_weights_header(place)) is not None
    except BadInput:
        return False


def read_adapter(path: Path) -> Adapter:
    """Read an adapter's header; raises BadInput when the file is damaged or no adapter."""
    header = read_weights_header(path)
    kind = adapter_kind(header)
    if kind is None:
        raise BadInput(f"{path.name} is neither a LoRA nor a textual inversion.")
    triggers = trigger_words(header)
    if kind == "textual-inversion":
        return Adapter(kind, _family_of_vectors(header), _count(_vectors(header), "vector"), triggers or (path.stem,))
    try:
        lora = read_lora_header(path)
    except BadInput as problem:
        return Adapter(kind, "", "", triggers, str(problem))
    return Adapter(kind, lora.family, _count(lora.layers, "layer"), triggers)


def trigger_words(header: WeightsHeader) -> tuple[str, ...]:
    """Return an adapter's trigger words, from the metadata that its trainer wrote.

    A phrase that is given as such comes first; otherwise the most frequent tags of the training pictures (kohya's
    `ss_tag_frequency`: a JSON object with an object of counts for each folder).
    """
    for key in _PHRASES:
        if phrase := " ".join(header.metadata.get(key, "").split()):
            return tuple(word.strip()[:100] for word in phrase.split(",") if word.strip())[:_MAX_TRIGGERS]
    try:
        folders = json.loads(header.metadata.get("ss_tag_frequency", "{}"))
    except (ValueError, RecursionError):
        return ()
    counts: dict[str, int] = {}
    for folder in folders.values() if isinstance(folders, dict) else ():
        for tag, count in folder.items() if isinstance(folder, dict) else ():
            if type(count) is int:
                word = " ".join(tag.split())[:100]
                counts[word] = counts.get(word, 0) + count
    ordered = sorted((word for word in counts if word), key=lambda word: -counts[word])
    return tuple(ordered[:_MAX_TRIGGERS])


def _vectors(header: WeightsHeader) -> int:
    shape = next(iter(header.tensors.values())).shape
    return shape[0] if len(shape) > 1 else 1


def _family_of_vectors(header: WeightsHeader) -> str:
    if header.tensors.keys() == _SDXL_VECTORS:
        return FAMILIES_BY_WIDTH[2048]
    shapes = [entry.shape for entry in header.tensors.values()]
    width = shapes[0][-1] if shapes[0] else 0
    return FAMILIES_BY_WIDTH.get(width, f"a model with text states of {width}")


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"
