"""A candidate: results that wait beside the picture until the person takes or dismisses them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.document.picture import as_rgba
from studio.protocol.geometry import Box, Size


@dataclass(frozen=True, eq=False)
class Candidate:
    """Pictures to choose from.

    Attributes:
        pictures: RGBA uint8 [h, w, 4] each; as large as `crop` when there is one.
        crop: The part of the document's picture that they would replace; None when each is a picture of its own.
        selected: Index of the chosen one.
        shown: Whether the canvas shows it or the original.
    """

    pictures: tuple[NDArray[np.uint8], ...]
    crop: Box | None
    selected: int = 0
    shown: bool = True

    @property
    def picture(self) -> NDArray[np.uint8]:
        """The chosen picture, [h, w, 4]."""
        return self.pictures[self.selected]


def candidate_for(pictures: Sequence[NDArray[np.uint8]], crop: Box | None, picture_size: Size) -> Candidate:
    """Fit results to a document whose picture has `picture_size`.

    Pictures of the document's size are cut to the crop, so that taking one leaves alone what else has changed since.
    What no longer fits (the document holds another picture by now) becomes a picture of its own.

    Raises:
        BadInput: There are no pictures, or something else than pixels.
    """
    ready = [as_rgba(picture) for picture in pictures]
    if not ready:
        raise ValueError("a candidate needs at least one picture")
    if crop is not None and (crop.empty or crop.intersection(Box(0, 0, *picture_size)) != crop):
        crop = None
    if crop is not None:
        sizes = {Size(picture.shape[1], picture.shape[0]) for picture in ready}
        if sizes == {picture_size}:
            ready = [np.ascontiguousarray(picture[crop.slices]) for picture in ready]
        elif sizes != {Size(crop.width, crop.height)}:
            crop = None
    return Candidate(tuple(ready), crop)
