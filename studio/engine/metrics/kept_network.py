"""Small networks that judge: trained on first use, kept in the data folder, the same ones whenever asked for."""

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
from studio.protocol.files import make_folder, write_whole

_SEED = 0

_known: dict[str, nn.Module] = {}

Make = Callable[[], nn.Module]
Train = Callable[[nn.Module], None]


def kept_network(about: str, make: Make, train: Train, device: torch.device) -> nn.Module:
    """Return a network from memory, from the data folder, or trained now, frozen.

    Args:
        about: Everything that it depends on; another text is another network.
        make: Makes it with fresh weights from torch's global random state.
        train: Trains it where it is; gradients are on.
        device: Where it is to compute.
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
    """Make a network from a seed of its own: the CPU's generator goes on afterwards as if nothing had been."""
    with torch.inference_mode(False), torch.random.fork_rng(devices=[]):
        torch.default_generator.manual_seed(_SEED)
        return make().to(device).requires_grad_(False)


def trained(network: nn.Module, train: Train) -> nn.Module:
    """Train a network, whatever the caller's gradient mode is, and freeze it."""
    with torch.inference_mode(False), torch.enable_grad():
        train(network.requires_grad_(True))
    return network.requires_grad_(False)


def _save(network: nn.Module, file: Path) -> None:
    """Keep the weights with their digest. It is a cache: where it cannot be written, the next program trains anew."""
    tensors = {name: tensor.detach().cpu().contiguous() for name, tensor in network.state_dict().items()}
    with contextlib.suppress(BadInput):
        make_folder(file.parent)
        write_whole(file, dump_tensors(tensors, {"sha256": _digest(tensors)}))


def _load(network: nn.Module, file: Path) -> bool:
    """Take the weights from a file; returns False where there is none that is whole."""
    try:
        with safe_open(file, framework="pt") as opened:
            tensors = {name: opened.get_tensor(name) for name in opened.keys()}  # noqa: SIM118 - it is no mapping
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
