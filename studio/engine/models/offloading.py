"""Offloading: each network is moved to the graphics card when it is called, and the others back to main memory."""

from collections.abc import Callable
from typing import Any
from weakref import WeakSet

import torch
from torch import Tensor, nn

_CALLED_TOGETHER = ("UNet2DConditionModel", "ControlNetModel")  # in the same step
_HOOKED = ("encoder", "decoder", "post_quant_conv")  # parts of an autoencoder, which is not called as a whole


def _moved(network: nn.Module, device: torch.device) -> None:
    network.to(device)


class Offloader:
    """Decides which networks are on a device.

    A U-Net and ControlNets are there together; any other network is there alone.

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
        # a text encoder has an "encoder" too, but is called as a whole
        parts = [getattr(network, name, None) for name in _HOOKED] if hasattr(network, "decoder") else []
        for hooked in [part for part in parts if isinstance(part, nn.Module)] or [network]:

            def enter(_: nn.Module, given: tuple[Any, ...], named: dict[str, Any]) -> tuple[Any, Any]:
                self._bring(network)
                return self._on_device(given), self._on_device(named)

            hooked.register_forward_pre_hook(enter, with_kwargs=True)

    def _bring(self, network: nn.Module) -> None:
        """Move a network to the device, after moving away those that may not be there with it."""
        if network in self._present:
            return
        for other in list(self._present):
            if not _called_together(other, network):
                self._move(other, torch.device("cpu"))
                self._present.discard(other)
        self._move(network, self.device)
        self._present.add(network)

    def _on_device(self, value: Any) -> Any:
        """Return a value with its tensors on the device, also those in lists, tuples and dicts."""
        if isinstance(value, Tensor):
            return value.to(self.device)
        if isinstance(value, list | tuple):
            return type(value)(self._on_device(one) for one in value)
        return {key: self._on_device(one) for key, one in value.items()} if isinstance(value, dict) else value


def _called_together(one: nn.Module, other: nn.Module) -> bool:
    kinds = {type(one).__name__, type(other).__name__}
    return kinds <= set(_CALLED_TOGETHER) and "ControlNetModel" in kinds
