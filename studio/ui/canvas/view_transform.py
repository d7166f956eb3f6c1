"""Pan and zoom: an immutable transform between picture and widget coordinates."""

import math
from dataclasses import dataclass, replace

from studio.protocol.geometry import Box, Size

MIN_ZOOM, MAX_ZOOM = 1 / 64, 128.0
_LADDER = (*(1 / 64, 1 / 32, 1 / 16, 1 / 8, 1 / 4, 1 / 3, 1 / 2, 2 / 3), *(1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 64, 128))
MARGIN = 24  # widget pixels around a fitted picture
_KEEP = 32  # widget pixels of the picture that always stay visible


@dataclass(frozen=True)
class ViewTransform:
    """Pan and zoom.

    Attributes:
        zoom: Physical screen pixels per picture pixel, so that 1 is exact on every screen.
        x: Where the picture's left edge lies, in widget pixels.
        y: Where its top edge lies, in widget pixels.
        ratio: Physical screen pixels per widget pixel (Qt's device pixel ratio).
    """

    zoom: float = 1.0
    x: float = 0.0
    y: float = 0.0
    ratio: float = 1.0

    @property
    def scale(self) -> float:
        """Widget pixels per picture pixel."""
        return self.zoom / self.ratio

    def to_widget(self, x: float, y: float) -> tuple[float, float]:
        """Convert picture to widget coordinates."""
        return self.x + x * self.scale, self.y + y * self.scale

    def to_picture(self, x: float, y: float) -> tuple[float, float]:
        """Convert widget to picture coordinates."""
        return (x - self.x) / self.scale, (y - self.y) / self.scale

    def box_to_widget(self, box: Box) -> tuple[float, float, float, float]:
        """Convert a box of the picture to left, top, width and height in the widget."""
        return (*self.to_widget(box.x, box.y), box.width * self.scale, box.height * self.scale)

    def zoomed(self, zoom: float, about: tuple[float, float]) -> "ViewTransform":
        """Return the view zoomed about a place of the widget, within MIN_ZOOM..MAX_ZOOM."""
        zoom = min(MAX_ZOOM, max(MIN_ZOOM, zoom))
        factor = zoom / self.zoom
        return replace(
            self, zoom=zoom, x=about[0] - (about[0] - self.x) * factor, y=about[1] - (about[1] - self.y) * factor
        )

    def moved(self, dx: float, dy: float) -> "ViewTransform":
        """Return the view panned by widget pixels."""
        return replace(self, x=self.x + dx, y=self.y + dy)

    def snapped(self) -> "ViewTransform":
        """Return the view with the picture's corner on a physical pixel, which keeps pixels crisp.

        Halves are rounded up, not to even numbers: a view that is panned by whole pixels moves by as many.
        """
        x, y = (math.floor(place * self.ratio + 0.5) / self.ratio for place in (self.x, self.y))
        return replace(self, x=x, y=y)

    def clamped(self, size: Size, viewport: tuple[float, float]) -> "ViewTransform":
        """Return the view panned as little as needed to keep a part of the picture visible."""
        x = _kept(self.x, size.width * self.scale, viewport[0])
        y = _kept(self.y, size.height * self.scale, viewport[1])
        return replace(self, x=x, y=y)

    def from_corner(self, x: int, y: int) -> "ViewTransform":
        """Return the view that shows a place of the picture where this one shows the picture's corner."""
        return self.moved(-x * self.scale, -y * self.scale)

    def larger(self) -> float:
        """Return the next larger zoom step."""
        return next((step for step in _LADDER if step > self.zoom * 1.001), MAX_ZOOM)

    def smaller(self) -> float:
        """Return the next smaller zoom step."""
        return next((step for step in reversed(_LADDER) if step < self.zoom * 0.999), MIN_ZOOM)


def centred(size: Size, viewport: tuple[float, float], zoom: float, ratio: float) -> ViewTransform:
    """Return the view with the picture centred in the widget at a zoom."""
    scale = zoom / ratio
    return ViewTransform(zoom, (viewport[0] - size.width * scale) / 2, (viewport[1] - size.height * scale) / 2, ratio)


def fitted(size: Size, viewport: tuple[float, float], ratio: float, margin: float = MARGIN) -> ViewTransform:
    """Return the view with the whole picture fitted, at an integer zoom above 200%."""
    width, height = (max(1.0, length - 2 * margin) for length in viewport)
    zoom = ratio * min(width / max(1, size.width), height / max(1, size.height))
    if zoom >= 2:
        zoom = math.floor(zoom)
    return centred(size, viewport, min(MAX_ZOOM, max(MIN_ZOOM, zoom)), ratio)


def _kept(start: float, length: float, available: float) -> float:
    keep = min(_KEEP, length, available)
    return min(available - keep, max(keep - length, start))
