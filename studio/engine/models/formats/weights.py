"""Reads and writes safetensors weights: shapes are checked before anything is allocated, files are memory-mapped."""

import hashlib
import json
import math
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import psutil
import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save as dump_tensors
from torch import Tensor, nn

from studio.protocol.errors import BadInput
from studio.protocol.files import open_regular, read_regular
from studio.protocol.jsontext import MOST_BYTES, parse_json_text

PICKLES = (".ckpt", ".pt", ".pth", ".bin", ".pkl", ".pickle")
MAX_HEADER_BYTES = 32 * 2**20  # the format allows 100 MB; those of the largest models have less than one
MAX_SMALL_FILE_BYTES = 64 * 2**20  # of a tokenizer's files


@dataclass(frozen=True)
class WeightsFile:
    """The weights of a network in a safetensors file, of which only the header has been read.

    Attributes:
        path: The file.
        shapes: The shape of each tensor by its name in the network.
        metadata: The metadata of the file.
        prefix: Precedes the tensors' names in the file, where it holds several networks.
    """

    path: Path
    shapes: Mapping[str, tuple[int, ...]]
    metadata: Mapping[str, str]
    prefix: str = ""

    @classmethod
    def open(cls, path: Path) -> "WeightsFile":
        """Read the header of a file; raises BadInput when it is missing, damaged, truncated, or not a regular file."""
        header, data_bytes = _read_header(path)
        metadata = header.pop("__metadata__", None) or {}
        if not _is_text_table(metadata) or not all(_is_tensor(entry, data_bytes) for entry in header.values()):
            raise BadInput(f"{path} is damaged: its header does not describe its content.")
        return cls(path, {name: tuple(entry["shape"]) for name, entry in header.items()}, metadata)

    def part(self, name: str) -> "WeightsFile":
        """Return the weights of one network of several, whose names start with `name.`."""
        return replace(self, shapes=part_of(self.shapes, name), prefix=f"{name}.")

    def load_into(self, network: nn.Module) -> None:
        """Give an empty network its weights, converted to float32 one tensor at a time.

        Raises:
            BadInput: Shapes or types differ from the network's, the file is damaged, or a weight is not finite.
        """
        expected = network.state_dict()
        shapes = {name: tuple(tensor.shape) for name, tensor in expected.items()}
        if self.shapes != shapes:
            wrong = sorted(
                name for name in shapes.keys() | self.shapes.keys() if shapes.get(name) != self.shapes.get(name)
            )
            raise BadInput(
                f"{self.path} holds other weights than its network needs ({wrong[0]} and {len(wrong) - 1} more)."
            )
        try:
            with safe_open(self.path, framework="pt") as file:  # memory-mapped
                tensors = {name: self._converted(file, name, like) for name, like in expected.items()}
        except (SafetensorError, OSError) as error:
            raise BadInput(f"{self.path} is damaged or truncated: {error}.") from error
        network.load_state_dict(tensors, assign=True)

    def _converted(self, file: Any, name: str, like: Tensor) -> Tensor:
        """Copy a tensor out of the mapped file: floating-point numbers as float32, others as they are."""
        stored = file.get_tensor(self.prefix + name)
        if stored.is_floating_point() != like.is_floating_point():
            raise BadInput(f"{self.path} is damaged: {name} is of another type than its network needs.")
        if not stored.is_floating_point():
            return torch.as_tensor(stored.clone())
        tensor: Tensor = stored.to(torch.float32, copy=True)
        if not bool(tensor.isfinite().all()):
            raise BadInput(f"{self.path} is damaged: it has weights that are not finite numbers.")
        return tensor


def weights_bytes(weights: Mapping[str, Tensor], *, half: bool, metadata: dict[str, str]) -> bytes:
    """Encode weights as safetensors, in float32 or float16; integers (batch norm's counters) keep their type."""
    dtype = torch.float16 if half else torch.float32
    tensors = {
        name: tensor.detach().to("cpu", dtype if tensor.is_floating_point() else tensor.dtype).contiguous()
        for name, tensor in weights.items()
    }
    return dump_tensors(tensors, metadata)


def part_of(values: Mapping[str, Any], part: str) -> dict[str, Any]:
    """Return the entries whose names start with `part.`, without that prefix."""
    prefix = f"{part}."
    return {name.removeprefix(prefix): value for name, value in values.items() if name.startswith(prefix)}


