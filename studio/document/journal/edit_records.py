"""The contract between edits and the journal: an edit as plain fields and arrays, and as bytes.

A record says how to make its edit again on the document as it was before: what an edit replaced is not in it, because
the document still holds it when the edits are made again in their order. A class of edits is serialisable when it

- has a kind: `class Fill(Edit, kind="fill")`, a name that stays the same from version to version,
- returns its `record`, with all that `make_again` needs,
- is made by `make_again(record, document)`, which neither applies it nor changes the document.
"""

import json
import math
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.protocol.errors import BadInput
from studio.protocol.jsontext import parse_json_text

MAX_PARTS = 10_000  # edits in a sequence
_MAX_DEPTH = 16
_MAX_HEADER = 256 * 2**20  # bytes: a queue of ten thousand long prompts
_MAX_ARRAY = 2**32  # bytes
_TRIED = 2**18  # bytes that are compressed to find out whether it pays
_WORTH = 0.9  # of the original size
_AT_ONCE = 2**18  # bytes that are unpacked at once
_MAX_GROWTH = 1100  # of deflated bytes: a little more than is possible
_LENGTH = struct.Struct("<I")
Piece = bytes | memoryview  # of bytes
_TYPES = ("|u1", "|b1", "<u2", "<i4", "<i8", "<f4", "<f8")


@dataclass(frozen=True, eq=False)
class EditRecord:
    """An edit as plain values.

    Attributes:
        kind: The kind of its class.
        fields: Values of JSON.
        arrays: Arrays that nobody changes, such as the new pixels of a box.
        planes: Arrays of the document itself, which later edits change in place: copy them to keep the record
            before that.
        parts: The edits that it consists of, in their order.
    """

    kind: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    arrays: Mapping[str, NDArray[Any]] = field(default_factory=dict)
    planes: Mapping[str, NDArray[Any]] = field(default_factory=dict)
    parts: tuple["EditRecord", ...] = ()

    @property
    def nbytes(self) -> int:
        """The bytes of all its arrays and planes."""
        own = sum(array.nbytes for array in chain(self.arrays.values(), self.planes.values()))
        return own + sum(part.nbytes for part in self.parts)

    def value(self, name: str, kind: type | tuple[type, ...]) -> Any:
        """Return a field; raises BadInput where it is missing or of another type."""
        value = self.fields.get(name)
        if name not in self.fields or not isinstance(value, kind):
            raise BadInput(f"The edit “{self.kind}” lacks its {name}.")
        return value

    def array(self, name: str) -> NDArray[Any]:
        """Return an array or plane; raises BadInput where it is missing."""
        found = self.arrays.get(name, self.planes.get(name))
        if found is None:
            raise BadInput(f"The edit “{self.kind}” lacks its {name}.")
        return found


def encode(record: EditRecord) -> bytes:
    """Return the record as bytes: a header of JSON, then the arrays, compressed where it pays."""
    return b"".join(encode_in_pieces(record))


def encode_in_pieces(record: EditRecord) -> list[Piece]:
    """Return the bytes of `encode` in pieces; large arrays are not copied, which would hold up all other threads.

    Raises:
        BadInput: The record is larger than `decode` reads.
    """
    blocks: list[Piece] = []
    header = json.dumps(_described(record, blocks), ensure_ascii=True).encode()
    if len(header) > _MAX_HEADER:
        raise BadInput(f"The edit “{record.kind}” is too large for the journal.")
    return [_LENGTH.pack(len(header)), header, *blocks]


def decode(data: bytes) -> EditRecord:
    """Return the record that `encode` wrote; its planes are writable arrays of its own.

    Raises:
        BadInput: The bytes are not a record.
    """
    try:
        (length,) = _LENGTH.unpack_from(data)
        if length > min(_MAX_HEADER, len(data)):
            raise ValueError("the header is too long")
        header = parse_json_text(data[_LENGTH.size : _LENGTH.size + length].decode())
        blocks = _Blocks(memoryview(data)[_LENGTH.size + length :])
        record = _read(header, blocks, 0)
        blocks.end()
    except (ValueError, TypeError, KeyError, AttributeError, struct.error, zlib.error, RecursionError) as error:
        raise BadInput(f"An edit of the journal cannot be read: {error}.") from error
    return record


