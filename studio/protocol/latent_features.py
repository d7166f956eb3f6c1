"""What a latent's neighbourhood looks like in fixed numbers, from which colours are predicted by a linear map.

A linear map of the latent itself cannot tell some colours apart: a yellow background looks salmon. Rectified sums over
3 x 3 latents with fixed random weights can (random features, Rahimi and Recht 2007; extreme learning machines, Huang et
al. 2006): only the map from them to colours is fitted, in closed form, so it costs nothing to fit and little to apply.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

_SUMS = 64
_SPREAD = 1.5  # of the sums: of latents with variance 1
_OFFSETS = 2.0  # each sum is rectified at a threshold between minus and plus this


def latent_features(latents: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the features of latents [n, C, h, w]: float32 [n, features_of(C), h, w].

    They are the 3 x 3 latents around each place, the rectified sums over them, and a constant 1. The edge is repeated.
    """
    n, C, h, w = latents.shape
    weights, thresholds = _sums(C)
    padded = np.pad(latents, ((0, 0), (0, 0), (1, 1), (1, 1)), mode="edge")
    around = np.lib.stride_tricks.sliding_window_view(padded, (3, 3), axis=(2, 3))  # [n, C, h, w, 3, 3]
    columns = np.ascontiguousarray(around.transpose(0, 1, 4, 5, 2, 3)).reshape(n, 9 * C, h * w)
    sums = weights @ columns + thresholds
    np.maximum(sums, 0.0, out=sums)
    ones = np.ones((n, 1, h, w), np.float32)
    return np.concatenate([columns.reshape(n, 9 * C, h, w), sums.reshape(n, _SUMS, h, w), ones], axis=1)


def features_of(channels: int) -> int:
    """Return how many features latents of `channels` channels have."""
    return 9 * channels + _SUMS + 1


@lru_cache(maxsize=8)
def _sums(channels: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return the weights [_SUMS, 9 C] and the thresholds [_SUMS, 1]; a RandomState draws the same for ever."""
    random = np.random.RandomState(0)
    weights = random.standard_normal((_SUMS, 9 * channels)) * (_SPREAD / np.sqrt(9 * channels))
    thresholds = random.uniform(-_OFFSETS, _OFFSETS, (_SUMS, 1))
    return weights.astype(np.float32), thresholds.astype(np.float32)
