"""iPNDM: fourth-order Adams-Bashforth with one evaluation per step, on a grid that is denser at low noise.

Improved pseudo linear multistep (Zhang & Chen 2023, "Fast Sampling of Diffusion Models with Exponential Integrator",
section 3.3), in the space of Karras et al. 2022, "Elucidating the Design Space of Diffusion-Based Generative Models":

| paper | here                  | meaning                                                        |
|-------|-----------------------|----------------------------------------------------------------|
| σ     | √((1 - ᾱ_t)/ᾱ_t)      | noise level: x_t/√ᾱ_t = x_0 + σ·ε                              |
| d     | slope                 | d(x_t/√ᾱ_t)/dσ = ε, the probability-flow ODE                   |
| ρ     | RHO                   | how dense the grid is towards σ = 0; 1 is an even grid         |
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from studio.engine.diffusion.prediction import Denoiser
from studio.engine.diffusion.rng import PictureGenerators
from studio.engine.diffusion.schedules import NoiseSchedule
from studio.engine.diffusion.solvers.solver import Memory, Pin, Solver, State, Term, Update, batch_of, stacked

RHO = 7.0  # Karras et al. 2022, section 3
# The largest σ of the grid. Above it, x_t is noise except for 5% of the picture, and steps spent there are missing at
# lower noise: with 10 evaluations on the digits, starting at 80 raises the Fréchet distance by a tenth.
LARGEST_SIGMA = 20.0
SMALLEST_SIGMA = 0.01  # the last σ, if the schedule has less noise: less is invisible in 8 bits

# Weights of the newest slope and of those before it (Hairer, Nørsett & Wanner, "Solving ODEs I", III.1)
ADAMS_BASHFORTH = (
    (1.0,),
    (3 / 2, -1 / 2),
    (23 / 12, -16 / 12, 5 / 12),
    (55 / 24, -59 / 24, 37 / 24, -9 / 24),
)
REMEMBERED = len(ADAMS_BASHFORTH) - 1  # slopes of earlier steps


def rho_timesteps(steps: int, schedule: NoiseSchedule) -> list[int]:
    """Return `steps` timesteps, descending, whose σ are nearest to Karras et al.'s grid (2022, eq. 5).

    The first is at LARGEST_SIGMA, or higher where that many steps need more timesteps. `steps` is 1 ... T.
    """
    sigmas = schedule.sigmas
    largest, smallest = min(LARGEST_SIGMA, float(sigmas[-1])), max(SMALLEST_SIGMA, float(sigmas[0]))
    ends = torch.tensor([largest, smallest], dtype=torch.float64) ** (1 / RHO)
    grid = torch.linspace(float(ends[0]), float(ends[1]), steps, dtype=torch.float64) ** RHO
    nearest = (sigmas.log() - grid.log()[:, None]).abs().argmin(1).tolist()
    times: list[int] = []
    for index, t in enumerate(nearest):
        left = steps - 1 - index  # timesteps still to place below this one
        times.append(max(left, t if not times else min(t, times[-1] - 1)))
    return times


@dataclass(frozen=True)
class IpndmStep:
    """All terms of one update, whose order is the number of slopes. Tensors are [N, C, H, W].

    Attributes:
        slopes: d(x_t/√ᾱ_t)/dσ here and at up to three earlier steps, newest first, float64.
        weights: The weight of each slope.
        x_prev: The picture at t_prev.
        terms: The summands of x_prev, each as coefficient and value.
    """

    slopes: tuple[Tensor, ...]
    weights: tuple[float, ...]
    x_prev: Tensor
    terms: tuple[Term, ...]


def ipndm_step(
    x0: Tensor,
    x_t: Tensor,
    t: int,
    t_prev: int,
    schedule: NoiseSchedule,
    earlier: Sequence[Tensor] = (),
    weights: Sequence[float] | None = None,
) -> IpndmStep:
    """Go from x_t to x_{t_prev}; with fewer earlier slopes, the step is of lower order.

    As in the paper, the weights are those of a uniform grid although this grid is not uniform: weights for the true
    distances rely more on earlier slopes, and give worse pictures with few steps.

    Args:
        x0: The denoiser's estimate at x_t [N, C, H, W].
        x_t: The noisy pictures [N, C, H, W].
        t: The timestep of x_t.
        t_prev: A smaller timestep, or -1: then, without weights, x0 is the result, as of a first-order step to σ = 0.
        schedule: The noise schedule.
        earlier: The slopes of up to three earlier steps, newest first.
        weights: The weight of each slope, newest first; None for those of a uniform grid.
    """
    if t_prev < 0 and weights is None:
        return IpndmStep((), (), x0, (Term("x0", 1.0, x0),))
    sigma, sigma_prev = float(schedule.sigmas[t]), 0.0 if t_prev < 0 else float(schedule.sigmas[t_prev])
    state = x_t.double() * (1 + sigma**2) ** 0.5  # 1/√ᾱ_t
    slopes = ((state - x0.double()) / sigma, *earlier[:REMEMBERED])
    weights = tuple(weights or ADAMS_BASHFORTH[len(slopes) - 1])
    slope = sum(weight * past for weight, past in zip(weights, slopes, strict=True))
    state = state + (sigma_prev - sigma) * slope
    signal_prev = 1 / (1 + sigma_prev**2) ** 0.5
    x_prev = (state / (1 + sigma_prev**2) ** 0.5).to(x_t.dtype)
    terms = [Term("x_t", signal_prev * (1 + sigma**2) ** 0.5, x_t)]
    for age, (weight, past) in enumerate(zip(weights, slopes, strict=True)):
        name = "epsilon" if age == 0 else f"epsilon[-{age}]"
        terms.append(Term(name, signal_prev * (sigma_prev - sigma) * weight, past))
    return IpndmStep(slopes, weights, x_prev, tuple(terms))


class IpndmSolver(Solver):
    """iPNDM, which keeps the slopes of the last steps."""

    equation = "x_prev = √ᾱ′·(x_t/√ᾱ + (s′ - s)·(55·ε - 59·ε₋₁ + 37·ε₋₂ - 9·ε₋₃)/24)"

    def weights(self, index: int, slopes: int) -> Sequence[float] | None:
        """Return the weights of the last `slopes` slopes in step `index`, newest first; None for a uniform grid's."""
        return None

    def __init__(self, schedule: NoiseSchedule, timesteps: Sequence[int]) -> None:
        super().__init__(schedule, timesteps)
        self._slopes: tuple[Tensor, ...] = ()

    def step(
        self,
        index: int,
        x_t: Tensor,
        denoiser: Denoiser,
        generators: PictureGenerators,
        pin: Pin | None = None,
    ) -> Update:
        """Take one step; the first steps, with fewer slopes to use, are of lower order."""
        t, t_prev = self.timesteps[index], self.next_timestep(index)
        prediction = denoiser(x_t, batch_of(t, x_t))
        weights = self.weights(index, len(self._slopes) + 1)
        step = ipndm_step(prediction.x0, x_t, t, t_prev, self.schedule, self._slopes, weights)
        self._slopes = step.slopes[:REMEMBERED]
        return Update(prediction, step.x_prev, lambda: step.terms)

    def memory(self, shape: Sequence[int]) -> Memory:
        """Return the slopes of the last three steps, newest first, and how many are known."""
        return {"slopes": (torch.float64, (REMEMBERED, *shape)), "known_slopes": (torch.int64, ())}

    def state(self, like: Tensor) -> State:
        """See `Solver.state`; slopes not yet known are zeros."""
        known = torch.full((len(like),), len(self._slopes))
        return {"slopes": stacked(self._slopes, REMEMBERED, like.double()), "known_slopes": known}

    def restore(self, state: Mapping[str, Tensor], index: int) -> None:
        """See `Solver.restore`."""
        self._slopes = tuple(state["slopes"].unbind(1)[: int(state["known_slopes"][0])])
