"""The folder of a training run: the names of its files, and how they are written and followed."""

import contextlib
import os
import platform
import shutil
import time
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal

from pydantic import ValidationError

from studio.protocol.errors import BadInput
from studio.protocol.eventlog import DamagedLine, dump_line, parse_line
from studio.protocol.events import Event
from studio.protocol.files import make_folder, open_regular, open_to_append, read_regular, write_text_atomically
from studio.protocol.frozen import Frozen
from studio.protocol.jsontext import MAX_BYTES, parse_json_text
from studio.protocol.recipes import dump_recipe, load_recipe
from studio.protocol.scratch import SUFFIX, scratch_prefix
from studio.protocol.training_recipe import TrainRecipe

HEARTBEAT_SECONDS = 1.0
SILENT_AFTER_SECONDS = 15.0
MAX_LOG_BYTES = 2**33  # of events.jsonl: a month of training writes a tenth of it
MAX_LINE_BYTES = 8 * 2**20  # of an event; longer lines are skipped
MAX_REQUEST_BYTES = 100
REAL_ROWS = 2
REAL_FILE = "samples/real.png"  # training pictures, with as many columns as the sample grids; none for 2-D points
CHECKPOINT_DONE = "complete.json"  # the last file of a checkpoint, with the digests of the others

RunState = Literal["starting", "running", "paused", "stopped", "finished", "failed"]
ENDED: tuple[RunState, ...] = ("stopped", "finished", "failed")


class Control(StrEnum):
    """Requests to a running training, made by a file of that name in control/."""

    PAUSE = "pause"
    RESUME = "resume"
    STOP = "stop"
    SAMPLE = "sample"
    CHECKPOINT = "checkpoint"
    LEARNING_RATE = "learning-rate"  # the file holds the new rate, as a decimal number
    OUTLIVE = "outlive"  # continue when the program that started the run is gone
    FOLLOW = "follow"  # end with it


class Status(Frozen):
    """status.json: the run's state as of `heartbeat` (seconds since 1970), by the process `pid` on the machine `host`.

    `max_seconds` is the limit of the training time, None without one. An empty host, of a run by an older version, is
    taken for this machine. After a failure, `field` is the dotted key of the setting that has to change, "" if none is
    known.
    """

    state: RunState
    step: int = 0
    steps: int = 0
    images: int = 0
    seconds: float = 0.0
    max_seconds: float | None = None
    eta_seconds: float | None = None
    heartbeat: float = 0.0
    pid: int = 0
    host: str = ""
    device: str = ""
    message: str = ""
    field: str = ""

    @property
    def alive(self) -> bool:
        """Whether the run is in progress and its process still reports."""
        return self.state not in ENDED and time.time() - self.heartbeat < SILENT_AFTER_SECONDS

    @property
    def here(self) -> bool:
        """Whether `pid` is a process of this machine: the folder may be mounted on several, or a mirror."""
        return self.host in ("", platform.node())


