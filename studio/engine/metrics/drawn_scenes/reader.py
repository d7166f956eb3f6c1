"""Recognizes drawn scenes: a small network predicts things, their places and number, and the background."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from random import Random
from typing import get_args

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from studio.engine.data.emoji import find_font
from studio.engine.data.scenes.backgrounds import BACKGROUNDS
from studio.engine.data.scenes.drawing import draw_scene, sprites_of
from studio.engine.data.scenes.scene import MAX_THINGS, Relation, Scene
from studio.engine.data.scenes.scene_set import scene_of
from studio.engine.data.scenes.things import THINGS
from studio.engine.metrics.kept_network import kept_network
from studio.engine.metrics.reader_network import ReaderNetwork, answers, train

SIDE = 128  # input size in pixels
VERSION = 3
PLACES = ("alone", "left", "middle", "right", "top", "bottom", "back", "front")
RELATIONS: tuple[Relation, ...] = get_args(Relation)
_SEED = 1  # of its scenes: no model is trained on them, which has seed 0
_WIDTHS = (24, 48, 96, 192)
_WARP, _TINT, _NOISE = 0.05, 0.12, 0.15  # the strongest of `_degraded`: half pictures; of values in -1 ... 1
_FIELD = 17  # numbers of a smooth field each way


@dataclass(frozen=True)
class ReaderRecipe:
    """How the network is trained: AdamW with a one-cycle learning rate (Smith & Topin 2018).

    Attributes:
        steps: The number of steps.
        batch_size: The scenes of a step, each drawn once.
        learning_rate: The highest learning rate.
        held_out: Share of held-out combinations, so that things and backgrounds are independent.
    """

    steps: int = 3000
    batch_size: int = 64
    learning_rate: float = 3e-3
    held_out: float = 0.25


RECIPE = ReaderRecipe()


@dataclass(frozen=True)
class SceneReading:
    """The predictions for N pictures.

    Attributes:
        things: The predicted thing [N], an index into THINGS, for each of PLACES.
        count: The predicted number of things [N], 1 ... 3.
        relation: The predicted relation [N], an index into RELATIONS.
        background: The predicted background [N], an index into BACKGROUNDS.
    """

    things: Mapping[str, Tensor]
    count: Tensor
    relation: Tensor
    background: Tensor


class DrawnSceneReader:
    """The network, trained on first use and cached in the data folder.

    Args:
        device: Where it runs.
        font: The emoji font; None for that of this machine.
        recipe: How it is trained.
    """

    def __init__(
        self, device: torch.device | str = "cpu", font: str | None = None, recipe: ReaderRecipe = RECIPE
    ) -> None:
        key = f"drawn scenes {VERSION} {asdict(recipe)} {len(THINGS)} {len(BACKGROUNDS)} {SIDE}"
        self._font, self._recipe = font, recipe
        self._network = kept_network(key, _network, self._train, torch.device(device))

    def read(self, pictures: Tensor) -> SceneReading:
        """Recognize pictures, float32 [N, 3, H, W] in [-1, 1]."""
        found = {name: answer.cpu() for name, answer in answers(self._network, pictures).items()}
        return SceneReading(
            {place: found[place] for place in PLACES}, found["count"] + 1, found["relation"], found["background"]
        )

    def accuracy(self, count: int = 512) -> dict[str, float]:
        """Return the share of correct answers about scenes that it was not trained on, half of them held-out ones.

        Returns:
            `things`, `count`, `relation` and `background`.
        """
        numbers = range(10**8, 10**8 + count)
        scenes, pictures = _drawn(numbers, [number % 2 == 0 for number in numbers], self._font)
        read = self.read(pictures)
        places = [(row, place, thing) for row, scene in enumerate(scenes) for place, thing in places_of(scene).items()]
        right = [int(read.things[place][row]) == thing for row, place, thing in places]
        pairs = [
            ("count", read.count, [scene.count for scene in scenes]),
            ("relation", read.relation, [RELATIONS.index(scene.relation) for scene in scenes]),
            ("background", read.background, [scene.background for scene in scenes]),
        ]
        shares = {name: float((found == torch.tensor(wanted)).float().mean()) for name, found, wanted in pairs}
        return {"things": sum(right) / len(right), **shares}

    def _train(self, network: nn.Module) -> None:
        recipe, device = self._recipe, next(network.parameters()).device
        chance = torch.Generator().manual_seed(_SEED)
        held_out = [number < recipe.held_out * recipe.batch_size for number in range(recipe.batch_size)]

        def loss_of(step: int) -> Tensor:
            start = step * recipe.batch_size
            scenes, pictures = _drawn(range(start, start + recipe.batch_size), held_out, self._font)
            return _loss(network(_degraded(pictures, chance).to(device)), scenes)

        train(network, loss_of, recipe.steps, recipe.learning_rate)


def places_of(scene: Scene) -> dict[str, int]:
    """Return the thing at each of the places that a scene has."""
    things = [group.thing for group in scene.groups]
    if len(things) == 1:
        return {"alone": things[0]}
    if len(things) == 3:
        return dict(zip(("left", "middle", "right"), things, strict=True))
    ends = {"beside": ("left", "right"), "behind": ("back", "front")}.get(scene.relation, ("top", "bottom"))
    return dict(zip(ends, things, strict=True))


def _network() -> ReaderNetwork:
    whole = {"count": MAX_THINGS, "relation": len(RELATIONS), "background": len(BACKGROUNDS)}
    return ReaderNetwork(SIDE, _WIDTHS, whole, PLACES, len(THINGS))


def _loss(logits: Mapping[str, Tensor], scenes: Sequence[Scene]) -> Tensor:
    """Return the cross entropy of all answers; places that a scene does not have are not asked for."""
    device = logits["count"].device
    answers = {
        "count": [scene.count - 1 for scene in scenes],
        "relation": [RELATIONS.index(scene.relation) for scene in scenes],
        "background": [scene.background for scene in scenes],
    }
    there = [places_of(scene) for scene in scenes]
    answers |= {place: [found.get(place, -1) for found in there] for place in PLACES}
    total = torch.zeros((), device=device)
    for name, values in answers.items():
        wanted = torch.tensor(values, device=device)
        each = F.cross_entropy(logits[name], wanted, ignore_index=-1, label_smoothing=0.02, reduction="sum")
        total = total + each / len(scenes)
    return total


def _drawn(numbers: Sequence[int], held_out: Sequence[bool], font: str | None) -> tuple[list[Scene], Tensor]:
    """Return scenes of the reader's own seed and their pictures, float32 [N, 3, SIDE, SIDE] in [-1, 1]."""
    sprites = sprites_of(find_font(font))
    examples: list[tuple[Scene, str, Random]] = [
        scene_of(number, held_out=held, seed=_SEED) for number, held in zip(numbers, held_out, strict=True)
    ]
    pictures = np.stack([draw_scene(scene, rng, sprites, SIDE).picture for scene, _, rng in examples])
    return [scene for scene, _, _ in examples], torch.from_numpy(pictures).permute(0, 3, 1, 2).float() / 127.5 - 1


