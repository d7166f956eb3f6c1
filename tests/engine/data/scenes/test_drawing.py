"""Drawn scenes: determined by their numbers, wholly in the picture, with things where captions say."""

from pathlib import Path
from random import Random

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from scipy.spatial.distance import pdist

from studio.engine.data.emoji import FONT_FILE, find_font
from studio.engine.data.load import load_dataset
from studio.engine.data.scenes import scene_set
from studio.engine.data.scenes.backgrounds import BACKGROUNDS, picture_of
from studio.engine.data.scenes.drawing import draw_placed, draw_scene, sprites_of
from studio.engine.data.scenes.placing import Placed, place
from studio.engine.data.scenes.scene import Group, Scene, random_scene
from studio.engine.data.scenes.scene_set import draw_numbered
from studio.engine.data.scenes.things import THINGS
from studio.engine.training.trainer import Trainer
from studio.protocol.errors import BadInput
from studio.protocol.training_recipe import DatasetSpec, NetworkSpec, TrainRecipe
from tests.system_packages import skip_without

SEEDS = st.integers(0, 2**63)
ASPECTS = [0.4 + (number % 9) * 0.25 for number in range(len(THINGS))]
BLACK = [background.name for background in BACKGROUNDS].index("black")
FONT = Path("any font")


@pytest.fixture(scope="module")
def sprites() -> tuple[Image.Image, ...]:
    """White boxes of several shapes in place of emoji."""
    return tuple(Image.new("RGBA", (round(64 * min(1, a)), round(64 * min(1, 1 / a))), "white") for a in ASPECTS)


@pytest.fixture
def boxes(monkeypatch: pytest.MonkeyPatch, sprites: tuple[Image.Image, ...]) -> None:
    monkeypatch.setattr(scene_set, "sprites_of", lambda font: sprites)
    monkeypatch.setattr(scene_set, "find_font", lambda font: FONT)
    monkeypatch.setattr(scene_set, "COUNT", 12)
    monkeypatch.setattr(scene_set, "HELD_OUT", 5)


def box(thing: Placed) -> tuple[float, float, float, float]:
    width, height = thing.extent(ASPECTS[thing.thing])
    return thing.x - width / 2, thing.y - height / 2, thing.x + width / 2, thing.y + height / 2


@given(SEEDS)
def test_nothing_leaves_the_picture(seed: int):
    rng = Random(seed)
    scene = random_scene(rng)
    placed = place(scene, ASPECTS, rng)
    assert len(placed) == scene.count
    assert sorted(thing.thing for thing in placed) == sorted(
        group.thing for group in scene.groups for _ in range(group.count)
    )
    for thing in placed:
        left, top, right, bottom = box(thing)
        assert min(left, top) >= 0
        assert max(right, bottom) <= 1


@given(SEEDS)
def test_relations_are_as_told(seed: int):
    rng = Random(seed)
    scene = random_scene(rng)
    placed = place(scene, ASPECTS, rng)
    if scene.relation in ("", "beside"):
        edges = [edge for thing in placed for edge in (box(thing)[0], box(thing)[2])]
        assert edges == sorted(edges)  # from left to right, apart from each other
    elif scene.relation == "above":
        upper, lower = placed
        assert box(upper)[3] <= box(lower)[1]
    elif scene.relation == "on":
        below, above = placed
        assert (below.thing, above.thing) == (scene.groups[1].thing, scene.groups[0].thing)
        assert abs(above.x - below.x) < 0.2
        assert box(below)[1] <= box(above)[3] < below.y + 0.05
    else:
        back, front = (box(thing) for thing in placed)
        for axis in (0, 1):
            overlap = min(back[axis + 2], front[axis + 2]) - max(back[axis], front[axis])
            assert 0 < overlap < 0.9 * (back[axis + 2] - back[axis])
        assert placed[0].y < placed[1].y


