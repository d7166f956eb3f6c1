"""Compiled networks compute what they computed, also where there is no compiler."""

import warnings
from collections.abc import Sequence

import pytest
import torch
from torch import nn

from studio.engine.training.trainer import compile_networks


def broken(graph: torch.fx.GraphModule, inputs: Sequence[torch.Tensor]) -> None:
    raise RuntimeError("there is no compiler")


@pytest.mark.parametrize("backend", ["eager", broken])
def test_a_compiled_network_computes_the_same(backend):
    network = nn.Sequential(nn.Linear(4, 4), nn.SiLU())
    x = torch.randn(3, 4)
    expected = network(x)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        compile_networks([network], backend)
        assert torch.equal(network(x), expected)
    assert list(network.state_dict()) == ["0.weight", "0.bias"]
