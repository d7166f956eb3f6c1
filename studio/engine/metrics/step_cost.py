"""What a training step costs: its time, and the memory that its activations take until the way back."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor, nn

ROUNDS = 5  # after one that warms up


@dataclass(frozen=True)
class StepCost:
    """The median time of forward and backward pass, and the bytes of the tensors kept from one for the other."""

    seconds: float
    activation_bytes: int


def step_cost(network: nn.Module, loss: Callable[[], Tensor], rounds: int = ROUNDS) -> StepCost:
    """Measure a training step without the optimizer's.

    Args:
        network: What learns; its weights are kept anyway and do not count.
        loss: Computes its loss, a number.
        rounds: How many steps are timed.
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
