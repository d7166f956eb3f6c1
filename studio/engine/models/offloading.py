"""Offloading: each network is moved to the graphics card when it is called, and the others leave."""

from collections.abc import Callable
from typing import Any
from weakref import WeakSet

import torch
from torch import Tensor, nn

_TOGETHER = ("UNet2DConditionModel", "ControlNetModel")  # networks that are called in the same step
_ENTRANCES = ("encoder", "decoder", "post_quant_conv")  # of an autoencoder, which has no forward of its own to hook


def _moved(network: nn.Module, device: torch.device) -> None:
    network.to(device)


class Turns:
    """Decides which networks are on a device.

    A U-Net stays beside ControlNets, and ControlNets beside each other; everything else is there alone.

    Args:
        device: Where networks compute.
        move: Moves a network to a device.
    """

    def __init__(self, device: str, move: Callable[[nn.Module, torch.device], None] = _moved) -> None:
        self.device = torch.device(device)
        self._move = move
        self._present: WeakSet[nn.Module] = WeakSet()

    def add(self, network: nn.Module) -> None:
        """Move a network from the CPU to the device whenever it is called, together with its inputs."""
        # a text encoder has an "encoder" too, and a forward of its own
        parts = [getattr(network, name, None) for name in _ENTRANCES] if hasattr(network, "decoder") else []
        for entrance in [part for part in parts if isinstance(part, nn.Module)] or [network]:

            def enter(_: nn.Module, given: tuple[Any, ...], named: dict[str, Any]) -> tuple[Any, Any]:
                self._call(network)
                return self._here(given), self._here(named)

            entrance.register_forward_pre_hook(enter, with_kwargs=True)

    def _call(self, network: nn.Module) -> None:
        if network in self._present:
            return
        for other in list(self._present):
            if not _beside(other, network):
                self._move(other, torch.device("cpu"))
                self._present.discard(other)
        self._move(network, self.device)
        self._present.add(network)

    def _here(self, value: Any) -> Any:
        """Return tensors, also those in lists, tuples and dicts, on the device."""
        if isinstance(value, Tensor):
            return value.to(self.device)
        if isinstance(value, list | tuple):
            return type(value)(self._here(one) for one in value)
        return {key: self._here(one) for key, one in value.items()} if isinstance(value, dict) else value


def _beside(one: nn.Module, other: nn.Module) -> bool:
    """Whether two networks are called in the same step."""
    kinds = {type(one).__name__, type(other).__name__}
    return kinds <= set(_TOGETHER) and "ControlNetModel" in kinds
