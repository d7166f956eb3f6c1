"""Which step decides? A word is removed at every step, and the lane shows when that no longer changes a region."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.document.document import Document
from studio.document.inputs import keep_input
from studio.document.lanes.denoising_lane import DenoisingLane
from studio.document.lanes.timeline import Timeline
from studio.document.picture import open_picture
from studio.link.decision_finder import DecisionFinder
from studio.protocol.deciding import DecidingStep
from studio.protocol.errors import BadInput
from studio.ui.background import Background, Task
from studio.ui.canvas.canvas import Canvas
from studio.ui.timeline.timeline_panel import TimelinePanel
from studio.ui.translation import tr, tr_message

_REPORTED_EVERY = 5  # per cent


class Deciding:
    """Connects the word pressed above the lanes, the mask, the engine, the lane and the canvas.

    Args:
        notify: Shows a line; True marks an error.
    """

    def __init__(
        self,
        *,
        document: Document,
        timeline: Timeline,
        panel: TimelinePanel,
        canvas: Canvas,
        finder: DecisionFinder,
        notify: Callable[[str, bool], None],
    ) -> None:
        self._document, self._timeline, self._canvas = document, timeline, canvas
        self._finder, self._notify = finder, notify
        self._background = Background(panel)
        self._request: tuple[DenoisingLane, str] | None = None  # the lane and the word
        self._writing: Task | None = None  # the mask is being written for the engine
        self._reported = -1
        panel.words.decide_clicked.connect(self.decide)
        finder.progress.connect(self._show_progress)
        finder.found.connect(self._take)
        finder.stopped.connect(self._stopped)
        finder.failed.connect(lambda text: self._end(text, bad=True))

    def operations(self) -> dict[str, Callable[[], object]]:
        """Return the operation of the command."""
        return {"timeline.deciding": self.decide}

    def decide(self) -> None:
        """Find the step at which the pressed word of the current lane decides the mask; again: stop."""
        lane = self._timeline.current
        if self._request is not None:
            self._stop()
        elif not isinstance(lane, DenoisingLane) or lane.recipe is None or not lane.recipe.prompt:
            self._notify(tr("Select a lane that was made by a prompt."), False)
        elif lane.live or lane.trajectory is None:
            self._notify(tr("Only a finished lane, whose frames are kept, can be examined."), False)
        elif lane.spotlight.chosen is None:
            self._notify(tr("Press a word above the lanes first: it is the one that is removed."), False)
        else:
            self._ask(lane, lane.trajectory, lane.spotlight.chosen)

    def close(self) -> None:
        """Stop sending requests."""
        self._finder.close()
        self._background.close()

    def _ask(self, lane: DenoisingLane, record: Path, word: int) -> None:
        self._request, self._reported = (lane, lane.spotlight.words[word]), -1
        picture, mask = lane.selected or 0, self._region(lane)

        def ask(region: Path | None) -> None:
            self._writing = None
            self._finder.ask(record, word, picture, region)

        if mask is None:
            ask(None)
        else:
            self._writing = self._background.run(
                lambda: keep_input(mask), ask, lambda error: self._end(tr_message(str(error)), bad=True)
            )
        self._show_progress(0, 1)

    def _stop(self) -> None:
        if self._writing is None:
            self._finder.stop()
        else:  # the engine has not been asked yet
            self._stopped()

    def _stopped(self) -> None:
        self._end(tr("The search for the deciding step was stopped."))

    def _region(self, lane: DenoisingLane) -> NDArray[np.uint8] | None:
        """Return the mask, if there is one and it belongs to the picture of the lane."""
        document = self._document
        if not document.has_mask:
            return None
        width, height = document.size
        if lane.crop is not None:
            x, y, across, down = lane.crop
            fits = min(x, y) >= 0 and x + across <= width and y + down <= height
        else:
            own_width, own_height = lane.picture_size
            fits = abs(width * own_height - height * own_width) <= max(width, height)
        return document.mask.copy() if fits else None

    def _show_progress(self, done: int, total: int) -> None:
        if self._request is None:
            return
        share = 100 * done // max(1, total) // _REPORTED_EVERY * _REPORTED_EVERY
        if share != self._reported:
            self._reported = share
            self._notify(
                tr("Which step decides about “{word}”? {share}%. The same command stops it.").format(
                    word=self._request[1], share=share
                ),
                False,
            )

    def _take(self, found: DecidingStep) -> None:
        if self._request is None:
            return
        lane, _ = self._request
        lane.decision = found
        sheet = Path(found.sheet).read_bytes()
        self._background.run(lambda: open_picture(sheet)[..., :3], partial(self._show, lane), self._fail)
        if lane in self._timeline.lanes:
            self._timeline.lane_changed.emit(lane)
        self._end(sentence(found))

    def _show(self, lane: DenoisingLane, sheet: NDArray[np.uint8]) -> None:
        if lane is self._timeline.current:
            self._canvas.show_frame(sheet, alone=self._document.has_picture)

    def _fail(self, error: BadInput) -> None:
        self._notify(str(error), True)

    def _end(self, text: str, *, bad: bool = False) -> None:
        self._request = None
        if self._writing is not None:
            self._writing.cancel()
            self._writing = None
        self._notify(text, bad)


def sentence(found: DecidingStep) -> str:
    """Return the finding in one sentence."""
    if found.step is None and found.until is not None:
        return tr(
            "No single step decides “{word}”: until step {step} removing it changes most, later less and less."
        ).format(word=found.word, step=found.until + 1)
    if found.step is None:
        return tr("“{word}” makes no difference there, whenever it is removed.").format(word=found.word)
    if found.step == found.steps[-1]:
        return tr("“{word}” still decides at the last step, {step}.").format(word=found.word, step=found.step + 1)
    return tr("“{word}” decides until step {step}: removed later, it is still seen there.").format(
        word=found.word, step=found.step + 1
    )
