"""Draws scenes of emoji, reproducibly."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.engine.data.emoji import glyph_images
from studio.engine.data.scenes.backgrounds import BACKGROUNDS, picture_of
from studio.engine.data.scenes.placing import Placed, place
from studio.engine.data.scenes.scene import Scene
from studio.engine.data.scenes.things import THINGS

_GROUND, _FARTHEST = 40, 90  # of depth maps: the nearest place of the ground, and the farthest thing
_LATER = 0.25  # how much nearer a thing is than the one drawn before it, if it is as large


@lru_cache(maxsize=2)
def sprites_of(font: Path) -> tuple[Image.Image, ...]:
    """Return the pictures of THINGS, RGBA, cropped to what is visible."""
    return tuple(glyph_images(font, [thing.glyph for thing in THINGS]))


def aspects_of(sprites: Sequence[Image.Image]) -> list[float]:
    """Return the ratio of width and height of each sprite."""
    return [sprite.width / sprite.height for sprite in sprites]


@dataclass(frozen=True)
class DrawnScene:
    """A drawn scene.

    Attributes:
        picture: uint8 [size, size, 3].
        depth: uint8 [size, size], bright where something is near: things that are drawn later, or are larger, are
            nearer; behind them the ground comes nearer towards the bottom.
    """

    picture: NDArray[np.uint8]
    depth: NDArray[np.uint8]


def draw_scene(scene: Scene, rng: Random, sprites: Sequence[Image.Image], size: int) -> DrawnScene:
    """Draw a scene with the jitter of a random generator.

    Args:
        scene: The scene.
        rng: The jitter of places and background.
        sprites: The pictures of THINGS, as `sprites_of` returns them.
        size: Width and height in pixels.
    """
    placed = place(scene, aspects_of(sprites), rng)
    return draw_placed(placed, picture_of(BACKGROUNDS[scene.background], size, rng), sprites)


def draw_placed(placed: Sequence[Placed], background: NDArray[np.uint8], sprites: Sequence[Image.Image]) -> DrawnScene:
    """Draw placed things over a background, uint8 [size, size, 3]."""
    size = len(background)
    canvas = Image.fromarray(background)
    rows = np.linspace(0, _GROUND, size).astype(np.uint8)
    depth = Image.fromarray(np.repeat(rows[:, None], size, axis=1))
    for number, thing in enumerate(placed):
        sprite, corner = _scaled(thing, sprites[thing.thing], size)
        canvas.paste(sprite, corner, sprite)
        near = min(1.0, thing.side + _LATER * number)
        box = (*corner, corner[0] + sprite.width, corner[1] + sprite.height)
        depth.paste(round(_FARTHEST + (255 - _FARTHEST) * near), box, sprite.getchannel("A"))
    return DrawnScene(np.asarray(canvas), np.asarray(depth))


def _scaled(thing: Placed, sprite: Image.Image, size: int) -> tuple[Image.Image, tuple[int, int]]:
    """Return a sprite as it appears in the picture, and its upper left corner."""
    longest = thing.side * size / max(sprite.size)
    shape = (max(1, round(sprite.width * longest)), max(1, round(sprite.height * longest)))
    scaled = sprite.resize(shape, Image.Resampling.BICUBIC)
    if thing.angle:
        scaled = scaled.rotate(thing.angle, Image.Resampling.BICUBIC, expand=True)
    left, top = round(thing.x * size - scaled.width / 2), round(thing.y * size - scaled.height / 2)
    return scaled, (min(max(left, 0), max(0, size - scaled.width)), min(max(top, 0), max(0, size - scaled.height)))
