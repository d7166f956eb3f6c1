"""The pocket scenes data set: generated scenes of emoji with captions."""

from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path
from random import Random

import torch
from torch import Tensor

from studio.engine.data.emoji import draw_glyphs, find_font
from studio.engine.data.picture_set import Notify, PictureSet, with_channels
from studio.engine.data.scene_drawing import draw
from studio.engine.data.scene_words import CONCEPTS, SceneSpec, caption, random_held_out_scene, random_scene
from studio.engine.data.seeds import mix

TITLE = "scenes of emoji (Noto Color Emoji, SIL Open Font License)"
COUNT, HELD_OUT = 2048, 256  # scenes that are loaded; training generates more
_BATCH = 256
_TRAINING, _HELD_OUT = 31, 32  # random streams
_SEED = 0  # of the data set, independent of a run's seed


def load_pocket_scenes(
    size: int, channels: int | None = None, font: str | None = None, notify: Notify = lambda text: None
) -> PictureSet:
    """Return the first scenes with captions, labels for the first object of each, and a function that draws more.

    Held-out scenes contain only combinations of object and background that never occur in training.

    Raises:
        BadInput: The font is missing or cannot be used.
    """
    notify("Drawing scenes")
    sprites = scene_sprites(find_font(font))
    seen = draw_numbered(range(COUNT), sprites, size, channels)
    held_out = draw_numbered(range(HELD_OUT), sprites, size, channels, held_out=True)
    return replace(
        seen.with_held_out(held_out), draw=partial(draw_numbered, sprites=sprites, size=size, channels=channels)
    )


def numbered(numbers: range, *, held_out: bool = False) -> tuple[list[SceneSpec], list[str], list[Random]]:
    """Return the scenes of these numbers, their captions, and each scene's random generator, for drawing it."""
    rngs = [Random(mix(_SEED, _HELD_OUT if held_out else _TRAINING, number)) for number in numbers]
    scenes = [(random_held_out_scene if held_out else random_scene)(rng) for rng in rngs]
    return scenes, [caption(scene, rng) for scene, rng in zip(scenes, rngs, strict=True)], rngs


def draw_numbered(
    numbers: range, sprites: Tensor, size: int, channels: int | None = None, *, held_out: bool = False
) -> PictureSet:
    """Draw the scenes of these numbers: scene and caption are functions of the number.

    Args:
        numbers: Any non-negative numbers.
        sprites: The objects, as `draw_glyphs` returns them.
        size: Width and height in pixels.
        channels: 1 for grey, 3 or None for colour.
        held_out: Whether to draw held-out combinations of object and background.
    """
    scenes, captions, rngs = numbered(numbers, held_out=held_out)
    starts = range(0, len(scenes), _BATCH)
    parts = [slice(start, start + _BATCH) for start in starts]
    pictures = torch.cat([draw(scenes[part], rngs[part], sprites, size) for part in parts])
    pictures = with_channels(pictures, channels)
    labels = torch.tensor([scene.things[0].concept for scene in scenes])
    return PictureSet(TITLE, pictures, labels, tuple(concept.name for concept in CONCEPTS), captions=tuple(captions))


@lru_cache(maxsize=1)
def scene_sprites(font: Path) -> Tensor:
    """Return the sprites of all concepts, as `draw_glyphs` returns them."""
    return draw_glyphs(font, [concept.glyph for concept in CONCEPTS])
