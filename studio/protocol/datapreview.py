"""What a look at a data set tells before anything is trained on it."""

from studio.protocol.recipes import Frozen
from studio.protocol.spaces import Space, space_of


class ClassCount(Frozen):
    """A class and how many pictures it has."""

    name: str
    count: int


class SkippedFile(Frozen):
    """A file that was left out, and why."""

    file: str
    reason: str


class DataPreview(Frozen):
    """A data set in figures.

    Attributes:
        count: Pictures in all, those held out too.
        held_out: How many of them training does not see.
        size: Width and height in pixels; 1 for points of the plane.
        channels: 1 (grey), 3 (colour), or 2 (the coordinates of points).
        classes: In the order of their labels; empty when there are no labels.
        histograms: For each channel how many values fall into each of 64 equal parts of `value_range`.
        captioned: How many pictures have a caption.
        captions: The first few of them.
        skipped: Every file that was left out.
        fingerprint: SHA-256 of the data.
        columns: Of the grids of pictures; 1 for points, which are drawn in one picture.
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
