"""Lines that a gesture shows over the picture; studio/ui/canvas/outline_painter.py draws them."""

from dataclasses import dataclass
from enum import Enum, auto

Place = tuple[float, float]


class Style(Enum):
    """How a line is drawn."""

    EDGE = auto()  # of what will be selected
    IN = auto()  # over what is to be selected
    OUT = auto()  # over what is not
    GUIDE = auto()  # an axis


@dataclass(frozen=True)
class Line:
    """A polyline.

    Attributes:
        places: x and y of its corners in picture pixels.
        closed: Whether the last corner is joined to the first.
        style: How it is drawn.
        width: In picture pixels; 0 for a line of one screen pixel.
        marked: Whether its corners are marked by small squares.
    """

    places: tuple[Place, ...]
    closed: bool = False
    style: Style = Style.EDGE
    width: float = 0.0
    marked: bool = False


@dataclass(frozen=True)
class Outline:
    """All lines of a gesture."""

    lines: tuple[Line, ...]
