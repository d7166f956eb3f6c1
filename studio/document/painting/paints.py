"""The colours to paint with: foreground, background, and recently used ones."""

from psygnal import Signal

from studio.document.pixels import BLACK, WHITE, Colour

_MAX_RECENT = 16


class Paints:
    """The foreground and the background colour, which can be swapped, and recently used colours.

    Signals:
        changed: The foreground or the background colour has changed.
        used_changed: The recently used colours have changed.
    """

    changed = Signal()
    used_changed = Signal()

    def __init__(self) -> None:
        self._colour, self._background = BLACK, WHITE
        self._recent: tuple[Colour, ...] = ()

    @property
    def colour(self) -> Colour:
        """The foreground colour, which paints."""
        return self._colour

    @property
    def background(self) -> Colour:
        """The background colour, at which a gradient ends."""
        return self._background

    @property
    def recent(self) -> tuple[Colour, ...]:
        """Recently used colours, the last one first."""
        return self._recent

    def set_colour(self, colour: Colour) -> None:
        """Set the foreground colour."""
        if colour != self._colour:
            self._colour = colour
            self.changed.emit()

    def set_background(self, colour: Colour) -> None:
        """Set the background colour."""
        if colour != self._background:
            self._background = colour
            self.changed.emit()

    def swap(self) -> None:
        """Swap the two colours."""
        if self._colour != self._background:
            self._colour, self._background = self._background, self._colour
            self.changed.emit()

    def note_used(self) -> None:
        """Add the foreground colour to the recently used ones."""
        if self._recent[:1] != (self._colour,):
            others = [colour for colour in self._recent if colour != self._colour]
            self.set_recent((self._colour, *others))

    def set_recent(self, recent: tuple[Colour, ...]) -> None:
        """Set the recently used colours."""
        self._recent = recent[:_MAX_RECENT]
        self.used_changed.emit()


def hex_of(colour: Colour) -> str:
    """Return a colour as #rrggbb."""
    return "#{:02x}{:02x}{:02x}".format(*colour)


def colour_of(text: str) -> Colour | None:
    """Return the colour of #rrggbb or #rgb, with or without the sign; None for any other text."""
    digits = text.strip().removeprefix("#")
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    if len(digits) != 6 or any(digit not in "0123456789abcdefABCDEF" for digit in digits):
        return None
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
