"""A candidate: results that wait until they are accepted or discarded."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from studio.document.picture import as_rgba
from studio.document.source import Source
from studio.protocol.geometry import NO_MARGINS, Box, Margins, Size
from studio.protocol.parameters import own_recipe

MAX_PICTURES, MAX_BYTES = 64, 512 * 2**20  # pictures of several jobs; the oldest without a star are dropped first


class Origin(NamedTuple):
    """Where a picture comes from: a job, the picture's index in it, and how many it has."""

    source: Source | None
    number: int = 0
    total: int = 1

    @property
    def own(self) -> Source | None:
        """The job, with the recipe that makes this picture alone."""
        if self.source is None or self.total == 1:
            return self.source
        return replace(self.source, recipe=own_recipe(self.source.recipe, self.number))


@dataclass(frozen=True, eq=False)
class Candidate:
    """Results to choose from; of several jobs if all were made for the same place in the same picture.

    Attributes:
        pictures: RGBA uint8 [h, w, 4] each, of the size of `crop` when there is one.
        crop: The part of the document's picture, or of the extended one, that they replace; None when each is a whole
            picture.
        selected: Index of the selected one.
        shown: Whether the canvas shows it, instead of the picture beneath.
        origins: Where each of the pictures comes from.
        starred: Indices of those that are kept when the others are discarded.
        partial: Whether the mask has changed since: then only what it covers is accepted.
        margins: Pixels by which they extend the document's picture.
    """

    pictures: tuple[NDArray[np.uint8], ...]
    crop: Box | None
    selected: int = 0
    shown: bool = True
    origins: tuple[Origin, ...] = ()
    margins: Margins = NO_MARGINS
    starred: frozenset[int] = frozenset()
    partial: bool = False

    @property
    def source(self) -> Source | None:
        """The job that made the selected picture; None if unknown."""
        return self.origins[self.selected].source

    @property
    def is_sheet(self) -> bool:
        """Whether the pictures are seen side by side: several whole pictures of one job."""
        return len(self.pictures) > 1 and self.place is None and len({origin.source for origin in self.origins}) == 1

    @property
    def picture(self) -> NDArray[np.uint8]:
        """The selected picture, [h, w, 4]."""
        return self.pictures[self.selected]

    @property
    def selected_source(self) -> Source | None:
        """The source of the selected picture, with the recipe that makes it alone."""
        return self.origins[self.selected].own

    @property
    def place(self) -> Box | None:
        """Where the pictures lie in the document's; None where each is a whole picture of its own."""
        return None if self.crop is None else self.crop.moved(-self.margins.left, -self.margins.top)

    def without(self, dropped: set[int]) -> "Candidate | None":
        """Return the candidate without some of its pictures; None where none is left."""
        kept = [index for index in range(len(self.pictures)) if index not in dropped]
        if not kept:
            return None
        selected = next((place for place, index in enumerate(kept) if index >= self.selected), len(kept) - 1)
        return replace(
            self,
            pictures=tuple(self.pictures[index] for index in kept),
            origins=tuple(self.origins[index] for index in kept),
            starred=frozenset(place for place, index in enumerate(kept) if index in self.starred),
            selected=selected,
        )

    def with_more(self, more: "Candidate") -> "Candidate | None":
        """Return the candidate with the pictures of a further job, the first of which is selected and shown.

        Returns:
            None where they were not made for the same place.
        """
        varies = more.source is not None and more.source.recipe.image is not None
        alike = self.place == more.place and self.margins == more.margins and (self.place is not None or varies)
        if not alike or self.picture.shape != more.picture.shape:
            return None
        whole = replace(
            self,
            pictures=self.pictures + more.pictures,
            origins=self.origins + more.origins,
            selected=len(self.pictures),
            shown=True,
        )
        most = min(MAX_PICTURES, max(len(more.pictures), MAX_BYTES // max(1, self.picture.nbytes)))
        old = [index for index in range(len(self.pictures)) if index not in self.starred]
        return whole.without(set(old[: max(0, len(whole.pictures) - most)]))

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
    origins = tuple(Origin(source, index, len(ready)) for index in range(len(ready)))
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
    return Candidate(tuple(ready), crop, origins=origins, margins=NO_MARGINS if crop is None else margins)


def blended(below: NDArray[np.uint8], above: NDArray[np.uint8], mask: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return a picture with another one over it through a mask; every pixel with mask 0 or 255 keeps its bits.

    Args:
        below, above: RGBA uint8 [H, W, 4].
        mask: uint8 [H, W].
    """
    result = below.copy()
    result[mask == 255] = above[mask == 255]
    soft = (mask > 0) & (mask < 255)
    share = mask[soft].astype(np.float32)[:, np.newaxis] / 255
    alphas = below[soft][:, 3:] * (1 - share), above[soft][:, 3:] * share
    alpha = alphas[0] + alphas[1]
    colours = (below[soft][:, :3] * alphas[0] + above[soft][:, :3] * alphas[1]) / np.maximum(alpha, 1e-6)
    result[soft] = np.rint(np.concatenate([colours, alpha], axis=1)).astype(np.uint8)
    return result
