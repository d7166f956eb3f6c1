"""The brush: paints the mask, or on the active layer."""

from collections.abc import Generator

from studio.ui.tools.brush_ring import BrushRing
from studio.ui.tools.outline import Outline, Place
from studio.ui.tools.picking import pick
from studio.ui.tools.registry import register
from studio.ui.tools.selection_tool import edge
from studio.ui.tools.stabiliser import Sample
from studio.ui.tools.straight_line import snapped_angle
from studio.ui.tools.stroke_aids import Steadying
from studio.ui.tools.symmetry_axis import axis_cursor, catches_axis, drag_axis
from studio.ui.tools.tool import PICKING, Cursor, Gesture, IconCursor, Phase, Pointer, Surface
from studio.ui.translation import tr


@register
class BrushTool:
    """Adds to the mask, or paints in colour on a layer; with Ctrl, or the pen's eraser end, takes away."""

    name = "brush"
    title = tr("Brush")
    icon = "ph.paint-brush"
    shortcuts = ("B",)
    tip = tr(
        "Paint the mask, or on the active layer; Ctrl erases, Shift draws a line (Ctrl turns it), Alt picks a colour."
    )
    order = 10
    swaps_with = "eraser"
    navigates = False
    group = "brush"
    options: tuple[str, ...] = ("colour", "size", "hardness", "opacity", "flow", "stroke")
    keeps_on = False
    erases = False
    mirrors = True

    def cursor(self, surface: Surface, *, pressed: bool) -> Cursor | IconCursor:
        """Return a cross (nothing where the ring is large enough), arrows over the axes, or a pipette with Alt."""
        if not surface.document.has_picture:
            return Cursor.ARROW
        if surface.held.alt and not pressed and surface.document.active_layer is not None:
            return PICKING
        return (axis_cursor(surface) if self.mirrors and not pressed else None) or Cursor.CROSS

    def ring(self, surface: Surface, pointer: Pointer) -> BrushRing | None:
        """Return the brush at its full size, and the line that Shift would draw."""
        document = surface.document
        picks = pointer.alt and document.active_layer is not None and not document.stroking
        if not document.has_picture or picks or (self.mirrors and catches_axis(surface, pointer)):
            return None
        line = None
        if pointer.line and surface.stroke_end is not None and not document.stroking:
            ends = (surface.stroke_end, _line_end(surface, pointer))
            line = (_in_widget(surface, pointer, ends[0]), _in_widget(surface, pointer, ends[1]))
        return BrushRing(pointer.x, pointer.y, surface.brush.size / 2 * surface.scale, self._erases(pointer), line)

    def gesture(self, surface: Surface, press: Pointer) -> Gesture:
        """Paint one stroke."""
        document = surface.document
        if press.alt and document.active_layer is not None:
            yield from pick(surface, press)
        elif self.mirrors and document.has_picture and catches_axis(surface, press):
            yield from drag_axis(surface)
        elif self._begin(surface, press):
            try:
                surface.stroke_end = yield from self._paint(surface, press)
            except GeneratorExit:
                document.cancel_stroke()
                surface.commit(None)
                raise
            finally:
                surface.show_outline(None)
            edit = document.end_stroke()
            if edit is not None and document.active_layer is not None and not self._erases(press):
                self._painted(surface)
            surface.commit(edit)
        elif document.painting_problem:
            surface.refuse(document.painting_problem)

    def _begin(self, surface: Surface, press: Pointer) -> bool:
        """Begin the stroke; returns whether that was possible."""
        document = surface.document
        symmetry = surface.stroke_aids.symmetry_in(document.size)
        return document.begin_stroke(surface.brush, self._erases(press), surface.paints.colour, symmetry)

    def _painted(self, surface: Surface) -> None:
        surface.paints.note_used()

    def _paint(self, surface: Surface, press: Pointer) -> Generator[None, Pointer, Place]:
        """Paint until the release; returns where the stroke ends."""
        document, pointer = surface.document, press
        if press.line and surface.stroke_end is not None:
            document.stroke_to(*surface.stroke_end, press.pressure)
            if press.swap:
                end = _line_end(surface, press)
                document.stroke_to(*end, press.pressure)
                while pointer.phase is not Phase.RELEASE:
                    pointer = yield
                return end
        aids = surface.stroke_aids
        stabiliser, last = aids.stabiliser(surface.scale), surface.to_picture(press.x, press.y)
        while pointer.phase is not Phase.RELEASE:
            place = surface.to_picture(pointer.x, pointer.y)
            sample: Sample = (*place, pointer.pressure)
            if pointer.phase is Phase.JUMP:
                last = stabiliser.jump(sample)[:2]
                document.lift_stroke_to(*last, pointer.pressure)
            else:
                for x, y, pressure in stabiliser.follow(sample):
                    document.stroke_to(x, y, pressure)
                    last = (x, y)
            surface.show_outline(self._trace(surface, last, place))
            pointer = yield
        for x, y, pressure in stabiliser.finish():
            document.stroke_to(x, y, pressure)
            last = (x, y)
        return surface.to_picture(pointer.x, pointer.y) if aids.steadying is Steadying.NONE else last

    def _trace(self, surface: Surface, last: Place, place: Place) -> Outline | None:
        """Return what is shown while the stroke is at `last` and the pointer at `place`: the stabiliser's string."""
        return None if surface.stroke_aids.steadying is Steadying.NONE else edge([last, place])

    def _erases(self, pointer: Pointer) -> bool:
        return pointer.eraser or self.erases != (pointer.swap and not pointer.line)


def _line_end(surface: Surface, pointer: Pointer) -> Place:
    """Return where a line from the last stroke's end would end; Ctrl turns it to a multiple of 15 degrees."""
    place = surface.to_picture(pointer.x, pointer.y)
    return snapped_angle(surface.stroke_end or place, place) if pointer.swap else place


def _in_widget(surface: Surface, pointer: Pointer, place: Place) -> Place:
    x, y = surface.to_picture(pointer.x, pointer.y)
    return pointer.x + (place[0] - x) * surface.scale, pointer.y + (place[1] - y) * surface.scale
