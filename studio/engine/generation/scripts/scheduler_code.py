"""The scheduler of a script: one of diffusers' that verifiably takes the same steps as the program's solver.

Candidates are tried in turn. Their source is executed, and a run with a stand-in for the network is compared with the
program's own run; so no script is written whose scheduler would lead to another picture.
"""

import inspect
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

import torch
from torch import Tensor

from studio.engine.diffusion.known import FixedNoiseRegion
from studio.engine.diffusion.prediction import make_denoiser
from studio.engine.diffusion.rng import picture_generators, randn
from studio.engine.diffusion.sampling import denoising_loop
from studio.engine.diffusion.schedules import EXPONENTIAL_BETAS, LINEAR_BETAS, SCALED_LINEAR_BETAS, NoiseSchedule
from studio.engine.diffusion.solvers.registry import make_solver
from studio.engine.diffusion.solvers.spacing import run_levels
from studio.engine.generation.scripts.source import Source, call, literal
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.modelcard import ModelCard
from studio.protocol.samplers import SAMPLER_TITLES

_CLASSES: dict[str, tuple[str, dict[str, Any]]] = {
    "ddim": ("DDIMScheduler", {"clip_sample": False}),
    "ddpm": ("DDPMScheduler", {"clip_sample": False}),
    "euler": ("EulerDiscreteScheduler", {}),
    "euler_a": ("EulerAncestralDiscreteScheduler", {}),
    "heun": ("HeunDiscreteScheduler", {}),
    "lms": ("LMSDiscreteScheduler", {}),
    "pndm": ("PNDMScheduler", {"skip_prk_steps": True}),
    "dpmpp_2m": ("DPMSolverMultistepScheduler", {}),
    "dpmpp_3m": ("DPMSolverMultistepScheduler", {"solver_order": 3}),
    "dpmpp_2m_sde": ("DPMSolverMultistepScheduler", {"algorithm_type": "sde-dpmsolver++"}),
    "dpmpp_sde": ("DPMSolverSinglestepScheduler", {"algorithm_type": "sde-dpmsolver++", "lower_order_final": True}),
    "unipc": ("UniPCMultistepScheduler", {}),
    "deis": ("DEISMultistepScheduler", {}),
    "sa": ("SASolverScheduler", {}),
    "lcm": ("LCMScheduler", {"clip_sample": False}),
    "tcd": ("TCDScheduler", {"clip_sample": False}),
}
_BY_SIGMA = {"karras": "use_karras_sigmas", "exponential": "use_exponential_sigmas", "beta": "use_beta_sigmas"}
_DISCRETE = ("DDPMScheduler", "LCMScheduler", "TCDScheduler")  # which look timesteps up, and accept any
_FRACTIONS = (  # which refuse integers
    "EulerDiscreteScheduler",
    "EulerAncestralDiscreteScheduler",
    "HeunDiscreteScheduler",
    "LMSDiscreteScheduler",
)
_ENDS_ABOVE_ZERO = ("DEISMultistepScheduler", "SASolverScheduler")  # at the lowest trained noise level
_SHAPE = (1, 4, 4, 4)  # of the states of the comparison
_TOLERANCE = 1e-3  # of states of unit variance


@dataclass(frozen=True)
class SchedulerCode:
    """A scheduler as source code.

    Attributes:
        source: Statements whose last one assigns `scheduler`; they need torch, and numpy as np where it is named.
        class_name: The class of diffusers that they need.
        call: Further arguments of the pipeline's call, by name.
        evaluations: The step, counted from 0, to which each evaluation of the network belongs.
    """

    source: str
    class_name: str
    call: Mapping[str, Any] = field(default_factory=dict)
    evaluations: tuple[int, ...] = ()


@dataclass(frozen=True)
class RunSettings:
    """The settings of a run that the comparison with the program's own solver needs.

    Attributes:
        recipe: The request.
        card: The model's card.
        schedule, levels: The schedule of the run and the timesteps of all steps, as `run_levels` returns them.
        start_noise: The factor of the noise that the run starts from.
        strength: The share of the steps that image to image takes; None: all steps, from noise.
        fresh: Whether a run with a picture starts from noise alone all the same.
        masked: Whether a known region is restored after every step.
        predictions: The prediction types that diffusers' scheduler may be given, in order of preference.
        clip: Whether estimates of the clean picture are clipped to [-1, 1]; the scheduler then receives these.
    """

    recipe: GenerateRecipe
    card: ModelCard
    schedule: NoiseSchedule
    levels: list[int]
    start_noise: float
    strength: float | None = None
    fresh: bool = False
    masked: bool = False
    predictions: tuple[str, ...] = ()
    clip: bool = False

    @property
    def taken(self) -> list[int]:
        """The levels of the steps that are taken."""
        steps = len(self.levels)
        return self.levels if self.strength is None else self.levels[steps - int(steps * self.strength) :]


