"""The header of a denoising record: its tensors, their offsets, and information on the generation."""

import json
import math
import os
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.protocol.errors import BadInput
from studio.protocol.files import open_regular
from studio.protocol.jsontext import parse_json_text
from studio.protocol.spaces import Space, space_of

FORMAT = 2
MAX_FRAMES = 20_000
MAX_PICTURES = 4096
MAX_CHANNELS = 32
MAX_SIDE = 16_384
MAX_TIMESTEPS = 100_000
MAX_HEADER = 16 * 2**20  # bytes

Layout = dict[str, tuple[np.dtype[Any], tuple[int, ...], int]]
"""Of each tensor: dtype, shape, and offset in the file in bytes."""

BROKEN_HEADER = (ValueError, KeyError, TypeError, RecursionError, OverflowError, struct.error)  # raised by reading one
SOLVER = "solver/"
_CODES = {
    "F64": "<f8",
    "F32": "<f4",
    "F16": "<f2",
    "I64": "<i8",
    "I32": "<i4",
    "I16": "<i2",
    "I8": "|i1",
    "U8": "|u1",
    "BOOL": "|b1",
}
_CODE_OF = {np.dtype(name): code for code, name in _CODES.items()}
Table = tuple[tuple[float, ...], ...]


@dataclass(frozen=True)
class RecordInfo:
    """A record's information on its generation, besides its frames.

    Attributes:
        timesteps: The timestep of each frame [K].
        kept: The step of each frame, ascending [K].
        steps: Denoising steps of each picture, thinned ones included.
        alphas_cumprod: The noise schedule, float64 [T], each in [0, 1].
        space: "pixel" for pictures, "latent" for latents, "plane" for 2-D points.
        value_range: Black and white of pictures.
        crop: The part of the picture (x, y, width, height) that is repainted; None: all of it.
        size: Width and height of the pictures; None: those of the frames. Latents are smaller.
        preview: A linear map from latents to colours: for each channel of the picture a weight for every latent channel
            and a constant, for values in -1 ... 1. Empty if there is none.
        fine_preview: The same of the latents' features; see `latent_features`. Empty in records of version 0.1.
        model: The model's name, "" if unknown.
        recipe_text: The recipe as JSON, "" if there is none.
    """

    timesteps: tuple[int, ...]
    kept: tuple[int, ...]
    steps: int
    alphas_cumprod: NDArray[np.float64]
    space: Space = "pixel"
    value_range: tuple[float, float] = (-1.0, 1.0)
    crop: tuple[int, int, int, int] | None = None
    size: tuple[int, int] | None = None
    preview: tuple[tuple[float, ...], ...] = ()
    fine_preview: tuple[tuple[float, ...], ...] = ()
    model: str = ""
    recipe_text: str = ""

    def metadata(self) -> dict[str, str]:
        """Return the metadata of the file, by name."""
        texts = {
            "format": str(FORMAT),
            "steps": str(self.steps),
            "space": self.space,
            "value_range": json.dumps(self.value_range),
            "model": self.model,
            "recipe": self.recipe_text,
        }
        texts |= {"crop": json.dumps(self.crop)} if self.crop else {}
        texts |= {"size": json.dumps(self.size)} if self.size else {}
        texts |= {"preview": json.dumps(self.preview)} if self.preview else {}
        texts |= {"fine_preview": json.dumps(self.fine_preview)} if self.fine_preview else {}
        texts["check"] = self._check(texts)
        return dict(sorted(texts.items()))

    def _check(self, texts: Mapping[str, str]) -> str:
        """Return a checksum of all but the frames, so that a flipped bit there is noticed too."""
        tables = (np.array(self.timesteps, "<i8"), np.array(self.kept, "<i8"), self.alphas_cumprod.astype("<f8"))
        made = zlib.crc32(json.dumps(sorted(texts.items())).encode())
        for table in tables:
            made = zlib.crc32(table.tobytes(), made)
        return f"{made:08x}"


