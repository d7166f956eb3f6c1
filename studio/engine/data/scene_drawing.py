"""Draws scenes of emoji in batches, reproducibly."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import torch
from torch import Tensor
from torch.nn import functional as F

from studio.engine.data.scene_words import BACKGROUNDS, COLOURS, SceneSpec, Thing

_SUPERSAMPLING = 2  # in each direction, for smooth edges
_SIDES = {"small": (0.34, 0.42), "": (0.56, 0.68), "large": (0.82, 0.92)}  # relative to the picture's side
_SIDES_OF_MANY = {2: (0.42, 0.48), 3: (0.29, 0.33)}
_TINT = 8  # variation of a background's RGB values, of 255


@dataclass(frozen=True)
class Placed:
    """A placed object: center and side relative to the picture's side, angle in degrees."""

    concept: int
    x: float
    y: float
    side: float
    angle: float


def place(scene: SceneSpec, rng: Random) -> list[Placed]:
    """Place the objects of a scene by its layout, with some jitter."""
    if len(scene.things) == 1:
        return [_alone(scene.things[0], rng)]
    count = len(scene.things)
    placed = []
    for number, thing in enumerate(scene.things):
        along = (number + 0.5) / count + rng.uniform(-0.02, 0.02)
        across = 0.5 + rng.uniform(-0.06, 0.06)
        x, y = (across, along) if scene.arrangement == "above" else (along, across)
        placed.append(Placed(thing.concept, x, y, rng.uniform(*_SIDES_OF_MANY[count]), rng.uniform(-4, 4)))
    return placed


def draw(scenes: Sequence[SceneSpec], rngs: Sequence[Random], sprites: Tensor, size: int) -> Tensor:
    """Draw scenes, each with the jitter of its own random generator.

    Args:
        scenes: The N scenes.
        rngs: A random generator for each.
        sprites: float32 [G, 4, S, S], the objects as `draw_glyphs` returns them.
        size: Width and height in pixels.

    Returns:
        uint8 [N, 3, size, size].
    """
    placed = [place(scene, rng) for scene, rng in zip(scenes, rngs, strict=True)]
    backgrounds = [
        [value + rng.uniform(-_TINT, _TINT) for value in BACKGROUNDS[COLOURS[scene.colour]]]
        for scene, rng in zip(scenes, rngs, strict=True)
    ]
    fine = _SUPERSAMPLING * size
    source = sprites if sprites.shape[-1] <= size else F.interpolate(sprites, size=(size, size), mode="area")
    canvas = (torch.tensor(backgrounds) / 255).clamp(0, 1).reshape(-1, 3, 1, 1).repeat(1, 1, fine, fine)
    for layer in range(max(map(len, placed))):
        rows = [row for row, things in enumerate(placed) if layer < len(things)]
        objects = [placed[row][layer] for row in rows]
        grid = F.affine_grid(torch.stack([_to_sprite(thing) for thing in objects]), [len(rows), 4, fine, fine], False)
        laid = F.grid_sample(source[[thing.concept for thing in objects]], grid, align_corners=False)
        canvas[rows] = canvas[rows] * (1 - laid[:, 3:]) + laid[:, :3]
    return (F.avg_pool2d(canvas, _SUPERSAMPLING) * 255).round().clamp(0, 255).to(torch.uint8)


def _alone(thing: Thing, rng: Random) -> Placed:
    side = rng.uniform(*_SIDES[thing.size])
    play = 0.03 if thing.size == "large" else 0.06
    x, y = 0.5 + rng.uniform(-play, play), 0.5 + rng.uniform(-play, play)
    if thing.place:
        side = min(side, 0.48)
        away = 0.46 - side / 2
        x += {"left": -away, "right": away}.get(thing.place, 0.0)
        y += {"top": -away, "bottom": away}.get(thing.place, 0.0)
    x, y = (min(max(value, side / 2), 1 - side / 2) for value in (x, y))
    angle = rng.choice((-1, 1)) * rng.uniform(25, 40) if thing.tilted else rng.uniform(-4, 4)
    return Placed(thing.concept, x, y, side, angle)


def _to_sprite(thing: Placed) -> Tensor:
    """Return the matrix [2, 3] that maps picture coordinates in [-1, 1] to those of the object's sprite."""
    cos, sin = math.cos(math.radians(thing.angle)), math.sin(math.radians(thing.angle))
    x, y = 2 * thing.x - 1, 2 * thing.y - 1
    matrix = [[cos, sin, -(cos * x + sin * y)], [-sin, cos, sin * x - cos * y]]
    return torch.tensor(matrix) / thing.side
