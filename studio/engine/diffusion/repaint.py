"""RePaint (Lugmayr et al. 2022): paints a masked part anew with any diffusion model, trained for it or not."""

from collections.abc import Iterator, Sequence

import torch
from torch import Tensor

from studio.engine.diffusion.prediction import Denoiser
from studio.engine.diffusion.rng import randn
from studio.engine.diffusion.samplers import SamplerStep, batch_of, reverse_step, timesteps_for
from studio.engine.diffusion.schedules import NoiseSchedule


def walk(steps: int, resamples: int, jump_length: int) -> list[int]:
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
        mask: [N or 1, 1, H, W] in [0, 1]: 1 is painted anew, 0 is kept, in between the two are blended. (The paper's
            m is the other way round.)
        x_T: Noise ~ N(0, I), [N, C, H, W].
        schedule: The schedule that the model was trained on.
        sampler: "ddpm" or "ddim"; any other falls back to ddim, since multistep solvers do not survive the jumps.
        steps: Noise levels of the walk, 1 ... T.
        generators: One for each picture.
        resamples: How often each stretch is walked, 1 or more.
        jump_length: How many steps a stretch has, 1 or more.
        eta: DDIM's noise.
        variance: DDPM's variance.

    Returns:
        One SamplerStep for each evaluation; `of` is len(walk(steps, resamples, jump_length)). The last x_next is the
        result: where the mask is 0 it equals known_x0 to the bit.

    Raises:
        BadInput: At once, for an unknown sampler or an impossible number of steps.
        ValueError: At once, when shapes do not fit or there is not one generator for each picture.
    """
    timesteps = timesteps_for(sampler, steps, schedule.timesteps)
    order = walk(steps, resamples, jump_length)
    if len(generators) != len(x_T):
        raise ValueError(f"{len(x_T)} pictures need as many generators, not {len(generators)}")
    known_x0 = known_x0.to(x_T).expand_as(x_T)
    mask = mask.to(x_T)
    if mask.shape not in ((1, 1, *x_T.shape[2:]), (len(x_T), 1, *x_T.shape[2:])):
        raise ValueError(f"a mask {tuple(mask.shape)} does not fit pictures {tuple(x_T.shape)}")
    own = "ddpm" if sampler == "ddpm" else "ddim"
    levels = [*timesteps, -1]  # level i is the state before step i; the last is the clean picture

    def steps_of_the_walk() -> Iterator[SamplerStep]:
        x_t = x_T
        for index, step in enumerate(order):
            t, t_prev = levels[step], levels[step + 1]
            with torch.inference_mode():
                if index and step != order[index - 1] + 1:
                    x_t = _jump_back(x_t, levels[order[index - 1] + 1], t, schedule, generators)
                prediction = denoiser(x_t, batch_of(t, x_t))
                unknown = reverse_step(
                    own, prediction, x_t, t, t_prev, schedule, generators, eta=eta, variance=variance
                )
                x_next = _join(unknown, known_x0, mask, t_prev, schedule, generators)
            yield SamplerStep(index, len(order), t, x_t, prediction.x0, x_next)
            x_t = x_next

    return steps_of_the_walk()


def _jump_back(
    x_t: Tensor, t: int, t_up: int, schedule: NoiseSchedule, generators: Sequence[torch.Generator]
) -> Tensor:
    """Add noise from t to t_up: the transitions x_t ~ N(√(1 - β)·x_{t-1}, β·I) (Algorithm 1, line 10) in one.

    Transitions in a row are one Gaussian again, with Π(1 - β) = ᾱ_up/ᾱ_t.
    """
    kept = schedule.alpha_bar(t_up) / schedule.alpha_bar(t)
    return kept**0.5 * x_t + (1 - kept) ** 0.5 * randn(x_t.shape, generators, x_t.device, x_t.dtype)


def _join(
    unknown: Tensor,
    known_x0: Tensor,
    mask: Tensor,
    t: int,
    schedule: NoiseSchedule,
    generators: Sequence[torch.Generator],
) -> Tensor:
    """Put the known part, at the noise of level t, around the unknown part (eq. 8a and 8c).

    Where the mask is soft, a plain blend of two independent noises would be too calm for the level and come out
    blurred: the known part's noise is weighted by √(1 - m²) instead of 1 - m, which keeps the variance. At m = 0 and
    m = 1 that is eq. 8c.
    """
    if t < 0:
        blend = mask * unknown + (1 - mask) * known_x0
        return torch.where(mask == 0, known_x0, torch.where(mask == 1, unknown, blend))
    alpha_bar = schedule.alpha_bar(t)
    noise = randn(unknown.shape, generators, unknown.device, unknown.dtype)
    known = (1 - mask) * alpha_bar**0.5 * known_x0 + (1 - mask**2).sqrt() * (1 - alpha_bar) ** 0.5 * noise
    return torch.where(mask == 0, known, mask * unknown + known)
