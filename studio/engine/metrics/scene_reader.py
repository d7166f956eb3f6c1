"""Recognizes generated scenes: a small network predicts objects, layout and background."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from studio.engine.data.emoji import find_font
from studio.engine.data.pocket_scenes import numbered, scene_sprites
from studio.engine.data.scene_drawing import draw
from studio.engine.data.scene_words import COLOURS, CONCEPTS, SceneSpec
from studio.engine.metrics.kept_network import kept_network
from studio.engine.metrics.reader_network import ReaderNetwork, answers, train

STEPS, BATCH, LEARNING_RATE = 1500, 64, 3e-3
SIDE = 64  # input size in pixels
VERSION = 2
_FIRST = 10**9  # its training scenes have numbers that no model is trained on
_HELD_OUT = BATCH // 8  # held-out combinations per batch, so that objects and backgrounds are independent
_SEED = 0
_PLACES = ("alone", "left", "right", "top", "bottom")
_WIDTHS = (24, 48, 96, 128)


@dataclass(frozen=True)
class SceneReading:
    """The predictions for N pictures.

    Attributes:
        things: The predicted concept [N] for each position: "alone", "left", "right", "top", "bottom".
        colour: The predicted background [N].
    """

    things: dict[str, Tensor]
    colour: Tensor


class SceneReader:
    """The network, trained on first use (some minutes) and cached in the data folder."""

    def __init__(self, device: torch.device | str = "cpu", font: str | None = None) -> None:
        key = f"scenes {VERSION} {STEPS} {len(CONCEPTS)} {len(COLOURS)} {SIDE}"
        self._network = kept_network(key, _network, lambda network: _train(network, font), torch.device(device))

    def read(self, pictures: Tensor) -> SceneReading:
        """Recognize pictures, float32 [N, 3, H, W] in [-1, 1]."""
        found = answers(self._network, pictures)
        return SceneReading({name: found[name] for name in _PLACES}, found["colour"])


def _network() -> ReaderNetwork:
    return ReaderNetwork(SIDE, _WIDTHS, 256, {**dict.fromkeys(_PLACES, len(CONCEPTS)), "colour": len(COLOURS)})


def _train(network: nn.Module, font: str | None) -> None:
    device = next(network.parameters()).device
    sprites, chance = scene_sprites(find_font(font)), torch.Generator().manual_seed(_SEED)

    def loss_of(step: int) -> Tensor:
        scenes, chances = _some(step)
        pictures = draw(scenes, chances, sprites, SIDE).to(device).float() / 127.5 - 1
        logits = network(_degraded(pictures, chance))
        loss = F.cross_entropy(logits["colour"], torch.tensor([scene.colour for scene in scenes], device=device))
        for name in _PLACES:
            wanted = torch.tensor([_at(scene, name) for scene in scenes], device=device)
            if bool((wanted >= 0).any()):
                loss = loss + F.cross_entropy(logits[name], wanted, ignore_index=-1, label_smoothing=0.05)
        return loss

    train(network, loss_of, STEPS, LEARNING_RATE)


def _some(step: int) -> tuple[list[SceneSpec], list[Random]]:
    start = _FIRST + step * BATCH
    training = numbered(range(start, start + BATCH - _HELD_OUT))
    held_out = numbered(range(start, start + _HELD_OUT), held_out=True)
    return [*training[0], *held_out[0]], [*training[2], *held_out[2]]


def _at(scene: SceneSpec, place: str) -> int:
    """Return the concept at a position of a scene; -1 if nothing is there."""
    if len(scene.things) == 1:
        return scene.things[0].concept if place == "alone" else -1
    ends = ("top", "bottom") if scene.arrangement == "above" else ("left", "right")
    return -1 if place not in ends else scene.things[0 if place == ends[0] else -1].concept


def _degraded(pictures: Tensor, chance: torch.Generator) -> Tensor:
    """Blur every other picture and add noise to all, since samples are less clean than drawings."""
    some = slice(None, None, 2)
    pictures = pictures.clone()
    pictures[some] = F.avg_pool2d(F.pad(pictures[some], (1, 1, 1, 1), mode="replicate"), 3, stride=1)
    strength = 0.15 * torch.rand((len(pictures), 1, 1, 1), generator=chance)
    noise = torch.randn(pictures.shape, generator=chance) * strength
    return (pictures + noise.to(pictures.device)).clamp(-1, 1)


def sides(scene: SceneSpec) -> Sequence[str]:
    """Return the positions of the two objects of a scene."""
    return ("top", "bottom") if scene.arrangement == "above" else ("left", "right")
