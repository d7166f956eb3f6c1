"""GAN losses and penalties as pure functions of the discriminator's scores."""

from typing import Literal

import torch
from torch import Tensor
from torch.nn import functional as F

LossKind = Literal["non-saturating", "wasserstein", "hinge"]


def discriminator_loss(kind: LossKind, real: Tensor, fake: Tensor, smoothing: float = 0.0) -> Tensor:
    """Return the discriminator's loss [N] from its scores [N] of real and generated pictures.

    Args:
        kind: "non-saturating": binary cross-entropy (Goodfellow et al. 2014, eq. 1). "wasserstein": the scores'
            difference (Arjovsky et al. 2017, eq. 2). "hinge": Lim & Ye 2017, as Miyato et al. 2018, eq. 16.
        real: Scores of real pictures.
        fake: Scores of generated pictures.
        smoothing: One-sided label smoothing: the target for real pictures is 1 - smoothing (Goodfellow 2016, section
            4.2). Only the non-saturating loss uses it.
    """
    if kind == "wasserstein":
        return fake - real
    if kind == "hinge":
        return F.relu(1 - real) + F.relu(1 + fake)
    wanted = torch.full_like(real, 1 - smoothing)
    return F.binary_cross_entropy_with_logits(real, wanted, reduction="none") + F.softplus(fake)


def generator_loss(kind: LossKind, fake: Tensor) -> Tensor:
    """Return the generator's loss [N] from the scores [N] of its pictures.

    The non-saturating loss is -log D(G(z)) (Goodfellow et al. 2014, section 3); the others are the negative score.
    """
    return F.softplus(-fake) if kind == "non-saturating" else -fake


def plotted_score(kind: LossKind, scores: Tensor) -> Tensor:
    """Return the mean of scores [N] for plotting, as a probability for the non-saturating loss."""
    return (scores.sigmoid() if kind == "non-saturating" else scores).mean().detach()


def r1_penalty(scores: Tensor, real: Tensor) -> Tensor:
    """Return half the squared gradient [N] of scores [N] at real pictures (Mescheder et al. 2018, eq. 9, without γ)."""
    return 0.5 * _gradient(scores, real).square().sum(1)


def gradient_penalty(scores: Tensor, between: Tensor) -> Tensor:
    """Return (|gradient| - 1)² [N] of scores [N] at interpolates [N, C, H, W] of real and generated pictures.

    Gulrajani et al. 2017, eq. 3, without λ.
    """
    # the gradient of the root is infinite at zero
    return ((_gradient(scores, between).square().sum(1) + 1e-12).sqrt() - 1).square()


def _gradient(scores: Tensor, pictures: Tensor) -> Tensor:
    """Return the gradient of each score, flattened [N, C·H·W], itself differentiable."""
    (gradient,) = torch.autograd.grad(scores.sum(), pictures, create_graph=True)
    return gradient.flatten(1)
