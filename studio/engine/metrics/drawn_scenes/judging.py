"""Evaluates how text-to-image models of drawn scenes follow prompts, on combinations that they were not trained on."""

from collections.abc import Sequence
from random import Random

import torch
from torch import Tensor

from studio.engine.data.scenes.backgrounds import BACKGROUNDS
from studio.engine.data.scenes.captions import caption, name_of
from studio.engine.data.scenes.scene import Group, Relation, Scene, held_out_things, is_held_out
from studio.engine.data.scenes.things import THINGS
from studio.engine.metrics.drawn_scenes.reader import RELATIONS, DrawnSceneReader, SceneReading, places_of
from studio.engine.metrics.prompt_sampler import PromptSampler, draw_prompts

ONE, TWO, SEVERAL = 320, 120, 100  # prompts with one thing, with two, and with several equal things
STEPS = 20
_RELATIONS: tuple[tuple[Relation, str], ...] = (
    ("beside", "{a} to the left of {b}"),
    ("above", "{a} above {b}"),
    ("on", "{a} on {b}"),
    ("behind", "{a} behind {b}"),
)
_SEED = 79


def one_thing(count: int = ONE) -> tuple[list[Scene], list[str]]:
    """Return scenes of one thing in front of a background that it never met, and a prompt for each."""
    pairs = [(t, b) for t in range(len(THINGS)) for b in range(len(BACKGROUNDS)) if is_held_out(t, b)]
    Random(_SEED).shuffle(pairs)
    scenes = [Scene(background, (Group(thing),)) for thing, background in _cycled(pairs, count)]
    return scenes, _prompts(scenes)


def several(count: int = SEVERAL) -> tuple[list[Scene], list[str]]:
    """Return scenes of two or three equal things in front of a background that they never met, and their prompts."""
    pairs = [(t, b) for t in range(len(THINGS)) for b in range(len(BACKGROUNDS)) if is_held_out(t, b)]
    Random(_SEED + 1).shuffle(pairs)
    scenes = [
        Scene(background, (Group(thing, 2 + number % 2),))
        for number, (thing, background) in enumerate(_cycled(pairs, count))
    ]
    return scenes, _prompts(scenes)


def two_things(count: int = TWO) -> tuple[list[Scene], list[str]]:
    """Return scenes of two things that never met their background, in all relations, and prompts that state these."""
    rng, scenes, prompts = Random(_SEED), [], []
    backgrounds = [number for number in range(len(BACKGROUNDS)) if len(held_out_things(number)) > 1]
    for number in range(count):
        background = rng.choice(backgrounds)
        one, other = rng.sample(held_out_things(background), 2)
        relation, words = _RELATIONS[number % len(_RELATIONS)]
        scene = Scene(background, (Group(one), Group(other)), relation)
        caption = words.format(a=name_of(scene.groups[0]), b=name_of(scene.groups[1]))
        scenes.append(scene)
        prompts.append(f"{caption} {BACKGROUNDS[background].phrases[0]}")
    return scenes, prompts


def judge_drawn_scenes(
    model: PromptSampler,
    *,
    guidance: float,
    one: int = ONE,
    two: int = TWO,
    more: int = SEVERAL,
    steps: int = STEPS,
    sampler: str = "ddim",
    font: str | None = None,
) -> dict[str, float]:
    """Draw scenes by prompts and recognize them; figures of no prompts are left out.

    Returns:
        `noun_accuracy` and `background_accuracy` of one thing; `both_present`, the share of pictures of two things that
        show both; `sides_right`, the share with both in their places; `counts_right`, the share of pictures of two or
        three equal things that show that many of it.
    """
    reader = DrawnSceneReader(model.device, font)

    def read(prompts: Sequence[str]) -> SceneReading:
        return reader.read(draw_prompts(model, prompts, guidance=guidance, seed=_SEED, steps=steps, sampler=sampler))

    figures: dict[str, float] = {}
    if one:
        scenes, prompts = one_thing(one)
        found = read(prompts)
        figures["noun_accuracy"] = _share(found.things["alone"], [scene.groups[0].thing for scene in scenes])
        figures["background_accuracy"] = _share(found.background, [scene.background for scene in scenes])
    if two:
        scenes, prompts = two_things(two)
        figures |= _of_two(read(prompts), scenes)
    if more:
        scenes, prompts = several(more)
        found = read(prompts)
        right = [
            int(found.count[row]) == scene.count and int(found.things["alone"][row]) == scene.groups[0].thing
            for row, scene in enumerate(scenes)
        ]
        figures["counts_right"] = sum(right) / more
    return figures


def _of_two(found: SceneReading, scenes: Sequence[Scene]) -> dict[str, float]:
    there, right = 0, 0
    for row, scene in enumerate(scenes):
        wanted = places_of(scene)
        seen = {place: int(found.things[place][row]) for place in wanted}
        there += set(seen.values()) == set(wanted.values())
        related = RELATIONS[int(found.relation[row])]
        right += seen == wanted and (related == scene.relation or {related, scene.relation} == {"on", "above"})
    return {"both_present": there / len(scenes), "sides_right": right / len(scenes)}


def _share(found: Tensor, wanted: Sequence[int]) -> float:
    return float((found == torch.tensor(wanted)).float().mean())


def _cycled(pairs: Sequence[tuple[int, int]], count: int) -> list[tuple[int, int]]:
    return [pairs[number % len(pairs)] for number in range(count)]


def _prompts(scenes: Sequence[Scene]) -> list[str]:
    return [caption(scene, Random(_SEED + number), background=True) for number, scene in enumerate(scenes)]
