"""The protocol of a tool: how menus and panels show it, its cursor, and its gesture. No Qt in here."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from studio.document.document import Document
from studio.document.edits import Edit
from studio.document.painting.brush import Brush
from studio.document.painting.colour_painting import Colours
from studio.document.painting.paints import Paints
from studio.document.pixels import Colour
from studio.document.selections.quick_select import Scribble
from studio.document.selections.selection import Mode, Selection
from studio.protocol.geometry import Box, Margins, Size
from studio.ui.tools.brush_ring import BrushRing
from studio.ui.tools.clone_options import CloneOptions
from studio.ui.tools.crop_frame import CropFrame
from studio.ui.tools.outline import Outline
from studio.ui.tools.selection_options import SelectionOptions
from studio.ui.tools.stroke_aids import StrokeAids
from studio.ui.tools.transform_state import TransformState


class Cursor(Enum):
    """Shapes of the mouse cursor."""

    ARROW = auto()
    CROSS = auto()
    OPEN_HAND = auto()
    CLOSED_HAND = auto()
    POINTING_HAND = auto()
    MOVE = auto()
    ACROSS = auto()  # left and right
    DOWN = auto()  # up and down
    FALLING = auto()  # along the diagonal from the upper left
    RISING = auto()  # along the diagonal from the lower left


@dataclass(frozen=True)
class IconCursor:
    """A cross with an icon beside it, and what a press would do with the selection.

    Attributes:
        icon: qtawesome's name of the icon.
        mode: How the new selection would be combined with the mask; REPLACE shows nothing.
    """

    icon: str
    mode: Mode = Mode.REPLACE


PICKING = IconCursor("ph.eyedropper")  # a press takes a colour, or chooses a source


@dataclass(frozen=True)
class Held:
    """The modifier keys that are held."""

    shift: bool = False
    ctrl: bool = False
    alt: bool = False


class Phase(Enum):
    """What a pointer event means to the gesture that receives it."""

    PRESS = auto()
    MOVE = auto()
    JUMP = auto()  # the view was panned during the gesture: continue from here without drawing in between
    RELEASE = auto()
    BACK = auto()  # Backspace: take back the last click
    CLOSE = auto()  # Enter or a double click: the gesture is complete


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
        alt: Alt is held.
    """

    phase: Phase
    x: float
    y: float
    pressure: float = 1.0
    swap: bool = False
    line: bool = False
    eraser: bool = False
    alt: bool = False


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
    def paints(self) -> Paints:
        """The colours to paint with."""

    @property
    def scale(self) -> float:
        """Widget pixels per picture pixel."""

    @property
    def held(self) -> Held:
        """The modifier keys that are held."""

    @property
    def selection_options(self) -> SelectionOptions:
        """The settings of the selection tools."""

    @property
    def hovered_place(self) -> tuple[float, float] | None:
        """Where the pointer is, in picture pixels; None while it is not over the canvas."""

    @property
    def crop_frame(self) -> CropFrame | None:
        """What the model would see; None without a mask."""

    @property
    def stroke_aids(self) -> StrokeAids:
        """Symmetry and stabiliser."""

    def move_axis(self, place: tuple[float, float] | None) -> None:
        """Let the axes of symmetry cross at a place of the picture; None: in its middle."""

    @property
    def clone(self) -> CloneOptions:
        """Source and options of the clone brush."""

    def set_clone(self, options: CloneOptions) -> None:
        """Change source and options of the clone brush."""

    @property
    def transform(self) -> TransformState:
        """The transformation of the active layer."""

    def refuse_transform(self) -> None:
        """Say in one plain line why nothing can be transformed."""

    def set_frame(self, box: Box) -> None:
        """Make the model see this part of the picture, whatever the mask's size."""

    @property
    def margins(self) -> Margins:
        """The margins by which the picture is to be extended."""

    def set_margins(self, margins: Margins) -> None:
        """Let the picture be extended by this much."""

    def set_padding(self, pixels: int) -> None:
        """Make the model see this margin around the mask."""

    def set_model_size(self, size: Size) -> None:
        """Let the model work at this size."""

    def to_picture(self, x: float, y: float) -> tuple[float, float]:
        """Convert widget pixels to picture pixels."""

    def pan(self, dx: float, dy: float) -> None:
        """Move the picture by widget pixels."""

    def zoom_step(self, about: tuple[float, float], *, out: bool = False) -> None:
        """Zoom in or out by one step; the place `about` of the widget stays put."""

    def commit(self, edit: Edit | None) -> None:
        """Record the edit of a gesture as one undo step; None when the gesture changed nothing."""

    def refuse(self, reason: str) -> None:
        """Say in one plain line why a gesture does nothing."""

    def show_outline(self, outline: Outline | None) -> None:
        """Draw the lines of a gesture over the picture; None removes them."""

    def select(self, make: Callable[[NDArray[np.uint8]], Selection], mode: Mode, title: str) -> None:
        """Combine a selection with the mask as one undo step.

        Args:
            make: Makes it from the visible picture, RGBA uint8 [H, W, 4]; runs off the UI thread where it takes long.
            mode: How it is combined.
            title: Name of the undo step.
        """

    def colour_at(self, x: int, y: int) -> Colour | None:
        """Return the colour of what is shown at a pixel of the picture; None outside it."""

    def paint(self, make: Callable[[NDArray[np.uint8]], tuple[Selection, Colours]], title: str) -> None:
        """Paint on the active layer or the mask as one undo step, with the brush's opacity.

        Args:
            make: Makes the region and its colours from the visible picture, RGBA uint8 [H, W, 4]; runs off the UI
                thread.
            title: Name of the undo step.
        """

    def ask_text(self, place: tuple[float, float]) -> None:
        """Ask for a text, and write it as a layer that begins at a place of the picture."""

    def select_object(self, box: tuple[float, float, float, float], mode: Mode) -> None:
        """Select the object that a box means, or a point: a box without a size.

        Args:
            box: Left, top, right and bottom in picture pixels.
            mode: How it is combined with the mask.
        """

    def scribble(self, scribble: Scribble, mode: Mode) -> None:
        """Add a scribble to the quick selection, and select what all of them mean."""


