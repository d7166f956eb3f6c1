"""The axes of symmetric painting: how they look, and the gesture that moves them."""

import math

from studio.document.painting.symmetry import Symmetry, SymmetryKind
from studio.protocol.geometry import Size
from studio.ui.tools.outline import Line, Outline, Place, Style
from studio.ui.tools.tool import Cursor, Gesture, Phase, Pointer, Surface

_REACH = 9.0  # widget pixels around the handle in which a press grabs it
_CURSORS = {SymmetryKind.VERTICAL: Cursor.ACROSS, SymmetryKind.HORIZONTAL: Cursor.DOWN}


def axes(symmetry: Symmetry, picture: Size) -> Outline | None:
    """Return the axes with a handle where they cross; None without a symmetry."""
    x, y = symmetry.centre
    lines: list[tuple[Place, ...]] = []
    match symmetry.kind:
        case SymmetryKind.NONE:
            return None
        case SymmetryKind.RADIAL:
            reach = math.hypot(picture.width, picture.height)
            for sector in range(symmetry.sectors):
                turn = 2 * math.pi * sector / symmetry.sectors - math.pi / 2
                lines.append(((x, y), (x + reach * math.cos(turn), y + reach * math.sin(turn))))
        case kind:
            if kind is not SymmetryKind.HORIZONTAL:
                lines.append(((x, 0.0), (x, float(picture.height))))
            if kind is not SymmetryKind.VERTICAL:
                lines.append(((0.0, y), (float(picture.width), y)))
    handle = Line((symmetry.centre,), marked=True)
    return Outline((*(Line(places, style=Style.GUIDE) for places in lines), handle))


def axis_cursor(surface: Surface) -> Cursor | None:
    """Return how the axes can be moved at the pointer; None where it is not over their handle."""
    place = surface.hovered_place
    caught = place is not None and _is_caught(surface, place)
    return _CURSORS.get(surface.stroke_aids.symmetry, Cursor.MOVE) if caught else None


def catches_axis(surface: Surface, press: Pointer) -> bool:
    """Whether a press would move the axes."""
    return _is_caught(surface, surface.to_picture(press.x, press.y))


def drag_axis(surface: Surface) -> Gesture:
    """Move the axes until the pointer is released; closing the gesture puts them back."""
    before = surface.stroke_aids.axis
    try:
        while (pointer := (yield)).phase is not Phase.RELEASE:
            surface.move_axis(surface.to_picture(pointer.x, pointer.y))
    except GeneratorExit:
        surface.move_axis(before)
        raise


def _is_caught(surface: Surface, place: Place) -> bool:
    symmetry = surface.stroke_aids.symmetry_in(surface.document.size)
    return symmetry.count > 1 and math.dist(place, symmetry.centre) * surface.scale <= _REACH
