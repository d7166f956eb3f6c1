"""Networks without allocated weights (meta device): to compare shapes with, or to load weights into."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import torch
from huggingface_hub.errors import StrictDataclassError
from torch import nn

from studio.protocol.errors import BadInput

MAX_PARAMETERS = 2_000_000_000

# exceptions of diffusers and transformers for contradictory settings
_INCONSISTENT = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    ImportError,
    LookupError,
    NameError,
    RuntimeError,
    StrictDataclassError,
    TypeError,
    ValueError,
)


def empty_network(kind: Any, config: Mapping[str, Any], *, most: int = MAX_PARAMETERS) -> nn.Module:
    """Build a network on the meta device from its configuration.

    Args:
        kind: A class of diffusers, or one built like those (ModelMixin, ConfigMixin).
        config: Its configuration, as in `kind.config`.
        most: The largest number of parameters that is accepted.

    Raises:
        BadInput: The configuration is inconsistent, or the network is larger.
    """
    with inconsistency_as_bad_input(), torch.device("meta"):
        network: nn.Module = kind.from_config(dict(config))
    if count_parameters(network) > most:
        count = count_parameters(network) / 1e9
        raise BadInput(f"A network of {count:.1f} billion weights is too large for this program.")
    return network


@contextmanager
def inconsistency_as_bad_input() -> Iterator[None]:
    """Raise BadInput for an error that comes from an inconsistent configuration of a network."""
    try:
        yield
    except _INCONSISTENT as error:
        raise BadInput(f"The network's configuration is inconsistent: {_line(error)}.") from error


def count_parameters(network: nn.Module) -> int:
    """Return the number of parameters of a network."""
    return sum(parameter.numel() for parameter in network.parameters())


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
