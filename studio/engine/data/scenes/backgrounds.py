"""The backgrounds of scenes, plain colours and simple settings: their names, phrases and pictures."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from random import Random

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from studio.engine.data.seeds import mix

RGB = tuple[int, int, int]
Pixels = NDArray[np.uint8]
VARIANTS = 48  # pictures of each setting
_SUPERSAMPLING = 3  # in each direction, for smooth edges
_TINT = 8  # variation of a plain colour's RGB values, of 255
_SEED = 0


@dataclass(frozen=True)
class Background:
    """A background.

    Attributes:
        name: Its name.
        phrases: Where things are in a scene in front of it: "on a blue background".
        titles: The background itself: "blue background".
        colour: sRGB, of a plain background.
        paint: Paints a setting on a canvas of side pixels; None for a plain background.
        standing: Whether a setting has a ground that things stand on.
    """

    name: str
    phrases: tuple[str, ...]
    titles: tuple[str, ...]
    colour: RGB = (0, 0, 0)
    paint: Callable[[ImageDraw.ImageDraw, int, Random], None] | None = None
    standing: bool = False

    @property
    def plain(self) -> bool:
        """Whether it is one colour."""
        return self.paint is None


def picture_of(background: Background, size: int, rng: Random) -> Pixels:
    """Return a background with some variation: uint8 [size, size, 3]."""
    if background.plain:
        tinted = [min(255, max(0, round(value + rng.uniform(-_TINT, _TINT)))) for value in background.colour]
        return np.full((size, size, 3), tinted, np.uint8)
    chosen = _setting(background.name, size, rng.randrange(VARIANTS))
    return chosen[:, ::-1].copy() if rng.random() < 0.5 else chosen.copy()


@lru_cache(maxsize=1024)
def _setting(name: str, size: int, variant: int) -> Pixels:
    background = next(background for background in BACKGROUNDS if background.name == name)
    assert background.paint is not None
    side = _SUPERSAMPLING * size
    canvas = Image.new("RGB", (side, side))
    background.paint(ImageDraw.Draw(canvas), side, Random(mix(_SEED, BACKGROUNDS.index(background), variant)))
    return np.asarray(canvas.reduce(_SUPERSAMPLING))


def _gradient(canvas: ImageDraw.ImageDraw, side: int, top: RGB, bottom: RGB, first: float, last: float) -> None:
    """Fill rows from `first` to `last` (relative to the side) with a vertical gradient."""
    start, end = round(first * side), round(last * side)
    for row in range(start, end):
        share = (row - start) / max(1, end - start - 1)
        mixed = tuple(round(a + (b - a) * share) for a, b in zip(top, bottom, strict=True))
        canvas.line([(0, row), (side, row)], fill=mixed)


def _hill(
    canvas: ImageDraw.ImageDraw, side: int, colour: RGB, level: float, height: float, rng: Random, waves: float = 1.0
) -> None:
    """Fill everything below a sine of the given mean level and height, relative to the side."""
    phase = rng.uniform(0, 2 * math.pi)
    steps = range(0, side + 1, max(1, side // 64))
    outline = [(x, side * (level + height * math.sin(phase + 2 * math.pi * waves * x / side))) for x in steps]
    canvas.polygon([(0, side), *outline, (side, outline[-1][1]), (side, side)], fill=colour)


def _dots(
    canvas: ImageDraw.ImageDraw, side: int, colour: RGB, rng: Random, *, count: int, radius: float, below: float = 0.0
) -> None:
    """Scatter dots of up to a radius over everything below a level, both relative to the side."""
    for _ in range(count):
        x, y, r = rng.uniform(0, side), rng.uniform(below, 1) * side, rng.uniform(0.5, 1) * radius * side
        canvas.ellipse([x - r, y - r, x + r, y + r], fill=colour)


def _grass(canvas: ImageDraw.ImageDraw, side: int, rng: Random) -> None:
    level = rng.uniform(0.52, 0.6)
    _gradient(canvas, side, (120, 190, 240), (205, 232, 250), 0, level + 0.05)
    _hill(canvas, side, (112, 190, 80), level, 0.025, rng)
    _hill(canvas, side, (88, 168, 62), level + 0.14, 0.02, rng)
    for _ in range(26):
        x, y = rng.uniform(0, side), rng.uniform(level + 0.08, 1) * side
        for lean in (-0.014, 0, 0.014):
            canvas.line([(x, y), (x + lean * side, y - 0.035 * side)], fill=(62, 138, 44), width=max(1, side // 110))


def _night_sky(canvas: ImageDraw.ImageDraw, side: int, rng: Random) -> None:
    _gradient(canvas, side, (10, 14, 46), (38, 46, 104), 0, 1)
    _dots(canvas, side, (250, 250, 235), rng, count=34, radius=0.009)
    _dots(canvas, side, (255, 240, 190), rng, count=6, radius=0.016)


def _sea(canvas: ImageDraw.ImageDraw, side: int, rng: Random) -> None:
    level = rng.uniform(0.44, 0.52)
    _gradient(canvas, side, (176, 218, 246), (226, 242, 252), 0, level)
    _gradient(canvas, side, (40, 132, 190), (16, 84, 148), level, 1)
    for _ in range(16):
        x, y = rng.uniform(-0.05, 0.95) * side, rng.uniform(level + 0.04, 0.98) * side
        width = rng.uniform(0.06, 0.13) * side
        box = [x, y, x + width, y + 0.35 * width]
        canvas.arc(box, 200, 340, fill=(150, 208, 236), width=max(1, side // 90))


def _desert(canvas: ImageDraw.ImageDraw, side: int, rng: Random) -> None:
    level = rng.uniform(0.5, 0.58)
    _gradient(canvas, side, (250, 206, 140), (254, 236, 200), 0, level + 0.1)
    _hill(canvas, side, (232, 186, 112), level, 0.05, rng, rng.uniform(0.7, 1.2))
    _hill(canvas, side, (218, 166, 90), level + 0.16, 0.04, rng, rng.uniform(0.6, 1.0))
    _hill(canvas, side, (204, 150, 76), level + 0.33, 0.03, rng, rng.uniform(0.5, 0.9))


def _snow(canvas: ImageDraw.ImageDraw, side: int, rng: Random) -> None:
    level = rng.uniform(0.52, 0.6)
    _gradient(canvas, side, (126, 158, 196), (182, 204, 228), 0, level + 0.06)
    _hill(canvas, side, (232, 240, 250), level, 0.03, rng)
    _hill(canvas, side, (250, 252, 255), level + 0.17, 0.025, rng)
    _dots(canvas, side, (250, 252, 255), rng, count=40, radius=0.012)


def _room(canvas: ImageDraw.ImageDraw, side: int, rng: Random) -> None:
    level = rng.uniform(0.62, 0.68)
    wall = rng.choice(((238, 222, 196), (226, 214, 206), (232, 226, 200)))
    _gradient(canvas, side, wall, wall, 0, level)
    _gradient(canvas, side, (176, 122, 78), (150, 98, 60), level, 1)
    canvas.rectangle([0, (level - 0.025) * side, side, level * side], fill=(252, 248, 240))
    for board in range(1, 9):  # converge towards the middle of the wall
        footer = (board / 4 - 0.625) * side
        head = side / 2 + (footer - side / 2) * 0.55
        canvas.line([(head, level * side), (footer, side)], fill=(132, 84, 50), width=max(1, side // 110))
    left = rng.choice((0.08, 0.62)) * side
    box = (left, 0.1 * side, left + 0.3 * side, 0.42 * side)
    canvas.rectangle(box, fill=(176, 214, 240), outline=(252, 248, 240), width=max(2, side // 40))
    middle = (box[0] + box[2]) / 2
    canvas.line([(middle, box[1]), (middle, box[3])], fill=(252, 248, 240), width=max(1, side // 60))


def _sunset(canvas: ImageDraw.ImageDraw, side: int, rng: Random) -> None:
    level = rng.uniform(0.7, 0.76)
    _gradient(canvas, side, (86, 52, 122), (240, 112, 92), 0, 0.45)
    _gradient(canvas, side, (240, 112, 92), (254, 196, 104), 0.45, level)
    x, r = rng.uniform(0.25, 0.75) * side, 0.14 * side
    canvas.ellipse([x - r, level * side - r, x + r, level * side + r], fill=(255, 232, 150))
    _hill(canvas, side, (70, 40, 74), level, 0.02, rng)


def _city(canvas: ImageDraw.ImageDraw, side: int, rng: Random) -> None:
    _gradient(canvas, side, (196, 216, 232), (228, 236, 242), 0, 0.8)
    x = -0.04
    while x < 1:
        width, top = rng.uniform(0.1, 0.18), rng.uniform(0.12, 0.42)
        shade = rng.randrange(150, 178)
        canvas.rectangle(
            [x * side, top * side, (x + width) * side, 0.82 * side], fill=(shade - 8, shade + 4, shade + 22)
        )
        for row in range(int((0.78 - top) / 0.075)):
            for column in (0.2, 0.6):
                if rng.random() < 0.75:
                    left, up = (x + column * width) * side, (top + 0.035 + 0.075 * row) * side
                    canvas.rectangle([left, up, left + 0.2 * width * side, up + 0.032 * side], fill=(232, 226, 196))
        x += width + 0.008
    _gradient(canvas, side, (92, 94, 100), (74, 76, 82), 0.8, 1)
    for dash in range(5):
        left = (0.04 + 0.2 * dash) * side
        canvas.rectangle([left, 0.895 * side, left + 0.1 * side, 0.915 * side], fill=(240, 240, 236))


def _plain(name: str, colour: RGB) -> Background:
    article = "an" if name[0] in "aeiou" else "a"
    phrases = (
        *(f"on {article} {name} background",) * 2,
        f"on {name}",
        f"against {name}",
        f"in front of {article} {name} background",
    )
    return Background(name, phrases, (f"{name} background", f"{article} {name} background"), colour)


BACKGROUNDS = (
    _plain("white", (250, 250, 250)),
    _plain("blue", (74, 136, 222)),
    _plain("green", (96, 178, 92)),
    _plain("yellow", (246, 214, 80)),
    _plain("black", (22, 22, 26)),
    _plain("pink", (246, 160, 190)),
    _plain("orange", (240, 140, 52)),
    _plain("purple", (134, 88, 178)),
    _plain("grey", (150, 152, 156)),
    _plain("red", (206, 54, 56)),
    Background(
        "grass", ("on grass", "on the grass", "in a meadow"), ("grass", "a meadow"), paint=_grass, standing=True
    ),
    Background(
        "night sky",
        ("in the night sky", "in front of a night sky", "under the stars", "at night"),
        ("night sky", "a night sky with stars"),
        paint=_night_sky,
    ),
    Background("sea", ("at sea", "in the sea", "on the sea"), ("sea", "the sea"), paint=_sea),
    Background(
        "desert", ("in the desert", "in a desert", "on sand"), ("desert", "a desert"), paint=_desert, standing=True
    ),
    Background(
        "snow", ("in the snow", "in snow", "on snow"), ("snow", "a snowy landscape"), paint=_snow, standing=True
    ),
    Background("room", ("in a room", "in the room", "indoors"), ("room", "a room"), paint=_room, standing=True),
    Background("sunset", ("at sunset", "in front of a sunset"), ("sunset", "a sunset"), paint=_sunset),
    Background("city", ("in the city", "in a city", "in town"), ("city", "a city street"), paint=_city, standing=True),
)
PLAIN = tuple(number for number, background in enumerate(BACKGROUNDS) if background.plain)
SETTINGS = tuple(number for number, background in enumerate(BACKGROUNDS) if not background.plain)
