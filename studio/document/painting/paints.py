"""The colours to paint with: the one in use, the one behind it, and those that were used before."""

from psygnal import Signal

from studio.document.pixels import BLACK, WHITE, Colour

_MOST_RECENT = 16


class Paints:
    """Two colours that can be swapped.

    Signals:
        changed: Another colour is in use, or behind it.
        used_changed: Another colour was painted with.
    """

    changed = Signal()
    used_changed = Signal()

    def __init__(self) -> None:
        self._colour, self._behind = BLACK, WHITE
        self._recent: tuple[Colour, ...] = ()

    @property
    def colour(self) -> Colour:
        """The colour in use."""
        return self._colour

    @property
    def behind(self) -> Colour:
        """The other colour: where a gradient ends."""
        return self._behind

    @property
    def recent(self) -> tuple[Colour, ...]:
        """Colours that were painted with, the last one first."""
        return self._recent

    def set_colour(self, colour: Colour) -> None:
        """Use another colour."""
        if colour != self._colour:
            self._colour = colour
            self.changed.emit()

    def set_behind(self, colour: Colour) -> None:
        """Put another colour behind the one in use."""
        if colour != self._behind:
            self._behind = colour
            self.changed.emit()

    def swap(self) -> None:
        """Swap the two colours."""
        if self._colour != self._behind:
            self._colour, self._behind = self._behind, self._colour
            self.changed.emit()

    def note_used(self) -> None:
        """Remember that the colour in use was painted with."""
        if self._recent[:1] != (self._colour,):
            others = [colour for colour in self._recent if colour != self._colour]
            self.set_recent((self._colour, *others))

    def set_recent(self, recent: tuple[Colour, ...]) -> None:
        """Restore the colours that were painted with."""
        self._recent = recent[:_MOST_RECENT]
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
