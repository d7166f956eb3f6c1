"""Measures the cost of a training step: its time, and the memory of its activations."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor, nn

ROUNDS = 5  # after a warm-up round


@dataclass(frozen=True)
class StepCost:
    """The median time of forward and backward pass, and the memory of the activations kept between them."""

    seconds: float
    activation_bytes: int


def step_cost(network: nn.Module, loss: Callable[[], Tensor], rounds: int = ROUNDS) -> StepCost:
    """Measure the forward and backward pass of a training step.

    Args:
        network: The network; its weights do not count as activations.
        loss: Computes a scalar loss.
        rounds: Number of timed steps.
    """
    kept: dict[int, int] = {}
    weights = {parameter.untyped_storage().data_ptr() for parameter in network.parameters()}
    device = next(network.parameters()).device

    def keep(tensor: Tensor) -> Tensor:
        storage = tensor.untyped_storage()
        if storage.data_ptr() not in weights:
            kept[storage.data_ptr()] = storage.nbytes()
        return tensor

    with torch.inference_mode(False), torch.enable_grad():
        with torch.autograd.graph.saved_tensors_hooks(keep, lambda tensor: tensor):
            loss().backward()
        times = []
        for _ in range(rounds):
            begun = _now(device)
            loss().backward()
            times.append(_now(device) - begun)
    return StepCost(statistics.median(times), sum(kept.values()))


def _now(device: torch.device) -> float:
    if device.type == "cuda":
        torch.cuda.synchronize(device)
    return time.perf_counter()
