"""The smudge brush: drags colours along."""

from studio.ui.tools.registry import register
from studio.ui.tools.tool import Gesture, Pointer, Surface
from studio.ui.tools.toolbox.brush import BrushTool
from studio.ui.translation import tr


@register
class SmudgeTool(BrushTool):
    """Mixes what is under the pointer with what was under it before."""

    name = "smudge"
    title = tr("Smudge")
    icon = "ph.hand-pointing"
    shortcuts = ("Alt+B",)
    tip = tr("Drag the colours of the active layer along; the opacity says how far they are carried.")
    order = 12
    swaps_with = "brush"
    options: tuple[str, ...] = ("size", "hardness", "opacity")
    mirrors = False

    def gesture(self, surface: Surface, press: Pointer) -> Gesture:
        """Paint one stroke."""
        if surface.document.has_picture and surface.document.active_layer is None and not press.alt:
            surface.refuse(tr("Choose a layer to paint on: the smudge brush changes no masks."))
        else:
            yield from super().gesture(surface, press)

    def _begin(self, surface: Surface, press: Pointer) -> bool:
        return surface.document.begin_stroke(surface.brush, smudges=True)

    def _painted(self, surface: Surface) -> None:
        """No colour was used."""

    def _erases(self, pointer: Pointer) -> bool:
        return False
