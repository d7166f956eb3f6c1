"""Reads and writes safetensors weights: shapes are checked before anything is allocated, files are memory-mapped."""

import hashlib
import json
import os
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import psutil
import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save as dump_tensors
from torch import Tensor, nn

from studio.protocol.errors import BadInput
from studio.protocol.files import open_regular, read_regular
from studio.protocol.jsontext import MAX_BYTES, parse_json_text
from studio.protocol.weightsheader import TensorEntry, WeightsHeader, read_weights_header

MAX_SMALL_FILE_BYTES = 64 * 2**20  # of a tokenizer's files
Conversion = Callable[[dict[str, Tensor]], Mapping[str, Tensor]]


@dataclass(frozen=True)
class StoredTensor:
    """A tensor in a file: the file, its name there, and its entry in the header."""

    file: Path
    key: str
    entry: TensorEntry


@dataclass(frozen=True)
class StoredWeights:
    """The weights of a network in safetensors files, of which only the headers have been read.

    Attributes:
        path: The file or folder, for messages.
        tensors: Where each tensor is stored, by its name in the network; before the conversion, if there is one.
        convert: Turns the tensors into the network's by indexing, slicing and transposing; None if they are already.
    """

    path: Path
    tensors: Mapping[str, StoredTensor]
    convert: Conversion | None = None

    @classmethod
    def open(cls, path: Path, header: WeightsHeader | None = None) -> "StoredWeights":
        """Read the header of a file, if it is not given; raises BadInput when it is missing, damaged or truncated."""
        found = read_weights_header(path) if header is None else header
        return cls(path, {name: StoredTensor(path, name, entry) for name, entry in found.tensors.items()})

    def part(self, name: str) -> "StoredWeights":
        """Return the weights of one network of several, whose names start with `name.`."""
        return replace(self, tensors=part_of(self.tensors, name))

    def renamed(self, rename: Callable[[str], str | None]) -> "StoredWeights":
        """Return the weights under other names, without those that have none."""
        named = ((rename(name), tensor) for name, tensor in self.tensors.items())
        return replace(self, tensors={name: tensor for name, tensor in named if name is not None})

    @cached_property
    def shapes(self) -> Mapping[str, tuple[int, ...]]:
        """The shape of each tensor by its name in the network; raises BadInput when they cannot be converted."""
        if self.convert is None:
            return {name: tensor.entry.shape for name, tensor in self.tensors.items()}
        stand_ins = {name: torch.empty(t.entry.shape, device="meta") for name, t in self.tensors.items()}
        return {name: tuple(tensor.shape) for name, tensor in self._converted(stand_ins).items()}

    @property
    def in_float16(self) -> bool:
        """Whether most of its numbers are stored in float16."""
        counts = {True: 0, False: 0}
        for tensor in self.tensors.values():
            counts[tensor.entry.dtype == "F16"] += tensor.entry.count
        return counts[True] > counts[False]

    def load_into(self, network: nn.Module, dtype: torch.dtype = torch.float32) -> None:
        """Load the weights into an empty network, converting one tensor at a time.

        Raises:
            BadInput: Shapes or types differ from the network's, the file is damaged, or a weight is not finite.
        """
        self.check_fits(network)
        expected = network.state_dict()
        files = {tensor.file for tensor in self.tensors.values()}
        try:
            "".join(map(str, files)).encode()  # safetensors takes no other names
        except UnicodeEncodeError as error:
            raise BadInput(f"The path of {self.path} is not UTF-8 text: rename it, or link to it.") from error
        try:
            with ExitStack() as stack:
                opened: dict[Path, Any] = {
                    file: stack.enter_context(safe_open(file, framework="pt"))
                    for file in files  # memory-mapped
                }
                stored = {name: opened[tensor.file].get_tensor(tensor.key) for name, tensor in self.tensors.items()}
                found = stored if self.convert is None else self._converted(stored)
                tensors = {name: self._copied(name, found[name], like, dtype) for name, like in expected.items()}
        except (SafetensorError, OSError) as error:
            raise BadInput(f"{self.path} is damaged or truncated: {error}.") from error
        network.load_state_dict(tensors, assign=True)

    def check_fits(self, network: nn.Module) -> None:
        """Raise BadInput with what is missing, unknown to a network, or of another shape; nothing is read."""
        expected = {name: tuple(tensor.shape) for name, tensor in network.state_dict().items()}
        found = self.shapes
        shared = expected.keys() & found.keys()
        wrong = {
            "missing": sorted(expected.keys() - shared),
            "unknown": sorted(found.keys() - shared),
            "of another shape": sorted(name for name in shared if found[name] != expected[name]),
        }
        differences = [f"{len(names)} {what} (as {names[0][:200]})" for what, names in wrong.items() if names]
        if differences:
            raise BadInput(f"{self.path} holds other weights than its network needs: {', '.join(differences)}.")

    def _converted(self, tensors: dict[str, Tensor]) -> Mapping[str, Tensor]:
        assert self.convert is not None
        try:
            return self.convert(tensors)
        except (KeyError, IndexError, ValueError, AttributeError, TypeError, RuntimeError) as error:
            raise BadInput(f"{self.path} lacks weights, or has them in a layout of its own.") from error

    def _copied(self, name: str, stored: Tensor, like: Tensor, dtype: torch.dtype) -> Tensor:
        """Copy a tensor out of the mapped file: floating-point numbers as `dtype`, others as they are."""
        if stored.is_floating_point() != like.is_floating_point():
            raise BadInput(f"{self.path} is damaged: {name} is of another type than its network needs.")
        if not stored.is_floating_point():
            return torch.as_tensor(stored.clone())
        tensor: Tensor = stored.to(dtype, copy=True, memory_format=torch.contiguous_format)
        if not bool(tensor.isfinite().all()):
            if dtype == torch.float16 and bool(stored.isfinite().all()):
                raise BadInput(f"{self.path} has weights beyond the range of float16. Choose another precision.")
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
        raise BadInput(f"{path} takes {size // 2**30:,} GB of memory; this computer has {memory // 2**30:,} GB.")


def read_bytes(path: Path, most_bytes: int = MAX_SMALL_FILE_BYTES) -> bytes:
    """Read one of a model's files beside the weights; raises BadInput when that fails or it is larger than they are."""
    try:
        return read_regular(path, most_bytes)
    except OSError as error:
        raise BadInput(f"Could not read {path}: {error.strerror or error}.") from error


def read_json(path: Path) -> dict[str, Any]:
    """Read the JSON object in a small file; raises BadInput when that fails, or for anything else."""
    return parse_json(path, read_bytes(path, MAX_BYTES))


def parse_json(path: Path, data: bytes) -> dict[str, Any]:
    """Parse the JSON object that a file holds; raises BadInput for anything else."""
    try:
        value = parse_json_text(data)
    except ValueError as error:
        raise BadInput(f"{path} is damaged: it cannot be read.") from error
    if not isinstance(value, dict):
        raise BadInput(f"{path} is damaged: its contents are not those of such a file.")
    return value


def json_bytes(value: Any) -> bytes:
    """Encode a value as an indented JSON file."""
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode("utf-8")
