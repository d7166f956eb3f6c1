"""The network that recognizes drawn scenes: one picture, several questions, an answer to each."""

from collections.abc import Callable, Mapping

import torch
from torch import Tensor, nn
from torch.nn import functional as F

_CHUNK = 200  # pictures at once


class ReaderNetwork(nn.Module):
    """Convolutions down to 4x4 or so, a feature layer, and a linear head for each question.

    Args:
        side: Width and height of its pictures in pixels.
        widths: The channels of each convolution, which halves the picture.
        features: The width of the feature layer.
        answers: The number of classes of each question.
    """

    def __init__(self, side: int, widths: tuple[int, ...], features: int, answers: Mapping[str, int]) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        before = 3
        for width in widths:
            layers += [nn.Conv2d(before, width, 3, stride=2, padding=1), nn.GroupNorm(8, width), nn.ReLU()]
            before = width
        reduced = side // 2 ** len(widths)
        self.side = side
        self.body = nn.Sequential(*layers, nn.Flatten(), nn.Linear(before * reduced * reduced, features), nn.ReLU())
        self.heads = nn.ModuleDict({name: nn.Linear(features, count) for name, count in answers.items()})

    def forward(self, pictures: Tensor) -> dict[str, Tensor]:
        """Return the logits [N, classes] of each question for pictures [N, 3, side, side] in [-1, 1]."""
        features = self.body(pictures)
        return {name: head(features) for name, head in self.heads.items()}


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
