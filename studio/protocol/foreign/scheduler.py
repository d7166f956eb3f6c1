"""diffusers' scheduler configurations in the program's own terms."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from pydantic import ValidationError

from studio.protocol.errors import BadInput
from studio.protocol.frozen import describe
from studio.protocol.modelcard import CONSISTENCY_SCHEDULER, SchedulerDefaults
from studio.protocol.samplers import SAMPLERS, SamplerName
from studio.protocol.training_recipe import PredictionType, ScheduleSpec

# The program's sampler for each scheduler, and the next best one.
_SAMPLERS: dict[str, tuple[str, ...]] = {
    "DDPMScheduler": ("ddpm",),
    "DDIMScheduler": ("ddim",),
    "PNDMScheduler": ("pndm",),
    "LMSDiscreteScheduler": ("lms",),
    "EulerDiscreteScheduler": ("euler",),
    "EulerAncestralDiscreteScheduler": ("euler_a",),
    "HeunDiscreteScheduler": ("heun",),
    "DPMSolverMultistepScheduler": ("dpmpp_2m",),
    "DPMSolverSinglestepScheduler": ("dpmpp_sde",),
    "DPMSolverSDEScheduler": ("dpmpp_sde",),
    "DEISMultistepScheduler": ("deis",),
    "UniPCMultistepScheduler": ("unipc",),
    "KDPM2DiscreteScheduler": ("heun",),
    "KDPM2AncestralDiscreteScheduler": ("heun",),
    "SASolverScheduler": ("sa",),
    "LCMScheduler": ("lcm",),
    "TCDScheduler": ("tcd",),
    "IPNDMScheduler": ("ipndm",),
    CONSISTENCY_SCHEDULER: ("lcm",),
}
SCHEDULERS = frozenset(_SAMPLERS)
MAX_TIMESTEPS = 10_000
_LEADING = frozenset({"DDPMScheduler", "DDIMScheduler", "PNDMScheduler", "LCMScheduler", "TCDScheduler"})
_KINDS = {
    "linear": "linear",
    "scaled_linear": "scaled_linear",
    "sigmoid": "sigmoid",
    "squaredcos_cap_v2": "cosine",
}
_PREDICTIONS: dict[str, PredictionType] = {"epsilon": "epsilon", "sample": "x0", "v_prediction": "v"}


def schedule_of(config: Mapping[str, Any]) -> ScheduleSpec:
    """Return the noise schedule that a scheduler configuration describes; raises BadInput for an unknown one."""
    table = schedule_table_of(config)
    if table:
        snr = bool(config.get("rescale_betas_zero_snr", False))
        return _valid(ScheduleSpec, {"timesteps": len(table), "zero_terminal_snr": snr})
    kind = config.get("beta_schedule", "linear")
    if kind not in _KINDS:
        raise BadInput(f"Its noise schedule {str(kind)[:40]!r} is not known to this program.")
    values: dict[str, Any] = {
        "kind": _KINDS[kind],
        "timesteps": config.get("num_train_timesteps", 1000),
        "zero_terminal_snr": bool(config.get("rescale_betas_zero_snr", False)),
    }
    if kind != "squaredcos_cap_v2":
        values |= {"beta_start": config.get("beta_start", 0.0001), "beta_end": config.get("beta_end", 0.02)}
    return _valid(ScheduleSpec, values)


def schedule_table_of(config: Mapping[str, Any]) -> tuple[float, ...]:
    """Return ᾱ_t of a schedule that is given as a table of β, or as the noise levels of a consistency model; else ().

    Raises:
        BadInput: They do not describe a noise schedule.
    """
    if config.get("_class_name") == CONSISTENCY_SCHEDULER:
        return _consistency_table(config)
    betas = config.get("trained_betas")
    if betas is None:
        return ()
    if not isinstance(betas, list) or not 2 <= len(betas) <= MAX_TIMESTEPS or not all(map(_is_beta, betas)):
        raise BadInput("Its table of noise (trained_betas) does not hold numbers between 0 and 1.")
    if len(betas) != config.get("num_train_timesteps", 1000):
        raise BadInput("Its table of noise (trained_betas) has another length than num_train_timesteps.")
    table = np.cumprod(1 - np.array(betas, np.float64))
    if not (np.diff(table) < 0).all() or not 0 < table[-1] < table[0] < 1:
        raise BadInput("Its table of noise (trained_betas) adds none in some steps, or leaves nothing of the picture.")
    return tuple(table.tolist())


def _consistency_table(config: Mapping[str, Any]) -> tuple[float, ...]:
    """ᾱ_t = 1/(1 + σ_t²) of levels that are even in σ^(1/ρ) (Karras et al. 2022, eq. 5), rising in σ."""
    T = config.get("num_train_timesteps", 40)
    settings = {"sigma_min": 0.002, "sigma_max": 80.0, "rho": 7.0, "s_noise": 1.0}
    settings |= {name: config[name] for name in settings if name in config}
    sound = all(type(value) in (int, float) and 0 < value <= 1e6 for value in settings.values())
    if type(T) is not int or not 2 <= T <= MAX_TIMESTEPS or not sound or settings["sigma_min"] >= settings["sigma_max"]:
        raise BadInput("Its noise levels (sigma_min, sigma_max, rho, num_train_timesteps) make no sense.")
    if settings["s_noise"] != 1:
        raise BadInput("It adds more noise than its levels say (s_noise), which this program does not do.")
    low, high = (settings[name] ** (1 / settings["rho"]) for name in ("sigma_min", "sigma_max"))
    sigmas = (low + np.linspace(0, 1, T) * (high - low)) ** settings["rho"]
    table = 1 / (1 + sigmas**2)
    if not (np.diff(table) < 0).all():
        raise BadInput("Its noise levels (sigma_min, sigma_max, rho, num_train_timesteps) do not differ.")
    return tuple(table.tolist())


def _is_beta(value: Any) -> bool:
    return type(value) in (int, float) and 0 < value < 1


def prediction_of(config: Mapping[str, Any]) -> PredictionType:
    """Return what the network predicts; raises BadInput when it is not known."""
    if config.get("_class_name") == CONSISTENCY_SCHEDULER:
        return "x0"
    kind = config.get("prediction_type", "epsilon")
    if kind not in _PREDICTIONS:
        raise BadInput(f"Its network predicts {str(kind)[:40]!r}, which this program does not know.")
    return _PREDICTIONS[kind]


def defaults_of(config: Mapping[str, Any]) -> SchedulerDefaults:
    """Return how a scheduler places its timesteps, with diffusers' own defaults for what it leaves out."""
    name = str(config.get("_class_name"))
    values = {
        "class_name": name,
        "timestep_spacing": config.get("timestep_spacing", "leading" if name in _LEADING else "linspace"),
        "steps_offset": config.get("steps_offset", 0),
        "set_alpha_to_one": config.get("set_alpha_to_one", name != "PNDMScheduler"),
        "use_karras_sigmas": bool(config.get("use_karras_sigmas", False)),
        "original_inference_steps": config.get("original_inference_steps", 50),
        "clip_sample": bool(config.get("clip_sample", name in ("DDPMScheduler", "DDIMScheduler"))),
    }
    if name == CONSISTENCY_SCHEDULER:
        values["clip_sample"] = bool(config.get("clip_denoised", True))
        values["sigma_data"] = config.get("sigma_data", 0.5)
    return _valid(SchedulerDefaults, values)


def sampler_of(config: Mapping[str, Any]) -> SamplerName:
    """Return the program's sampler that comes closest to a scheduler."""
    name, order = str(config["_class_name"]), config.get("solver_order", 2)
    noisy = str(config.get("algorithm_type", "")).startswith("sde")
    if name == "DPMSolverMultistepScheduler" and (noisy or order == 3):
        return "dpmpp_2m_sde" if noisy else "dpmpp_3m"
    if name == "DPMSolverSinglestepScheduler" and not noisy:
        return "dpmpp_2m"
    wanted = _SAMPLERS[name]
    return next(name for want in wanted for name in SAMPLERS if name == want)


def _valid(kind: Any, values: Mapping[str, Any]) -> Any:
    try:
        return kind.model_validate(values)
    except ValidationError as error:
        raise BadInput(f"Its scheduler's configuration does not fit together: {describe(error)}.") from error
