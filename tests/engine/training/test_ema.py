"""The exponential moving average of the weights: warm-up, values, buffers, saving."""

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import nn

from studio.engine.training.ema import Ema, ema_decay_at


@given(update=st.integers(1, 10**7), decay=st.floats(0, 0.99999))
def test_decay_warms_up_to_its_limit(update: int, decay: float):
    assert 0 <= ema_decay_at(update, decay) <= ema_decay_at(update + 1, decay) <= decay


@given(updates=st.integers(20, 400))
def test_the_initial_weights_are_forgotten_early(updates: int):
    weight = 1.0
    for update in range(1, updates + 1):
        weight *= ema_decay_at(update, 0.9999)
    assert weight < 1e-6


def test_the_average_is_the_weighted_mean():
    network = nn.Linear(2, 1)
    expected = network.weight.detach().clone()
    ema = Ema(network, 0.9)
    for update in range(1, 40):
        with torch.no_grad():
            network.weight.add_(0.1)
        ema.update()
        decay = min(0.9, (1 + update) / (10 + update))
        expected = decay * expected + (1 - decay) * network.weight.detach()
    assert torch.allclose(ema.weights()["weight"], expected, atol=1e-6)


def test_buffers_are_copied_from_the_network():
    network = nn.BatchNorm1d(2)
    ema = Ema(network, 0.9)
    network(torch.randn(8, 2))
    ema.update()
    assert torch.equal(ema.weights()["running_mean"], network.running_mean)


def test_the_average_survives_a_round_trip():
    network = nn.Linear(3, 3)
    ema = Ema(network, 0.9)
    with torch.no_grad():
        network.weight.mul_(2)
    ema.update()
    kept = {name: tensor.clone() for name, tensor in ema.weights().items()}
    network = nn.Linear(3, 3)
    own = network.weight.clone()
    other = Ema(network, 0.9)
    other.load(kept, ema.updates)
    assert other.updates == 1
    with other.in_place():
        assert torch.equal(network.weight, kept["weight"])
        assert torch.equal(other.weights()["weight"], own)
    assert torch.equal(network.weight, own)
    assert torch.equal(other.weights()["weight"], kept["weight"])


def test_a_missing_tensor_is_an_error():
    with pytest.raises(KeyError):
        Ema(nn.Linear(2, 2), 0.9).load({}, 1)
