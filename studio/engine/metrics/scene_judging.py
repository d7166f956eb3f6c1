"""How well a text-to-image model draws the scenes that it is asked for, things on backgrounds it never saw them on."""

from collections.abc import Sequence
from random import Random
from typing import Protocol

import torch
from torch import Tensor

from studio.engine.data.scene_words import (
    COLOURS,
    CONCEPTS,
    Scene,
    Thing,
    caption,
    familiar,
    reserved,
    with_article,
)
from studio.engine.metrics.scene_reader import SceneReader, sides

ONE, TWO = 200, 100  # prompts about one thing, and about two
STEPS = 20
_BATCH = 20
_SEED = 77


class PromptSampler(Protocol):
    """A model that samples pictures by prompt; see `StableDiffusionModel`."""

    @property
    def device(self) -> torch.device:
        """Where the samples are."""

    @property
    def processes(self) -> int:
        """Number of processes that share the sampling."""

    def draw(
        self, prompts: Sequence[str], *, guidance: float, seed: int, steps: int, first: int = 0, sampler: str = "ddim"
    ) -> Tensor:
        """Sample one picture per prompt: float32 [N, 3, H, W] in [-1, 1]."""


def one_thing(count: int = ONE) -> tuple[list[Scene], list[str]]:
    """Return scenes of one thing on a background that it never had in training, and a prompt for each."""
    pairs = [(c, g) for c in range(len(CONCEPTS)) for g in range(len(COLOURS)) if reserved(c, g)]
    scenes = [Scene(ground, (Thing(concept),)) for concept, ground in (pairs[n % len(pairs)] for n in range(count))]
    return scenes, [_asked(scene, Random(_SEED + number)) for number, scene in enumerate(scenes)]


def two_things(count: int = TWO) -> tuple[list[Scene], list[str]]:
    """Return scenes of two things beside or above each other, and a prompt for each that says which stands where."""
    chance, scenes, prompts = Random(_SEED), [], []
    for number in range(count):
        ground = chance.randrange(len(COLOURS))
        one, other = chance.sample(familiar(ground), 2)
        scene = Scene(ground, (Thing(one), Thing(other)), "above" if number % 3 == 2 else "beside")
        relation = "above" if scene.arrangement == "above" else "left of"
        first, second = (with_article(CONCEPTS[concept].name) for concept in (one, other))
        scenes.append(scene)
        prompts.append(f"{first} {relation} {second} on {with_article(COLOURS[ground])} background")
    return scenes, prompts


def judge_scenes(
    model: PromptSampler,
    *,
    guidance: float,
    one: int = ONE,
    two: int = TWO,
    steps: int = STEPS,
    sampler: str = "ddim",
    font: str | None = None,
) -> dict[str, float]:
    """Draw scenes by prompts and read them again.

    Returns:
        `noun_accuracy` and `background_accuracy` of one thing on an unheard-of background; `both_present`: the share of
        pictures of two things in which both stand somewhere; `sides_right`: and each where it was asked for.
    """
    reader = SceneReader(model.device, font)
    scenes, prompts = one_thing(one)
    read = reader.read(_drawn(model, prompts, guidance, steps, sampler))
    nouns = torch.tensor([scene.things[0].concept for scene in scenes])
    grounds = torch.tensor([scene.colour for scene in scenes])
    figures = {
        "noun_accuracy": float((read.things["alone"].cpu() == nouns).float().mean()),
        "background_accuracy": float((read.colour.cpu() == grounds).float().mean()),
    }
    if two:
        scenes, prompts = two_things(two)
        found = reader.read(_drawn(model, prompts, guidance, steps, sampler)).things
        there, right = 0, 0
        for number, scene in enumerate(scenes):
            wanted = [thing.concept for thing in scene.things]
            seen = [int(found[name][number]) for name in sides(scene)]
            there += set(seen) == set(wanted)
            right += seen == wanted
        figures |= {"both_present": there / two, "sides_right": right / two}
    return figures


def _drawn(
    model: PromptSampler,
    prompts: Sequence[str],
    guidance: float,
    steps: int,
    sampler: str,
) -> Tensor:
    size = model.processes * _BATCH
    parts = [
        model.draw(
            prompts[first : first + size], guidance=guidance, seed=_SEED, first=first, steps=steps, sampler=sampler
        )
        for first in range(0, len(prompts), size)
    ]
    return torch.cat(parts)


def _asked(scene: Scene, chance: Random) -> str:
    """A caption of the scene that says its background."""
    while COLOURS[scene.colour] not in (text := caption(scene, chance)):
        pass
    return text
