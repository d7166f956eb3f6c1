"""iPNDM, a fast solver of one evaluation a step: Adams-Bashforth of order 4 on a grid that crowds towards the picture.

Improved pseudo linear multistep (Zhang & Chen 2023, "Fast Sampling of Diffusion Models with Exponential Integrator",
section 3.3), in the space of Karras et al. 2022, "Elucidating the Design Space of Diffusion-Based Generative Models":

| paper | here                  | meaning                                                        |
|-------|-----------------------|----------------------------------------------------------------|
| σ     | √((1 - ᾱ_t)/ᾱ_t)      | noise beside the whole picture: x_t/√ᾱ_t = x_0 + σ·ε           |
| d     | slope                 | d(x_t/√ᾱ_t)/dσ = ε, the ODE that carries noise to a picture    |
| ρ     | RHO                   | how much the grid crowds towards σ = 0; 1 is an even grid      |
"""

import torch
from torch import Tensor

from studio.engine.diffusion.schedules import NoiseSchedule

RHO = 7.0  # Karras et al. 2022, section 3
# Where the walk begins, if the schedule has more noise. Above it, x_t is noise to within 5% of the picture, and a step
# spent there is missing below: of 10 evaluations, starting at 80 costs a tenth of the Fréchet distance on the digits.
LARGEST_SIGMA = 20.0
SMALLEST_SIGMA = 0.01  # where the last step begins, if the schedule has less noise: less is not seen in 8 bits

# Of the newest slope and those before it (Hairer, Nørsett & Wanner, "Solving Ordinary Differential Equations I", III.1)
ADAMS_BASHFORTH = (
    (1.0,),
    (3 / 2, -1 / 2),
    (23 / 12, -16 / 12, 5 / 12),
    (55 / 24, -59 / 24, 37 / 24, -9 / 24),
)


def rho_timesteps(steps: int, schedule: NoiseSchedule) -> list[int]:
    """Return `steps` timesteps, descending, whose σ are nearest to Karras et al.'s grid (2022, eq. 5).

    The walk begins at LARGEST_SIGMA, or higher where so many steps need more timesteps. `steps` is 1 ... T.
    """
    sigmas = schedule.sigmas
    largest, smallest = min(LARGEST_SIGMA, float(sigmas[-1])), max(SMALLEST_SIGMA, float(sigmas[0]))
    ends = torch.tensor([largest, smallest], dtype=torch.float64) ** (1 / RHO)
    grid = torch.linspace(float(ends[0]), float(ends[1]), steps, dtype=torch.float64) ** RHO
    nearest = (sigmas.log() - grid.log()[:, None]).abs().argmin(1).tolist()
    times: list[int] = []
    for index, t in enumerate(nearest):
        left = steps - 1 - index  # timesteps that have to fit below
        times.append(max(left, t if not times else min(t, times[-1] - 1)))
    return times


class Ipndm:
    """One walk of a batch; it remembers the last slopes."""

    def __init__(self, schedule: NoiseSchedule) -> None:
        self._schedule = schedule
        self._slopes: list[Tensor] = []

    def step(self, x0: Tensor, x_t: Tensor, t: int, t_next: int) -> Tensor:
        """Go from x_t to x_{t_next}; the first steps, which have fewer slopes behind them, are of lower order.

        The weights are those of an even grid although this one is not, as in the paper: weights for the true distances
        lean harder on the past, and come out worse where steps are few.

        Args:
            x0: The denoiser's estimate at x_t [N, C, H, W].
            x_t: The noisy pictures [N, C, H, W].
            t: The timestep of x_t.
            t_next: A smaller timestep, or -1: then x0 is the result, since a step of order 1 to σ = 0 ends there.
        """
        if t_next < 0:
            return x0
        sigma, sigma_next = float(self._schedule.sigmas[t]), float(self._schedule.sigmas[t_next])
        state = x_t.double() * (1 + sigma**2) ** 0.5  # 1/√ᾱ_t
        self._slopes = [(state - x0.double()) / sigma, *self._slopes[: len(ADAMS_BASHFORTH) - 1]]
        weights = ADAMS_BASHFORTH[len(self._slopes) - 1]
        slope = sum(weight * past for weight, past in zip(weights, self._slopes, strict=True))
        state = state + (sigma_next - sigma) * slope
        return (state / (1 + sigma_next**2) ** 0.5).to(x_t.dtype)
