"""The vocabulary of the generated scenes: objects, backgrounds, layouts, and their captions."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Literal

Place = Literal["", "left", "right", "top", "bottom"]
Size = Literal["small", "", "large"]
Arrangement = Literal["beside", "above"]


@dataclass(frozen=True)
class Concept:
    """A kind of object in scenes.

    Attributes:
        name: Its name in captions.
        glyph: Its emoji.
        alias: A synonym, if any.
    """

    name: str
    glyph: str
    alias: str = ""


CONCEPTS = (
    Concept("tiger", "🐅"),
    Concept("tiger face", "🐯"),
    Concept("cat face", "🐱", "cat"),
    Concept("dog face", "🐶", "dog"),
    Concept("frog", "🐸"),
    Concept("owl", "🦉"),
    Concept("butterfly", "🦋"),
    Concept("elephant", "🐘"),
    Concept("penguin", "🐧"),
    Concept("fish", "🐠", "tropical fish"),
    Concept("turtle", "🐢"),
    Concept("bee", "🐝"),
    Concept("snail", "🐌"),
    Concept("red apple", "🍎", "apple"),
    Concept("banana", "🍌"),
    Concept("pizza", "🍕", "slice of pizza"),
    Concept("strawberry", "🍓"),
    Concept("watermelon", "🍉", "slice of watermelon"),
    Concept("carrot", "🥕"),
    Concept("ice cream", "🍦"),
    Concept("sunflower", "🌻"),
    Concept("cactus", "🌵"),
    Concept("mushroom", "🍄"),
    Concept("tulip", "🌷"),
    Concept("tree", "🌲", "fir tree"),
    Concept("rocket", "🚀"),
    Concept("bicycle", "🚲", "bike"),
    Concept("car", "🚗", "red car"),
    Concept("sailboat", "⛵", "boat"),
    Concept("bus", "🚌"),
    Concept("house", "🏠"),
    Concept("castle", "🏰"),
    Concept("tent", "⛺"),
    Concept("star", "⭐"),
    Concept("guitar", "🎸"),
    Concept("key", "🔑"),
    Concept("ball", "⚽", "soccer ball"),
    Concept("balloon", "🎈"),
    Concept("gift", "🎁", "present"),
    Concept("heart", "❤", "red heart"),
    Concept("crown", "👑"),
    Concept("umbrella", "☂"),
)
BACKGROUNDS = {  # sRGB
    "white": (250, 250, 250),
    "blue": (74, 136, 222),
    "green": (96, 178, 92),
    "yellow": (246, 214, 80),
    "black": (22, 22, 26),
    "pink": (246, 160, 190),
    "orange": (240, 140, 52),
    "purple": (134, 88, 178),
    "grey": (150, 152, 156),
}
COLOURS = tuple(BACKGROUNDS)
_COUNT_SHARES = (0.38, 0.52, 0.10)  # of scenes with one, two and three objects; layouts are learned last
_FIRST_HELD_OUT = 4  # the tiger's held-out background; not "blue", which newcomers ask for first


def is_held_out(concept: int, colour: int) -> bool:
    """Whether a combination of object and background is held out, to test generalization.

    Each object has one held-out background; backgrounds are about equally frequent.
    """
    return colour == (_FIRST_HELD_OUT + 2 * concept + concept // len(COLOURS)) % len(COLOURS)


def training_concepts(colour: int) -> list[int]:
    """Return the objects that occur on a background in training."""
    return [concept for concept in range(len(CONCEPTS)) if not is_held_out(concept, colour)]


@dataclass(frozen=True)
class Thing:
    """An object in a scene: its kind, size, position, and whether it is tilted."""

    concept: int
    size: Size = ""
    place: Place = ""
    tilted: bool = False


@dataclass(frozen=True)
class SceneSpec:
    """One to three objects on a background, side by side or, for two, one above the other."""

    colour: int
    things: tuple[Thing, ...]
    arrangement: Arrangement = "beside"


def random_scene(rng: Random) -> SceneSpec:
    """Return a random training scene."""
    return _random(rng, lambda concept, colour: not is_held_out(concept, colour))


def random_held_out_scene(rng: Random) -> SceneSpec:
    """Return a random scene of held-out combinations of object and background."""
    return _random(rng, is_held_out)


def caption(scene: SceneSpec, rng: Random) -> str:
    """Describe a scene in one of many phrasings, as people would prompt for it, in lower case."""
    ground = _ground(scene, rng)
    things = _single(scene.things[0], rng) if len(scene.things) == 1 else _several(scene, rng)
    if not ground:
        return things
    if ground.startswith(("on", "against")) and rng.random() < 0.1:
        return f"{ground}, {things}"
    return f"{things}{'' if ground.startswith(('on', 'against')) else ','} {ground}"


def with_article(words: str) -> str:
    """Put "a" or "an" before words."""
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


def _random(rng: Random, allowed: Callable[[int, int], bool]) -> SceneSpec:
    colour = rng.randrange(len(COLOURS))
    possible = [concept for concept in range(len(CONCEPTS)) if allowed(concept, colour)]
    chosen = rng.sample(possible, rng.choices((1, 2, 3), _COUNT_SHARES)[0])
    if len(chosen) == 1:
        size: Size = rng.choices(("small", "", "large"), (0.2, 0.55, 0.25))[0]
        places: tuple[Place, ...] = ("left", "right", "top", "bottom")
        place: Place = "" if size == "large" or rng.random() < 0.7 else rng.choice(places)
        return SceneSpec(colour, (Thing(chosen[0], size, place, rng.random() < 0.12),))
    arrangement: Arrangement = "above" if len(chosen) == 2 and rng.random() < 0.35 else "beside"
    return SceneSpec(colour, tuple(Thing(concept) for concept in chosen), arrangement)


def _ground(scene: SceneSpec, rng: Random) -> str:
    colour = COLOURS[scene.colour]
    return rng.choices(
        (f"on {with_article(colour)} background", f"on {colour}", f"{colour} background", f"against {colour}", ""),
        (0.55, 0.1, 0.15, 0.1, 0.1),
    )[0]


def _noun(concept: int, rng: Random) -> str:
    thing = CONCEPTS[concept]
    return thing.alias if thing.alias and rng.random() < 0.35 else thing.name


def _single(thing: Thing, rng: Random) -> str:
    adjectives: list[str] = [thing.size] if thing.size else []
    if thing.tilted:
        adjectives.append(rng.choice(("tilted", "slanted")))
    words = " ".join([*adjectives, _noun(thing.concept, rng)])
    where = {
        "": ("",),
        "left": ("on the left", "at the left"),
        "right": ("on the right", "at the right"),
        "top": ("at the top", "above"),
        "bottom": ("at the bottom", "below"),
    }[thing.place]
    start = rng.choices(("", "a picture of ", "a drawing of ", "an image of "), (0.7, 0.1, 0.1, 0.1))[0]
    named = words if not start and rng.random() < 0.15 else with_article(words)
    return f"{start}{named} {rng.choice(where)}".rstrip()


def _several(scene: SceneSpec, rng: Random) -> str:
    names = [with_article(_noun(thing.concept, rng)) for thing in scene.things]
    if len(names) == 3:
        return f"{names[0]}, {names[1]} and {names[2]}"
    one, other = names
    forms = {
        "beside": (
            f"{one} left of {other}",
            f"{one} to the left of {other}",
            f"{other} right of {one}",
            f"{other} to the right of {one}",
            f"{one} on the left and {other} on the right",
            f"on the left {one} and on the right {other}",
            f"{one} next to {other}",
            f"{one} and {other}",
        ),
        "above": (
            f"{one} above {other}",
            f"{one} over {other}",
            f"{other} below {one}",
            f"{other} under {one}",
            f"{one} at the top and {other} at the bottom",
            f"at the top {one} and at the bottom {other}",
            f"{one} and {other}",
        ),
    }
    return rng.choice(forms[scene.arrangement])
