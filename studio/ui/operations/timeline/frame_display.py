"""Shows the timeline's frame on the canvas, and turns a frame into a result."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.document.document import Document
from studio.document.lanes.denoising_lane import DenoisingLane
from studio.document.lanes.lane import Lane
from studio.document.lanes.timeline import Timeline
from studio.document.origins import Origins
from studio.document.picture import open_picture
from studio.protocol.errors import BadInput
from studio.protocol.geometry import Box
from studio.ui.background import Background
from studio.ui.canvas.canvas import Canvas
from studio.ui.canvas.layers import PictureImage
from studio.ui.operations.files.files import prepared
from studio.ui.operations.timeline.decoding import Decoding
from studio.ui.operations.training.training import Training
from studio.ui.timeline.timeline_panel import TimelinePanel
from studio.ui.training.training_view import TrainingView
from studio.ui.translation import tr, tr_message
from studio.ui.workspaces import Workspace, Workspaces


class FrameDisplay:
    """Joins the timeline, the canvas and the training view.

    Args:
        notify: Shows a line; True marks an error.
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
        notify: Callable[[str, bool], None],
    ) -> None:
        self._timeline, self._canvas, self._document = timeline, canvas, document
        self._decoding, self._training, self._training_view = decoding, training, training_view
        self._origins = origins
        self._workspaces, self._notify = workspaces, notify
        self._hidden: tuple[Lane, int, str] | None = None
        self._panel = panel
        self._reader = Background(panel)
        self._pictures: dict[
            Path, PictureImage | None
        ] = {}  # the picture that frames belong to; None: it cannot be read
        panel.frame_shown.connect(self._show)
        panel.keep_wanted.connect(self._keep)
        panel.problem.connect(lambda text: notify(text, True))

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

    def leave_to_picture(self) -> None:
        """Remove the frame under the playhead from the canvas, which shows the picture until the playhead moves."""
        self._canvas.show_frame(None)
        self.hide_current()

    def _show(self, lane: Lane | None, k: int, pixels: NDArray[np.uint8] | None) -> None:
        if lane is not None and self._hidden == (lane, k, self._timeline.view):
            return
        self._hidden = None
        if lane is not None and pixels is not None and self._training.owns(lane):
            newest = k == lane.available - 1
            self._training_view.show_grid(int(lane.timesteps[k]), pixels, newest=newest)
            if self._workspaces.current is Workspace.TRAIN or (lane.live and newest):
                return  # new samples of a training run must not cover the picture
        if (
            isinstance(lane, DenoisingLane)
            and lane.live
            and k == lane.available - 1
            and not self._origins.here(lane.id)
        ):
            self._canvas.show_frame(None)  # the newest frames of a job of another picture must not cover this one
            self.hide_current()
        elif pixels is None or lane is None:
            self._canvas.show_frame(None)
        elif self._belongs(lane, pixels):
            self._canvas.show_frame(pixels, Box(*lane.crop) if lane.crop else None)
        elif isinstance(lane, DenoisingLane) and lane.image and lane.crop and not _is_sheet(lane):
            self._show_in_its_picture(lane, lane.image, pixels, Box(*lane.crop))
        else:
            self._canvas.show_frame(pixels, alone=self._document.has_picture)

    def _show_in_its_picture(self, lane: DenoisingLane, image: Path, pixels: NDArray[np.uint8], crop: Box) -> None:
        """Show a frame in the picture that it was made for, which is not the document's; alone where that is gone."""
        if image not in self._pictures:
            self._reader.run(
                lambda: prepared(open_picture(image)),
                lambda picture: self._take_picture(lane, image, picture),
                lambda _: self._take_picture(lane, image, None),
            )
            return
        picture = self._pictures[image]
        inside = crop if picture is None else crop.intersection(Box(0, 0, *picture.size))
        extends = lane.recipe is not None and lane.recipe.outpaint is not None and not inside.empty
        if picture is not None and (inside == crop or extends):
            self._canvas.show_frame(pixels, crop, alone=True, backdrop=picture)
        else:
            self._canvas.show_frame(pixels, alone=self._document.has_picture)

    def _take_picture(self, lane: Lane, image: Path, picture: PictureImage | None) -> None:
        self._pictures = {image: picture}  # only one: they can be large
        if lane is self._timeline.current:
            self._panel.show_frame_again()

    @property
    def busy(self) -> bool:
        """Whether a picture is being read."""
        return self._reader.busy

    def close(self) -> None:
        """Stop reading."""
        self._reader.close()

    def _belongs(self, lane: Lane, pixels: NDArray[np.uint8]) -> bool:
        """Whether a frame lies in the document's picture; several pictures are a sheet of their own."""
        return (
            not _is_sheet(lane)
            and self._origins.here(lane.id)
            and (lane.crop is not None or self._has_its_shape(pixels))
        )

    def _has_its_shape(self, pixels: NDArray[np.uint8]) -> bool:
        """Whether a frame, which may be smaller, has the aspect ratio of the document's picture."""
        height, width = pixels.shape[:2]
        size = self._document.size
        return abs(width * size.height - height * size.width) <= max(size)

    def _keep(self, lane: Lane, k: int) -> None:
        """Offer a step of a lane as a result: the model's estimate of the clean picture, x0."""
        if isinstance(lane, DenoisingLane):
            self._decoding.decode_first(lane, k, "x0", lambda: self._offer(lane, k))

    def _offer(self, lane: DenoisingLane, k: int) -> None:
        try:
            pixels = lane.frame(k, "x0")
        except BadInput as error:
            self._notify(str(error), True)
            return
        if lane.is_damaged(k):
            self._notify(
                tr("{position} is damaged: the picture may not be what was made.").format(
                    position=tr_message(lane.position_text(k)).capitalize()
                ),
                True,
            )
        self._canvas.show_frame(None)
        self._document.offer([pixels])


def _is_sheet(lane: Lane) -> bool:
    return isinstance(lane, DenoisingLane) and len(lane.shown_pictures) > 1
