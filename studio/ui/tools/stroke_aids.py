"""What helps the hand while it paints: symmetry and a stabiliser, which all painting tools share."""

from dataclasses import dataclass
from enum import Enum

from studio.document.painting.symmetry import MAX_SECTORS, MIN_SECTORS, NO_SYMMETRY, Place, Symmetry, SymmetryKind
from studio.protocol.geometry import Size
from studio.ui.tools.stabiliser import DirectLine, PulledString, Stabiliser, WeightedAverage

MIN_STRENGTH, MAX_STRENGTH = 1.0, 100.0


class Steadying(Enum):
    """How a stroke is kept steady."""

    NONE = "none"
    STRING = "string"
    AVERAGE = "average"


@dataclass(frozen=True)
class StrokeAids:
    """Symmetry and stabiliser.

    Attributes:
        symmetry: How a stroke is repeated.
        sectors: Copies around the centre of a radial symmetry.
        axis: Where the axes cross, in picture pixels; None for the picture's middle.
        steadying: How a stroke is kept steady.
        strength: How much, MIN_STRENGTH..MAX_STRENGTH: the string's length in widget pixels, or for how many events of
            the pointer the average goes back, two for each.
    """

    symmetry: SymmetryKind = SymmetryKind.NONE
    sectors: int = 6
    axis: Place | None = None
    steadying: Steadying = Steadying.NONE
    strength: float = 30.0

    def __post_init__(self) -> None:
        if not (MIN_SECTORS <= self.sectors <= MAX_SECTORS and MIN_STRENGTH <= self.strength <= MAX_STRENGTH):
            raise ValueError("sectors or strength out of range")

    def symmetry_in(self, picture: Size) -> Symmetry:
        """Return the symmetry in a picture of this size."""
        if self.symmetry is SymmetryKind.NONE:
            return NO_SYMMETRY
        return Symmetry(self.symmetry, self.sectors, self.axis or (picture.width / 2, picture.height / 2))

    def stabiliser(self, scale: float) -> Stabiliser:
        """Return what steadies one stroke in a view of `scale` widget pixels for each picture pixel."""
        match self.steadying:
            case Steadying.STRING:
                return PulledString(self.strength / scale)
            case Steadying.AVERAGE:
                return WeightedAverage(1 + round(self.strength / 2))
        return DirectLine()