def scheduler_code(run: RunSettings) -> SchedulerCode:
    """Return the first candidate that takes the same steps; raises BadInput when there is none."""
    recipe = run.recipe
    if recipe.sampler in _CLASSES:
        expected = _own_run(run)
        for candidate in _candidates(run):
            try:
                found, times = _stock_run(candidate, run)
            except (ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError):
                continue  # diffusers refuses such steps
            if torch.allclose(found, expected, atol=_TOLERANCE, rtol=_TOLERANCE):
                return replace(candidate, evaluations=_steps_of(times, run))
    title = SAMPLER_TITLES[recipe.sampler]
    raise BadInput(
        f"diffusers has no scheduler that takes the steps of {title} on the schedule of {run.card.name} "
        f"with {recipe.steps} steps, so no script can be written.",
        field="sampler",
    )


def _steps_of(times: Sequence[float], run: RunSettings) -> tuple[int, ...]:
    """Return the step to which each evaluation at these timesteps belongs."""
    reported = [run.schedule.time(level) for level in run.taken]
    if len(times) == len(reported):
        return tuple(range(len(reported)))
    return tuple(min(range(len(reported)), key=lambda step: abs(reported[step] - t)) for t in times)


def full_levels(recipe: GenerateRecipe, card: ModelCard, trained: NoiseSchedule) -> tuple[NoiseSchedule, list[int]]:
    """Return the schedule of a run and the timesteps of all its steps, including those that image to image skips."""
    return run_levels(recipe.sampler, recipe.steps, trained, card.scheduler, recipe.spacing)


def _candidates(run: RunSettings) -> Iterator[SchedulerCode]:
    recipe, defaults = run.recipe, run.card.scheduler
    name, options = _CLASSES[recipe.sampler]
    call_options = {"eta": recipe.eta} if recipe.sampler in ("ddim", "tcd") and recipe.eta else {}
    spacing = recipe.spacing
    by_sigma = _BY_SIGMA.get(spacing) or (
        "use_karras_sigmas" if spacing == "auto" and defaults.use_karras_sigmas else None
    )
    even = defaults.timestep_spacing if spacing == "auto" or by_sigma else spacing
    for prediction in run.predictions:
        base = {**_betas(run.card), "prediction_type": prediction}
        own = {
            **options,
            "timestep_spacing": even,
            "steps_offset": defaults.steps_offset,
            "set_alpha_to_one": defaults.set_alpha_to_one,
            "variance_type": recipe.variance if name == "DDPMScheduler" else None,
            "original_inference_steps": defaults.original_inference_steps,
            "rescale_betas_zero_snr": run.card.schedule.zero_terminal_snr or None,
            by_sigma or "": True if by_sigma else None,
        }
        yield SchedulerCode(f"scheduler = {_made(name, name, base | own)}\n", name, call_options)
        # schedulers of σ begin at σ·ε unless their spacing is called leading, then at √(σ² + 1)·ε
        begin = {"timestep_spacing": "leading" if run.start_noise == 1 else "trailing", "steps_offset": None}
        explicit = _made(name, "SameSteps", base | own | {by_sigma or "": None} | begin)
        for trims in (True, False) if run.strength is not None and name != "PNDMScheduler" else (False,):
            source = _explicit(name, run, trims=trims) + f"scheduler = {explicit}\n"
            yield SchedulerCode(source, name, call_options)
        if recipe.sampler == "ddim" and recipe.eta == 0:
            # DPM-Solver++ of first order is DDIM (Lu et al. 2022, section 4), and takes steps of any length
            first = "DPMSolverMultistepScheduler"
            made = _made(first, "SameSteps", base | {"solver_order": 1, "timestep_spacing": "trailing"})
            yield SchedulerCode(_explicit(first, run) + f"scheduler = {made}\n", first)


def _made(kind: str, named: str, settings: Mapping[str, Any]) -> str:
    """Return the call that makes a scheduler, with the settings that its class knows."""
    import diffusers

    known = inspect.signature(getattr(diffusers, kind)).parameters
    return call(named, {name: value for name, value in settings.items() if name in known and value is not None})


