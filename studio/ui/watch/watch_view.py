"""Two or four views of the frame under the playhead beside each other: x_t, x0, noise and change."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from studio.document.lanes.frame_views import VIEWS, View, marked_as_damaged
from studio.document.lanes.lane import Lane
from studio.protocol.errors import BadInput
from studio.protocol.geometry import Size
from studio.ui.panes.linked_view import LinkedView
from studio.ui.panes.pane_grid import PaneGrid
from studio.ui.panes.picture_pane import PicturePane
from studio.ui.translation import tr, tr_message

COUNTS = (1, 2, 4)
_CAPTIONS: dict[View, str] = {
    "x_t": tr("xₜ · the noisy state that enters the step"),
    "x0": tr("predicted x₀ · the network's estimate of the clean picture"),
    "epsilon": tr("predicted noise · grey is zero"),
    "change": tr("change of x₀ since the previous step · black: no change"),
}


class WatchView(PaneGrid):
    """The panes. The first two views are drawn at once, the others as soon as nothing else is to be done.

    Args:
        problem: Takes one plain line when a frame cannot be read.
    """

    def __init__(self, problem: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problem = problem
        self.link = LinkedView(self)
        self.by_view = {view: PicturePane(self.link, self) for view in VIEWS}
        self.panes = list(self.by_view.values())
        self._views: tuple[View, ...] = ()
        self._frame: tuple[Lane, int] | None = None
        self._due: list[View] = []
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._draw_next)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Views of the step"))

    @property
    def views(self) -> tuple[View, ...]:
        """The views that are shown."""
        return self._views

    def set_views(self, views: tuple[View, ...]) -> None:
        """Choose the views."""
        if views != self._views:
            self._views = views
            self.show_panes([self.by_view[view] for view in views])
            if self._frame is not None:
                self.show_frame(*self._frame)

    def show_frame(self, lane: Lane, k: int) -> None:
        """Show a frame of a lane in every view."""
        self._frame = (lane, k)
        self._due = [view for view in self._views if view in lane.views]
        self._draw_next()
        if self._due:
            self._draw_next()

    def forget(self) -> None:
        """Clear the frame."""
        self._frame, self._due = None, []
        for pane in self.panes:
            pane.show_picture(None)

    def _draw_next(self) -> None:
        if self._frame is None or not self._due:
            return
        (lane, k), view = self._frame, self._due.pop(0)
        try:
            pixels = lane.frame(k, view)
        except (BadInput, IndexError) as error:
            self._due.clear()
            self._problem(tr_message(str(error)))
            return
        height, width = pixels.shape[:2]
        if (width, height) != self.link.size:
            self.link.set_size(Size(width, height))
            self.show_panes([self.by_view[shown] for shown in self._views])
        self.by_view[view].show_picture(marked_as_damaged(pixels) if lane.is_damaged(k) else pixels, _CAPTIONS[view])
        if self._due:
            self._later.start()


def views_beside(count: int, chosen: View) -> tuple[View, ...]:
    """Return which views are shown in `count` places: of two, the second is x0 or the chosen one."""
    if count >= len(VIEWS):
        return VIEWS
    return ("x_t", chosen if chosen != "x_t" else "x0")
