"""Copies the document's own arrays off the UI thread, before the next edit changes them."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.document.journal.edit_records import EditRecord

_AT_ONCE = 2**20  # bytes that are copied faster than a thread starts


class Capture:
    """A record whose planes are being copied."""

    def __init__(self, record: EditRecord) -> None:
        self._record = record
        self._copies = {id(plane): plane for plane in _planes(record)}
        self._thread: threading.Thread | None = None
        if sum(plane.nbytes for plane in self._copies.values()) <= _AT_ONCE:
            self._copy()
        else:
            self._thread = threading.Thread(target=self._copy, name="journal-copy", daemon=True)
            self._thread.start()

    def wait(self) -> None:
        """Wait until the arrays may change."""
        if self._thread is not None:
            self._thread.join()

    @property
    def busy(self) -> bool:
        """Whether arrays are still being copied."""
        return self._thread is not None and self._thread.is_alive()

    def take(self) -> EditRecord:
        """Return the record with the copies, which are then released; called once."""
        self.wait()
        record, self._record = _with_copies(self._record, self._copies), EditRecord("taken")
        self._copies.clear()
        return record

    def _copy(self) -> None:
        for key, plane in self._copies.items():
            self._copies[key] = np.array(plane)


def _planes(record: EditRecord) -> Iterator[NDArray[Any]]:
    yield from record.planes.values()
    for part in record.parts:
        yield from _planes(part)


def _with_copies(record: EditRecord, copies: dict[int, NDArray[Any]]) -> EditRecord:
    planes = {name: copies[id(plane)] for name, plane in record.planes.items()}
    return replace(record, planes=planes, parts=tuple(_with_copies(part, copies) for part in record.parts))
