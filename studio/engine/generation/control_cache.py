"""Caches control images, so that the same detector does not process the same picture twice."""

import hashlib
from collections import OrderedDict
from collections.abc import Hashable
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from studio.engine.generation.control_image import ControlImage

BUDGET = 128 * 2**20  # bytes of all that are kept


class ControlImages:
    """Control images by their inputs; the least recently used are dropped beyond the budget."""

    def __init__(self, budget: int = BUDGET) -> None:
        self._budget = budget
        self._kept: OrderedDict[Hashable, ControlImage] = OrderedDict()

    def get(self, key: Hashable) -> "ControlImage | None":
        """Return a control image; None when it is not kept."""
        if key in self._kept:
            self._kept.move_to_end(key)
        return self._kept.get(key)

    def keep(self, key: Hashable, image: "ControlImage") -> None:
        """Keep a control image, unless it alone exceeds the budget."""
        if image.planes.nbytes > self._budget:
            return
        self._kept[key] = image
        while sum(one.planes.nbytes for one in self._kept.values()) > self._budget:
            self._kept.popitem(last=False)

    def clear(self) -> None:
        """Drop all."""
        self._kept.clear()


def digest_of(values: NDArray[np.generic] | None) -> str:
    """Return a digest that changes when an array does; "" for none."""
    return "" if values is None else hashlib.sha256(np.ascontiguousarray(values).tobytes()).hexdigest()
