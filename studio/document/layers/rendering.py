"""Renders layers to one picture."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from studio.document.layers.blending import BLENDS, CLEARING, NEEDING, blend_over
from studio.document.layers.layer import NORMAL, Group, Layer
from studio.picture_files import bands
from studio.protocol.geometry import Box, Size

Floats = NDArray[np.float32]


def flatten(stack: Group, size: Size) -> NDArray[np.uint8]:
    """Return what a stack of layers looks like.

    A single visible layer that covers the canvas keeps its bits, and so does every pixel over which nothing else lies.

    Args:
        stack: The layers.
        size: The canvas.

    Returns:
        RGBA uint8 [H, W, 4].
    """
    result = np.zeros((size.height, size.width, 4), np.uint8)
    for rows in bands(size.height, size.width):
        box = Box(0, rows.start, size.width, rows.stop - rows.start)
        result[rows] = look_of(stack.children, box)
    return result


def look_of(children: Sequence[Layer | Group], box: Box) -> NDArray[np.uint8]:
    """Return what layers, the topmost first, look like in a box of the canvas, RGBA uint8 [h, w, 4]."""
    lowest = _lowest_alone(children, box)
    return eight_bits(layers_over(children, box, transparent(box))) if lowest is None else lowest


def transparent(box: Box) -> Floats:
    """Return a transparent box, [4, h, w]."""
    return np.zeros((4, box.height, box.width), np.float32)


def layers_over(children: Sequence[Layer | Group], box: Box, below: Floats) -> Floats:
    """Return layers over what lies below them in a box of the canvas.

    Args:
        children: Layers and groups, the topmost first.
        box: Where.
        below: Colours multiplied by alpha, and alpha, [4, h, w], 0..1. It may be written to.
    """
    for child in reversed(children):
        if not child.in_picture:
            continue
        if isinstance(child, Layer):
            below = _with_layer(child, box, below)
        elif child.passes_through:
            below = layers_over(child.children, box, below)
        else:
            above = layers_over(child.children, box, np.zeros_like(below))
            below = blend_over(below, above * np.float32(child.opacity), child.blend)
    return below


def eight_bits(values: Floats) -> NDArray[np.uint8]:
    """Return premultiplied planes [4, h, w] as RGBA [h, w, 4], colours not multiplied; `values` may be written to."""
    alpha = values[3]
    if alpha.size and alpha.min() < 1:
        values[:3] /= np.maximum(alpha, np.float32(1e-6))
    np.clip(values, 0, 1, out=values)
    values *= np.float32(255)
    np.rint(values, out=values)
    result = np.empty((*alpha.shape, 4), np.uint8)
    for channel, plane in enumerate(values):
        result[..., channel] = plane
    return result


def premultiplied(pixels: NDArray[np.uint8], opacity: float) -> Floats:
    """Return RGBA [h, w, 4] as planes [4, h, w], 0..1, colours multiplied by alpha, all multiplied by an opacity."""
    values = np.empty((4, *pixels.shape[:2]), np.float32)
    for channel, plane in enumerate(values):
        plane[...] = pixels[..., channel]
    values /= np.float32(255)
    if opacity != 1:
        values[3] *= np.float32(opacity)
    values[:3] *= values[3]
    return values


def _lowest_alone(children: Sequence[Layer | Group], box: Box) -> NDArray[np.uint8] | None:
    """Return the pixels of the lowest layer in a box that it fills, opaque, and in which no other one has any."""
    shown = [child for child in children if child.in_picture]
    lowest = shown[-1] if shown else None
    if not isinstance(lowest, Layer) or lowest.opacity < 1 or lowest.blend in NEEDING:
        return None
    if lowest.box.intersection(box) != box or not _is_empty(shown[:-1], box):
        return None
    pixels = _within(lowest, box)
    return pixels if pixels[..., 3].min() == 255 else None


def _is_empty(children: Sequence[Layer | Group], box: Box) -> bool:
    """Whether nothing of these layers changes the picture in a box."""
    for child in children:
        if not child.in_picture:
            continue
        if child.blend in CLEARING:
            return False
        if isinstance(child, Group):
            if not _is_empty(child.children, box):
                return False
        elif _within(child, child.box.intersection(box))[..., 3].any():
            return False
    return True


def _within(layer: Layer, part: Box) -> NDArray[np.uint8]:
    """Return a layer's pixels in a part of the canvas that it covers: a view."""
    return layer.pixels[Box(part.x - layer.x, part.y - layer.y, part.width, part.height).slices]


def _with_layer(layer: Layer, box: Box, below: Floats) -> Floats:
    part = layer.box.intersection(box)
    if part.empty and layer.blend not in CLEARING:
        return below
    pixels = _within(layer, part)
    inside = (slice(None), *Box(part.x - box.x, part.y - box.y, part.width, part.height).slices)
    if layer.blend in CLEARING:
        above = np.zeros_like(below)
        if not part.empty:
            above[inside] = premultiplied(pixels, layer.opacity)
        return blend_over(below, above, layer.blend)
    alpha = pixels[..., 3]
    if not alpha.any():
        return below
    above = premultiplied(pixels, layer.opacity)
    if layer.blend != NORMAL and layer.blend in BLENDS:
        below[inside] = blend_over(below[inside], above, layer.blend)
    elif layer.opacity == 1 and alpha.min() == 255:
        below[inside] = above
    else:  # as `blend_over` does, without copies
        under = below[inside]
        under *= 1 - above[3]
        under += above
        np.minimum(under, 1, out=under)
    return below
