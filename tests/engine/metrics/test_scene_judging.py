"""Evaluation of generated scenes: prompts, classification, and correct against incorrect pictures."""

from random import Random
from types import SimpleNamespace

import pytest
import torch

from studio.engine.data.scene_drawing import draw
from studio.engine.data.scene_words import BACKGROUNDS, COLOURS, CONCEPTS, SceneSpec, is_held_out
from studio.engine.metrics import scene_judging, scene_reader
from studio.engine.metrics.scene_judging import judge_scenes, one_thing, two_things
from studio.engine.metrics.scene_reader import SceneReader, sides

SIZE = 16


@pytest.fixture
def sprites() -> torch.Tensor:
    """Plain squares in a different colour for each noun."""
    colours = torch.rand(len(CONCEPTS), 3, 1, 1, generator=torch.Generator().manual_seed(0))
    return torch.cat([colours, torch.ones(len(CONCEPTS), 1, 1, 1)], 1).expand(-1, -1, 8, 8).contiguous()


def test_prompts_ask_for_held_out_combinations():
    scenes, prompts = one_thing(100)
    assert len(set(prompts)) > 60
    assert {scene.things[0].concept for scene in scenes} == set(range(len(CONCEPTS)))
    for scene, prompt in zip(scenes, prompts, strict=True):
        concept = CONCEPTS[scene.things[0].concept]
        assert is_held_out(scene.things[0].concept, scene.colour)
        assert COLOURS[scene.colour] in prompt
        assert concept.name in prompt or concept.alias in prompt


def test_prompts_name_the_sides_of_two_objects():
    scenes, prompts = two_things(30)
    assert {scene.arrangement for scene in scenes} == {"beside", "above"}
    for scene, prompt in zip(scenes, prompts, strict=True):
        first, second = (CONCEPTS[thing.concept].name for thing in scene.things)
        relation = "above" if scene.arrangement == "above" else "left of"
        assert prompt.index(first) < prompt.index(relation) < prompt.rindex(second)
    assert two_things(30)[1] == prompts


class Painter:
    """A fake model that paints each requested scene, or one with other objects."""

    device = torch.device("cpu")
    processes = 1

    def __init__(self, sprites: torch.Tensor, *, wrong: bool = False) -> None:
        self._sprites, self._wrong = sprites, wrong
        self.scenes: dict[str, SceneSpec] = {}
        for scenes, prompts in (one_thing(), two_things()):
            self.scenes.update(zip(prompts, scenes, strict=True))

    def draw(self, prompts: list[str], **asked: object) -> torch.Tensor:
        scenes = [self._of(self.scenes[prompt]) for prompt in prompts]
        return draw(scenes, [Random(n) for n in range(len(scenes))], self._sprites, SIZE).float() / 127.5 - 1

    def _of(self, scene: SceneSpec) -> SceneSpec:
        if not self._wrong:
            return scene
        return SceneSpec((scene.colour + 1) % len(COLOURS), scene.things[::-1], scene.arrangement)


class Seer:
    """A fake classifier that looks at the centre of each place and at a corner."""

    def __init__(self, sprites: torch.Tensor) -> None:
        self._colours = sprites[:, :3, 0, 0]

    def read(self, pictures: torch.Tensor) -> SimpleNamespace:
        pictures = (pictures + 1) / 2
        places = {"alone": (8, 8), "left": (8, 4), "right": (8, 12), "top": (4, 8), "bottom": (12, 8)}
        things = {name: self._nearest(pictures[:, :, row, column]) for name, (row, column) in places.items()}
        grounds = torch.tensor([BACKGROUNDS[colour] for colour in COLOURS]) / 255
        return SimpleNamespace(things=things, colour=torch.cdist(pictures[:, :, 0, 0], grounds).argmin(1))

    def _nearest(self, colours: torch.Tensor) -> torch.Tensor:
        return torch.cdist(colours, self._colours).argmin(1)


@pytest.mark.parametrize("wrong", [False, True])
def test_correct_and_incorrect_pictures_are_distinguished(
    wrong: bool, sprites: torch.Tensor, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(scene_judging, "SceneReader", lambda device, font: Seer(sprites))
    figures = judge_scenes(Painter(sprites, wrong=wrong), guidance=3.0, one=40, two=30)
    if wrong:  # the things change sides, and every background is the next one
        assert figures["background_accuracy"] < 0.1
        assert figures["both_present"] > 0.95
        assert figures["sides_right"] < 0.05
    else:
        assert min(figures.values()) > 0.95


def test_the_scene_classifier_is_trained_and_cached(sprites: torch.Tensor, monkeypatch: pytest.MonkeyPatch, data_home):
    monkeypatch.setattr(scene_reader, "STEPS", 3)
    monkeypatch.setattr(scene_reader, "find_font", lambda path: path)
    monkeypatch.setattr(scene_reader, "scene_sprites", lambda font: sprites)
    before = torch.get_rng_state()
    reading = SceneReader().read(torch.zeros(3, 3, 40, 40))
    assert torch.equal(torch.get_rng_state(), before)
    assert set(reading.things) == {"alone", "left", "right", "top", "bottom"}
    assert reading.colour.shape == (3,)
    assert len(list((data_home / "classifiers").iterdir())) == 1
    monkeypatch.setattr(scene_reader, "_train", lambda network, font: pytest.fail("it was kept"))
    again = SceneReader().read(torch.zeros(3, 3, 40, 40))
    assert torch.equal(again.colour, reading.colour)


def test_sides():
    assert sides(SceneSpec(0, (), "above")) == ("top", "bottom")
    assert sides(SceneSpec(0, (), "beside")) == ("left", "right")