def lay_out(tensors: Mapping[str, tuple[str, tuple[int, ...]]], metadata: dict[str, str]) -> tuple[bytes, Layout, int]:
    """Return the header with its length, the place of each tensor, and the size of the file; the widest types first."""
    header: dict[str, Any] = {"__metadata__": metadata}
    places, offset = {}, 0
    for name in sorted(tensors, key=lambda name: (-np.dtype(tensors[name][0]).itemsize, name)):
        dtype, shape = np.dtype(tensors[name][0]), tensors[name][1]
        end = offset + dtype.itemsize * math.prod(shape)
        header[name] = {"dtype": _CODE_OF[dtype], "shape": list(shape), "data_offsets": [offset, end]}
        places[name] = (dtype, shape, offset)
        offset = end
    text = json.dumps(header, separators=(",", ":")).encode("utf-8")
    text += b" " * (-len(text) % 8)  # every tensor is aligned
    begin = 8 + len(text)
    layout: Layout = {name: (dtype, shape, begin + place) for name, (dtype, shape, place) in places.items()}
    return struct.pack("<Q", len(text)) + text, layout, begin + offset


def is_record(path: Path) -> bool:
    """Whether a file is a denoising record, complete or not, and not the weights of a model."""
    try:
        header, _, _ = _read_table(path)
    except (OSError, *BROKEN_HEADER):
        return False
    return {"x_t", "x0"} <= header.keys()


def read_header(path: Path) -> tuple[Layout, dict[str, str]]:
    """Return the places of the tensors and the metadata; raises OSError or one of BROKEN_HEADER."""
    header, length, size = _read_table(path)
    metadata = header.pop("__metadata__", {})
    if not isinstance(metadata, dict):
        raise ValueError("the metadata is not a table")
    layout: Layout = {}
    for name, entry in header.items():
        code, shape, (begin, end) = entry["dtype"], tuple(entry["shape"]), entry["data_offsets"]
        if not all(type(number) is int and number >= 0 for number in (*shape, begin, end)):
            raise ValueError("shapes and offsets are whole numbers")
        if 8 + length + end > size:
            raise ValueError("the file ends too early")
        if code not in _CODES:
            continue  # another program's
        dtype = np.dtype(_CODES[code])
        if end - begin != dtype.itemsize * math.prod(shape):
            raise ValueError("shape and size differ")
        layout[name] = (dtype, shape, 8 + length + begin)
    return layout, {str(name): str(text) for name, text in metadata.items()}


def _read_table(path: Path) -> tuple[dict[str, Any], int, int]:
    """Return the header of a safetensors file, its length, and the size of the file."""
    with open_regular(path) as file:
        size = os.fstat(file.fileno()).st_size
        (length,) = struct.unpack("<Q", file.read(8))
        if length > min(size - 8, MAX_HEADER):
            raise ValueError("the header is longer than the file")
        header = parse_json_text(file.read(length))
    if not isinstance(header, dict):
        raise ValueError("the header is not a table")
    return header, length, size


def check_layout(layout: Layout, path: Path) -> None:
    """Raise BadInput where the tensors do not fit one another; nothing has been mapped by then."""
    missing = {"x_t", "x0", "timesteps", "alphas_cumprod"} - set(layout)
    if missing:
        raise BadInput(f"{path} is not a trajectory: it has no {', '.join(sorted(missing))}.")
    dtype = {name: part[0] for name, part in layout.items()}
    shape = {name: part[1] for name, part in layout.items()}
    if len(shape["x_t"]) != 5 or shape["x_t"] != shape["x0"]:
        raise BadInput(f"{path} is not a trajectory: x_t and x0 should both be [K, N, C, H, W].")
    K, N, C, H, W = shape["x_t"]
    limits = (MAX_FRAMES, MAX_PICTURES, MAX_CHANNELS, MAX_SIDE, MAX_SIDE)
    if not all(1 <= have <= most for have, most in zip((K, N, C, H, W), limits, strict=True)):
        raise BadInput(f"{path} cannot be shown: it holds {K} frames of {N} pictures of {C} x {H} x {W}.")
    for name, expected in {"timesteps": (K,), "kept": (K,), "written": (N,), "crc32": (K, N)}.items():
        if name in layout and (shape[name] != expected or dtype[name] != np.int64):
            raise BadInput(
                f"{path} is not a trajectory: {name} should be whole numbers, one for each frame or picture."
            )
    T = shape["alphas_cumprod"][0] if len(shape["alphas_cumprod"]) == 1 else 0
    if dtype["alphas_cumprod"] != np.float64 or not 1 <= T <= MAX_TIMESTEPS:
        raise BadInput(f"{path} is not a trajectory: alphas_cumprod should be one row of float64 numbers.")
    if not all(dtype[name] in (np.float16, np.float32) for name in ("x_t", "x0")):
        raise BadInput(f"{path} cannot be shown: its frames are {dtype['x_t']}, neither float16 nor float32.")
    if any(name.startswith(SOLVER) and part[:2] != (K, N) for name, part in shape.items()):
        raise BadInput(f"{path} is not a trajectory: its solver's state does not fit its frames.")


