"""The settings of the selection tools."""

from dataclasses import dataclass

from studio.document.selections.by_colour import TOLERANCE
from studio.document.selections.selection import Mode

MAX_FEATHER, MAX_TOLERANCE = 250.0, 100.0


@dataclass(frozen=True)
class SelectionOptions:
    """Options of the selection tools.

    Attributes:
        mode: What a new selection does to the mask while no modifier key is held.
        feather: Pixels over which the edge of a new selection fades, to each side.
        tolerance: Of the magic wand, as a colour difference (CIE76).
        contiguous: Whether the magic wand selects only what is connected with the pixel clicked.
    """

    mode: Mode = Mode.REPLACE
    feather: float = 0.0
    tolerance: float = TOLERANCE
    contiguous: bool = True

    def __post_init__(self) -> None:
        if not (0 <= self.feather <= MAX_FEATHER and 0 <= self.tolerance <= MAX_TOLERANCE):
            raise ValueError("feather or tolerance out of range")


def mode_with(options: SelectionOptions, *, adds: bool, subtracts: bool) -> Mode:
    """Return the mode while modifier keys are held: Shift adds, Ctrl or Alt subtracts, both intersect."""
    match adds, subtracts:
        case True, True:
            return Mode.INTERSECT
        case True, False:
            return Mode.ADD
        case False, True:
            return Mode.SUBTRACT
    return options.mode
