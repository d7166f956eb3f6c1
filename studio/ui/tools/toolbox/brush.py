"""The brush: paints the mask, or on the active layer."""

from studio.ui.tools.brush_ring import BrushRing
from studio.ui.tools.picking import pick
from studio.ui.tools.registry import register
from studio.ui.tools.tool import Cursor, Gesture, Phase, Pointer, Surface
from studio.ui.translation import tr


@register
class BrushTool:
    """Adds to the mask, or paints in colour on a layer; with Ctrl, or the pen's eraser end, takes away."""

    name = "brush"
    title = tr("Brush")
    icon = "ph.paint-brush"
    shortcuts = ("B",)
    tip = tr("Paint the mask, or on the active layer; Ctrl erases, Shift draws a line, Alt picks a colour.")
    order = 10
    swaps_with = "eraser"
    navigates = False
    group = "brush"
    options: tuple[str, ...] = ("colour", "size", "hardness", "opacity")
    keeps_on = False
    erases = False

    def cursor(self, surface: Surface, *, pressed: bool) -> Cursor:
        """A cross, which the ring replaces where it is large enough."""
        return Cursor.CROSS if surface.document.has_picture else Cursor.ARROW

    def ring(self, surface: Surface, pointer: Pointer) -> BrushRing | None:
        """The brush at its full size."""
        if not surface.document.has_picture:
            return None
        return BrushRing(pointer.x, pointer.y, surface.brush.size / 2 * surface.scale, self._erases(pointer))

    def gesture(self, surface: Surface, press: Pointer) -> Gesture:
        """Paint one stroke."""
        document = surface.document
        if press.alt and document.active_layer is not None:
            yield from pick(surface, press)
            return
        if not document.begin_stroke(surface.brush, self._erases(press), surface.paints.colour):
            if document.painting_problem:
                surface.refuse(document.painting_problem)
            return
        try:
            if press.line and surface.stroke_end is not None:
                document.stroke_to(*surface.stroke_end, press.pressure)
            pointer = press
            while pointer.phase is not Phase.RELEASE:
                place = surface.to_picture(pointer.x, pointer.y)
                if pointer.phase is Phase.JUMP:
                    document.lift_stroke_to(*place, pointer.pressure)
                else:
                    document.stroke_to(*place, pointer.pressure)
                pointer = yield
        except GeneratorExit:
            document.cancel_stroke()
            surface.commit(None)
            raise
        surface.stroke_end = surface.to_picture(pointer.x, pointer.y)
        edit = document.end_stroke()
        if edit is not None and document.active_layer is not None and not self._erases(press):
            surface.paints.note_used()
        surface.commit(edit)

    def _erases(self, pointer: Pointer) -> bool:
        return pointer.eraser or self.erases != pointer.swap
