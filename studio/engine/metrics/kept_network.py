"""Caches small evaluation networks: trained on first use, then kept in the data folder."""

import contextlib
import hashlib
from collections.abc import Callable
from pathlib import Path

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save as dump_tensors
from torch import Tensor, nn

from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.files import make_folder, open_regular, write_atomically

_SEED = 0
_MAX_BYTES = 2**30  # of a network's file

_known: dict[str, nn.Module] = {}

Make = Callable[[], nn.Module]
Train = Callable[[nn.Module], None]


def kept_network(about: str, make: Make, train: Train, device: torch.device) -> nn.Module:
    """Return a frozen network from memory, from the data folder, or trained now.

    Args:
        about: The cache key: everything that the network depends on.
        make: Builds it, initialized from torch's global random state.
        train: Trains it in place; gradients are enabled.
        device: Where it runs.
    """
    key = hashlib.sha256(about.encode()).hexdigest()
    place = f"{key} {device}"
    if place not in _known:
        file = places.data_home() / "classifiers" / f"{key}.safetensors"
        network = new_network(make, device)
        if not _load(network, file):
            trained(network, train)
            _save(network, file)
        _known[place] = network
    return _known[place]


def new_network(make: Make, device: torch.device) -> nn.Module:
    """Build a network from a fixed seed, without affecting the CPU's random generator."""
    with torch.inference_mode(False), torch.random.fork_rng(devices=[]):
        torch.default_generator.manual_seed(_SEED)
        return make().to(device).requires_grad_(False)


def trained(network: nn.Module, train: Train) -> nn.Module:
    """Train a network, whatever the caller's gradient mode, and freeze it."""
    with torch.inference_mode(False), torch.enable_grad():
        train(network.requires_grad_(True))
    return network.requires_grad_(False)


def _save(network: nn.Module, file: Path) -> None:
    """Save the weights with their digest; a failure is ignored, since this is a cache."""
    tensors = {name: tensor.detach().cpu().contiguous() for name, tensor in network.state_dict().items()}
    with contextlib.suppress(BadInput):
        make_folder(file.parent)
        write_atomically(file, dump_tensors(tensors, {"sha256": _digest(tensors)}))


def _load(network: nn.Module, file: Path) -> bool:
    """Load the weights from a file; returns False if it is missing or damaged."""
    try:
        open_regular(file, _MAX_BYTES).close()
        with safe_open(file, framework="pt") as opened:
            tensors = {name: opened.get_tensor(name) for name in opened.keys()}  # noqa: SIM118 - not a mapping
            if (opened.metadata() or {}).get("sha256") != _digest(tensors):
                return False
    except (OSError, SafetensorError):
        return False
    shapes = {name: tensor.shape for name, tensor in network.state_dict().items()}
    if {name: tensor.shape for name, tensor in tensors.items()} != shapes:
        return False
    network.load_state_dict(tensors)
    return True


def _digest(tensors: dict[str, Tensor]) -> str:
    found = hashlib.sha256()
    for name in sorted(tensors):
        found.update(name.encode())
        found.update(tensors[name].numpy().tobytes())
    return found.hexdigest()
