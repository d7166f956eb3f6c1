"""Interpolation on the sphere on which noise lies."""

import torch
from torch import Tensor

_PARALLEL = 1e-6  # sine of the angle below which two directions count as the same line


def slerp(start: Tensor, end: Tensor, amount: float) -> Tensor:
    """Return the point on the great circle from `start` to `end`, picture by picture (Shoemake 1985).

    sin((1 - w)·θ)/sin θ · start + sin(w·θ)/sin θ · end, where θ is the angle between the two. Unlike the straight line,
    it keeps the length, and with it the variance of noise. Where θ is 0 or π, the straight line is taken.

    Args:
        start, end: [N, ...], of the same shape and dtype.
        amount: w, 0 (`start`) to 1 (`end`).

    Returns:
        [N, ...], of the same dtype. Each picture is computed alone, so that it does not depend on its batch.
    """
    if amount in (0, 1):
        return (end if amount else start).clone()
    return torch.stack([_slerp(one, other, amount) for one, other in zip(start, end, strict=True)])


def _slerp(start: Tensor, end: Tensor, amount: float) -> Tensor:
    a, b = start.double().flatten(), end.double().flatten()
    cosine = (a @ b / (a.norm() * b.norm()).clamp_min(torch.finfo(a.dtype).tiny)).clamp(-1, 1)
    angle = cosine.arccos()
    if float(angle.sin()) < _PARALLEL:
        mixed = (1 - amount) * a + amount * b
    else:
        mixed = (((1 - amount) * angle).sin() * a + (amount * angle).sin() * b) / angle.sin()
    return mixed.to(start.dtype).view_as(start)