def read_info(arrays: Mapping[str, NDArray[Any]], metadata: dict[str, str], path: Path) -> RecordInfo:
    """Return a record's information on its generation; raises BadInput, one line, if any of it is invalid."""
    timesteps, alphas_cumprod = np.array(arrays["timesteps"]), np.array(arrays["alphas_cumprod"])
    if not np.isfinite(alphas_cumprod).all() or alphas_cumprod.min() < 0.0 or alphas_cumprod.max() > 1.0:
        raise BadInput(f"{path} has a broken schedule: alphas_cumprod should lie between 0 and 1.")
    if timesteps.min() < 0 or timesteps.max() >= len(alphas_cumprod):
        raise BadInput(f"{path} has a broken schedule: its timesteps lie outside of it.")
    channels, height, width = arrays["x_t"].shape[2:]
    space: Space = "latent" if metadata.get("space") == "latent" else space_of(max(height, width), channels)
    broken = (ValueError, TypeError, IndexError, OverflowError, RecursionError)
    what = "its format"
    try:
        if int(metadata.get("format", "1")) > FORMAT:
            raise BadInput(f"{path} was written by a newer version of Denoise Studio.")
        what = "which steps it kept"
        kept, steps = _kept(arrays, metadata)
        what = "which values are black and white"
        value_range = _value_range(metadata)
        what = "which part of the picture it shows"
        crop = _crop(metadata)
        what = "how its latents look"
        size, preview, fine_preview = _latents(metadata) if space == "latent" else (None, (), ())
    except broken as error:
        raise BadInput(f"{path} does not say clearly {what}.") from error
    info = RecordInfo(
        timesteps=tuple(timesteps.tolist()),
        kept=kept,
        steps=steps,
        alphas_cumprod=alphas_cumprod,
        space=space,
        value_range=value_range,
        crop=crop,
        size=size,
        preview=preview,
        fine_preview=fine_preview,
        model=metadata.get("model", ""),
        recipe_text=metadata.get("recipe", ""),
    )
    if "check" in metadata and metadata["check"] != info.metadata()["check"]:  # older versions wrote none
        raise BadInput(f"{path} is damaged: its schedule or its settings are not what was written.")
    return info


def _kept(arrays: Mapping[str, NDArray[Any]], metadata: dict[str, str]) -> tuple[tuple[int, ...], int]:
    """Return the step of each frame and the number of steps; by default every step was kept."""
    K = len(arrays["timesteps"])
    if "kept" in arrays:
        kept = tuple(arrays["kept"].tolist())
    else:
        kept = tuple(int(part) for part in json.loads(metadata.get("kept", "null")) or range(K))
    steps = int(metadata.get("steps", kept[-1] + 1))
    ascending = all(a < b for a, b in pairwise(kept))
    if len(kept) != K or not ascending or kept[0] < 0 or kept[-1] >= steps:
        raise ValueError("not ascending")
    return kept, steps


def _value_range(metadata: dict[str, str]) -> tuple[float, float]:
    low, high = (float(part) for part in metadata.get("value_range", "-1, 1").strip("[]() ").split(","))
    if not (math.isfinite(low) and math.isfinite(high) and low < high):
        raise ValueError("not a range")
    return low, high


def _crop(metadata: dict[str, str]) -> tuple[int, int, int, int] | None:
    parts = json.loads(metadata.get("crop", "null"))
    if parts is None:
        return None
    x, y, width, height = (int(part) for part in parts)
    if min(x, y) < 0 or min(width, height) < 1:
        raise ValueError("not a part of a picture")
    return x, y, width, height


def _latents(metadata: dict[str, str]) -> tuple[tuple[int, int] | None, Table, Table]:
    """Return the size of the pictures and the previews' rows."""
    preview, fine_preview = (_table(metadata, name) for name in ("preview", "fine_preview"))
    sides = json.loads(metadata.get("size", "null"))
    if sides is not None:
        width, height = (int(side) for side in sides)
        sides = width, height
    return sides, preview, fine_preview


def _table(metadata: dict[str, str], name: str) -> Table:
    rows = json.loads(metadata.get(name, "[]"))
    if not isinstance(rows, list):
        raise ValueError("not a table")
    return tuple(tuple(float(number) for number in row) for row in rows)
