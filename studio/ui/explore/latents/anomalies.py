"""Requests the reconstruction errors of a map's pictures, and shows them."""

from collections.abc import Callable

import numpy as np

from studio.link.engine_job import EngineJob
from studio.protocol.events import Event
from studio.protocol.latents import MeasureErrors, ReconstructionErrors
from studio.ui.explore.latents.latent_view import LatentView
from studio.ui.explore.latents.map_content import MapContent
from studio.ui.translation import tr

_NO_ERRORS = tr(
    "Only pictures that a model encodes have a reconstruction error: choose a data set, not samples or texts."
)


class Anomalies:
    """Joins the view and the engine.

    Args:
        put_point: Puts the picture of a point on the canvas.
        notify: Shows a line; True marks an error.
    """

    def __init__(
        self,
        view: LatentView,
        job: EngineJob,
        put_point: Callable[[int], None],
        notify: Callable[[str, bool], None],
    ) -> None:
        self._view, self._job, self._notify = view, job, notify
        self._content: MapContent | None = None
        self._measured = ""  # the map whose errors were requested
        part = view.anomalies
        part.rank_wanted.connect(self.measure)
        part.flagged.connect(self._flag)
        view.part.changed.connect(lambda _: self._flag())
        part.select_wanted.connect(view.cloud.select)
        part.chosen.connect(put_point)
        job.happened.connect(self._take)
        job.note.connect(lambda text: part.counts.setText(f"{text} …"))
        job.failed.connect(self._fail)

    def measure(self) -> None:
        """Measure the errors."""
        content = self._content
        if content is not None:
            self._measured = content.job
            self._job.run(lambda job, _: MeasureErrors(job=job, map=content.job))

    def map_changed(self, content: MapContent) -> None:
        """Drop the errors of another map's pictures; those of the same pictures in another layout stay."""
        before, self._content = self._content, content
        part = self._view.anomalies
        errors = part.errors
        same = before is not None and (before.data, before.count, before.dimensions) == (
            content.data,
            content.count,
            content.dimensions,
        )
        if same and errors is not None:
            part.keep_errors(content)
        else:
            self._job.stop()
            part.clear("" if content.reconstructs else _NO_ERRORS)

    def close(self) -> None:
        """Stop measuring."""
        self._job.close()

    def _take(self, _job: str, event: Event) -> None:
        content = self._view.cloud.content
        if isinstance(event, ReconstructionErrors) and content is not None and content.job == self._measured:
            errors = event.errors.array().astype(np.float32)
            if len(errors) in (content.count, content.total):
                self._view.anomalies.show_errors(content, errors)

    def _flag(self) -> None:
        """Highlight the points above the threshold while anomalies are in view."""
        part = self._view.anomalies
        seen = self._view.part.key() == "anomalies" and part.errors is not None
        self._view.cloud.set_flags(part.errors > part.threshold if seen and part.errors is not None else None)

    def _fail(self, line: str) -> None:
        self._view.anomalies.counts.setText(line)
        self._notify(line, True)