def digest(data: bytes) -> str:
    """Return the SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal; raises BadInput when it cannot be read or no memory can hold it."""
    try:
        with open_regular(path) as file:
            refuse_oversized(path, os.fstat(file.fileno()).st_size)
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise BadInput(f"Could not read {path}: {error.strerror or error}.") from error


def refuse_oversized(path: Path, size: int) -> None:
    """Raise BadInput for a file of more bytes than the computer's memory, before it is read to its end."""
    memory = psutil.virtual_memory().total
    if size > memory:
        raise BadInput(f"{path} has {size // 2**30:,} GB; this computer has {memory // 2**30:,} GB of memory.")


def refuse_pickle(path: Path) -> None:
    """Raise BadInput for a pickled checkpoint, recognized by its name or its first bytes."""
    pickled = path.suffix.lower() in PICKLES
    if not pickled and os.path.isfile(path):
        try:
            with open_regular(path) as file:
                start = file.read(4)
        except OSError as error:
            raise BadInput(f"Could not read {path}: {error.strerror or error}.") from error
        pickled = start.startswith((b"PK\x03\x04", b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05"))
        pickled = pickled and not _may_be_safetensors(path)
    if pickled:
        raise BadInput(
            f"{path.name} is a pickled checkpoint, which can run any program when it is opened, so it is refused. "
            "If you trust its source, convert it to .safetensors with safetensors.torch.save_file "
            "(or diffusers' save_pretrained) and open that."
        )


def read_bytes(path: Path, most_bytes: int = MAX_SMALL_FILE_BYTES) -> bytes:
    """Read one of a model's files beside the weights; raises BadInput when that fails or it is larger than they are."""
    try:
        return read_regular(path, most_bytes)
    except OSError as error:
        raise BadInput(f"Could not read {path}: {error.strerror or error}.") from error


def read_json(path: Path) -> dict[str, Any]:
    """Read the JSON object in a small file; raises BadInput when that fails, or for anything else."""
    return parse_json(path, read_bytes(path, MOST_BYTES))


def parse_json(path: Path, data: bytes) -> dict[str, Any]:
    """Parse the JSON object that a file holds; raises BadInput for anything else."""
    try:
        value = parse_json_text(data)
    except ValueError as error:
        raise BadInput(f"{path} is damaged: it cannot be read.") from error
    if not isinstance(value, dict):
        raise BadInput(f"{path} is damaged: it does not hold what it should.")
    return value


def json_bytes(value: Any) -> bytes:
    """Encode a value as an indented JSON file."""
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode("utf-8")


def _read_header(path: Path) -> tuple[dict[str, Any], int]:
    """Return the JSON header of a safetensors file (an 8-byte length, then as many bytes), and the bytes after it."""
    try:
        with open_regular(path) as file:
            size = os.fstat(file.fileno()).st_size
            start = file.read(8)
            length = int.from_bytes(start, "little")
            if len(start) < 8 or length > min(MAX_HEADER_BYTES, size - 8):
                raise BadInput(f"{path} is damaged or truncated: it is not a whole safetensors file.")
            return parse_json(path, file.read(length)), size - 8 - length
    except OSError as error:
        raise BadInput(f"Could not read {path}: {error.strerror or error}.") from error


def _may_be_safetensors(path: Path) -> bool:
    """Whether a file starts like safetensors: a header length within the file, then a JSON object."""
    with open_regular(path) as file:
        length = int.from_bytes(file.read(8), "little")
        return length < os.fstat(file.fileno()).st_size and file.read(1) == b"{"


def _is_text_table(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(text, str) for text in value.values())


def _is_tensor(entry: Any, data_bytes: int) -> bool:
    """Whether an entry of a header has a type, and a shape that fits its place among the bytes of data."""
    try:
        (begin, end), shape = entry["data_offsets"], entry["shape"]
        numbers = (*shape, begin, end)
    except (TypeError, KeyError, ValueError):
        return False
    if not isinstance(entry.get("dtype"), str) or not all(type(number) is int and number >= 0 for number in numbers):
        return False
    size, count = end - begin, math.prod(shape)
    return end <= data_bytes and count / 2 <= size <= 16 * count  # of any type, a number takes 4 to 128 bits
