"""Distances between sets of features, compared with known values."""

import math

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor

from studio.engine.metrics.distances import Manifolds, frechet_distance, kernel_distance, manifolds


def normal(seed: int, count: int, width: int = 5) -> Tensor:
    return torch.randn(count, width, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


def with_moments(mean: Tensor, covariance: Tensor, seed: int, count: int = 200) -> Tensor:
    """Features with exactly this mean and covariance."""
    x = normal(seed, count, len(mean))
    x = x - x.mean(0)
    whitened = x @ torch.linalg.inv(torch.linalg.cholesky(x.T @ x / (count - 1))).T
    values, vectors = torch.linalg.eigh(covariance)
    return whitened @ (vectors * values.clamp(min=0).sqrt()).T + mean


def test_frechet_distance_of_known_gaussians():
    a, b = torch.tensor([4.0, 1.0, 9.0]).double(), torch.tensor([1.0, 1.0, 16.0]).double()
    first = with_moments(torch.tensor([0.0, 1.0, 2.0]).double(), a.diag(), 0)
    second = with_moments(torch.tensor([3.0, 1.0, -2.0]).double(), b.diag(), 1, 150)
    expected = 9 + 16 + float((a.sqrt() - b.sqrt()).square().sum())  # the closed form where covariances commute
    assert frechet_distance(first, second) == pytest.approx(expected, rel=1e-9)


def test_frechet_distance_of_non_commuting_covariances():
    a = torch.tensor([[2.0, 1.0], [1.0, 3.0]]).double()
    b = torch.tensor([[1.0, -0.5], [-0.5, 0.5]]).double()
    mean = torch.zeros(2).double()
    # of a 2x2 matrix, tr √M = √(tr M + 2 √det M)
    root = math.sqrt(float((a @ b).trace()) + 2 * math.sqrt(float((a @ b).det())))
    expected = float(a.trace() + b.trace()) - 2 * root
    assert frechet_distance(with_moments(mean, a, 2), with_moments(mean, b, 3)) == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize(("count", "width"), [(50, 5), (3, 64), (2, 64)])
def test_the_distance_of_a_set_to_itself_is_0(count: int, width: int):
    x = normal(0, count, width)
    assert frechet_distance(x, x.flip(0)) == pytest.approx(0, abs=1e-9)


def test_few_samples_and_constant_features():
    x, y = normal(0, 6, 64), normal(1, 9, 64)
    x[:, 20:] = 0
    y[:, 40:] = 0
    found = frechet_distance(x.float(), y.float())
    assert math.isfinite(found)
    assert found > 1
    assert frechet_distance(torch.zeros(4, 8), torch.zeros(4, 8)) == 0


def test_kernel_distance_is_unbiased():
    same = [kernel_distance(normal(2 * seed, 30), normal(2 * seed + 1, 20)) for seed in range(200)]
    error = float(torch.tensor(same).std()) / math.sqrt(len(same))
    assert abs(sum(same) / len(same)) < 4 * error
    assert min(same) < 0 < max(same)
    assert kernel_distance(normal(0, 30), normal(1, 20) + 1) > 20 * error


def test_kernel_distance_of_a_worked_example():
    x, y = torch.tensor([[0.0], [1.0]]), torch.tensor([[2.0], [-1.0]])
    # k(0, 1) = 1; k(2, -1) = (-2 + 1)³ = -1; k(0, ·) = 1, k(1, 2) = 27, k(1, -1) = 0
    assert kernel_distance(x, y) == pytest.approx(1 - 1 - 2 * (1 + 1 + 27 + 0) / 4)


def test_precision_and_recall_of_equal_and_of_distant_distributions():
    real, samples = normal(0, 400), normal(1, 400)
    found = manifolds(real, samples)
    assert min(found.precision, found.recall, found.coverage) > 0.8
    assert found.density == pytest.approx(1, abs=0.15)
    assert manifolds(real, samples + 100) == Manifolds(0, 0, 0, 0)


def test_precision_measures_quality_and_recall_variety():
    real = torch.cat([normal(0, 200), normal(1, 200) + 100])
    collapsed = manifolds(real, normal(2, 400))
    assert collapsed.precision > 0.9
    assert collapsed.recall < 0.5
    assert collapsed.coverage <= 0.5
    half_bad = manifolds(normal(0, 200), torch.cat([normal(2, 200), normal(3, 200) + 100]))
    assert half_bad.precision < 0.5
    assert half_bad.recall > 0.8


def test_precision_and_recall_of_a_worked_example():
    real, samples = torch.tensor([[0.0], [1.0], [5.0]]), torch.tensor([[0.5], [9.0], [2.0]])
    # with k = 1 the real balls reach 1, 1 and 4; the samples' 1.5, 7 and 1.5
    found = manifolds(real, samples, k=1)
    assert found == Manifolds(precision=1.0, recall=1.0, density=5 / 3, coverage=1.0)


def test_fewer_rows_than_neighbours():
    assert manifolds(torch.zeros(2, 3), torch.zeros(2, 3)).precision == 1


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10_000), count=st.integers(2, 30), other=st.integers(2, 30), width=st.integers(1, 12))
def test_any_features_give_finite_distances(seed: int, count: int, other: int, width: int):
    x, y = normal(seed, count, width), 2 * normal(seed + 1, other, width) + 0.3
    frechet, kernel, among = frechet_distance(x, y), kernel_distance(x, y), manifolds(x, y)
    assert frechet >= 0
    assert all(0 <= share <= 1 for share in (among.precision, among.recall, among.coverage))
    assert among.density >= 0

    assert frechet_distance(y, x) == pytest.approx(frechet, rel=1e-6, abs=1e-9)
    assert kernel_distance(y, x) == pytest.approx(kernel, rel=1e-9, abs=1e-9)
    swapped = manifolds(y, x)
    assert (swapped.precision, swapped.recall) == (among.recall, among.precision)

    turn = torch.linalg.qr(normal(seed + 2, width, width)).Q
    turned = (x.flip(0) @ turn, y.roll(1, 0) @ turn)
    assert frechet_distance(*turned) == pytest.approx(frechet, rel=1e-6, abs=1e-9)
    assert kernel_distance(*turned) == pytest.approx(kernel, rel=1e-9, abs=1e-9)
    assert manifolds(*turned).precision == pytest.approx(among.precision)
