"""Statistics of a data set, shown before training."""

from studio.protocol.frozen import Frozen
from studio.protocol.spaces import Space, space_of


class ClassCount(Frozen):
    """A class and its number of pictures."""

    name: str
    count: int


class SkippedFile(Frozen):
    """A skipped file and the reason."""

    file: str
    reason: str


class DataPreview(Frozen):
    """Statistics of a data set.

    Attributes:
        count: Number of pictures, held-out ones included.
        held_out: Number of pictures that are not trained on.
        size: Width and height in pixels; 1 for 2-D points.
        channels: 1 (grey), 3 (colour), or 2 (the coordinates of points).
        classes: In label order; empty without labels.
        histograms: For each channel, a histogram of 64 equal bins over `value_range`.
        captioned: Number of pictures with a caption.
        captions: The first few captions.
        skipped: All skipped files.
        fingerprint: SHA-256 of the data.
        columns: Columns of the picture grids; 1 for points, which are one scatter plot.
    """

    title: str
    count: int
    held_out: int
    size: int
    channels: int
    classes: tuple[ClassCount, ...] = ()
    histograms: tuple[tuple[int, ...], ...]
    value_range: tuple[float, float] = (0.0, 255.0)
    captioned: int = 0
    captions: tuple[str, ...] = ()
    skipped: tuple[SkippedFile, ...] = ()
    fingerprint: str
    columns: int

    @property
    def space(self) -> Space:
        """The space of the data: "pixel" for pictures, "plane" for points."""
        return space_of(self.size, self.channels)
