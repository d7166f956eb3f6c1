"""Distances between two sets of pictures from their features: pure functions of tensors [N, F], N >= 2."""

from dataclasses import dataclass

import torch
from torch import Tensor

NEIGHBOURS = 3


def frechet_distance(first: Tensor, second: Tensor) -> float:
    """Return the Fréchet distance between Gaussians fitted to features (Heusel et al. 2017, equation 6), >= 0.

    |μ₁ - μ₂|² + tr(Σ₁ + Σ₂ - 2 (Σ₁Σ₂)^½), in float64. With centered X / √(N - 1), Σ = XᵀX, and the trace of the
    root is the sum of the singular values of X₁X₂ᵀ. That is real and non-negative for any rank, so that few samples
    and inactive features cause no trouble. The distance falls with the number of samples: compare equal numbers only.

    Args:
        first: [N, F].
        second: [M, F].
    """
    (mean, root), (other_mean, other_root) = _gaussian(first), _gaussian(second)
    between = torch.linalg.svdvals(root @ other_root.T).sum()
    distance = (mean - other_mean).square().sum() + root.square().sum() + other_root.square().sum() - 2 * between
    return max(0.0, float(distance))


def kernel_distance(first: Tensor, second: Tensor) -> float:
    """Return the unbiased squared maximum mean discrepancy with the kernel (x·y/F + 1)³ (KID, Bińkowski et al. 2018).

    Its expectation is zero for two sets of one distribution, whatever their sizes; so it may be slightly negative.

    Args:
        first: [N, F].
        second: [M, F].
    """
    x, y = first.double(), second.double()
    return float(_mean_of_pairs(_cubic(x, x)) + _mean_of_pairs(_cubic(y, y)) - 2 * _cubic(x, y).mean())


@dataclass(frozen=True)
class Manifolds:
    """Overlap of two sets; the ball of a point reaches to its k-th nearest neighbour within its own set.

    Attributes:
        precision: Share of samples inside the ball of a real picture (Kynkäänniemi et al. 2019): fidelity.
        recall: Share of real pictures inside the ball of a sample: diversity.
        density: Mean number of real balls that contain a sample, divided by k (Naeem et al. 2020): precision that is
            robust to outliers. Its expectation is 1 for samples of the same distribution; it may exceed 1.
        coverage: Share of real pictures whose ball contains a sample (Naeem et al. 2020).
    """

    precision: float
    recall: float
    density: float
    coverage: float


def manifolds(real: Tensor, samples: Tensor, k: int = NEIGHBOURS) -> Manifolds:
    """Compare real pictures' features [N, F] with samples' [M, F]; k is limited by the smaller set."""
    x, y = real.double(), samples.double()
    k = min(k, len(x) - 1, len(y) - 1)
    distances = _distances(x, y)
    in_real = distances <= _radii(x, k)[:, None]
    in_samples = distances <= _radii(y, k)[None]
    return Manifolds(
        precision=float(in_real.any(0).double().mean()),
        recall=float(in_samples.any(1).double().mean()),
        density=float(in_real.sum(0).double().mean()) / k,
        coverage=float(in_real.any(1).double().mean()),
    )


def _gaussian(features: Tensor) -> tuple[Tensor, Tensor]:
    """Return the mean [F] and a factor X [r, F] of the covariance XᵀX, reduced by QR to r = min(N, F) rows."""
    x = features.double()
    mean = x.mean(0)
    root = (x - mean) / (len(x) - 1) ** 0.5
    return mean, torch.linalg.qr(root, mode="r").R


def _cubic(x: Tensor, y: Tensor) -> Tensor:
    return (x @ y.T / x.shape[1] + 1) ** 3


def _mean_of_pairs(kernel: Tensor) -> Tensor:
    """Return the mean over pairs of different rows."""
    count = len(kernel)
    return (kernel.sum() - kernel.diagonal().sum()) / (count * (count - 1))


def _distances(x: Tensor, y: Tensor) -> Tensor:
    """Return distances [N, M] from differences: a matrix product would not give zero for equal rows."""
    return torch.cdist(x, y, compute_mode="donot_use_mm_for_euclid_dist")


def _radii(x: Tensor, k: int) -> Tensor:
    """Return the distance of each row to its k-th nearest other row [N]."""
    return _distances(x, x).kthvalue(k + 1).values  # the nearest is the row itself
