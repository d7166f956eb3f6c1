"""Evaluates how well a ControlNet makes a text-to-image model follow edges."""

from random import Random

import torch
from torch import Tensor

from studio.engine.data.edges import canny_edges
from studio.engine.data.emoji import find_font
from studio.engine.data.pocket_scenes import scene_sprites
from studio.engine.data.scene_drawing import draw
from studio.engine.data.scene_words import (
    COLOURS,
    CONCEPTS,
    Place,
    SceneSpec,
    Size,
    Thing,
    training_concepts,
    with_article,
)
from studio.engine.metrics.edge_overlap import edge_f1

_SEED = 78


def edges_of(pictures: Tensor) -> Tensor:
    """Return the ControlNet hints of pictures [N, 3, H, W] in [-1, 1]: edges, uint8 [N, 3, H, W] of 0 and 1."""
    red, green, blue = ((pictures.float().cpu() + 1) / 2).unbind(1)
    grey = (0.299 * red + 0.587 * green + 0.114 * blue).numpy()
    found = torch.stack([torch.from_numpy(canny_edges(picture)) for picture in grey])
    return found[:, None].expand(-1, 3, -1, -1).to(pictures.device, torch.uint8)


def things_at_the_side(count: int, size: int, font: str | None = None) -> tuple[list[str], Tensor]:
    """Return prompts that name an object and a background, and edges that add its position, size and tilt.

    Args:
        count: The number N of prompts.
        size: Width and height in pixels.
        font: The emoji font file; None for the system's font.

    Returns:
        N prompts, and hints [N, 3, size, size] as `edges_of` returns them.
    """
    rng = Random(_SEED)
    places: tuple[Place, ...] = ("left", "right", "top", "bottom")
    sizes: tuple[Size, ...] = ("small", "")
    scenes, prompts = [], []
    for _ in range(count):
        background = rng.randrange(len(COLOURS))
        concept = rng.choice(training_concepts(background))
        thing = Thing(concept, rng.choice(sizes), rng.choice(places), tilted=rng.random() < 0.25)
        scenes.append(SceneSpec(background, (thing,)))
        prompts.append(f"{with_article(CONCEPTS[concept].name)} on {with_article(COLOURS[background])} background")
    pictures = draw(scenes, [rng] * count, scene_sprites(find_font(font)), size)
    return prompts, edges_of(pictures.float() / 127.5 - 1)


def edge_scores(pictures: Tensor, without: Tensor, hints: Tensor) -> dict[str, float]:
    """Compare the edges of pictures with the edges that they were to follow.

    Args:
        pictures: Drawn with the ControlNet, [N, 3, H, W] in [-1, 1].
        without: Drawn from the same noise without it, of the same shape.
        hints: The edges to follow, [N, 3, H, W] of 0 and 1.

    Returns:
        `edge_f1`, the F1 score at a tolerance of two pixels; `edge_f1_without`; and their ratio `edges_followed`.
    """
    wanted = hints[:, 0].bool().cpu().numpy()
    scores = []
    for drawn in (pictures, without):
        found = edges_of(drawn)[:, 0].bool().cpu().numpy()
        scores.append(sum(edge_f1(*pair) for pair in zip(found, wanted, strict=True)) / len(hints))
    return {
        "edge_f1": scores[0],
        "edge_f1_without": scores[1],
        "edges_followed": scores[0] / max(scores[1], 1e-9),
    }