def _described(record: EditRecord, blocks: list[Piece]) -> dict[str, Any]:
    arrays = []
    for name, array in chain(record.arrays.items(), record.planes.items()):
        encoding, block = _packed(array)
        blocks.append(block)
        arrays.append([name, name in record.planes, array.dtype.str, list(array.shape), encoding, len(block)])
    parts = [_described(part, blocks) for part in record.parts]
    return {"kind": record.kind, "fields": dict(record.fields), "arrays": arrays, "parts": parts}


def _packed(array: NDArray[Any]) -> tuple[str, Piece]:
    """Return an array's header and bytes: one value where all share the same memory."""
    if array.dtype.str not in _TYPES:
        raise ValueError(f"the journal takes no arrays of {array.dtype}")
    if array.size and not any(array.strides):
        return "constant", array.reshape(-1)[:1].tobytes()
    values = np.ascontiguousarray(array).reshape(-1).view(np.uint8).data
    tried = values[:_TRIED]
    if len(zlib.compress(tried, 1)) >= _WORTH * len(tried):
        return "plain", values
    return "deflate", zlib.compress(values, 1)


def _read(header: Mapping[str, Any], blocks: "_Blocks", depth: int) -> EditRecord:
    if depth > _MAX_DEPTH or len(header["parts"]) > MAX_PARTS:
        raise ValueError("it consists of too many edits")
    arrays: dict[str, NDArray[Any]] = {}
    planes: dict[str, NDArray[Any]] = {}
    for name, is_plane, kind, shape, encoding, length in header["arrays"]:
        (planes if is_plane else arrays)[str(name)] = blocks.take(
            kind, tuple(shape), encoding, length, writable=is_plane
        )
    parts = tuple(_read(part, blocks, depth + 1) for part in header["parts"])
    return EditRecord(str(header["kind"]), dict(header["fields"]), arrays, planes, parts)


class _Blocks:
    """The bytes of the arrays, taken one after the other."""

    def __init__(self, data: memoryview) -> None:
        self._data, self._place = data, 0

    def take(self, kind: str, shape: tuple[int, ...], encoding: str, length: int, *, writable: bool) -> NDArray[Any]:
        """Return the next array."""
        if kind not in _TYPES or any(type(side) is not int or side < 0 for side in (*shape, length)):
            raise ValueError("an array is of no known type")
        dtype = np.dtype(kind)
        size = math.prod(shape) * dtype.itemsize
        if size > _MAX_ARRAY or self._place + length > len(self._data):
            raise ValueError("an array is too large")
        block = self._data[self._place : self._place + length]
        self._place += length
        if encoding == "constant":
            if length != dtype.itemsize:
                raise ValueError("an array has another size than its bytes")
            constant = np.broadcast_to(np.frombuffer(block, dtype)[0], shape)
            return constant.copy() if writable else constant
        if encoding == "deflate":
            array = _inflated(block, size)
        elif encoding == "plain":
            array = np.frombuffer(block, np.uint8).copy()
        else:
            raise ValueError("an array is packed in an unknown way")
        if array.nbytes != size:
            raise ValueError("an array has another size than its bytes")
        array.flags.writeable = writable
        return array.view(dtype).reshape(shape)

    def end(self) -> None:
        """Raise ValueError when bytes are left."""
        if self._place != len(self._data):
            raise ValueError("bytes are left over")


def _inflated(block: memoryview, size: int) -> NDArray[np.uint8]:
    """Unpack bytes in parts, so that a large array is in memory once; raises ValueError unless there are `size`."""
    if size > _MAX_GROWTH * len(block):
        raise ValueError("an array is larger than its bytes can be")
    array, filled, inflater = np.empty(size, np.uint8), 0, zlib.decompressobj()
    for begin in range(0, len(block), _AT_ONCE):
        part = inflater.decompress(block[begin : begin + _AT_ONCE], size - filled + 1)
        if len(part) > size - filled:
            raise ValueError("an array has another size than its bytes")
        array[filled : filled + len(part)] = np.frombuffer(part, np.uint8)
        filled += len(part)
    return array[:filled]
