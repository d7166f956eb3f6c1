"""Evaluates prompt adherence of a text-to-image model on generated scenes, held-out combinations included."""

from random import Random
from typing import Any

import torch

from studio.engine.data.scene_words import (
    COLOURS,
    CONCEPTS,
    SceneSpec,
    Thing,
    caption,
    is_held_out,
    training_concepts,
    with_article,
)
from studio.engine.metrics.prompt_sampler import PromptSampler, draw_prompts
from studio.engine.metrics.scene_reader import SceneReader, sides

ONE, TWO = 200, 100  # prompts with one object, and with two
STEPS = 20
_SEED = 77


def one_thing(count: int = ONE) -> tuple[list[SceneSpec], list[str]]:
    """Return scenes of one object on its held-out background, and a prompt for each."""
    pairs = [(c, g) for c in range(len(CONCEPTS)) for g in range(len(COLOURS)) if is_held_out(c, g)]
    scenes = [SceneSpec(ground, (Thing(concept),)) for concept, ground in (pairs[n % len(pairs)] for n in range(count))]
    return scenes, [_prompt(scene, Random(_SEED + number)) for number, scene in enumerate(scenes)]


def two_things(count: int = TWO) -> tuple[list[SceneSpec], list[str]]:
    """Return scenes of two objects beside or above each other, and a prompt for each that states the layout."""
    rng, scenes, prompts = Random(_SEED), [], []
    for number in range(count):
        ground = rng.randrange(len(COLOURS))
        one, other = rng.sample(training_concepts(ground), 2)
        scene = SceneSpec(ground, (Thing(one), Thing(other)), "above" if number % 3 == 2 else "beside")
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
    """Draw scenes by prompts and recognize them.

    Returns:
        `noun_accuracy` and `background_accuracy` of one object on its held-out background; `both_present`, the share of
        pictures of two objects that contain both; `sides_right`, the share with both in the requested layout.
    """
    reader = SceneReader(model.device, font)
    settings: dict[str, Any] = {"guidance": guidance, "seed": _SEED, "steps": steps, "sampler": sampler}
    scenes, prompts = one_thing(one)
    read = reader.read(draw_prompts(model, prompts, **settings))
    nouns = torch.tensor([scene.things[0].concept for scene in scenes])
    grounds = torch.tensor([scene.colour for scene in scenes])
    figures = {
        "noun_accuracy": float((read.things["alone"].cpu() == nouns).float().mean()),
        "background_accuracy": float((read.colour.cpu() == grounds).float().mean()),
    }
    if two:
        scenes, prompts = two_things(two)
        found = reader.read(draw_prompts(model, prompts, **settings)).things
        there, right = 0, 0
        for number, scene in enumerate(scenes):
            wanted = [thing.concept for thing in scene.things]
            seen = [int(found[name][number]) for name in sides(scene)]
            there += set(seen) == set(wanted)
            right += seen == wanted
        figures |= {"both_present": there / two, "sides_right": right / two}
    return figures


def _prompt(scene: SceneSpec, rng: Random) -> str:
    """Return a caption of the scene that mentions its background."""
    while COLOURS[scene.colour] not in (text := caption(scene, rng)):
        pass
    return text