def _explicit(name: str, run: RunSettings, *, trims: bool = False) -> str:
    """Return the source of a scheduler class with explicit timesteps and noise levels.

    With `trims`, a run that begins in the middle counts the steps from there.
    """
    times: list[float] = [float(run.schedule.time(level)) for level in run.levels]
    if name not in _FRACTIONS and all(time == int(time) for time in times):
        times = [int(time) for time in times]
    lines, begins = [], ""
    if name == "PNDMScheduler":
        begin = len(run.levels) - len(run.taken)
        second = times[begin + 1 : begin + 2]  # which is evaluated twice
        times = [*times[: begin + 1], *second, *times[begin + 1 :]]
        lines.append(f"self.timesteps = torch.tensor({literal(times)}, device=device)")
    elif name in _DISCRETE:
        lines += [f"self.timesteps = torch.tensor({literal(times)}, device=device)", "self.custom_timesteps = True"]
    else:
        table = run.schedule.sigmas
        sigmas = [float(table[level]) for level in run.levels]
        end = run.schedule.alpha_bar(-1)
        last = math.sqrt((1 - end) / end)
        if name in _ENDS_ABOVE_ZERO:
            last = float(run.schedule.trained.sigmas[0])
        if name == "HeunDiscreteScheduler":  # both evaluations of a step have an entry
            times = [times[0], *(time for time in times[1:] for _ in range(2))]
            sigmas = [sigmas[0], *(sigma for sigma in sigmas[1:] for _ in range(2))]
        rounded = [float(f"{value:.9g}") for value in [*sigmas, last]]
        lines += [
            f"self.timesteps = torch.tensor({literal(times)}, device=device)",
            f"self.sigmas = torch.tensor({literal(rounded)})",
        ]
        if trims:
            begins = (
                "\n    def set_begin_index(self, begin_index=0):\n"
                "        # from a picture, a run has the steps that are left, and begins with the first of them\n"
                "        self.timesteps = self.timesteps[begin_index:]\n"
                "        self.sigmas = self.sigmas[begin_index:]\n"
                "        super().set_begin_index(0)\n"
            )
    body = "".join(f"        {line}\n" for line in lines)
    return (
        f"class SameSteps({name}):\n"
        f'    """{name} at the noise levels of this picture, which none of its own spacings has."""\n\n'
        "    def set_timesteps(self, num_inference_steps=None, device=None, *rest):\n"
        "        super().set_timesteps(num_inference_steps, device, *rest)\n"
        f"{body}{begins}\n\n"
    )


def _betas(card: ModelCard) -> dict[str, Any]:
    """Return the arguments that give a scheduler a model's noise schedule; some are expressions."""
    spec = card.schedule
    T = spec.timesteps
    if card.schedule_table:
        kept = pairwise((1.0, *card.schedule_table))
        return {"num_train_timesteps": T, "trained_betas": [1 - after / before for before, after in kept]}
    table = {"num_train_timesteps": T}
    scale = 1000 / T
    if spec.kind == "drawn":
        knots = list(spec.log_snr or ())
        times = f"np.linspace(0, 1, {T}), np.linspace(0, 1, {len(knots)})"
        betas = f"(lambda a: 1 - a / np.append(1, a[:-1]))(1 / (1 + np.exp(-np.interp({times}, {knots}))))"
        return {**table, "trained_betas": Source(betas)}
    if spec.kind == "cosine":
        return {**table, "beta_schedule": "squaredcos_cap_v2"}
    if spec.kind in ("linear", "scaled_linear"):
        own = LINEAR_BETAS if spec.kind == "linear" else SCALED_LINEAR_BETAS
        start, end = (
            (own[0] * scale, own[1] * scale)
            if spec.beta_start is None or spec.beta_end is None
            else (spec.beta_start, spec.beta_end)
        )
        return {**table, "beta_start": start, "beta_end": end, "beta_schedule": spec.kind}
    if spec.kind == "exponential":
        start, end = EXPONENTIAL_BETAS
        formula = f"np.geomspace({start}, {end}, {T}) * {scale!r}"
    else:
        start, end, factor = (
            (*LINEAR_BETAS, scale)
            if spec.beta_start is None or spec.beta_end is None
            else (spec.beta_start, spec.beta_end, 1.0)
        )
        formula = f"({start} + {end - start!r} / (1 + np.exp(-np.linspace(-6, 6, {T})))) * {factor!r}"
    return {**table, "trained_betas": Source(f"np.minimum({formula}, 0.999)")}


