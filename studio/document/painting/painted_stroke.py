"""A stroke in progress on the document: on its mask, or on the active layer."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from studio.document.edits import MASK, Edit, EditSequence, LayerGrowth, PixelEdit
from studio.document.journal.stroke_tiles import StrokeTiles
from studio.document.layers.layer import Layer
from studio.document.layers.tree import find_layer
from studio.document.painting.brush import Brush
from studio.document.painting.clone_stroke import CloneSource, CloneStroke
from studio.document.painting.smudge_stroke import SmudgeStroke
from studio.document.painting.stroke import ColourStroke, MaskStroke, Stroke
from studio.document.painting.symmetry import NO_SYMMETRY, Symmetry
from studio.document.pixels import Colour
from studio.protocol.geometry import Box

if TYPE_CHECKING:
    from studio.document.document import Document


class PaintedStroke:
    """Paints on the active layer or mask of a document, in coordinates of the picture.

    A layer that does not cover the canvas grows first, so that the stroke reaches every pixel.

    Attributes:
        title: Name of the undo step that it becomes.
        target: The id of the painted layer, or MASK.
        growth: The edit by which the layer has grown; None where it has not.
    """

    def __init__(
        self,
        document: "Document",
        brush: Brush,
        erase: bool,
        colour: Colour,
        symmetry: Symmetry = NO_SYMMETRY,
        clone: CloneSource | None = None,
        *,
        smudges: bool = False,
    ) -> None:
        self._document = document
        if erase:
            self.title = "Eraser stroke"
        elif smudges:
            self.title = "Smudge stroke"
        else:
            self.title = "Brush stroke" if clone is None else "Clone stroke"
        self.growth: LayerGrowth | None = None
        self._tiles = StrokeTiles()
        self.target, self._left, self._top = MASK, 0, 0
        if document.active_layer is None:
            self._pixels = document.mask
            self._stroke: Stroke = MaskStroke(document.mask, brush, erase, symmetry)
            return
        layer = self._grown(document.active_layer)
        self._pixels, self.target, self._left, self._top = layer.pixels, layer.id, layer.x, layer.y
        document.prepare_strokes(layer.id)
        if clone is not None:
            self._stroke = self._cloning(layer, brush, clone)
            return
        if smudges:
            self._stroke = SmudgeStroke(layer.pixels, brush, keeps_alpha=layer.alpha_locked)
            return
        self._stroke = ColourStroke(
            layer.pixels,
            brush,
            None if erase else colour,
            keeps_alpha=layer.alpha_locked,
            symmetry=symmetry.moved(-layer.x, -layer.y),
        )

    def line_to(self, x: float, y: float, pressure: float) -> None:
        """Continue to a place in the picture."""
        for box in self._stroke.line_to(x - self._left, y - self._top, pressure):
            self._show(box)

    def lift_to(self, x: float, y: float, pressure: float) -> None:
        """Continue from another place without painting in between."""
        self._stroke.lift_to(x - self._left, y - self._top, pressure)

    def take_tiles(self) -> dict[str, NDArray[np.uint8]]:
        """Return copies of what has changed in the target's own pixels since the last call; see `StrokeTiles`."""
        return self._tiles.take(self._pixels)

    def end(self) -> Edit | None:
        """Return the edit; None where nothing has changed."""
        between = (
            PixelEdit.between(self.target, box, before, self._pixels[box.slices], self.title)
            for box, before in self._stroke.changes()
        )
        edits: list[Edit] = [edit for edit in between if edit is not None]
        if not edits and self.growth is not None:
            self.growth.revert(self._document)
        if not edits:
            return None
        if self.growth is not None:
            edits.insert(0, self.growth)
        return edits[0] if len(edits) == 1 else EditSequence(tuple(edits), self.title)

    def cancel(self) -> None:
        """Restore what was there before."""
        if not self._stroke.box.empty:
            self._stroke.cancel()
            self._show(self._stroke.box)
        if self.growth is not None:
            self.growth.revert(self._document)

    def _cloning(self, layer: Layer, brush: Brush, clone: CloneSource) -> CloneStroke:
        composite = self._document.composite
        if not clone.from_picture:
            return CloneStroke(layer.pixels, brush, layer.pixels, clone.offset, keeps_alpha=layer.alpha_locked)
        return CloneStroke(
            layer.pixels,
            brush,
            composite.pixels,
            clone.offset,
            origin=(layer.x, layer.y),
            complete=composite.complete,
            keeps_alpha=layer.alpha_locked,
        )

    def _show(self, box: Box) -> None:
        self._tiles.add(box)
        self._document.written(self.target, box)

    def _grown(self, layer: Layer) -> Layer:
        document = self._document
        box = layer.box.union(Box(0, 0, *document.size))
        if layer.box == box:
            return layer
        self.growth = LayerGrowth.to(document, layer, box)
        self.growth.apply(document)
        grown = find_layer(document.stack, layer.id)
        assert grown is not None, "it has only grown"
        return grown
