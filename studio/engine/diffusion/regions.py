"""Regional prompts: the predictions for several prompts are averaged, weighted by their regions' masks.

MultiDiffusion (Bar-Tal et al. 2023), eq. 5: the output that minimizes the squared error to the prediction of each
region, weighted by its mask, is the weighted mean.

In the first steps, which decide the layout, each region is predicted alone, on an empty background ("bootstrapping",
section 4.3), and shifted to the centre, where models tend to place objects.
"""

from collections.abc import Sequence

import torch
from torch import Tensor

from studio.engine.diffusion.forward import add_noise
from studio.engine.diffusion.schedules import NoiseSchedule

_BOOTSTRAPPED = 0.25  # share of the timesteps in which regions are predicted alone
_SEED = 20230216  # of the background's noise: the same for all pictures and steps, so that forks repeat it


def shares(masks: Sequence[Tensor], weights: Sequence[float]) -> list[Tensor]:
    """Return the weight of each prediction at every latent position, [1, 1, h, w]; they sum to 1.

    The first is that of the whole picture's prompt, 1 - Σ aᵢ, followed by that of each region,
    aᵢ = wᵢ·mᵢ / max(1, Σ wⱼ·mⱼ).

    Args:
        masks: mᵢ, how far each region covers each position, [1, 1, h, w] in 0 ... 1.
        weights: wᵢ of the regions, above 0.
    """
    weighted = [weight * mask for mask, weight in zip(masks, weights, strict=True)]
    total = torch.stack(weighted).sum(dim=0)
    parts = [part / total.clamp(min=1) for part in weighted]
    return [1 - total.clamp(max=1), *parts]


def weighted_sum(outputs: Sequence[Tensor], parts: Sequence[Tensor]) -> Tensor:
    """Return Σ aᵢ·outputᵢ for `shares` aᵢ [1, 1, h, w] and a network's outputs [N, C, h, w]."""
    total = parts[0] * outputs[0]
    for output, part in zip(outputs[1:], parts[1:], strict=True):
        total = total + part * output
    return total


def is_early(t: int, schedule: NoiseSchedule) -> bool:
    """Whether a timestep is among the early ones that decide the layout, at which regions are predicted alone."""
    return schedule.time(t) >= (1 - _BOOTSTRAPPED) * schedule.trained.timesteps


def centering_shift(mask: Tensor) -> tuple[int, int]:
    """Return the rows and columns by which to shift a region with a mask [1, 1, h, w] to the centre."""
    covered = mask[0, 0] >= 0.5 * mask.max()
    shifts = []
    for along, length in ((1, mask.shape[2]), (0, mask.shape[3])):
        places = covered.any(dim=along).nonzero().flatten()
        shifts.append(round((length - 1 - int(places[0]) - int(places[-1])) / 2))
    return shifts[0], shifts[1]


def shifted(values: Tensor, by: tuple[int, int]) -> Tensor:
    """Shift values [..., h, w] by rows and columns, with wrap-around."""
    return torch.roll(values, by, dims=(-2, -1)) if any(by) else values


def on_empty_background(z_t: Tensor, mask: Tensor, *, t: Tensor, schedule: NoiseSchedule) -> Tensor:
    """Return latents [N, C, h, w] at timestep t, replaced by noised zeros where a mask [1, 1, h, w] is 0."""
    noise = torch.randn(z_t.shape[1:], generator=torch.Generator().manual_seed(_SEED)).to(z_t)
    empty = add_noise(torch.zeros_like(z_t), noise.expand_as(z_t), t, schedule)
    return mask * z_t + (1 - mask) * empty
