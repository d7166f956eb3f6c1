"""Reports the memory that generations take, and offers remedies if it was too small."""

from collections.abc import Callable, Mapping
from functools import partial

from studio.document.origins import Origins
from studio.link.engine_thread import EngineThread
from studio.link.job_queue import Job, JobQueue
from studio.protocol.errors import BadInput
from studio.protocol.events import Event, Failed, MemoryUse
from studio.protocol.remedies import REMEDY_TITLES, remedied
from studio.protocol.shortage import Remedy
from studio.ui.amounts import memory_text
from studio.ui.status_bar import StatusBar
from studio.ui.translation import tr, tr_message


class MemoryRemedies:
    """Joins the engine, the queue, the status bar and the notice.

    A remedy changes the job's recipe, or the engine's settings for this and later jobs, and queues the job again.

    Args:
        notify: Shows a line; True marks an error.
        offer: Shows a line and buttons: labels and what they do.
    """

    def __init__(
        self,
        *,
        engine: EngineThread,
        queue: JobQueue,
        origins: Origins,
        status: StatusBar,
        notify: Callable[[str, bool], None],
        offer: Callable[[str, Mapping[str, Callable[[], object]]], None],
    ) -> None:
        self._engine, self._queue, self._origins, self._status = engine, queue, origins, status
        self._notify, self._offer = notify, offer
        engine.job_event.connect(self._show_use)
        queue.job_failed.connect(self._on_failed)

    def _show_use(self, _job: str, event: Event) -> None:
        if isinstance(event, MemoryUse):
            self._status.show_models(
                tr("models {gigabytes} of {gigabytes_2}").format(
                    gigabytes=_memory(event.models), gigabytes_2=_memory(event.budget)
                ),
                tr(
                    "The last generation took {gigabytes}; {gigabytes_2} were expected. "
                    "Loaded models take {gigabytes_3}; beyond {gigabytes_4}, those used least "
                    "recently are dropped."
                ).format(
                    gigabytes=_memory(event.peak),
                    gigabytes_2=_memory(event.needed),
                    gigabytes_3=_memory(event.models),
                    gigabytes_4=_memory(event.budget),
                ),
            )

    def _on_failed(self, job: Job, failed: Failed) -> None:
        shortage = failed.shortage
        if shortage is not None and shortage.remedies:
            choices = {tr(REMEDY_TITLES[remedy]): partial(self._again, job, remedy) for remedy in shortage.remedies}
            self._offer(tr_message(failed.message), choices)

    def _again(self, job: Job, remedy: Remedy) -> None:
        try:
            recipe, self._engine.settings = remedied(job.recipe, self._engine.settings, remedy)
        except BadInput as error:  # the model is gone
            self._notify(str(error), True)
            return
        # its folder was never made
        self._origins.pass_on(job.id, self._queue.add(recipe, job.out, job.title))


def _memory(count: int) -> str:
    return memory_text(count) or "0 B"