def _degraded(pictures: Tensor, chance: torch.Generator) -> Tensor:
    """Make drawings as imperfect as samples, so that what a person still recognizes is recognized.

    Outlines waver (elastic distortion, Simard et al. 2003), colours are patchy, three quarters of the pictures are
    coarse, and all are noisy.

    Args:
        pictures: float32 [N, 3, SIDE, SIDE] in [-1, 1].
        chance: Draws how much of each.
    """
    here = F.affine_grid(torch.eye(2, 3).expand(len(pictures), -1, -1), list(pictures.shape), align_corners=False)
    away = _smooth_field(len(pictures), 2, _WARP, chance).permute(0, 2, 3, 1)
    pictures = F.grid_sample(pictures, here + away, padding_mode="border", align_corners=False)
    pictures = pictures + _smooth_field(len(pictures), 3, _TINT, chance)
    for first, factor in enumerate((2, 3, 4), start=1):
        coarse = F.interpolate(pictures[first::4], size=SIDE // factor, mode="area")
        pictures[first::4] = F.interpolate(coarse, size=SIDE, mode="bicubic")
    strength = _NOISE * torch.rand((len(pictures), 1, 1, 1), generator=chance)
    return (pictures + strength * torch.randn(pictures.shape, generator=chance)).clamp(-1, 1)


def _smooth_field(count: int, channels: int, most: float, chance: torch.Generator) -> Tensor:
    """Return smooth random fields [N, channels, SIDE, SIDE], whose deviations are drawn between 0 and `most`."""
    deviation = most * torch.rand((count, 1, 1, 1), generator=chance)
    coarse = deviation * torch.randn((count, channels, _FIELD, _FIELD), generator=chance)
    return F.interpolate(coarse, size=SIDE, mode="bicubic", align_corners=True)
