"""The brush: its size, edge and opacity, and how they follow a pen's pressure."""

from dataclasses import dataclass, field

MIN_SIZE, MAX_SIZE = 1.0, 1000.0
MIN_CURVE, MAX_CURVE = 0.2, 5.0


@dataclass(frozen=True)
class Pressure:
    """Which settings of the brush follow a pen's pressure.

    Attributes:
        size: It scales the diameter, down to a tenth.
        opacity: It scales the opacity.
        flow: It scales the flow.
        curve: Exponent of the pressure, MIN_CURVE..MAX_CURVE: below 1 a light touch does more, above 1 less.
    """

    size: bool = True
    opacity: bool = True
    flow: bool = False
    curve: float = 1.0

    def __post_init__(self) -> None:
        if not MIN_CURVE <= self.curve <= MAX_CURVE:
            raise ValueError(f"the curve of the pressure must be in [{MIN_CURVE:g}, {MAX_CURVE:g}], not {self.curve}")

    def response(self, pressure: float) -> float:
        """Return the response to a pressure, 0..1, by the pressure curve."""
        return float(min(1.0, max(0.0, pressure)) ** self.curve)


@dataclass(frozen=True)
class Brush:
    """A round brush.

    Attributes:
        size: Diameter in picture pixels, MIN_SIZE..MAX_SIZE.
        hardness: 0 falls off from the centre, 1 has a sharp edge (smoothed over one pixel).
        opacity: The most that one stroke adds or erases, 0..1.
        flow: Share of the remaining opacity that each dab adds, above 0, up to 1.
        spacing: Distance between dabs as a fraction of the diameter.
        pressure: How they follow a pen's pressure.
    """

    size: float = 64.0
    hardness: float = 0.8
    opacity: float = 1.0
    flow: float = 1.0
    spacing: float = 0.05
    pressure: Pressure = field(default_factory=Pressure)

    def __post_init__(self) -> None:
        if not MIN_SIZE <= self.size <= MAX_SIZE:
            raise ValueError(f"brush size must be in [{MIN_SIZE:g}, {MAX_SIZE:g}] pixels, not {self.size}")
        if not (0 <= self.hardness <= 1 and 0 <= self.opacity <= 1 and 0 < self.spacing <= 4):
            raise ValueError("hardness and opacity must be in [0, 1], spacing in (0, 4]")
        if not 0 < self.flow <= 1:
            raise ValueError(f"the flow must be in (0, 1], not {self.flow}")

    def size_at(self, response: float) -> float:
        """Return the diameter at a response of 0..1 to the pressure: at least a tenth of the size."""
        return max(MIN_SIZE, self.size * (0.1 + 0.9 * response)) if self.pressure.size else self.size

    def opacity_at(self, response: float) -> float:
        """Return the opacity at a response of 0..1 to the pressure."""
        return self.opacity * response if self.pressure.opacity else self.opacity

    def flow_at(self, response: float) -> float:
        """Return the flow at a response of 0..1 to the pressure."""
        return self.flow * response if self.pressure.flow else self.flow
