"""Data augmentation: random flips, rotations and crops of a batch, on the device."""

import math

import torch
from torch import Tensor
from torch.nn import functional as F

from studio.protocol.training_recipe import AugmentSpec


def augment(pictures: Tensor, spec: AugmentSpec, generator: torch.Generator) -> Tensor:
    """Return a batch with each picture augmented independently; the batch itself if nothing is enabled.

    Each picture is flipped horizontally with probability 1/2. Rotation and crop are one bicubic resampling. The crop is
    a square anywhere in the picture with at least 1 - `crop` of its side. Areas outside the picture repeat its border,
    so that a plain background stays plain.

    Args:
        pictures: float32 [N, C, S, S] in [-1, 1], like the result.
        spec: The enabled augmentations.
        generator: Source of all random numbers, on the pictures' device.
    """
    if spec.flip:
        mirrored = _uniform(pictures, generator) < 0.5
        pictures = torch.where(mirrored[:, None, None, None], pictures.flip(-1), pictures)
    if spec.crop or spec.rotate:
        grid = F.affine_grid(_maps(pictures, spec, generator), list(pictures.shape), align_corners=False)
        pictures = F.grid_sample(pictures, grid, mode="bicubic", padding_mode="border", align_corners=False)
        pictures = pictures.clamp(-1, 1)  # bicubic interpolation overshoots
    return pictures


def _maps(pictures: Tensor, spec: AugmentSpec, generator: torch.Generator) -> Tensor:
    """Return the affine map of each picture, [N, 2, 3], in units of half a side, as `affine_grid` takes it."""
    angle = (2 * _uniform(pictures, generator) - 1) * math.radians(spec.rotate)
    kept = 1 - spec.crop * _uniform(pictures, generator)
    across, down = ((2 * _uniform(pictures, generator) - 1) * (1 - kept) for _ in range(2))
    cosine, sine = kept * angle.cos(), kept * angle.sin()
    return torch.stack([torch.stack([cosine, -sine, across], 1), torch.stack([sine, cosine, down], 1)], 1)


def _uniform(pictures: Tensor, generator: torch.Generator) -> Tensor:
    return torch.rand(len(pictures), generator=generator, device=pictures.device)
