"""The handles of a transformation, and how dragging them changes it. No Qt in here."""

import math
from dataclasses import replace

from studio.document.layers.placement import Place, Placement
from studio.ui.tools.outline import Line, Outline
from studio.ui.tools.tool import Cursor

Handle = tuple[int, int]  # which edge or corner: -1 left or upper, 0 middle, 1 right or lower
HANDLES: tuple[Handle, ...] = ((-1, -1), (0, -1), (1, -1), (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0))
INSIDE: Handle = (0, 0)
_REACH = 9.0  # widget pixels around a handle in which a press grabs it
_STEP = 15  # degrees
_ARROWS = (Cursor.ACROSS, Cursor.FALLING, Cursor.DOWN, Cursor.RISING)


def handles(placement: Placement) -> Outline:
    """Return the frame around the pixels with its handles."""
    frame = Line(placement.corners, closed=True)
    return Outline((frame, *(Line((placement.to_canvas(*handle),), marked=True) for handle in HANDLES)))


def handle_at(placement: Placement, place: Place, scale: float) -> Handle | None:
    """Return the handle at a place of the canvas, INSIDE, or None outside, where a drag turns.

    Args:
        placement: The transformation.
        place: x and y in picture pixels.
        scale: Widget pixels per picture pixel.
    """
    nearest = min(HANDLES, key=lambda handle: math.dist(place, placement.to_canvas(*handle)))
    if math.dist(place, placement.to_canvas(*nearest)) * scale <= _REACH:
        return nearest
    return INSIDE if placement.holds(place) else None


def cursor_of_handle(placement: Placement, handle: Handle) -> Cursor:
    """Return the cursor whose arrows show along which line a handle is dragged."""
    x, y = placement.to_canvas(*handle)
    angle = math.degrees(math.atan2(y - placement.centre[1], x - placement.centre[0]))
    return _ARROWS[round(angle / 45) % 4]


def moved(start: Placement, offset: Place, *, straight: bool) -> Placement:
    """Return the placement moved by whole pixels, with `straight` along one axis."""
    across, down = round(offset[0]), round(offset[1])
    if straight:
        across, down = (across, 0) if abs(across) >= abs(down) else (0, down)
    return start.moved(across, down)


def turned(start: Placement, press: Place, place: Place, *, stepped: bool) -> Placement:
    """Return the placement turned about its centre by the angle between two places, with `stepped` to 15 degrees."""
    angles = (math.atan2(y - start.centre[1], x - start.centre[0]) for x, y in (press, place))
    begin, end = angles
    degrees = start.degrees + math.degrees(end - begin)
    degrees = _STEP * round(degrees / _STEP) if stepped else round(degrees, 1)
    return replace(start, degrees=(degrees + 180) % 360 - 180)


def scaled(start: Placement, handle: Handle, place: Place, *, free: bool, centred: bool) -> Placement:
    """Return the placement with a handle dragged to a place; the opposite one stays.

    Args:
        start: The placement before.
        handle: Which handle; a corner keeps the proportions unless `free`.
        place: Where it is dragged.
        free: Width and height are scaled apart.
        centred: The centre stays instead of the opposite handle.
    """
    sides = (start.width * start.scale[0], start.height * start.scale[1])  # signed
    anchor = start.centre if centred else start.to_canvas(-handle[0], -handle[1])
    offset = replace(start, centre=anchor).to_offset(place)
    part = 0.5 if centred else 1.0
    shares = [
        sign * length / (part * side) if sign else 1.0 for sign, length, side in zip(handle, offset, sides, strict=True)
    ]
    if all(handle) and not free:
        whole = [sign * part * side for sign, side in zip(handle, sides, strict=True)]
        share = sum(a * b for a, b in zip(offset, whole, strict=True)) / sum(length**2 for length in whole)
        shares = [share, share]
    scale = [
        _at_least_a_pixel(share * before, side)
        for share, before, side in zip(shares, start.scale, (start.width, start.height), strict=True)
    ]
    result = replace(start, scale=(scale[0], scale[1]))
    if centred:
        return result
    back = replace(result, centre=anchor).from_offset(
        (handle[0] * start.width * scale[0] / 2, handle[1] * start.height * scale[1] / 2)
    )
    return replace(result, centre=back)


def _at_least_a_pixel(scale: float, side: int) -> float:
    return math.copysign(max(abs(scale), 1 / side), scale)
