"""Unrolled GANs (Metz et al. 2017): the generator trains against the discriminator of some steps ahead."""

from collections.abc import Callable, Sequence

import torch
from torch import Tensor, nn
from torch.func import functional_call

Score = Callable[[Tensor, Tensor | None], Tensor]
MIN_SCALE = 0.1  # lower bound of a weight's gradient scale, relative to the root mean square over its tensor
_EPSILON = 1e-8  # as in Adam


class StepSizes:
    """The step size of each weight under Adam without momentum (Kingma & Ba 2015, algorithm 1).

    Args:
        optimizer: AdamW or Muon; copies of its second moments are updated from here on.
        parameters: The weights. Where the optimizer has no second moments, as for Muon's matrices, they start at zero.
        rate: Learning rate.
        beta: β2, the decay of the second moments.
    """

    def __init__(
        self, optimizer: torch.optim.Optimizer, parameters: Sequence[Tensor], rate: float, beta: float
    ) -> None:
        states = [optimizer.state.get(parameter, {}) for parameter in parameters]
        self._rate, self._beta = rate, beta
        self._counts = [float(state["step"]) if "exp_avg_sq" in state else 0.0 for state in states]
        self._moments = [
            (state["exp_avg_sq"] if "exp_avg_sq" in state else torch.zeros_like(parameter)).clone()
            for state, parameter in zip(states, parameters, strict=True)
        ]

    def after(self, gradients: Sequence[Tensor]) -> list[Tensor]:
        """Add gradients to the second moments, and return η of each weight for a step along them.

        The scale of a weight's gradients is at least MIN_SCALE times the root mean square over its tensor, so that a
        weight whose gradients happen to be tiny does not take a huge step.
        """
        found = []
        for index, gradient in enumerate(gradients):
            self._counts[index] += 1
            moment = self._moments[index].lerp_(gradient.square(), 1 - self._beta)
            root = (moment / (1 - self._beta ** self._counts[index])).sqrt()
            least = MIN_SCALE * root.square().mean().sqrt() + _EPSILON
            found.append(self._rate / torch.maximum(root, least))
        return found


def unrolled_discriminator(
    discriminator: nn.Module,
    loss: Callable[[Score], Tensor],
    *,
    steps: int,
    sizes: StepSizes,
    average: Callable[[Sequence[Tensor]], None] = lambda gradients: None,
) -> Score:
    """Return the discriminator after some more steps; the given one is unchanged.

    Its parameters are θ_0 = θ, θ_{k+1} = θ_k - η_k ∇L(θ_k) (Metz et al. 2017, eq. 7 and 8): by then it rejects the one
    picture of a generator that has collapsed. The generator's gradient treats these parameters as constants: the
    gradient through the steps (the second term of eq. 11) is left out. With it, and with R1's second derivatives, a
    generator of digits needed five times as many steps for diverse samples, each of them slower.

    Args:
        discriminator: Maps pictures [N, C, H, W] and labels [N] or None to scores [N].
        loss: The discriminator's scalar loss, given a discriminator.
        steps: Number of steps.
        sizes: η_k of each weight, as its optimizer would have it.
        average: Replaces gradients by their means over the processes that train together.
    """
    names = [name for name, _ in discriminator.named_parameters()]
    weights = [weight.detach().clone().requires_grad_() for weight in discriminator.parameters()]
    buffers = {name: buffer.clone() for name, buffer in discriminator.named_buffers()}

    def score(pictures: Tensor, labels: Tensor | None) -> Tensor:
        state = dict(zip(names, weights, strict=True)) | buffers
        scores: Tensor = functional_call(discriminator, state, (pictures, labels))
        return scores

    for _ in range(steps):
        gradients = torch.autograd.grad(loss(score), weights, materialize_grads=True)
        average(gradients)
        with torch.no_grad():
            for weight, rate, gradient in zip(weights, sizes.after(gradients), gradients, strict=True):
                weight.sub_(rate * gradient)
    for weight in weights:
        weight.requires_grad_(False)
    return score
