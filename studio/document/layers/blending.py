"""Blend modes by OpenRaster's names. Formulas: W3C, Compositing and Blending Level 1, sections 9 and 10.

Pixels are planes, [4, H, W]: red, green, blue and alpha, each contiguous, which numpy computes with many times faster
than with four values side by side.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from studio.document.layers.layer import NORMAL

Floats = NDArray[np.float32]
Mix = Callable[[Floats, Floats], Floats]

_LUMA = np.array([0.3, 0.59, 0.11], np.float32)  # W3C, 10.2


def _multiply(below: Floats, above: Floats) -> Floats:
    return below * above


def _screen(below: Floats, above: Floats) -> Floats:
    return below + above - below * above


def _hard_light(below: Floats, above: Floats) -> Floats:
    return np.where(above <= 0.5, below * 2 * above, _screen(below, 2 * above - 1))


def _overlay(below: Floats, above: Floats) -> Floats:
    return _hard_light(above, below)


def _color_dodge(below: Floats, above: Floats) -> Floats:
    divisor = np.maximum(1 - above, np.float32(1e-6))
    return np.where(below <= 0, 0, np.where(above >= 1, 1, np.minimum(1, below / divisor)))


def _color_burn(below: Floats, above: Floats) -> Floats:
    divisor = np.maximum(above, np.float32(1e-6))
    return np.where(below >= 1, 1, np.where(above <= 0, 0, 1 - np.minimum(1, (1 - below) / divisor)))


def _soft_light(below: Floats, above: Floats) -> Floats:
    curve = np.where(below <= 0.25, ((16 * below - 12) * below + 4) * below, np.sqrt(below))
    darker = below - (1 - 2 * above) * below * (1 - below)
    return np.where(above <= 0.5, darker, below + (2 * above - 1) * (curve - below))


def _difference(below: Floats, above: Floats) -> Floats:
    return np.abs(below - above)


def _exclusion(below: Floats, above: Floats) -> Floats:
    return below + above - 2 * below * above


def _luminosity_of(colour: Floats) -> Floats:
    return np.tensordot(_LUMA, colour, 1)[np.newaxis]


def _with_luminosity(colour: Floats, luminosity: Floats) -> Floats:
    """Shift a colour to a luminosity, and pull what leaves 0..1 towards the grey of that luminosity."""
    colour = colour + (luminosity - _luminosity_of(colour))
    low, high = colour.min(0, keepdims=True), colour.max(0, keepdims=True)
    least = np.float32(1e-6)
    raised = luminosity + (colour - luminosity) * luminosity / np.maximum(luminosity - low, least)
    colour = np.where(low < 0, raised, colour)
    lowered = luminosity + (colour - luminosity) * (1 - luminosity) / np.maximum(high - luminosity, least)
    return np.where(high > 1, lowered, colour)


def _saturation_of(colour: Floats) -> Floats:
    return colour.max(0, keepdims=True) - colour.min(0, keepdims=True)


def _with_saturation(colour: Floats, saturation: Floats) -> Floats:
    low, span = colour.min(0, keepdims=True), _saturation_of(colour)
    return np.where(span > 0, (colour - low) * saturation / np.maximum(span, np.float32(1e-6)), 0)


def _hue(below: Floats, above: Floats) -> Floats:
    return _with_luminosity(_with_saturation(above, _saturation_of(below)), _luminosity_of(below))


def _saturation(below: Floats, above: Floats) -> Floats:
    return _with_luminosity(_with_saturation(below, _saturation_of(above)), _luminosity_of(below))


def _color(below: Floats, above: Floats) -> Floats:
    return _with_luminosity(above, _luminosity_of(below))


def _luminosity(below: Floats, above: Floats) -> Floats:
    return _with_luminosity(below, _luminosity_of(above))


# How two colours mix where both are opaque; elsewhere the layer above covers the one below by its alpha.
MIXES: dict[str, Mix] = {
    "svg:multiply": _multiply,
    "svg:screen": _screen,
    "svg:overlay": _overlay,
    "svg:darken": np.minimum,
    "svg:lighten": np.maximum,
    "svg:color-dodge": _color_dodge,
    "svg:color-burn": _color_burn,
    "svg:hard-light": _hard_light,
    "svg:soft-light": _soft_light,
    "svg:difference": _difference,
    "svg:exclusion": _exclusion,
    "svg:color": _color,
    "svg:luminosity": _luminosity,
    "svg:hue": _hue,
    "svg:saturation": _saturation,
}

# Porter and Duff's operators: the shares of the layer above and of what lies below, from their alphas.
COVERS: dict[str, Callable[[Floats, Floats], tuple[Floats, Floats]]] = {
    NORMAL: lambda above, below: (np.ones_like(above), 1 - above),
    "svg:plus": lambda above, below: (np.ones_like(above), np.ones_like(above)),
    "svg:dst-in": lambda above, below: (np.zeros_like(above), above),
    "svg:dst-out": lambda above, below: (np.zeros_like(above), 1 - above),
    "svg:src-atop": lambda above, below: (below, 1 - above),
    "svg:dst-atop": lambda above, below: (1 - below, above),
}

BLENDS = (*COVERS, *MIXES)
CLEARING = ("svg:dst-in", "svg:dst-atop")  # they also clear what lies outside the layer
NEEDING = (
    *CLEARING,
    "svg:dst-out",
    "svg:src-atop",
)  # with these, a layer with nothing below it does not show its own pixels


def blend_over(below: Floats, above: Floats, blend: str) -> Floats:
    """Return a layer over what lies below it.

    Args:
        below: Colours multiplied by alpha, and alpha, [4, H, W], 0..1.
        above: The layer, in the same form; its alpha includes its opacity.
        blend: One of BLENDS; any other counts as normal.

    Returns:
        The result, as `below`: co = αs·(1 - αb)·Cs + αb·(1 - αs)·Cb + αs·αb·B(Cb, Cs) for a mix B, αs·Fs·Cs + αb·Fb·Cb
        for an operator of Porter and Duff with the shares Fs and Fb.
    """
    over, under = above[3:], below[3:]
    mix = MIXES.get(blend)
    if mix is None:
        share, rest = COVERS.get(blend, COVERS[NORMAL])(over, under)
        return np.minimum(above * share + below * rest, 1)
    mixed = mix(_colour(below), _colour(above))
    colour = (1 - under) * above[:3] + (1 - over) * below[:3] + over * under * mixed
    return np.concatenate([colour, over + under - over * under])


def _colour(premultiplied: Floats) -> Floats:
    alpha = premultiplied[3:]
    return np.where(alpha > 0, premultiplied[:3] / np.maximum(alpha, np.float32(1e-6)), 0)
