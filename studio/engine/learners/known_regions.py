"""Random regions of pictures that a model sees without noise, so that it learns to inpaint the rest."""

import torch
from torch import Tensor

from studio.engine.training.batch import Batch

_SMALLEST, _LARGEST = 0.14, 0.5  # half of the sides of a box, relative to the picture's
_OUTSIDE = 0.3  # share of regions that lie in the box instead of around it: the rest is outpainted


def known_regions(batch: Batch, share: float) -> Tensor:
    """Return the known region of each picture, bool [N, 1, H, W]; empty for those that are not inpainted.

    What is inpainted is a box that may reach beyond the picture's edges, or everything but a box. Latents of a model
    whose known region is clean (`ModelCard.known`) are trained this way; the noise level of each place tells the
    network which region is known, so that it needs no further input channels.

    Args:
        batch: Its pictures [N, C, H, W], and the random numbers.
        share: Share of the pictures of which a part is known.
    """
    height, width = batch.pictures.shape[-2:]
    numbers = batch.rand(6)
    device = numbers.device
    sides = _SMALLEST + (_LARGEST - _SMALLEST) * numbers[:, 2:4]
    inside = torch.ones(len(numbers), height, width, dtype=torch.bool, device=device)
    for axis, count in ((0, height), (1, width)):
        places = (torch.arange(count, device=device) + 0.5) / count
        near = (places - numbers[:, axis : axis + 1]).abs() <= sides[:, axis : axis + 1]
        inside &= near[:, :, None] if axis == 0 else near[:, None, :]
    known = torch.where((numbers[:, 4] < _OUTSIDE)[:, None, None], inside, ~inside)
    return (known & (numbers[:, 5] < share)[:, None, None])[:, None]
