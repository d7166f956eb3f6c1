"""Reads the header of a .safetensors file, which lists all tensors' names, shapes and types, without torch.

Format: an 8-byte little-endian length, as many bytes of JSON, then the tensors one after the other
(https://huggingface.co/docs/safetensors).
"""

import math
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.protocol.errors import BadInput
from studio.protocol.files import open_regular
from studio.protocol.jsontext import parse_json_text

PICKLES = (".ckpt", ".pt", ".pth", ".bin", ".pkl", ".pickle")
MAX_HEADER_BYTES = 32 * 2**20  # the format allows 100 MB; those of the largest models have less than one
BYTES = {  # of one number of each type
    **dict.fromkeys(("F64", "I64", "U64"), 8),
    **dict.fromkeys(("F32", "I32", "U32"), 4),
    **dict.fromkeys(("F16", "BF16", "I16", "U16"), 2),
    **dict.fromkeys(("F8_E4M3", "F8_E5M2", "I8", "U8", "BOOL"), 1),
}
HALF_TYPES = frozenset({"F16", "BF16", "F8_E4M3", "F8_E5M2"})
_MAX_DIMENSIONS, _MAX_BYTES = 16, 2**63
_ZIP = b"PK\x03\x04"
_PICKLES = (b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05")  # how protocols 2 to 5 begin
_HEAD_BYTES = 4096  # in which a ZIP archive names its first file
_NUMPY = {"F64": "<f8", "F32": "<f4", "F16": "<f2"}


@dataclass(frozen=True)
class TensorEntry:
    """A tensor of the file: its type as safetensors names it, its shape, and where its bytes lie in the file."""

    dtype: str
    shape: tuple[int, ...]
    begin: int
    end: int

    @property
    def count(self) -> int:
        """Number of values."""
        return math.prod(self.shape)


@dataclass(frozen=True)
class WeightsHeader:
    """The header of a .safetensors file: its tensors by name, and its metadata."""

    tensors: Mapping[str, TensorEntry]
    metadata: Mapping[str, str]


def read_weights_header(path: Path) -> WeightsHeader:
    """Read and check a header: every tensor's shape and type account for its bytes, and every byte belongs to a tensor.

    Raises:
        BadInput: The file is missing, truncated, not in this format, or its tensors' sizes do not add up.
    """
    try:
        with open_regular(path) as file:
            size = os.fstat(file.fileno()).st_size
            head = file.read(_HEAD_BYTES)
            if problem := _other_content(path, head):
                raise BadInput(problem)
            length = int.from_bytes(head[:8], "little")
            if len(head) < 8 or length > min(MAX_HEADER_BYTES, size - 8):
                raise BadInput(f"{path} is damaged or truncated: it is not a whole safetensors file.")
            file.seek(8)
            header = parse_json_text(file.read(length))
    except OSError as error:
        raise BadInput(f"Could not read {path}: {error.strerror or error}.") from error
    except ValueError as error:
        raise BadInput(f"{path} is damaged: it cannot be read.") from error
    if not isinstance(header, dict):
        raise BadInput(f"{path} is damaged: its contents are not those of such a file.")
    metadata = header.pop("__metadata__", None) or {}
    if not isinstance(metadata, dict) or not all(isinstance(text, str) for text in metadata.values()):
        raise BadInput(f"{path} is damaged: its header does not describe its content.")
    tensors = {name: _entry(path, name, entry, 8 + length) for name, entry in header.items()}
    at = 8 + length
    for entry in sorted(tensors.values(), key=lambda entry: (entry.begin, entry.end)):
        if entry.begin != at:
            raise BadInput(f"{path} is damaged: its header does not describe its content.")
        at = entry.end
    if at != size:
        raise BadInput(f"{path} is damaged or truncated: it has {size:,} bytes, and its header tells of {at:,}.")
    return WeightsHeader(tensors, metadata)


def read_weights_tensor(path: Path, entry: TensorEntry) -> NDArray[np.float64]:
    """Read one floating-point tensor, as float64; raises BadInput when it cannot be read."""
    try:
        with open_regular(path) as file:
            file.seek(entry.begin)
            data = file.read(entry.end - entry.begin)
        if entry.dtype == "BF16":  # the upper half of a float32
            values = (np.frombuffer(data, "<u2").astype(np.uint32) << 16).view("<f4")
        else:
            values = np.frombuffer(data, _NUMPY[entry.dtype])
        return values.astype(np.float64).reshape(entry.shape)
    except (OSError, KeyError, ValueError) as error:
        raise BadInput(f"Could not read {path}: {getattr(error, 'strerror', None) or error}.") from error


def refuse_pickle(path: Path) -> None:
    """Raise BadInput for a pickled checkpoint, recognized by its name or its first bytes."""
    pickled = path.suffix.lower() in PICKLES
    if not pickled and os.path.isfile(path):
        try:
            with open_regular(path) as file:
                start, size = file.read(_HEAD_BYTES), os.fstat(file.fileno()).st_size
        except OSError as error:
            raise BadInput(f"Could not read {path}: {error.strerror or error}.") from error
        pickled = start.startswith(_PICKLES) or (start.startswith(_ZIP) and b"data.pkl" in start)
        # a safetensors file starts with a header length within the file, then a JSON object
        length = int.from_bytes(start[:8], "little")
        pickled = pickled and not (length < size and start[8:9] == b"{")
    if pickled:
        raise BadInput(
            f"{path.name} is a pickled checkpoint, which can run any program when it is opened, so it is refused. "
            "If you trust its source, convert it to .safetensors with safetensors.torch.save_file "
            "(or diffusers' save_pretrained) and open that."
        )


def refuse_other_files(path: Path) -> None:
    """Raise BadInput for a model's file that is not a .safetensors file, and describe its content if it is known."""
    refuse_pickle(path)
    if path.suffix.lower() == ".safetensors":
        return
    try:
        with open_regular(path) as file:
            problem = _other_content(path, file.read(_HEAD_BYTES))
    except OSError:
        problem = ""
    raise BadInput(problem or f"{path} is not a model: give a model folder or a .safetensors file.")


def _other_content(path: Path, start: bytes) -> str:
    """Describe a file without weights by its first bytes; "" for anything else.

    Such files are left by failed downloads, or are archives.
    """
    if start.startswith(_ZIP):
        if b"mimetypeimage/openraster" in start:
            return f"{path} is a project, a picture in layers, not a model."
        return f"{path} is a ZIP archive, not a model: unpack it and give what is in it."
    if start.startswith(b"version "):  # the first line of a pointer: version https://git-lfs.github.com/spec/v1
        return f"{path} is a Git LFS pointer, not the weights themselves: fetch them with `git lfs pull`."
    if start.lstrip().lower().startswith((b"<!docty", b"<html")):
        return f"{path} is a web page, not weights: its download failed."
    return ""


def _entry(path: Path, name: str, entry: Any, data_begins: int) -> TensorEntry:
    fields = entry if isinstance(entry, dict) else {}
    shape, offsets, dtype = _integers(fields.get("shape")), _integers(fields.get("data_offsets")), fields.get("dtype")
    if shape is None or offsets is None or len(offsets) != 2 or not isinstance(dtype, str):
        raise BadInput(f"{path} is damaged: its header does not describe its content.")
    if dtype not in BYTES:
        raise BadInput(f"{path} has weights of the type {dtype[:20]!r}, which this program does not know.")
    found = TensorEntry(dtype, shape, data_begins + offsets[0], data_begins + offsets[1])
    if found.count * BYTES[dtype] != found.end - found.begin:
        raise BadInput(f"{path} is damaged: {name[:200]} has another size than its shape tells.")
    return found


def _integers(values: Any) -> tuple[int, ...] | None:
    """Return whole numbers, neither negative nor too large; None for anything else."""
    if not isinstance(values, list) or len(values) > _MAX_DIMENSIONS:
        return None
    return tuple(values) if all(type(value) is int and 0 <= value < _MAX_BYTES for value in values) else None
