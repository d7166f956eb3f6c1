"""A cache of the lanes' thumbnails."""

from collections import OrderedDict
from collections.abc import Callable

import numpy as np
from PySide6.QtGui import QImage

from studio.document.lanes.frame_views import View, marked_as_damaged
from studio.document.lanes.lane import Lane
from studio.protocol.errors import BadInput
from studio.ui.translation import tr_message

MAX_KEPT = 4096


class ThumbnailCache:
    """Thumbnails of one view and height; another view or height clears the cache.

    A frame that cannot be read is cached as a null image and reported to `problem` once.
    """

    def __init__(self, problem: Callable[[str], None]) -> None:
        self._problem = problem
        self._look: tuple[View, int] | None = None
        self._images: OrderedDict[tuple[str, int], QImage] = OrderedDict()
        self._revisions: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._images)

    def set_look(self, view: View, height: int) -> None:
        """Set the view, and the height in physical pixels."""
        if (view, height) != self._look:
            self._images.clear()
            self._look = (view, height)

    def cached(self, lane: Lane, k: int) -> QImage | None:
        """Return the thumbnail of frame k if it is in the cache."""
        if self._revisions.get(lane.id) != lane.revision:
            self.drop(lane)
            self._revisions[lane.id] = lane.revision
        image = self._images.get((lane.id, k))
        if image is not None:
            self._images.move_to_end((lane.id, k))
        return image

    def image(self, lane: Lane, k: int) -> QImage:
        """Return the thumbnail of frame k, made now if necessary."""
        image = self.cached(lane, k)
        if image is None:
            image = self._images[lane.id, k] = self._make(lane, k)
            while len(self._images) > MAX_KEPT:
                self._images.popitem(last=False)
        return image

    def drop(self, lane: Lane, first: int = 0, stop: int | None = None) -> None:
        """Drop the frames first ... stop - 1 of a lane, or all from `first` on."""
        if stop is not None:
            for k in range(first, stop):
                self._images.pop((lane.id, k), None)
            return
        for key in [key for key in self._images if key[0] == lane.id and key[1] >= first]:
            del self._images[key]

    def keep_only(self, lanes: list[Lane]) -> None:
        """Drop the thumbnails of all other lanes."""
        there = {lane.id for lane in lanes}
        for key in [key for key in self._images if key[0] not in there]:
            del self._images[key]
        self._revisions = {id: revision for id, revision in self._revisions.items() if id in there}

    def _make(self, lane: Lane, k: int) -> QImage:
        assert self._look is not None, "set_look comes first"
        view, height = self._look
        try:
            pixels = np.ascontiguousarray(lane.thumbnail(k, lane.view_or_nearest(view), height))
            if lane.is_known_damaged(k):
                pixels = marked_as_damaged(pixels)
        except BadInput as error:
            self._problem(tr_message(str(error)))
            return QImage()
        h, w = pixels.shape[:2]
        image = QImage(pixels.data, w, h, 3 * w, QImage.Format.Format_RGB888)
        return image.convertToFormat(QImage.Format.Format_RGB32)  # copies, to the format that paints fastest
