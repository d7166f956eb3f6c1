"""The engine as the window sees it: typed signals from a thread that owns the engine process."""

import base64
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QThread, Signal, Slot

from studio.link.engine_process import engine_command
from studio.link.engine_worker import STOP_MILLISECONDS, EngineWorker
from studio.protocol.recipes import DatasetSpec, GenerateRecipe
from studio.protocol.requests import Attend, Decode, Generate, Preview, Stop

SHUTDOWN_MILLISECONDS = 2000
_LATE: list[object] = []


class EngineThread(QObject):
    """Starts the engine process, gives it jobs, and tells what comes back; nothing here waits, save `shutdown`.

    Args:
        parent: Qt's parent.
        command: The engine process's command; tests give their own.
        stop_milliseconds: How long a job may take to stop now before its process is replaced.

    Signals:
        ready: Ready: an engine process takes jobs.
        job_event: A job's id and an Event of it. Each job ends with exactly one Finished or Failed; for `decode` it is
            exactly one Decoded or Failed.
        record: A job's id and its denoising Record, mapped from the file that the engine writes; right after Started.
            Frame k is there when the Step with `frame` k has come.
        state: "starting", "ready", "busy", "restarting" or "stopped".
        message: One plain line for the status bar.
    """

    ready = Signal(object)
    job_event = Signal(str, object)
    record = Signal(str, object)
    state = Signal(str)
    message = Signal(str)
    _start_asked = Signal()
    _submit_asked = Signal(object)
    _decode_asked = Signal(object)
    _stop_asked = Signal(str, object)
    _restart_asked = Signal()
    _close_asked = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        command: list[str] | None = None,
        stop_milliseconds: int = STOP_MILLISECONDS,
    ) -> None:
        super().__init__(parent)
        self._thread = QThread(self)
        self._thread.setObjectName("engine")
        self._worker = EngineWorker(command or engine_command(), stop_milliseconds)
        self._worker.moveToThread(self._thread)
        queued = Qt.ConnectionType.QueuedConnection
        self._start_asked.connect(self._worker.start, queued)
        self._submit_asked.connect(self._worker.submit, queued)
        self._decode_asked.connect(self._worker.decode, queued)
        self._stop_asked.connect(self._worker.stop, queued)
        self._restart_asked.connect(self._worker.restart, queued)
        self._close_asked.connect(self._worker.close, queued)
        self._worker.ready.connect(self.ready, queued)
        self._worker.job_event.connect(self.job_event, queued)
        self._worker.record.connect(self.record, queued)
        self._worker.state.connect(self.state, queued)
        self._worker.message.connect(self.message, queued)
        # Direct: the thread's own loop is asked to end by the thread itself, while the window waits in `shutdown`.
        self._worker.closed.connect(self._thread.quit, Qt.ConnectionType.DirectConnection)

    def start(self) -> None:
        """Start the thread and the first engine process."""
        if self._thread.isRunning():
            return
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.shutdown)
        self._thread.start()
        self._start_asked.emit()

    def submit(self, job: str, recipe: GenerateRecipe, out: Path) -> None:
        """Run a recipe after the jobs before it; its results go into `out`, made when they are ready."""
        self._submit_asked.emit(Generate(job=job, recipe=recipe, out=str(out)))

    def preview(self, job: str, dataset: DatasetSpec, out: Path) -> None:
        """Look at a data set after the jobs before it: Previewed comes, its grids of pictures lie in `out`."""
        self._submit_asked.emit(Preview(job=job, dataset=dataset, out=str(out)))

    def decode(self, job: str, model: str, latents: NDArray[np.floating], out: Path) -> None:
        """Make a picture of latents [C, h, w] and write it as the PNG `out`, between two steps of a job that runs."""
        self._ask_about(Decode, job, latents, model=model, out=str(out))

    def attend(
        self, job: str, model: str, latents: NDArray[np.floating], prompt: str, timestep: int, out: Path
    ) -> None:
        """Write where the words of a prompt look in latents [C, h, w] as the PNG `out`; answered as `decode` is."""
        self._ask_about(Attend, job, latents, model=model, prompt=prompt, timestep=timestep, out=str(out))

    def _ask_about(
        self, request: type[Decode] | type[Attend], job: str, latents: NDArray[np.floating], **more: Any
    ) -> None:
        text = base64.b64encode(np.ascontiguousarray(latents, "<f2").tobytes()).decode("ascii")
        self._decode_asked.emit(request(job=job, latents=text, shape=latents.shape, **more))

    def stop(self, job: str, how: Stop = Stop.NOW) -> None:
        """Stop a running or waiting job; see Stop. After NOW it is over within about two seconds in any case."""
        self._stop_asked.emit(job, how)

    def restart(self) -> None:
        """Replace the engine process, or try again after it has ended too often."""
        self._restart_asked.emit()

    @Slot()
    def shutdown(self) -> None:
        """End the job, the process and the thread; waits for at most about two seconds. No signals come afterwards."""
        if not self._thread.isRunning():
            return
        self._worker.disconnect(self)
        self._close_asked.emit()
        if not self._thread.wait(SHUTDOWN_MILLISECONDS):
            self._thread.setParent(None)
            _LATE.append((self._thread, self._worker))  # Qt aborts when a running thread's object is deleted
        QCoreApplication.removePostedEvents(self, QEvent.Type.MetaCall.value)  # what was told before
