"""Samplers: walk from noise to a picture, one reported step at a time.

DDPM, DDIM and iPNDM are ours; DPM-Solver++ (2M and 3M), UniPC, Euler and Heun are diffusers' schedulers behind the
same interface. Whatever a solver uses inside, what it reports is x_t of our variance-preserving schedule.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from studio.engine.diffusion.ddim import ddim_sigma, ddim_step
from studio.engine.diffusion.ddpm import ddpm_sigma, ddpm_step
from studio.engine.diffusion.ipndm import Ipndm, rho_timesteps
from studio.engine.diffusion.prediction import Denoiser, Prediction
from studio.engine.diffusion.rng import randn
from studio.engine.diffusion.schedules import INSTEAD_OF_ZERO, NoiseSchedule
from studio.protocol.errors import BadInput

SAMPLERS = ("ddpm", "ddim", "ipndm", "dpmpp_2m", "dpmpp_3m", "unipc", "euler", "heun")


# Heun's correction divides by the σ it arrives at. Where one step takes σ from 20,000 to 6, as the cosine schedule's
# first does, that multiplies the model's error by thousands: such a step stays an Euler step.
HEUN_MAX_RATIO = 4.0


@dataclass(frozen=True)
class SamplerStep:
    """One denoising step that is done. Tensors are [N, C, H, W].

    Attributes:
        index: Which step, 0 ... of - 1.
        of: How many steps there will be.
        timestep: t of x_t, 0 ... T - 1.
        x_t: The state that entered the step.
        x0: The denoiser's estimate of the clean pictures there.
        x_next: The state that left the step; the result, when index = of - 1.
    """

    index: int
    of: int
    timestep: int
    x_t: Tensor
    x0: Tensor
    x_next: Tensor


def timesteps_for(sampler: str, steps: int, T: int) -> list[int]:
    """Return evenly spaced timesteps at which a sampler starts its steps, descending from T - 1, "trailing" spacing.

    They are round(T·(steps - i)/steps) - 1 (Lin et al. 2024, "Common Diffusion Noise Schedules and Sample Steps are
    Flawed", table 2), so that sampling starts where there is nothing but noise.

    Raises:
        BadInput: There is no such sampler, or steps is not in 1 ... T.
    """
    if sampler not in SAMPLERS:
        raise BadInput(f"There is no sampler {sampler!r}. Samplers: {', '.join(SAMPLERS)}.")
    if not 1 <= steps <= T:
        raise BadInput(f"This model knows {T} noise levels: the number of steps must be from 1 to {T}, not {steps}.")
    # One division for each: diffusers' arange(T, 0, -T/steps) sums up rounding errors, and at T = 1000, steps = 61
    # appends a step at t = -1.
    return [round(T * (steps - i) / steps) - 1 for i in range(steps)]


def timesteps_on(sampler: str, steps: int, schedule: NoiseSchedule) -> list[int]:
    """Return the timesteps at which `sample` starts its steps: `rho_timesteps` for ipndm, else `timesteps_for`."""
    even = timesteps_for(sampler, steps, schedule.timesteps)
    return rho_timesteps(steps, schedule) if sampler == "ipndm" else even


def reverse_step(
    sampler: str,
    prediction: Prediction,
    x_t: Tensor,
    t: int,
    t_prev: int,
    schedule: NoiseSchedule,
    generators: Sequence[torch.Generator],
    *,
    eta: float = 0.0,
    variance: str = "fixed_small",
) -> Tensor:
    """Return x_{t_prev} by one step of our own samplers ("ddpm" or "ddim"); noise is drawn only where it is added."""
    if sampler == "ddpm":
        noisy = ddpm_sigma(t, t_prev, schedule, variance) > 0
        noise = randn(x_t.shape, generators, x_t.device, x_t.dtype) if noisy else None
        return ddpm_step(prediction, x_t, t, t_prev, schedule, variance=variance, noise=noise).x_prev
    noisy = ddim_sigma(t, t_prev, schedule, eta) > 0
    noise = randn(x_t.shape, generators, x_t.device, x_t.dtype) if noisy else None
    return ddim_step(prediction, t, t_prev, schedule, eta=eta, noise=noise).x_prev


def sample(
    denoiser: Denoiser,
    x_T: Tensor,
    schedule: NoiseSchedule,
    *,
    sampler: str = "ddim",
    steps: int = 50,
    generators: Sequence[torch.Generator],
    eta: float = 0.0,
    variance: str = "fixed_small",
) -> Iterator[SamplerStep]:
    """Denoise x_T, reporting each step when it is done; stop by no longer asking.

    Args:
        denoiser: The model; it clips x0 if that is wanted.
        x_T: Noise ~ N(0, I), [N, C, H, W].
        schedule: The schedule that the model was trained on.
        sampler: One of SAMPLERS.
        steps: How many steps, 1 ... T. Heun evaluates the model twice in each but the last.
        generators: One for each picture, for the noise that ddpm, and ddim with eta > 0, add.
        eta: DDIM's noise, 0 ... 1.
        variance: DDPM's variance, "fixed_small" or "fixed_large".

    Raises:
        BadInput: At once, for an unknown sampler or an impossible number of steps.
        ValueError: At once, when there is not one generator for each picture.
    """
    timesteps = timesteps_on(sampler, steps, schedule)
    if len(generators) != len(x_T):
        raise ValueError(f"{len(x_T)} pictures need as many generators, not {len(generators)}")
    if sampler in ("ddpm", "ddim"):
        return _ours(denoiser, x_T, schedule, sampler, timesteps, generators, eta, variance)
    if sampler == "ipndm":
        return _ipndm(denoiser, x_T, schedule, timesteps)
    return _solver(denoiser, x_T, schedule, sampler, timesteps)


# Inference mode is entered anew for each step: held across a yield, it would leak into whoever asks for the steps.


def _ours(
    denoiser: Denoiser,
    x_T: Tensor,
    schedule: NoiseSchedule,
    sampler: str,
    timesteps: list[int],
    generators: Sequence[torch.Generator],
    eta: float,
    variance: str,
) -> Iterator[SamplerStep]:
    x_t = x_T
    for index, (t, t_prev) in enumerate(zip(timesteps, [*timesteps[1:], -1], strict=True)):
        with torch.inference_mode():
            prediction = denoiser(x_t, batch_of(t, x_t))
            x_next = reverse_step(sampler, prediction, x_t, t, t_prev, schedule, generators, eta=eta, variance=variance)
        yield SamplerStep(index, len(timesteps), t, x_t, prediction.x0, x_next)
        x_t = x_next


def _ipndm(denoiser: Denoiser, x_T: Tensor, schedule: NoiseSchedule, timesteps: list[int]) -> Iterator[SamplerStep]:
    solver, x_t = Ipndm(schedule), x_T
    for index, (t, t_next) in enumerate(zip(timesteps, [*timesteps[1:], -1], strict=True)):
        with torch.inference_mode():
            x0 = denoiser(x_t, batch_of(t, x_t)).x0
            x_next = solver.step(x0, x_t, t, t_next)
        yield SamplerStep(index, len(timesteps), t, x_t, x0, x_next)
        x_t = x_next


def _solver(
    denoiser: Denoiser, x_T: Tensor, schedule: NoiseSchedule, sampler: str, timesteps: list[int]
) -> Iterator[SamplerStep]:
    """Run one of diffusers' solvers, fed with x0."""
    scheduler = diffusers_scheduler(sampler, schedule, timesteps)
    x_t = x_T
    for index, (t, t_next) in enumerate(zip(timesteps, [*timesteps[1:], -1], strict=True)):
        with torch.inference_mode():
            x0 = denoiser(x_t, batch_of(t, x_t)).x0
            if sampler == "euler":
                x_next = _euler(scheduler, x0, x_t, t, t_next, schedule)
            elif sampler == "heun":
                x_next = _heun(denoiser, scheduler, x0, x_t, t, t_next, schedule)
            else:
                x_next = scheduler.step(x0, t, x_t, return_dict=False)[0]
        yield SamplerStep(index, len(timesteps), t, x_t, x0, x_next)
        x_t = x_next


def _euler(scheduler: Any, x0: Tensor, x_t: Tensor, t: int, t_next: int, schedule: NoiseSchedule) -> Tensor:
    """Take one Euler step in x_t/√ᾱ_t = x_0 + σ·ε, σ² = (1 - ᾱ_t)/ᾱ_t (Karras et al. 2022).

    The cosine schedule starts at σ = 20,000, where float32 has an error of 1e-3 of the next step's noise: float64.
    """
    state = scheduler.step(x0.double(), None, x_t.double() / _signal(t, schedule), return_dict=False)[0]
    x_next: Tensor = (state * schedule.alpha_bar(t_next) ** 0.5).to(x_t.dtype)
    return x_next


def _heun(
    denoiser: Denoiser, scheduler: Any, x0: Tensor, x_t: Tensor, t: int, t_next: int, schedule: NoiseSchedule
) -> Tensor:
    """Take one Heun step (Karras et al. 2022, Algorithm 1 without churn), of two evaluations, the last of one.

    The state is as in `_euler`.
    """
    signal, signal_next = _signal(t, schedule), _signal(t_next, schedule)
    state = scheduler.step(x0.double(), None, x_t.double() / signal, return_dict=False)[0]
    if t_next >= 0:
        x0_next = x0
        # The same x0 again has the same slope, and leaves the Euler step as it is.
        if float(schedule.sigmas[t] / schedule.sigmas[t_next]) < HEUN_MAX_RATIO:
            x_euler = (state * signal_next).to(x_t.dtype)
            x0_next = denoiser(x_euler, batch_of(t_next, x_euler)).x0
        state = scheduler.step(x0_next.double(), None, state, return_dict=False)[0]
    x_next: Tensor = (state * signal_next).to(x_t.dtype)
    return x_next


def _signal(t: int, schedule: NoiseSchedule) -> float:
    """√ᾱ_t, and a little more than 0 where ᾱ ends there: what can be divided by."""
    return (schedule.alpha_bar(t) or INSTEAD_OF_ZERO) ** 0.5


def batch_of(t: int, x_t: Tensor) -> Tensor:
    """Return t as the denoiser takes it, [N] int64 on the device of x_t."""
    return torch.full((len(x_t),), t, dtype=torch.int64, device=x_t.device)


def diffusers_scheduler(sampler: str, schedule: NoiseSchedule, timesteps: list[int]) -> Any:
    """Make diffusers' scheduler for a sampler on our schedule and our timesteps; it takes x0 as the model's output.

    Its own tables are float32, and its own trailing timesteps can be wrong (see `timesteps_for`): both are replaced.
    """
    import diffusers  # takes a second or more, and our own samplers do without it

    kinds: dict[str, tuple[Callable[..., Any], dict[str, Any]]] = {
        "dpmpp_2m": (diffusers.DPMSolverMultistepScheduler, {"solver_order": 2}),
        "dpmpp_3m": (diffusers.DPMSolverMultistepScheduler, {"solver_order": 3}),
        "unipc": (diffusers.UniPCMultistepScheduler, {"solver_order": 2}),
        "euler": (diffusers.EulerDiscreteScheduler, {}),
        "heun": (diffusers.HeunDiscreteScheduler, {}),
    }
    make, defaults = kinds[sampler]
    common = {"prediction_type": "sample", "timestep_spacing": "trailing", "trained_betas": schedule.trained_betas()}
    if sampler != "heun":
        common["final_sigmas_type"] = "zero"  # Heun always ends there
    scheduler = make(num_train_timesteps=schedule.timesteps, **common, **defaults)
    scheduler.set_timesteps(len(timesteps))
    sigmas = torch.cat([schedule.sigmas[timesteps], torch.zeros(1, dtype=torch.float64)])
    times = torch.tensor(timesteps)
    if sampler == "heun":  # both evaluations of a step have an entry
        sigmas = torch.cat([sigmas[:1], sigmas[1:-1].repeat_interleave(2), sigmas[-1:]])
        times = torch.cat([times[:1], times[1:].repeat_interleave(2)])
    scheduler.sigmas, scheduler.timesteps = sigmas, times
    scheduler.num_inference_steps = len(timesteps)
    scheduler.is_scale_input_called = True  # the scaling is done by us: Euler warns at every step otherwise
    scheduler.set_begin_index(0)  # it then counts steps itself, and looks no timestep up
    return scheduler
