"""The label of each picture where the recipe leaves it open."""

import numpy as np

_STREAM = 0x1ABE1  # sets the draw of labels apart from that of noise


def drawn_labels(seed: int, count: int, classes: int, first: int = 0) -> list[int]:
    """Draw a label in [0, classes) for each of the pictures `first ... first + count - 1` of a seed, evenly.

    Each comes from the picture's own seed, so that a picture keeps its label whatever it is made together with.
    Together with sampling by label this samples the joint distribution of labels and pictures.
    """
    seeds = range(seed + first, seed + first + count)
    return [int(np.random.default_rng([picture, _STREAM]).integers(classes)) for picture in seeds]
