"""Reads trajectory.safetensors, the whole path of a generation, without loading it into memory."""

import json
import math
import struct
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open

from studio.document.frame_views import Values
from studio.document.latent_preview import LatentPreview
from studio.protocol.errors import BadInput
from studio.protocol.recipes import GenerateRecipe, parse_recipe

MAX_FRAMES = 20_000
MAX_PICTURES = 4096
MAX_CHANNELS = 32
MAX_SIDE = 16_384
MAX_TIMESTEPS = 100_000
_RECORD_TYPES: dict[str, np.dtype[Any]] = {"F16": np.dtype("<f2"), "F32": np.dtype("<f4")}


@dataclass(frozen=True)
class Trajectory:
    """The denoising record of one generation.

    Attributes:
        x_t: [K, N, C, H, W] the state entering step k; float16 or float32, read-only and mapped from the file.
        x0: [K, N, C, H, W] the model's estimate of the clean picture at step k, likewise.
        timesteps: int64 [K], each in [0, T).
        alphas_cumprod: float64 [T], each in [0, 1]: the schedule that it ran on.
        space: "pixel", or "latent" when the record holds latents.
        value_range: What is black and what is white in a pixel record.
        kept: Which of `steps` evaluations each kept frame comes from, [K] ascending.
        crop: The part of the picture (x, y, width, height) that was repainted, None for all of it.
        preview: How latents look without their decoder; None for pixels, and where the file does not say.
        model: The model's name, "" when the file does not say.
        recipe_text: The recipe as it stands in the file, "" when there is none.
    """

    path: Path
    x_t: Values
    x0: Values
    timesteps: NDArray[np.int64]
    alphas_cumprod: NDArray[np.float64]
    space: Literal["pixel", "latent"] = "pixel"
    value_range: tuple[float, float] = (-1.0, 1.0)
    kept: tuple[int, ...] = ()
    steps: int = 0
    crop: tuple[int, int, int, int] | None = None
    preview: LatentPreview | None = None
    model: str = ""
    recipe_text: str = ""

    def recipe(self) -> GenerateRecipe | None:
        """Return the recipe of the generation, None when the file holds none; raises BadInput for a broken one."""
        if not self.recipe_text:
            return None
        recipe = parse_recipe(self.recipe_text, f"The recipe in {self.path.name}")
        if not isinstance(recipe, GenerateRecipe):
            raise BadInput(f"The recipe in {self.path.name} is not one of a generation.")
        return recipe


def read_trajectory(path: Path) -> Trajectory:
    """Open a trajectory file; the frames are mapped, and read from the disk when they are looked at.

    Raises:
        BadInput: The file is missing, truncated, foreign, or its parts do not fit one another.
    """
    path = Path(path)
    try:
        with safe_open(path, framework="numpy") as file:
            shapes = _checked_shapes(file, path)
            timesteps = np.asarray(file.get_tensor("timesteps"))
            alphas_cumprod = np.asarray(file.get_tensor("alphas_cumprod"))
            metadata: dict[str, str] = file.metadata() or {}
        offsets = _offsets(path)
        x_t, x0 = (
            np.memmap(path, dtype=dtype, mode="r", offset=offsets[name], shape=shape)
            for name, (dtype, shape) in shapes.items()
        )
    except SafetensorError as error:
        raise BadInput(f"{path} is not a trajectory, or a part of it is missing.") from error
    except (OSError, ValueError, KeyError, struct.error) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "it is not a trajectory"
        raise BadInput(f"Could not read {path}: {reason}.") from error
    _check_schedule(timesteps, alphas_cumprod, x_t.shape[0], path)
    kept, steps = _kept_of(metadata, x_t.shape[0], path)
    return Trajectory(
        path=path,
        x_t=x_t,
        x0=x0,
        timesteps=timesteps,
        alphas_cumprod=alphas_cumprod,
        space="latent" if metadata.get("space") == "latent" else "pixel",
        preview=_preview(metadata, x_t.shape, path),
        value_range=_value_range(metadata, path),
        kept=kept,
        steps=steps,
        crop=_crop(metadata, path),
        model=metadata.get("model", ""),
        recipe_text=metadata.get("recipe", ""),
    )


