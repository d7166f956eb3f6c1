"""Facts about a model from its headers and texts alone: parameters, number format, size and licence."""

import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from studio.protocol.errors import BadInput
from studio.protocol.files import read_regular
from studio.protocol.filestats import FileStamps, file_stamps
from studio.protocol.foreign.folder import read_pipeline_folder
from studio.protocol.foreign.original import AUTOENCODERS, CONTROL, UNET
from studio.protocol.modelcard import is_foreign, made_elsewhere
from studio.protocol.weightsheader import BYTES, TensorEntry, read_weights_header

_PRECISIONS = {
    "F64": "float64",
    "F32": "float32",
    "F16": "float16",
    "BF16": "bfloat16",
    "F8_E4M3": "float8",
    "F8_E5M2": "float8",
}
_MAX_README = 2**20
_LICENCE = re.compile(r"^license(?:_name)?:\s*(.+?)\s*$", re.MULTILINE)


@dataclass(frozen=True)
class ModelFacts:
    """Facts about a model, from its headers.

    Attributes:
        parameters: Number of parameters of each network.
        precision: The number format of most parameters, as float16.
        stored: Bytes of the weights on the disk.
        licence: The licence that it names; "" if none.
        foreign: Whether another program made it.
    """

    parameters: dict[str, int]
    precision: str
    stored: int
    licence: str
    foreign: bool

    @property
    def total(self) -> int:
        """Number of parameters of all networks."""
        return sum(self.parameters.values())


def facts_of(place: Path) -> ModelFacts:
    """Return a model's facts, read again once its files change; raises BadInput when they are damaged or missing."""
    return _facts_of(place, file_stamps(place))


@lru_cache(maxsize=256)
def _facts_of(place: Path, _stamps: FileStamps) -> ModelFacts:
    parameters: Counter[str] = Counter()
    formats: Counter[str] = Counter()
    stored = 0
    for part, entry in _tensors(place):
        parameters[part] += entry.count
        formats[_PRECISIONS.get(entry.dtype, "whole numbers")] += entry.count
        stored += entry.count * BYTES[entry.dtype]
    if not parameters:
        raise BadInput(f"{place} holds no weights.")
    precision = formats.most_common(1)[0][0]
    return ModelFacts(dict(parameters), precision, stored, _licence(place), made_elsewhere(place))


def _tensors(place: Path) -> Iterator[tuple[str, TensorEntry]]:
    """Yield part and entry of each tensor that is used."""
    if os.path.isfile(place):
        for name, entry in read_weights_header(place).tensors.items():
            if (part := _part_of(name)) is not None:
                yield part, entry
    elif is_foreign(place):
        for part, network in read_pipeline_folder(place).networks.items():
            for _, entry in network.tensors.values():
                yield part, entry
    else:
        for file in sorted(place.glob("*/*.safetensors")):
            for entry in read_weights_header(file).tensors.values():
                yield file.parent.name, entry


def _part_of(name: str) -> str | None:
    """Return which network of a single file a tensor belongs to; None for what is not used."""
    if name.startswith(UNET):
        return "unet"
    if name.startswith((*AUTOENCODERS, "encoder.", "decoder.", "quant_conv.", "post_quant_conv.")):
        return "vae"
    if name.startswith(("cond_stage_model.", "conditioner.")):
        return "text_encoder_2" if name.startswith("conditioner.embedders.1.") else "text_encoder"
    if name.startswith("taesd_") or name[:1].isdecimal():  # a small autoencoder's halves as they were published
        return "vae"
    if name.startswith((CONTROL, "input_hint_block.", "controlnet_")):
        return "controlnet"
    return None if name.startswith("model_ema") else name.partition(".")[0]


def readme_of(place: Path) -> str:
    """Return the text of a model folder's README; "" when there is none."""
    try:
        return read_regular(place / "README.md", _MAX_README).decode("utf-8", "replace")
    except OSError:
        return ""


def _licence(place: Path) -> str:
    """Return the licence that a model names: in its README's front matter, or in its file's metadata."""
    if os.path.isfile(place):
        return " ".join(read_weights_header(place).metadata.get("modelspec.license", "").split())[:100]
    text = readme_of(place)
    front = text.split("---", 2)[1] if text.startswith("---") and text.count("---") >= 2 else ""
    found = _LICENCE.search(front)
    return found[1].strip("'\"")[:100] if found else ""
