"""Writes a denoising record as trajectory.safetensors."""

import json
import struct
from typing import Any

import numpy as np
from numpy.typing import NDArray

_NAMES = {"float16": "F16", "float32": "F32", "float64": "F64", "int64": "I64"}


def trajectory_bytes(
    x_t: NDArray[Any],
    x0: NDArray[Any],
    timesteps: NDArray[np.int64],
    alphas_cumprod: NDArray[np.float64],
    metadata: dict[str, str],
) -> bytes:
    """Encode a record in the safetensors format: an 8-byte length, a JSON header, the arrays.

    The safetensors package writes its metadata in a random order; here, the same record gives the same bytes.

    Args:
        x_t: The state entering each step, [K, N, C, H, W] float16 or float32.
        x0: The model's estimate of the clean picture at each step, like x_t.
        timesteps: The timestep of each frame, [K].
        alphas_cumprod: The schedule, [T].
        metadata: recipe, model, space, value_range; crop when a part of a picture was repainted.
    """
    arrays = {"alphas_cumprod": alphas_cumprod, "timesteps": timesteps, "x0": x0, "x_t": x_t}  # widest numbers first
    header: dict[str, Any] = {"__metadata__": dict(sorted(metadata.items()))}
    offset = 0
    for name, array in arrays.items():
        end = offset + array.nbytes
        header[name] = {"dtype": _NAMES[array.dtype.name], "shape": list(array.shape), "data_offsets": [offset, end]}
        offset = end
    text = json.dumps(header, separators=(",", ":")).encode("utf-8")
    text += b" " * (-len(text) % 8)  # the arrays begin at a multiple of 8
    return b"".join([struct.pack("<Q", len(text)), text, *(array.tobytes() for array in arrays.values())])
