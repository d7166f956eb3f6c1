"""The brush's outline at the pointer; studio/ui/canvas/brush_ring.py draws it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class BrushRing:
    """A circle around the pointer.

    Attributes:
        x: Centre, in widget pixels from the left.
        y: Centre, in widget pixels from the top.
        radius: In widget pixels.
        erases: Shows a minus in the middle instead of a plus.
    """

    x: float
    y: float
    radius: float
    erases: bool
