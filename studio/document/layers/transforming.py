"""Layers turned, mirrored, scaled and moved, as a whole or where they are selected."""

import math
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.document.layers.layer import Layer
from studio.document.layers.placement import Placement
from studio.document.layers.rendering import look_of
from studio.document.layers.stack_limits import check_size
from studio.document.pixels import erased
from studio.protocol.errors import BadInput
from studio.protocol.geometry import Box, Size, box_of

MAX_SCALE = 100.0  # times
_RIM = 2  # transparent pixels around what is turned, so that its edges are smooth


def flipped(layer: Layer, *, across: bool) -> Layer:
    """Return a layer mirrored from left to right (`across`), or from top to bottom."""
    return replace(layer, pixels=np.flip(layer.pixels, axis=1 if across else 0).copy())


def turned(layer: Layer, quarters: int) -> Layer:
    """Return a layer turned clockwise by quarters of a circle; every pixel keeps its bits."""
    pixels = np.rot90(layer.pixels, -quarters).copy()
    height, width = layer.pixels.shape[:2]
    x, y = layer.x + width / 2 - pixels.shape[1] / 2, layer.y + height / 2 - pixels.shape[0] / 2
    return replace(layer, pixels=pixels, x=math.floor(x), y=math.floor(y))


def transformed(layer: Layer, scale: tuple[float, float], degrees: float) -> Layer:
    """Return a layer scaled, and then turned clockwise, about its centre; see `placed`."""
    return placed(layer, replace(Placement.of(layer.box), scale=scale, degrees=degrees))


def placed(layer: Layer, placement: Placement) -> Layer:
    """Return a layer scaled, turned and moved; its colours are interpolated by their alpha.

    Pixels keep their bits where they are only moved by whole pixels, mirrored, or turned by quarters of a circle.

    Args:
        layer: The layer.
        placement: Where its pixels are drawn.

    Raises:
        BadInput: The result would have more pixels than the program opens, or none.
    """
    if not all(0 < abs(scale) <= MAX_SCALE for scale in placement.scale):
        raise BadInput(f"A layer can be scaled by up to {MAX_SCALE:g} times, and not to nothing.")
    across, down = (
        max(1, round(side * abs(scale)))
        for side, scale in zip((placement.width, placement.height), placement.scale, strict=True)
    )
    bounds = placement.bounds
    for size in (Size(across, down), bounds.size):
        check_size(size)
    pixels = layer.pixels
    for axis, mirrored in ((1, placement.scale[0] < 0), (0, placement.scale[1] < 0)):
        pixels = np.flip(pixels, axis) if mirrored else pixels
    if placement.degrees % 90 == 0:
        pixels = np.rot90(_resized(pixels, across, down), -round(placement.degrees / 90)).copy()
        height, width = pixels.shape[:2]
        x, y = placement.centre[0] - width / 2, placement.centre[1] - height / 2
        return replace(layer, pixels=pixels, x=math.floor(x + 0.5), y=math.floor(y + 0.5))
    image = Image.fromarray(np.pad(_resized(pixels, across, down), ((_RIM, _RIM), (_RIM, _RIM), (0, 0))))
    # PIL takes the inverse, from a place of the result to the source: R(-angle) (place - centre) + middle of the source
    angle, box = math.radians(placement.degrees), bounds.grown(1)
    cosine, sine = math.cos(angle), math.sin(angle)
    x, y = box.x - placement.centre[0], box.y - placement.centre[1]
    source = (
        *(cosine, sine, cosine * x + sine * y + image.width / 2),
        *(-sine, cosine, cosine * y - sine * x + image.height / 2),
    )
    turned_image = image.convert("RGBa").transform(
        (box.width, box.height), Image.Transform.AFFINE, source, Image.Resampling.BICUBIC
    )
    return replace(layer, pixels=np.asarray(turned_image.convert("RGBA")).copy(), x=box.x, y=box.y)


def split(layer: Layer, mask: NDArray[np.uint8]) -> tuple[Layer, Layer]:
    """Return what a mask selects of a layer, cut to that, and the layer without it.

    Args:
        layer: The layer.
        mask: uint8 [H, W] of the canvas.

    Raises:
        BadInput: The mask selects nothing of it.
    """
    common = layer.box.intersection(box_of(mask))
    if common.empty:
        raise BadInput("The mask selects nothing of this layer.")
    inside = Box(common.x - layer.x, common.y - layer.y, common.width, common.height).slices
    part = layer.pixels[inside]
    rest, taken = layer.pixels.copy(), erased(part, np.invert(mask[common.slices]))
    rest[inside] = erased(part, mask[common.slices])
    return replace(layer, pixels=taken, x=common.x, y=common.y), replace(layer, pixels=rest)


def merged(above: Layer, below: Layer) -> Layer:
    """Return a layer over another one as one layer, which covers both; it is otherwise the lower one."""
    box = above.box.union(below.box)
    check_size(box.size)
    pixels = np.zeros((box.height, box.width, 4), np.uint8)
    for layer in (below, above):
        place = Box(layer.x - box.x, layer.y - box.y, *layer.box[2:]).slices
        pixels[place] = look_of([_plain(above), _plain(below)], layer.box) if layer is above else layer.pixels
    return replace(below, pixels=pixels, x=box.x, y=box.y)


def _plain(layer: Layer) -> Layer:
    """Return the pixels in their place, opaque and visible."""
    return Layer("", layer.pixels, x=layer.x, y=layer.y)


def _resized(pixels: NDArray[np.uint8], width: int, height: int) -> NDArray[np.uint8]:
    if pixels.shape[:2] == (height, width):
        return pixels
    shrinks = width * height < pixels.shape[0] * pixels.shape[1]
    image = Image.fromarray(np.ascontiguousarray(pixels)).convert("RGBa")
    resized = image.resize((width, height), Image.Resampling.LANCZOS if shrinks else Image.Resampling.BICUBIC)
    return np.asarray(resized.convert("RGBA"))
