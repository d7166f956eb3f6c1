"""How the lines of a plot are told apart: by a colour of the theme, a width and a dash."""

from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtGui import QColor, QPen

from studio.ui.theme import colours

_DASHES: tuple[tuple[float, ...], ...] = ((), (5, 2), (1.5, 2), (6, 2, 1.5, 2), (9, 2.5), (3, 1.5, 1.5, 1.5))


@dataclass(frozen=True)
class LineStyle:
    """How a line is drawn.

    Attributes:
        colour: A colour of the theme by its name, or one of its `lines` by number.
        strength: Down to this opacity the colour is blended into the background.
        width: In pixels; lines of one pixel are drawn without smoothed edges.
        dash: Lengths of styles and gaps, in widths; empty for a whole line.
        marked: Whether a dot stands on each point, as long as there are few.
    """

    colour: str | int = "text"
    strength: float = 1.0
    width: float = 1.5
    dash: tuple[float, ...] = ()
    marked: bool = False

    def ink(self) -> QColor:
        """Return the colour in the theme in use."""
        c = colours()
        name = c.lines[self.colour % len(c.lines)] if isinstance(self.colour, int) else getattr(c, self.colour)
        return blended(name, c.window, self.strength)

    def pen(self) -> QPen:
        """Return the pen in the theme in use."""
        return pg.mkPen(self.ink(), width=self.width, dash=self.dash or None)


def nth_style(number: int, *, marked: bool = False) -> LineStyle:
    """Return the style of one line among up to six of equal rank."""
    return LineStyle(number, dash=_DASHES[number % len(_DASHES)], marked=marked)


def blended(colour: str, background: str, strength: float) -> QColor:
    """Return a colour, opaque, as it looks over a background at an opacity of `strength`."""
    over, under = QColor(colour), QColor(background)

    def mixed(a: int, b: int) -> int:
        return round(strength * a + (1 - strength) * b)

    return QColor(mixed(over.red(), under.red()), mixed(over.green(), under.green()), mixed(over.blue(), under.blue()))
