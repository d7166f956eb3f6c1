"""The tab of word attention: shows the attention to the prompt of the lane selected in the timeline."""

from collections.abc import Callable
from pathlib import Path

from studio.document.lanes.denoising_lane import DenoisingLane
from studio.document.lanes.timeline import Timeline
from studio.document.png import write_png
from studio.link.engine_job import EngineJob
from studio.link.engine_thread import EngineThread
from studio.protocol.attention import AttentionStep, MapAttention
from studio.protocol.errors import BadInput
from studio.protocol.files import write_atomically
from studio.ui.background import Background
from studio.ui.explore.explore_tab import ExploreTab
from studio.ui.explore.words_view import EMPTY, WordsView
from studio.ui.translation import tr, tr_message
from studio.ui.widgets.save_dialog import choose_save_path

_NO_WORDS = tr("The attention of this lane cannot be shown: it has no prompt, or one with weights, changes or LoRAs.")
_LIVE = tr("The attention can be shown once the picture is finished.")


class WordsTab(ExploreTab):
    """Sends the selected lane's record to the engine; see `WordsView`.

    Args:
        notify: Shows a line; True marks an error.
    """

    key = "words"
    title = tr("Words")
    view: WordsView | None = None

    def __init__(self, timeline: Timeline, engine: EngineThread, *, notify: Callable[[str, bool], None]) -> None:
        self._timeline, self._notify = timeline, notify
        self._job = EngineJob(engine, "attention")
        self._background: Background | None = None
        self._lane = ""  # the id of the lane that was mapped

    @property
    def _view(self) -> WordsView:
        assert self.view is not None, "it is asked for by its own signals"
        return self.view

    @property
    def busy(self) -> bool:
        """Whether steps are still to come, or a file is being written."""
        return self._job.busy or (self._background is not None and self._background.busy)

    def make(self) -> WordsView:
        """Make the view."""
        view = WordsView()
        self._background = Background(view)
        view.look_wanted.connect(self._look)
        view.picture_wanted.connect(self._save_picture)
        view.table_wanted.connect(self._save_table)
        self._job.happened.connect(self._add)
        self._job.failed.connect(view.clear)
        return view

    def close(self) -> None:
        """Stop the engine's job, and finish writing."""
        self._job.close()
        if self._background is not None:
            self._background.close(finish=True)

    def _look(self) -> None:
        view, lane = self._view, self._timeline.current
        if not isinstance(lane, DenoisingLane):
            view.clear(EMPTY)
            return
        if lane.live or lane.trajectory is None:
            view.clear(_LIVE)
            return
        if not lane.spotlight.words:
            view.clear(_NO_WORDS)
            return
        if lane.id != self._lane:
            view.layer.set_choices([("", tr("all"))])
        self._lane = lane.id
        alone = lane.picture_count == 1 or lane.selected is not None
        try:
            view.attention.picture = lane.frame(lane.available - 1, "x0") if alone else None
        except BadInput as error:
            view.clear(tr_message(str(error)))
            return
        view.clear(tr("Computing the attention …"))
        record, picture = str(lane.trajectory), lane.selected or 0
        layer, heads = view.layer.key(), view.head_group()
        self._job.run(
            lambda job, _folder: MapAttention(job=job, record=record, picture=picture, layer=layer, heads=heads)
        )

    def _add(self, _job: str, step: AttentionStep) -> None:
        self._view.add(step)

    def _save_picture(self) -> None:
        path = choose_save_path(self._view, tr("Save attention"), "attention.png", "PNG (*.png)", ".png")
        if path is not None:
            found = self._view.attention
            self._write(path, lambda: write_png(path, found.sheet(), None))

    def _save_table(self) -> None:
        path = choose_save_path(self._view, tr("Save attention"), "attention.csv", "CSV (*.csv)", ".csv")
        if path is not None:
            table = self._view.attention.table()
            self._write(path, lambda: write_atomically(path, table))

    def _write(self, path: Path, work: Callable[[], object]) -> None:
        assert self._background is not None, "made with the view"
        self._background.run(
            work,
            lambda _: self._notify(tr("{path} is saved.").format(path=path.name), False),
            lambda error: self._notify(str(error), True),
        )
