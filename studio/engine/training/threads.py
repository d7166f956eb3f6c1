"""The number of CPU threads of a training: all cores if its operations are large, otherwise all but one."""

import os
from collections.abc import Mapping
from typing import Any

import torch
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils.flop_counter import flop_registry

from studio.protocol.processes import usable_cores

# All cores are used if a training step's matrix products and convolutions have this many FLOP on average. Threads of
# small operations mostly wait for each other when another program takes a core. Speed of two threads relative to one,
# on two cores: at 23 MFLOP (digits) 1.3 alone and 0.2 to 0.8 beside other programs, at 218 MFLOP (ddpm-folder at 32x32)
# 1.5 and 0.4 to 0.6, at 872 MFLOP (at 64x64) 1.7 alone.
ALL_CORES_FROM = 400e6


class FlopCounter(TorchDispatchMode):
    """Counts the floating-point operations of matrix products and convolutions while it is active.

    Attributes:
        flops: Their floating-point operations.
        products: The number of matrix products and convolutions.
    """

    def __init__(self) -> None:
        super().__init__()
        self.flops = self.products = 0

    def __torch_dispatch__(
        self, func: Any, types: Any, args: tuple[Any, ...] = (), kwargs: Mapping[str, Any] | None = None
    ) -> Any:
        """Run an operation and count it."""
        named = kwargs or {}
        result = func(*args, **named)
        count = flop_registry.get(func._overloadpacket)
        if count is not None:
            self.flops += count(*args, **named, out_val=result)
            self.products += 1
        return result

    @property
    def threads(self) -> int:
        """The number of threads to use: all cores if the operations are large, else the present number."""
        large = self.flops >= ALL_CORES_FROM * max(1, self.products)
        return usable_cores() if large else torch.get_num_threads()


def may_choose_threads(device: torch.device, processes: int) -> bool:
    """Whether a training may choose its threads: on the CPU, in a single process, and without OMP_NUM_THREADS."""
    return device.type == "cpu" and processes == 1 and not os.environ.get("OMP_NUM_THREADS")


def use_threads(count: int) -> None:
    """Set the number of threads, at most one for each core."""
    torch.set_num_threads(max(1, min(count, usable_cores())))
