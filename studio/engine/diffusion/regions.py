"""Prompts of their own for parts of a picture: the predictions are composed by how far each part covers a place.

MultiDiffusion (Bar-Tal et al. 2023), eq. 5, in its closed form: of all outputs, the one that is nearest to the
prediction of each part where that part lies is their mean, weighted by the parts' masks.

In the first steps, which decide where things stand, each part is predicted alone: with nothing beside it
("bootstrapping", section 4.3 there), and moved into the middle, where models expect a thing to stand.
"""

from collections.abc import Sequence

import torch
from torch import Tensor

from studio.engine.diffusion.forward import add_noise
from studio.engine.diffusion.schedules import NoiseSchedule

_ALONE = 0.25  # share of the timesteps in which parts are predicted alone
_SEED = 20230216  # seed of the noise beside a part: the same for all pictures and steps, so that forks repeat it


def shares(masks: Sequence[Tensor], weights: Sequence[float]) -> list[Tensor]:
    """Return the shares of the whole picture (first) and of each region at every place; they sum to 1.

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


def is_early(t: int, schedule: NoiseSchedule) -> bool:
    """Whether a timestep is among the early ones that decide the layout, at which parts are predicted alone."""
    return schedule.time(t) >= (1 - _ALONE) * schedule.trained.timesteps


def to_the_middle(mask: Tensor) -> tuple[int, int]:
    """Return the rows and columns by which a part with a mask [1, 1, h, w] must move to be in the middle."""
    covered = mask[0, 0] >= 0.5 * mask.max()
    moves = []
    for along, length in ((1, mask.shape[2]), (0, mask.shape[3])):
        places = covered.any(dim=along).nonzero().flatten()
        moves.append(round((length - 1 - int(places[0]) - int(places[-1])) / 2))
    return moves[0], moves[1]


def moved(values: Tensor, by: tuple[int, int]) -> Tensor:
    """Roll values [..., h, w] by rows and columns, with wrap-around."""
    return torch.roll(values, by, dims=(-2, -1)) if any(by) else values


def with_nothing_beside(z_t: Tensor, mask: Tensor, *, t: Tensor, schedule: NoiseSchedule) -> Tensor:
    """Return latents [N, C, h, w], replaced by a noised picture of zeros where a mask [1, 1, h, w] is 0."""
    noise = torch.randn(z_t.shape[1:], generator=torch.Generator().manual_seed(_SEED)).to(z_t)
    empty = add_noise(torch.zeros_like(z_t), noise.expand_as(z_t), t, schedule)
    return mask * z_t + (1 - mask) * empty
