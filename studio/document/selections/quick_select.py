"""Quick selection: scribbles mark what is inside and what is outside, and a random walker decides the rest.

Grady, "Random walks for image segmentation", PAMI 2006.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from studio.document.selections.colour_distance import lab
from studio.document.selections.edge_fitting import fitted
from studio.document.selections.selection import Selection
from studio.protocol.geometry import Box, Size

_CELLS = 160  # on the longer side of the grid that the random walker solves: 0.3 s on one core
_MIN_CROP = 192  # pixels
_BETA = 5000.0  # how strongly edges stop the walker
_FAR = 25.0  # colour difference (CIE76) from all scribbles beyond which a pixel is taken as outside
_PALETTE = 8  # colours that stand for those under the scribbles
_IN, _OUT = 1, 2
Place = tuple[float, float]
Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Scribble:
    """One stroke over what is to be selected or left out.

    Attributes:
        places: x and y in pixels.
        radius: In pixels.
        selects: Whether it marks what is inside.
    """

    places: tuple[Place, ...]
    radius: float
    selects: bool

    @property
    def box(self) -> Box:
        """The smallest box of whole pixels around it."""
        x, y = zip(*self.places, strict=True)
        left, top = math.floor(min(x) - self.radius), math.floor(min(y) - self.radius)
        return Box(left, top, math.ceil(max(x) + self.radius) - left, math.ceil(max(y) + self.radius) - top)


def quick_selection(picture: NDArray[np.uint8], scribbles: Sequence[Scribble]) -> Selection:
    """Select what the scribbles indicate; nothing without a scribble that selects.

    The crop that is searched is doubled while the selection reaches its edge.

    Args:
        picture: RGBA uint8 [H, W, 4].
        scribbles: In the order in which they were made: a later one covers an earlier one.
    """
    whole = Box(0, 0, picture.shape[1], picture.shape[0])
    around = Box(0, 0, 0, 0)
    for scribble in scribbles:
        if scribble.selects:
            around = around.union(scribble.box.intersection(whole))
    if around.empty:
        return Selection.none()
    margin = max(around.width, around.height, _MIN_CROP // 2)
    while True:
        crop = around.grown(margin).intersection(whole)
        share = _walked(picture, crop, scribbles)
        if crop == whole or not _reaches_edge(share, crop, whole):
            return Selection(crop, fitted(picture, crop, share))
        margin *= 2


def _walked(picture: NDArray[np.uint8], crop: Box, scribbles: Sequence[Scribble]) -> Floats:
    """Return the probability that each cell of a crop is inside, [h, w] of at most _CELLS on a side."""
    from skimage.segmentation import random_walker  # half a second to import: only when it is needed

    scale = min(1.0, _CELLS / max(crop.width, crop.height))
    cells = Size(max(1, round(crop.width * scale)), max(1, round(crop.height * scale)))
    part = Image.fromarray(np.ascontiguousarray(picture[crop.slices])).convert("RGBa")
    colours = lab(np.asarray(part.resize(cells, Image.Resampling.BOX, reducing_gap=2.0))[..., :3])
    seeds = _seeds(scribbles, crop, cells)
    if not (seeds == _OUT).any():
        seeds[_surely_out(colours, seeds)] = _OUT
    if not (seeds == _OUT).any():  # all of it looks the same
        return np.ones(seeds.shape, np.float32)
    if (seeds != 0).all() or not (seeds == _IN).any():
        return (seeds == _IN).astype(np.float32)
    shares = random_walker(colours / 100, seeds, beta=_BETA, mode="bf", channel_axis=-1, return_full_prob=True)
    return np.asarray(shares[0], dtype=np.float32)


def _seeds(scribbles: Sequence[Scribble], crop: Box, cells: Size) -> NDArray[np.int64]:
    """Draw the scribbles as labels, [h, w]: 0 where there is none."""
    image = Image.new("L", cells)
    draw = ImageDraw.Draw(image)
    scale = cells.width / crop.width
    for scribble in scribbles:
        value = _IN if scribble.selects else _OUT
        radius = max(0.5, scribble.radius * scale)
        places = [((x - crop.x) * scale, (y - crop.y) * scale) for x, y in scribble.places]
        draw.line(places, fill=value, width=max(1, round(2 * radius)))
        for x, y in places:
            draw.ellipse((x - radius, y - radius, x + radius - 1, y + radius - 1), fill=value)
    return np.asarray(image).astype(np.int64)


def _surely_out(colours: Floats, seeds: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return which cells look unlike every colour [h, w, 3] under the scribbles."""
    scribbled = colours[seeds == _IN]
    if not len(scribbled):
        return np.zeros_like(seeds, dtype=bool)
    ranked = scribbled[np.argsort(scribbled[:, 0])]
    palette = np.array([group.mean(axis=0) for group in np.array_split(ranked, _PALETTE) if len(group)])
    distance = np.linalg.norm(colours[:, :, None] - palette, axis=-1).min(axis=-1)
    return np.asarray((seeds == 0) & (distance > _FAR))


def _reaches_edge(share: Floats, crop: Box, whole: Box) -> bool:
    """Whether the selection reaches an edge of the crop that is not an edge of the picture."""
    edges = (
        (share[0], crop.y > whole.y),
        (share[-1], crop.bottom < whole.bottom),
        (share[:, 0], crop.x > whole.x),
        (share[:, -1], crop.right < whole.right),
    )
    return any(inner and bool((edge > 0.5).any()) for edge, inner in edges)
