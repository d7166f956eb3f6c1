"""Which frames of a record are damaged, by their checksums; small frames are checked at once when asked about."""

from studio.protocol.record import Record

_CHECKED_AT_ONCE = 8 * 2**20  # bytes of x_t in a small frame


class FrameChecks:
    """The checks of one record's frames; each frame is read once."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._found: dict[int, bool] = {}

    @property
    def is_cheap(self) -> bool:
        """Whether frames are so small that reading one to check it takes no noticeable time."""
        return bool(self._record.x_t[:1].nbytes <= _CHECKED_AT_ONCE)

    def damaged(self, k: int) -> bool:
        """Whether frame k has other bytes than were written; reads the frame at the first call."""
        if k not in self._found:
            self._found[k] = self._record.damaged(k)
        return self._found[k]

    def known(self, k: int) -> bool:
        """Whether `damaged` answers without reading a large frame."""
        return self.is_cheap or k in self._found
