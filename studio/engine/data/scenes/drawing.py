"""Draws scenes of emoji, reproducibly."""

from collections.abc import Sequence
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

FARTHEST, NEAREST = 40, 250  # values of depth maps: a background is farther, things are nearer


@lru_cache(maxsize=2)
def sprites_of(font: Path) -> tuple[Image.Image, ...]:
    """Return the pictures of THINGS, RGBA, cropped to what is visible."""
    return tuple(glyph_images(font, [thing.glyph for thing in THINGS]))


def aspects_of(sprites: Sequence[Image.Image]) -> list[float]:
    """Return the ratio of width and height of each sprite."""
    return [sprite.width / sprite.height for sprite in sprites]


def draw_scene(
    scene: Scene, rng: Random, sprites: Sequence[Image.Image], size: int
) -> tuple[NDArray[np.uint8], list[Placed]]:
    """Draw a scene with the jitter of a random generator.

    Args:
        scene: The scene.
        rng: The jitter of background and places.
        sprites: The pictures of THINGS, as `sprites_of` returns them.
        size: Width and height in pixels.

    Returns:
        The picture, uint8 [size, size, 3], and the things in the order in which they were drawn.
    """
    placed = place(scene, aspects_of(sprites), rng)
    canvas = Image.fromarray(picture_of(BACKGROUNDS[scene.background], size, rng))
    for thing in placed:
        sprite, corner = _scaled(thing, sprites[thing.thing], size)
        canvas.paste(sprite, corner, sprite)
    return np.asarray(canvas), placed


def draw_depth(placed: Sequence[Placed], sprites: Sequence[Image.Image], size: int) -> NDArray[np.uint8]:
    """Draw the depth map of placed things, bright where something is near: uint8 [size, size].

    Things that are drawn later, or are larger, are nearer; behind them the ground comes nearer towards the bottom.
    """
    rows = np.linspace(0, FARTHEST, size).astype(np.uint8)
    canvas = Image.fromarray(np.repeat(rows[:, None], size, axis=1))
    nearness = [thing.side + 0.25 * number for number, thing in enumerate(placed)]
    for thing, near in zip(placed, nearness, strict=True):
        sprite, corner = _scaled(thing, sprites[thing.thing], size)
        value = round(FARTHEST + 50 + (NEAREST - FARTHEST - 50) * min(1.0, near))
        canvas.paste(value, (*corner, corner[0] + sprite.width, corner[1] + sprite.height), sprite.getchannel("A"))
    return np.asarray(canvas)


def _scaled(thing: Placed, sprite: Image.Image, size: int) -> tuple[Image.Image, tuple[int, int]]:
    """Return a sprite as it appears in the picture, and its upper left corner."""
    longest = thing.side * size / max(sprite.size)
    shape = (max(1, round(sprite.width * longest)), max(1, round(sprite.height * longest)))
    scaled = sprite.resize(shape, Image.Resampling.BICUBIC)
    if thing.angle:
        scaled = scaled.rotate(thing.angle, Image.Resampling.BICUBIC, expand=True)
    left, top = round(thing.x * size - scaled.width / 2), round(thing.y * size - scaled.height / 2)
    return scaled, (min(max(left, 0), max(0, size - scaled.width)), min(max(top, 0), max(0, size - scaled.height)))
