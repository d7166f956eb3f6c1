"""The memory of a training step: saved activations are counted once, weights not at all."""

import torch
from torch import nn

from studio.engine.metrics.step_cost import step_cost


def test_activations_are_counted_once_and_weights_not_at_all():
    network = nn.Sequential(nn.Linear(4, 8), nn.Sigmoid())
    x = torch.randn(2, 4)
    cost = step_cost(network, lambda: network(x).square().mean(), rounds=3)
    # the input for the first layer's weights, and the sigmoid's output both for its own slope and for the square's
    assert cost.activation_bytes == 4 * (2 * 4 + 2 * 8)
    assert cost.seconds > 0


def test_the_cost_is_measured_without_gradients():
    network = nn.Linear(3, 3)
    with torch.inference_mode(), torch.inference_mode(False):
        x = torch.ones(5, 3)
    with torch.inference_mode():
        assert step_cost(network, lambda: network(x).mean(), rounds=1).activation_bytes == 4 * 5 * 3
