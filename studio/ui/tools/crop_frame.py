"""The frame around what the model sees: its handles, and how dragging them changes it. No Qt in here."""

import math
from dataclasses import dataclass
from enum import Enum

from studio.protocol.geometry import Box, Size

Place = tuple[float, float]
GRIP = 16.0  # widget pixels from the lower right corner to the grip of the resolution, across and down
_REACH = 9.0  # widget pixels around a handle in which a press grabs it
_MIN_SIDE = 8  # pixels on a side of a frame


class Part(Enum):
    """A part of the frame that can be dragged."""

    TOP_LEFT = (-1, -1)
    TOP_RIGHT = (1, -1)
    BOTTOM_LEFT = (-1, 1)
    BOTTOM_RIGHT = (1, 1)
    LEFT = (-1, 0)
    TOP = (0, -1)
    RIGHT = (1, 0)
    BOTTOM = (0, 1)
    INSIDE = (0, 0)
    RESOLUTION = (2, 2)

    @property
    def is_corner(self) -> bool:
        """Whether it is a corner."""
        return all(abs(side) == 1 for side in self.value)

    @property
    def is_edge(self) -> bool:
        """Whether it is the middle of an edge."""
        return sum(abs(side) for side in self.value) == 1


@dataclass(frozen=True)
class CropFrame:
    """The part of the picture that the model sees.

    Attributes:
        box: In the picture.
        size: Width and height at which the model works on it; None where the model's own is not known.
        sizable: Whether the model takes other sizes.
    """

    box: Box
    size: Size | None = None
    sizable: bool = False


def part_at(frame: CropFrame, place: Place, scale: float) -> Part | None:
    """Return the part of the frame at a place of the picture.

    Args:
        frame: The frame.
        place: x and y in picture pixels.
        scale: Widget pixels per picture pixel.
    """
    box, reach = frame.box, _REACH / scale
    if frame.sizable and math.dist(place, (box.right + GRIP / scale, box.bottom + GRIP / scale)) <= reach:
        return Part.RESOLUTION
    for part in Part:
        if (part.is_corner or part.is_edge) and math.dist(place, place_of(part, box)) <= reach:
            return part
    inside = box.x <= place[0] < box.right and box.y <= place[1] < box.bottom
    return Part.INSIDE if inside else None


def place_of(part: Part, box: Box) -> Place:
    """Return where the handle of a corner or an edge is."""
    across, down = part.value
    return box.x + box.width * (1 + across) / 2, box.y + box.height * (1 + down) / 2


def moved(box: Box, offset: Place, bounds: Box) -> Box:
    """Return the frame moved, as far as there is room."""
    x = min(max(bounds.x, box.x + round(offset[0])), bounds.right - box.width)
    y = min(max(bounds.y, box.y + round(offset[1])), bounds.bottom - box.height)
    return Box(x, y, box.width, box.height)


def resized(box: Box, part: Part, place: Place, bounds: Box, aspect: float | None) -> Box:
    """Return the frame with a corner dragged to a place; the opposite corner stays.

    Args:
        box: The frame.
        part: The corner.
        place: Where it is dragged.
        bounds: What it does not reach beyond.
        aspect: Width over height that is kept; None to choose both freely.
    """
    across, down = part.value
    x, y = place_of(Part((-across, -down)), box)
    most = (bounds.right - x if across > 0 else x - bounds.x), (bounds.bottom - y if down > 0 else y - bounds.y)
    width, height = max(_MIN_SIDE, (place[0] - x) * across), max(_MIN_SIDE, (place[1] - y) * down)
    if aspect is not None:
        width = min(max(width, height * aspect), most[0], most[1] * aspect)
        height = width / aspect
    wide, high = max(1, round(min(width, most[0]))), max(1, round(min(height, most[1])))
    left, top = (round(x) if across > 0 else round(x) - wide), (round(y) if down > 0 else round(y) - high)
    return Box(left, top, wide, high).intersection(bounds)


def held_inside(box: Box, picture: Box, scale: float) -> Box:
    """Return the frame without what reaches past the picture's edge by less than a handle's width on the screen."""
    reach = _REACH / scale
    left, top = (edge if edge - reach < side < edge else side for side, edge in ((box.x, 0), (box.y, 0)))
    right, bottom = (
        edge if edge < side < edge + reach else side
        for side, edge in ((box.right, picture.right), (box.bottom, picture.bottom))
    )
    return Box(left, top, right - left, bottom - top)


def padding_to(part: Part, place: Place, mask_box: Box) -> int:
    """Return the padding for which the frame's edge reaches a place: its distance from the mask, at least 1."""
    distances = {
        Part.LEFT: mask_box.x - place[0],
        Part.RIGHT: place[0] - mask_box.right,
        Part.TOP: mask_box.y - place[1],
        Part.BOTTOM: place[1] - mask_box.bottom,
    }
    return max(1, round(distances[part]))


def size_to(frame: CropFrame, place: Place, scale: float, multiple: int = 8) -> Size | None:
    """Return the model's size when the resolution's grip is dragged to a place: larger further away.

    Args:
        frame: The frame at the start of the drag.
        place: x and y in picture pixels.
        scale: Widget pixels per picture pixel.
        multiple: What its sides are multiples of.
    """
    if frame.size is None:
        return None
    grip = (frame.box.right + GRIP / scale, frame.box.bottom + GRIP / scale)
    offset = ((place[0] - grip[0]) + (place[1] - grip[1])) / 2 * scale  # widget pixels
    factor = 2 ** (offset / 100)
    width, height = (max(multiple, round(side * factor / multiple) * multiple) for side in frame.size)
    return Size(width, height)


def size_like(box: Box, size: Size, multiple: int = 8) -> Size:
    """Return a size of about the area of another, with the aspect of a box."""
    aspect, area = box.width / box.height, size.width * size.height
    width, height = math.sqrt(area * aspect), math.sqrt(area / aspect)
    return Size(*(max(multiple, round(side / multiple) * multiple) for side in (width, height)))
