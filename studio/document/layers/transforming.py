"""Layers turned, mirrored and scaled about their centre."""

import math
from dataclasses import replace

import numpy as np
from PIL import Image

from studio.document.layers.layer import Layer
from studio.protocol.errors import BadInput
from studio.protocol.geometry import MAX_PIXELS

MOST_SCALE = 100.0  # times


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
    """Return a layer scaled, and then turned clockwise, about its centre; colours are interpolated by their alpha.

    Args:
        layer: The layer.
        scale: Across and down, each above 0 and up to MOST_SCALE.
        degrees: Clockwise.

    Raises:
        BadInput: The result would have more pixels than the program opens.
    """
    height, width = layer.pixels.shape[:2]
    across, down = max(1, round(width * scale[0])), max(1, round(height * scale[1]))
    angle = math.radians(degrees)
    wide = abs(across * math.cos(angle)) + abs(down * math.sin(angle))
    high = abs(across * math.sin(angle)) + abs(down * math.cos(angle))
    if across * down > MAX_PIXELS or wide * high > MAX_PIXELS:
        raise BadInput(f"The layer would have more than {MAX_PIXELS // 10**6} megapixels.")
    image = Image.fromarray(layer.pixels).convert("RGBa")
    if (across, down) != (width, height):
        shrinks = across * down < width * height
        image = image.resize((across, down), Image.Resampling.LANCZOS if shrinks else Image.Resampling.BICUBIC)
    if degrees % 360:
        image = image.rotate(-degrees, Image.Resampling.BICUBIC, expand=True)
    pixels = np.asarray(image.convert("RGBA")).copy()
    x, y = layer.x + width / 2 - pixels.shape[1] / 2, layer.y + height / 2 - pixels.shape[0] / 2
    return replace(layer, pixels=pixels, x=round(x), y=round(y))
