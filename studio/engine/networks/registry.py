"""Finds network classes by name, for reading models from files."""

import importlib
import pkgutil
from typing import Any, TypeVar

import diffusers

from studio.protocol.errors import BadInput

_FROM_DIFFUSERS = ("AutoencoderKL", "ControlNetModel", "T2IAdapter", "UNet2DConditionModel", "UNet2DModel")
_registered: dict[str, Any] = {}

NetworkClass = TypeVar("NetworkClass", bound=type)


def register_network(network: NetworkClass) -> NetworkClass:
    """Register a network class of this package under its own name."""
    _registered[network.__name__] = network
    return network


def network_class(name: str) -> Any:
    """Return the network class of a name; raises BadInput for an unknown one.

    Model files can name these classes only: a file never decides what is imported.
    """
    if name in _FROM_DIFFUSERS:
        return getattr(diffusers, name)
    if name not in _registered:
        for module in pkgutil.iter_modules(importlib.import_module(__package__).__path__):
            importlib.import_module(f"{__package__}.{module.name}")
    if name not in _registered:
        raise BadInput(f"There is no network {name!r}.")
    return _registered[name]
