"""Parsing, formatting and stepping the numbers of a number field."""

import math
from dataclasses import dataclass

from studio.ui.translation import in_language, number_text

_DECADE = 10  # logarithmic steps per decade: 1, 1.3, 1.6, 2, 2.5, 3.2, 4, 5, 6.3, 7.9


@dataclass(frozen=True)
class NumberRange:
    """The range and precision of a field's numbers.

    Attributes:
        decimals: Digits after the point; with 0, numbers are exact ints of any size.
        step: Increment of the arrow keys; a logarithmic number steps by tenths of a decade instead.
    """

    minimum: float
    maximum: float
    step: float = 1
    decimals: int = 0
    logarithmic: bool = False

    def __post_init__(self) -> None:
        if not self.minimum <= self.maximum:
            raise ValueError("the range is empty")
        if self.logarithmic and self.minimum <= 0:
            raise ValueError("a logarithmic number is above zero")

    def fitted(self, value: float) -> float:
        """Return the nearest number within the range, rounded to the displayed precision."""
        value = min(max(value, self.minimum), self.maximum)
        if self.logarithmic:
            return min(max(float(f"{value:.3g}"), self.minimum), self.maximum)
        return round(value, self.decimals) if self.decimals else round(value)

    def stepped(self, value: float, steps: int) -> float:
        """Return `value` moved by `steps` steps."""
        if not self.logarithmic or steps == 0:
            return self.fitted(value + steps * self.step)
        place, direction = round(math.log10(value) * _DECADE), 1 if steps > 0 else -1
        while (_tenth(place - direction) - value) * direction > 0:
            place -= direction
        while (_tenth(place) - value) * direction <= 0:  # the first one of the series beyond the number
            place += direction
        return self.fitted(_tenth(place + steps - direction))

    def text(self, value: float) -> str:
        """Format a number as it is shown: 24, 4.0, 0.25, 1.5e-3; with a decimal comma where the language has one."""
        if not self.logarithmic and not self.decimals:
            return str(round(value))  # formatting as a float would lose digits of a large number
        if not self.logarithmic:
            whole, _, digits = f"{value:.{self.decimals}f}".partition(".")
            return in_language(f"{whole}.{digits.rstrip('0') or '0'}")
        if 1 <= value < 100_000:
            return number_text(value, ".4g" if value < 10_000 else ".0f")
        exponent = math.floor(math.log10(value) + 1e-12)
        mantissa = number_text(value / 10.0**exponent, ".3g")
        return mantissa if exponent == 0 else f"{mantissa}e{exponent}"

    def read(self, text: str) -> float | None:
        """Parse typed text, with a decimal point or comma; None when it is not a number. It may be out of range."""
        text = text.strip().replace(",", ".").replace(" ", "").replace("_", "")
        try:
            value: float = int(text) if self.decimals == 0 and not self.logarithmic else float(text)
        except ValueError:
            try:
                value = float(text)
            except ValueError:
                return None
        return value if math.isfinite(value) else None

    def holds(self, value: float) -> bool:
        """Whether a number is within the range."""
        return self.minimum <= value <= self.maximum


def _tenth(place: int) -> float:
    """Return the number `place` tenths of a decade from 1, rounded to two digits."""
    return float(f"{10 ** (place / _DECADE):.2g}")
