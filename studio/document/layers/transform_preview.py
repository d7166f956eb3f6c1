"""Reduced pictures of what lies below, in and above a layer, for showing a transformation while it is dragged."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.document.layers.layer import Group, Layer
from studio.document.layers.rendering import flatten
from studio.document.layers.tree import places
from studio.protocol.geometry import Box, Size

_SIDE, _DRAFT_SIDE = 2048, 1024  # pixels on the longer side of a reduced picture, at most
Pixels = NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class PreviewParts:
    """Three pictures, RGBA uint8 [h, w, 4].

    Attributes:
        below: What lies below, of the canvas.
        layer: The pixels that are transformed.
        above: What lies above, of the canvas.
        opacity: Of the layer, 0..1.
    """

    below: Pixels
    layer: Pixels
    above: Pixels
    opacity: float


def preview_parts(stack: Group, layer: Layer, rest: Layer | None, size: Size, *, draft: bool = False) -> PreviewParts:
    """Return the pictures; may run in any thread while nobody edits the stack.

    Args:
        stack: All layers.
        layer: What is transformed; its id is that of a layer of the stack.
        rest: What stays of that layer, if anything.
        size: The canvas.
        draft: Leave pixels out instead of averaging them, which takes a fraction of the time.
    """
    side, reduce = (_DRAFT_SIDE, _thinned) if draft else (_SIDE, _averaged)
    order = [place.node.id for place in places(stack) if isinstance(place.node, Layer)]
    place = order.index(layer.id)
    factor = max(1, math.ceil(max(size) / side))
    reduced_size = Size(-(-size.width // factor), -(-size.height // factor))

    def reduced(wanted: set[str]) -> Pixels:
        def shown(node: Layer) -> Layer | None:
            if node.id == layer.id:
                node = rest or node
            return replace(node, pixels=_reduced(node, size, factor, reduce), x=0, y=0) if node.id in wanted else None

        return flatten(_filtered(stack, shown), reduced_size)

    below = {*order[place + 1 :], *([layer.id] if rest is not None else [])}
    shrink = max(1, max(layer.pixels.shape[:2]) // side)
    pixels = layer.pixels if shrink == 1 else reduce(layer.pixels, shrink)
    return PreviewParts(reduced(below), pixels, reduced(set(order[:place])), layer.opacity)


def _filtered(group: Group, shown: Callable[[Layer], Layer | None]) -> Group:
    children: list[Layer | Group] = []
    for child in group.children:
        kept = _filtered(child, shown) if isinstance(child, Group) else shown(child) if child.visible else None
        if kept is not None:
            children.append(kept)
    return replace(group, children=tuple(children))


def _reduced(layer: Layer, size: Size, factor: int, reduce: Callable[[Pixels, int], Pixels]) -> Pixels:
    if factor == 1 and layer.box == Box(0, 0, *size):
        return layer.pixels
    canvas = layer.pixels if layer.box == Box(0, 0, *size) else layer.on_canvas(size)
    return canvas if factor == 1 else reduce(canvas, factor)


def _thinned(pixels: Pixels, factor: int) -> Pixels:
    return np.ascontiguousarray(pixels[::factor, ::factor])


def _averaged(pixels: Pixels, factor: int) -> Pixels:
    """Average pixels by their alpha; the last row and column of the result may average fewer."""
    return np.asarray(Image.fromarray(pixels).convert("RGBa").reduce(factor).convert("RGBA"))
