"""Round tick positions and ranges for the axes of plots."""

import math

from studio.ui.translation import number_text

_ROUND = (1.0, 2.0, 5.0)


def round_step(span: float, count: int) -> float:
    """Return the smallest of 1, 2, 5 times a power of ten that divides `span` into at most `count` parts."""
    smallest = span / max(1, count)
    power = 10.0 ** math.floor(math.log10(smallest))
    return next(power * lead for lead in (*_ROUND, 10.0) if power * lead >= smallest * (1 - 1e-9))


def linear_ticks(low: float, high: float, count: int, min_step: float = 0.0) -> list[float]:
    """Return at most `count` + 1 round numbers in [low, high], at least `min_step` apart."""
    if not high > low:
        return []
    step = max(round_step(high - low, count), min_step)
    first = math.ceil(low / step - 1e-9)
    return [n * step for n in range(first, math.floor(high / step + 1e-9) + 1)]


def log_ticks(low: float, high: float, count: int) -> list[float]:
    """Return at most `count` + 1 round numbers in [low, high] for a logarithmic axis: 1-2-5, or fewer per decade."""
    first, last = math.floor(math.log10(low)) - 1, math.ceil(math.log10(high))
    found: list[float] = []
    for leads in (_ROUND, (1.0, 3.0), (1.0,)):
        every = (10.0**power * lead for power in range(first, last + 1) for lead in leads)
        found = [tick for tick in every if low * (1 - 1e-9) <= tick <= high * (1 + 1e-9)]
        if len(found) <= count + 1:
            break
    return found if len(found) <= count + 1 else found[:: math.ceil(len(found) / (count + 1))]


def round_up(value: float) -> float:
    """Return the next round number at or above `value`, within a tenth of it; 1 for zero and below."""
    if not value > 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    part = power / (10 if value < 2 * power else 5 if value < 5 * power else 2)
    return math.ceil(value / part - 1e-9) * part


def round_log_range(low: float, high: float) -> tuple[float, float]:
    """Return the nearest 1-2-5 numbers that enclose [low, high], with low above zero."""
    below = 10.0 ** math.floor(math.log10(low))
    above = 10.0 ** math.floor(math.log10(high))
    bottom = max(below * lead for lead in _ROUND if below * lead <= low * (1 + 1e-9))
    top = min(above * lead for lead in (*_ROUND, 10.0) if above * lead >= high * (1 - 1e-9))
    return bottom, top if top > bottom else bottom * 2


def tick_label(value: float) -> str:
    """Format a tick: 0.05, 200, 10,000, 2e-06."""
    if value == 0:
        return "0"
    if abs(value) < 1e-4:
        return number_text(value, ".3g")
    return number_text(value, ",.10g")
