"""What the two players of a GAN want to make smaller, as pure functions of the discriminator's scores."""

from typing import Literal

import torch
from torch import Tensor
from torch.nn import functional as F

LossKind = Literal["non-saturating", "wasserstein", "hinge"]


def discriminator_loss(kind: LossKind, real: Tensor, fake: Tensor, smoothing: float = 0.0) -> Tensor:
    """Return the discriminator's loss [N] of its scores [N] of real and of made pictures.

    Args:
        kind: "non-saturating": binary cross-entropy (Goodfellow et al. 2014, eq. 1). "wasserstein": the scores'
            difference (Arjovsky et al. 2017, eq. 2). "hinge": Lim & Ye 2017, as Miyato et al. 2018, eq. 16.
        real: Scores of real pictures.
        fake: Scores of made ones.
        smoothing: Real pictures are to be called real with this much less than certainty; made ones are not smoothed,
            or the discriminator would draw real pictures to where the generator is (Goodfellow 2016, section 4.2).
            The other losses know no certainty and take no notice of it.
    """
    if kind == "wasserstein":
        return fake - real
    if kind == "hinge":
        return F.relu(1 - real) + F.relu(1 + fake)
    wanted = torch.full_like(real, 1 - smoothing)
    return F.binary_cross_entropy_with_logits(real, wanted, reduction="none") + F.softplus(fake)


def generator_loss(kind: LossKind, fake: Tensor) -> Tensor:
    """Return the generator's loss [N] of the scores [N] of its pictures.

    The non-saturating one is -log D(G(z)) (Goodfellow et al. 2014, section 3), the others the score's negative.
    """
    return F.softplus(-fake) if kind == "non-saturating" else -fake


def shown(kind: LossKind, scores: Tensor) -> Tensor:
    """Return the mean of scores [N] as it is plotted: a probability of being real where the loss knows one."""
    return (scores.sigmoid() if kind == "non-saturating" else scores).mean().detach()


def r1_penalty(scores: Tensor, real: Tensor) -> Tensor:
    """Return half the squared gradient [N] of scores [N] at real pictures (Mescheder et al. 2018, eq. 9, without γ)."""
    return 0.5 * _gradient(scores, real).square().sum(1)


def gradient_penalty(scores: Tensor, between: Tensor) -> Tensor:
    """Return (|gradient| - 1)² [N] of scores [N] at points [N, C, H, W] between real and made pictures.

    Gulrajani et al. 2017, eq. 3, without λ.
    """
    # the root of zero has no gradient
    return ((_gradient(scores, between).square().sum(1) + 1e-12).sqrt() - 1).square()


def _gradient(scores: Tensor, pictures: Tensor) -> Tensor:
    """The gradient of each picture's score, flat [N, C·H·W], itself differentiable."""
    (gradient,) = torch.autograd.grad(scores.sum(), pictures, create_graph=True)
    return gradient.flatten(1)