def _checked_shapes(file: Any, path: Path) -> dict[str, tuple[np.dtype[Any], tuple[int, ...]]]:
    """Check types and sizes from the header alone, before anything is allocated."""
    missing = {"x_t", "x0", "timesteps", "alphas_cumprod"} - set(file.keys())
    if missing:
        raise BadInput(f"{path} is not a trajectory: it has no {', '.join(sorted(missing))}.")
    slices = {name: file.get_slice(name) for name in ("x_t", "x0", "timesteps", "alphas_cumprod")}
    shape: dict[str, tuple[int, ...]] = {name: tuple(part.get_shape()) for name, part in slices.items()}
    kind: dict[str, str] = {name: part.get_dtype() for name, part in slices.items()}
    if len(shape["x_t"]) != 5 or shape["x_t"] != shape["x0"]:
        raise BadInput(f"{path} is not a trajectory: x_t and x0 should both be [K, N, C, H, W].")
    K, N, C, H, W = shape["x_t"]
    limits = (MAX_FRAMES, MAX_PICTURES, MAX_CHANNELS, MAX_SIDE, MAX_SIDE)
    if not all(1 <= have <= most for have, most in zip((K, N, C, H, W), limits, strict=True)):
        raise BadInput(f"{path} cannot be shown: it holds {K} frames of {N} pictures of {C} x {H} x {W}.")
    if shape["timesteps"] != (K,) or kind["timesteps"] != "I64":
        raise BadInput(f"{path} is not a trajectory: timesteps should be {K} whole numbers, one for each frame.")
    T = shape["alphas_cumprod"][0] if len(shape["alphas_cumprod"]) == 1 else 0
    if kind["alphas_cumprod"] != "F64" or not 1 <= T <= MAX_TIMESTEPS:
        raise BadInput(f"{path} is not a trajectory: alphas_cumprod should be one row of float64 numbers.")
    if kind["x_t"] not in _RECORD_TYPES or kind["x0"] not in _RECORD_TYPES:
        raise BadInput(f"{path} cannot be shown: its frames are {kind['x_t']}, neither float16 nor float32.")
    return {name: (_RECORD_TYPES[kind[name]], shape[name]) for name in ("x_t", "x0")}


def _offsets(path: Path) -> dict[str, int]:
    """Return where each tensor begins in the file: 8 bytes of header length, the JSON header, then the data."""
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
    return {name: 8 + length + part["data_offsets"][0] for name, part in header.items() if name != "__metadata__"}


def _check_schedule(timesteps: NDArray[Any], alphas_cumprod: NDArray[Any], K: int, path: Path) -> None:
    if not np.isfinite(alphas_cumprod).all() or alphas_cumprod.min() < 0.0 or alphas_cumprod.max() > 1.0:
        raise BadInput(f"{path} has a broken schedule: alphas_cumprod should lie between 0 and 1.")
    if timesteps.min() < 0 or timesteps.max() >= len(alphas_cumprod):
        raise BadInput(f"{path} has a broken schedule: its timesteps lie outside of it.")


def _value_range(metadata: dict[str, str], path: Path) -> tuple[float, float]:
    text = metadata.get("value_range")
    if text is None:
        return -1.0, 1.0
    try:
        low, high = (float(part) for part in text.strip("[]() ").split(","))
    except ValueError as error:
        raise BadInput(f"{path} has a broken value range: {text[:40]!r}.") from error
    if not (math.isfinite(low) and math.isfinite(high) and low < high):
        raise BadInput(f"{path} has a broken value range: {text[:40]!r}.")
    return low, high


def _crop(metadata: dict[str, str], path: Path) -> tuple[int, int, int, int] | None:
    try:
        parts = json.loads(metadata.get("crop", "null"))
        if parts is None:
            return None
        x, y, width, height = (int(part) for part in parts)
    except (ValueError, TypeError, RecursionError) as error:
        raise BadInput(f"{path} does not say clearly which part of the picture it shows.") from error
    if min(x, y) < 0 or min(width, height) < 1:
        raise BadInput(f"{path} does not say clearly which part of the picture it shows.")
    return x, y, width, height


def _preview(metadata: dict[str, str], shape: tuple[int, ...], path: Path) -> LatentPreview | None:
    if metadata.get("space") != "latent" or "preview" not in metadata:
        return None
    try:
        rows = json.loads(metadata["preview"])
        width, height = (int(part) for part in json.loads(metadata.get("size", "null")) or shape[:-3:-1])
        return LatentPreview(rows, (width, height), shape[2])
    except (ValueError, TypeError, OverflowError, RecursionError) as error:
        raise BadInput(f"{path} does not say clearly how its latents look.") from error
    except BadInput as error:
        raise BadInput(f"{path} cannot be shown. {error}") from error


def _kept_of(metadata: dict[str, str], K: int, path: Path) -> tuple[tuple[int, ...], int]:
    """Return which evaluations the frames come from, and how many there were; every one unless the file says so."""
    try:
        kept = tuple(int(part) for part in json.loads(metadata.get("kept", "null")) or range(K))
        steps = int(metadata.get("steps", kept[-1] + 1))
    except (ValueError, TypeError, IndexError, RecursionError) as error:
        raise BadInput(f"{path} does not say clearly which steps it kept.") from error
    ascending = all(a < b for a, b in pairwise(kept))
    if len(kept) != K or not ascending or kept[0] < 0 or kept[-1] >= steps:
        raise BadInput(f"{path} does not say clearly which steps it kept.")
    return kept, steps
