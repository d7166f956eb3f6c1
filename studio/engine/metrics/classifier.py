"""A small classifier of the very data that a model learns: its features and its verdicts judge samples, offline.

Pictures are read by a convolutional network of some 80,000 weights. Data without classes trains it to tell by which
quarter turn a picture was turned (Gidaris et al. 2018, arXiv:1803.07728), so that there are features all the same. A
point of the plane is its own feature; a perceptron reads its class.
"""

import contextlib
import hashlib
import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save as dump_tensors
from torch import Tensor, nn
from torch.nn import functional as F

from studio.engine.data.picture_set import PictureSet
from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.files import make_folder, write_whole

FEATURES = 64
STEPS = 300  # whatever the size of the data: about five seconds on one core
BATCH = 64
LEARNING_RATE = 3e-3
LARGEST = 32  # pixels; larger pictures are looked at in this size
QUARTER_TURNS = 4
VERSION = 1  # of network and training: another one trains anew
_SEED = 0
_CHUNK = 500

_known: dict[str, nn.Module] = {}


@dataclass(frozen=True)
class Classifier:
    """What was learnt from a data set's training part.

    Attributes:
        network: `body`: what it looks at -> features [N, F]; `head`: features -> logits.
        names: The classes; empty when the data has none (or a single one): then there are features only.
        accuracy: The share of the held-out pictures that it reads rightly; None without classes or pictures.
    """

    network: nn.Module
    names: tuple[str, ...]
    accuracy: float | None = None

    def features(self, pictures: Tensor) -> Tensor:
        """Return the features [N, 64] float32 of pictures [N, C, H, W] in [-1, 1]; a point's are its coordinates."""
        if pictures.shape[-1] == 1:
            return pictures.detach().float().flatten(1)
        return self._by_chunks(self.network.body, pictures)

    def probabilities(self, pictures: Tensor) -> Tensor:
        """Return the probability of each class [N, classes] float32; raises BadInput when the data has no classes."""
        if not self.names:
            raise BadInput("This data has no classes, so a picture's class cannot be read.")
        return self._by_chunks(self.network, pictures).softmax(1)

    def read(self, pictures: Tensor) -> Tensor:
        """Return the likeliest class of each picture [N] int64; raises BadInput when the data has no classes."""
        return self.probabilities(pictures).argmax(1)

    @torch.no_grad()
    def _by_chunks(self, part: Callable[[Tensor], Tensor], pictures: Tensor) -> Tensor:
        device = next(self.network.parameters()).device
        return torch.cat([part(_looked_at(chunk.to(device).float())) for chunk in pictures.split(_CHUNK)])


def classifier_of(training: PictureSet, held_out: PictureSet | None = None, *, keep: bool = True) -> Classifier:
    """Return the classifier of a data set, trained on first use (about 5 s) and kept in the data folder.

    Torch's random state, the gradient mode of the caller and the like are left as they are.

    Args:
        training: What it learns from, on the device that it is to compute on.
        held_out: What its accuracy is measured on.
        keep: Whether it may be asked for again; otherwise it is trained now, and not kept.
    """
    names = training.names if training.labels is not None and len(training.names) > 1 else ()
    network = _kept_network(training, names) if keep else _trained_network(training, names)
    found = Classifier(network, names)
    if held_out is None or held_out.labels is None or not names:
        return found
    chunks = torch.arange(len(held_out), device=held_out.pictures.device).split(_CHUNK)
    read = torch.cat([found.read(held_out.batch(chunk)[0]) for chunk in chunks])
    return replace(found, accuracy=float((read == held_out.labels).float().mean()))


