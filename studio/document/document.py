"""The document: layers, a soft mask over them, and results that wait to be accepted."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from psygnal import Signal

from studio.document.candidate import Candidate, candidate_for
from studio.document.contents import Contents, Home, Identity
from studio.document.edits import (
    MASK,
    Edit,
    MaskInversion,
    PixelEdit,
    Replacement,
    SourceChange,
    StackEdit,
)
from studio.document.lanes.timeline import Timeline
from studio.document.layers.composite import Composite, guides_of
from studio.document.layers.layer import Group, Layer
from studio.document.layers.stack_limits import too_large
from studio.document.layers.tree import (
    find,
    find_layer,
    guides_alone,
    is_locked,
    is_shown,
)
from studio.document.painting.brush import Brush
from studio.document.painting.clone_stroke import CloneSource
from studio.document.painting.mask import empty_mask
from studio.document.painting.painted_stroke import PaintedStroke
from studio.document.painting.symmetry import NO_SYMMETRY, Symmetry
from studio.document.picture import as_rgba
from studio.document.pixels import BLACK, Colour
from studio.document.selections.selection import Selection
from studio.document.source import Source
from studio.protocol.errors import BadInput
from studio.protocol.geometry import NO_MARGINS, Box, Margins, Size, box_of

_NOWHERE = Box(0, 0, 0, 0)


class Document:
    """The layers, the mask and the candidate. Each method that changes pixels returns the edit that it has made.

    Attributes:
        stack: The layers. Their pixels are edited in place; any other change replaces the stack.
        active: The target of painting: MASK, or the id of a layer or group.
        composite: The composite of the picture's layers.
        guides: The composite of the guides, which lie over the picture; None without any.
        mask: uint8 [H, W]; 255 is repainted, 0 is kept to the bit.
        identity: Which picture this is: opening, making or closing one brings another identity.
        candidate: Results that wait, or None.
        selections: The selections kept with the picture, by name. Changed only through edits.
        home: The project that the picture belongs to.
        source: The job that made the picture; None for any other picture. Changed only through edits.
        timeline: The lanes of generations and training runs.
    """

    writing = Signal()  # pixels are about to change in place
    picture_replaced = Signal()  # other layers and another mask are shown
    picture_changed = Signal(Box)  # the composite of the layers; `composite.pixels` may be another array
    mask_changed = Signal(Box)
    guides_changed = Signal(Box)  # the composite of the guides; `guides` may be another one
    layers_changed = Signal()  # another stack, or another active layer
    candidate_changed = Signal()
    source_changed = Signal()  # after the picture
    selections_changed = Signal()  # those that are kept

    stack: Group
    active: str
    composite: Composite
    guides: Composite | None
    mask: NDArray[np.uint8]
    identity: Identity
    selections: Mapping[str, Selection]
    home: Home
    _last_layer: str
    _mask_box: Box | None

    def __init__(self) -> None:
        self._show(Contents.of_picture(np.zeros((0, 0, 4), np.uint8), np.zeros((0, 0), np.uint8)))
        self.candidate: Candidate | None = None
        self.source: Source | None = None
        self.timeline = Timeline()
        self._stroke: PaintedStroke | None = None

    @property
    def picture(self) -> NDArray[np.uint8]:
        """The composite of the layers, RGBA uint8 [H, W, 4]; [0, 0, 4] without a picture.

        It is a layer's own pixels where that layer alone is seen.
        """
        self.composite.complete()
        return self.composite.pixels

    @property
    def size(self) -> Size:
        """The canvas's size; 0 x 0 without a picture."""
        return self.composite.size

    @property
    def has_picture(self) -> bool:
        """Whether there is a picture."""
        return self.mask.size > 0

    @property
    def contents(self) -> Contents:
        """The current contents, which `set_contents` can restore; nothing is copied."""
        return Contents(self.stack, self.composite, self.mask, self.identity, self.selections, self.home)

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

    @property
    def picture_in_view(self) -> NDArray[np.uint8]:
        """What is shown, RGBA uint8 [H, W, 4]: the candidate where one is shown, in its place in the picture."""
        candidate = self.candidate
        if candidate is None or not candidate.shown or candidate.is_sheet or candidate.margins != NO_MARGINS:
            return self.picture
        if candidate.place is None:
            return candidate.picture
        whole = self.picture.copy()
        whole[candidate.place.slices] = candidate.picture
        return whole

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
        mask = empty_mask(Size(rgba.shape[1], rgba.shape[0]))
        return self.make(self._replacement(Contents.of_picture(rgba, mask), title), source)

    def set_contents(self, contents: Contents, title: str, source: Source | None = None) -> Edit:
        """Replace layers and mask by others, which nobody else may change afterwards."""
        return self.make(self._replacement(contents, title), source)

    def close_picture(self, title: str = "Close picture") -> Edit | None:
        """Remove the picture and the mask; None without a picture."""
        if not self.has_picture:
            return None
        nothing = Contents.of_picture(np.zeros((0, 0, 4), np.uint8), np.zeros((0, 0), np.uint8))
        return self.make(self._replacement(nothing, title), None)

    # layers

    @property
    def active_layer(self) -> Layer | None:
        """The active layer; None where the mask or a group is active."""
        return find_layer(self.stack, self.active)

    @property
    def last_layer(self) -> Layer | None:
        """The active layer, or the one that was active before the mask or a group; None if it is gone."""
        return find_layer(self.stack, self._last_layer)

    def activate(self, id_: str) -> None:
        """Make a layer, a group or the mask the active one; an unknown id means the mask."""
        active = id_ if find(self.stack, id_) is not None else MASK
        if active != self.active:
            self.cancel_stroke()
            self._set_active(active)
            self.layers_changed.emit()

    def change_stack(self, stack: Group, title: str, active: str | None = None) -> Edit | None:
        """Show another stack of layers as one edit; None when it is the same.

        Args:
            stack: The new stack, which shares the pixels of unchanged layers.
            title: Name of the undo step.
            active: The layer that is active afterwards; None for the same as before.
        """
        self.cancel_stroke()
        if stack is self.stack:
            return None
        return self.make(StackEdit(self.stack, stack, self.active, self.active if active is None else active, title))

    def change_pixels(self, layer: str, box: Box, pixels: NDArray[np.uint8], title: str) -> Edit | None:
        """Replace the pixels in a box of a layer, which lies inside its own pixels; None when none differ."""
        self.cancel_stroke()
        edit = PixelEdit.between(layer, box, self.read(layer, box), pixels, title)
        return self.make(edit) if edit else None

    @property
    def painting_problem(self) -> str:
        """Why the active layer cannot be painted on, in one line; "" if it can."""
        node = find(self.stack, self.active)
        if node is None:
            return ""
        if isinstance(node, Group):
            return f"“{node.name}” is a group. Choose one of its layers to paint on."
        if is_locked(self.stack, node.id):
            return f"The layer “{node.name}” is locked."
        if not is_shown(self.stack, node.id):
            return f"The layer “{node.name}” is hidden."
        grown = node.box.union(Box(0, 0, *self.size))  # painting makes it cover the canvas
        if too_large(grown.size):
            return f"The layer “{node.name}” lies too far outside the picture to be painted on: move it nearer."
        return ""

    # mask

    def set_mask(self, mask: NDArray[np.uint8], title: str = "Set mask") -> Edit | None:
        """Replace the mask's pixels, uint8 [H, W] of the picture's size; raises BadInput for another shape."""
        if mask.shape != self.mask.shape or mask.dtype != np.uint8:
            raise BadInput("The mask and the picture differ in size.")
        self.cancel_stroke()
        edit = PixelEdit.between(MASK, Box(0, 0, *self.size), self.mask, mask, title)
        return self.make(edit) if edit else None

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
        return self.make(MaskInversion()) if self.has_picture else None

    # strokes

    def begin_stroke(
        self,
        brush: Brush,
        erase: bool = False,
        colour: Colour = BLACK,
        symmetry: Symmetry = NO_SYMMETRY,
        clone: CloneSource | None = None,
        *,
        smudges: bool = False,
    ) -> bool:
        """Start a stroke on the mask or the active layer.

        Args:
            brush: The brush.
            erase: Whether it erases.
            colour: The colour in which a layer is painted.
            symmetry: Where else the stroke is painted, in pixels of the picture.
            clone: Where it copies from, instead of painting a colour on a layer.
            smudges: Whether it smudges a layer's pixels instead of painting a colour on it.

        Returns:
            False if there is no picture or `painting_problem` has a reason; later calls then do nothing.
        """
        self.cancel_stroke()
        if not self.has_picture or self.painting_problem:
            return False
        self.writing.emit()
        self._stroke = PaintedStroke(self, brush, erase, colour, symmetry, clone, smudges=smudges)
        return True

    @property
    def stroking(self) -> bool:
        """Whether a stroke is in progress."""
        return self._stroke is not None

    @property
    def stroke(self) -> PaintedStroke | None:
        """The stroke in progress."""
        return self._stroke

    def stroke_to(self, x: float, y: float, pressure: float = 1.0) -> None:
        """Continue the stroke to a place in the picture; see Stroke.line_to."""
        if self._stroke is not None:
            self._stroke.line_to(x, y, pressure)

    def lift_stroke_to(self, x: float, y: float, pressure: float = 1.0) -> None:
        """Continue the stroke from another place without painting in between."""
        if self._stroke is not None:
            self._stroke.lift_to(x, y, pressure)

    def end_stroke(self) -> Edit | None:
        """Finish the stroke; returns its edit, or None when it changed nothing."""
        stroke, self._stroke = self._stroke, None
        if stroke is None:
            return None
        self._show_in_full()
        return stroke.end()

    def cancel_stroke(self) -> None:
        """Undo the stroke in progress, if there is one."""
        stroke, self._stroke = self._stroke, None
        if stroke is not None:
            self._show_in_full()
            stroke.cancel()

    # candidate

    def offer(
        self,
        pictures: Sequence[NDArray[np.uint8]],
        crop: Box | None = None,
        source: Source | None = None,
        margins: Margins = NO_MARGINS,
        *,
        beside: bool = False,
    ) -> None:
        """Replace the candidate by new results.

        Args:
            pictures: uint8, each of the document's size or the crop's; of any size without a crop. RGBA pixels are not
                copied.
            crop: The part of the picture that was repainted.
            source: The job that made them.
            margins: Pixels by which they extend the picture.
            beside: Whether the candidate's own results stay beside them, where all were made for the same place.

        Raises:
            BadInput: Not pictures.
        """
        made = candidate_for(pictures, crop, self.size, source, margins)
        joined = self.candidate.with_more(made) if beside and self.candidate is not None else None
        self._set_candidate(joined or made)

    def offer_again(self, candidate: Candidate) -> None:
        """Offer an earlier candidate again; one that no longer fits the picture becomes a whole picture."""
        made = candidate_for(candidate.pictures, candidate.crop, self.size, margins=candidate.margins)
        self._set_candidate(replace(candidate, pictures=made.pictures, crop=made.crop, margins=made.margins))

    def toggle(self) -> None:
        """Switch between the candidate and the picture beneath it."""
        if self.candidate is not None:
            self.show_candidate(not self.candidate.shown)

    def show_candidate(self, shown: bool) -> None:
        """Show the candidate, or the picture beneath it."""
        if self.candidate is not None and self.candidate.shown != shown:
            self._set_candidate(replace(self.candidate, shown=shown))

    def star(self, index: int) -> None:
        """Star one of the candidate's pictures, or remove its star."""
        if self.candidate is not None and 0 <= index < len(self.candidate.pictures):
            self._set_candidate(replace(self.candidate, starred=self.candidate.starred ^ {index}))

    def select(self, index: int) -> None:
        """Select one of the candidate's pictures, and show it."""
        if self.candidate is not None and 0 <= index < len(self.candidate.pictures):
            self._set_candidate(replace(self.candidate, selected=index, shown=True))

    def add_result(self, layer: Layer, source: Source | None, title: str) -> Edit:
        """Add a layer over all others, and note the job that made it as the picture's source."""
        stack = replace(self.stack, children=(layer, *self.stack.children))
        return self.make(StackEdit(self.stack, stack, self.active, self.active, title), source)

    def withdraw(self) -> None:
        """Take the candidate away."""
        self.cancel_stroke()
        self._set_candidate(None)

    def dismiss(self) -> None:
        """Discard the candidate; where some of its pictures have a star, the others alone."""
        candidate = self.candidate
        if candidate is not None:
            others = set(range(len(candidate.pictures))) - candidate.starred
            self._set_candidate(candidate.without(others) if others else None)

    def dismiss_selected(self) -> None:
        """Discard the selected one of the candidate's pictures."""
        if self.candidate is not None:
            self._set_candidate(self.candidate.without({self.candidate.selected}))

    def whole(self) -> Edit:
        """Return the edit that turns an empty document into this one; it refers to the document's arrays."""
        replacement = Replacement(Document().contents, self.contents, "Open picture")
        return SourceChange(replacement, None, self.source)

    def make(self, edit: Edit, source: Source | Literal["same"] | None = "same") -> Edit:
        """Apply an edit, and note the job that made the picture with it; returns both as one edit."""
        if source != "same" and source != self.source:
            edit = SourceChange(edit, self.source, source)
        edit.apply(self)
        return edit

    # used by edits

    def set_source(self, source: Source | None) -> None:
        """Note where the picture comes from, and emit the change."""
        if source != self.source:
            self.source = source
            self.source_changed.emit()

    def set_selections(self, selections: Mapping[str, Selection]) -> None:
        """Keep other selections with the picture, and emit the change."""
        self.selections = selections
        self.selections_changed.emit()

    def read(self, layer: str, box: Box) -> NDArray[np.uint8]:
        """Return a copy of the pixels in a box of a layer, or of MASK; raises BadInput if there is no such place."""
        pixels = self._pixels_of(layer)
        if box.empty or box.intersection(Box(0, 0, pixels.shape[1], pixels.shape[0])) != box:
            raise BadInput("The place of an edit is outside the picture.")
        return pixels[box.slices].copy()

    def write(self, layer: str, box: Box, pixels: NDArray[np.uint8]) -> None:
        """Write pixels into a box of a layer or of MASK; a stroke in progress there is cancelled first."""
        self.writing.emit()
        if layer == self.active:
            self.cancel_stroke()
        self._pixels_of(layer)[box.slices] = pixels
        self.written(layer, box)

    def written(self, layer: str, box: Box) -> None:
        """Emit a change in a box of a layer's own pixels, or of MASK."""
        if layer == MASK:
            self._mask_written(box)
            return
        found = find_layer(self.stack, layer)
        assert found is not None, "it was written to"
        place = Box(box.x + found.x, box.y + found.y, box.width, box.height).intersection(Box(0, 0, *self.size))
        if place.empty or not is_shown(self.stack, layer):
            return
        if not found.is_guide:
            self.composite.layer_changed(layer, place)
            self.picture_changed.emit(place)
        elif self.guides is not None:
            self.guides.layer_changed(layer, place)
            self.guides_changed.emit(place)

    def prepare_strokes(self, layer: str) -> None:
        """Prepare for many changes of one layer's pixels; see `Composite.begin_stroke`."""
        for composite in (self.composite, self.guides):
            if composite is not None:
                composite.begin_stroke(layer)

    def set_stack(self, stack: Group, active: str, *, looks_same: bool = False) -> None:
        """Show another stack of layers, of which one is active, and emit the change."""
        self.cancel_stroke()
        self.stack = stack
        self._set_active(active if find(stack, active) is not None else MASK)
        box = self.composite.set_stack(stack, looks_same=looks_same)
        over = self._follow_guides(looks_same)
        self.layers_changed.emit()
        if not box.empty:
            self.picture_changed.emit(box)
        if not over.empty:
            self.guides_changed.emit(over)

    def replace(self, contents: Contents) -> None:
        """Show other layers and another mask, and discard a candidate that was made for the old ones.

        The same layer is active on another canvas of the same picture, and the mask in another picture.
        """
        self.cancel_stroke()
        active, last = self.active, self._last_layer
        same = contents.identity.origin is self.identity or self.identity.origin is contents.identity
        self._show(contents)
        if same:
            self._last_layer = last
            self._set_active(active if find(self.stack, active) is not None else MASK)
        dropped, self.candidate = self.candidate, None
        self.picture_replaced.emit()
        self.layers_changed.emit()
        if dropped is not None:
            self.candidate_changed.emit()

    # private

    def _show(self, contents: Contents) -> None:
        self.stack = contents.stack
        self.composite = contents.composite
        self.guides = guides_of(contents.stack, contents.composite.size)
        self.mask = contents.mask
        self.identity = contents.identity
        self.selections, self.home = contents.selections, contents.home
        self.active, self._last_layer = MASK, ""
        self._mask_box = None

    def _show_in_full(self) -> None:
        """Replace the previews of the stroke that ends."""
        for composite, changed in ((self.composite, self.picture_changed), (self.guides, self.guides_changed)):
            previewed = _NOWHERE if composite is None else composite.end_stroke()
            if not previewed.empty:
                changed.emit(previewed)

    def _set_active(self, active: str) -> None:
        self.active = active
        if find_layer(self.stack, active) is not None:
            self._last_layer = active

    def _follow_guides(self, looks_same: bool) -> Box:
        """Show the guides of another stack; returns the box in which they may look different."""
        had, wanted = self.guides, guides_alone(self.stack)
        if had is None or not wanted.children:
            self.guides = guides_of(self.stack, self.size)
            return _NOWHERE if had is self.guides else Box(0, 0, *self.size)
        return had.set_stack(wanted, looks_same=looks_same)

    def _replacement(self, contents: Contents, title: str) -> Replacement:
        self.cancel_stroke()
        return Replacement(self.contents, contents, title)

    def _pixels_of(self, layer: str) -> NDArray[np.uint8]:
        if layer == MASK:
            return self.mask
        found = find_layer(self.stack, layer)
        if found is None:
            raise BadInput("The document has no such layer.")
        return found.pixels

    def _flood(self, box: Box, value: int, title: str) -> Edit:
        before = self.mask[box.slices].copy()
        return self.make(PixelEdit(MASK, box, before, np.broadcast_to(np.uint8(value), before.shape), title))

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
        if self.candidate is not None and not self.candidate.partial:
            self._set_candidate(replace(self.candidate, partial=True))
        self.mask_changed.emit(box)
