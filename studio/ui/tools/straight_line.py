"""Straight lines from where the last stroke ended: Shift draws one, Ctrl as well turns it by steps."""

import math

from studio.ui.tools.outline import Place

_STEP = 15  # degrees


def snapped_angle(start: Place, end: Place) -> Place:
    """Return the end of a line turned to the nearest multiple of 15 degrees."""
    angle = math.radians(_STEP * round(math.degrees(math.atan2(end[1] - start[1], end[0] - start[0])) / _STEP))
    length = math.dist(start, end)
    return start[0] + length * math.cos(angle), start[1] + length * math.sin(angle)
