"""The judge of drawn scenes: its prompts, its reading of right and wrong pictures, and how its network is kept."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import numpy as np
import pytest
import torch
from PIL import Image

from studio.engine.data.scenes.backgrounds import BACKGROUNDS
from studio.engine.data.scenes.scene import Group, Scene, is_held_out
from studio.engine.data.scenes.things import THINGS
from studio.engine.metrics.drawn_scenes import judging, reader
from studio.engine.metrics.drawn_scenes.judging import judge_drawn_scenes, one_thing, several, two_things
from studio.engine.metrics.drawn_scenes.reader import (
    PLACES,
    RELATIONS,
    DrawnSceneReader,
    ReaderRecipe,
    SceneReading,
    places_of,
)


class Painter:
    """Answers a prompt with the number of its scene in the value of every pixel."""

    device, processes = torch.device("cpu"), 1

    def __init__(self) -> None:
        self.prompts: list[str] = []

    def draw(self, prompts: Sequence[str], *, first: int = 0, **asked: object) -> torch.Tensor:
        self.prompts += prompts
        return torch.arange(first, first + len(prompts)).float()[:, None, None, None].expand(-1, 3, 4, 4)


class Seer:
    """Reads those pictures: sees each scene as requested, or as `seen` changes it."""

    def __init__(self, seen=lambda scene: scene) -> None:
        self._seen = seen
        self._asked = iter((one_thing(40)[0], two_things(40)[0], several(40)[0]))

    def read(self, pictures: torch.Tensor) -> SceneReading:
        asked = next(self._asked)
        scenes = [self._seen(asked[int(number)]) for number in pictures[:, 0, 0, 0]]
        places = [places_of(scene) for scene in scenes]
        return SceneReading(
            {place: torch.tensor([found.get(place, 0) for found in places]) for place in PLACES},
            torch.tensor([scene.count for scene in scenes]),
            torch.tensor([RELATIONS.index(scene.relation) for scene in scenes]),
            torch.tensor([scene.background for scene in scenes]),
        )


def one_more(scene: Scene) -> tuple[Group, ...]:
    """The groups of a scene, of which the first has one thing more."""
    first, *others = scene.groups
    return (replace(first, count=first.count + 1), *others)


def judged(monkeypatch: pytest.MonkeyPatch, seer: Seer) -> dict[str, float]:
    monkeypatch.setattr(judging, "DrawnSceneReader", lambda device, font: seer)
    return judge_drawn_scenes(Painter(), guidance=4.0, one=40, two=40, more=40)


def test_pictures_as_asked_are_right(monkeypatch: pytest.MonkeyPatch):
    figures = judged(monkeypatch, Seer())
    assert set(figures) == {"noun_accuracy", "background_accuracy", "both_present", "sides_right", "counts_right"}
    assert set(figures.values()) == {1.0}


def test_each_mistake_lowers_its_own_figure(monkeypatch: pytest.MonkeyPatch):
    def swapped(scene: Scene) -> Scene:
        return Scene((scene.background + 1) % len(BACKGROUNDS), scene.groups[::-1], scene.relation)

    figures = judged(monkeypatch, Seer(swapped))
    assert (figures["noun_accuracy"], figures["background_accuracy"]) == (1, 0)
    assert (figures["both_present"], figures["sides_right"]) == (1, 0)
    more = judged(monkeypatch, Seer(lambda scene: Scene(scene.background, one_more(scene), scene.relation)))
    assert (more["noun_accuracy"], more["counts_right"]) == (1, 0)


def test_prompts_are_about_combinations_that_never_met_in_training():
    for scenes, prompts in (one_thing(), two_things(), several()):
        for scene, prompt in zip(scenes, prompts, strict=True):
            assert all(is_held_out(group.thing, scene.background) for group in scene.groups)
            background = BACKGROUNDS[scene.background]
            assert any(words in prompt for words in (*background.phrases, *background.titles))
    assert len(set(one_thing()[1])) >= 300
    assert len({scene.groups[0].thing for scene in one_thing()[0]}) > len(THINGS) / 2


def test_places_of_scenes():
    assert places_of(Scene(0, (Group(3, 2),))) == {"alone": 3}
    assert places_of(Scene(0, (Group(3), Group(4)), "on")) == {"top": 3, "bottom": 4}
    assert places_of(Scene(0, (Group(3), Group(4)), "behind")) == {"back": 3, "front": 4}
    assert places_of(Scene(0, (Group(3), Group(4), Group(5)), "beside")) == {"left": 3, "middle": 4, "right": 5}


def test_the_network_is_trained_once_and_reports_its_accuracy(monkeypatch: pytest.MonkeyPatch, data_home):
    sprites = tuple(Image.new("RGBA", (8, 8), (*Random(n).randbytes(3), 255)) for n in range(len(THINGS)))
    monkeypatch.setattr(reader, "find_font", lambda path: path)
    monkeypatch.setattr(reader, "sprites_of", lambda font: sprites)
    recipe = ReaderRecipe(steps=2, batch_size=4)
    before = torch.get_rng_state()
    seeing = DrawnSceneReader(recipe=recipe)
    reading = seeing.read(torch.zeros(3, 3, 40, 40))
    assert torch.equal(torch.get_rng_state(), before)
    assert reading.background.shape == reading.things["front"].shape == (3,)
    assert set(seeing.accuracy(4)) == {"things", "count", "relation", "background"}
    assert len(list((data_home / "classifiers").iterdir())) == 1
    monkeypatch.setattr(DrawnSceneReader, "_train", lambda self, network: pytest.fail("it was kept"))
    again = DrawnSceneReader(recipe=recipe).read(torch.zeros(3, 3, 40, 40))
    assert np.array_equal(again.background, reading.background)
