"""The line around an ellipse while it is drawn."""

import math

from studio.ui.tools.outline import Place

_CORNERS = 64


def ellipse_outline(corner: Place, opposite: Place) -> list[Place]:
    """Return corners of a polygon that looks like the ellipse between two corners of its bounding rectangle."""
    x, y = (corner[0] + opposite[0]) / 2, (corner[1] + opposite[1]) / 2
    across, down = opposite[0] - x, opposite[1] - y
    angles = (2 * math.pi * step / _CORNERS for step in range(_CORNERS))
    return [(x + across * math.cos(angle), y + down * math.sin(angle)) for angle in angles]
