"""Muon: orthogonalized updates, which weights it optimizes, weight decay, and non-finite gradients."""

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import nn

from studio.engine.training.muon import Muon, matrices_of, orthogonalized

SHAPES = ((64, 64), (40, 96), (96, 40), (1, 8))


@pytest.mark.parametrize("shape", SHAPES)
def test_orthogonalization_brings_singular_values_near_1(shape):
    matrix = torch.randn(shape, generator=torch.Generator().manual_seed(1))
    if shape[0] == shape[1]:
        matrix = matrix + 8 * torch.eye(shape[0])  # without tiny singular values, which stay small
    values = torch.linalg.svdvals(orthogonalized(matrix))
    assert values.min() > 0.65
    assert values.max() < 1.25


@given(st.integers(0, 1000), st.floats(1e-6, 1e6))
def test_orthogonalization_keeps_directions_and_normalises_lengths(seed, factor):
    matrix = torch.randn(6, 9, generator=torch.Generator().manual_seed(seed))
    made, scaled = orthogonalized(matrix), orthogonalized(matrix * factor)
    assert torch.allclose(made, scaled, atol=1e-3)
    left, _, right = torch.linalg.svd(matrix, full_matrices=False)
    turned = left.T @ made @ right.T  # only the lengths along the matrix's own directions change
    assert torch.allclose(turned, torch.diag(turned.diagonal()), atol=2e-3)
    assert (turned.diagonal() > 0).all()


def test_a_zero_gradient_gives_a_zero_update():
    assert orthogonalized(torch.zeros(4, 5)).eq(0).all()


def test_muon_is_used_for_matrices_and_kernels_only():
    network = nn.ModuleDict(
        {
            "kernel": nn.Conv2d(32, 40, 3),
            "first": nn.Conv2d(3, 40, 3),  # 40 x 27
            "matrix": nn.Linear(64, 33),
            "table": nn.Embedding(50, 40),
            "norm": nn.GroupNorm(4, 40),
        }
    )
    found = matrices_of(network)
    assert found == {network["kernel"].weight, network["matrix"].weight}


def test_updates_of_muon_and_adamw_have_similar_size():
    torch.manual_seed(0)
    lengths = []
    for muon in (True, False):
        weight = nn.Parameter(torch.zeros(48, 64))
        optimizer = Muon(*(([weight], []) if muon else ([], [weight])), lr=0.1, betas=(0.9, 0.99), weight_decay=0.0)
        before = torch.zeros(48, 64)
        for _ in range(20):
            before = weight.detach().clone()
            weight.grad = torch.randn(48, 64)
            optimizer.step()
        lengths.append(float((weight.detach() - before).square().mean().sqrt()))
    assert 0.3 < lengths[0] / lengths[1] < 3


def test_weight_decay_is_applied():
    weight = nn.Parameter(torch.ones(40, 40))
    optimizer = Muon([weight], [], lr=0.1, betas=(0.9, 0.99), weight_decay=0.5)
    weight.grad = torch.zeros(40, 40)
    optimizer.step()
    assert torch.allclose(weight, torch.full((40, 40), 0.95))


def test_a_non_finite_gradient_changes_nothing():
    weights = [nn.Parameter(torch.ones(40, 40)), nn.Parameter(torch.ones(40))]
    optimizer = Muon(weights[:1], weights[1:], lr=0.1, betas=(0.9, 0.99), weight_decay=0.0)
    for weight in weights:
        weight.grad = torch.full_like(weight, torch.nan)
    optimizer.found_inf = torch.ones(())
    optimizer.step()
    assert all(weight.eq(1).all() for weight in weights)


def test_muon_reduces_the_loss():
    torch.manual_seed(0)
    inputs = torch.randn(256, 48)
    wanted = inputs @ torch.randn(48, 48)
    net = nn.Linear(48, 48, bias=False)
    optimizer = Muon([net.weight], [], lr=0.3, betas=(0.9, 0.99), weight_decay=0.0)
    losses = []
    for step in range(200):
        optimizer.param_groups[0]["lr"] = 0.3 * (1 - step / 200)
        optimizer.zero_grad()
        loss = (net(inputs) - wanted).square().mean()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    assert losses[-1] < 0.001 * losses[0]
