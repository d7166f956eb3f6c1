"""The brush's outline at the pointer; studio/ui/canvas/brush_ring.py draws it."""

from dataclasses import dataclass

from studio.ui.tools.outline import Place


@dataclass(frozen=True)
class BrushRing:
    """A circle around the pointer.

    Attributes:
        x: Centre, in widget pixels from the left.
        y: Centre, in widget pixels from the top.
        radius: In widget pixels.
        erases: Shows a minus in the middle instead of a plus.
        line: Both ends of the straight line that a press would draw, in widget pixels; None if it would not.
    """

    x: float
    y: float
    radius: float
    erases: bool
    line: tuple[Place, Place] | None = None
