"""One denoiser interface over models that predict the noise, the clean picture, the velocity or the posterior mean."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from studio.engine.diffusion.schedules import NoiseSchedule
from studio.engine.diffusion.watching import present_watch

PREDICTION_TYPES = ("epsilon", "x0", "v", "mean")

ModelFn = Callable[[Tensor, Tensor], Tensor]
"""(x_t [N, C, H, W], timesteps of the training [N] on the device of x_t) -> the network's output, [N, C, H, W]."""


@dataclass(frozen=True)
class Prediction:
    """One estimate in three parametrizations, each [N, C, H, W], with x_t = √ᾱ_t·x0 + √(1 - ᾱ_t)·epsilon."""

    epsilon: Tensor
    x0: Tensor
    v: Tensor


Denoiser = Callable[[Tensor, Tensor], Prediction]
"""(x_t [N, C, H, W], t [N] int64) -> Prediction. Solvers keep t on the CPU: reading it there waits for no GPU."""


def training_target(prediction_type: str, x0: Tensor, noise: Tensor, t: Tensor, schedule: NoiseSchedule) -> Tensor:
    """Return the training target of the network at x_t = add_noise(x0, noise, t, schedule).

    "epsilon": the noise (Ho et al. 2020, eq. 14). "x0": the clean picture. "v": √ᾱ_t·ε - √(1 - ᾱ_t)·x_0
    (Salimans & Ho 2022, section 4). "mean": μ̃_t, the posterior mean of a DDPM step (Ho et al. 2020, eq. 7);
    x_0 at t = 0. Raises ValueError for any other prediction type.
    """
    if prediction_type == "epsilon":
        return noise
    if prediction_type == "x0":
        return x0
    if prediction_type == "v":
        return schedule.signal(t, x0) * noise - schedule.noise(t, x0) * x0
    if prediction_type == "mean":
        x_t = schedule.signal(t, x0) * x0 + schedule.noise(t, x0) * noise
        return schedule.posterior_x0(t, x0) * x0 + schedule.posterior_x_t(t, x0) * x_t
    raise _unknown(prediction_type)


def to_prediction(
    output: Tensor, prediction_type: str, x_t: Tensor, t: Tensor, schedule: NoiseSchedule, clip: bool = True
) -> Prediction:
    """Convert a network's output to all three parametrizations.

    Args:
        output: The network's output at (x_t, t), [N, C, H, W].
        prediction_type: "epsilon", "x0", "v" or "mean"; ValueError for any other.
        x_t: The noisy pictures [N, C, H, W].
        t: Timesteps [N] int64.
        schedule: The noise schedule of the network.
        clip: Clamp x0 to [-1, 1] and adjust epsilon and v. Right for pixels, wrong for latents.
    """
    if (watch := present_watch()) is not None:
        watch.evaluated(output, prediction_type, x_t, t, schedule, clip)
    signal, noise = schedule.signal(t, x_t), schedule.noise(t, x_t)  # √ᾱ_t, √(1 - ᾱ_t)
    if prediction_type == "epsilon":
        epsilon = output
        x0 = (x_t - noise * epsilon) / signal  # Ho et al. 2020, eq. 15
    elif prediction_type == "x0":
        x0 = output
        epsilon = (x_t - signal * x0) / noise
    elif prediction_type == "v":
        x0 = signal * x_t - noise * output  # Salimans & Ho 2022, section 4
        epsilon = signal * output + noise * x_t
    elif prediction_type == "mean":
        x0 = (output - schedule.posterior_x_t(t, x_t) * x_t) / schedule.posterior_x0(t, x_t)  # Ho et al. 2020, eq. 7
        epsilon = (x_t - signal * x0) / noise
    else:
        raise _unknown(prediction_type)
    if clip:
        clipped = x0.clamp(-1, 1)
        # As a correction, so that epsilon keeps every bit where nothing was clipped.
        epsilon = epsilon + signal * (x0 - clipped) / noise
        x0 = clipped
    v = output if prediction_type == "v" and not clip else signal * epsilon - noise * x0
    return Prediction(epsilon=epsilon, x0=x0, v=v)


def make_denoiser(model_fn: ModelFn, prediction_type: str, schedule: NoiseSchedule, clip: bool = True) -> Denoiser:
    """Wrap a network into a Denoiser; see `to_prediction` for the arguments."""
    if prediction_type not in PREDICTION_TYPES:
        raise _unknown(prediction_type)

    def denoise(x_t: Tensor, t: Tensor) -> Prediction:
        output = model_fn(x_t, _on_device_of(x_t, schedule.times(t)))
        return to_prediction(output, prediction_type, x_t, t, schedule, clip)

    return denoise


class SelfConditionedDenoiser:
    """A network that also receives its last estimate of x0 (Chen et al. 2022, "Analog Bits", section 3.2).

    The estimate is kept from call to call and starts as zeros: each sampling run needs its own denoiser. See
    `to_prediction` for the arguments; `model_fn` takes x_t and the estimate concatenated, [N, 2C, H, W].
    """

    def __init__(self, model_fn: ModelFn, prediction_type: str, schedule: NoiseSchedule, clip: bool = True) -> None:
        self._model_fn, self._prediction_type, self._schedule, self._clip = model_fn, prediction_type, schedule, clip
        self._last: Tensor | None = None

    def __call__(self, x_t: Tensor, t: Tensor) -> Prediction:
        """See `Denoiser`."""
        output = self._model_fn(with_estimate(x_t, self._last), _on_device_of(x_t, self._schedule.times(t)))
        prediction = to_prediction(output, self._prediction_type, x_t, t, self._schedule, self._clip)
        self._last = prediction.x0
        return prediction

    def memory(self, shape: Sequence[int]) -> dict[str, tuple[torch.dtype, tuple[int, ...]]]:
        """Return what is carried over for each picture of `shape` (C, H, W): the last estimate."""
        return {"estimate": (torch.float32, tuple(shape))}

    def state(self, like: Tensor) -> dict[str, Tensor]:
        """Return the last estimate for a batch [N, C, H, W]; zeros before the first call."""
        return {"estimate": torch.zeros_like(like) if self._last is None else self._last}

    def restore(self, state: Mapping[str, Tensor], index: int) -> None:
        """Continue with a saved estimate."""
        self._last = state["estimate"]


def with_estimate(x_t: Tensor, x0: Tensor | None) -> Tensor:
    """Concatenate x_t [N, C, H, W] and an estimate of x0, zeros before the first: [N, 2C, H, W]."""
    return torch.cat([x_t, torch.zeros_like(x_t) if x0 is None else x0], dim=1)


def _on_device_of(x_t: Tensor, t: Tensor) -> Tensor:
    """Return t on the device of x_t; the copy does not wait for the work queued there."""
    return t.to(x_t.device, non_blocking=True)


def _unknown(prediction_type: str) -> ValueError:
    return ValueError(f"there is no prediction type {prediction_type!r}; known: {', '.join(PREDICTION_TYPES)}")