class _Network(nn.Module):
    """Convolutions that halve the picture until it is about 4 pixels wide, and a layer of features."""

    def __init__(self, channels: int, size: int, classes: int) -> None:
        super().__init__()
        layers: list[nn.Module]
        if size == 1:
            layers = [nn.Flatten(), nn.Linear(channels, FEATURES), nn.SiLU()]
            width = FEATURES
        else:
            side, width = min(size, LARGEST), 16
            stride = 2 if side > 16 else 1
            side = math.ceil(side / stride)
            layers = [nn.Conv2d(channels, width, 3, stride, padding=1), nn.GroupNorm(4, width), nn.ReLU()]
            while side > 4:
                wider = min(2 * width, FEATURES)
                layers += [nn.Conv2d(width, wider, 3, stride=2, padding=1), nn.GroupNorm(4, wider), nn.ReLU()]
                side, width = math.ceil(side / 2), wider
            layers.append(nn.Flatten())
            width *= side * side
        self.body = nn.Sequential(*layers, nn.Linear(width, FEATURES), nn.ReLU())
        self.head = nn.Linear(FEATURES, classes)

    def forward(self, seen: Tensor) -> Tensor:
        logits: Tensor = self.head(self.body(seen))
        return logits


def _kept_network(training: PictureSet, names: tuple[str, ...]) -> nn.Module:
    """The trained network: from memory, from the data folder, or trained now."""
    about = (VERSION, STEPS, len(names), training.fingerprint)
    key = hashlib.sha256(repr(about).encode()).hexdigest()
    place = f"{key} {training.pictures.device}"
    if place not in _known:
        file = places.data_home() / "classifiers" / f"{key}.safetensors"
        network = _new_network(training, names)
        if not _load(network, file):
            network = _trained_network(training, names)
            _save(network, file)
        _known[place] = network
    return _known[place]


def _trained_network(training: PictureSet, names: tuple[str, ...]) -> nn.Module:
    network = _new_network(training, names)
    if names or training.size > 1:  # of points without classes, nothing needs to be learnt
        with torch.inference_mode(False), torch.enable_grad():
            _train(network.requires_grad_(True), training, bool(names))
    return network.requires_grad_(False)


def _new_network(training: PictureSet, names: tuple[str, ...]) -> nn.Module:
    """A network made from a seed of its own: the CPU's generator goes on afterwards as if nothing had been."""
    with torch.inference_mode(False), torch.random.fork_rng(devices=[]):
        torch.default_generator.manual_seed(_SEED)
        network = _Network(training.channels, training.size, len(names) or QUARTER_TURNS)
        return network.to(training.pictures.device).requires_grad_(False)


def _train(network: nn.Module, training: PictureSet, labelled: bool) -> None:
    data = _shrunk(training)
    device = data.pictures.device
    generator = torch.Generator().manual_seed(_SEED)
    optimizer = torch.optim.AdamW(network.parameters(), lr=LEARNING_RATE, weight_decay=1e-2)
    rate = torch.optim.lr_scheduler.OneCycleLR(optimizer, LEARNING_RATE, total_steps=STEPS)
    for _ in range(STEPS):
        indices = torch.randint(len(data), (BATCH,), generator=generator)
        pictures, labels = data.batch(indices.to(device))
        pictures = _shifted(pictures, generator)
        if not labelled or labels is None:
            parts = pictures.chunk(QUARTER_TURNS)
            pictures = torch.cat([part.rot90(turns, (2, 3)) for turns, part in enumerate(parts)])
            labels = torch.arange(QUARTER_TURNS, device=device).repeat_interleave(BATCH // QUARTER_TURNS)
        loss = F.cross_entropy(network(pictures), labels, label_smoothing=0.05)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        rate.step()


def _shifted(pictures: Tensor, generator: torch.Generator) -> Tensor:
    """Shift a batch by up to one pixel each way: few pictures teach more so."""
    if pictures.shape[-1] == 1:
        return pictures
    down, right = torch.randint(3, (2,), generator=generator).tolist()
    height, width = pictures.shape[-2:]
    return F.pad(pictures, (1, 1, 1, 1), mode="replicate")[..., down : down + height, right : right + width]


def _looked_at(pictures: Tensor) -> Tensor:
    """Bring pictures to at most LARGEST pixels, as the network looks at them."""
    if pictures.shape[-1] <= LARGEST:
        return pictures
    return F.interpolate(pictures, size=(LARGEST, LARGEST), mode="area")


def _shrunk(data: PictureSet) -> PictureSet:
    """Bring large pictures to the size that the network looks at, once for all steps."""
    if data.size <= LARGEST:
        return data
    small = [_looked_at(chunk.float()).round().to(torch.uint8) for chunk in data.pictures.split(_CHUNK)]
    return replace(data, pictures=torch.cat(small))


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
