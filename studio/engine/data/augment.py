"""Augmentation: pictures of a batch mirrored, turned and cropped at random, all at once on the device."""

import math

import torch
from torch import Tensor
from torch.nn import functional as F

from studio.protocol.recipes import AugmentSpec


def augment(pictures: Tensor, spec: AugmentSpec, generator: torch.Generator) -> Tensor:
    """Return a batch with each picture changed in its own way; the batch itself when nothing is asked for.

    Half of the pictures are mirrored, exactly. A turn and a crop are one resampling (bicubic): the crop is a square
    anywhere in the picture that keeps at least 1 - `crop` of the side, and what a turn brings in from outside repeats
    the border, so that a plain background stays plain.

    Args:
        pictures: float32 [N, C, S, S] in [-1, 1]; so is the result.
        spec: What is done.
        generator: On the pictures' device; everything that chance decides comes from it.
    """
    if spec.flip:
        mirrored = _uniform(pictures, generator) < 0.5
        pictures = torch.where(mirrored[:, None, None, None], pictures.flip(-1), pictures)
    if spec.crop or spec.rotate:
        grid = F.affine_grid(_maps(pictures, spec, generator), list(pictures.shape), align_corners=False)
        pictures = F.grid_sample(pictures, grid, mode="bicubic", padding_mode="border", align_corners=False)
        pictures = pictures.clamp(-1, 1)  # bicubic weights reach beyond what they mix
    return pictures


def _maps(pictures: Tensor, spec: AugmentSpec, generator: torch.Generator) -> Tensor:
    """Return for each picture where its pixels come from: [N, 2, 3], in units of half a side."""
    angle = (2 * _uniform(pictures, generator) - 1) * math.radians(spec.rotate)
    kept = 1 - spec.crop * _uniform(pictures, generator)
    across, down = ((2 * _uniform(pictures, generator) - 1) * (1 - kept) for _ in range(2))
    cosine, sine = kept * angle.cos(), kept * angle.sin()
    return torch.stack([torch.stack([cosine, -sine, across], 1), torch.stack([sine, cosine, down], 1)], 1)


def _uniform(pictures: Tensor, generator: torch.Generator) -> Tensor:
    return torch.rand(len(pictures), generator=generator, device=pictures.device)
