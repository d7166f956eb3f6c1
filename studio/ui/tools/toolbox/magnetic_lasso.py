"""The magnetic lasso: its line follows the edges near the pointer."""

from studio.document.selections.live_wire import LiveWire, snapped
from studio.document.selections.shapes import polygon
from studio.protocol.geometry import Size
from studio.ui.tools.outline import Line, Outline, Place
from studio.ui.tools.registry import register
from studio.ui.tools.selection_tool import SelectionTool, mode_of
from studio.ui.tools.tool import Gesture, Phase, Pointer, Surface
from studio.ui.tools.toolbox.polygon_lasso import closes
from studio.ui.translation import tr

_CELL = 1.5  # widget pixels of a cell of the grid that paths are searched on
_SNAP = 6.0  # widget pixels within which a click is moved onto an edge
_MAX_WINDOWS = 12  # that one movement is followed through; a longer one becomes a straight line


@register
class MagneticLassoTool(SelectionTool):
    """Selects what a line along edges encloses."""

    name = "magnetic"
    title = tr("Magnetic lasso")
    icon = "ph.magnet"
    shortcuts = ("Alt+L",)
    tip = tr("Click, then move along an edge; click to fix the line, Enter or a double click closes, Esc cancels.")
    order = 52
    group = "lassos"
    keeps_on = True

    def gesture(self, surface: Surface, press: Pointer) -> Gesture:
        """Fix the line at each press, and wherever the pointer leaves the window in which paths are known."""
        if not surface.document.has_picture:
            return
        mode, line = mode_of(surface, press), _Line(surface, press)
        try:
            while True:
                pointer = yield
                place = line.inside(surface.to_picture(pointer.x, pointer.y))
                if pointer.phase is Phase.CLOSE or (
                    pointer.phase is Phase.PRESS and closes(surface, line.places, pointer)
                ):
                    break
                if pointer.phase is Phase.BACK and not line.take_back():
                    return
                if pointer.phase is Phase.PRESS:
                    line.fix(line.snapped(place))
                surface.show_outline(line.outline(None if pointer.phase is Phase.BACK else place))
        finally:
            surface.show_outline(None)
        places = line.closed()
        if len(places) >= 3:
            surface.select(lambda picture: polygon(places, Size(*picture.shape[1::-1])), mode, self.title)


class _Line:
    """The line so far: its places, the lengths at which it was fixed, and the paths from its end."""

    def __init__(self, surface: Surface, press: Pointer) -> None:
        self._picture = surface.document.picture
        self._cell = max(1, round(_CELL / surface.scale))
        self._snap = max(1, round(_SNAP / surface.scale))
        start = self.snapped(surface.to_picture(press.x, press.y))
        self.places = [start]
        self._fixed = [1]
        self._wire = LiveWire(self._picture, start, self._cell)

    def inside(self, place: Place) -> Place:
        """Move a place into the picture."""
        height, width = self._picture.shape[:2]
        return min(max(0.5, place[0]), width - 0.5), min(max(0.5, place[1]), height - 0.5)

    def snapped(self, place: Place) -> Place:
        """Move a place of the picture onto an edge near it."""
        return snapped(self._picture, self.inside(place), self._snap)

    def fix(self, place: Place) -> None:
        """Continue the line to a place."""
        self._follow(place)
        self._continue_to([*self._wire.path_to(place)[1:-1], place])

    def take_back(self) -> bool:
        """Return to where the line was fixed before; False when it has only its start."""
        if len(self._fixed) < 2:
            return False
        self._fixed.pop()
        del self.places[self._fixed[-1] :]
        self._wire = LiveWire(self._picture, self.places[-1], self._cell)
        return True

    def outline(self, place: Place | None) -> Outline:
        """Return the line up to the pointer, or to its end, with marks where it is fixed."""
        path: list[Place] = []
        if place is not None:
            self._follow(place)
            path = self._wire.path_to(place)[1:]
        return Outline(
            (Line((*self.places, *path)), *(Line((self.places[length - 1],), marked=True) for length in self._fixed))
        )

    def closed(self) -> list[Place]:
        """Return the line with its path back to the start."""
        self._follow(self.places[0])
        return self.places + self._wire.path_to(self.places[0])[1:]

    def _follow(self, place: Place) -> None:
        """Fix the line on its path out of the window, until a place lies in the window.

        The last part of the path is left out, because it leaves the edge for the pointer.
        """
        for _ in range(_MAX_WINDOWS):
            if self._wire.reaches(place):
                return
            path = self._wire.path_to(place)[1:]
            self._continue_to(path[: len(path) - len(path) // 3])
        self._continue_to([place])

    def _continue_to(self, path: list[Place]) -> None:
        self.places += path
        self._fixed.append(len(self.places))
        self._wire = LiveWire(self._picture, self.places[-1], self._cell)
