"""One training run as the window sees it: started as a process of its own or attached to, asked, and told apart."""

import contextlib
import os
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from studio.link import training_process
from studio.link.error_tail import ErrorTail
from studio.link.run_watcher import POLL_MILLISECONDS, RunWatcher
from studio.protocol.errors import BadInput
from studio.protocol.events import Event
from studio.protocol.files import make_folder, write_text_whole
from studio.protocol.recipes import TrainRecipe, dump_recipe
from studio.protocol.runfolder import ENDED, Control, RunFolder, Status

STOP_MILLISECONDS = 10_000

_let_go: list[subprocess.Popen[bytes]] = []  # processes that outlive their TrainingRun, to be reaped when they end


class TrainingRun(QObject):
    """A run that this window started, or one that it found.

    Signals:
        events: list[Event], in order, each once; those of the past first.
        rewound: The history was cut back; all events follow again from the first.
        status: Status, with every heartbeat. Those left from before a resume are not passed on.
        ended: Once: the last Status when the run ended in good order or told why it failed, otherwise one plain line.
        stuck: One plain line, when the run has not ended 10 s after `stop`; offer `kill`.
    """

    events = Signal(object)
    rewound = Signal()
    status = Signal(object)
    ended = Signal(object)
    stuck = Signal(str)

    def __init__(self, parent: QObject | None = None, *, command: Sequence[str] = training_process.COMMAND) -> None:
        super().__init__(parent)
        self.folder: RunFolder | None = None
        self.last_status: Status | None = None
        self._command = tuple(command)
        self._watcher: RunWatcher | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._errors: ErrorTail | None = None
        self._recipe_file: Path | None = None
        self._started_at = 0.0
        self._going = False
        self._why = ""  # the run is over without a status that says so
        self._look = QTimer(self)
        self._look.setInterval(POLL_MILLISECONDS)
        self._look.timeout.connect(self._look_at_process)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(STOP_MILLISECONDS)
        self._patience.timeout.connect(self._say_stuck)

    @property
    def going(self) -> bool:
        """Whether the run is under way as far as is known here."""
        return self._going

    @property
    def own(self) -> bool:
        """Whether this object started the run's process."""
        return self._process is not None

    def start_new(
        self,
        recipe: TrainRecipe,
        path: Path,
        *,
        resume: bool = False,
        outlive: bool = False,
        branch: tuple[Path, int] | None = None,
    ) -> None:
        """Start training into the folder `path`, or go on from its newest checkpoint.

        With `outlive` the training goes on when the window closes; otherwise it ends with it. With `branch`, another
        run's folder and the step of one of its checkpoints, the new run shares that one's past.

        Raises:
            BadInput: The place is taken (or, to resume, holds no run), cannot be written, or the process cannot start.
        """
        self._must_be_free()
        folder = RunFolder(path)
        if folder.exists and not resume:
            raise BadInput(f"{path} already holds a run. Resume it, or choose another folder.")
        if resume and not folder.exists:
            raise BadInput(f"{path} holds no run to resume.")
        make_folder(folder.path)
        recipe_file = Path(tempfile.gettempdir()) / f"denoise-studio-{os.getpid()}-{time.monotonic_ns()}.json"
        write_text_whole(recipe_file, dump_recipe(recipe))
        words = [*self._command, str(recipe_file), "--run", str(path), "--follow-parent"]
        try:
            if branch is not None:
                words += ["--branch", str(branch[0]), "--at", str(branch[1])]
            if resume:
                words.append("--resume")
                folder.take_requests()  # a stop that came too late would end the resumed run at once
            if outlive:
                folder.ask(Control.OUTLIVE)
            self._errors = ErrorTail()
            self._started_at = time.time()
            self._process = training_process.start(words, self._errors)
        except (OSError, BadInput) as error:
            recipe_file.unlink(missing_ok=True)
            self._close_process()
            reason = error.strerror or error if isinstance(error, OSError) else error
            raise BadInput(f"Could not start the training: {reason}. Nothing was changed.") from error
        self._recipe_file = recipe_file
        self._look.start()
        self._watch(folder)

    def attach(self, path: Path) -> None:
        """Follow a run that is going, or look at one that has ended; raises BadInput when there is no run."""
        self._must_be_free()
        folder = RunFolder(path)
        if not folder.exists:
            raise BadInput(f"{path} holds no training run.")
        self._started_at = 0.0
        self._watch(folder)

    def ask(self, what: Control, value: str = "") -> None:
        """Ask the run for something; it takes it up between two steps. Raises BadInput when that cannot be written."""
        if self.folder is not None and self._going:
            self.folder.ask(what, value)

    def stop(self) -> None:
        """Ask the run to stop with a checkpoint; `stuck` is told when it has not ended after 10 s."""
        self.ask(Control.STOP)
        if self._going and not self._patience.isActive():
            self._patience.start()

    def kill(self) -> None:
        """End the run's process at once; what its last checkpoint holds is kept.

        Of a run that was attached to, the process is ended only when it runs on this machine and is this run's.

        Raises:
            BadInput: The process is not here or may not be ended.
        """
        if not self._going:
            return
        if self._process is not None:
            training_process.kill(self._process)
            return
        training_process.kill_named_in(self.last_status, self.folder)
        self._why = "The training process was ended. Its checkpoints are kept."
        self._finish_when_told()

    def detach(self) -> None:
        """Let go of the run, without waiting: it goes on if it was told to outlive the window, otherwise it ends.

        Nothing is told after this returns, and the object may start or attach to another run.
        """
        self._going = False
        self._look.stop()
        self._patience.stop()
        if self._watcher is not None:
            self._watcher.stop()
            self._watcher.deleteLater()
            self._watcher = None
        if self._process is not None and self._process.poll() is None:
            _let_go.append(self._process)
        self._close_process()

    def _must_be_free(self) -> None:
        if self._going:
            raise BadInput("A training run is already under way here. Stop it first.")
        self.detach()
        _let_go[:] = [process for process in _let_go if process.poll() is None]

    def _watch(self, folder: RunFolder) -> None:
        self.folder, self.last_status, self._why, self._going = folder, None, "", True
        watcher = self._watcher = RunWatcher(folder, self)
        watcher.events.connect(self._pass_events)
        watcher.rewound.connect(self.rewound)
        watcher.status.connect(self._take_status)
        watcher.lost.connect(self._take_lost)
        watcher.gone.connect(self._take_gone)
        watcher.caught_up.connect(self._finish)
        watcher.start()

    @Slot(object)
    def _pass_events(self, events: list[Event]) -> None:
        self.events.emit(events)

    @Slot(object)
    def _take_status(self, status: Status) -> None:
        if status.heartbeat < self._started_at:
            return  # of the time before the resume
        self._remove_recipe_file()
        self.last_status = status
        self.status.emit(status)
        if status.state in ENDED and self._process is None and self._going:
            self._finish_when_told()

    @Slot(object)
    def _take_lost(self, status: Status) -> None:
        if self._process is None and self._going:
            self._why = (
                f"The run stopped reporting at step {status.step}: its process has probably ended. "
                "Its checkpoints are kept; resume it to go on."
            )
            self._finish_when_told()

    @Slot(str)
    def _take_gone(self, line: str) -> None:
        if self._going:
            self._why = line
            if self._process is None:
                self._finish_when_told()

    @Slot()
    def _look_at_process(self) -> None:
        if self._process is None or self._errors is None:
            return
        code = self._process.poll()
        if code is None:
            self._errors.trim()
            return
        self._look.stop()
        self._why = self._why or training_process.reason_of_end(code, self._errors.last_line())
        self._finish_when_told()

    def _finish_when_told(self) -> None:
        """End once everything that is on disk by now has been passed on."""
        if self._watcher is not None:
            self._watcher.poll_now()

    @Slot()
    def _finish(self) -> None:
        if not self._going:
            return
        status = self.last_status
        self.detach()
        self.ended.emit(status if status is not None and status.state in ENDED else self._why)

    @Slot()
    def _say_stuck(self) -> None:
        self.stuck.emit("The training has not stopped after 10 s. End its process? What its checkpoints hold is kept.")

    def _remove_recipe_file(self) -> None:
        if self._recipe_file is not None:
            self._recipe_file.unlink(missing_ok=True)
            self._recipe_file = None

    def _close_process(self) -> None:
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()
        if self._errors is not None:
            self._errors.close()
        self._process = self._errors = None
        self._remove_recipe_file()


def find_running(runs_dir: Path) -> list[Path]:
    """Return the run folders in `runs_dir` whose process still reports, the newest beat first."""
    found: list[tuple[float, Path]] = []
    with contextlib.suppress(OSError):
        for path in runs_dir.iterdir():
            status = RunFolder(path).read_status()
            if status is not None and status.alive:
                found.append((status.heartbeat, path))
    return [path for _, path in sorted(found, reverse=True)]
