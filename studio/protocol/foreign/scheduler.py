"""diffusers' scheduler configurations in the program's own terms."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from studio.protocol.errors import BadInput
from studio.protocol.frozen import describe
from studio.protocol.modelcard import SchedulerDefaults
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
}
SCHEDULERS = frozenset(_SAMPLERS)
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
    kind = config.get("beta_schedule", "linear")
    if config.get("trained_betas") is not None:
        raise BadInput("Its noise schedule is a table (trained_betas), which this program does not read.")
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


def prediction_of(config: Mapping[str, Any]) -> PredictionType:
    """Return what the network predicts; raises BadInput when it is not known."""
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
