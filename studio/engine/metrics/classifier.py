"""A small classifier of the very data that a model learns: its features and its verdicts judge samples, offline.

Pictures are read by a convolutional network of some 80,000 weights. Data without classes trains it to tell by which
quarter turn a picture was turned (Gidaris et al. 2018, arXiv:1803.07728), so that there are features all the same. A
point of the plane is its own feature; a perceptron reads its class.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from studio.engine.data.picture_set import PictureSet
from studio.engine.metrics.kept_network import kept_network, new_network, trained
from studio.protocol.errors import BadInput
from studio.protocol.spaces import space_of

FEATURES = 64
STEPS = 300  # whatever the size of the data: about five seconds on one core
BATCH = 64
LEARNING_RATE = 3e-3
LARGEST = 32  # pixels; larger pictures are looked at in this size
QUARTER_TURNS = 4
VERSION = 1  # of network and training: another one trains anew
_SEED = 0
_CHUNK = 500


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
        if space_of(size, channels) == "plane":
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
    about = repr((VERSION, STEPS, len(names), training.fingerprint))
    return kept_network(about, partial(_make, training, names), partial(_learn, training, names), _place(training))


def _trained_network(training: PictureSet, names: tuple[str, ...]) -> nn.Module:
    return trained(new_network(partial(_make, training, names), _place(training)), partial(_learn, training, names))


def _make(training: PictureSet, names: tuple[str, ...]) -> nn.Module:
    return _Network(training.channels, training.size, len(names) or QUARTER_TURNS)


def _learn(training: PictureSet, names: tuple[str, ...], network: nn.Module) -> None:
    if names or training.space != "plane":  # of points without classes, nothing needs to be learnt
        _train(network, training, bool(names))


def _place(training: PictureSet) -> torch.device:
    return training.pictures.device


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