def _network(x: Tensor, t: Tensor | float) -> Tensor:
    """Return a stand-in for a network: bounded, and different at each place and timestep."""
    time = torch.as_tensor(t, dtype=torch.float32).reshape(-1)[0]
    return torch.tanh(0.8 * x.roll(1, -1) + 0.5 * torch.sin(time / 150))


def _own_run(run: RunSettings) -> Tensor:
    recipe, schedule = run.recipe, run.schedule
    taken = run.taken
    generators = picture_generators(recipe.seed, 1)
    x0 = _picture()
    noise = randn(_SHAPE, generators)
    solver = make_solver(recipe.sampler, schedule, taken, eta=recipe.eta, variance=recipe.variance)
    if run.strength is None or run.fresh:
        x = noise * run.start_noise
    else:
        alpha_bar = schedule.alpha_bar(taken[0])
        x = alpha_bar**0.5 * x0 + (1 - alpha_bar) ** 0.5 * noise
    known = FixedNoiseRegion(x0, noise, _mask(), schedule) if run.masked else None
    denoiser = make_denoiser(_network, run.card.prediction_type, schedule, clip=run.clip)
    *_, last = denoising_loop(denoiser, solver, x, generators, known=known)
    return last.x_next


def _stock_run(code: SchedulerCode, run: RunSettings) -> tuple[Tensor, list[float]]:
    """Run a candidate as diffusers' pipelines do; returns the result and the timestep of each evaluation."""
    scheduler, recipe = run_source(code), run.recipe
    generator = picture_generators(recipe.seed, 1)[0]
    scheduler.set_timesteps(recipe.steps)
    timesteps = scheduler.timesteps
    x0, mask, noise = _picture(), _mask(), torch.randn(_SHAPE, generator=generator)
    if run.strength is not None:
        begin = recipe.steps - int(recipe.steps * run.strength)
        timesteps = timesteps[begin * scheduler.order :]
        if hasattr(scheduler, "set_begin_index"):
            scheduler.set_begin_index(begin * scheduler.order)
    if run.strength is None or run.fresh:
        x = noise * scheduler.init_noise_sigma
    else:
        x = scheduler.add_noise(x0, noise, timesteps[:1])
    known = inspect.signature(scheduler.step).parameters
    extra: dict[str, Any] = {"eta": recipe.eta} if "eta" in known else {}
    extra |= {"generator": generator} if "generator" in known else {}
    for index, t in enumerate(timesteps):
        seen = scheduler.scale_model_input(x, t)
        x = scheduler.step(_output(scheduler, seen, t, run), t, x, **extra, return_dict=False)[0]
        if run.masked:
            last = index + 1 == len(timesteps)
            proper = x0 if last else scheduler.add_noise(x0, noise, timesteps[index + 1].reshape(1))
            x = (1 - mask) * proper + mask * x
    return x, [float(t) for t in timesteps]


def _output(scheduler: Any, seen: Tensor, t: Tensor, run: RunSettings) -> Tensor:
    """Return the stand-in's output in the prediction type that the scheduler expects."""
    output, kind = _network(seen, t), run.card.prediction_type
    reported = {"epsilon": "epsilon", "x0": "sample", "v": "v_prediction"}.get(kind)
    if scheduler.config.prediction_type == reported and not run.clip:
        return output
    table = scheduler.alphas_cumprod
    alpha_bar = table[int(t)]
    signal, noise = alpha_bar.sqrt(), (1 - alpha_bar).sqrt()
    x0 = signal * seen - noise * output if kind == "v" else output if kind == "x0" else (seen - noise * output) / signal
    x0 = x0.clamp(-1, 1) if run.clip else x0
    return x0 if scheduler.config.prediction_type == "sample" else (seen - signal * x0) / noise


def run_source(code: SchedulerCode) -> Any:
    """Execute a candidate's source, and return the scheduler that it makes."""
    import diffusers
    import numpy as np

    names: dict[str, Any] = {"torch": torch, "np": np, code.class_name: getattr(diffusers, code.class_name)}
    exec(code.source, names)
    return names["scheduler"]


def _picture() -> Tensor:
    return torch.linspace(-1, 1, math.prod(_SHAPE)).reshape(_SHAPE).sin()


def _mask() -> Tensor:
    mask = torch.zeros(1, 1, *_SHAPE[2:])
    mask[..., 1:3] = 1
    return mask
