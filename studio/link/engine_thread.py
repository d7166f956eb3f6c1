"""The window's interface to the engine: methods that return at once, and signals from the thread of its process."""

import base64
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QThread, Signal, Slot

from studio.link.engine_process import engine_command
from studio.link.engine_worker import STOP_MILLISECONDS, EngineWorker
from studio.protocol.engine_settings import DEFAULTS
from studio.protocol.generation_recipe import ControlSpec, GenerateRecipe
from studio.protocol.requests import (
    Attend,
    ControlledStep,
    Decode,
    FrameRequest,
    Generate,
    InspectStep,
    JobRequest,
    MapControl,
    PreviewDataset,
    Stop,
    TabulateSchedules,
)
from studio.protocol.training_recipe import DatasetSpec

SHUTDOWN_MILLISECONDS = 2000
_LATE: list[object] = []


class EngineThread(QObject):
    """Starts the engine process, submits jobs, and reports their events; no method blocks except `shutdown`.

    Args:
        parent: Qt's parent.
        command: The engine process's command; for tests.
        stop_milliseconds: How long Stop.NOW may take before the process is replaced.

    Signals:
        ready: An engine process accepts jobs; sent with its Ready.
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
    _start_requested = Signal()
    _submit_requested = Signal(object)
    _frame_requested = Signal(object)
    _stop_requested = Signal(str, object)
    _restart_requested = Signal()
    _close_requested = Signal()

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
        self.settings = DEFAULTS
        self._worker = EngineWorker(command or engine_command(), stop_milliseconds)
        self._worker.moveToThread(self._thread)
        queued = Qt.ConnectionType.QueuedConnection
        self._start_requested.connect(self._worker.start, queued)
        self._submit_requested.connect(self._worker.submit, queued)
        self._frame_requested.connect(self._worker.ask, queued)
        self._stop_requested.connect(self._worker.stop, queued)
        self._restart_requested.connect(self._worker.restart, queued)
        self._close_requested.connect(self._worker.close, queued)
        self._worker.ready.connect(self.ready, queued)
        self._worker.job_event.connect(self.job_event, queued)
        self._worker.record.connect(self.record, queued)
        self._worker.state.connect(self.state, queued)
        self._worker.message.connect(self.message, queued)
        # Direct, because the window's thread waits in `shutdown` and would not process a queued call.
        self._worker.closed.connect(self._thread.quit, Qt.ConnectionType.DirectConnection)

    def start(self) -> None:
        """Start the thread and the first engine process."""
        if self._thread.isRunning():
            return
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.shutdown)
        self._thread.start()
        self._start_requested.emit()

    def submit(self, job: str, recipe: GenerateRecipe, out: Path) -> None:
        """Queue a recipe; its results are written to the folder `out`."""
        self._submit_requested.emit(Generate(job=job, recipe=recipe, out=str(out), settings=self.settings))

    def preview(self, job: str, dataset: DatasetSpec, out: Path) -> None:
        """Queue a preview of a data set; DatasetPreviewed follows, with its pictures in the folder `out`."""
        self._submit_requested.emit(PreviewDataset(job=job, dataset=dataset, out=str(out)))

    def decode(self, job: str, model: str, latents: NDArray[np.floating], out: Path, *, rough: bool = False) -> None:
        """Decode latents [C, h, w] to the PNG `out`, between two steps of the running job; see `Decode`."""
        self._send_latents(Decode, job, latents, model=model, out=str(out), rough=rough)

    def attend(
        self,
        job: str,
        model: str,
        latents: NDArray[np.floating],
        prompt: str,
        timestep: int,
        out: Path,
        controlled: ControlledStep | None = None,
    ) -> None:
        """Write the attention maps of a prompt's words in latents [C, h, w] to the PNG `out`; answered as `decode`."""
        settings = {"prompt": prompt, "timestep": timestep, "controlled": controlled}
        self._send_latents(Attend, job, latents, model=model, out=str(out), **settings)

    def inspect(self, job: str, record: Path, step: int, picture: int, out: Path) -> None:
        """Request the terms of a step of a record, with a PNG of each in the folder `out`; answered as `decode`."""
        self._frame_requested.emit(InspectStep(job=job, record=str(record), step=step, picture=picture, out=str(out)))

    def schedules(self, job: str, timesteps: int) -> None:
        """Request ᾱ of every kind of noise schedule; ScheduleTables or Failed follows."""
        self._frame_requested.emit(TabulateSchedules(job=job, timesteps=timesteps))

    def map_control(self, job: str, control: ControlSpec, mask: str | None, out: Path) -> None:
        """Make the map of a control, and write it to the PNG `out`; answered as `decode`."""
        self._frame_requested.emit(MapControl(job=job, control=control, mask=mask, out=str(out)))

    def start_job(self, request: JobRequest) -> None:
        """Queue a job; its events and one Finished or Failed follow."""
        self._submit_requested.emit(request)

    def ask(self, request: FrameRequest) -> None:
        """Send a request that is answered between two steps of a running job, by one event or Failed."""
        self._frame_requested.emit(request)

    def _send_latents(
        self, request: type[Decode] | type[Attend], job: str, latents: NDArray[np.floating], **more: Any
    ) -> None:
        text = base64.b64encode(np.ascontiguousarray(latents, "<f2").tobytes()).decode("ascii")
        self._frame_requested.emit(request(job=job, latents=text, shape=latents.shape, **more))

    def stop(self, job: str, mode: Stop = Stop.NOW) -> None:
        """Stop a running or waiting job as Stop says. Stop.NOW ends it within about two seconds in any case."""
        self._stop_requested.emit(job, mode)

    def restart(self) -> None:
        """Replace the engine process, or start it again after it crashed too often."""
        self._restart_requested.emit()

    @Slot()
    def shutdown(self) -> None:
        """End the job, the process and the thread, within about two seconds. No signals are sent afterwards."""
        if not self._thread.isRunning():
            return
        self._worker.disconnect(self)
        self._close_requested.emit()
        if not self._thread.wait(SHUTDOWN_MILLISECONDS):
            self._thread.setParent(None)
            _LATE.append((self._thread, self._worker))  # Qt aborts when the object of a running thread is deleted
        QCoreApplication.removePostedEvents(self, QEvent.Type.MetaCall.value)  # signals that were queued before
