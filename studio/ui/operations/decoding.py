"""What has frames of latents looked at: when the playhead rests on one, its preview gives way to the real picture."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QTimer

from studio.document.denoising_lane import DenoisingLane
from studio.document.frame_views import View
from studio.document.lane import Lane
from studio.document.picture import open_picture
from studio.document.timeline import Timeline
from studio.link.latent_decoder import LatentDecoder
from studio.protocol.errors import BadInput
from studio.ui.canvas.canvas import Canvas
from studio.ui.timeline.timeline_panel import TimelinePanel

REST_MILLISECONDS = 150
MOST_PICTURES = 16  # of a frame; more than those are too small to tell a decoded one from its preview


@dataclass(frozen=True, eq=False)
class _Frame:
    lane: DenoisingLane
    k: int
    view: View
    then: Callable[[], None] | None = None


@dataclass(frozen=True)
class _Wish:
    lane: DenoisingLane
    k: int
    view: View | Literal["words"]
    picture: int


class Decoding:
    """Joins the timeline, the decoder and the canvas.

    A frame is asked for once: what has come is kept by its lane, and what could not be decoded stays a preview until
    there is a new engine.

    Args:
        models: Gives the names of the models that are here; frames of others stay previews.
    """

    def __init__(
        self,
        timeline: Timeline,
        panel: TimelinePanel,
        canvas: Canvas,
        decoder: LatentDecoder,
        models: Callable[[], Collection[str]],
    ) -> None:
        self._timeline, self._panel, self._canvas = timeline, panel, canvas
        self._decoder, self._models = decoder, models
        self._failed: set[_Wish] = set()
        self._needed: _Frame | None = None
        self._rest = QTimer(panel)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MILLISECONDS)
        self._rest.timeout.connect(self._ask)
        timeline.playhead_moved.connect(self._moved)
        timeline.view_changed.connect(self._moved)
        panel.word_chosen.connect(self._ask)
        decoder.decoded.connect(self._take)
        decoder.failed.connect(self._give_up)

    def need(self, lane: DenoisingLane, k: int, view: View, then: Callable[[], None]) -> None:
        """Have a frame decoded before anything else, and call `then` once it is, or cannot be."""
        self._needed = _Frame(lane, k, view, then)
        self._ask()

    def engine_ready(self) -> None:
        """Try again what the engine before could not do."""
        self._failed.clear()
        self._moved()

    def close(self) -> None:
        """Ask for nothing more."""
        self._rest.stop()
        self._decoder.close()

    def _moved(self, *_: object) -> None:
        self._decoder.forget()
        self._rest.start()

    def _ask(self) -> None:
        """Ask for the next picture of the frame that is needed, or that the playhead rests on."""
        while (needed := self._needed) is not None:
            if self._ask_for(needed):
                return
            self._needed = None
            if needed.then is not None:
                needed.then()
        resting = self._resting()
        if resting is not None:
            self._ask_for(resting)

    def _ask_for(self, frame: _Frame) -> bool:
        """Ask for a picture of a frame; False when there is none to ask for."""
        lane, k, view = frame.lane, frame.k, frame.view
        if lane.model not in self._models():
            return False
        try:
            if len(lane.shown_pictures) > MOST_PICTURES:
                return False
            for picture in lane.to_decode(k, view):
                wish = _Wish(lane, k, view, picture)
                if wish not in self._failed:
                    self._decoder.ask(wish, lane.model, lane.values(k, view)[picture])
                    return True
            for picture in lane.to_light(k) if frame.then is None else ():
                wish, words = _Wish(lane, k, "words", picture), (lane.spotlight.prompt, int(lane.timesteps[k]))
                if wish not in self._failed:
                    self._decoder.ask(wish, lane.model, lane.values(k, "x_t")[picture], words)
                    return True
        except BadInput:
            pass  # its file is gone; whoever shows the frame says so
        return False

    def _resting(self) -> _Frame | None:
        """The frame that the canvas shows, when it is one that stays as it is."""
        lane, k = self._timeline.current, self._timeline.playhead
        if not isinstance(lane, DenoisingLane) or not self._canvas.shows_frame or self._timeline.following:
            return None
        if lane.live and lane.picture_count > 1:
            return None  # the pictures of its later batches are yet to come
        return _Frame(lane, k, lane.view_or_nearest(self._timeline.view))

    def _take(self, wish: _Wish, path: Path) -> None:
        try:
            pixels, lane = open_picture(path), wish.lane
            if wish.view == "words":
                kept = lane.spotlight.keep(wish.k, wish.picture, pixels[..., 0].copy())
            else:
                kept = lane.keep_decoded(wish.k, wish.view, wish.picture, pixels[..., :3].copy())
        except BadInput:
            kept = False
        if not kept:
            self._failed.add(wish)
        elif self._is_seen(wish.lane, wish.k, wish.view):
            self._panel.show_frame_again()
        self._go_on()

    def _give_up(self, wish: _Wish, _message: str) -> None:
        self._failed.add(wish)
        self._go_on()

    def _go_on(self) -> None:
        if self._needed is not None or not self._rest.isActive():  # otherwise the playhead does not rest yet
            self._ask()

    def _is_seen(self, lane: Lane, k: int, view: View | Literal["words"]) -> bool:
        timeline = self._timeline
        there = timeline.current is lane and timeline.playhead == k
        looked_at = view in ("words", lane.view_or_nearest(timeline.view))
        return there and looked_at and self._canvas.shows_frame
