"""Unrolled GANs (Metz et al. 2017): the generator plays against the discriminator of some steps ahead."""

from collections.abc import Callable, Sequence

import torch
from torch import Tensor, nn
from torch.func import functional_call

Score = Callable[[Tensor, Tensor | None], Tensor]
_TINY = 1e-12


def unrolled_discriminator(
    discriminator: nn.Module,
    loss: Callable[[Score], Tensor],
    *,
    steps: int,
    rate: float,
    average: Callable[[Sequence[Tensor]], Sequence[Tensor]] = lambda gradients: gradients,
) -> Score:
    """Return the discriminator as it will be after some steps; the one that is given stays as it is.

    Its parameters are θ_0 = θ, θ_{k+1} = θ_k - η ∇L(θ_k) (Metz et al. 2017, eq. 7 and 8). What it returns can be
    differentiated through these steps, so that the generator feels how the discriminator would answer it (eq. 11): a
    generator that makes one picture is answered at once.

    Args:
        discriminator: Maps pictures [N, C, H, W] and labels [N] or None to scores [N].
        loss: The discriminator's scalar loss, given a discriminator.
        steps: Number of steps.
        rate: Root mean square of a step in each parameter tensor, like one of Adam: η is that over the gradient's.
        average: Averages gradients over the processes that train together, differentiably.
    """
    names = [name for name, _ in discriminator.named_parameters()]
    weights = [weight.detach().clone().requires_grad_() for weight in discriminator.parameters()]
    buffers = {name: buffer.clone() for name, buffer in discriminator.named_buffers()}

    def score(pictures: Tensor, labels: Tensor | None) -> Tensor:
        state = dict(zip(names, weights, strict=True)) | buffers
        scores: Tensor = functional_call(discriminator, state, (pictures, labels))
        return scores

    for _ in range(steps):
        found = torch.autograd.grad(loss(score), weights, create_graph=True, materialize_grads=True)
        gradients = average(found)
        sizes = [rate / (gradient.detach().square().mean().sqrt() + _TINY) for gradient in gradients]
        weights = [weight - size * gradient for weight, size, gradient in zip(weights, sizes, gradients, strict=True)]
    return score
