"""The view of a project: the canvas's zoom and place, the workspace, the active layer, and the timeline's frame."""

from collections.abc import Callable, Sequence

from studio.document.document import Document
from studio.document.lanes.frame_views import VIEWS
from studio.document.lanes.kept_lanes import lanes_to_keep
from studio.document.layers.tree import places
from studio.document.project.contents import ViewDetails
from studio.ui.canvas.canvas import Canvas
from studio.ui.workspaces import Workspace, Workspaces


class ProjectView:
    """Reports the current view of the project in the window, and restores a saved one.

    Args:
        hide_frame: Removes the frame under the playhead from the canvas.
    """

    def __init__(
        self, document: Document, canvas: Canvas, workspaces: Workspaces, hide_frame: Callable[[], None]
    ) -> None:
        self._document, self._canvas, self._workspaces = document, canvas, workspaces
        self._hide_frame = hide_frame

    def seen(self) -> ViewDetails:
        """Return the current view of the project."""
        document, timeline = self._document, self._document.timeline
        zoom, x, y = self._canvas.place or (0.0, 0.0, 0.0)
        ids = [place.node.id for place in places(document.stack)]
        records = [facts.record for facts in lanes_to_keep(timeline).lanes]
        current = "" if timeline.current is None else timeline.current.key
        return ViewDetails(
            zoom=zoom,
            x=x,
            y=y,
            workspace=self._workspaces.current.value,
            layer=ids.index(document.active) if document.active in ids else -1,
            lane=records.index(current) if current in records else -1,
            playhead=timeline.playhead,
            frame_view=timeline.view,
        )

    def show(self, view: ViewDetails, lanes: Sequence[str]) -> None:
        """Restore a saved view of the project on the canvas.

        Args:
            view: The saved view.
            lanes: The keys of its lanes, in their order; "" for one that is not there.
        """
        document, timeline = self._document, self._document.timeline
        if view.workspace in (Workspace.PAINT, Workspace.WATCH, Workspace.EXPLORE):
            self._workspaces.switch(Workspace(view.workspace))
        nodes = [place.node for place in places(document.stack)]
        if 0 <= view.layer < len(nodes):
            document.activate(nodes[view.layer].id)
        if view.frame_view in VIEWS:
            timeline.set_view(view.frame_view)
        lane = timeline.find(lanes[view.lane]) if 0 <= view.lane < len(lanes) else None
        if lane is not None:
            timeline.look_at(lane, view.playhead)
            self._hide_frame()  # the canvas shows the picture until the playhead moves
        if view.zoom > 0:
            self._canvas.look_at(view.zoom, view.x, view.y)
