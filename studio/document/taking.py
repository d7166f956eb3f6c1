"""Accepts the selected one of the waiting results: into the picture, as a layer, or as an extension of the canvas."""

from dataclasses import replace

import numpy as np

from studio.document.candidate import Candidate, blended
from studio.document.canvas_sizing import check_extended, padded
from studio.document.contents import Contents
from studio.document.document import Document
from studio.document.edits import Edit, PixelEdit
from studio.document.layers.results import layer_of_result
from studio.document.layers.tree import moved, plain_layer, with_replaced
from studio.document.painting.mask import empty_mask
from studio.protocol.geometry import Box, Size

_TITLE = "Accept result"


def take_candidate(document: Document) -> Edit | None:
    """Accept the selected picture; None without a candidate or when nothing differs.

    The mask is kept when the size stays the same.

    Raises:
        BadInput: The picture would become too large; the candidate waits on.
    """
    candidate = document.candidate
    if candidate is None:
        return None
    if any(candidate.margins):
        return _take_extension(document, candidate)
    document.withdraw()
    candidate = _masked(document, candidate)
    chosen, crop, source = candidate.picture, candidate.crop, candidate.selected_source
    size = Size(chosen.shape[1], chosen.shape[0])
    if crop is None and size != document.size:
        contents = replace(Contents.of_picture(chosen, empty_mask(size)), home=document.home)
        return document.set_contents(contents, _TITLE, source)
    only = plain_layer(document.stack, document.size)
    if only is None or only.locked:
        return _take_as_layer(document, candidate)
    box = crop or Box(0, 0, *size)
    edit = PixelEdit.between(only.id, box, document.picture[box.slices], chosen, _TITLE)
    return document.make(edit, source) if edit else None


def take_candidate_as_layer(document: Document) -> Edit | None:
    """Accept the selected picture as a new layer over all others; None without a candidate or a picture.

    Raises:
        BadInput: The picture would become too large; the candidate waits on.
    """
    candidate = document.candidate
    if candidate is None or not document.has_picture:
        return None
    if any(candidate.margins):
        return _take_extension(document, candidate, as_layer=True)
    document.withdraw()
    return _take_as_layer(document, _masked(document, candidate))


def _take_as_layer(document: Document, candidate: Candidate) -> Edit | None:
    layer = layer_of_result(candidate, document.picture)
    return None if layer is None else document.add_result(layer, candidate.selected_source, _TITLE)


def _masked(document: Document, candidate: Candidate) -> Candidate:
    """Return a candidate whose picture is what lies beneath wherever a mask that was changed since is empty."""
    chosen, below = candidate.picture, candidate.beneath(document.picture)
    if not candidate.partial or not document.has_mask or chosen.shape != below.shape:
        return candidate
    mask = document.mask if candidate.crop is None else document.mask[candidate.crop.slices]
    pictures = list(candidate.pictures)
    pictures[candidate.selected] = blended(below, chosen, mask)
    return replace(candidate, pictures=tuple(pictures))


def _take_extension(document: Document, candidate: Candidate, *, as_layer: bool = False) -> Edit:
    """Extend the canvas by a result, and mask the added part that it does not fill."""
    margins = candidate.margins
    check_extended(document.size, margins)
    assert candidate.crop is not None, "what extends has its place"
    document.withdraw()
    mask, rest = padded(document.mask, margins, 0), padded(np.zeros_like(document.mask), margins, 255)
    rest[candidate.crop.slices] = 0
    np.maximum(mask, rest, out=mask)
    only, stack = plain_layer(document.stack, document.size), moved(document.stack, *margins[:2])
    if not as_layer and only is not None and not only.locked:
        stack = with_replaced(stack, only.id, replace(only, pixels=candidate.over(document.picture)))
    else:
        layer = layer_of_result(candidate, padded(document.picture, margins, 0))
        stack = replace(stack, children=(*([layer] if layer is not None else []), *stack.children))
    contents = document.contents.on_canvas(stack, mask, margins[:2])
    return document.set_contents(contents, "Extend", candidate.selected_source)
