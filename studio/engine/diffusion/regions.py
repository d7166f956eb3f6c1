"""Prompts of their own for parts of a picture: the predictions are composed by how far each part covers a place.

MultiDiffusion (Bar-Tal et al. 2023), eq. 5, in its closed form: of all outputs, the one that is nearest to the
prediction of each part where that part lies is their mean, weighted by the parts' masks.
"""

from collections.abc import Sequence

import torch
from torch import Tensor


def shares(masks: Sequence[Tensor], weights: Sequence[float]) -> list[Tensor]:
    """Return how much the whole and each region determine every place, summing up to 1; that of the whole first.

    A region has the share aᵢ = wᵢ·mᵢ / max(1, Σ wⱼ·mⱼ), and the whole what is left of 1.

    Args:
        masks: How far each region covers the places, [1, 1, h, w] in 0 ... 1.
        weights: Of the regions, above 0.
    """
    weighted = [weight * mask for mask, weight in zip(masks, weights, strict=True)]
    total = torch.stack(weighted).sum(dim=0)
    parts = [part / total.clamp(min=1) for part in weighted]
    return [1 - total.clamp(max=1), *parts]


def composed_by(outputs: Sequence[Tensor], parts: Sequence[Tensor]) -> Tensor:
    """Return Σ aᵢ·outputᵢ for shares aᵢ [1, 1, h, w] and a network's outputs [N, C, h, w]."""
    composed = parts[0] * outputs[0]
    for output, part in zip(outputs[1:], parts[1:], strict=True):
        composed = composed + part * output
    return composed
