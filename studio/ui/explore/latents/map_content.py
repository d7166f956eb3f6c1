"""The content of a map of a latent space: points with their classes, pictures or texts."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from studio.protocol.latents import Inverse


@dataclass(frozen=True, eq=False)
class MapContent:
    """The points of a map, except their positions.

    Attributes:
        job: The name by which the engine knows the map.
        data: The data's title.
        dimensions: Of a code.
        count: Number of points N.
        indices: Of each point in the whole data set [N].
        labels: The class of each point [N]; None without classes.
        names: The classes; of texts, the texts [N].
        thumbnails: uint8 [N, h, w, 3], black until they have been read; None for texts.
        inverse: How a place of the map is decoded; see `LatentsMapped`.
        decode_labels: The classes of a class-conditional decoder.
        plane: Whether the latent space is the plane of the manifold.
        reconstructs: Whether reconstruction errors can be measured.
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

    @property
    def has_texts(self) -> bool:
        """Whether the points are texts."""
        return self.thumbnails is None

    def caption(self, point: int) -> str:
        """Return a point's text or class."""
        if self.has_texts:
            return self.names[point]
        return f"#{self.indices[point]}" if self.labels is None else self.names[self.labels[point]]

    def of_class(self, label: int) -> list[int]:
        """Return the points of a class."""
        return [] if self.labels is None else np.flatnonzero(self.labels == label).tolist()

    def with_thumbnails(self, thumbnails: NDArray[np.uint8]) -> "MapContent":
        """Return it with the pictures of its points."""
        return replace(self, thumbnails=thumbnails)
