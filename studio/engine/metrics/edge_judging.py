"""How well a ControlNet makes a text-to-image model follow edges."""

from collections.abc import Sequence
from random import Random
from typing import Any

import torch
from torch import Tensor

from studio.engine.data.edges import canny_edges
from studio.engine.data.emoji import find_font
from studio.engine.data.pocket_scenes import scene_sprites
from studio.engine.data.scene_drawing import draw
from studio.engine.data.scene_words import COLOURS, CONCEPTS, Place, Scene, Size, Thing, familiar, with_article
from studio.engine.metrics.edge_overlap import edge_f1
from studio.engine.models.stable_diffusion import ActiveControl, StableDiffusionModel

STEPS = 20
_DRAWN = 12  # pictures at a time
_SEED = 78


def edges_of(pictures: Tensor) -> Tensor:
    """Return what a ControlNet is shown of pictures [N, 3, H, W] in [-1, 1]: edges, uint8 [N, 3, H, W], 0 or 1."""
    red, green, blue = ((pictures.float().cpu() + 1) / 2).unbind(1)
    grey = (0.299 * red + 0.587 * green + 0.114 * blue).numpy()
    found = torch.stack([torch.from_numpy(canny_edges(picture)) for picture in grey])
    return found[:, None].expand(-1, 3, -1, -1).to(pictures.device, torch.uint8)


def things_at_the_side(count: int, size: int, font: str | None = None) -> tuple[list[str], Tensor]:
    """Return prompts that name a thing and a background, and edges that say what they do not: where, how large, tilted.

    Args:
        count: N, how many.
        size: Width and height in pixels.
        font: The emoji font; None: where it is usually found.

    Returns:
        N prompts, and hints [N, 3, size, size] as `edges_of` gives them.
    """
    chance = Random(_SEED)
    places: tuple[Place, ...] = ("left", "right", "top", "bottom")
    sizes: tuple[Size, ...] = ("small", "")
    scenes, prompts = [], []
    for _ in range(count):
        ground = chance.randrange(len(COLOURS))
        concept = chance.choice(familiar(ground))
        thing = Thing(concept, chance.choice(sizes), chance.choice(places), tilted=chance.random() < 0.25)
        scenes.append(Scene(ground, (thing,)))
        prompts.append(f"{with_article(CONCEPTS[concept].name)} on {with_article(COLOURS[ground])} background")
    pictures = draw(scenes, [chance] * count, scene_sprites(find_font(font)), size)
    return prompts, edges_of(pictures.float() / 127.5 - 1)


def draw_along(
    base: StableDiffusionModel,
    network: Any,
    prompts: Sequence[str],
    hints: Tensor,
    *,
    steps: int = STEPS,
    seed: int = 0,
) -> Tensor:
    """Draw a picture along each of the hints [N, 3, H, W] of 0 and 1, with the base's own guidance and sampler.

    Args:
        base: The text-to-image model.
        network: The ControlNet; None: the hints are not shown.
        prompts: N of them.
        hints: Edges.
        steps: Denoising steps.
        seed: Of the first picture's noise; see `Model.sample`.

    Returns:
        float32 [N, 3, H, W] in [-1, 1].
    """
    made = []
    for first in range(0, len(hints), _DRAWN):
        part = slice(first, first + _DRAWN)
        controls = () if network is None else (ActiveControl(network, hints[part].float()),)
        asked: dict[str, Any] = {"guidance": base.card.guidance, "sampler": base.card.sampler, "steps": steps}
        made.append(base.draw(prompts[part], seed=seed, first=first, controls=controls, **asked))
    return torch.cat(made)


def judge_edges(
    base: StableDiffusionModel,
    network: Any,
    prompts: Sequence[str],
    hints: Tensor,
    *,
    steps: int = STEPS,
    seed: int = 0,
) -> dict[str, float]:
    """Draw along edges with the ControlNet and, from the same noise, without it.

    Returns:
        `edge_f1` of the edges found to those asked for, at two pixels; `edge_f1_without`; and how many times as good
        the first is: `edges_followed`.
    """
    wanted = hints[:, 0].bool().cpu().numpy()
    scores = []
    for shown in (network, None):
        found = edges_of(draw_along(base, shown, prompts, hints, steps=steps, seed=seed))[:, 0].bool().cpu().numpy()
        scores.append(sum(edge_f1(*pair) for pair in zip(found, wanted, strict=True)) / len(hints))
    return {
        "edge_f1": scores[0],
        "edge_f1_without": scores[1],
        "edges_followed": scores[0] / max(scores[1], 1e-9),
    }
