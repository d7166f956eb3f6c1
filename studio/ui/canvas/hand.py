"""The hand on the canvas: turns presses, moves and releases of mouse or pen into strokes, panning and clicks."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from studio.document.document import Document
from studio.document.edits import Edit
from studio.ui.canvas.view import View
from studio.ui.tools.settings import ToolSettings

_DRAG = 4.0  # widget pixels that turn a click on a result into a stroke


@dataclass(frozen=True)
class Pointer:
    """One report of the mouse or pen.

    Attributes:
        x: Widget pixels from the left.
        y: Widget pixels from the top.
        pressure: 0..1; 1 for a mouse.
        flip: Whether brush and eraser change places for the stroke that starts here.
        line: Whether the stroke that starts here begins at the last one's end.
        eraser: Whether it is the pen's eraser end.
    """

    x: float
    y: float
    pressure: float = 1.0
    flip: bool = False
    line: bool = False
    eraser: bool = False


class Hand:
    """What the pointer is doing. It changes the document; the view is asked for and moved through callables."""

    def __init__(
        self,
        document: Document,
        settings: ToolSettings,
        view: Callable[[], View],
        pan: Callable[[float, float], None],
        done: Callable[[Edit | None], None],
    ) -> None:
        self._document = document
        self._settings = settings
        self._view = view
        self._pan = pan
        self._done = done
        self._last: Pointer | None = None
        self._panning = False
        self._waiting: Pointer | None = None
        self._end: tuple[float, float] | None = None  # of the last stroke, in the picture
        self.space = False

    @property
    def panning(self) -> bool:
        """Whether moves pan."""
        return self._panning

    @property
    def wants_pan(self) -> bool:
        """Whether a press would pan."""
        return self.space or self._settings.tool == "pan"

    def erases(self, flip: bool, eraser: bool = False) -> bool:
        """Whether a stroke would erase."""
        return eraser or (self._settings.tool == "eraser") != flip

    def forget_line(self) -> None:
        """Let the next straight line have no start: the picture is another one."""
        self._end = None

    def press(self, pointer: Pointer, waits: bool = False) -> None:
        """Start panning or painting; with `waits` painting starts only after the pointer has moved a little."""
        self._last = pointer
        if self.wants_pan:
            self._panning = True
        elif waits:
            self._waiting = pointer
        elif self._settings.paints:
            self._begin(pointer)

    def move(self, pointer: Pointer) -> None:
        """Pan, or paint on."""
        last, self._last = self._last, pointer
        if self._panning and last is not None:
            self._pan(pointer.x - last.x, pointer.y - last.y)
        elif self._waiting is not None:
            start = self._waiting
            if self._settings.paints and math.hypot(pointer.x - start.x, pointer.y - start.y) >= _DRAG:
                self._waiting = None
                self._begin(start)
                self._paint(pointer)
        elif self._document.stroking:
            self._paint(pointer)

    def release(self, pointer: Pointer) -> bool:
        """End what the press began; returns whether it was a click that waited and did not become a stroke."""
        clicked, self._waiting = self._waiting is not None, None
        self._panning = False
        self._last = None
        if self._document.stroking:
            self._end = self._view().to_picture(pointer.x, pointer.y)
            self._done(self._document.end_stroke())
        return clicked

    def start_pan(self, pointer: Pointer | None = None) -> None:
        """Pan with the next moves, also in the middle of a stroke; from the last place when none is given."""
        self._last = pointer or self._last
        self._panning = self._last is not None

    def stop_pan(self) -> None:
        """Stop panning; a stroke goes on from where the pointer is now."""
        self._panning = False
        if self._document.stroking and self._last is not None:
            self._document.lift_stroke_to(*self._view().to_picture(self._last.x, self._last.y), self._last.pressure)

    def cancel(self) -> None:
        """Drop whatever is going on."""
        self._panning = self.space = False
        self._waiting = self._last = None
        if self._document.stroking:
            self._document.cancel_stroke()
            self._done(None)

    def _begin(self, pointer: Pointer) -> None:
        start = self._end if pointer.line else None
        if self._document.begin_stroke(self._settings.brush, self.erases(pointer.flip, pointer.eraser)):
            if start is not None:
                self._document.stroke_to(*start, pointer.pressure)
            self._paint(pointer)

    def _paint(self, pointer: Pointer) -> None:
        self._document.stroke_to(*self._view().to_picture(pointer.x, pointer.y), pointer.pressure)
