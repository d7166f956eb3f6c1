"""Spacing: the noise levels at which the steps of a run begin, as diffusers' schedulers space them.

| spacing             | levels                                                                              |
|---------------------|-------------------------------------------------------------------------------------|
| trailing            | even timesteps down from T - 1 (Lin et al. 2024, table 2)                           |
| leading, linspace   | even timesteps up from 0, or from 0 to T - 1 (Lin et al. 2024, table 2)             |
| karras              | even in σ^(1/7), denser at low noise (Karras et al. 2022, eq. 5)                    |
| exponential         | even in log σ                                                                       |
| beta                | by the quantiles of Beta(0.6, 0.6), denser at both ends (Lee et al. 2024)           |
"""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from studio.engine.diffusion.levels import LevelSchedule
from studio.engine.diffusion.schedules import NoiseSchedule
from studio.engine.diffusion.solvers.ipndm import rho_timesteps
from studio.engine.diffusion.solvers.registry import trailing_timesteps
from studio.protocol.errors import BadInput
from studio.protocol.modelcard import SchedulerDefaults

_SIGMA_SOLVERS = ("euler", "euler_a", "heun", "lms")  # diffusers gives them fractional timesteps
_MULTISTEP = ("dpmpp_2m", "dpmpp_3m", "dpmpp_2m_sde", "dpmpp_sde", "unipc", "deis", "sa")  # diffusers drops the last
_DISTILLED = ("lcm", "tcd")  # step through the timesteps of the distillation
_ENDS_AT_FIRST = ("ddim", "pndm")  # may end at ᾱ_0 instead of 1
SPREAD_BY_SIGMA = ("karras", "exponential", "beta")
RHO = 7.0
BETA = 0.6  # both parameters of the distribution

Floats = NDArray[np.float64]


