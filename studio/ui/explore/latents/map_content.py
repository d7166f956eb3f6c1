"""The content of a map of a latent space: points with their classes, pictures or texts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from studio.protocol.latents import Inverse


@dataclass(frozen=True, eq=False)
class MapContent:
    """The points of a map, except their positions: those of its data, then pictures that were placed on it.

    Attributes:
        job: The name by which the engine knows the map.
        data: The data's title.
        dimensions: Number of dimensions of a code.
        count: Number of points N of the data.
        indices: Index of each point in the whole data set [N].
        labels: The class of each point [N]; None without classes.
        names: The names of the classes; for a map of texts, the texts [N].
        thumbnails: uint8 [N, h, w, 3], black until they have been read; None for texts.
        inverse: How a place of the map is decoded; see `LatentsMapped`.
        decode_labels: The classes of a class-conditional decoder.
        plane: Whether the latent space is the plane of the manifold.
        reconstructs: Whether reconstruction errors can be measured.
        placed: The names of placed pictures, which are the points N, N + 1, ...
        placed_thumbnails: The thumbnails of placed pictures, uint8 [h, w, 3].
    """

    job: str
    data: str
    dimensions: int
    count: int
    indices: NDArray[np.int32]
    labels: NDArray[np.int32] | None
    names: tuple[str, ...]
    thumbnails: NDArray[np.uint8] | None
    inverse: Inverse
    decode_labels: tuple[str, ...] = ()
    plane: bool = False
    reconstructs: bool = False
    placed: tuple[str, ...] = ()
    placed_thumbnails: tuple[NDArray[np.uint8], ...] = ()

    @property
    def has_texts(self) -> bool:
        """Whether the points are texts."""
        return self.thumbnails is None

    def caption(self, point: int) -> str:
        """Return a point's text or class."""
        if point >= self.count:
            return self.placed[point - self.count]
        if self.has_texts:
            return self.names[point]
        return f"#{self.indices[point]}" if self.labels is None else self.names[self.labels[point]]

    def of_class(self, label: int) -> list[int]:
        """Return the points of a class."""
        return [] if self.labels is None else np.flatnonzero(self.labels == label).tolist()

    @property
    def total(self) -> int:
        """The number of all points, placed pictures included."""
        return self.count + len(self.placed)

    def thumbnail(self, point: int) -> NDArray[np.uint8]:
        """Return the picture of a point, [h, w, 3]."""
        if point >= self.count:
            return self.placed_thumbnails[point - self.count]
        assert self.thumbnails is not None, "texts have none"
        picture: NDArray[np.uint8] = self.thumbnails[point]
        return picture

    def mean_picture(self, points: Sequence[int]) -> NDArray[np.uint8] | None:
        """Return the mean of points' pictures, [h, w, 3]; None while some have not come, and for texts."""
        if self.thumbnails is None or not points or max(points) >= self.total:
            return None
        pictures = [self.thumbnail(point) for point in points]
        if len({picture.shape for picture in pictures}) > 1:
            return None
        return np.asarray(np.mean(pictures, axis=0).round(), np.uint8)

    def with_placed(self, names: Sequence[str], thumbnails: NDArray[np.uint8]) -> "MapContent":
        """Return it with these placed pictures, [n, h, w, 3], instead of those before."""
        return replace(self, placed=tuple(names), placed_thumbnails=tuple(thumbnails))

    def with_thumbnails(self, thumbnails: NDArray[np.uint8]) -> "MapContent":
        """Return it with the pictures of its points."""
        return replace(self, thumbnails=thumbnails)
