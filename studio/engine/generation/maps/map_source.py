"""The input of a control image: a picture at the size of the result, its mask, settings and estimator."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from studio.engine.data.pictures import Picture
from studio.engine.generation.inpainting import model_input
from studio.protocol.geometry import Box

if TYPE_CHECKING:
    from studio.engine.models.estimator import EstimatorModel

Floats: TypeAlias = NDArray[np.float32]
_REFERENCE = 512  # pixels of a picture's shorter side, for which detectors' widths are given


@dataclass(frozen=True)
class MapSource:
    """The input of a detector of control images.

    Attributes:
        picture: The picture.
        crop: The part of it that is used.
        size: Width and height of the control image.
        settings: All settings of the kind's detector.
        mask: 1 where the picture is repainted, 0 where it is kept, [H, W] of that size; None without a mask.
        estimator: The model that estimates depth, pose or classes, if there is one.
        notes: The detector's notes on its result, a line each; it appends to them.
    """

    picture: Picture
    crop: Box
    size: tuple[int, int]
    settings: Mapping[str, float]
    mask: Floats | None = None
    estimator: "EstimatorModel | None" = None
    notes: list[str] = field(default_factory=list)

    @cached_property
    def grey(self) -> Floats:
        """The luma, [H, W] in 0 ... 1."""
        return (model_input(self.picture, self.crop, self.size, 1)[0] / 2 + 0.5).astype(np.float32, copy=False)

    @cached_property
    def colours(self) -> Floats:
        """The colours, [3, H, W] in 0 ... 1."""
        return (model_input(self.picture, self.crop, self.size, 3) / 2 + 0.5).astype(np.float32, copy=False)

    @property
    def scale(self) -> float:
        """The factor for widths that are given in pixels of a picture whose shorter side has 512."""
        return min(self.size) / _REFERENCE
