"""What layers look like together."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from studio.document.layers.blending import BLENDS, CLEARING, blend_over
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
        result[rows] = _eight_bits(_below_all(stack.children, box, np.zeros((*box[:1:-1], 4), np.float32)))
    return result


def _below_all(children: Sequence[Layer | Group], box: Box, below: Floats) -> Floats:
    """Return a box of the canvas, colours multiplied by alpha, with layers over what lies below; topmost first."""
    for child in reversed(children):
        if not child.visible or child.opacity <= 0:
            continue
        if isinstance(child, Layer):
            below = _with_layer(child, box, below)
        elif child.passes_through:
            below = _below_all(child.children, box, below)
        else:
            above = _below_all(child.children, box, np.zeros_like(below))
            below = blend_over(below, above * np.float32(child.opacity), child.blend)
    return below


def _with_layer(layer: Layer, box: Box, below: Floats) -> Floats:
    part = layer.box.intersection(box)
    if part.empty and layer.blend not in CLEARING:
        return below
    pixels = layer.pixels[Box(part.x - layer.x, part.y - layer.y, part.width, part.height).slices]
    inside = Box(part.x - box.x, part.y - box.y, part.width, part.height).slices
    if layer.blend in CLEARING:
        above = np.zeros_like(below)
        if not part.empty:
            above[inside] = _premultiplied(pixels, layer.opacity)
        return blend_over(below, above, layer.blend)
    if layer.opacity == 1 and (layer.blend == NORMAL or layer.blend not in BLENDS) and pixels[..., 3].min() == 255:
        below[inside] = _premultiplied(pixels, 1)
    else:
        below[inside] = blend_over(below[inside], _premultiplied(pixels, layer.opacity), layer.blend)
    return below


def _premultiplied(pixels: NDArray[np.uint8], opacity: float) -> Floats:
    values = pixels.astype(np.float32) / np.float32(255)
    values[..., :3] *= values[..., 3:]
    return values * np.float32(opacity)


def _eight_bits(values: Floats) -> NDArray[np.uint8]:
    """Return premultiplied values [H, W, 4] as RGBA whose colours are not multiplied."""
    alpha = values[..., 3:]
    colour = np.where(alpha > 0, values[..., :3] / np.maximum(alpha, np.float32(1e-6)), 0)
    return np.rint(np.concatenate([colour, alpha], axis=-1).clip(0, 1) * 255).astype(np.uint8)