Gesture = Generator[None, Pointer, None]


class Tool(Protocol):
    """One tool. It holds no state: settings live in ToolSettings, the state of a drag in its gesture.

    Attributes:
        name: Stable id; its command is `mask.NAME`.
        title: Label in menus.
        icon: qtawesome's name of the icon.
        shortcuts: Keys, in Qt's portable text.
        tip: One sentence for the tooltip and the status bar.
        order: Position in the panel and the menu.
        swaps_with: Name of the tool that the command "Swap brush and eraser" changes to.
        navigates: It only moves the view, so that it works over results too, where others wait for a drag.
        group: Tools of the same group share a button in the panel.
        options: Names of the settings that the toolbar shows for it; see `tool_options.py`.
        keeps_on: Its gesture goes on when the button is released, over several clicks, until it returns by itself.
    """

    name: str
    title: str
    icon: str
    shortcuts: tuple[str, ...]
    tip: str
    order: int
    swaps_with: str
    navigates: bool
    group: str
    options: tuple[str, ...]
    keeps_on: bool

    def cursor(self, surface: Surface, *, pressed: bool) -> Cursor | IconCursor:
        """Return the cursor, while the tool is `pressed` or hovers."""

    def ring(self, surface: Surface, pointer: Pointer) -> BrushRing | None:
        """Return the brush's outline at the pointer; None for tools without one."""

    def gesture(self, surface: Surface, press: Pointer) -> Gesture:
        """Return a generator that receives the pointer's events after `press`, up to and including the release.

        Closing it early cancels the gesture, which undoes what it has changed.
        """
