"""Resizing: the canvas, which is cropped or extended, or the picture itself, which is resampled."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.compositing import extended
from studio.document.contents import Contents, Identity
from studio.document.document import Document
from studio.document.edits import Edit
from studio.document.layers.layer import Group, Layer
from studio.document.layers.stack_limits import check_size
from studio.document.layers.tree import moved, plain_layer, with_replaced
from studio.document.selections.selection import Selection
from studio.protocol.errors import BadInput
from studio.protocol.geometry import Box, Margins, Size

Anchor = tuple[int, int]  # what stays in place: 0 the left or upper edge, 1 the middle, 2 the right or lower edge


def resize_canvas(document: Document, size: Size, anchor: Anchor) -> Edit | None:
    """Resize the canvas; layers keep what lies outside it. None when the size stays the same.

    Args:
        document: The document.
        size: The canvas's new size.
        anchor: Which point of the picture keeps its distance from the canvas's edge.

    Raises:
        BadInput: The canvas would become too large.
    """
    if not document.has_picture or size == document.size:
        return None
    _check(size)
    old = document.size
    x, y = ((new - before) * side // 2 for new, before, side in zip(size, old, anchor, strict=True))
    seen = Box(-x, -y, *size).intersection(Box(0, 0, *old))  # of the old canvas
    mask = np.zeros((size.height, size.width), np.uint8)
    mask[seen.moved(x, y).slices] = document.mask[seen.slices]
    stack, plain = moved(document.stack, x, y), plain_layer(document.stack, old)
    if plain is not None and seen.size == size:
        stack = with_replaced(stack, plain.id, replace(plain, pixels=document.picture[seen.slices].copy()))
    return document.set_contents(document.contents.on_canvas(stack, mask, (x, y)), "Canvas size")


def extend_canvas(document: Document, margins: tuple[int, int, int, int]) -> Edit | None:
    """Extend the picture for outpainting, and add the new margins to the mask.

    Args:
        document: The document.
        margins: Pixels to add: left, top, right, bottom.

    Returns:
        The edit; None without a picture or without pixels to add.

    Raises:
        BadInput: The picture would become too large.
    """
    if not document.has_picture or not any(margins):
        return None
    check_extended(document.size, margins)
    plain = plain_layer(document.stack, document.size)
    stack, mask = moved(document.stack, *margins[:2]), padded(document.mask, margins, 255)
    if plain is not None:
        pixels, mask = extended(document.picture, document.mask, margins)
        stack = with_replaced(stack, plain.id, replace(plain, pixels=pixels))
    return document.set_contents(document.contents.on_canvas(stack, mask, margins[:2]), "Extend canvas")


def crop_canvas(document: Document, box: Box) -> Edit | None:
    """Cut the canvas to a box inside it, layers included; None when that is all of it, or nothing."""
    box = box.intersection(Box(0, 0, *document.size))
    if box.empty or box == Box(0, 0, *document.size):
        return None
    mask = document.mask[box.slices].copy()
    stack, plain = moved(document.stack, -box.x, -box.y), plain_layer(document.stack, document.size)
    if plain is not None:
        stack = with_replaced(stack, plain.id, replace(plain, pixels=document.picture[box.slices].copy()))
    return document.set_contents(document.contents.on_canvas(stack, mask, (-box.x, -box.y)), "Crop canvas")


def check_extended(size: Size, margins: tuple[int, int, int, int]) -> None:
    """Raise BadInput if a picture with margins around it would be too large."""
    check_size(Margins(*margins).extended(size))


def padded(pixels: NDArray[np.uint8], margins: tuple[int, int, int, int], value: int) -> NDArray[np.uint8]:
    """Return an array [H, W] or [H, W, C] with a value in its margins: left, top, right, bottom."""
    left, top, right, bottom = margins
    around: list[tuple[int, int]] = [(top, bottom), (left, right), (0, 0)]
    return np.pad(pixels, around[: pixels.ndim], constant_values=value)


def resampled(contents: Contents, size: Size) -> Contents:
    """Return a picture with all its layers, mask and kept selections at another size, resampled by Lanczos's filter.

    It may run in any thread while nobody edits the contents.

    Raises:
        BadInput: The picture would become too large.
    """
    _check(size)
    old = contents.composite.size
    factors = (size.width / old.width, size.height / old.height)
    stack = _scaled_group(contents.stack, factors, old, size)
    selections = {
        name: Selection.of(_lanczos(_on_canvas(each, old), size)) for name, each in contents.selections.items()
    }
    scaled = Contents.of(stack, _lanczos(contents.mask, size))
    return replace(scaled, identity=Identity(), selections=selections, home=contents.home)


def _check(size: Size) -> None:
    if min(size) < 1:
        raise BadInput("A side must have at least one pixel.")
    check_size(size)


def _scaled_group(group: Group, factors: tuple[float, float], old: Size, size: Size) -> Group:
    children = tuple(
        _scaled_group(child, factors, old, size)
        if isinstance(child, Group)
        else _scaled_layer(child, factors, old, size)
        for child in group.children
    )
    return replace(group, children=children)


def _scaled_layer(layer: Layer, factors: tuple[float, float], old: Size, size: Size) -> Layer:
    if layer.box == Box(0, 0, *old):  # to the pixel
        return replace(layer, pixels=_lanczos(layer.pixels, size))
    left, top = round(layer.x * factors[0]), round(layer.y * factors[1])
    right, bottom = round(layer.box.right * factors[0]), round(layer.box.bottom * factors[1])
    own = Size(max(1, right - left), max(1, bottom - top))
    check_size(own)
    return replace(layer, pixels=_lanczos(layer.pixels, own), x=left, y=top)


def _lanczos(pixels: NDArray[np.uint8], size: Size) -> NDArray[np.uint8]:
    """Resample RGBA [H, W, 4], its colours by their alpha, or a mask [H, W]."""
    image = Image.fromarray(pixels)
    if pixels.ndim == 2:
        return np.asarray(image.resize(size, Image.Resampling.LANCZOS)).copy()
    opaque = pixels[..., 3].min() == 255
    resized = (image if opaque else image.convert("RGBa")).resize(size, Image.Resampling.LANCZOS)
    return np.asarray(resized if opaque else resized.convert("RGBA")).copy()


def _on_canvas(selection: Selection, size: Size) -> NDArray[np.uint8]:
    mask = np.zeros((size.height, size.width), np.uint8)
    part = selection.within(size)
    if not part.box.empty:
        mask[part.box.slices] = part.pixels
    return mask
