"""The clone brush: paints with what lies elsewhere."""

from dataclasses import replace

from studio.document.painting.clone_stroke import CloneSource
from studio.ui.tools.brush_ring import BrushRing
from studio.ui.tools.outline import Outline, Place
from studio.ui.tools.registry import register
from studio.ui.tools.selection_tool import edge
from studio.ui.tools.tool import PICKING, Cursor, Gesture, IconCursor, Phase, Pointer, Surface
from studio.ui.tools.toolbox.brush import BrushTool
from studio.ui.translation import tr


@register
class CloneTool(BrushTool):
    """Copies from the source that Alt or Ctrl has chosen."""

    name = "clone"
    title = tr("Clone")
    icon = "ph.copy-simple"
    shortcuts = ("S",)
    tip = tr("Alt- or Ctrl-click where to copy from, then paint; Shift draws a straight line.")
    order = 11
    swaps_with = "brush"
    options: tuple[str, ...] = ("size", "hardness", "opacity", "clone")
    mirrors = False

    def cursor(self, surface: Surface, *, pressed: bool) -> Cursor | IconCursor:
        """Return a cross with a pipette while a press would choose the source."""
        if surface.document.has_picture and not pressed and (surface.held.alt or surface.held.ctrl):
            return PICKING
        return super().cursor(surface, pressed=pressed)

    def ring(self, surface: Surface, pointer: Pointer) -> BrushRing | None:
        """Return the brush, unless a press would choose the source."""
        return None if pointer.alt or pointer.swap else super().ring(surface, pointer)

    def gesture(self, surface: Surface, press: Pointer) -> Gesture:
        """Choose the source, or paint one stroke."""
        if not surface.document.has_picture:
            return
        if press.alt or press.swap:
            yield from _choose_source(surface, press)
        elif surface.document.active_layer is None:
            surface.refuse(tr("Choose a layer to paint on: the clone brush copies no masks."))
        elif surface.clone.source is None:
            surface.refuse(tr("Hold Alt and click where to copy from first."))
        else:
            yield from super().gesture(surface, press)

    def _begin(self, surface: Surface, press: Pointer) -> bool:
        options = surface.clone
        start = surface.stroke_end if press.line and surface.stroke_end else surface.to_picture(press.x, press.y)
        offset = options.offset_at(start)
        assert offset is not None, "the source was chosen"
        surface.set_clone(replace(options, offset=offset))
        return surface.document.begin_stroke(surface.brush, clone=CloneSource(offset, options.from_picture))

    def _painted(self, surface: Surface) -> None:
        """No colour was used."""

    def _trace(self, surface: Surface, last: Place, place: Place) -> Outline | None:
        """Mark what is copied."""
        across, down = surface.clone.offset or (0, 0)
        return edge([(last[0] + across, last[1] + down)], marked=True)

    def _erases(self, pointer: Pointer) -> bool:
        return False


def _choose_source(surface: Surface, press: Pointer) -> Gesture:
    pointer = press
    try:
        while True:
            place = surface.to_picture(pointer.x, pointer.y)
            surface.show_outline(edge([place], marked=True))
            if pointer.phase is Phase.RELEASE:
                surface.set_clone(replace(surface.clone, source=place, offset=None))
                return
            pointer = yield
    finally:
        surface.show_outline(None)
