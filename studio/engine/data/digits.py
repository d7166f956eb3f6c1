"""scikit-learn's real handwritten digits: 1,797 scans of 8x8 pixels, the data set that needs no network."""

from functools import cache

import numpy as np
import torch
from numpy.typing import NDArray

from studio.engine.data.picture_set import PictureSet, places_of, resized

SIDE = 8
WHITE = 16  # the scans count 0 (paper) to 16 (ink) in each 4x4 block
HELD_OUT = 0.15  # what the bundled models were not trained on, and are judged by
TITLE = "Optical recognition of handwritten digits (UCI, test part), through scikit-learn"


@cache
def scans() -> tuple[NDArray[np.float32], NDArray[np.int64], NDArray[np.bool_]]:
    """Return scans [1797, 8, 8] with values 0 ... 16, their labels [1797] and which are held out of training [1797].

    A scan is held out when the SHA-256 of its pixels falls into the first 15% of all values. So the split depends on
    nothing but the picture, and equal pictures are always on the same side.
    """
    from sklearn.datasets import load_digits

    data = load_digits()
    pixels = np.asarray(data.images, dtype=np.float32)
    return pixels, np.asarray(data.target, dtype=np.int64), (_places(pixels) < HELD_OUT).numpy()


def load_digits_set(size: int) -> PictureSet:
    """Return the digits at size x size, white ink on black, with the labels 0 ... 9.

    What is held out of them follows from the scans, so that it is the same at every size.
    """
    pixels, labels, _ = scans()
    pictures = torch.from_numpy(pixels)[:, None] * (255 / WHITE)
    names = tuple(str(label) for label in range(10))
    return PictureSet(TITLE, resized(pictures, size), torch.from_numpy(labels), names, own_places=_places(pixels))


def _places(pixels: NDArray[np.float32]) -> torch.Tensor:
    return places_of(pixels.astype(np.uint8))
