"""A small classifier of a model's training data; its features and predictions evaluate samples, offline.

Pictures are classified by a convolutional network of about 80,000 parameters. For unlabelled data it predicts by which
quarter turn a picture was rotated (Gidaris et al. 2018, arXiv:1803.07728), to learn features all the same. The features
of a 2-D point are its coordinates; an MLP predicts its class.
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
LARGEST = 32  # pixels; larger pictures are downsampled to this size
QUARTER_TURNS = 4
VERSION = 1  # of network and training; a change retrains the classifier
_SEED = 0
_CHUNK = 500


@dataclass(frozen=True)
class Classifier:
    """A classifier trained on the training set.

    Attributes:
        network: `body`: pictures -> features [N, F]; `head`: features -> logits.
        names: The classes; empty for data with fewer than two classes, of which there are features only.
        accuracy: Accuracy on held-out pictures; None without classes or held-out pictures.
    """

    network: nn.Module
    names: tuple[str, ...]
    accuracy: float | None = None

    def features(self, pictures: Tensor) -> Tensor:
        """Return the features [N, 64] float32 of pictures [N, C, H, W] in [-1, 1]; of points, the coordinates."""
        if pictures.shape[-1] == 1:
            return pictures.detach().float().flatten(1)
        return self._by_chunks(self.network.body, pictures)

    def probabilities(self, pictures: Tensor) -> Tensor:
        """Return the class probabilities [N, classes] float32; raises BadInput for unlabelled data."""
        if not self.names:
            raise BadInput("This data has no classes to predict.")
        return self._by_chunks(self.network, pictures).softmax(1)

    def predict(self, pictures: Tensor) -> Tensor:
        """Return the predicted class of each picture [N] int64; raises BadInput for unlabelled data."""
        return self.probabilities(pictures).argmax(1)

    @torch.no_grad()
    def _by_chunks(self, part: Callable[[Tensor], Tensor], pictures: Tensor) -> Tensor:
        device = next(self.network.parameters()).device
        return torch.cat([part(_downsampled(chunk.to(device).float())) for chunk in pictures.split(_CHUNK)])


def classifier_of(training: PictureSet, held_out: PictureSet | None = None, *, keep: bool = True) -> Classifier:
    """Return the classifier of a data set, trained on first use (about 5 s) and cached in the data folder.

    Torch's random state and the caller's gradient mode are unaffected.

    Args:
        training: The training set, on the device that the classifier runs on.
        held_out: The pictures that its accuracy is measured on.
        keep: Whether to use the cache; otherwise the classifier is trained now.
    """
    names = training.names if training.labels is not None and len(training.names) > 1 else ()
    network = _kept_network(training, names) if keep else _trained_network(training, names)
    found = Classifier(network, names)
    if held_out is None or held_out.labels is None or not names:
        return found
    chunks = torch.arange(len(held_out), device=held_out.pictures.device).split(_CHUNK)
    predicted = torch.cat([found.predict(held_out.batch(chunk)[0]) for chunk in chunks])
    return replace(found, accuracy=float((predicted == held_out.labels).float().mean()))


class _Network(nn.Module):
    """Strided convolutions down to about 4x4 pixels, and a fully connected feature layer."""

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
    """Return the trained network: from memory, from the data folder, or trained now."""
    about = repr((VERSION, STEPS, len(names), training.fingerprint))
    return kept_network(about, partial(_make, training, names), partial(_learn, training, names), _place(training))


def _trained_network(training: PictureSet, names: tuple[str, ...]) -> nn.Module:
    return trained(new_network(partial(_make, training, names), _place(training)), partial(_learn, training, names))


def _make(training: PictureSet, names: tuple[str, ...]) -> nn.Module:
    return _Network(training.channels, training.size, len(names) or QUARTER_TURNS)


def _learn(training: PictureSet, names: tuple[str, ...], network: nn.Module) -> None:
    if names or training.space != "plane":  # unlabelled points need no network
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
    """Shift a batch by up to one pixel in each direction, as augmentation."""
    if pictures.shape[-1] == 1:
        return pictures
    down, right = torch.randint(3, (2,), generator=generator).tolist()
    height, width = pictures.shape[-2:]
    return F.pad(pictures, (1, 1, 1, 1), mode="replicate")[..., down : down + height, right : right + width]


def _downsampled(pictures: Tensor) -> Tensor:
    """Downsample pictures to at most LARGEST pixels, the network's input size."""
    if pictures.shape[-1] <= LARGEST:
        return pictures
    return F.interpolate(pictures, size=(LARGEST, LARGEST), mode="area")


def _shrunk(data: PictureSet) -> PictureSet:
    """Downsample large pictures once for all training steps."""
    if data.size <= LARGEST:
        return data
    small = [_downsampled(chunk.float()).round().to(torch.uint8) for chunk in data.pictures.split(_CHUNK)]
    return replace(data, pictures=torch.cat(small))
