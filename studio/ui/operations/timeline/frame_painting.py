"""Paints into the frame under the playhead, and continues the generation from there."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.document.inputs import keep_input
from studio.document.lanes.denoising_lane import DenoisingLane
from studio.document.lanes.timeline import Timeline
from studio.document.painting.frame_painting import FramePainting
from studio.document.picture import OpenedPicture
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import FrameEditSpec
from studio.ui.background import Background
from studio.ui.canvas_page import CanvasPage
from studio.ui.operations.timeline.decoding import Decoding
from studio.ui.operations.timeline.forking import Forking
from studio.ui.translation import tr, tr_message

_NOTHING = tr("There is no generation in the timeline to paint into.")
_LIVE = tr("This generation still runs: it can be painted into when it is finished.")
_GONE = tr("The frames of a stopped generation are not kept: it cannot be painted into.")
_SEVERAL = tr("Several pictures are shown: choose one in the lane's menu, Show, to paint into it.")


class FramePaintings:
    """Joins timeline, decoder, the view and the forks; files are written off the UI thread.

    Args:
        reveal: Brings the canvas's page into view.
        notify: Shows a line; True marks an error.
    """

    def __init__(
        self,
        *,
        timeline: Timeline,
        decoding: Decoding,
        page: CanvasPage,
        forking: Forking,
        reveal: Callable[[], object],
        notify: Callable[[str, bool], None],
    ) -> None:
        self._timeline, self._decoding, self._page = timeline, decoding, page
        self._forking, self._reveal, self._notify = forking, reveal, notify
        self._view = page.painting
        self._frame: tuple[DenoisingLane, int] | None = None
        self._background = Background(page)
        self._view.run_wanted.connect(self.run)
        self._view.left.connect(self.leave)
        self._view.pasted.connect(self._paste)
        self._view.refused.connect(lambda text: notify(text, True))
        timeline.lanes_changed.connect(self._lanes_changed)

    def operations(self) -> dict[str, Callable[[], object]]:
        """Return the operation of the command."""
        return {"timeline.paint": self.paint_here}

    @property
    def busy(self) -> bool:
        """Whether files are being read or written."""
        return self._background.busy

    def paint_here(self) -> None:
        """Paint into the predicted x0 under the playhead; the command again leaves it."""
        if self._page.front is self._view:
            self.leave()
            return
        lane, k = self._timeline.current, self._timeline.playhead
        if not isinstance(lane, DenoisingLane) or not lane.available:
            self._notify(_NOTHING, False)
        elif lane.live:
            self._notify(_LIVE, False)
        elif lane.trajectory is None:
            self._notify(_GONE, False)
        elif len(lane.shown_pictures) > 1:
            self._notify(_SEVERAL, False)
        elif self._frame == (lane, k) and self._view.painting is not None:
            self._show()  # as it was left
        else:
            self._decoding.decode_first(lane, k, "x0", lambda: self._open(lane, k))

    def leave(self) -> bool:
        """Show the canvas again; the paint is kept. False when nothing is being painted."""
        was_shown = self._page.front is self._view
        self._page.lay_over(self._view, False)
        return was_shown

    def run(self) -> None:
        """Continue from the painted frame, as a branch of its lane."""
        painting, frame = self._view.painting, self._frame
        if painting is None or frame is None:
            return
        painting.release()
        mask = painting.may_change
        if mask is not None and not mask.any():
            empty = tr("Nothing is masked yet: mask where the branch may differ, or let it differ everywhere.")
            nothing = tr("Nothing is painted yet: paint first, or let the branch differ everywhere.")
            self._notify(empty if painting.scope == "mask" else nothing, False)
            return
        lane, k = frame
        picture = lane.shown_pictures[0]
        work = partial(_kept, painting.paint.copy(), mask, picture, painting.hold)
        self._background.run(work, partial(self._fork, lane, k), self._fail)

    def close(self) -> None:
        """Stop reading and writing."""
        self._background.close()

    def _open(self, lane: DenoisingLane, k: int) -> None:
        try:
            shown = lane.frame(k, "x0")
        except BadInput as error:
            self._fail(error)
            return
        self._frame = (lane, k)
        self._view.show_painting(
            FramePainting(shown),
            tr("{position} · predicted x₀ · {lane}").format(
                position=tr_message(lane.position_text(k)), lane=lane.title
            ),
        )
        self._show()

    def _show(self) -> None:
        self._reveal()
        self._page.lay_over(self._view, True)
        self._view.setFocus()

    def _fork(self, lane: DenoisingLane, k: int, edit: FrameEditSpec) -> None:
        self.leave()
        self._forking.fork(lane, k, edit)

    def _paste(self, decode: Callable[[], OpenedPicture]) -> None:
        painting = self._view.painting
        if painting is not None:
            self._background.run(lambda: decode().pixels, painting.paste, self._fail)

    def _lanes_changed(self) -> None:
        if self._frame is not None and self._frame[0] not in self._timeline.lanes:
            self._frame = None
            self.leave()

    def _fail(self, error: BadInput) -> None:
        self._notify(str(error), True)


# what runs off the UI thread


def _kept(paint: NDArray[np.uint8], mask: NDArray[np.uint8] | None, picture: int, hold: float) -> FrameEditSpec:
    """Write what was painted; the recipe refers to these files."""
    image, where = _path(paint), None if mask is None else _path(mask)
    return FrameEditSpec(image=image, mask=where, picture=picture, hold=hold)


def _path(pixels: NDArray[np.uint8]) -> str:
    path: Path = keep_input(pixels)
    return str(path)
