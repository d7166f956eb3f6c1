"""Line styles: a colour of the theme, a width, a dash pattern and markers."""

from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtGui import QColor, QPen

from studio.ui.theme import colours

_DASHES: tuple[tuple[float, ...], ...] = ((), (5, 2), (1.5, 2), (6, 2, 1.5, 2), (9, 2.5), (3, 1.5, 1.5, 1.5))


@dataclass(frozen=True)
class LineStyle:
    """How a line is drawn.

    Attributes:
        colour: The name of a theme colour, or an index into the theme's `lines`.
        strength: Opacity of the colour over the background.
        width: In pixels; a line of one pixel is drawn without antialiasing.
        dash: Lengths of dashes and gaps in multiples of the width; empty for a solid line.
        marked: Draw a marker at each point, while there are few.
    """

    colour: str | int = "text"
    strength: float = 1.0
    width: float = 1.5
    dash: tuple[float, ...] = ()
    marked: bool = False

    def ink(self) -> QColor:
        """Return the opaque colour in the current theme."""
        c = colours()
        name = c.lines[self.colour % len(c.lines)] if isinstance(self.colour, int) else getattr(c, self.colour)
        return blended(name, c.window, self.strength)

    def pen(self) -> QPen:
        """Return the pen in the current theme."""
        return pg.mkPen(self.ink(), width=self.width, dash=self.dash or None)


def nth_style(number: int, *, marked: bool = False) -> LineStyle:
    """Return the style of line `number` among up to six that are compared."""
    return LineStyle(number, dash=_DASHES[number % len(_DASHES)], marked=marked)


def blended(colour: str, background: str, strength: float) -> QColor:
    """Return the opaque colour that `colour` at opacity `strength` gives over a background."""
    over, under = QColor(colour), QColor(background)

    def mixed(a: int, b: int) -> int:
        return round(strength * a + (1 - strength) * b)

    return QColor(mixed(over.red(), under.red()), mixed(over.green(), under.green()), mixed(over.blue(), under.blue()))
