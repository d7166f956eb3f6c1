"""The move tool: drags the active layer, or the group."""

from dataclasses import replace

from studio.document.layers.layer import Group
from studio.document.layers.tree import find, is_locked, moved, with_replaced
from studio.ui.tools.colour_tool import ColourTool
from studio.ui.tools.registry import register
from studio.ui.tools.tool import Cursor, Gesture, Phase, Pointer, Surface
from studio.ui.translation import tr


@register
class MoveTool(ColourTool):
    """Moves the active layer with the pointer; with Shift, along one axis."""

    name = "move"
    title = tr("Move layer")
    icon = "ph.arrows-out-cardinal"
    shortcuts = ("N",)
    tip = tr("Drag the active layer to another place; Shift keeps it on one axis.")
    order = 39
    group = "move"
    options: tuple[str, ...] = ()

    def cursor(self, surface: Surface, *, pressed: bool) -> Cursor:
        """Arrows to all sides."""
        return Cursor.MOVE if surface.document.has_picture else Cursor.ARROW

    def gesture(self, surface: Surface, press: Pointer) -> Gesture:
        """Follow the pointer; the layer is moved as one undo step when it is released."""
        document = surface.document
        before, active = document.stack, document.active
        node = find(before, active)
        if node is None:
            surface.refuse(tr("Choose a layer to move: the mask is active."))
            return
        if is_locked(before, active):
            surface.refuse(tr("“{node}” is locked.").format(node=node.name))
            return
        start, after = surface.to_picture(press.x, press.y), before
        try:
            while True:
                pointer = yield
                place = surface.to_picture(pointer.x, pointer.y)
                across, down = round(place[0] - start[0]), round(place[1] - start[1])
                if pointer.line:
                    across, down = (across, 0) if abs(across) >= abs(down) else (0, down)
                shifted = (
                    moved(node, across, down)
                    if isinstance(node, Group)
                    else replace(node, x=node.x + across, y=node.y + down)
                )
                after = with_replaced(before, active, shifted) if across or down else before
                if pointer.phase is Phase.RELEASE:
                    break
                document.set_stack(after, active)
        finally:
            document.set_stack(before, active)
        surface.commit(document.change_stack(after, self.title))
