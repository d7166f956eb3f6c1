"""The denoising record of a generation, trajectory.safetensors, mapped for writing and for reading.

The file has the safetensors format: 8 bytes with the header's length, a JSON header, the tensors. It is laid out when a
generation starts and is filled step by step, so that the window reads frames as they come, and a crash keeps them.

    x_t             float32 [K, N, C, H, W]  the state entering the step of each frame
    x0              float16 [K, N, C, H, W]  the denoiser's estimate of the clean picture at that step
    timesteps       int64 [K]                the timestep of each frame
    kept            int64 [K]                the step of each frame, counted from 0: long runs are thinned
    alphas_cumprod  float64 [T]              the noise schedule
    written         int64 [N]                how many frames of each picture there are; a picture that was ended early
                                             has fewer than those made before it, and zeros in the others' frames
    crc32           int64 [K, N]             checksum of each frame of each picture, over all of its tensors
    solver/NAME     [K, N, ...]              the memory of solver, denoiser and generators before the step

Version 1 has x_t in float16 and none of kept, written, crc32 and solver.
"""

import math
import os
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.kept_inputs import with_local_inputs
from studio.protocol.recipes import parse_recipe
from studio.protocol.recordheader import (
    BROKEN_HEADER,
    SOLVER,
    Layout,
    RecordInfo,
    check_layout,
    lay_out,
    read_header,
    read_info,
)

Array = NDArray[Any]


class NoFrames(BadInput):
    """A record without a single frame: it is missing or torn, or the generation ended before its first step."""


@dataclass(frozen=True)
class Record:
    """A record's mapped file.

    Attributes:
        path: The file.
        info: Its information on the generation.
        x_t: float32, or float16 in version 1, [K, N, C, H, W].
        x0: float16 or float32, like x_t.
        written: int64 [N], how many frames each picture has; never more than the one before it.
        crc32: int64 [K, N]; None in version 1.
        solver: Tensors [K, N, ...] by name.
    """

    path: Path
    info: RecordInfo
    x_t: Array
    x0: Array
    written: NDArray[np.int64]
    crc32: NDArray[np.int64] | None = None
    solver: Mapping[str, Array] = field(default_factory=dict)

    @property
    def frames(self) -> int:
        """How many frames have been written of the picture with the most."""
        return int(self.written.max(initial=0))

    def recipe(self) -> GenerateRecipe | None:
        """Return the recipe, None if the file has none; raises BadInput for a broken one.

        Pictures that it names on another computer are this computer's copies of them, where there are any.
        """
        if not self.info.recipe_text:
            return None
        recipe = parse_recipe(self.info.recipe_text, f"The recipe in {self.path.name}")
        if not isinstance(recipe, GenerateRecipe):
            raise BadInput(f"The recipe in {self.path.name} is not one of a generation.")
        return with_local_inputs(recipe)

    def put(self, frame: int, first: int, x_t: Array, x0: Array, solver: Mapping[str, Array] | None = None) -> None:
        """Write a frame of the pictures `first ...`, and count it as written when it is whole.

        Args:
            frame: Index of the frame.
            first: Index of the first picture.
            x_t: [n, C, H, W].
            x0: [n, C, H, W].
            solver: The memory before the step, [n, ...] by name; all names that the record was made with.
        """
        assert self.crc32 is not None, "records of version 1 are only read"
        pictures = slice(first, first + len(x_t))
        self.x_t[frame, pictures], self.x0[frame, pictures] = x_t, x0
        for name, values in self.solver.items():
            values[frame, pictures] = (solver or {})[name]
        for picture in range(first, first + len(x_t)):
            self.crc32[frame, picture] = self._checksum(frame, picture)
        self.written[pictures] = np.maximum(self.written[pictures], frame + 1)

    def damaged(self, frame: int) -> bool:
        """Whether a written frame has changed on the disk; version 1 cannot tell. Reads the whole frame."""
        if self.crc32 is None:
            return False
        pictures = [int(picture) for picture in np.flatnonzero(self.written > frame)]
        return any(self._checksum(frame, picture) != self.crc32[frame, picture] for picture in pictures)

    def part(self, frames: int, pictures: int) -> "Record":
        """Return the first frames and pictures alone, as views of the same file."""
        info = self.info
        return Record(
            self.path,
            replace(info, timesteps=info.timesteps[:frames], kept=info.kept[:frames]),
            self.x_t[:frames, :pictures],
            self.x0[:frames, :pictures],
            np.minimum(self.written[:pictures], frames),
            None if self.crc32 is None else self.crc32[:frames, :pictures],
            {name: values[:frames, :pictures] for name, values in self.solver.items()},
        )

    def copy_to(self, path: Path) -> "Record":
        """Write this record, or this part of one, into another file; returns that one, mapped for writing."""
        memory = {name: (values.dtype.name, values.shape[2:]) for name, values in self.solver.items()}
        _, N, C, H, W = self.x_t.shape
        copy = create_record(path, self.info, (N, C, H, W), memory)
        assert copy.crc32 is not None, "it has just been made"
        copy.x_t[:], copy.x0[:], copy.written[:] = self.x_t, self.x0, self.written
        for name, values in self.solver.items():
            copy.solver[name][:] = values
        if self.crc32 is not None:
            copy.crc32[:] = self.crc32
        return copy

    def flush(self) -> None:
        """Wait until the file is on the disk."""
        if isinstance(self.x_t, np.memmap):
            self.x_t.flush()  # and all that is in the same map
        handle = os.open(self.path, os.O_RDWR)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def _checksum(self, frame: int, picture: int) -> int:
        parts = [self.x_t, self.x0, *(self.solver[name] for name in sorted(self.solver))]
        checksum = 0
        for values in parts:
            checksum = zlib.crc32(np.ascontiguousarray(values[frame, picture]).data.cast("B"), checksum)
        return checksum


