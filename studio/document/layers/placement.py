"""Where a transformation puts a layer: scaled, turned and moved, as numbers. Nothing is computed of its pixels."""

import math
from dataclasses import dataclass, replace

from studio.protocol.geometry import Box

Place = tuple[float, float]


@dataclass(frozen=True)
class Placement:
    """A rectangle of pixels on the canvas.

    Attributes:
        width: Of the pixels themselves.
        height: Of the pixels themselves.
        centre: Where their middle lies on the canvas.
        scale: Across and down; negative mirrors.
        degrees: By which they are turned clockwise about the centre, after they are scaled.
    """

    width: int
    height: int
    centre: Place
    scale: tuple[float, float] = (1.0, 1.0)
    degrees: float = 0.0

    @classmethod
    def of(cls, box: Box) -> "Placement":
        """Return where pixels lie that are not transformed."""
        return cls(box.width, box.height, (box.x + box.width / 2, box.y + box.height / 2))

    def to_canvas(self, across: float, down: float) -> Place:
        """Return where a place lies: -1 is the left or upper edge, 1 the right or lower one, 0 the middle."""
        return self.turned((across * self.width * self.scale[0] / 2, down * self.height * self.scale[1] / 2))

    def turned(self, way: Place) -> Place:
        """Return where a way from the centre leads that is given before the turn."""
        angle = math.radians(self.degrees)
        return (
            self.centre[0] + way[0] * math.cos(angle) - way[1] * math.sin(angle),
            self.centre[1] + way[0] * math.sin(angle) + way[1] * math.cos(angle),
        )

    def turned_back(self, place: Place) -> Place:
        """Return the way from the centre to a place of the canvas, as it is before the turn."""
        angle, x, y = math.radians(self.degrees), place[0] - self.centre[0], place[1] - self.centre[1]
        return x * math.cos(angle) + y * math.sin(angle), y * math.cos(angle) - x * math.sin(angle)

    def holds(self, place: Place) -> bool:
        """Whether a place of the canvas lies inside."""
        x, y = self.turned_back(place)
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
