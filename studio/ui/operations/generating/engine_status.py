"""Shows the engine's state and the running job's progress in the status bar."""

from collections.abc import Callable

from studio.link.engine_thread import EngineThread
from studio.link.job_queue import Job, JobQueue
from studio.protocol.events import Event, Note, Ready
from studio.ui.status_bar import StatusBar
from studio.ui.translation import tr, tr_count

_STATES = {
    "starting": tr("engine is starting"),
    "restarting": tr("engine is restarting"),
    "stopped": tr("engine is stopped"),
}


class EngineStatus:
    """Joins the engine, the queue and the status bar."""

    def __init__(self, engine: EngineThread, queue: JobQueue, status: StatusBar) -> None:
        self._status = status
        engine.ready.connect(self._show_device)
        engine.state.connect(self._show_state)
        engine.message.connect(status.show_message)
        self._activity = ""
        engine.job_event.connect(self._show_activity)
        queue.running_changed.connect(self._show_progress)
        queue.waiting_changed.connect(self._show_waiting)
        self._queue = queue
        self._saving: Callable[[], None] | None = None  # ends the line about it
        queue.job_saving.connect(self._show_saving)
        queue.job_finished.connect(self._saved)
        queue.job_failed.connect(self._saved)

    def _show_device(self, ready: Ready) -> None:
        threads = tr_count("{count} thread", "{count} threads", ready.threads).format(count=ready.threads)
        self._status.device.setText(f"{ready.device} · {threads}")

    def _show_state(self, state: str) -> None:
        if state in _STATES:
            self._status.device.setText(_STATES[state])

    def _show_activity(self, _job: str, event: Event) -> None:
        """Show the engine's activity before the first step, such as loading the model."""
        self._status.withdraw(self._activity)
        self._activity = f"{event.text} …" if isinstance(event, Note) else ""
        if self._activity:
            self._status.show_message(self._activity, seconds=0)

    def _show_progress(self, job: Job | None) -> None:
        if job is None:
            self._status.clear_progress()
            return
        left = "" if job.eta_seconds is None else tr("{seconds:.1f} s left").format(seconds=job.eta_seconds)
        self._status.show_progress(job.title, job.step, job.total, left)

    def _show_waiting(self) -> None:
        self._status.show_waiting(self._queue.waiting, paused=self._queue.paused)

    def _show_saving(self, *_: object) -> None:
        if self._saving is None:
            self._saving = self._status.show_while(tr("Saving …"))

    def _saved(self, *_: object) -> None:
        if self._saving is not None and not self._queue.saving:
            self._saving()
            self._saving = None
