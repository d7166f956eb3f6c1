"""Captions say what a scene shows: every thing with its number, size and place, and its background alone."""

import re
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from studio.engine.data.scenes.backgrounds import BACKGROUNDS, PLAIN, SETTINGS
from studio.engine.data.scenes.captions import caption, name_of
from studio.engine.data.scenes.scene import (
    Group,
    Relation,
    Scene,
    held_out_things,
    is_held_out,
    random_held_out_scene,
    random_scene,
    training_things,
)
from studio.engine.data.scenes.things import THINGS, plural_of, with_article

SEEDS = st.integers(0, 2**63)
NAMES = [thing.name for thing in THINGS]


def named(name: str, **changes) -> Group:
    return Group(NAMES.index(name), **changes)


def words_for(group: Group) -> list[str]:
    """All words that may name a group's things."""
    thing = THINGS[group.thing]
    if group.count == 1:
        return [name for name in (thing.name, thing.alias) if name]
    aliases = [thing.alias_plural or plural_of(thing.alias)] if thing.alias else []
    return [thing.plural or plural_of(thing.name), *aliases]


def test_the_vocabulary_is_large_and_unambiguous():
    assert len(THINGS) >= 150
    assert len(BACKGROUNDS) >= 12
    assert len({thing.glyph for thing in THINGS}) == len(THINGS)
    words = [word for thing in THINGS for word in (thing.name, thing.alias) if word]
    assert len(set(words)) == len(words)
    assert all(word == word.lower().strip() for word in words)


def test_each_thing_has_a_colour_and_a_setting_that_it_never_meets_in_training():
    for thing in range(len(THINGS)):
        assert sum(is_held_out(thing, background) for background in PLAIN) == 1
        assert sum(is_held_out(thing, background) for background in SETTINGS) == 1
    blue = [background.name for background in BACKGROUNDS].index("blue")
    assert not held_out_things(blue)
    for number, background in enumerate(BACKGROUNDS):
        training, held_out = training_things(number), held_out_things(number)
        assert not set(training) & set(held_out)
        unseen = {thing for thing in range(len(THINGS)) if background.name in THINGS[thing].unseen_on}
        assert {*training, *held_out, *unseen} == set(range(len(THINGS)))
        assert number == blue or len(held_out) >= 10


@given(SEEDS)
def test_training_and_held_out_scenes_share_no_combination(seed: int):
    for random, held_out in ((random_scene, False), (random_held_out_scene, True)):
        scene = random(Random(seed))
        things = [group.thing for group in scene.groups]
        assert all(is_held_out(thing, scene.background) == held_out for thing in things)
        assert len(set(things)) == len(things)
        assert 1 <= scene.count <= 3
        assert (scene.relation == "") == (len(things) == 1)


@given(SEEDS)
def test_a_caption_names_every_thing_with_its_number_and_size(seed: int):
    rng = Random(seed)
    scene = random_scene(rng)
    text = caption(scene, rng)
    assert text == text.lower().strip()
    assert "  " not in text
    for group in scene.groups:
        number = {1: "", 2: "(two|a pair of|2) ", 3: "(three|3) "}[group.count]
        size = {"small": "(small|little|tiny) ", "large": "(large|big|huge) ", "": ""}[group.size]
        tilt = "(tilted|slanted) " if group.tilted else ""
        nouns = "|".join(re.escape(word) for word in words_for(group))
        assert re.search(rf"(^|[ ,]){number}{size}{tilt}({nouns})($|[ ,])", text), text


@given(SEEDS)
@example(1784181)
def test_a_caption_names_its_own_background(seed: int):
    rng = Random(seed)
    scene = random_scene(rng)
    text = caption(scene, rng, background=True)
    background = BACKGROUNDS[scene.background]
    assert any(phrase in text for phrase in (*background.phrases, *background.titles))
    others = [other for other in BACKGROUNDS if other != background]
    phrases = (phrase for other in others for phrase in (*other.phrases, *other.titles))
    assert not any(re.search(rf"\b{re.escape(phrase)}$", text) for phrase in phrases), "a mushroom is no room"


@given(SEEDS)
def test_articles_and_verbs_agree(seed: int):
    rng = Random(seed)
    scene = random_scene(rng)
    text = caption(scene, rng)
    for article, word in re.findall(r"\b(an?) (\w+)", text):
        if article == "a" and word == "pair":
            continue
        assert f"{article} {word}" == with_article(word)
    if text.startswith("there "):
        assert text.startswith("there is " if scene.count == 1 else "there are ")


@pytest.mark.parametrize(
    ("relation", "first", "second"),
    [
        ("beside", r"tiger (to the )?left of a red|tiger on the left|on the left a tiger", r"red apple .*right"),
        ("above", r"tiger (above|over)|at the top a tiger|tiger at the top", r"apple (below|under|beneath)"),
        ("on", r"tiger on (top of )?a red apple", r"red apple with a tiger on top"),
        ("behind", r"tiger behind a red apple", r"red apple (in front of a tiger|with a tiger behind it)"),
    ],
)
def test_relations_are_stated_from_either_side(relation: Relation, first: str, second: str):
    scene = Scene(0, (named("tiger"), named("red apple")), relation)
    told = {caption(scene, Random(seed)).replace("an apple", "a red apple") for seed in range(300)}
    assert any(re.search(first, text) for text in told)
    assert any(re.search(second, text) for text in told)
    wrong = {
        "beside": "apple (to the )?left",
        "above": "apple (above|over)",
        "on": "apple on",
        "behind": "apple behind",
    }
    assert not any(re.search(wrong[relation] + " ?(of )?a tiger", text) for text in told)


def test_a_scene_is_described_in_many_ways():
    scene = Scene(0, (named("tiger"), named("red apple")), "beside")
    assert len({caption(scene, Random(seed)) for seed in range(400)}) > 150


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("cat", "cats"),
        ("strawberry", "strawberries"),
        ("key", "keys"),
        ("box of popcorn", "boxes of popcorn"),
        ("bunch of grapes", "bunches of grapes"),
        ("bus", "buses"),
    ],
)
def test_regular_plurals(one: str, many: str):
    assert plural_of(one) == many


def test_irregular_plurals_and_articles():
    assert name_of(named("mouse", count=3)) == "three mice"
    assert name_of(named("sheep", count=2)) == "two sheep"
    assert name_of(named("unicorn")) == "a unicorn"
    assert name_of(named("hourglass")) == "an hourglass"
    assert name_of(named("ufo", size="small")) == "a small ufo"
    assert name_of(named("umbrella")) == "an umbrella"
