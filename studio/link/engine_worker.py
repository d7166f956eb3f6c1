"""Runs jobs in the engine process, one at a time, and restarts the process when it crashes."""

import contextlib
from collections import deque
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from studio.link.engine_process import EngineEnd, EngineProcess
from studio.protocol.errors import BadInput
from studio.protocol.events import Failed, Finished, Note, Ready, Saving, Started
from studio.protocol.record import open_record
from studio.protocol.requests import FrameRequest, JobRequest, Reply, Stop, StopJob
from studio.protocol.resultsfolder import discard_scratch

STOP_MILLISECONDS = 2000  # how long Stop.NOW may take before the process is killed
START_MILLISECONDS = 120_000  # for importing the libraries from a slow disk that has not cached them
EARLY_CRASH_SECONDS = 30.0
MAX_EARLY_CRASHES = 3  # crashes in a row; after these it is restarted only on request
BACK_OFF_MILLISECONDS = (0, 1000)  # before the restart after the first and the second early crash
CLOSE_MILLISECONDS = 600

REPLACED = (
    "The engine did not stop in time and was ended. The picture on the canvas is unchanged; a new engine is starting."
)
NOT_SAVED = "The engine ended before that."
GAVE_UP = "The engine crashed several times in a row and is not restarted automatically. Waiting jobs are kept."


