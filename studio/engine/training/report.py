"""Reports on a run: events appended to its folder, and a status file with a heartbeat."""

import os
import platform
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol

from studio.protocol.errors import BadInput
from studio.protocol.eventlog import DamagedLine, dump_line, parse_line
from studio.protocol.events import Event, Failed, Finished
from studio.protocol.files import copy_regular, make_folder, write_atomically
from studio.protocol.runfolder import HEARTBEAT_SECONDS, RunFolder, Status


class EventOutput(Protocol):
    """Where events are written besides the run's event log."""

    def add(self, event: Event) -> None:
        """Write an event."""

    def close(self) -> None:
        """Write what is left."""


class Report:
    """Writes events, and refreshes status.json from a background thread, so that slow steps do not look like a crash.

    Use as a context manager around a session. A failure to write raises BadInput; a failure of the heartbeat thread is
    raised by the next event.
    """

    def __init__(self, folder: RunFolder, emit: Callable[[Event], None]) -> None:
        self._folder = folder
        self._emit = emit
        self._status = Status(state="starting", pid=os.getpid(), host=platform.node())
        self._lock = threading.Lock()
        self._ended = threading.Event()
        self._problem: BadInput | None = None
        self._outputs: list[EventOutput] = []
        self._thread = threading.Thread(target=self._beat, name="heartbeat", daemon=True)

    def __enter__(self) -> "Report":
        self._write()
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._thread.join()
        for output in self._outputs:
            output.close()

    @property
    def status(self) -> Status:
        """The current status."""
        return self._status

    def event(self, event: Event) -> None:
        """Append an event to the run's folder, then emit it."""
        if self._problem is not None:
            raise self._problem
        self._folder.append(event)
        for output in self._outputs:
            output.add(event)
        self._emit(event)

    def add_output(self, output: EventOutput) -> None:
        """Write every further event there too; it is closed with the report."""
        self._outputs.append(output)

    def update(self, **values: Any) -> Status:
        """Change fields of the status; a change of state is written at once, the rest by the heartbeat."""
        before = self._status
        with self._lock:
            self._status = before.model_copy(update=values)
        if self._status.state != before.state:
            self._write()
        return self._status

    def _write(self) -> None:
        with self._lock:
            self._status = self._status.model_copy(update={"heartbeat": time.time()})
            self._folder.write_status(self._status)

    def _beat(self) -> None:
        while not self._ended.wait(HEARTBEAT_SECONDS):
            try:
                self._write()
            except BadInput as problem:
                self._problem = problem
                return


def rewind(folder: RunFolder, checkpoint: str | None) -> int:
    """Remove events and samples that are later than a checkpoint: the resumed run repeats them.

    Without a checkpoint everything is removed. `checkpoint` is its folder relative to the run. Since checkpoints are
    written in the background, events of later steps may precede the checkpoint's own; they are removed too. Damaged
    lines before it stay where they are; returns how many.
    """
    step = int(checkpoint.rsplit("/", 1)[-1]) if checkpoint else -1
    kept, damaged = _history(folder, checkpoint)
    write_atomically(folder.events_file, b"".join(kept))
    for picture in folder.samples.glob("*.png"):
        if _step_of(picture) > step:
            picture.unlink(missing_ok=True)
    return damaged


def copy_history(parent: RunFolder, folder: RunFolder, checkpoint: str) -> None:
    """Copy a run's events and samples up to a checkpoint; whoever follows the new folder never sees later ones."""
    step = int(checkpoint.rsplit("/", 1)[-1])
    make_folder(folder.samples)
    for picture in sorted(parent.samples.glob("*.png")):
        if 0 <= _step_of(picture) <= step:  # no real pictures: its data may be others
            copy_regular(picture, folder.samples / picture.name)
    write_atomically(folder.events_file, b"".join(_history(parent, checkpoint)[0]))


def _step_of(picture: Path) -> int:
    """Return the step of a sample picture; -1 for one that has none."""
    step = picture.stem.partition("-")[0]
    return int(step) if step.isdecimal() else -1


def _history(folder: RunFolder, checkpoint: str | None) -> tuple[list[bytes], int]:
    """Return the lines of the events up to a checkpoint, and how many damaged ones are among them; see `rewind`."""
    step = int(checkpoint.rsplit("/", 1)[-1]) if checkpoint else -1
    kept: list[bytes] = []
    damaged = 0
    beyond = checkpoint is None
    for line, _ in folder.lines():
        try:
            event = parse_line(line)
        except DamagedLine:
            event = None
            damaged += not beyond
        if event is None:
            kept += [] if beyond else [line]
            continue
        when = getattr(event, "step", None)
        beyond = beyond or (when is not None and when > step)
        if not isinstance(event, Finished | Failed) and (when <= step if when is not None else not beyond):
            kept.append(dump_line(event))
    return kept, damaged
