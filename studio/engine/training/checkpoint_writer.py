"""Writes checkpoints beside the training, in a thread of their own, one at a time."""

import threading
from pathlib import Path
from queue import SimpleQueue

from studio.engine.training.checkpoint import Snapshot, write_snapshot
from studio.protocol.errors import BadInput
from studio.protocol.runfolder import RunFolder


class CheckpointWriter:
    """Takes snapshots and has them on disk a little later: hashing, writing and reading back hold no step up.

    A checkpoint that could not be written is told by the next call of `write`, `done` or `wait`, as BadInput.
    """

    def __init__(self, folder: RunFolder) -> None:
        self._folder = folder
        self._thread: threading.Thread | None = None
        self._problem: Exception | None = None
        self._done: SimpleQueue[tuple[int, Path]] = SimpleQueue()

    @property
    def busy(self) -> bool:
        """Whether one is being written."""
        return self._thread is not None and self._thread.is_alive()

    def write(self, snapshot: Snapshot) -> None:
        """Begin to write a checkpoint, when the one before it is there."""
        self.wait()
        self._thread = threading.Thread(target=self._write, args=(snapshot,), name="checkpoint", daemon=False)
        self._thread.start()

    def wait(self) -> None:
        """Return when nothing is being written any more."""
        self.join()
        if self._problem is not None:
            problem, self._problem = self._problem, None
            raise problem

    def join(self) -> None:
        """Wait as `wait` does, whatever came of it."""
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def done(self) -> list[tuple[int, Path]]:
        """Return the checkpoints that were completed since the last call: step and folder."""
        if not self.busy:
            self.wait()
        found = []
        while not self._done.empty():
            found.append(self._done.get())
        return found

    def _write(self, snapshot: Snapshot) -> None:
        try:
            self._done.put((snapshot.step, write_snapshot(snapshot, self._folder)))
        except (BadInput, OSError) as problem:
            self._problem = problem