@pytest.mark.parametrize(("where", "axis", "low"), [("left", 0, 1), ("right", 0, 0), ("top", 1, 1), ("bottom", 1, 0)])
def test_single_things_are_at_the_named_places(sprites, where, axis: int, low: int):
    scene = Scene(BLACK, (Group(4, place=where, size="small"),))
    picture = draw_scene(scene, Random(1), sprites, 32).picture
    rows, columns = (picture.mean(2) > 128).nonzero()
    middle = (columns.mean(), rows.mean())
    assert (middle[axis] < 12) if low else (middle[axis] > 20)
    assert 10 < middle[1 - axis] < 22


def test_things_have_the_named_sizes(sprites):
    areas = [
        (draw_scene(Scene(BLACK, (Group(4, size=size),)), Random(0), sprites, 64).picture > 128).mean()
        for size in ("small", "", "large")
    ]
    assert areas[0] < 0.16 < areas[1] < 0.45 < areas[2]


@given(SEEDS)
@settings(max_examples=20)
def test_backgrounds_differ_from_each_other_more_than_from_themselves(seed: int):
    rng = Random(seed)
    drawn = [[picture_of(background, 16, rng).astype(float) for _ in range(2)] for background in BACKGROUNDS]
    means = np.stack([[picture.reshape(4, 64, 3).mean(1).ravel() for picture in pair] for pair in drawn])
    for number, (one, other) in enumerate(means):
        others = np.delete(means[:, 1], number, axis=0)
        assert np.linalg.norm(one - other) < np.linalg.norm(others - one, axis=1).min()


def test_scenes_are_determined_by_their_numbers(boxes):
    some = draw_numbered(range(10, 14), FONT, 16)
    alone = draw_numbered(range(12, 13), FONT, 16)
    assert np.array_equal(some.pictures[2:3], alone.pictures)
    assert some.captions is not None
    assert alone.captions is not None
    assert some.captions[2] == alone.captions[0]
    assert len({picture.numpy().tobytes() for picture in draw_numbered(range(100), FONT, 16).pictures}) == 100


def test_near_things_are_bright_in_the_depth_map(sprites):
    placed = [Placed(4, 0.4, 0.4, 0.5), Placed(4, 0.6, 0.6, 0.4)]
    depth = draw_placed(placed, np.zeros((32, 32, 3), np.uint8), sprites).depth
    assert depth[13, 13] > 1.5 * depth[0, 0]
    assert depth[22, 22] > depth[10, 10] > depth[31, 0] > depth[0, 0]


def test_the_data_set_holds_out_scenes_and_draws_more(boxes):
    spec = DatasetSpec(kind="scenes", size=16)
    data = load_dataset(spec)
    training, held_out = data.split(0.15)
    assert (len(training), len(held_out), len(held_out.captions or ())) == (12, 5, 5)
    assert data.fingerprint == load_dataset(spec).fingerprint
    grey = load_dataset(spec.model_copy(update={"channels": 1}))
    assert grey.draw is not None
    assert grey.draw(range(20, 22)).pictures.shape == (2, 1, 16, 16)
    assert torch.equal(held_out.maps["depth"], data.maps["depth"][12:])


def test_training_never_sees_a_scene_twice(boxes):
    data = DatasetSpec(kind="scenes", size=16)
    recipe = TrainRecipe(
        dataset=data, network=NetworkSpec(channels=(8,), attention=(False,), conditional=False), batch_size=4, steps=5
    )
    trainer = Trainer(recipe, load_dataset(data), torch.device("cpu"))
    seen = []
    for step in range(5):  # beyond the twelve that are drawn at first
        pictures, labels = trainer.learner.pictures(torch.zeros(4, dtype=torch.int64), 4 * step)
        assert labels is not None
        seen += [picture.numpy().tobytes() for picture in pictures]
    assert len(set(seen)) == 20
    again, _ = trainer.learner.pictures(torch.zeros(4, dtype=torch.int64), 16)
    assert [picture.numpy().tobytes() for picture in again] == seen[16:]


def test_every_thing_has_a_picture_of_its_own():
    try:
        font = find_font()
    except BadInput:
        skip_without(f"the font {FONT_FILE} (Debian: fonts-noto-color-emoji)")
    small = np.stack([np.asarray(sprite.resize((16, 16))).astype(float).ravel() for sprite in sprites_of(font)])
    assert pdist(small).min() > 500
