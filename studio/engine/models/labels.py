"""Draws labels for pictures whose recipe specifies none."""

import numpy as np

_STREAM = 0x1ABE1  # separates the random stream of labels from that of noise


def drawn_labels(seed: int, count: int, classes: int, first: int = 0) -> list[int]:
    """Draw a uniform label in [0, classes) for each of the pictures `first ... first + count - 1` of a seed.

    Each label is drawn from the picture's own seed, so that it is independent of the batch. Together with
    class-conditional sampling this samples the joint distribution of labels and pictures.
    """
    seeds = range(seed + first, seed + first + count)
    return [int(np.random.default_rng([picture, _STREAM]).integers(classes)) for picture in seeds]
