"""A cache of decoded latents, within a memory budget."""

from collections import OrderedDict

from studio.document.lanes.frame_views import Pixels, View

MEMORY_BUDGET = 64 * 2**20  # bytes of a lane's decoded pictures
Place = tuple[int, View, int]
"""Frame, view and picture."""


class DecodedFrames:
    """Decoded pictures of one lane; the least recently used are dropped first."""

    def __init__(self, memory_budget: int = MEMORY_BUDGET) -> None:
        self._budget = memory_budget
        self._pictures: OrderedDict[Place, Pixels] = OrderedDict()
        self._bytes = 0
        self._rough: set[Place] = set()

    def __len__(self) -> int:
        return len(self._pictures)

    def get(self, place: Place) -> Pixels | None:
        """Return a picture, uint8 [H, W, 3], or None."""
        if place in self._pictures:
            self._pictures.move_to_end(place)
        return self._pictures.get(place)

    def is_rough(self, place: Place) -> bool:
        """Whether a picture was decoded by a small decoder only."""
        return place in self._rough

    def put(self, place: Place, picture: Pixels, *, rough: bool = False) -> None:
        """Add a picture; one that exceeds the budget by itself stays until the next is added."""
        self.drop(place)
        self._pictures[place] = picture
        if rough:
            self._rough.add(place)
        self._bytes += picture.nbytes
        while self._bytes > self._budget and len(self._pictures) > 1:
            self.drop(next(iter(self._pictures)))

    def drop(self, place: Place) -> None:
        """Drop a picture."""
        self._rough.discard(place)
        evicted = self._pictures.pop(place, None)
        self._bytes -= 0 if evicted is None else evicted.nbytes

    def drop_frame(self, k: int) -> None:
        """Drop all pictures of a frame."""
        for place in [place for place in self._pictures if place[0] == k]:
            self.drop(place)
