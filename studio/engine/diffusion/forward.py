"""The forward process: a picture at any noise level, in one step."""

from torch import Tensor

from studio.engine.diffusion.schedules import NoiseSchedule


def add_noise(x0: Tensor, noise: Tensor, t: Tensor, schedule: NoiseSchedule) -> Tensor:
    """Return x_t = √ᾱ_t·x_0 + √(1 - ᾱ_t)·ε (Ho et al. 2020, eq. 4).

    Args:
        x0: Clean pictures [N, ...], usually in [-1, 1].
        noise: ε ~ N(0, I), the shape of x0.
        t: Timesteps [N] int64, 0 ... T - 1.
        schedule: Its coefficients are computed in float64 and rounded once to x0's dtype.

    Returns:
        x_t with x0's shape and dtype.
    """
    return schedule.signal(t, x0) * x0 + schedule.noise(t, x0) * noise
