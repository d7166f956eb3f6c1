"""The words of the drawn scenes: what can stand in one, on which background, and how a caption says so."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Literal

Place = Literal["", "left", "right", "top", "bottom"]
Size = Literal["small", "", "large"]
Arrangement = Literal["beside", "above"]


@dataclass(frozen=True)
class Concept:
    """A thing that scenes are made of.

    Attributes:
        name: What captions call it.
        glyph: Its character in the emoji font.
        alias: Another word for it, if any.
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
_HOW_MANY = (0.38, 0.52, 0.10)  # shares of scenes of one, two and three things: which stands where is learnt last
_UNHEARD_FIRST = 4  # of the tiger: never "blue", which every newcomer asks for


def reserved(concept: int, colour: int) -> bool:
    """Whether a thing is never drawn on a background in training, so that it can be asked for as something new.

    Each thing has one such background; over the concepts, each background comes up about as often.
    """
    return colour == (_UNHEARD_FIRST + 2 * concept + concept // len(COLOURS)) % len(COLOURS)


def familiar(colour: int) -> list[int]:
    """Return the things that training scenes have on a background."""
    return [concept for concept in range(len(CONCEPTS)) if not reserved(concept, colour)]


@dataclass(frozen=True)
class Thing:
    """One thing of a scene: which, how large, where, and whether it is tilted."""

    concept: int
    size: Size = ""
    place: Place = ""
    tilted: bool = False


@dataclass(frozen=True)
class Scene:
    """One to three things on a background; two or three stand beside each other, or two above each other."""

    colour: int
    things: tuple[Thing, ...]
    arrangement: Arrangement = "beside"


def draw_scene(chance: Random) -> Scene:
    """Draw a scene that may be trained on."""
    return _draw(chance, lambda concept, colour: not reserved(concept, colour))


def draw_unheard(chance: Random) -> Scene:
    """Draw a scene with things on a background on which no training scene has them."""
    return _draw(chance, reserved)


def caption(scene: Scene, chance: Random) -> str:
    """Describe a scene in one of many ways, as people would ask for it: plain words, small letters."""
    ground = _ground(scene, chance)
    things = _single(scene.things[0], chance) if len(scene.things) == 1 else _several(scene, chance)
    if not ground:
        return things
    if ground.startswith(("on", "against")) and chance.random() < 0.1:
        return f"{ground}, {things}"
    return f"{things}{'' if ground.startswith(('on', 'against')) else ','} {ground}"


def with_article(words: str) -> str:
    """Put "a" or "an" before words."""
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


def _draw(chance: Random, allowed: Callable[[int, int], bool]) -> Scene:
    colour = chance.randrange(len(COLOURS))
    possible = [concept for concept in range(len(CONCEPTS)) if allowed(concept, colour)]
    chosen = chance.sample(possible, chance.choices((1, 2, 3), _HOW_MANY)[0])
    if len(chosen) == 1:
        size: Size = chance.choices(("small", "", "large"), (0.2, 0.55, 0.25))[0]
        places: tuple[Place, ...] = ("left", "right", "top", "bottom")
        place: Place = "" if size == "large" or chance.random() < 0.7 else chance.choice(places)
        return Scene(colour, (Thing(chosen[0], size, place, chance.random() < 0.12),))
    arrangement: Arrangement = "above" if len(chosen) == 2 and chance.random() < 0.35 else "beside"
    return Scene(colour, tuple(Thing(concept) for concept in chosen), arrangement)


def _ground(scene: Scene, chance: Random) -> str:
    colour = COLOURS[scene.colour]
    return chance.choices(
        (f"on {with_article(colour)} background", f"on {colour}", f"{colour} background", f"against {colour}", ""),
        (0.55, 0.1, 0.15, 0.1, 0.1),
    )[0]


def _noun(concept: int, chance: Random) -> str:
    thing = CONCEPTS[concept]
    return thing.alias if thing.alias and chance.random() < 0.35 else thing.name


def _single(thing: Thing, chance: Random) -> str:
    adjectives: list[str] = [thing.size] if thing.size else []
    if thing.tilted:
        adjectives.append(chance.choice(("tilted", "slanted")))
    words = " ".join([*adjectives, _noun(thing.concept, chance)])
    where = {
        "": ("",),
        "left": ("on the left", "at the left"),
        "right": ("on the right", "at the right"),
        "top": ("at the top", "above"),
        "bottom": ("at the bottom", "below"),
    }[thing.place]
    start = chance.choices(("", "a picture of ", "a drawing of ", "an image of "), (0.7, 0.1, 0.1, 0.1))[0]
    named = words if not start and chance.random() < 0.15 else with_article(words)
    return f"{start}{named} {chance.choice(where)}".rstrip()


def _several(scene: Scene, chance: Random) -> str:
    names = [with_article(_noun(thing.concept, chance)) for thing in scene.things]
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
    return chance.choice(forms[scene.arrangement])
