"""The denoising loss: squared error of the prediction, optionally weighted by the signal-to-noise ratio."""

import torch
from torch import Tensor

from studio.engine.diffusion.schedules import NoiseSchedule

QUARTERS = 4


def snr_weights(prediction_type: str, schedule: NoiseSchedule, gamma: float | None) -> Tensor | None:
    """Return the loss weight of each timestep, float64 [T], or None for equal weights.

    Min-SNR-γ (Hang et al. 2023, section 3.4) weights the squared error of x0 by min(SNR, γ). The squared errors of the
    other targets equal that of x0 times SNR (epsilon), SNR + 1 (v), or the square of the weight of x0 in the posterior
    mean (mean); their weights are divided by these factors.
    """
    if gamma is None:
        return None
    snr = schedule.snr
    clamped = snr.clamp(max=gamma)
    factors = {"epsilon": snr, "x0": torch.ones_like(snr), "v": snr + 1, "mean": schedule.posterior[0].square()}
    return clamped / factors[prediction_type]


def picture_losses(output: Tensor, target: Tensor, weights: Tensor | None, known: Tensor | None = None) -> Tensor:
    """Return each picture's loss [N] float32: the mean of (output - target)², times its weight [N] if given.

    The mean is over what is not `known`, bool [N, 1, H, W].
    """
    squares = (output.float() - target).square()
    if known is None:
        losses = squares.flatten(1).mean(1)
    else:
        unknown = (~known).float()
        losses = (squares * unknown).flatten(1).sum(1) / (unknown.flatten(1).sum(1) * squares.shape[1]).clamp(min=1)
    return losses if weights is None else losses * weights


def quarter_of(t: Tensor, timesteps: int) -> Tensor:
    """Return the quarter of the timesteps that each t [N] falls in, 0 (least noise) ... 3."""
    return torch.div(t * QUARTERS, timesteps, rounding_mode="floor").clamp(max=QUARTERS - 1)
