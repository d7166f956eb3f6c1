"""A data set that the program draws itself: emoji composed into scenes, with captions in plain words."""

from functools import lru_cache, partial
from pathlib import Path
from random import Random

import torch
from torch import Tensor

from studio.engine.data.emoji import draw_glyphs, find_font
from studio.engine.data.picture_set import PictureSet, Say, with_channels
from studio.engine.data.scene_drawing import draw
from studio.engine.data.scene_words import CONCEPTS, Scene, caption, draw_scene, draw_unheard
from studio.engine.data.seeds import mix

TITLE = "scenes of emoji (Noto Color Emoji, SIL Open Font License)"
COUNT, HELD_OUT = 2048, 256  # scenes that are drawn at once; training goes on to draw others
_DRAWN_AT_ONCE = 256
_TRAINING, _UNHEARD = 31, 32  # streams of chance
_SEED = 0  # of the data set; a run's own seed decides about everything else


def load_pocket_scenes(
    size: int, channels: int | None = None, font: str | None = None, say: Say = lambda text: None
) -> PictureSet:
    """Return the first scenes, with captions, a label for the first thing of each, and the means to draw more.

    The held-out scenes have each of their things on a background on which no training scene has it.

    Raises:
        BadInput: The font is missing or cannot be used.
    """
    say("Drawing scenes")
    sprites = scene_sprites(find_font(font))
    seen = draw_numbered(range(COUNT), sprites, size, channels)
    unheard = draw_numbered(range(HELD_OUT), sprites, size, channels, unheard=True)
    labels, captions = (seen.labels, unheard.labels), (seen.captions or (), unheard.captions or ())
    return PictureSet(
        TITLE,
        torch.cat([seen.pictures, unheard.pictures]),
        torch.cat([part for part in labels if part is not None]),
        seen.names,
        held_out=torch.arange(COUNT + HELD_OUT) >= COUNT,
        captions=(*captions[0], *captions[1]),
        draw=partial(draw_numbered, sprites=sprites, size=size, channels=channels),
    )


def numbered(numbers: range, *, unheard: bool = False) -> tuple[list[Scene], list[str], list[Random]]:
    """Return the scenes of these numbers, their captions, and the source of chance that goes on to place things."""
    chances = [Random(mix(_SEED, _UNHEARD if unheard else _TRAINING, number)) for number in numbers]
    scenes = [(draw_unheard if unheard else draw_scene)(chance) for chance in chances]
    return scenes, [caption(scene, chance) for scene, chance in zip(scenes, chances, strict=True)], chances


def draw_numbered(
    numbers: range, sprites: Tensor, size: int, channels: int | None = None, *, unheard: bool = False
) -> PictureSet:
    """Draw the scenes of these numbers: scene and caption follow from the number alone.

    Args:
        numbers: Which; there is no last one.
        sprites: The things, as `draw_glyphs` gives them.
        size: Width and height in pixels.
        channels: 1 makes them grey.
        unheard: Whether to draw such as are never trained on.
    """
    scenes, captions, chances = numbered(numbers, unheard=unheard)
    starts = range(0, len(scenes), _DRAWN_AT_ONCE)
    parts = [slice(start, start + _DRAWN_AT_ONCE) for start in starts]
    pictures = torch.cat([draw(scenes[part], chances[part], sprites, size) for part in parts])
    pictures = with_channels(pictures, channels)
    labels = torch.tensor([scene.things[0].concept for scene in scenes])
    return PictureSet(TITLE, pictures, labels, tuple(thing.name for thing in CONCEPTS), captions=tuple(captions))


@lru_cache(maxsize=1)
def scene_sprites(font: Path) -> Tensor:
    """Return the things of all scenes, as `draw_glyphs` gives them."""
    return draw_glyphs(font, [thing.glyph for thing in CONCEPTS])
