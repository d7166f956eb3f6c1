"""Approximate pictures of layers at a fraction of their size: each layer is reduced before it is blended."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.document.layers.blending import CLEARING
from studio.document.layers.layer import Group, Layer
from studio.document.layers.rendering import look_of
from studio.protocol.geometry import Box

_SAMPLES = 4  # samples across and down that a preview pixel averages: more take time and make no visible difference


def preview_of(children: Sequence[Layer | Group], box: Box, factor: int) -> NDArray[np.uint8]:
    """Return the approximate look of layers, the topmost first, in a box of the canvas at 1/factor of its size.

    Args:
        children: Layers and groups.
        box: Where; its edges are multiples of the factor.
        factor: A power of two.

    Returns:
        RGBA uint8 [h / factor, w / factor, 4]. Each layer is averaged before it is blended, so that the work depends
        little on the factor; an opaque normal layer looks exactly like its average.
    """
    reduced = Box(*(length // factor for length in box))
    return look_of(_reduced(children, box, reduced, factor), reduced)


def _reduced(children: Sequence[Layer | Group], box: Box, target: Box, factor: int) -> tuple[Layer | Group, ...]:
    """Return what can be seen of layers in a box, reduced to a box of the preview."""
    found: list[Layer | Group] = []
    for child in children:
        if not child.in_picture:
            continue
        if isinstance(child, Group):
            found.append(replace(child, children=_reduced(child.children, box, target, factor)))
        elif child.blend in CLEARING or not child.box.intersection(box).empty:
            found.append(replace(child, pixels=_averaged(child, box, factor), x=target.x, y=target.y))
    return tuple(found)


def _averaged(layer: Layer, box: Box, factor: int) -> NDArray[np.uint8]:
    """Return a layer in a box of the canvas at 1/factor of its size, transparent where it has no pixels."""
    step = max(1, factor // _SAMPLES)
    inside = box.moved(-layer.x, -layer.y)
    if layer.box.intersection(box) == box:
        samples = np.ascontiguousarray(layer.pixels[inside.slices][step // 2 :: step, step // 2 :: step])
    else:
        whole = np.zeros((box.height, box.width, 4), np.uint8)
        part = layer.box.intersection(box)
        whole[part.moved(-box.x, -box.y).slices] = layer.pixels[part.moved(-layer.x, -layer.y).slices]
        samples = np.ascontiguousarray(whole[step // 2 :: step, step // 2 :: step])
    height, width = samples.shape[:2]
    image = Image.frombuffer("RGBA", (width, height), samples, "raw", "RGBA", 0, 1)
    return np.asarray(image.reduce(factor // step))  # averages colours by their alpha
