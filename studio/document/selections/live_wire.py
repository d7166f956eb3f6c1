"""The magnetic lasso's path: a live wire, the cheapest path between two places where edges are cheap.

Mortensen and Barrett, "Intelligent scissors for image composition", SIGGRAPH 1995.
"""

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.document.selections.colour_distance import lab
from studio.protocol.geometry import Box

CELLS = 128  # on a side of the grid on which paths are searched: 6 ms on one core
_MIN_COST = 0.02  # of a step along the strongest edge; across flat colour it is 1.02
_STRONG = 99  # percentile of the gradients in a window that counts as the strongest edge
_MIN_GRADIENT = 2.0  # of Lab in a cell: what is weaker is noise
Place = tuple[float, float]


class LiveWire:
    """The cheapest paths from one place to every other in a window around it."""

    def __init__(self, picture: NDArray[np.uint8], start: Place, cell: int = 1) -> None:
        """Search the paths.

        Args:
            picture: RGBA uint8 [H, W, 4].
            start: Where they start, in pixels.
            cell: Pixels on a side of a cell of the grid: 1 unless the picture is shown reduced.
        """
        from skimage.graph import MCP_Geometric

        self._cell = cell
        self.window = _window(picture, start, CELLS * cell)
        edges = edge_strength(picture, self.window, cell)
        self._rows, self._columns = edges.shape
        self._search = MCP_Geometric(_MIN_COST + (1 - edges) ** 2)
        self._search.find_costs([self._cell_at(start)])

    def reaches(self, place: Place) -> bool:
        """Whether a place is in the window."""
        return self.window.x <= place[0] < self.window.right and self.window.y <= place[1] < self.window.bottom

    def path_to(self, place: Place) -> list[Place]:
        """Return the path from the start to a place, which is moved into the window, as centres of cells in pixels."""
        return [
            (self.window.x + (column + 0.5) * self._cell, self.window.y + (row + 0.5) * self._cell)
            for row, column in self._search.traceback(self._cell_at(place))
        ]

    def _cell_at(self, place: Place) -> tuple[int, int]:
        """Return row and column of the cell at a place, or of the nearest one."""
        column = int((place[0] - self.window.x) // self._cell)
        row = int((place[1] - self.window.y) // self._cell)
        return min(max(0, row), self._rows - 1), min(max(0, column), self._columns - 1)


def snapped(picture: NDArray[np.uint8], place: Place, radius: int) -> Place:
    """Return the centre of the pixel with the strongest edge within a radius in pixels; nearer ones are preferred."""
    window = _window(picture, place, 2 * radius + 1)
    edges = edge_strength(picture, window, 1)
    rows, columns = np.mgrid[: window.height, : window.width] + 0.5
    distance = np.hypot(columns + window.x - place[0], rows + window.y - place[1]) / radius
    row, column = divmod(int(np.argmax(np.where(distance <= 1, edges - 0.3 * distance, -1))), window.width)
    return (window.x + column + 0.5, window.y + row + 0.5) if edges[row, column] > 0 else place


def edge_strength(picture: NDArray[np.uint8], window: Box, cell: int) -> NDArray[np.float64]:
    """Return how strong the edges in a window are, 0..1 of its strongest, for cells of `cell` pixels, [h, w]."""
    part = Image.fromarray(np.ascontiguousarray(picture[window.slices])).convert("RGBa")
    colours = lab(np.asarray(part.reduce(cell) if cell > 1 else part)[..., :3])
    padded = np.pad(colours, ((1, 1), (1, 1), (0, 0)), mode="edge")
    across = padded[1:-1, 2:] - padded[1:-1, :-2]
    down = padded[2:, 1:-1] - padded[:-2, 1:-1]
    gradient = np.sqrt(np.sum(across**2 + down**2, axis=-1)) / 2
    strongest = max(float(np.percentile(gradient, _STRONG)), _MIN_GRADIENT)
    return np.minimum(gradient / strongest, 1).astype(np.float64)


def _window(picture: NDArray[np.uint8], place: Place, side: int) -> Box:
    """Return a square around a place, as far as it lies in the picture; a place outside is moved to the picture."""
    height, width = picture.shape[:2]
    x, y = min(max(0, int(place[0])), width - 1), min(max(0, int(place[1])), height - 1)
    return Box(x - side // 2, y - side // 2, side, side).intersection(Box(0, 0, width, height))
