"""A candidate: results that wait until they are accepted or discarded."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from studio.document.picture import as_rgba
from studio.document.source import Source
from studio.protocol.geometry import NO_MARGINS, Box, Margins, Size
from studio.protocol.parameters import own_recipe


@dataclass(frozen=True, eq=False)
class Candidate:
    """Results to choose from.

    Attributes:
        pictures: RGBA uint8 [h, w, 4] each, of the size of `crop` when there is one.
        crop: The part of the document's picture, or of the extended one, that they replace; None when each is a whole
            picture.
        selected: Index of the selected one.
        shown: Whether the canvas shows it, instead of the picture beneath.
        source: The job that made the pictures; None if unknown.
        margins: By how much they extend the document's picture.
    """

    pictures: tuple[NDArray[np.uint8], ...]
    crop: Box | None
    selected: int = 0
    shown: bool = True
    source: Source | None = None
    margins: Margins = NO_MARGINS

    @property
    def picture(self) -> NDArray[np.uint8]:
        """The selected picture, [h, w, 4]."""
        return self.pictures[self.selected]

    @property
    def selected_source(self) -> Source | None:
        """The source of the selected picture, with the recipe that makes it alone."""
        if self.source is None or len(self.pictures) == 1:
            return self.source
        return replace(self.source, recipe=own_recipe(self.source.recipe, self.selected))

    @property
    def place(self) -> Box | None:
        """Where the pictures lie in the document's; None where each is a whole picture of its own."""
        return None if self.crop is None else self.crop.moved(-self.margins.left, -self.margins.top)

    def beneath(self, picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Return what the selected picture would replace of the document's picture [H, W, 4]."""
        return picture if self.crop is None else self._extended(picture)[self.crop.slices]

    def over(self, picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Return a copy of the document's picture [H, W, 4], extended, with the selected picture in its place."""
        if self.crop is None:
            return self.picture.copy()
        whole = self._extended(picture) if any(self.margins) else picture.copy()
        whole[self.crop.slices] = self.picture
        return whole

    def _extended(self, picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
        left, top, right, bottom = self.margins
        return np.pad(picture, ((top, bottom), (left, right), (0, 0))) if any(self.margins) else picture


def candidate_for(
    pictures: Sequence[NDArray[np.uint8]],
    crop: Box | None,
    picture_size: Size,
    source: Source | None = None,
    margins: Margins = NO_MARGINS,
) -> Candidate:
    """Make a candidate for a document whose picture has `picture_size`.

    Results of the document's size are cut to the crop, so that accepting one keeps later edits outside the crop.
    Results that no longer fit (the document holds another picture by now) become whole pictures.

    Raises:
        BadInput: Not pictures.
        ValueError: No pictures.
    """
    ready = [as_rgba(picture, copy=False) for picture in pictures]
    if not ready:
        raise ValueError("a candidate needs at least one picture")
    size = margins.extended(picture_size)
    if any(margins) and crop is None:
        crop = Box(0, 0, *size)
    if crop is not None and (crop.empty or crop.intersection(Box(0, 0, *size)) != crop):
        crop = None
    if crop is not None:
        sizes = {Size(picture.shape[1], picture.shape[0]) for picture in ready}
        if sizes == {size}:
            ready = [np.ascontiguousarray(picture[crop.slices]) for picture in ready]
        elif sizes != {Size(crop.width, crop.height)}:
            crop = None
    return Candidate(tuple(ready), crop, source=source, margins=NO_MARGINS if crop is None else margins)
