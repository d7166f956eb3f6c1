"""From where the clone brush copies: plain values."""

from dataclasses import dataclass

Place = tuple[float, float]


@dataclass(frozen=True)
class CloneOptions:
    """Source and options of the clone brush.

    Attributes:
        source: Where the next stroke copies from, in picture pixels; None before it was chosen.
        offset: From a place to its source once the first stroke has fixed it; None: the next one does.
        aligned: Whether the offset stays for further strokes, or each one begins at the source again.
        from_picture: Copy the visible picture instead of the active layer.
    """

    source: Place | None = None
    offset: tuple[int, int] | None = None
    aligned: bool = True
    from_picture: bool = True

    def offset_at(self, place: Place) -> tuple[int, int] | None:
        """Return the offset of a stroke that begins at a place; None before a source was chosen."""
        if self.aligned and self.offset is not None:
            return self.offset
        if self.source is None:
            return None
        return round(self.source[0] - place[0]), round(self.source[1] - place[1])
