"""Prompts that name a thing and a background, and scenes that add where the thing is: to judge ControlNets."""

from random import Random

import numpy as np
import torch

from studio.engine.data.emoji import find_font
from studio.engine.data.picture_set import PictureSet
from studio.engine.data.scenes.backgrounds import BACKGROUNDS
from studio.engine.data.scenes.captions import name_of
from studio.engine.data.scenes.drawing import draw_scene, sprites_of
from studio.engine.data.scenes.scene import Group, Place, Scene, Size, training_things
from studio.engine.data.scenes.scene_set import TITLE

_SEED = 80


def placed_things(count: int, size: int, font: str | None = None) -> tuple[list[str], PictureSet]:
    """Return prompts, and for each a scene that adds place, size and tilt, with its depth.

    Args:
        count: How many.
        size: Width and height in pixels.
        font: The emoji font file; None for the system's font.
    """
    rng, sprites = Random(_SEED), sprites_of(find_font(font))
    places: tuple[Place, ...] = ("left", "right", "top", "bottom")
    sizes: tuple[Size, ...] = ("small", "")
    prompts, drawn = [], []
    for _ in range(count):
        background = rng.randrange(len(BACKGROUNDS))
        thing = rng.choice(training_things(background))
        placed = Group(thing, 1, rng.choice(sizes), rng.choice(places), rng.random() < 0.25)
        drawn.append(draw_scene(Scene(background, (placed,)), rng, sprites, size))
        prompts.append(f"{name_of(Group(thing))} {BACKGROUNDS[background].phrases[0]}")
    pictures = torch.from_numpy(np.stack([scene.picture for scene in drawn])).permute(0, 3, 1, 2).contiguous()
    depth = torch.from_numpy(np.stack([scene.depth for scene in drawn]))[:, None]
    return prompts, PictureSet(TITLE, pictures, maps={"depth": depth})
