"""Where the things of a scene are, relative to the picture's side."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from studio.engine.data.scenes.backgrounds import BACKGROUNDS
from studio.engine.data.scenes.scene import Group, Scene

_SIDES = {"small": (0.26, 0.34), "": (0.52, 0.64), "large": (0.8, 0.9)}
_BESIDE = {"small": (0.24, 0.28), "": (0.4, 0.46), "large": (0.52, 0.58)}  # of two things
_MARGIN = 0.02
_STANDING = 0.05  # how much lower things are on a ground


@dataclass(frozen=True)
class Placed:
    """A placed thing: its center and longer side relative to the picture's side, y downwards; its angle in degrees."""

    thing: int
    x: float
    y: float
    side: float
    angle: float = 0.0

    def extent(self, aspect: float) -> tuple[float, float]:
        """Return the width and height of its upright bounding box, for a picture of `aspect` = width / height."""
        width, height = self.side * min(1, aspect), self.side * min(1, 1 / aspect)
        cos, sin = abs(math.cos(math.radians(self.angle))), abs(math.sin(math.radians(self.angle)))
        return width * cos + height * sin, width * sin + height * cos


def place(scene: Scene, aspects: Sequence[float], rng: Random) -> list[Placed]:
    """Place the things of a scene by its layout, with some jitter, wholly inside the picture.

    Args:
        scene: The scene.
        aspects: The ratio of width and height of each of THINGS.
        rng: The jitter.

    Returns:
        The things in the order in which they are drawn; those of a scene "on" from the lower to the upper.
    """
    lower = _STANDING if BACKGROUNDS[scene.background].standing else 0.0
    if scene.relation == "on":
        placed = _stacked(scene, aspects, rng)
    elif scene.relation == "behind":
        placed = _overlapping(scene, aspects, rng)
    elif scene.relation == "above":
        placed = _column(scene, rng)
    elif scene.count > 1:
        placed = _row(scene, lower, rng)
    else:
        placed = [_alone(scene.groups[0], lower, rng)]
    return [_inside(thing, aspects[thing.thing]) for thing in placed]


def _alone(group: Group, lower: float, rng: Random) -> Placed:
    side = rng.uniform(*_SIDES[group.size])
    play = 0.03 if group.size == "large" else 0.06
    x, y = 0.5 + rng.uniform(-play, play), 0.5 + rng.uniform(-play, play)
    if group.place in ("", "left", "right") and group.size != "large":
        y += lower
    if group.place:
        side = min(side, 0.44)
        away = 0.46 - side / 2
        x += {"left": -away, "right": away}.get(group.place, 0.0)
        y += {"top": -away, "bottom": away}.get(group.place, 0.0)
    angle = rng.choice((-1, 1)) * rng.uniform(25, 40) if group.tilted else 0.0
    if group.tilted:
        side *= 0.85  # a tilted thing is wider
    return Placed(group.thing, x, y, side, angle)


def _row(scene: Scene, lower: float, rng: Random) -> list[Placed]:
    things = [group for group in scene.groups for _ in range(group.count)]
    if len(things) == 2:
        sides = [rng.uniform(*_BESIDE[group.size]) for group in things]
    else:
        sides = [rng.uniform(0.28, 0.31) for _ in things]
        if len(scene.groups) == 1:  # equal things are equally large
            sides = [sides[0]] * len(things)
    free = 1 - sum(sides)
    gap = free / (len(things) + 1)
    placed, left = [], 0.0
    for group, side in zip(things, sides, strict=True):
        left += gap
        x = left + side / 2 + rng.uniform(-0.4, 0.4) * gap
        y = 0.5 + lower + rng.uniform(-0.05, 0.05)
        placed.append(Placed(group.thing, x, y, side))
        left += side
    return placed


def _column(scene: Scene, rng: Random) -> list[Placed]:
    sides = [rng.uniform(0.4, 0.45) for _ in scene.groups]
    gap = (1 - sum(sides)) / 3
    placed, top = [], 0.0
    for group, side in zip(scene.groups, sides, strict=True):
        top += gap
        y = top + side / 2 + rng.uniform(-0.4, 0.4) * gap
        placed.append(Placed(group.thing, 0.5 + rng.uniform(-0.06, 0.06), y, side))
        top += side
    return placed


def _stacked(scene: Scene, aspects: Sequence[float], rng: Random) -> list[Placed]:
    upper, under = scene.groups
    below = Placed(under.thing, 0.5 + rng.uniform(-0.05, 0.05), 0.5, rng.uniform(0.48, 0.54))
    height = below.extent(aspects[under.thing])[1]
    below = replace(below, y=0.95 - rng.uniform(0, 0.04) - height / 2)
    above = Placed(upper.thing, below.x + rng.uniform(-0.04, 0.04), 0.5, rng.uniform(0.36, 0.42))
    bottom = below.y - height / 2 + 0.08 * height  # most things are round at their top
    return [below, replace(above, y=bottom - above.extent(aspects[upper.thing])[1] / 2)]


def _overlapping(scene: Scene, aspects: Sequence[float], rng: Random) -> list[Placed]:
    """Place one thing partly behind another, up and to a side."""
    behind, before = (group.thing for group in scene.groups)
    back = Placed(behind, 0.5, 0.48, rng.uniform(0.52, 0.58))
    front = Placed(before, 0.5, 0.5, rng.uniform(0.42, 0.48))
    lengths = zip(back.extent(aspects[behind]), front.extent(aspects[before]), strict=True)
    x, y = (rng.uniform(0.22, 0.29) * sum(pair) for pair in lengths)  # the distance at which they touch is half the sum
    x *= rng.choice((-1, 1))
    share = front.side / (front.side + back.side)  # the larger one stays nearer to the middle
    return [
        replace(back, x=back.x + share * x, y=back.y - share * y),
        replace(front, x=front.x - (1 - share) * x, y=front.y + (1 - share) * y),
    ]


def _inside(thing: Placed, aspect: float) -> Placed:
    """Shrink and move a thing as far as needed for its box to lie in the picture."""
    largest = max(thing.extent(aspect))
    if largest > 1 - _MARGIN:
        thing = replace(thing, side=thing.side * (1 - _MARGIN) / largest)
    width, height = thing.extent(aspect)
    x, y = (
        min(max(middle, _MARGIN / 2 + length / 2), 1 - _MARGIN / 2 - length / 2)
        for middle, length in ((thing.x, width), (thing.y, height))
    )
    return replace(thing, x=x, y=y)
