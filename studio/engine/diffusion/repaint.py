"""RePaint (Lugmayr et al. 2022): paints a masked part anew with any diffusion model, trained for it or not."""

from collections.abc import Iterator, Sequence

import torch
from torch import Tensor

from studio.engine.diffusion.known import RepaintPart
from studio.engine.diffusion.prediction import Denoiser
from studio.engine.diffusion.schedules import NoiseSchedule
from studio.engine.diffusion.solvers.registry import make_solver, timesteps_for
from studio.engine.diffusion.solvers.solver import Solver
from studio.engine.diffusion.walk import SamplerStep, walk


def repaint_order(steps: int, resamples: int, jump_length: int) -> list[int]:
    """Return which step each evaluation of the model makes, 0 (all noise) ... steps - 1, in order.

    The walk goes down step by step; each stretch of `jump_length` steps is walked `resamples` times before it goes
    on (Lugmayr et al. 2022, section 4.2 and appendix B). Where the next entry is not one higher, the walk has jumped
    back up to it. With resamples = 1, or a stretch as long as the whole walk, there are no jumps.
    """
    if min(steps, resamples, jump_length) < 1:
        raise ValueError("steps, resamples and jump_length must be 1 or more")
    jumps_left = dict.fromkeys(range(0, steps - jump_length, jump_length), resamples - 1)
    order = []
    level = steps - 1  # steps that are still to do after the next one
    while level >= 0:
        order.append(steps - 1 - level)
        level -= 1
        if jumps_left.get(level, 0) > 0:
            jumps_left[level] -= 1
            level += jump_length
    return order


def repaint_solver(
    sampler: str, steps: int, schedule: NoiseSchedule, eta: float = 0.0, variance: str = "fixed_small"
) -> Solver:
    """Return the solver of a RePaint walk: DDPM, or DDIM for every other sampler, whose memory would not survive jumps.

    Raises:
        BadInput: For an unknown sampler or an impossible number of steps.
    """
    timesteps = timesteps_for(sampler, steps, schedule.timesteps)
    own = "ddpm" if sampler == "ddpm" else "ddim"
    return make_solver(own, schedule, timesteps, eta=eta, variance=variance)


def repaint(
    denoiser: Denoiser,
    known_x0: Tensor,
    mask: Tensor,
    x_T: Tensor,
    schedule: NoiseSchedule,
    *,
    sampler: str = "ddpm",
    steps: int = 50,
    generators: Sequence[torch.Generator],
    resamples: int = 4,
    jump_length: int = 5,
    eta: float = 0.0,
    variance: str = "fixed_small",
) -> Iterator[SamplerStep]:
    """Paint the masked part of pictures anew (Lugmayr et al. 2022, Algorithm 1); stop by no longer asking.

    Args:
        denoiser: The model.
        known_x0: The pictures that are to be kept outside the mask [N or 1, C, H, W].
        mask: [N or 1, 1, H, W] in [0, 1]: 1 is painted anew, 0 is kept, in between the two are blended.
        x_T: Noise ~ N(0, I), [N, C, H, W].
        schedule: The schedule that the model was trained on.
        sampler: See `repaint_solver`.
        steps: Noise levels of the walk, 1 ... T.
        generators: One for each picture.
        resamples: How often each stretch is walked, 1 or more.
        jump_length: How many steps a stretch has, 1 or more.
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
    known = RepaintPart(known_x0.to(x_T).expand_as(x_T), mask, schedule)
    return walk(denoiser, solver, x_T, generators, order=order, known=known)
