"""The data set of drawn scenes: pictures and captions by number, without end."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random

import numpy as np
import torch

from studio.engine.data.emoji import find_font
from studio.engine.data.picture_set import Notify, PictureSet, with_channels
from studio.engine.data.scenes.captions import caption
from studio.engine.data.scenes.drawing import draw_scene, sprites_of
from studio.engine.data.scenes.scene import Scene, random_held_out_scene, random_scene
from studio.engine.data.scenes.things import THINGS
from studio.engine.data.seeds import mix

TITLE = "drawn scenes of emoji in settings (Noto Color Emoji, SIL Open Font License)"
COUNT, HELD_OUT = 2048, 256  # scenes that are loaded; training draws more
_TRAINING, _HELD_OUT = 41, 42  # random streams
_SEED = 0  # of the data set, independent of a run's seed


def load_scenes(
    size: int, channels: int | None = None, font: str | None = None, notify: Notify = lambda text: None
) -> PictureSet:
    """Return the first scenes with captions, labels for the first thing of each, and a function that draws more.

    Held-out scenes contain only combinations of thing and background that never occur in training.

    Raises:
        BadInput: The font is missing or cannot be used.
    """
    notify("Drawing scenes")
    file = find_font(font)
    seen = draw_numbered(range(COUNT), file, size, channels)
    held_out = draw_numbered(range(HELD_OUT), file, size, channels, held_out=True)
    return replace(seen.with_held_out(held_out), draw=partial(draw_numbered, font=file, size=size, channels=channels))


def scene_of(number: int, *, held_out: bool = False, seed: int = _SEED) -> tuple[Scene, str, Random]:
    """Return a scene by its number, its caption, and its random generator, for drawing it."""
    rng = Random(mix(seed, _HELD_OUT if held_out else _TRAINING, number))
    scene = (random_held_out_scene if held_out else random_scene)(rng)
    return scene, caption(scene, rng), rng


def draw_numbered(
    numbers: Sequence[int], font: Path, size: int, channels: int | None = None, *, held_out: bool = False
) -> PictureSet:
    """Draw the scenes of these numbers: scene and caption are functions of the number.

    Args:
        numbers: Any non-negative numbers.
        font: The emoji font.
        size: Width and height in pixels.
        channels: 1 for grey, 3 or None for colour.
        held_out: Whether to draw held-out combinations of thing and background.
    """
    sprites = sprites_of(font)
    scenes = [scene_of(number, held_out=held_out) for number in numbers]
    drawn = [draw_scene(scene, rng, sprites, size) for scene, _, rng in scenes]
    pictures = np.stack([scene.picture for scene in drawn]).transpose(0, 3, 1, 2).copy()
    depth = np.stack([scene.depth for scene in drawn])[:, None]
    return PictureSet(
        TITLE,
        with_channels(torch.from_numpy(pictures), channels),
        torch.tensor([scene.groups[0].thing for scene, _, _ in scenes]),
        tuple(thing.name for thing in THINGS),
        captions=tuple(caption for _, caption, _ in scenes),
        maps={"depth": torch.from_numpy(depth)},
    )
