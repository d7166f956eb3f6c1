"""Where points of a map lie in its widget: one scale for both axes, y upwards."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

_MARGIN = 28.0  # pixels around all points
_MAX_ZOOM = 1e4  # of the scale at which all points fit


@dataclass(frozen=True)
class MapTransform:
    """Zoom and place of a map.

    Attributes:
        centre: The point of the map in the middle of the widget.
        scale: Widget pixels for one unit of the map.
        size: Width and height of the widget.
    """

    centre: tuple[float, float] = (0.0, 0.0)
    scale: float = 1.0
    size: tuple[float, float] = (1.0, 1.0)

    def to_widget(self, points: NDArray[np.floating]) -> NDArray[np.float64]:
        """Return the places [N, 2] in the widget of points [N, 2]."""
        offsets = (np.asarray(points, np.float64) - self.centre) * (self.scale, -self.scale)
        return np.asarray(offsets + np.array(self.size) / 2, np.float64)

    def to_map(self, x: float, y: float) -> tuple[float, float]:
        """Return the point of the map at a place of the widget."""
        return (
            self.centre[0] + (x - self.size[0] / 2) / self.scale,
            self.centre[1] - (y - self.size[1] / 2) / self.scale,
        )

    def moved(self, dx: float, dy: float) -> "MapTransform":
        """Pan by widget pixels."""
        return replace(self, centre=(self.centre[0] - dx / self.scale, self.centre[1] + dy / self.scale))

    def zoomed(self, factor: float, x: float, y: float, fitted: "MapTransform") -> "MapTransform":
        """Zoom about a place of the widget; the limits follow from the scale at which all points fit."""
        scale = min(max(self.scale * factor, fitted.scale / 4), fitted.scale * _MAX_ZOOM)
        at = self.to_map(x, y)
        return replace(
            self,
            scale=scale,
            centre=(at[0] - (x - self.size[0] / 2) / scale, at[1] + (y - self.size[1] / 2) / scale),
        )


def fitted(points: NDArray[np.floating], size: tuple[float, float]) -> MapTransform:
    """Return the transform that shows all points [N, 2]."""
    if not len(points):
        return MapTransform((0.0, 0.0), 1.0, size)
    low, high = points.min(0).astype(float), points.max(0).astype(float)
    span = np.maximum(high - low, 1e-9)
    available = np.maximum(np.array(size) - 2 * _MARGIN, 8.0)
    middle = (low + high) / 2
    return MapTransform((float(middle[0]), float(middle[1])), float((available / span).min()), size)
