"""The crop frame: moves and resizes what the model sees of the picture when it repaints the mask."""

from studio.protocol.geometry import Box
from studio.ui.tools.brush_ring import BrushRing
from studio.ui.tools.crop_frame import (
    CropFrame,
    Part,
    held_inside,
    moved,
    padding_to,
    part_at,
    resized,
    size_like,
    size_to,
)
from studio.ui.tools.part_cursors import CURSORS
from studio.ui.tools.registry import register
from studio.ui.tools.selection_tool import FreshKey
from studio.ui.tools.tool import Cursor, Gesture, Phase, Pointer, Surface
from studio.ui.translation import tr


@register
class FrameTool:
    """Drags the frame by its handles."""

    name = "frame"
    title = tr("Crop frame")
    icon = "ph.frame-corners"
    shortcuts = ("K",)
    tip = tr(
        "Drag the frame of what the model sees: corners resize, edges set the padding, the grip the resolution; "
        "past the picture's edge, it extends the picture."
    )
    order = 70
    swaps_with = "brush"
    navigates = False
    group = "frame"
    options: tuple[str, ...] = ()
    keeps_on = False

    def cursor(self, surface: Surface, *, pressed: bool) -> Cursor:
        """Return what can be dragged at the pointer, and where to."""
        frame = surface.crop_frame
        if frame is None or surface.hovered_place is None:
            return Cursor.ARROW
        part = part_at(frame, surface.hovered_place, surface.scale)
        return Cursor.ARROW if part is None else CURSORS[part]

    def ring(self, surface: Surface, pointer: Pointer) -> BrushRing | None:
        """None: it does not paint."""
        return None

    def gesture(self, surface: Surface, press: Pointer) -> Gesture:
        """Drag the part that was pressed; closing it early restores the frame."""
        frame = surface.crop_frame
        if frame is None:
            return
        start = surface.to_picture(press.x, press.y)
        part = part_at(frame, start, surface.scale)
        if part is None:
            return
        free = FreshKey(False)
        try:
            while True:
                pointer = yield
                place = surface.to_picture(pointer.x, pointer.y)
                _drag(surface, frame, part, start, place, free=free.pressed(pointer.line))
                if pointer.phase is Phase.RELEASE:
                    return
        except GeneratorExit:
            surface.set_frame(frame.box)
            if frame.size is not None and frame.sizable:
                surface.set_model_size(frame.size)
            raise


def _drag(
    surface: Surface,
    frame: CropFrame,
    part: Part,
    start: tuple[float, float],
    place: tuple[float, float],
    *,
    free: bool,
) -> None:
    picture, mask_box = surface.document.size, surface.document.mask_box
    whole = Box(0, 0, *picture)
    bounds = whole.grown(max(picture))
    if part is Part.RESOLUTION:
        size = size_to(frame, place, surface.scale)
        if size is not None:
            surface.set_model_size(size)
    elif part.is_edge:
        surface.set_padding(padding_to(part, place, mask_box))
    else:
        box = moved(frame.box, (place[0] - start[0], place[1] - start[1]), bounds)
        if part.is_corner:
            free = free and frame.sizable
            box = resized(frame.box, part, place, bounds, None if free else frame.box.width / frame.box.height)
        box = held_inside(box, whole, surface.scale)
        reaches_out = box.intersection(whole) != box and not box.intersection(whole).empty
        if box.intersection(mask_box).empty and not reaches_out:
            return
        surface.set_frame(box)
        if part.is_corner and free and frame.size is not None:
            surface.set_model_size(size_like(box, frame.size))
