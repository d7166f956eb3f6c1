"""The network that recognizes drawn scenes: one picture, several questions, an answer to each."""

from collections.abc import Callable, Mapping, Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F

_CHUNK = 200  # pictures at once
_FOCI = 8  # groups of channels
_SHARPNESS = 10.0  # of the foci, so that they are learned as fast as the weights of the layers
_OVERVIEW = 16  # channels of the map for questions about the whole picture


class ReaderNetwork(nn.Module):
    """Convolutions, and what each question needs of their map.

    Each question about a part of the picture has a learned focus: weights of the map's places, one set for each group
    of channels. All of them share one classifier, so that what is learned at one place is recognized at the others. The
    other questions see the map as a whole.

    Args:
        side: Width and height of its pictures in pixels.
        widths: The channels of each convolution, which halves the picture.
        whole: The number of classes of each question about the whole picture.
        parts: The questions about its parts.
        classes: The number of classes of each of them.
    """

    def __init__(
        self, side: int, widths: tuple[int, ...], whole: Mapping[str, int], parts: Sequence[str], classes: int
    ) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        before = 3
        for width in widths:
            layers += [nn.Conv2d(before, width, 3, stride=2, padding=1), nn.GroupNorm(8, width), nn.ReLU()]
            before = width
        layers += [nn.Conv2d(before, before, 3, padding=1), nn.GroupNorm(8, before), nn.ReLU()]
        reduced = (side // 2 ** len(widths)) ** 2
        self.side, self.parts = side, tuple(parts)
        self.body = nn.Sequential(*layers)
        self.overview = nn.Sequential(
            nn.Conv2d(before, _OVERVIEW, 1), nn.Flatten(), nn.Linear(_OVERVIEW * reduced, before), nn.ReLU()
        )
        self.whole = nn.ModuleDict({name: nn.Linear(before, count) for name, count in whole.items()})
        self.focus = nn.Parameter(torch.zeros(len(parts), _FOCI, reduced))
        self.part = nn.Sequential(
            nn.LayerNorm(before), nn.Linear(before, 2 * before), nn.ReLU(), nn.Linear(2 * before, classes)
        )

    def forward(self, pictures: Tensor) -> dict[str, Tensor]:
        """Return the logits [N, classes] of each question for pictures [N, 3, side, side] in [-1, 1]."""
        seen = self.body(pictures)
        overview = self.overview(seen)
        grouped = seen.flatten(2).unflatten(1, (_FOCI, -1))  # [N, groups, channels of a group, places of the map]
        found = torch.einsum("ngcs,pgs->npgc", grouped, (_SHARPNESS * self.focus).softmax(-1)).flatten(2)
        parts = dict(zip(self.parts, self.part(found).unbind(1), strict=True))
        return {name: head(overview) for name, head in self.whole.items()} | parts


@torch.no_grad()
def answers(network: nn.Module, pictures: Tensor) -> dict[str, Tensor]:
    """Return the most likely answer [N] to each question for pictures of any size, float32 [N, 3, H, W] in [-1, 1]."""
    assert isinstance(network, ReaderNetwork)
    device = next(network.parameters()).device
    found = [network(_resized(chunk.to(device).float(), network.side)) for chunk in pictures.split(_CHUNK)]
    return {name: torch.cat([part[name] for part in found]).argmax(1) for name in found[0]}


def train(network: nn.Module, loss_of: Callable[[int], Tensor], steps: int, learning_rate: float) -> None:
    """Minimize the loss of each step by AdamW with a one-cycle learning rate (Smith & Topin 2018).

    Args:
        network: Trained in place.
        loss_of: Draws the batch of a step, by its number, and returns its loss.
        steps: The number of steps.
        learning_rate: The highest learning rate.
    """
    optimizer = torch.optim.AdamW(network.parameters(), lr=learning_rate, weight_decay=1e-2)
    rate = torch.optim.lr_scheduler.OneCycleLR(optimizer, learning_rate, total_steps=steps)
    for step in range(steps):
        loss = loss_of(step)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        rate.step()


def _resized(pictures: Tensor, side: int) -> Tensor:
    if pictures.shape[-1] == side:
        return pictures
    return F.interpolate(pictures, size=(side, side), mode="bilinear", antialias=True).clamp(-1, 1)