def frame_bytes(shape: tuple[int, int, int, int], memory: Mapping[str, tuple[str, tuple[int, ...]]]) -> int:
    """Return the bytes of one frame of N pictures: shape N, C, H, W; memory as `create_record` takes it."""
    each = sum(np.dtype(dtype).itemsize * math.prod(rest) for dtype, rest in memory.values())
    return shape[0] * (6 * math.prod(shape[1:]) + each)


def create_record(
    path: Path,
    info: RecordInfo,
    shape: tuple[int, int, int, int],
    memory: Mapping[str, tuple[str, tuple[int, ...]]] | None = None,
) -> Record:
    """Lay out a new file, and map it for writing; its room on the disk is reserved at once.

    Args:
        path: The file, which must not be there yet.
        info: The information known at the start.
        shape: N, C, H, W.
        memory: dtype and shape, without K and N, of the solver's tensors by name.

    Raises:
        BadInput: The disk is full or read-only; no file is left.
    """
    K, N = len(info.kept), shape[0]
    tensors: dict[str, tuple[str, tuple[int, ...]]] = {
        "alphas_cumprod": ("float64", info.alphas_cumprod.shape),
        "timesteps": ("int64", (K,)),
        "kept": ("int64", (K,)),
        "written": ("int64", (N,)),
        "crc32": ("int64", (K, N)),
        "x_t": ("float32", (K, *shape)),
        "x0": ("float16", (K, *shape)),
    }
    tensors |= {SOLVER + name: (dtype, (K, N, *rest)) for name, (dtype, rest) in (memory or {}).items()}
    header, layout, size = lay_out(tensors, info.metadata())
    try:
        with open(path, "xb") as file:
            if hasattr(os, "posix_fallocate"):  # a write into a sparse file on a full disk would end the process
                os.posix_fallocate(file.fileno(), 0, size)
            else:
                file.truncate(size)
            file.write(header)
    except OSError as error:
        path.unlink(missing_ok=True)
        reason = error.strerror or str(error)
        raise BadInput(f"There is no room for the denoising record: {reason}. Ask for fewer pictures.") from error
    arrays = _map(path, layout, "r+")
    arrays["alphas_cumprod"][:] = info.alphas_cumprod
    arrays["timesteps"][:], arrays["kept"][:] = info.timesteps, info.kept
    return _record(path, info, arrays)


def open_record(path: Path, *, live: bool = False) -> Record:
    """Map a record for reading; frames are read from the disk when they are used.

    Args:
        path: The file.
        live: Whether it is still being written: the whole layout is returned, otherwise what has been written.

    Raises:
        NoFrames: The file is missing, truncated or foreign, or no frame was written.
        BadInput: It cannot be read now, is of a newer version, or its parts do not fit one another.
    """
    path = Path(path)
    try:
        layout, metadata = read_header(path)
        check_layout(layout, path)
        arrays = _map(path, layout, "r")
    except OSError as error:
        kind = NoFrames if isinstance(error, FileNotFoundError) else BadInput
        raise kind(f"Could not read {path}: {error.strerror or error}.") from error
    except BROKEN_HEADER as error:
        raise NoFrames(f"{path} is not a trajectory, or a part of it is missing.") from error
    info = read_info(arrays, metadata, path)
    arrays.setdefault("written", np.full(arrays["x_t"].shape[1], len(info.kept), np.int64))
    record = _record(path, info, arrays)
    if live:
        return record
    if record.written.min() < 0 or record.frames > len(info.kept) or (np.diff(record.written) > 0).any():
        raise BadInput(f"{path} does not say clearly which frames were written.")
    if not record.frames:
        raise NoFrames(f"{path} cannot be shown: it holds 0 frames, the generation ended before its first step.")
    return record.part(record.frames, int(np.count_nonzero(record.written)))


def _record(path: Path, info: RecordInfo, arrays: Mapping[str, Array]) -> Record:
    solver = {name.removeprefix(SOLVER): values for name, values in arrays.items() if name.startswith(SOLVER)}
    return Record(path, info, arrays["x_t"], arrays["x0"], arrays["written"], arrays.get("crc32"), solver)


def _map(path: Path, layout: Layout, mode: Any) -> dict[str, Array]:
    whole = np.memmap(path, np.uint8, mode)  # one map for all tensors: each map takes a file descriptor

    def part(dtype: Any, shape: tuple[int, ...], offset: int) -> Array:
        length = math.prod(shape) * np.dtype(dtype).itemsize
        return whole[offset : offset + length].view(dtype).reshape(shape) if length else np.zeros(shape, dtype)

    return {name: part(*place) for name, place in layout.items()}
