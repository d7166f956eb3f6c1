"""The parameters of a layer's transformation (scale, rotation, position) and its geometry, without its pixels."""

import math
from dataclasses import dataclass, replace

from studio.protocol.geometry import Box

Place = tuple[float, float]


@dataclass(frozen=True)
class Placement:
    """A rectangle of pixels on the canvas.

    Attributes:
        width, height: Of the pixels, before they are scaled.
        centre: Where their middle lies on the canvas.
        scale: Factors across and down; negative ones mirror.
        degrees: Clockwise rotation about the centre, after scaling.
    """

    width: int
    height: int
    centre: Place
    scale: tuple[float, float] = (1.0, 1.0)
    degrees: float = 0.0

    @classmethod
    def of(cls, box: Box) -> "Placement":
        """Return the placement of pixels that are not transformed."""
        return cls(box.width, box.height, (box.x + box.width / 2, box.y + box.height / 2))

    def to_canvas(self, across: float, down: float) -> Place:
        """Return the place on the canvas of coordinates from -1 (left or upper edge) to 1 (right or lower edge)."""
        return self.from_offset((across * self.width * self.scale[0] / 2, down * self.height * self.scale[1] / 2))

    def from_offset(self, offset: Place) -> Place:
        """Return the place on the canvas of an offset from the centre that is given before the rotation."""
        angle = math.radians(self.degrees)
        return (
            self.centre[0] + offset[0] * math.cos(angle) - offset[1] * math.sin(angle),
            self.centre[1] + offset[0] * math.sin(angle) + offset[1] * math.cos(angle),
        )

    def to_offset(self, place: Place) -> Place:
        """Return the offset of a place on the canvas from the centre, before the rotation."""
        angle, x, y = math.radians(self.degrees), place[0] - self.centre[0], place[1] - self.centre[1]
        return x * math.cos(angle) + y * math.sin(angle), y * math.cos(angle) - x * math.sin(angle)

    def holds(self, place: Place) -> bool:
        """Whether a place of the canvas lies inside."""
        x, y = self.to_offset(place)
        return abs(x) <= abs(self.width * self.scale[0]) / 2 and abs(y) <= abs(self.height * self.scale[1]) / 2

    @property
    def corners(self) -> tuple[Place, ...]:
        """The corners in their order around the rectangle."""
        return tuple(self.to_canvas(*corner) for corner in ((-1, -1), (1, -1), (1, 1), (-1, 1)))

    @property
    def bounds(self) -> Box:
        """The smallest box of whole pixels around it."""
        across, down = zip(*self.corners, strict=True)
        left, top = math.floor(min(across) + 1e-6), math.floor(min(down) + 1e-6)
        return Box(left, top, math.ceil(max(across) - 1e-6) - left, math.ceil(max(down) - 1e-6) - top)

    def moved(self, right: float, down: float) -> "Placement":
        """Return it moved."""
        return replace(self, centre=(self.centre[0] + right, self.centre[1] + down))
