"""The picture's edges, which are dragged outwards to extend it. No Qt in here."""

import math

from studio.protocol.geometry import MAX_PIXELS, Box, Margins, Size
from studio.ui.tools.crop_frame import Part, Place, place_of

MAX_MARGIN = 16_384  # pixels to add on a side
STEP = 8  # pixels, of which most models' sizes are multiples
_REACH = 9.0  # widget pixels around an edge in which a press grabs it


def edge_at(box: Box, place: Place, scale: float) -> Part | None:
    """Return the edge or corner of a box at a place of the picture; an edge reacts along its whole length.

    Args:
        box: The picture, with what is added.
        place: x and y in picture pixels.
        scale: Widget pixels per picture pixel.
    """
    reach = _REACH / scale
    for part in Part:
        if part.is_corner and math.dist(place, place_of(part, box)) <= reach:
            return part
    beside = box.x - reach <= place[0] <= box.right + reach and box.y - reach <= place[1] <= box.bottom + reach
    distances = {
        Part.LEFT: abs(place[0] - box.x),
        Part.RIGHT: abs(place[0] - box.right),
        Part.TOP: abs(place[1] - box.y),
        Part.BOTTOM: abs(place[1] - box.bottom),
    }
    nearest = min(distances, key=lambda part: distances[part])
    return nearest if beside and distances[nearest] <= reach else None


def stretched(margins: Margins, part: Part, offset: Place, picture: Size, step: int = STEP) -> Margins:
    """Return the margins with an edge or corner dragged.

    Args:
        margins: As they were at the start of the drag.
        part: What is dragged.
        offset: How far it is dragged to the right and down, in picture pixels.
        picture: The picture's size. The drag ends where the extended picture would be larger than the program opens.
        step: The margins that change become multiples of it.
    """
    left, top, right, bottom = margins
    across, down = part.value
    wanted = Margins(
        _stepped(left - offset[0], step) if across < 0 else left,
        _stepped(top - offset[1], step) if down < 0 else top,
        _stepped(right + offset[0], step) if across > 0 else right,
        _stepped(bottom + offset[1], step) if down > 0 else bottom,
    )
    width, height = wanted.extended(picture)
    if width * height <= MAX_PIXELS:
        return wanted
    if across:
        most = max(0, MAX_PIXELS // height - width + (wanted.left if across < 0 else wanted.right))
        wanted = wanted._replace(**{"left" if across < 0 else "right": most - most % step})
    else:
        most = max(0, MAX_PIXELS // width - height + (wanted.top if down < 0 else wanted.bottom))
        wanted = wanted._replace(**{"top" if down < 0 else "bottom": most - most % step})
    width, height = wanted.extended(picture)
    return wanted if width * height <= MAX_PIXELS else margins


def _stepped(length: float, step: int) -> int:
    return min(MAX_MARGIN, max(0, round(length / step) * step))
