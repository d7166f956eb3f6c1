"""scikit-learn's handwritten digits: 1,797 scans of 8x8 pixels, available offline."""

from functools import cache

import numpy as np
import torch
from numpy.typing import NDArray

from studio.engine.data.picture_set import PictureSet, hash_positions, resized

SIDE = 8
WHITE = 16  # largest value of a scan: inked pixels per 4x4 block
HELD_OUT = 0.15  # share that the bundled models were not trained on, and are evaluated with
TITLE = "Optical recognition of handwritten digits (UCI, test part), through scikit-learn"


@cache
def scans() -> tuple[NDArray[np.float32], NDArray[np.int64], NDArray[np.bool_]]:
    """Return scans [1797, 8, 8] with values 0 ... 16, labels [1797], and a mask of the held-out scans [1797].

    A scan is held out when the SHA-256 of its pixels is in the lowest 15% of all values: the split depends on the
    picture only, and identical pictures are on the same side.
    """
    from sklearn.datasets import load_digits

    data = load_digits()
    pixels = np.asarray(data.images, dtype=np.float32)
    return pixels, np.asarray(data.target, dtype=np.int64), (_hash_positions(pixels) < HELD_OUT).numpy()


def load_digits_set(size: int) -> PictureSet:
    """Return the digits at size x size, white on black, with labels 0 ... 9.

    The split is that of the original scans, so that it is the same at every size.
    """
    pixels, labels, _ = scans()
    pictures = torch.from_numpy(pixels)[:, None] * (255 / WHITE)
    names = tuple(str(label) for label in range(10))
    return PictureSet(
        TITLE, resized(pictures, size), torch.from_numpy(labels), names, hash_positions=_hash_positions(pixels)
    )


def _hash_positions(pixels: NDArray[np.float32]) -> torch.Tensor:
    return hash_positions(pixels.astype(np.uint8))
