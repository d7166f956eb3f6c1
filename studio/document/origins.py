"""Which picture each job was made for: its results and frames belong to that picture, and to no other."""

from studio.document.contents import Identity
from studio.document.document import Document

Picture = Identity


class Origins:
    """Remembers which picture was on the canvas when a job was requested.

    Edits of its layers leave a picture's identity as it is; opening or closing a picture changes it, and undo brings
    the old one back.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._of: dict[str, Picture | None] = {}  # None: the canvas was empty

    def current(self) -> Picture | None:
        """Return the picture on the canvas, for `remember`; None when it is empty."""
        return self._document.identity if self._document.has_picture else None

    def remember(self, job: str, picture: Picture | None) -> None:
        """Note the picture that was on the canvas when a job was requested."""
        self._of[job] = picture

    def of(self, job: str) -> Picture | None:
        """Return the picture that was on the canvas; None if it was empty, or for an unknown job."""
        return self._of.get(job)

    def pass_on(self, job: str, other: str) -> None:
        """Let another job belong to the same picture as an earlier one."""
        if job in self._of:
            self._of[other] = self._of[job]

    def here(self, job: str) -> bool:
        """Whether a job belongs to what is on the canvas now; unknown jobs do not."""
        if job not in self._of:
            return False
        picture = self._of[job]
        if picture is None:
            return not self._document.has_picture
        return picture is self._document.identity

    def canvas_filled(self) -> None:
        """Assign the jobs that were started on the empty canvas to the picture that its first result has become."""
        self._of.update({job: self.current() for job, picture in self._of.items() if picture is None})