class EngineWorker(QObject):
    """Owns the engine process; every slot runs in the engine's thread.

    Signals:
        ready: Ready, of each new process.
        job_event: A job's id and one of its events. A submitted job ends with Finished or Failed, a frame request
            with the one event that answers it. After a job's Saving, events of the next one may come before its end.
        record: A job's id and its Record, mapped for reading; follows Started.
        state: "starting", "ready", "busy", "restarting" or "stopped".
        message: A line for the status bar.
    """

    ready = Signal(object)
    job_event = Signal(str, object)
    record = Signal(str, object)
    state = Signal(str)
    message = Signal(str)
    closed = Signal()

    def __init__(self, command: list[str], stop_milliseconds: int = STOP_MILLISECONDS) -> None:
        super().__init__()
        self._command = command
        self._stop_milliseconds = stop_milliseconds
        self._process: EngineProcess | None = None
        self._is_ready = False
        self._waiting: deque[JobRequest] = deque()
        self._running: JobRequest | None = None
        self._frame_requests: set[str] = set()
        self._saving: set[str] = set()  # jobs whose pictures are complete: they can no longer be stopped
        self._crashes = 0
        self._reported_state = ""

    @Slot()
    def start(self) -> None:
        """Start the first process."""
        self._stop_timer = self._timer(self._stop_is_overdue)  # timers belong to the thread that makes them
        self._start_timer = self._timer(self._start_is_overdue)
        self._restart_timer = self._timer(self._begin)
        self._report_state("starting")
        self._begin()

    @Slot(object)
    def submit(self, job: JobRequest) -> None:
        """Queue a job."""
        self._waiting.append(job)
        self._next()

    @Slot(object)
    def ask(self, request: FrameRequest) -> None:
        """Send a request that is answered beside the running job; it fails when no process is ready."""
        if self._process is None or not self._is_ready:
            self.job_event.emit(request.job, Failed(message="The engine is not ready."))
            return
        self._frame_requests.add(request.job)
        self._process.send(request)

    @Slot(str, object)
    def stop(self, job: str, mode: Stop) -> None:
        """Stop the running job, or remove a waiting one; an unknown job has ended already."""
        if self._running is not None and self._running.job == job:
            if self._process is not None:
                self._process.send(StopJob(job=job, mode=mode))
            if mode is Stop.NOW and not self._stop_timer.isActive():
                self._stop_timer.start(self._stop_milliseconds)
            return
        if any(waiting.job == job for waiting in self._waiting):
            self._waiting = deque(waiting for waiting in self._waiting if waiting.job != job)
            self.job_event.emit(job, Finished(stopped=True))

    @Slot()
    def restart(self) -> None:
        """Replace the process, which ends its job; start one if none was restarted after too many crashes."""
        self._crashes = 0
        self._restart_timer.stop()
        self._report_state("restarting")
        self._drop_process(CLOSE_MILLISECONDS)
        self._discard(self._running)
        self._fail_running("The engine was restarted. The picture on the canvas is unchanged.")
        self._begin()

    @Slot()
    def close(self) -> None:
        """End the process and drop all jobs; blocks this thread, not the window's."""
        self._restart_timer.stop()
        self._waiting.clear()
        running, self._running = self._running, None
        self._drop_process(CLOSE_MILLISECONDS)
        self._discard(running)
        self._report_state("stopped")
        self.closed.emit()

    @Slot()
    def _begin(self) -> None:
        self._process = EngineProcess(self._command, self)
        self._process.replied.connect(self._replied)
        self._process.ended.connect(self._ended)
        self._start_timer.start(START_MILLISECONDS)
        self._process.start()

    def _drop_process(self, milliseconds: int) -> None:
        """End the process if it is running, and disconnect from it."""
        self._is_ready = False
        self._start_timer.stop()
        self._stop_timer.stop()
        if self._process is not None:
            process, self._process = self._process, None
            process.close(milliseconds)
            process.deleteLater()
        lost, self._frame_requests = self._frame_requests, set()
        for job in lost:
            self.job_event.emit(job, Failed(message="The engine was restarted."))
        lost, self._saving = self._saving, set()
        for job in lost:
            self.job_event.emit(job, Failed(message=NOT_SAVED))

    def _next(self) -> None:
        if self._is_ready and self._running is None:
            if not self._waiting:
                self._report_state("ready")
                return
            self._running = self._waiting.popleft()
            self._report_state("busy")
            if self._process is not None:
                self._process.send(self._running)

    @Slot(object)
    def _replied(self, reply: Reply) -> None:
        event = reply.event
        if isinstance(event, Ready):
            self._start_timer.stop()
            self._is_ready = True
            self.ready.emit(event)
            self._next()
        elif not reply.job:
            if isinstance(event, Failed):
                self.message.emit(event.message)
        elif reply.job in self._frame_requests:
            if not isinstance(event, Note):
                self._frame_requests.remove(reply.job)
                self.job_event.emit(reply.job, event)
        elif reply.job in self._saving:
            if isinstance(event, Finished | Failed):
                self._saving.remove(reply.job)
            self.job_event.emit(reply.job, event)
        elif self._running is not None and reply.job == self._running.job:
            self.job_event.emit(reply.job, event)
            if isinstance(event, Started):
                self._open(reply.job, event)
            elif isinstance(event, Finished | Failed | Saving):
                if isinstance(event, Saving):
                    self._saving.add(reply.job)
                self._running = None
                self._stop_timer.stop()
                self._crashes = 0
                self._next()

    def _open(self, job: str, event: Started) -> None:
        if event.record:
            with contextlib.suppress(BadInput):  # a job that has ended: its frames come with the trajectory file
                self.record.emit(job, open_record(Path(event.record), live=True))

    def _discard(self, job: JobRequest | None) -> None:
        """Remove the files of a stopped job whose process was killed before it could do so."""
        if job is not None and job.out:
            discard_scratch(Path(job.out))

    @Slot(object)
    def _ended(self, end: EngineEnd) -> None:
        self._drop_process(0)
        early = end.lived_seconds < EARLY_CRASH_SECONDS
        self._crashes = self._crashes + 1 if early else 1
        gives_up = self._crashes >= MAX_EARLY_CRASHES
        then = "restart it to continue" if gives_up else "a new engine is starting"
        text = f"The engine ended unexpectedly (it {end}). The picture on the canvas is unchanged; {then}."
        self._report_state("stopped" if gives_up else "restarting")
        self._fail_running(text, end.errors)
        if gives_up:
            self.message.emit(GAVE_UP)
        else:
            self.message.emit(text)
            self._restart_timer.start(BACK_OFF_MILLISECONDS[min(self._crashes, len(BACK_OFF_MILLISECONDS)) - 1])

    def _fail_running(self, message: str, details: str = "") -> None:
        if self._running is not None:
            job, self._running = self._running.job, None
            self.job_event.emit(job, Failed(message=message, details=details))

    @Slot()
    def _stop_is_overdue(self) -> None:
        if self._running is None:
            return
        job, self._running = self._running, None
        self._report_state("restarting")
        self._drop_process(0)
        self._discard(job)
        self.message.emit(REPLACED)
        self.job_event.emit(job.job, Finished(stopped=True))
        self._begin()

    @Slot()
    def _start_is_overdue(self) -> None:
        if self._process is not None:
            self._process.kill()

    def _timer(self, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(slot)
        return timer

    def _report_state(self, state: str) -> None:
        if state != self._reported_state:
            self._reported_state = state
            self.state.emit(state)
