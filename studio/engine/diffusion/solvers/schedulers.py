"""diffusers' schedulers on our noise schedules, and the coefficients of their updates."""

import copy
import inspect
from collections.abc import Callable, Sequence
from typing import Any

import torch
from torch import Tensor

from studio.engine.diffusion.schedules import NoiseSchedule

_OPTIONS: dict[str, dict[str, Any]] = {
    "DPMSolverMultistepScheduler": {"final_sigmas_type": "zero"},
    "UniPCMultistepScheduler": {"final_sigmas_type": "zero"},
    "EulerDiscreteScheduler": {"final_sigmas_type": "zero"},
    "HeunDiscreteScheduler": {},  # always ends at zero
    "DPMSolverSinglestepScheduler": {"final_sigmas_type": "zero"},
    "DEISMultistepScheduler": {},
    "SASolverScheduler": {},
}
_END_ABOVE_ZERO = ("DEISMultistepScheduler", "SASolverScheduler")  # they take the logarithm of the last σ


def make_scheduler(name: str, schedule: NoiseSchedule, timesteps: Sequence[int], **options: Any) -> Any:
    """Make one of diffusers' schedulers for a schedule and timesteps; it takes x0 as the model output.

    Both its tables, which are float32, and its trailing timesteps, which can be wrong (see `trailing_timesteps`), are
    replaced.
    """
    import diffusers  # takes a second or more, and our own solvers don't need it

    made = getattr(diffusers, name)
    known = inspect.signature(made).parameters
    settings = {"timestep_spacing": "trailing", **_OPTIONS[name], **options}
    scheduler = made(
        num_train_timesteps=schedule.timesteps,
        prediction_type="sample",
        trained_betas=schedule.trained_betas(),
        **{setting: value for setting, value in settings.items() if setting in known},
    )
    scheduler.set_timesteps(len(timesteps))
    end = schedule.trained.sigmas[:1] if name in _END_ABOVE_ZERO else torch.zeros(1, dtype=torch.float64)
    sigmas = torch.cat([schedule.sigmas[list(timesteps)], end])
    times = torch.tensor(list(timesteps))
    if scheduler.order == 2:  # Heun: both evaluations of a step have an entry
        sigmas = torch.cat([sigmas[:1], sigmas[1:-1].repeat_interleave(2), sigmas[-1:]])
        times = torch.cat([times[:1], times[1:].repeat_interleave(2)])
    scheduler.sigmas, scheduler.timesteps = sigmas, times
    scheduler.num_inference_steps = len(timesteps)
    scheduler.is_scale_input_called = True  # scaling is done outside; without this, Euler warns at every step
    scheduler.set_begin_index(0)  # count steps instead of looking up timesteps
    return scheduler


def coefficients(scheduler: Any, inputs: int, update: Callable[[Any, Sequence[Tensor]], Tensor]) -> list[float]:
    """Return the coefficient of each input in an update that is linear in its inputs.

    A copy of the scheduler performs the update on the unit vectors e_0, e_1, ...: the result is the vector of
    coefficients.

    Args:
        scheduler: As it is before the update.
        inputs: How many tensors the update takes.
        update: Called with the copy and the unit vectors, each as one picture [1, inputs, 1, 1]; returns the result.
    """
    scheduler = copy.copy(scheduler)
    units = torch.eye(inputs, dtype=torch.float64)[:, None, :, None, None].unbind()
    found: list[float] = update(scheduler, units).flatten().tolist()
    return found