class RunFolder:
    """The files of one run."""

    def __init__(self, path: Path) -> None:
        self.path = Path(path)
        self.recipe_file = self.path / "recipe.json"
        self.events_file = self.path / "events.jsonl"
        self.status_file = self.path / "status.json"
        self.samples = self.path / "samples"
        self.checkpoints = self.path / "checkpoints"
        self.control = self.path / "control"
        self.dataset_file = self.path / "dataset.json"

    @property
    def exists(self) -> bool:
        """Whether a run has been created here."""
        return os.path.isfile(self.recipe_file)

    def create(self, recipe: TrainRecipe) -> None:
        """Make the folders and write the recipe.

        Raises:
            BadInput: The place is taken or cannot be written; nothing is left there.
        """
        if self.exists:
            raise BadInput(f"{self.path} already holds a run. Resume it, or choose another folder.")
        try:
            for folder in (self.path, self.samples, self.checkpoints, self.control):
                make_folder(folder)
            self.write_recipe(recipe)
        except BadInput:
            self.discard()
            raise

    def discard(self, checkpoint: str | None = None) -> None:
        """Remove the files of a run that never began; other files in its folder stay.

        Of a branch that is the `checkpoint` of its parent as well, and the pictures up to it.
        """
        if checkpoint is not None:
            shutil.rmtree(self.checkpoints / checkpoint, ignore_errors=True)
            for picture in self.samples.glob("[0-9]*.png"):
                with contextlib.suppress(OSError):
                    picture.unlink(missing_ok=True)
        for file in (self.recipe_file, self.events_file, self.status_file, self.dataset_file):
            with contextlib.suppress(OSError):
                file.unlink(missing_ok=True)
        shutil.rmtree(self.control, ignore_errors=True)
        for place in (self.samples, self.checkpoints, self.path):
            with contextlib.suppress(OSError):  # not empty: it holds files of the user
                place.rmdir()

    def write_recipe(self, recipe: TrainRecipe) -> None:
        """Replace recipe.json."""
        write_text_atomically(self.recipe_file, dump_recipe(recipe))

    def read_recipe(self) -> TrainRecipe:
        """Read recipe.json; raises BadInput when it is missing or is not a training recipe."""
        recipe = load_recipe(self.recipe_file)
        if not isinstance(recipe, TrainRecipe):
            raise BadInput(f"{self.recipe_file} is not a training recipe.")
        return recipe

    def write_status(self, status: Status) -> None:
        """Replace status.json atomically; a status is worth no fsync, since the next one comes within a second."""
        temporary = self.path / f"{scratch_prefix(self.status_file.name)}0{SUFFIX}"
        try:
            temporary.write_text(status.model_dump_json(), encoding="utf-8")
            os.replace(temporary, self.status_file)
        except OSError as error:
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise BadInput(f"Could not write {self.status_file}: {error.strerror or error}.") from error

    def read_status(self) -> Status | None:
        """Read status.json; None when there is none yet or it cannot be read."""
        try:
            return Status.model_validate_json(read_regular(self.status_file, MAX_BYTES))
        except (OSError, ValidationError):
            return None

    def append(self, event: Event) -> None:
        """Append an event to events.jsonl in one write; raises BadInput on a full disk, or if it is not a file."""
        line = dump_line(event)
        try:
            with open_to_append(self.events_file) as file:
                before = file.tell()
                if file.write(line) != len(line):
                    file.truncate(before)  # half a line would swallow the one that follows it
                    raise OSError("the disk took only a part of it")
        except OSError as error:
            raise BadInput(f"Could not write {self.events_file}: {error.strerror or error}.") from error

    def events(self, offset: int = 0) -> Iterator[tuple[Event, int]]:
        """Yield each complete event after byte `offset` with the offset behind it; damaged lines are skipped.

        Raises:
            BadInput: The log cannot be read, or is not a regular file.
        """
        for line, end in self.lines(offset):
            with contextlib.suppress(DamagedLine):
                if (event := parse_line(line)) is not None:
                    yield event, end

    def lines(self, offset: int = 0) -> Iterator[tuple[bytes, int]]:
        """Yield each complete line of the log after byte `offset` with the offset behind it, but no overlong ones.

        Raises:
            BadInput: The log cannot be read, or is not a regular file.
        """
        try:
            with open_regular(self.events_file, MAX_LOG_BYTES) as file:
                file.seek(offset)
                whole = True  # whether the next bytes begin a line
                while line := file.readline(MAX_LINE_BYTES):
                    ended = line.endswith(b"\n")
                    if not ended and len(line) < MAX_LINE_BYTES:
                        return  # still being written
                    offset += len(line)
                    if whole and ended:
                        yield line, offset
                    whole = ended
        except FileNotFoundError:
            return
        except OSError as error:
            raise BadInput(f"Could not read {self.events_file}: {error.strerror or error}.") from error

    def ask(self, what: Control, value: str = "") -> None:
        """Drop a request into control/; the run takes it up between two steps."""
        write_text_atomically(make_folder(self.control) / what.value, value)

    def take_requests(self) -> list[tuple[Control, str]]:
        """Return the requests in control/, oldest first, each with its value, and remove them."""
        try:
            files = sorted(self.control.iterdir(), key=lambda path: path.lstat().st_mtime_ns)
        except OSError:
            return []
        taken = []
        for path in files:
            if path.name in set(Control):
                with contextlib.suppress(OSError):  # it may be gone again, or be a folder
                    try:
                        value = read_regular(path, MAX_REQUEST_BYTES).decode("utf-8")
                    except (OSError, UnicodeDecodeError):  # not a request: a pipe, a device, a large file
                        path.unlink(missing_ok=True)
                        continue
                    path.unlink(missing_ok=True)
                    taken.append((Control(path.name), value))
        return taken

    def has_request(self, control: Control) -> bool:
        """Whether a request of this kind is in control/; it stays there."""
        return os.path.isfile(self.control / control.value)

    def complete_checkpoints(self) -> list[Path]:
        """Return the folders of complete checkpoints, oldest first; each is named by its step."""
        try:
            folders = [path for path in self.checkpoints.iterdir() if path.name.isdecimal()]
        except OSError:  # there are none yet, or they may not be read
            return []
        return sorted(path for path in folders if os.path.isfile(path / CHECKPOINT_DONE))

    @staticmethod
    def _facts_of(checkpoint: Path) -> dict[str, Any]:
        """Return the content of a checkpoint's last file: its loss, health and digests; empty if it cannot be read."""
        with contextlib.suppress(OSError, ValueError):
            facts = parse_json_text(read_regular(checkpoint / CHECKPOINT_DONE, MAX_BYTES))
            if isinstance(facts, dict):
                return facts
        return {}

    def best_checkpoint(self) -> Path | None:
        """Return the complete checkpoint whose loss on held-out pictures was the lowest; None where none has one."""
        losses: list[tuple[float, Path]] = []
        for folder in self.complete_checkpoints():
            loss = self._facts_of(folder).get("loss")
            if isinstance(loss, float):
                losses.append((loss, folder))
        return min(losses)[1] if losses else None

    def requested_checkpoints(self) -> list[Path]:
        """Return the complete checkpoints that were requested, oldest first."""
        return [path for path in self.complete_checkpoints() if self._facts_of(path).get("requested") is True]

    def newest_healthy_checkpoint(self) -> Path | None:
        """Return the newest complete checkpoint whose samples are diverse; None where none is, or it is not watched."""
        healthy = (
            path for path in reversed(self.complete_checkpoints()) if self._facts_of(path).get("healthy") is True
        )
        return next(healthy, None)

    def newest_model(self) -> Path:
        """Return the model folder of the newest complete checkpoint; raises BadInput when there is none yet."""
        found = self.complete_checkpoints()
        if not found:
            raise BadInput(f"{self.path} has no complete checkpoint yet.")
        return found[-1] / "model"
