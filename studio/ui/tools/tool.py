"""The protocol of a tool: how menus and panels show it, its cursor, and its gesture. No Qt in here."""

from collections.abc import Generator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

from studio.document.brush import Brush
from studio.document.document import Document
from studio.document.edits import Edit
from studio.ui.tools.brush_ring import BrushRing


class Cursor(Enum):
    """Shapes of the mouse cursor."""

    ARROW = auto()
    CROSS = auto()
    OPEN_HAND = auto()
    CLOSED_HAND = auto()
    POINTING_HAND = auto()


class Phase(Enum):
    """What a pointer event means to the gesture that receives it."""

    PRESS = auto()
    MOVE = auto()
    JUMP = auto()  # the view was panned during the gesture: continue from here without drawing in between
    RELEASE = auto()


@dataclass(frozen=True)
class Pointer:
    """One event of the mouse or pen.

    Attributes:
        phase: What happened.
        x: Widget pixels from the left.
        y: Widget pixels from the top.
        pressure: 0..1; 1 for a mouse.
        swap: Ctrl is held: brush and eraser swap roles, zoom goes the other way.
        line: Shift is held: a stroke starts where the last one ended.
        eraser: The pen's eraser end is used.
    """

    phase: Phase
    x: float
    y: float
    pressure: float = 1.0
    swap: bool = False
    line: bool = False
    eraser: bool = False


class Surface(Protocol):
    """What a tool may use of the canvas.

    Attributes:
        stroke_end: Where the last stroke ended, in picture pixels; None when there is none in this picture.
    """

    stroke_end: tuple[float, float] | None

    @property
    def document(self) -> Document:
        """The document that the canvas shows."""

    @property
    def brush(self) -> Brush:
        """The brush that is set."""

    @property
    def scale(self) -> float:
        """Widget pixels per picture pixel."""

    def to_picture(self, x: float, y: float) -> tuple[float, float]:
        """Convert widget pixels to picture pixels."""

    def pan(self, dx: float, dy: float) -> None:
        """Move the picture by widget pixels."""

    def zoom_step(self, about: tuple[float, float], *, out: bool = False) -> None:
        """Zoom in or out by one step; the place `about` of the widget stays put."""

    def commit(self, edit: Edit | None) -> None:
        """Record the edit of a gesture as one undo step; None when the gesture changed nothing."""


Gesture = Generator[None, Pointer, None]


class Tool(Protocol):
    """One tool. It holds no state: what is set lives in ToolSettings, what is under way in the gesture.

    Attributes:
        name: Stable id; its command is `mask.NAME`.
        title: Label in menus.
        icon: qtawesome's name of the icon.
        shortcuts: Keys, in Qt's portable text.
        tip: One sentence for the tooltip and the status bar.
        order: Position in the panel and the menu.
        swaps_with: Name of the tool that the command "Swap brush and eraser" changes to.
        navigates: It only moves the view, so that it works over results too, where others wait for a drag.
    """

    name: str
    title: str
    icon: str
    shortcuts: tuple[str, ...]
    tip: str
    order: int
    swaps_with: str
    navigates: bool

    def cursor(self, surface: Surface, *, pressed: bool) -> Cursor:
        """Return the cursor, while the tool is `pressed` or hovers."""

    def ring(self, surface: Surface, pointer: Pointer) -> BrushRing | None:
        """Return the brush's outline at the pointer; None for tools without one."""

    def gesture(self, surface: Surface, press: Pointer) -> Gesture:
        """Return a generator that receives the pointer's events after `press`, up to and including the release.

        Closing it early cancels the gesture, which undoes what it has changed.
        """
