"""Scenes and their captions: allowed combinations, and captions that describe them."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.engine.data.scene_words import (
    COLOURS,
    CONCEPTS,
    SceneSpec,
    Thing,
    caption,
    is_held_out,
    random_held_out_scene,
    random_scene,
    with_article,
)

SEEDS = st.integers(0, 2**63)
NAMES = [thing.name for thing in CONCEPTS]


def test_each_noun_has_one_excluded_background():
    pairs = [(c, g) for c in range(len(CONCEPTS)) for g in range(len(COLOURS)) if is_held_out(c, g)]
    assert [c for c, _ in pairs] == list(range(len(CONCEPTS)))
    counts = [sum(g == ground for _, g in pairs) for ground in range(len(COLOURS))]
    assert min(counts) >= 3  # enough for a scene of three things
    assert not is_held_out(NAMES.index("tiger"), COLOURS.index("blue"))


@given(SEEDS)
def test_training_scenes_use_only_allowed_combinations(seed: int):
    assert not any(
        is_held_out(thing.concept, scene.colour) for scene in [random_scene(Random(seed))] for thing in scene.things
    )


@given(SEEDS)
def test_held_out_combinations_are_never_trained_on(seed: int):
    scene = random_held_out_scene(Random(seed))
    assert all(is_held_out(thing.concept, scene.colour) for thing in scene.things)


@given(SEEDS)
def test_the_objects_of_a_scene_differ(seed: int):
    concepts = [thing.concept for thing in random_scene(Random(seed)).things]
    assert 1 <= len(concepts) <= 3
    assert len(set(concepts)) == len(concepts)


@given(SEEDS)
def test_a_caption_names_every_object(seed: int):
    chance = Random(seed)
    scene = random_scene(chance)
    text = caption(scene, chance)
    for thing in scene.things:
        concept = CONCEPTS[thing.concept]
        assert concept.name in text or (concept.alias and concept.alias in text)
    assert text == text.lower().strip()
    assert "  " not in text
    for word in ("a apple", "a orange", "a owl", "an tiger"):
        assert word not in text


@given(SEEDS)
def test_a_caption_names_no_other_background(seed: int):
    chance = Random(seed)
    scene = random_scene(chance)
    text = caption(scene, chance)
    said = [c for c in COLOURS if f"{c} background" in text or text.endswith((f"on {c}", f"against {c}"))]
    assert said in ([], [COLOURS[scene.colour]])


@pytest.mark.parametrize(("arrangement", "words"), [("beside", ("left", "right")), ("above", ("above", "below"))])
def test_a_caption_states_sides_correctly(arrangement, words):
    tiger, apple = NAMES.index("tiger"), NAMES.index("red apple")
    scene = SceneSpec(0, (Thing(tiger), Thing(apple)), arrangement)
    told = {caption(scene, Random(seed)) for seed in range(300)}
    one, other = words
    first = [text for text in told if f"a tiger {one}" in text or f"a tiger to the {one}" in text]
    last = [text for text in told if f"apple {other}" in text or f"apple to the {other}" in text]
    assert first
    assert last
    for text in [*first, *last]:
        before = text.index("tiger") < text.index("apple")
        assert before == (text in first)


def test_every_size_place_and_tilt_is_described():
    thing = Thing(NAMES.index("owl"), "small", "left", tilted=True)
    for seed in range(50):
        text = caption(SceneSpec(0, (thing,)), Random(seed))
        assert "small" in text
        assert "left" in text
        assert "tilted" in text or "slanted" in text


def test_captions_use_the_right_article():
    assert with_article("owl") == "an owl"
    assert with_article("tiger") == "a tiger"
