"""The colours of classes on a map, which differ in lightness too, for people with colour vision deficiency."""

import numpy as np
from numpy.typing import NDArray

from studio.ui.theme import DARK, colours

# Okabe & Ito 2008, with four more; the darkest are lightened on a dark background, the lightest darkened on a light one
_ON_DARK = (
    "#56b4e9",
    "#e69f00",
    "#00b382",
    "#f0e442",
    "#6c8cff",
    "#e8663a",
    "#d58fc0",
    "#c8ccd2",
    "#9a7fd1",
    "#8f9d3c",
)
_ON_LIGHT = (
    "#2b8cc4",
    "#b97f00",
    "#00795a",
    "#9a8f00",
    "#0a4fb0",
    "#c44a12",
    "#b0568f",
    "#5a6068",
    "#6a4aa8",
    "#5f6b14",
)


def class_colour(label: int) -> str:
    """Return the colour of a class; after ten they repeat."""
    known = _ON_DARK if colours() is DARK else _ON_LIGHT
    return known[label % len(known)]


def colours_of(labels: NDArray[np.int32] | None, count: int) -> NDArray[np.uint32]:
    """Return the colours of points as 0xffrrggbb [count]: of their classes, or one for all without classes."""
    known = _ON_DARK if colours() is DARK else _ON_LIGHT
    table = np.array([0xFF000000 | int(colour[1:], 16) for colour in known], np.uint32)
    if labels is None:
        return np.full(count, table[0])
    return table[labels % len(table)]
