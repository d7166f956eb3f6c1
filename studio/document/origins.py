"""Which picture each job was made for: its results and frames belong to that picture, and to no other."""

import weakref

import numpy as np
from numpy.typing import NDArray

from studio.document.document import Document

Picture = weakref.ref[NDArray[np.uint8]]


class Origins:
    """Remembers the picture on the canvas when a job was asked for.

    A picture is identified by its array: edits change it in place, opening or closing a picture replaces it, and undo
    brings the same array back. Only weak references are kept, so that large pictures can be freed.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._of: dict[str, Picture | None] = {}  # None: the canvas was empty

    def current(self) -> Picture | None:
        """Return the picture on the canvas, for `remember`; None when it is empty."""
        return weakref.ref(self._document.picture) if self._document.has_picture else None

    def remember(self, job: str, picture: Picture | None) -> None:
        """Note the picture that a job was asked for with."""
        self._of[job] = picture

    def pass_on(self, job: str, other: str) -> None:
        """Let another job belong to the same picture as one before."""
        if job in self._of:
            self._of[other] = self._of[job]

    def here(self, job: str) -> bool:
        """Whether a job belongs to what is on the canvas now; unknown jobs do not."""
        if job not in self._of:
            return False
        picture = self._of[job]
        if picture is None:
            return not self._document.has_picture
        return picture() is self._document.picture

    def canvas_filled(self) -> None:
        """The first result has become the picture: jobs that were asked for on the empty canvas go with it."""
        self._of.update({job: self.current() for job, picture in self._of.items() if picture is None})
