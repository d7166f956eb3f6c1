"""Classifier-free guidance: moves a conditional prediction away from the unconditional one."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import torch
from torch import Tensor

from studio.engine.diffusion.prediction import ModelFn, Prediction
from studio.engine.diffusion.watching import present_watch

LabelledFn = Callable[[Tensor, Tensor, Tensor], Tensor]
"""(x_t [N, C, H, W], t [N] int64, labels [N] int64) -> the network's output, [N, C, H, W]."""


def combine(conditional: Tensor, unconditional: Tensor, scale: float) -> Tensor:
    """Return unconditional + scale·(conditional - unconditional) (Ho & Salimans 2022, eq. 6, with scale = 1 + w).

    Scale 0 is the unconditional prediction, 1 the conditional one, above 1 exaggerates the difference. It holds for
    epsilon-, x0- and v-predictions alike, because each is the same affine function of the others at a given (x_t, t).
    """
    if (watch := present_watch()) is not None:
        watch.combined(conditional, unconditional)
    return unconditional + scale * (conditional - unconditional)


def compose(conditionals: Sequence[Tensor], unconditional: Tensor, weights: Sequence[float]) -> Tensor:
    """Return unconditional + Σ wᵢ·(conditionalᵢ - unconditional) (Liu et al. 2022, eq. 11), [N, C, H, W]."""
    total = unconditional
    for conditional, weight in zip(conditionals, weights, strict=True):
        total = total + weight * (conditional - unconditional)
    return total


def rescale(guided: Tensor, conditional: Tensor, strength: float) -> Tensor:
    """Bring a guided prediction back towards the standard deviation of the conditional one, picture by picture.

    Lin et al. 2024, "Common Diffusion Noise Schedules and Sample Steps are Flawed", eq. 15 and 16.

    Args:
        guided: The result of `combine`, [N, C, H, W].
        conditional: The conditional prediction, of the same shape.
        strength: φ, 0 (unchanged) to 1 (its standard deviation).
    """
    over = list(range(1, guided.ndim))
    factor = conditional.std(over, keepdim=True) / guided.std(over, keepdim=True)
    return strength * (guided * factor) + (1 - strength) * guided


def renoised(guided: Prediction, unconditional: Prediction) -> Prediction:
    """Return the prediction of CFG++.

    Chung et al. 2024, "CFG++: Manifold-constrained Classifier Free Guidance for Diffusion Models", Algorithm 2.

    x0 is the guided one, with λ from 0 to 1 as the scale of `combine`; a step adds noise along the unconditional
    epsilon. A DDIM step takes both as they are, and Euler's is the same step.
    """
    return replace(guided, epsilon=unconditional.epsilon)


def guided(conditional_fn: ModelFn, unconditional_fn: ModelFn, scale: float) -> ModelFn:
    """Combine two models into a guided one; at scale 1 or 0 only one of them is evaluated."""
    if scale == 1:
        return conditional_fn
    if scale == 0:
        return unconditional_fn

    def model_fn(x_t: Tensor, t: Tensor) -> Tensor:
        return combine(conditional_fn(x_t, t), unconditional_fn(x_t, t), scale)

    return model_fn


def guided_by_labels(labelled_fn: LabelledFn, labels: Sequence[int | None], null_label: int, scale: float) -> ModelFn:
    """Make a guided model of one class-conditional network with a null label; one batched call per step.

    Args:
        labelled_fn: The network.
        labels: The label of each picture [N]; None makes that picture unconditional.
        null_label: The label that means "unconditional".
        scale: The guidance scale. Without guidance (scale 1 or 0, or no labels), the network evaluates N pictures per
            step, otherwise 2N.
    """
    wanted = torch.tensor([null_label if label is None else label for label in labels], dtype=torch.int64)
    null = torch.full_like(wanted, null_label)
    if scale == 0:
        wanted = null
    single = scale == 1 or bool((wanted == null).all())

    def model_fn(x_t: Tensor, t: Tensor) -> Tensor:
        if single:
            return labelled_fn(x_t, t, wanted.to(x_t.device))
        both = torch.cat([wanted, null]).to(x_t.device)
        output = labelled_fn(torch.cat([x_t, x_t]), torch.cat([t, t]), both)
        conditional, unconditional = output.chunk(2)
        return combine(conditional, unconditional, scale)

    return model_fn
