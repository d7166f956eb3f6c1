"""The finished pictures of a job, handed from the engine to the window before they are encoded and saved.

They are in the job's scratch folder as one array in NumPy's format, uint8 [N, H, W, 4]: of a repainted picture only the
crop. The file is removed when the results folder is complete; if the engine is killed before, recovery reads it.
"""

import contextlib
import math
import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.protocol.errors import BadInput
from studio.protocol.files import open_regular
from studio.protocol.geometry import MAX_PIXELS

FINISHED_FILE = "finished.npy"
Pixels = NDArray[np.uint8]


def write_finished(folder: Path, pictures: Sequence[Pixels]) -> Path | None:
    """Write pictures of one size, RGBA uint8 [H, W, 4] each, whole or not at all.

    Returns:
        The file; None where there is no room for it: it is a copy, and the job can go on without it.
    """
    path = folder / FINISHED_FILE
    half = path.with_suffix(".half")
    try:
        with open(half, "xb") as file:
            shape = (len(pictures), *pictures[0].shape)
            np.lib.format.write_array_header_1_0(file, {"descr": "|u1", "fortran_order": False, "shape": shape})
            file.writelines(np.ascontiguousarray(picture).data for picture in pictures)
        half.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            half.unlink(missing_ok=True)
        return None
    return path


def read_finished(path: Path) -> list[Pixels]:
    """Read the pictures, RGBA uint8 [H, W, 4] each; raises BadInput when the file is gone or damaged."""
    try:
        with open_regular(path) as file:
            if np.lib.format.read_magic(file) != (1, 0):
                raise ValueError("another version")
            shape, fortran_order, dtype = np.lib.format.read_array_header_1_0(file)
            size = os.fstat(file.fileno()).st_size - file.tell()
            if fortran_order or dtype != np.uint8 or len(shape) != 4 or shape[3] != 4 or min(shape) < 1:
                raise ValueError("not pictures")
            if shape[1] * shape[2] > MAX_PIXELS or math.prod(shape) != size:
                raise ValueError("another size")
            pictures = [np.empty(shape[1:], np.uint8) for _ in range(shape[0])]
            for picture in pictures:
                file.readinto(picture.data)
            return pictures
    except OSError as error:
        raise BadInput(f"Could not read {path}: {error.strerror or error}.") from error
    except ValueError as error:
        raise BadInput(f"{path} does not hold finished pictures.") from error
