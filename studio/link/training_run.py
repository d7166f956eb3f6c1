"""The window's current training run: started in a separate process, or attached to."""

import contextlib
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from studio.link import training_process
from studio.link.error_tail import ErrorTail
from studio.link.mirror import is_mirror
from studio.link.run_watcher import POLL_MILLISECONDS, RunWatcher
from studio.protocol.errors import BadInput
from studio.protocol.events import Event
from studio.protocol.files import make_folder, write_text_atomically
from studio.protocol.recipes import dump_recipe
from studio.protocol.runfolder import ENDED, Control, RunFolder, Status
from studio.protocol.scratch import SUFFIX, temporary_file_prefix
from studio.protocol.training_recipe import TrainRecipe

STOP_MILLISECONDS = 10_000

_detached: list[subprocess.Popen[bytes]] = []  # processes that outlive their TrainingRun, to be reaped when they end


class TrainingRun(QObject):
    """A run that this window started or attached to.

    Signals:
        events: list[Event], in order, each event once, past ones first.
        rewound: The event log was truncated; all events follow again from the first.
        damaged: How many lines of the event log were damaged so far, and left out.
        status: The Status, with every heartbeat, except those from before a resume.
        ended: Once: the final Status, or one plain line when the run left none.
        stuck: One plain line, when the run has not ended 10 s after `stop`; `kill` ends it.
    """

    events = Signal(object)
    rewound = Signal()
    damaged = Signal(int)
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
        self._reason = ""  # why the run ended without a final status
        self.error_field = ""  # the dotted key of the setting that has to change, if that reason is about one
        self._process_timer = QTimer(self)
        self._process_timer.setInterval(POLL_MILLISECONDS)
        self._process_timer.timeout.connect(self._look_at_process)
        self._stop_timer = QTimer(self)
        self._stop_timer.setSingleShot(True)
        self._stop_timer.setInterval(STOP_MILLISECONDS)
        self._stop_timer.timeout.connect(self._report_stuck)

    @property
    def going(self) -> bool:
        """Whether the run is in progress, as far as is known here."""
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
        at: int | None = None,
        branch: tuple[Path, int] | None = None,
    ) -> None:
        """Start a training process for the run folder `path`.

        Args:
            recipe: What to train.
            path: The folder of the run.
            resume: Continue from its newest checkpoint.
            at: The step of another checkpoint to resume from; newer ones are moved to the run's folder set-aside.
            outlive: Keep training when the window closes; otherwise the run stops with it.
            branch: The folder of a parent run and the step of the checkpoint to start from.

        Raises:
            BadInput: The folder holds a run already (or none, to resume), cannot be written, or the process cannot
                be started.
        """
        self._must_be_free()
        folder = RunFolder(path)
        if folder.exists and not resume:
            raise BadInput(f"{path} already holds a run. Resume it, or choose another folder.")
        if resume and not folder.exists:
            raise BadInput(f"{path} holds no run to resume.")
        make_folder(folder.path)
        recipe_file = Path(tempfile.gettempdir()) / f"{temporary_file_prefix('recipe')}{time.monotonic_ns()}{SUFFIX}"
        write_text_atomically(recipe_file, dump_recipe(recipe))
        words = [*self._command, str(recipe_file), "--run", str(path), "--follow-parent"]
        try:
            if branch is not None:
                words += ["--branch", str(branch[0]), "--at", str(branch[1])]
            if resume:
                words += ["--resume"] if at is None else ["--resume", "--at", str(at)]
                folder.take_requests()  # an old stop request would stop the resumed run at once
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
        self._process_timer.start()
        self._watch(folder)

    def attach(self, path: Path) -> None:
        """Follow an existing run, in progress or ended; raises BadInput when the folder holds none."""
        self._must_be_free()
        folder = RunFolder(path)
        if not folder.exists:
            raise BadInput(f"{path} holds no training run.")
        self._started_at = 0.0
        self._watch(folder)

    def ask(self, what: Control, value: str = "") -> None:
        """Send the run a request, which it handles between two steps; raises BadInput when it cannot be written."""
        if self.folder is not None and self._going:
            self.folder.ask(what, value)

    def stop(self) -> None:
        """Request a stop with a checkpoint; `stuck` is sent if the run has not ended after 10 s."""
        self.ask(Control.STOP)
        if self._going and not self._stop_timer.isActive():
            self._stop_timer.start()

    def kill(self) -> None:
        """Kill the run's process; its last checkpoint is kept.

        The process of a run that was attached to is killed only if it runs on this computer.

        Raises:
            BadInput: The process is not on this computer, or may not be killed.
        """
        if not self._going:
            return
        killed = f"The training process was killed. {training_process.KEPT}"
        if self._process is not None:
            self._reason = killed
            training_process.kill(self._process)
            return
        training_process.kill_named_in(self.last_status, self.folder)
        self._reason = killed
        self._finish_when_complete()

    def detach(self) -> None:
        """Detach from the run without waiting: it continues if it may outlive the window, otherwise it stops.

        No signal is sent after this returns, and the object can start or attach to another run.
        """
        self._going = False
        self._process_timer.stop()
        self._stop_timer.stop()
        if self._watcher is not None:
            self._watcher.stop()
            self._watcher.deleteLater()
            self._watcher = None
        if self._process is not None and self._process.poll() is None:
            _detached.append(self._process)
        self._close_process()

    def _must_be_free(self) -> None:
        if self._going:
            raise BadInput("A training run is already in progress here. Stop it first.")
        self.detach()
        _detached[:] = [process for process in _detached if process.poll() is None]

    def _watch(self, folder: RunFolder) -> None:
        self.folder, self.last_status, self._reason, self._going = folder, None, "", True
        self.error_field = ""
        watcher = self._watcher = RunWatcher(folder, self)
        watcher.events.connect(self._pass_events)
        watcher.rewound.connect(self.rewound)
        watcher.damaged.connect(self.damaged)
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
            return  # from before the resume
        self._remove_recipe_file()
        self.last_status = status
        self.status.emit(status)
        if status.state in ENDED and self._process is None and self._going:
            self._finish_when_complete()

    @Slot(object)
    def _take_lost(self, status: Status | None) -> None:
        if status is None and self.folder is not None and is_mirror(self.folder):
            return  # the connection is broken: its state is unknown
        if self._process is None and self._going:
            where = "without a readable status" if status is None else f"at step {status.step}"
            self._reason = (
                f"The run stopped reporting {where}: its process has probably ended. "
                "Its checkpoints are kept; resume the run to continue."
            )
            self._finish_when_complete()

    @Slot(str)
    def _take_gone(self, line: str) -> None:
        if self._going:
            self._reason = line
            if self._process is None:
                self._finish_when_complete()

    @Slot()
    def _look_at_process(self) -> None:
        if self._process is None or self._errors is None:
            return
        code = self._process.poll()
        if code is None:
            self._errors.trim()
            return
        self._process_timer.stop()
        refused = code == 2 and self._errors.last_line()
        if refused or not self._reason:  # a refusal explains also why a folder has gone or was never made
            self._reason = training_process.reason_of_end(code, self._errors.last_line())
            self.error_field = self._errors.setting() if refused else ""
        self._finish_when_complete()

    def _finish_when_complete(self) -> None:
        """End once everything on disk has been reported."""
        if self._watcher is not None:
            self._watcher.poll_now()

    @Slot()
    def _finish(self) -> None:
        if not self._going:
            return
        status = self.last_status
        self.detach()
        self.ended.emit(status if status is not None and status.state in ENDED else self._reason)

    @Slot()
    def _report_stuck(self) -> None:
        self.stuck.emit("The training has not stopped after 10 s. Kill its process? Its checkpoints are kept.")

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
    """Return the run folders in `runs_dir` with a recent heartbeat, newest first; reads the disk."""
    found: list[tuple[float, Path]] = []
    with contextlib.suppress(OSError):
        for path in runs_dir.iterdir():
            status = RunFolder(path).read_status()
            if status is not None and status.alive:
                found.append((status.heartbeat, path))
    return [path for _, path in sorted(found, reverse=True)]
