"""The samplers by name: the solver that each uses, and its timesteps."""

from collections.abc import Callable, Sequence

from studio.engine.diffusion.schedules import NoiseSchedule
from studio.engine.diffusion.solvers.ancestral import EulerAncestralSolver
from studio.engine.diffusion.solvers.ddim import DdimSolver
from studio.engine.diffusion.solvers.ddpm import DdpmSolver
from studio.engine.diffusion.solvers.distilled import LcmSolver, TcdSolver
from studio.engine.diffusion.solvers.ipndm import IpndmSolver, rho_timesteps
from studio.engine.diffusion.solvers.lms import LmsSolver
from studio.engine.diffusion.solvers.multistep import (
    DeisSolver,
    DpmSdeSolver,
    MultistepSolver,
    ThirdOrderSolver,
    UniPcSolver,
)
from studio.engine.diffusion.solvers.pndm import PndmSolver
from studio.engine.diffusion.solvers.sigma_space import EulerSolver, HeunSolver
from studio.engine.diffusion.solvers.solver import Solver
from studio.engine.diffusion.solvers.stochastic import DpmSdeSinglestepSolver, SaSolver
from studio.protocol.errors import BadInput
from studio.protocol.samplers import SAMPLERS

_PLAIN: dict[str, Callable[[NoiseSchedule, Sequence[int]], Solver]] = {
    "ipndm": IpndmSolver,
    "dpmpp_2m": MultistepSolver,
    "dpmpp_3m": ThirdOrderSolver,
    "dpmpp_2m_sde": DpmSdeSolver,
    "dpmpp_sde": DpmSdeSinglestepSolver,
    "unipc": UniPcSolver,
    "deis": DeisSolver,
    "sa": SaSolver,
    "euler": EulerSolver,
    "euler_a": EulerAncestralSolver,
    "heun": HeunSolver,
    "lms": LmsSolver,
    "pndm": PndmSolver,
    "lcm": LcmSolver,
}  # without settings


def trailing_timesteps(sampler: str, steps: int, T: int) -> list[int]:
    """Return the timesteps at which the steps begin: evenly spaced, descending from T - 1 ("trailing" spacing).

    They are round(T·(steps - i)/steps) - 1 (Lin et al. 2024, "Common Diffusion Noise Schedules and Sample Steps are
    Flawed", table 2), so that sampling starts from pure noise.

    Raises:
        BadInput: There is no such sampler, or steps is not in 1 ... T.
    """
    if sampler not in SAMPLERS:
        raise BadInput(f"There is no sampler {sampler!r}. Samplers: {', '.join(SAMPLERS)}.")
    if not 1 <= steps <= T:
        raise BadInput(
            f"This model has {T} timesteps: the number of steps must be from 1 to {T}, not {steps}.", field="steps"
        )
    # One division each: diffusers' arange(T, 0, -T/steps) accumulates rounding errors, and with T = 1000 and steps = 61
    # adds a step at t = -1.
    return [round(T * (steps - i) / steps) - 1 for i in range(steps)]


def default_timesteps(sampler: str, steps: int, schedule: NoiseSchedule) -> list[int]:
    """Return the sampler's own timesteps: `rho_timesteps` for ipndm, else `trailing_timesteps`."""
    even = trailing_timesteps(sampler, steps, schedule.timesteps)
    return rho_timesteps(steps, schedule) if sampler == "ipndm" else even


def make_solver(
    sampler: str,
    schedule: NoiseSchedule,
    timesteps: Sequence[int],
    *,
    eta: float = 0.0,
    variance: str = "fixed_small",
    cfg_pp: bool = False,
) -> Solver:
    """Make the solver of a sampler for one batch.

    Args:
        sampler: One of SAMPLERS.
        schedule: The noise schedule of the model.
        timesteps: The timestep at which each step begins, descending; see `default_timesteps`.
        eta: DDIM's noise, or TCD's γ, 0 ... 1.
        variance: DDPM's variance, "fixed_small" or "fixed_large".
        cfg_pp: Whether the denoiser's predictions are `renoised`, for which Euler's step is that of DDIM.
    """
    if cfg_pp and sampler == "euler":
        return DdimSolver(schedule, timesteps)
    if sampler == "ddpm":
        return DdpmSolver(schedule, timesteps, variance)
    if sampler == "ddim":
        return DdimSolver(schedule, timesteps, eta)
    if sampler == "tcd":
        return TcdSolver(schedule, timesteps, eta)
    if sampler not in _PLAIN:
        raise BadInput(f"There is no sampler {sampler!r}. Samplers: {', '.join(SAMPLERS)}.")
    return _PLAIN[sampler](schedule, timesteps)
