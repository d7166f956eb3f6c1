"""Shows the timeline's frame on the canvas, and turns a frame into a result."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from studio.document.denoising_lane import DenoisingLane
from studio.document.document import Document
from studio.document.lane import Lane
from studio.document.origins import Origins
from studio.document.timeline import Timeline
from studio.protocol.errors import BadInput
from studio.protocol.geometry import Box
from studio.ui.canvas.canvas import Canvas
from studio.ui.operations.decoding import Decoding
from studio.ui.operations.training import Training
from studio.ui.timeline.timeline_panel import TimelinePanel
from studio.ui.training.training_view import TrainingView
from studio.ui.workspaces import Workspace, Workspaces


class FrameDisplay:
    """Joins the timeline, the canvas and the training view.

    Args:
        tell: Shows a line; True marks an error.
    """

    def __init__(
        self,
        *,
        timeline: Timeline,
        panel: TimelinePanel,
        canvas: Canvas,
        document: Document,
        decoding: Decoding,
        origins: Origins,
        training: Training,
        training_view: TrainingView,
        workspaces: Workspaces,
        tell: Callable[[str, bool], None],
    ) -> None:
        self._timeline, self._canvas, self._document = timeline, canvas, document
        self._decoding, self._training, self._training_view = decoding, training, training_view
        self._origins = origins
        self._workspaces, self._tell = workspaces, tell
        self._hidden: tuple[Lane, int, str] | None = None
        panel.frame_shown.connect(self._show)
        panel.keep_wanted.connect(self._keep)
        panel.problem.connect(lambda text: tell(text, True))

    def under_playhead(self) -> NDArray[np.uint8] | None:
        """Return the frame under the playhead, uint8 [h, w, 3]; None when there is none."""
        lane, k = self._timeline.current, self._timeline.playhead
        if lane is None or k >= lane.available:
            return None
        return lane.frame(k, lane.view_or_nearest(self._timeline.view))

    def hide_current(self) -> None:
        """Keep the frame under the playhead off the canvas, which shows its result, until the playhead moves."""
        lane = self._timeline.current
        self._hidden = None if lane is None else (lane, self._timeline.playhead, self._timeline.view)

    def _show(self, lane: Lane | None, k: int, pixels: NDArray[np.uint8] | None) -> None:
        if lane is not None and self._hidden == (lane, k, self._timeline.view):
            return
        self._hidden = None
        if lane is not None and pixels is not None and self._training.owns(lane):
            newest = k == lane.available - 1
            self._training_view.show_mark(int(lane.timesteps[k]), pixels, newest=newest)
            if self._workspaces.current is Workspace.TRAIN or (lane.live and newest):
                return  # new samples of a training run must not cover the picture
        if pixels is None or lane is None:
            self._canvas.show_frame(None)
        elif self._origins.here(lane.id) and (lane.crop or self._has_its_shape(pixels)):
            self._canvas.show_frame(pixels, Box(*lane.crop) if lane.crop else None)
        else:
            self._canvas.show_frame(pixels, alone=self._document.has_picture)

    def _has_its_shape(self, pixels: NDArray[np.uint8]) -> bool:
        """Whether a frame, which may be smaller, has the aspect ratio of the document's picture."""
        height, width = pixels.shape[:2]
        size = self._document.size
        return abs(width * size.height - height * size.width) <= max(size)

    def _keep(self, lane: Lane, k: int) -> None:
        """Offer a step of a lane as a result: the model's estimate of the clean picture, x0."""
        if isinstance(lane, DenoisingLane):
            self._decoding.need(lane, k, "x0", lambda: self._offer(lane, k))

    def _offer(self, lane: DenoisingLane, k: int) -> None:
        try:
            pixels = lane.frame(k, "x0")
        except BadInput as error:
            self._tell(str(error), True)
            return
        if lane.is_damaged(k):
            self._tell(f"{lane.position_text(k).capitalize()} is damaged: the picture may not be what was made.", True)
        self._canvas.show_frame(None)
        self._document.offer([pixels])
