"""Networks without memory behind their weights: to compare shapes with, or to load into."""

from collections.abc import Mapping
from typing import Any

import torch
from torch import nn

from studio.protocol.errors import BadInput

MAX_PARAMETERS = 2_000_000_000


def empty_network(kind: Any, config: Mapping[str, Any]) -> nn.Module:
    """Make a network on the meta device from its description.

    Args:
        kind: A class of diffusers, or one made like those (ModelMixin, ConfigMixin).
        config: Its description, as `kind.config` gives it.

    Raises:
        BadInput: Such a network cannot be made, or it is absurdly large.
    """
    try:
        with torch.device("meta"):
            network: nn.Module = kind.from_config(dict(config))
    except (TypeError, ValueError, KeyError, AttributeError, RuntimeError, ZeroDivisionError) as error:
        raise BadInput(f"The network's description does not fit together: {_line(error)}.") from error
    if count_parameters(network) > MAX_PARAMETERS:
        count = count_parameters(network) / 1e9
        raise BadInput(f"A network of {count:.1f} billion weights is too large for this program.")
    return network


def count_parameters(network: nn.Module) -> int:
    """Return how many weights a network has."""
    return sum(parameter.numel() for parameter in network.parameters())


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
