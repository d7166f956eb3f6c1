"""The document: a picture, a soft mask over it, and results that wait to be accepted."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from psygnal import Signal

from studio.compositing import extended
from studio.document.brush import Brush, MaskStroke
from studio.document.candidate import Candidate, candidate_for
from studio.document.edits import Edit, Layer, MaskInversion, PixelEdit, Replacement, SourceChange
from studio.document.mask import empty_mask
from studio.document.picture import MAX_SIDE, as_rgba
from studio.document.source import Source
from studio.document.timeline import Timeline
from studio.protocol.errors import BadInput
from studio.protocol.geometry import Box, Size, box_of

_NOWHERE = Box(0, 0, 0, 0)


class Document:
    """The picture, the mask and the candidate. Each method that changes pixels returns the edit that it has made.

    Attributes:
        picture: RGBA uint8 [H, W, 4]; [0, 0, 4] without a picture. Changed only through edits.
        mask: uint8 [H, W]; 255 is repainted, 0 is kept to the bit.
        candidate: Results that wait, or None.
        source: The job that made the picture; None for any other picture. Changed only through edits.
        timeline: The lanes of what was generated or trained.
    """

    writing = Signal()  # pixels are about to change in place
    picture_replaced = Signal()  # both arrays are new ones
    picture_changed = Signal(Box)
    mask_changed = Signal(Box)
    candidate_changed = Signal()
    source_changed = Signal()  # after the picture

    def __init__(self) -> None:
        self.picture: NDArray[np.uint8] = np.zeros((0, 0, 4), np.uint8)
        self.mask: NDArray[np.uint8] = np.zeros((0, 0), np.uint8)
        self.candidate: Candidate | None = None
        self.source: Source | None = None
        self.timeline = Timeline()
        self._stroke: MaskStroke | None = None
        self._stroke_title = ""
        self._mask_box: Box | None = _NOWHERE

    @property
    def size(self) -> Size:
        """The picture's size; 0 x 0 without a picture."""
        return Size(self.picture.shape[1], self.picture.shape[0])

    @property
    def has_picture(self) -> bool:
        """Whether there is a picture."""
        return self.picture.size > 0

    @property
    def mask_box(self) -> Box:
        """The smallest box around the mask's non-zero pixels; empty when there are none."""
        if self._mask_box is None:
            self._mask_box = box_of(self.mask) if self.mask.size else _NOWHERE
        return self._mask_box

    @property
    def has_mask(self) -> bool:
        """Whether the mask has a non-zero pixel."""
        return not self.mask_box.empty

    # picture

    @property
    def source_in_view(self) -> Source | None:
        """The job that made what is shown: the candidate where one is shown, otherwise the picture."""
        candidate = self.candidate
        return candidate.selected_source if candidate is not None and candidate.shown else self.source

    def set_picture(
        self,
        pixels: NDArray[np.uint8],
        title: str = "Open picture",
        *,
        copy: bool = True,
        source: Source | None = None,
    ) -> Edit:
        """Replace the picture, and the mask by an empty one.

        Args:
            pixels: uint8 [H, W], [H, W, 3] or [H, W, 4].
            title: Name of the undo step.
            copy: False hands RGBA pixels over instead of copying them; nobody else may change them afterwards.
            source: The job that made the picture.

        Raises:
            BadInput: Not a picture; the document is unchanged.
        """
        rgba = as_rgba(pixels, copy=copy)
        return self._done(self._replacement(rgba, empty_mask(Size(rgba.shape[1], rgba.shape[0])), title), source)

    def close_picture(self, title: str = "Close picture") -> Edit | None:
        """Remove the picture and the mask; None without a picture."""
        if not self.has_picture:
            return None
        return self._done(self._replacement(np.zeros((0, 0, 4), np.uint8), np.zeros((0, 0), np.uint8), title), None)

    def extend_canvas(self, margins: tuple[int, int, int, int]) -> Edit | None:
        """Add to the picture for outpainting, and mask what was added beside what is masked already.

        Args:
            margins: Pixels to add: left, top, right, bottom.

        Returns:
            The edit; None without a picture or without pixels to add.

        Raises:
            BadInput: The picture would become too large.
        """
        if not self.has_picture or not any(margins):
            return None
        left, top, right, bottom = margins
        if max(self.size.width + left + right, self.size.height + top + bottom) > MAX_SIDE:
            raise BadInput(f"The picture would be longer than {MAX_SIDE} pixels on a side.")
        return self._done(self._replacement(*extended(self.picture, self.mask, margins), "Extend canvas"), None)

    # mask

    def set_mask(self, mask: NDArray[np.uint8], title: str = "Set mask") -> Edit | None:
        """Replace the mask's pixels, uint8 [H, W] of the picture's size; raises BadInput for another shape."""
        if mask.shape != self.mask.shape or mask.dtype != np.uint8:
            raise BadInput("The mask and the picture differ in size.")
        self.cancel_stroke()
        edit = PixelEdit.between("mask", Box(0, 0, *self.size), self.mask, mask, title)
        return self._done(edit) if edit else None

    def clear_mask(self) -> Edit | None:
        """Clear the mask; None when it is empty."""
        self.cancel_stroke()
        return self._flood(self.mask_box, 0, "Clear mask") if self.has_mask else None

    def fill_mask(self) -> Edit | None:
        """Mask the whole picture; None when it is masked already."""
        self.cancel_stroke()
        rest = box_of((self.mask != 255).view(np.uint8)) if self.has_picture else _NOWHERE
        return None if rest.empty else self._flood(rest, 255, "Fill mask")

    def invert_mask(self) -> Edit | None:
        """Invert the mask; None without a picture."""
        return self._done(MaskInversion()) if self.has_picture else None

    def begin_stroke(self, brush: Brush, erase: bool = False) -> bool:
        """Start a stroke on the mask; returns False, and later calls do nothing, without a picture."""
        self.cancel_stroke()
        if self.has_picture:
            self.writing.emit()
            self._stroke = MaskStroke(self.mask, brush, erase)
            self._stroke_title = "Eraser stroke" if erase else "Brush stroke"
        return self._stroke is not None

    @property
    def stroking(self) -> bool:
        """Whether a stroke is under way."""
        return self._stroke is not None

    @property
    def stroke_title(self) -> str:
        """Name of the undo step that the stroke under way becomes."""
        return self._stroke_title

    def stroke_to(self, x: float, y: float, pressure: float = 1.0) -> Box:
        """Continue the stroke to a place in the picture; returns the box that may have changed.

        See MaskStroke.line_to.
        """
        if self._stroke is None:
            return _NOWHERE
        box = self._stroke.line_to(x, y, pressure)
        if not box.empty:
            self._mask_written(box)
        return box

    def lift_stroke_to(self, x: float, y: float, pressure: float = 1.0) -> None:
        """Continue the stroke from another place without painting in between."""
        if self._stroke is not None:
            self._stroke.lift_to(x, y, pressure)

    def end_stroke(self) -> Edit | None:
        """Finish the stroke; returns its edit, or None when it changed nothing."""
        stroke, self._stroke = self._stroke, None
        if stroke is None or stroke.box.empty:
            return None
        return PixelEdit.between("mask", stroke.box, stroke.before(), self.mask[stroke.box.slices], self._stroke_title)

    def cancel_stroke(self) -> None:
        """Undo the stroke under way, if there is one."""
        stroke, self._stroke = self._stroke, None
        if stroke is not None and not stroke.box.empty:
            stroke.cancel()
            self._mask_written(stroke.box)

    # candidate

    def offer(
        self, pictures: Sequence[NDArray[np.uint8]], crop: Box | None = None, source: Source | None = None
    ) -> None:
        """Replace the candidate by new results.

        Args:
            pictures: uint8, each of the document's size or the crop's; of any size without a crop. RGBA pixels are not
                copied.
            crop: The part of the picture that was repainted.
            source: The job that made them.

        Raises:
            BadInput: Not pictures.
        """
        self._set_candidate(candidate_for(pictures, crop, self.size, source))

    def toggle(self) -> None:
        """Switch between the candidate and the picture beneath it."""
        if self.candidate is not None:
            self._set_candidate(replace(self.candidate, shown=not self.candidate.shown))

    def select(self, index: int) -> None:
        """Select one of the candidate's pictures, and show it."""
        if self.candidate is not None and 0 <= index < len(self.candidate.pictures):
            self._set_candidate(replace(self.candidate, selected=index, shown=True))

    def take(self) -> Edit | None:
        """Accept the selected picture; None without a candidate or when nothing differs.

        The mask is kept when the size stays the same.
        """
        candidate = self.candidate
        if candidate is None:
            return None
        self.cancel_stroke()
        self._set_candidate(None)
        chosen, crop = candidate.picture, candidate.crop
        size = Size(chosen.shape[1], chosen.shape[0])
        if crop is None and size != self.size:
            return self._done(self._replacement(chosen, empty_mask(size), "Accept result"), candidate.selected_source)
        box = crop or Box(0, 0, *size)
        edit = PixelEdit.between("picture", box, self.picture[box.slices], chosen, "Accept result")
        return self._done(edit, candidate.selected_source) if edit else None

    def dismiss(self) -> None:
        """Discard the candidate."""
        if self.candidate is not None:
            self._set_candidate(None)

    def whole(self) -> Edit:
        """Return the edit that makes this document of an empty one; it refers to the document's arrays."""
        empty = Document()
        replacement = Replacement(empty.picture, empty.mask, self.picture, self.mask, "Open picture")
        return SourceChange(replacement, None, self.source)

    # used by edits

    def set_source(self, source: Source | None) -> None:
        """Note where the picture comes from, and emit the change."""
        if source != self.source:
            self.source = source
            self.source_changed.emit()

    def read(self, layer: Layer, box: Box) -> NDArray[np.uint8]:
        """Return a copy of the pixels in a box of a layer; raises BadInput for a box that is not inside it."""
        if box.empty or box.intersection(Box(0, 0, *self.size)) != box:
            raise BadInput("The place of an edit is outside the picture.")
        return (self.picture if layer == "picture" else self.mask)[box.slices].copy()

    def write(self, layer: Layer, box: Box, pixels: NDArray[np.uint8]) -> None:
        """Write pixels into a box of a layer and emit the change; a stroke under way is cancelled first."""
        self.writing.emit()
        if layer == "picture":
            self.picture[box.slices] = pixels
            self.picture_changed.emit(box)
        else:
            self.cancel_stroke()
            self.mask[box.slices] = pixels
            self._mask_written(box)

    def replace(self, picture: NDArray[np.uint8], mask: NDArray[np.uint8]) -> None:
        """Replace both arrays, [H, W, 4] and [H, W], and discard a candidate that was made for the old ones."""
        self.cancel_stroke()
        self.picture, self.mask, self._mask_box = picture, mask, None
        dropped, self.candidate = self.candidate, None
        self.picture_replaced.emit()
        if dropped is not None:
            self.candidate_changed.emit()

    def _replacement(self, picture: NDArray[np.uint8], mask: NDArray[np.uint8], title: str) -> Replacement:
        self.cancel_stroke()
        return Replacement(self.picture, self.mask, picture, mask, title)

    def _flood(self, box: Box, value: int, title: str) -> Edit:
        before = self.mask[box.slices].copy()
        return self._done(PixelEdit("mask", box, before, np.broadcast_to(np.uint8(value), before.shape), title))

    def _done(self, edit: Edit, source: Source | Literal["same"] | None = "same") -> Edit:
        if source != "same" and source != self.source:
            edit = SourceChange(edit, self.source, source)
        edit.apply(self)
        return edit

    def _set_candidate(self, candidate: Candidate | None) -> None:
        self.candidate = candidate
        self.candidate_changed.emit()

    def _mask_written(self, box: Box) -> None:
        """Update the mask's box, if possible by looking at the changed box alone, and emit the change."""
        known = self._mask_box
        inside = box_of(self.mask[box.slices])
        if not inside.empty:
            inside = Box(box.x + inside.x, box.y + inside.y, inside.width, inside.height)
        # If the changed box still holds mask as far as the old mask reached in it, the mask has not shrunk.
        common = box if known is None else known.intersection(box)
        if known is not None and (common.empty or inside.union(common) == inside):
            self._mask_box = known.union(inside)
        else:
            self._mask_box = None
        self.mask_changed.emit(box)
