"""Noise schedules drawn by hand: the logarithm of the signal-to-noise ratio at evenly spaced times."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

MAX_KNOTS = 65
REACH = 20.0  # largest |log SNR|: there ᾱ differs from 0 or 1 by 2e-9
MIN_FALL = 1e-3  # of log SNR between two knots, so that ᾱ falls strictly in float64


def drawn_alphas_cumprod(log_snr: Sequence[float], timesteps: int) -> NDArray[np.float64]:
    """Return the table ᾱ_t of a drawn schedule, [T], strictly decreasing inside (0, 1).

    Args:
        log_snr: λ = ln(ᾱ/(1 - ᾱ)) at evenly spaced times from t = 0 to T - 1, falling (Kingma et al. 2021,
            "Variational Diffusion Models", section 3.1); linear between them.
        timesteps: T, 2 or more.
    """
    times = np.linspace(0, 1, len(log_snr))
    between = np.interp(np.linspace(0, 1, timesteps), times, np.asarray(log_snr, np.float64))
    return 1 / (1 + np.exp(-between))


def problem_of(log_snr: Sequence[float]) -> str:
    """Return the error in the knots of a drawn schedule, in one line; "" if there is none."""
    values = np.asarray(log_snr, np.float64)
    if not 2 <= len(values) <= MAX_KNOTS:
        return f"a drawn schedule has 2 to {MAX_KNOTS} values of log_snr, not {len(values)}"
    if not bool((np.abs(values) <= REACH).all()):
        return f"log_snr of a drawn schedule lies between -{REACH:g} and {REACH:g}"
    if not bool((np.diff(values) <= -MIN_FALL / 2).all()):
        return f"log_snr of a drawn schedule falls from each value to the next by {MIN_FALL:g} at least"
    return ""
