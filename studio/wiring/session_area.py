"""The session that the next start restores: the canvas, its undo stack, the lanes, the queue and the waiting result."""

from collections.abc import Callable

from studio.ui.operations.canvas.candidate_keeping import CandidateKeeper
from studio.ui.operations.files.project_keeping import ProjectKeeper
from studio.ui.operations.files.projects import Projects
from studio.ui.operations.files.session import SessionKeeper
from studio.ui.operations.files.session_restoring import SessionRestoring
from studio.ui.operations.generating.grid_keeping import GridKeeper
from studio.ui.operations.generating.gridding import Gridding
from studio.ui.operations.generating.queue_keeping import QueueKeeper
from studio.ui.operations.timeline.lane_keeping import LaneKeeper
from studio.wiring.core import Core
from studio.wiring.parts import WindowParts


class SessionArea:
    """Restores the last session: the canvas, its undo stack, the lanes, the queue and the waiting result."""

    def __init__(
        self,
        core: Core,
        parts: WindowParts,
        projects: Projects,
        gridding: Gridding,
        panels: Callable[[], Callable[[], None]],
        hide_frame: Callable[[], None],
    ) -> None:
        window = parts.window
        self.session = SessionKeeper(
            window,
            core.document,
            core.undo,
            parts.canvas,
            notify=window.notify,
            withdraw=window.notice.withdraw,
            panels=panels,
        )
        self.projects = ProjectKeeper(projects, core.document, core.undo, self.session)
        self.queue = QueueKeeper(core.queue, core.origins, self.session)
        self.grid = GridKeeper(gridding, self.session)
        self.candidate = CandidateKeeper(core.document, parts.canvas, self.session)
        self.lanes = LaneKeeper(window, core.timeline, self.session, hide_frame)
        self.restoring = SessionRestoring(
            self.session,
            self.projects,
            self.queue,
            self.grid,
            self.lanes,
            self.candidate,
            notify=window.notify,
            show_message=window.notice.show_message,
            propose=window.notice.propose,
        )

        parts.recipe_panel.changed.connect(self.session.panels_changed)

    def close(self) -> None:
        """Write the waiting changes; called when the window closes."""
        self.restoring.close()
