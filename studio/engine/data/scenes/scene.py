"""What a scene shows: one to three things in front of a background, and which combinations are held out."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Literal

from studio.engine.data.scenes.backgrounds import BACKGROUNDS, PLAIN, SETTINGS
from studio.engine.data.scenes.things import THINGS

Size = Literal["small", "", "large"]
Place = Literal["", "left", "right", "top", "bottom"]
Relation = Literal["", "beside", "above", "on", "behind"]

MAX_THINGS = 3
_PLACES: tuple[Place, ...] = ("left", "right", "top", "bottom")
_RELATIONS: tuple[Relation, ...] = ("beside", "above", "on", "behind")


@dataclass(frozen=True)
class Group:
    """One to three equal things.

    Attributes:
        thing: Index into THINGS.
        count: How many there are.
        size: How large they are.
        place: Where a single thing is in the picture; "" is the middle.
        tilted: Whether a single thing is tilted.
    """

    thing: int
    count: int = 1
    size: Size = ""
    place: Place = ""
    tilted: bool = False


@dataclass(frozen=True)
class Scene:
    """Groups of things, three things at most, in front of a background.

    Attributes:
        background: Index into BACKGROUNDS.
        groups: From left to right for "beside", from top to bottom for "above" and "on", from back to front for
            "behind". Three groups are always beside each other.
        relation: How the groups are related; "" for a single group.
    """

    background: int
    groups: tuple[Group, ...]
    relation: Relation = ""

    @property
    def count(self) -> int:
        """The number of things."""
        return sum(group.count for group in self.groups)


def is_held_out(thing: int, background: int) -> bool:
    """Whether a combination of thing and background is held out, to test generalization.

    Each thing has a held-out colour and a held-out setting, where it is visible, but a blue background never is one:
    newcomers ask for it first.
    """
    return background in _held_out_backgrounds(thing)


def training_things(background: int) -> list[int]:
    """Return the things that occur with a background in training."""
    return [thing for thing in _visible(background) if not is_held_out(thing, background)]


def held_out_things(background: int) -> list[int]:
    """Return the things whose combination with a background is held out."""
    return [thing for thing in _visible(background) if is_held_out(thing, background)]


def random_scene(rng: Random) -> Scene:
    """Return a random training scene."""
    return _random(rng, training_things)


def random_held_out_scene(rng: Random) -> Scene:
    """Return a random scene of held-out combinations of things and background."""
    return _random(rng, held_out_things)


def _held_out_backgrounds(thing: int) -> tuple[int, ...]:
    found = []
    for number, backgrounds in enumerate((PLAIN, SETTINGS)):
        possible = [
            background
            for background in backgrounds
            if BACKGROUNDS[background].name not in (*THINGS[thing].unseen_on, "blue")
        ]
        found.append(possible[(thing * (2 * number + 1) + thing // len(possible)) % len(possible)])
    return tuple(found)


def _visible(background: int) -> list[int]:
    name = BACKGROUNDS[background].name
    return [number for number, thing in enumerate(THINGS) if name not in thing.unseen_on]


def _random(rng: Random, possible: Callable[[int], list[int]]) -> Scene:
    background = rng.randrange(len(BACKGROUNDS))
    things = possible(background)
    while len(things) < MAX_THINGS:  # no thing's held-out background
        background = rng.randrange(len(BACKGROUNDS))
        things = possible(background)
    form = rng.choices(("one", "several", "two", "three", "two and one"), (0.36, 0.14, 0.38, 0.06, 0.06))[0]
    if form == "one":
        return Scene(background, (_single(rng.choice(things), rng),))
    if form == "several":
        return Scene(background, (Group(rng.choice(things), rng.choice((2, 3))),))
    if form == "three":
        return Scene(background, tuple(Group(thing) for thing in rng.sample(things, 3)), "beside")
    one, other = rng.sample(things, 2)
    if form == "two and one":
        counts = rng.choice(((2, 1), (1, 2)))
        return Scene(background, (Group(one, counts[0]), Group(other, counts[1])), "beside")
    relation = rng.choices(_RELATIONS, (0.46, 0.2, 0.17, 0.17))[0]
    sizes: tuple[Size, Size] = ("", "")
    if relation == "beside" and rng.random() < 0.2:
        sizes = rng.choice((("small", "large"), ("large", "small")))
    return Scene(background, (Group(one, size=sizes[0]), Group(other, size=sizes[1])), relation)


def _single(thing: int, rng: Random) -> Group:
    size: Size = rng.choices(("small", "", "large"), (0.2, 0.55, 0.25))[0]
    place: Place = "" if size == "large" or rng.random() < 0.7 else rng.choice(_PLACES)
    return Group(thing, 1, size, place, rng.random() < 0.12)
