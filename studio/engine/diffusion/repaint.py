"""RePaint (Lugmayr et al. 2022): inpainting with any diffusion model, without special training."""

from collections.abc import Iterator

from torch import Tensor

from studio.engine.diffusion.known import FreshNoiseRegion
from studio.engine.diffusion.prediction import Denoiser
from studio.engine.diffusion.rng import PictureGenerators
from studio.engine.diffusion.sampling import SamplerStep, denoising_loop
from studio.engine.diffusion.schedules import NoiseSchedule
from studio.engine.diffusion.solvers.registry import make_solver, trailing_timesteps
from studio.engine.diffusion.solvers.solver import Solver
from studio.protocol.samplers import SamplerName


def repaint_order(steps: int, resamples: int, jump_length: int) -> list[int]:
    """Return the step of each evaluation of the model, from 0 (pure noise) to steps - 1.

    Each segment of `jump_length` steps is repeated `resamples` times before sampling continues (Lugmayr et al. 2022,
    section 4.2 and appendix B). Where an entry is not one higher than the entry before it, sampling has jumped back.
    With resamples = 1, or jump_length >= steps, there are no jumps.
    """
    if min(steps, resamples, jump_length) < 1:
        raise ValueError("steps, resamples and jump_length must be 1 or more")
    jumps_left = dict.fromkeys(range(0, steps - jump_length, jump_length), resamples - 1)
    order = []
    level = steps - 1  # steps left after the next one
    while level >= 0:
        order.append(steps - 1 - level)
        level -= 1
        if jumps_left.get(level, 0) > 0:
            jumps_left[level] -= 1
            level += jump_length
    return order


def solver_name(sampler: str) -> SamplerName:
    """Return the sampler that RePaint uses in place of another: DDPM or DDIM, since jumps rule out memory."""
    return "ddpm" if sampler == "ddpm" else "ddim"


def repaint_solver(
    sampler: str, steps: int, schedule: NoiseSchedule, eta: float = 0.0, variance: str = "fixed_small"
) -> Solver:
    """Return the solver for RePaint; see `solver_name`.

    Raises:
        BadInput: For an unknown sampler or an impossible number of steps.
    """
    timesteps = trailing_timesteps(sampler, steps, schedule.timesteps)
    return make_solver(solver_name(sampler), schedule, timesteps, eta=eta, variance=variance)


def repaint(
    denoiser: Denoiser,
    known_x0: Tensor,
    mask: Tensor,
    x_T: Tensor,
    schedule: NoiseSchedule,
    *,
    sampler: str = "ddpm",
    steps: int = 50,
    generators: PictureGenerators,
    resamples: int = 4,
    jump_length: int = 5,
    eta: float = 0.0,
    variance: str = "fixed_small",
) -> Iterator[SamplerStep]:
    """Inpaint the masked region of pictures (Lugmayr et al. 2022, Algorithm 1).

    Args:
        denoiser: The model.
        known_x0: The pictures to keep outside the mask [N or 1, C, H, W].
        mask: [N or 1, 1, H, W] in [0, 1]: 1 is inpainted, 0 is kept, values between are blended.
        x_T: Noise ~ N(0, I), [N, C, H, W].
        schedule: The noise schedule of the model.
        sampler: See `repaint_solver`.
        steps: Number of noise levels, 1 ... T.
        generators: One for each picture.
        resamples: How often each segment is sampled, 1 or more.
        jump_length: Number of steps in a segment, 1 or more.
        eta: DDIM's noise.
        variance: DDPM's variance.

    Returns:
        One SamplerStep for each evaluation; `of` is len(repaint_order(steps, resamples, jump_length)). The last x_next
        is the result: where the mask is 0 it equals known_x0 to the bit.

    Raises:
        BadInput: At once, for an unknown sampler or an impossible number of steps.
        ValueError: At once, when shapes do not fit or there is not one generator for each picture.
    """
    solver = repaint_solver(sampler, steps, schedule, eta, variance)
    order = repaint_order(steps, resamples, jump_length)
    mask = mask.to(x_T)
    if mask.shape not in ((1, 1, *x_T.shape[2:]), (len(x_T), 1, *x_T.shape[2:])):
        raise ValueError(f"a mask {tuple(mask.shape)} does not fit pictures {tuple(x_T.shape)}")
    known = FreshNoiseRegion(known_x0.to(x_T).expand_as(x_T), mask, schedule)
    return denoising_loop(denoiser, solver, x_T, generators, order=order, known=known)
