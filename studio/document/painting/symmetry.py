"""Symmetric painting: where else a stroke is painted at the same time."""

import math
from dataclasses import dataclass, replace
from enum import Enum

Place = tuple[float, float]
MIN_SECTORS, MAX_SECTORS = 2, 32


class SymmetryKind(Enum):
    """How a stroke is repeated."""

    NONE = "none"
    VERTICAL = "vertical"
    HORIZONTAL = "horizontal"
    BOTH = "both"
    RADIAL = "radial"


@dataclass(frozen=True)
class Symmetry:
    """How a stroke is repeated about a centre.

    Attributes:
        kind: VERTICAL mirrors it at a vertical axis, HORIZONTAL at a horizontal one, RADIAL turns it about the centre.
        sectors: Copies around the centre of RADIAL, MIN_SECTORS..MAX_SECTORS.
        centre: Where the axes cross, x and y in pixels.
    """

    kind: SymmetryKind = SymmetryKind.NONE
    sectors: int = 6
    centre: Place = (0.0, 0.0)

    def __post_init__(self) -> None:
        if not MIN_SECTORS <= self.sectors <= MAX_SECTORS:
            raise ValueError(f"sectors must be in [{MIN_SECTORS}, {MAX_SECTORS}], not {self.sectors}")

    @property
    def count(self) -> int:
        """In how many places a stroke is painted."""
        match self.kind:
            case SymmetryKind.NONE:
                return 1
            case SymmetryKind.BOTH:
                return 4
            case SymmetryKind.RADIAL:
                return self.sectors
        return 2

    def places(self, x: float, y: float) -> list[Place]:
        """Return the place itself and then its images, always in the same order."""
        middle, centre = self.centre
        match self.kind:
            case SymmetryKind.NONE:
                return [(x, y)]
            case SymmetryKind.VERTICAL:
                return [(x, y), (2 * middle - x, y)]
            case SymmetryKind.HORIZONTAL:
                return [(x, y), (x, 2 * centre - y)]
            case SymmetryKind.BOTH:
                across, down = 2 * middle - x, 2 * centre - y
                return [(x, y), (across, y), (x, down), (across, down)]
        right, low = x - middle, y - centre
        turns = (2 * math.pi * sector / self.sectors for sector in range(1, self.sectors))
        turned = (
            (
                middle + right * math.cos(turn) - low * math.sin(turn),
                centre + right * math.sin(turn) + low * math.cos(turn),
            )
            for turn in turns
        )
        return [(x, y), *turned]

    def moved(self, right: float, down: float) -> "Symmetry":
        """Return the same symmetry in coordinates whose origin lies elsewhere."""
        return replace(self, centre=(self.centre[0] + right, self.centre[1] + down))


NO_SYMMETRY = Symmetry()
