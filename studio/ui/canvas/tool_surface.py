"""What tools may do on the canvas: their Surface, whose edits become undo steps."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from studio.document.document import Document
from studio.document.edits import Edit
from studio.document.painting.brush import Brush
from studio.document.painting.paints import Paints
from studio.document.pixels import Colour
from studio.document.selections.quick_select import Scribble
from studio.document.selections.selection import Mode, Selection
from studio.protocol.geometry import Box, Margins, Size
from studio.ui.canvas.filler import Filler, Make
from studio.ui.canvas.picture_view import PictureView
from studio.ui.canvas.selector import Selector
from studio.ui.canvas.transformer import Transformer
from studio.ui.tools.clone_options import CloneOptions
from studio.ui.tools.selection_options import SelectionOptions
from studio.ui.tools.settings import ToolSettings
from studio.ui.tools.stroke_aids import StrokeAids
from studio.ui.tools.tool import Held
from studio.ui.tools.transform_state import TransformState
from studio.ui.undo import UndoStack


class ToolSurface(PictureView):
    """A view of one document on which tools work; see `studio.ui.tools.tool.Surface`.

    Signals:
        refused: One plain line: why something cannot be done.
        frame_dragged: The Box of the picture that the model is to see.
        margins_dragged: The Margins by which the picture is to be extended.
        padding_dragged: Pixels around the mask that the model is to see.
        size_dragged: The Size at which the model is to work.
        object_wanted: Left, top, right and bottom of a box around an object, or of a point on it; and the Mode.
    """

    refused = Signal(str)
    frame_dragged = Signal(object)
    margins_dragged = Signal(object)
    padding_dragged = Signal(int)
    size_dragged = Signal(object)
    object_wanted = Signal(tuple, object)

    def __init__(
        self, document: Document, settings: ToolSettings, undo: UndoStack, parent: QWidget | None = None
    ) -> None:
        super().__init__(document, settings, parent)
        self._undo = undo
        self.selector = Selector(document, undo.record, self)
        self.filler = Filler(document, undo.record, self)
        self.filler.painted.connect(settings.paints.note_used)
        self.transformer = Transformer(document, settings.transform, undo.record, self)
        for worker in (self.selector, self.filler, self.transformer):
            worker.refused.connect(self.refused)
        self._held = Held()
        self.stroke_end: tuple[float, float] | None = None

    @property
    def document(self) -> Document:
        """The document that is shown."""
        return self._document

    @property
    def brush(self) -> Brush:
        """The brush that is set."""
        return self._settings.brush

    @property
    def paints(self) -> Paints:
        """The colours to paint with."""
        return self._settings.paints

    @property
    def scale(self) -> float:
        """Widget pixels per picture pixel."""
        return self._view.scale

    def to_picture(self, x: float, y: float) -> tuple[float, float]:
        """Convert widget pixels to picture pixels."""
        return self.view.to_picture(x, y)

    def zoom_step(self, about: tuple[float, float], *, out: bool = False) -> None:
        """Zoom in or out by one step; the place `about` of the widget stays put."""
        self.zoom_to(self._view.smaller() if out else self._view.larger(), about)

    @property
    def held(self) -> Held:
        """The modifier keys that are held."""
        return self._held

    @property
    def hovered_place(self) -> tuple[float, float] | None:
        """Where the pointer is, in picture pixels; None while it is not over the canvas."""
        return None if self._hover is None else self.view.to_picture(self._hover.x(), self._hover.y())

    def set_frame(self, box: Box) -> None:
        """Make the model see this part of the picture, whatever the mask's size."""
        self.frame_dragged.emit(box)

    def set_margins(self, margins: Margins) -> None:
        """Let the picture be extended by this much."""
        self.margins_dragged.emit(margins)

    def set_padding(self, pixels: int) -> None:
        """Make the model see this margin around the mask."""
        self.padding_dragged.emit(pixels)

    def set_model_size(self, size: Size) -> None:
        """Let the model work at this size."""
        self.size_dragged.emit(size)

    @property
    def selection_options(self) -> SelectionOptions:
        """The settings of the selection tools."""
        return self._settings.selection

    @property
    def stroke_aids(self) -> StrokeAids:
        """Symmetry and stabiliser."""
        return self._settings.aids

    def move_axis(self, place: tuple[float, float] | None) -> None:
        """Let the axes of symmetry cross at a place of the picture; None: in its middle."""
        self._settings.set_aids(replace(self._settings.aids, axis=place))

    @property
    def clone(self) -> CloneOptions:
        """Source and options of the clone brush."""
        return self._settings.clone

    def set_clone(self, options: CloneOptions) -> None:
        """Change source and options of the clone brush."""
        self._settings.set_clone(options)

    @property
    def transform(self) -> TransformState:
        """The transformation of the active layer."""
        return self._settings.transform

    def refuse_transform(self) -> None:
        """Say in one plain line why nothing can be transformed."""
        self.refused.emit(self.transformer.problem)

    def refuse(self, reason: str) -> None:
        """Say in one plain line why a gesture does nothing."""
        self.refused.emit(reason)

    def commit(self, edit: Edit | None) -> None:
        """Record the edit of a gesture as one undo step; None when the gesture changed nothing."""
        self._undo.record(edit)
        self._stroke_changed()

    def select(self, make: Callable[[NDArray[np.uint8]], Selection], mode: Mode, title: str) -> None:
        """Combine a selection with the mask as one undo step; see `Surface.select`."""
        self.selector.select(make, mode, title, self._settings.selection.feather)

    def colour_at(self, x: int, y: int) -> Colour | None:
        """Return the colour of what is shown at a pixel of the picture; None outside it."""
        return self._painter.colour_at(x, y)

    def paint(self, make: Make, title: str) -> None:
        """Paint on the active layer or the mask as one undo step, with the brush's opacity."""
        self.filler.paint(make, title, self._settings.brush.opacity)

    def ask_text(self, place: tuple[float, float]) -> None:
        """Ask for a text, and write it as a layer that begins at a place of the picture."""
        self.filler.ask_text(place, self._settings.brush.size, self._settings.paints.colour)

    def select_object(self, box: tuple[float, float, float, float], mode: Mode) -> None:
        """Select the object at a point or in a box."""
        self.object_wanted.emit(box, mode)

    def scribble(self, scribble: Scribble, mode: Mode) -> None:
        """Add a scribble to the quick selection."""
        self.selector.scribble(scribble, mode, self._settings.selection.feather)