def run_levels(
    sampler: str, steps: int, schedule: NoiseSchedule, defaults: SchedulerDefaults, spacing: str = "auto"
) -> tuple[NoiseSchedule, list[int]]:
    """Return the schedule of a run and the timesteps of its steps, which are those of that schedule.

    Where all levels are trained ones, the schedule is the trained one.

    Args:
        sampler: One of SAMPLERS.
        steps: Number of steps, 1 ... T.
        schedule: The noise schedule of the model.
        defaults: The spacing of the model's own scheduler.
        spacing: "auto" for the model's own, or one of the table above.

    Raises:
        BadInput: There is no such sampler, or the number of steps is impossible.
    """
    trailing = trailing_timesteps(sampler, steps, schedule.timesteps)  # refuses what is impossible
    if sampler == "ipndm":
        return schedule, rho_timesteps(steps, schedule)
    by_sigma = spacing if spacing in SPREAD_BY_SIGMA else ""
    if spacing == "auto" and defaults.use_karras_sigmas:
        by_sigma = "karras"
    even = defaults.timestep_spacing if spacing == "auto" or by_sigma else spacing
    if defaults.of_consistency and spacing == "auto":
        times: Sequence[float] = [
            schedule.timesteps - 1 - index * (schedule.timesteps // steps) for index in range(steps)
        ]
    elif sampler in _DISTILLED and spacing == "auto":
        times = _distilled(steps, schedule.timesteps, defaults.original_inference_steps, trailing)
    else:
        times = _even(sampler, steps, schedule.timesteps, even, defaults.steps_offset, trailing)
    end = 1.0 if sampler not in _ENDS_AT_FIRST or defaults.set_alpha_to_one else schedule.alpha_bar(0)
    if by_sigma:
        return _by_sigma(sampler, by_sigma, steps, schedule, times, end)
    whole = all(time == int(time) for time in times)
    if whole and end == 1.0:
        return schedule, [int(time) for time in times]
    if whole:
        alphas = [schedule.alpha_bar(int(time)) for time in times]
    else:
        alphas = _alphas(np.interp(times, np.arange(schedule.timesteps), schedule.sigmas.numpy()))
    return LevelSchedule(schedule, times, alphas, end), list(range(steps - 1, -1, -1))


def levels_below(
    sampler: str, steps: int, schedule: NoiseSchedule, t: int, spacing: str
) -> tuple[Sequence[float], Sequence[float]]:
    """Return timesteps and ᾱ of the remaining steps of a run from timestep t on, spaced by σ.

    Args:
        sampler: One of SAMPLERS.
        steps: Number of remaining steps, 1 ... t + 1; the first begins at t.
        schedule: The noise schedule of the model.
        t: 0 ... T - 1.
        spacing: One of SPREAD_BY_SIGMA.
    """
    below = NoiseSchedule(schedule.kind, schedule.alphas_cumprod[: t + 1])
    trailing = trailing_timesteps(sampler, steps, t + 1)
    spread, levels = _by_sigma(sampler, spacing, steps, below, trailing, 1.0)
    return [spread.time(level) for level in levels], [spread.alpha_bar(level) for level in levels]


def starting_noise(sampler: str, schedule: NoiseSchedule, t: int, defaults: SchedulerDefaults) -> float:
    """Return the factor of the noise that a run starts from.

    Consistency models start from σ·ε instead of √(σ² + 1)·ε, and so do diffusers' schedulers in σ space, unless their
    spacing is "leading"; the program's own models always start from noise of unit variance.
    """
    foreign = bool(defaults.class_name) and defaults.timestep_spacing != "leading"
    by_sigma = defaults.of_consistency or (foreign and sampler in _SIGMA_SOLVERS)
    return math.sqrt(1 - schedule.alpha_bar(t)) if by_sigma else 1.0


def _even(sampler: str, steps: int, T: int, spacing: str, offset: int, trailing: list[int]) -> Sequence[float]:
    """Return evenly spaced timesteps, descending."""
    if spacing == "trailing":
        return trailing
    count = steps + 1 if sampler in _MULTISTEP and steps < T else steps  # the last one is left out
    if spacing == "leading":
        times = np.arange(count)[::-1][:steps] * (T // count)
        return [float(time) for time in times + (offset if times[0] + offset < T else 0)]
    if spacing != "linspace":
        raise BadInput(f"There is no spacing {spacing!r}.", field="spacing")
    spread = np.linspace(0, T - 1, count)[::-1][:steps] if count > 1 else np.array([T - 1.0])
    return [float(time) for time in (spread if sampler in _SIGMA_SOLVERS else spread.round())]


def _distilled(steps: int, T: int, original: int, trailing: list[int]) -> Sequence[float]:
    """Return timesteps of a distillation in `original` steps (Luo et al. 2023), as evenly spaced as possible."""
    original = min(original, T)
    if steps > original:
        return trailing
    grid = [T // original * number - 1 for number in range(original, 0, -1)]
    return [grid[index * original // steps] for index in range(steps)]


def _by_sigma(
    sampler: str, spacing: str, steps: int, schedule: NoiseSchedule, times: Sequence[float], end: float
) -> tuple[NoiseSchedule, list[int]]:
    """Return levels spaced by σ from the largest to the smallest, and the timesteps nearest to them."""
    table = schedule.sigmas.numpy()
    largest, smallest = table[-1], table[0]
    if sampler not in _MULTISTEP:  # between the largest and the smallest of the even spacing
        largest, smallest = np.interp([times[0], times[-1]], np.arange(len(table)), table)
    ends_there = sampler in ("deis", "sa")  # no step begins at the last, smallest one
    spread = np.linspace(0, 1, steps + ends_there)[:steps]
    if spacing == "karras":
        top, bottom = largest ** (1 / RHO), smallest ** (1 / RHO)
        sigmas = (top + spread * (bottom - top)) ** RHO
    elif spacing == "exponential":
        sigmas = np.exp(math.log(largest) + spread * (math.log(smallest) - math.log(largest)))
    else:
        import scipy.stats  # takes a second

        sigmas = smallest + scipy.stats.beta.ppf(1 - spread, BETA, BETA) * (largest - smallest)
    found = np.interp(np.log(sigmas), np.log(table), np.arange(len(table)))
    if sampler in _MULTISTEP:
        found = found.round() if spacing == "karras" else np.floor(found + 1e-6)
    return LevelSchedule(schedule, found.tolist(), _alphas(sigmas), end), list(range(steps - 1, -1, -1))


def _alphas(sigmas: Floats) -> list[float]:
    """ᾱ of σ: σ² = (1 - ᾱ)/ᾱ."""
    alphas: list[float] = (1 / (1 + sigmas**2)).tolist()
    return alphas
