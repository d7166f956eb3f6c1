"""The horizontal layout of a lane's frames, shared by the thumbnails and the plot."""

from dataclasses import dataclass

GAP = 3  # between thumbnails
GUTTER = 184  # left of the strips, for titles and legends


@dataclass(frozen=True)
class Strip:
    """A strip of `frames` thumbnails of width `cell` in `width` pixels; x counts from its left edge.

    If all fit, they are placed side by side. Otherwise as many as fit are spread over the width, including the first
    and the last frame, each at its position in time. The strip of a branch begins with `empty` places, for the steps
    that only its parent has, so that frames of the same step stand below each other. An empty slot's frame is negative.
    """

    frames: int
    cell: int
    width: int
    empty: int = 0

    @property
    def places(self) -> int:
        """The number of frames, the empty ones included."""
        return self.empty + self.frames

    @property
    def fits(self) -> bool:
        """Whether every frame has a thumbnail."""
        return self.places * (self.cell + GAP) - GAP <= self.width

    @property
    def slots(self) -> int:
        """The number of thumbnails."""
        return self.places if self.fits else max(1, (self.width + GAP) // (self.cell + GAP))

    @property
    def length(self) -> int:
        """Pixels from the left edge of the first thumbnail to the right edge of the last."""
        return max(self.cell, self.slots * (self.cell + GAP) - GAP if self.fits else self.width)

    def frame_of(self, slot: int) -> int:
        """Return the frame that a slot shows; negative for an empty slot."""
        place = slot if self.fits or self.slots < 2 else round(slot * (self.places - 1) / (self.slots - 1))
        return place - self.empty

    def left_of(self, slot: int) -> int:
        """Return the left edge of a slot."""
        if self.fits:
            return slot * (self.cell + GAP)
        return round(slot * (self.width - self.cell) / max(1, self.slots - 1))

    def centre_of(self, frame: float) -> float:
        """Return the centre of a frame, whether or not it has its own slot."""
        place = frame + self.empty
        if self.fits:
            return place * (self.cell + GAP) + self.cell / 2
        return self.cell / 2 + place * (self.width - self.cell) / max(1, self.places - 1)

    def frame_at(self, x: float) -> int:
        """Return the frame that is nearest to x, within 0 ... frames - 1."""
        if self.fits:
            place = int((x + GAP / 2) // (self.cell + GAP))
        else:
            place = round((x - self.cell / 2) * (self.places - 1) / max(1, self.width - self.cell))
        return min(max(0, place - self.empty), max(0, self.frames - 1))

    def slots_of(self, first: int, stop: int) -> list[int]:
        """Return the slots that show one of the frames first ... stop - 1."""
        if self.fits:
            return list(range(self.empty + max(0, first), self.empty + min(stop, self.frames)))
        share = (self.slots - 1) / max(1, self.places - 1)
        begin, end = ((self.empty + frame) * share for frame in (first, stop))
        near = range(max(0, int(begin) - 1), min(self.slots, int(end) + 2))
        return [slot for slot in near if first <= self.frame_of(slot) < stop]
