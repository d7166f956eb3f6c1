"""The samplers by name: which solver each uses, and on which timesteps."""

from collections.abc import Sequence

from studio.engine.diffusion.schedules import NoiseSchedule
from studio.engine.diffusion.solvers.ddim import DdimSolver
from studio.engine.diffusion.solvers.ddpm import DdpmSolver
from studio.engine.diffusion.solvers.ipndm import IpndmSolver, rho_timesteps
from studio.engine.diffusion.solvers.multistep import MultistepSolver
from studio.engine.diffusion.solvers.sigma_space import EulerSolver, HeunSolver
from studio.engine.diffusion.solvers.solver import Solver
from studio.protocol.errors import BadInput

SAMPLERS = ("ddpm", "ddim", "ipndm", "dpmpp_2m", "dpmpp_3m", "unipc", "euler", "heun")


def timesteps_for(sampler: str, steps: int, T: int) -> list[int]:
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
            f"This model knows {T} noise levels: the number of steps must be from 1 to {T}, not {steps}.", field="steps"
        )
    # One division each: diffusers' arange(T, 0, -T/steps) accumulates rounding errors, and with T = 1000 and steps = 61
    # adds a step at t = -1.
    return [round(T * (steps - i) / steps) - 1 for i in range(steps)]


def timesteps_on(sampler: str, steps: int, schedule: NoiseSchedule) -> list[int]:
    """Return the timesteps at which the steps begin: `rho_timesteps` for ipndm, else `timesteps_for`."""
    even = timesteps_for(sampler, steps, schedule.timesteps)
    return rho_timesteps(steps, schedule) if sampler == "ipndm" else even


def make_solver(
    sampler: str,
    schedule: NoiseSchedule,
    timesteps: Sequence[int],
    *,
    eta: float = 0.0,
    variance: str = "fixed_small",
) -> Solver:
    """Make the solver of a sampler for one batch.

    Args:
        sampler: One of SAMPLERS.
        schedule: The noise schedule of the model.
        timesteps: The timestep at which each step begins, descending; see `timesteps_on`.
        eta: DDIM's noise, 0 ... 1.
        variance: DDPM's variance, "fixed_small" or "fixed_large".
    """
    if sampler == "ddpm":
        return DdpmSolver(schedule, timesteps, variance)
    if sampler == "ddim":
        return DdimSolver(schedule, timesteps, eta)
    if sampler == "ipndm":
        return IpndmSolver(schedule, timesteps)
    if sampler == "euler":
        return EulerSolver(schedule, timesteps)
    if sampler == "heun":
        return HeunSolver(schedule, timesteps)
    if sampler == "unipc":
        return MultistepSolver(schedule, timesteps, "UniPCMultistepScheduler", 2)
    if sampler in ("dpmpp_2m", "dpmpp_3m"):
        return MultistepSolver(schedule, timesteps, "DPMSolverMultistepScheduler", int(sampler[-2]))
    raise BadInput(f"There is no sampler {sampler!r}. Samplers: {', '.join(SAMPLERS)}.")
