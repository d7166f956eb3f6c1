"""The base of all selection tools."""

import math

from studio.document.selections.selection import Mode
from studio.ui.tools.brush_ring import BrushRing
from studio.ui.tools.outline import Line, Outline, Place
from studio.ui.tools.selection_options import mode_with
from studio.ui.tools.tool import Cursor, IconCursor, Pointer, Surface

_CLICK = 3.0  # widget pixels that the pointer may move during a click


class SelectionTool:
    """A tool whose gesture ends with a selection; Shift adds, Ctrl or Alt subtracts, both intersect."""

    name: str
    icon: str
    swaps_with = "brush"
    navigates = False
    keeps_on = False
    options: tuple[str, ...] = ("mode", "feather")

    def cursor(self, surface: Surface, *, pressed: bool) -> Cursor | IconCursor:
        """Return a cross with the tool's icon, and the sign of what a press would do."""
        if not surface.document.has_picture:
            return Cursor.ARROW
        held = surface.held
        mode = mode_with(surface.selection_options, adds=held.shift, subtracts=held.ctrl or held.alt)
        return IconCursor(self.icon, mode)

    def ring(self, surface: Surface, pointer: Pointer) -> BrushRing | None:
        """None: it does not paint."""
        return None


def mode_of(surface: Surface, press: Pointer) -> Mode:
    """Return what the selection of a gesture that starts with this press does; the pen's eraser end subtracts."""
    subtracts = press.swap or press.alt or press.eraser
    return mode_with(surface.selection_options, adds=press.line, subtracts=subtracts)


def is_click(press: Pointer, release: Pointer) -> bool:
    """Whether the pointer has hardly moved in between."""
    return math.dist((press.x, press.y), (release.x, release.y)) < _CLICK


def edge(places: list[Place], *, closed: bool = False, marked: bool = False) -> Outline:
    """Return one line as an outline."""
    return Outline((Line(tuple(places), closed, marked=marked),))


class FreshKey:
    """Whether a modifier key was pressed after the gesture began; held from the start, it has chosen the mode."""

    def __init__(self, held: bool) -> None:
        self._stale = held

    def pressed(self, held: bool) -> bool:
        """Follow the key, and return whether it was released and pressed again."""
        self._stale = self._stale and held
        return held and not self._stale
