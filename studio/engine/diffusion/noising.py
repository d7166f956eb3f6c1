"""Adds noise to a picture by the forward process: what the model sees at a timestep."""

import numpy as np
import torch
from numpy.typing import NDArray

from studio.engine.diffusion.forward import add_noise
from studio.engine.diffusion.rng import picture_generators, randn
from studio.engine.diffusion.schedules import NoiseSchedule
from studio.protocol.errors import BadInput

_ROWS = 64  # computed at a time


def noise_picture(pixels: NDArray[np.uint8], schedule: NoiseSchedule, t: int, seed: int) -> NDArray[np.uint8]:
    """Return x_t of a picture at its own size.

    Args:
        pixels: uint8 [H, W] or [H, W, C], C from 1 to 4; with 2 or 4 channels the last is alpha and is kept.
        schedule: The noise schedule.
        t: The timestep, 0 ... T - 1.
        seed: Of the noise, 0 or more.

    Returns:
        uint8 of the same shape: x_t, in [-1, 1] for 0 ... 255, clipped and rounded.

    Raises:
        BadInput: t is outside 0 ... T - 1.
        ValueError: The array is not a picture of that kind.
    """
    if pixels.dtype != np.uint8 or pixels.ndim not in (2, 3) or (pixels.ndim == 3 and not 1 <= pixels.shape[2] <= 4):
        raise ValueError(f"not a picture: {pixels.dtype} {pixels.shape}")
    if not 0 <= t < schedule.timesteps:
        raise BadInput(f"t must be from 0 to {schedule.timesteps - 1} on {schedule.timesteps} steps, not {t}.")
    result = np.array(pixels)
    planes = result.reshape(*pixels.shape[:2], -1)  # a view: writing to it writes to `result`
    colours = planes.shape[2] - (planes.shape[2] in (2, 4))
    height, width = pixels.shape[:2]
    noise = randn((1, colours, height, width), picture_generators(seed, 1))
    for first in range(0, height, _ROWS):  # the intermediate values of a large picture would take many times its memory
        rows = slice(first, first + _ROWS)
        x0 = torch.from_numpy(planes[rows, :, :colours].astype(np.float32) / 127.5 - 1).permute(2, 0, 1)[None]
        x_t = add_noise(x0, noise[:, :, rows], torch.tensor([t]), schedule)
        values = ((x_t[0].permute(1, 2, 0) + 1) * 127.5).round().clamp(0, 255)
        planes[rows, :, :colours] = values.to(torch.uint8).numpy()
    return result
