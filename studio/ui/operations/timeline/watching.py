"""The Watch workspace: one, two or four views of the step under the playhead, over the canvas."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSettings

from studio.document.document import Document
from studio.document.lanes.denoising_lane import DenoisingLane
from studio.document.lanes.lane import Lane
from studio.document.lanes.timeline import Timeline
from studio.ui.actions import Actions
from studio.ui.canvas_page import CanvasPage
from studio.ui.kept_settings import text_of
from studio.ui.operations.timeline.decoding import Decoding, FrameInView
from studio.ui.timeline.timeline_panel import TimelinePanel
from studio.ui.translation import tr
from studio.ui.watch.watch_view import COUNTS, views_beside
from studio.ui.workspaces import Workspace, Workspaces

_COMMANDS = {1: "watch.one", 2: "watch.two", 4: "watch.four"}
_ELSEWHERE = tr("Views of the step are beside each other in the Watch workspace: F2 shows it.")
_KEY = "watch/views"


class Watching:
    """Lays the views over the canvas while the Watch workspace shows a lane and no result waits."""

    def __init__(
        self,
        *,
        timeline: Timeline,
        panel: TimelinePanel,
        document: Document,
        page: CanvasPage,
        workspaces: Workspaces,
        decoding: Decoding,
        settings: QSettings,
        actions: Actions,
    ) -> None:
        self._timeline, self._panel, self._document = timeline, panel, document
        self._page, self._view, self._workspaces = page, page.watch, workspaces
        self._decoding, self._settings, self._actions = decoding, settings, actions
        kept = text_of(settings, _KEY, "2")
        self._count = next((count for count in COUNTS if str(count) == kept), 2)
        panel.header.counts.set_key(str(self._count))
        panel.header.count_chosen.connect(lambda text: self.show_views(int(text)))
        panel.frame_shown.connect(self._frame_shown)
        document.candidate_changed.connect(self.refresh)
        decoding.watch(self._frames_to_decode, self._draw)
        self.refresh()

    def operations(self) -> dict[str, Callable[[], object]]:
        """Return the operation of each command."""
        return {id_: partial(self.show_views, count) for count, id_ in _COMMANDS.items()}

    def show_views(self, count: int) -> None:
        """Show `count` views of the step, now and later."""
        self._count = count
        self._settings.setValue(_KEY, str(count))
        self.refresh()

    def refresh(self, *_: object) -> None:
        """Follow the workspace, the playhead and waiting results on the canvas."""
        watch = self._workspaces.current is Workspace.WATCH
        header = self._panel.header
        header.counts.setVisible(watch)
        header.counts.set_key(str(self._count))
        for count, id_ in _COMMANDS.items():
            self._actions.disable(id_, "workspace", "" if watch else _ELSEWHERE)
            self._actions[id_].setChecked(count == self._count)
        shown = watch and self._count > 1 and self._lane is not None and not self._result_in_view
        if shown:
            self._view.set_views(views_beside(self._count, self._timeline.view))
            self._draw()
        if shown != (self._page.front is self._view):
            self._decoding.rest()  # other frames are in view now
        self._page.lay_over(self._view, shown)
        if not shown:
            self._view.forget()

    @property
    def _lane(self) -> DenoisingLane | None:
        lane = self._timeline.current
        return lane if isinstance(lane, DenoisingLane) and lane.available else None

    @property
    def _result_in_view(self) -> bool:
        """Whether a result waits on the canvas, with no frame over it."""
        return self._document.candidate is not None and not self._page.canvas.shows_frame

    def _frame_shown(self, lane: Lane | None, k: int, _pixels: object) -> None:
        self.refresh()

    def _draw(self) -> None:
        if self._lane is not None:
            self._view.show_frame(self._lane, self._timeline.playhead)

    def _frames_to_decode(self) -> list[FrameInView]:
        lane = self._lane
        if lane is None or self._page.front is not self._view or self._timeline.following or lane.live:
            return []
        return [(lane, self._timeline.playhead, view) for view in self._view.views if view in ("x_t", "x0")]
