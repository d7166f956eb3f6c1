"""Writes checkpoints in a background thread, one at a time."""

import threading
from pathlib import Path
from queue import SimpleQueue

from studio.engine.training.checkpoint import Checkpoint, write_checkpoint
from studio.protocol.errors import BadInput
from studio.protocol.runfolder import RunFolder


class CheckpointWriter:
    """Writes checkpoints while training continues: hashing, writing and reading back delay no step.

    A failure to write is raised by the next call of `write`, `completed` or `wait`, as BadInput.
    """

    def __init__(self, folder: RunFolder) -> None:
        self._folder = folder
        self._thread: threading.Thread | None = None
        self._problem: Exception | None = None
        self._completed: SimpleQueue[tuple[Checkpoint, Path]] = SimpleQueue()

    @property
    def busy(self) -> bool:
        """Whether a checkpoint is being written."""
        return self._thread is not None and self._thread.is_alive()

    def write(self, checkpoint: Checkpoint) -> None:
        """Start to write a checkpoint, after the previous one is complete."""
        self.wait()
        self._thread = threading.Thread(target=self._write, args=(checkpoint,), name="checkpoint", daemon=False)
        self._thread.start()

    def wait(self) -> None:
        """Wait until no checkpoint is being written."""
        self.join()
        if self._problem is not None:
            problem, self._problem = self._problem, None
            raise problem

    def join(self) -> None:
        """Wait like `wait`, but keep a failure for the next call."""
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def completed(self) -> list[tuple[Checkpoint, Path]]:
        """Return the checkpoints completed since the last call, each with its folder."""
        if not self.busy:
            self.wait()
        found = []
        while not self._completed.empty():
            found.append(self._completed.get())
        return found

    def _write(self, checkpoint: Checkpoint) -> None:
        try:
            self._completed.put((checkpoint, write_checkpoint(checkpoint, self._folder)))
        except (BadInput, OSError) as problem:
            self._problem = problem
