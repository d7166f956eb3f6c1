"""Decodes the latent frame under a resting playhead, then the thumbnails in view; until then linear previews show."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QTimer

from studio.document.lanes.denoising_lane import DenoisingLane
from studio.document.lanes.frame_views import View
from studio.document.lanes.lane import Lane
from studio.document.lanes.timeline import Timeline
from studio.document.picture import open_picture
from studio.link.latent_decoder import LatentDecoder
from studio.protocol.errors import BadInput
from studio.ui.background import Background
from studio.ui.canvas.canvas import Canvas
from studio.ui.timeline.timeline_panel import TimelinePanel

REST_MILLISECONDS = 150
MAX_PICTURES = 16  # in a frame; with more, each is too small to tell from its preview


FrameInView = tuple[DenoisingLane, int, View]
"""A lane, a frame of it, and its view."""


@dataclass(frozen=True, eq=False)
class _Frame:
    """A frame to decode; `then` is called once it is decoded or cannot be."""

    lane: DenoisingLane
    k: int
    view: View
    then: Callable[[], None] | None = None


@dataclass(frozen=True)
class _Part:
    """One picture of a frame: to be decoded, or ("words") to be mapped by the attention of the prompt's words."""

    lane: DenoisingLane
    k: int
    view: View | Literal["words"]
    picture: int


class Decoding:
    """Joins the timeline, the decoder and the canvas.

    Each frame is requested once: the lane keeps what was decoded, and a frame that failed stays a preview until the
    engine has been restarted.

    Thumbnails are decoded one at a time, and only while no generation waits or runs.

    Args:
        idle: Returns whether the engine has nothing else to do.
        models: Returns the names of the installed models; frames of other models stay previews.
    """

    def __init__(
        self,
        timeline: Timeline,
        panel: TimelinePanel,
        canvas: Canvas,
        decoder: LatentDecoder,
        models: Callable[[], Collection[str]],
        idle: Callable[[], bool],
    ) -> None:
        self._timeline, self._panel, self._canvas = timeline, panel, canvas
        self._decoder, self._models, self._idle = decoder, models, idle
        self._failed: set[_Part] = set()
        self._reading: set[_Part] = set()  # their pictures have arrived and are being read
        self._thumbnails: set[tuple[str, int, View, int]] = set()  # requested, by the lane's id: once is enough
        self._needed: _Frame | None = None
        self._watched: list[tuple[Callable[[], Iterable[FrameInView]], Callable[[], object]]] = []
        self._background = Background(panel)
        self._rest = QTimer(panel)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MILLISECONDS)
        self._rest.timeout.connect(self._ask)
        timeline.playhead_moved.connect(self._moved)
        timeline.view_changed.connect(self._moved)
        timeline.lanes_changed.connect(self.rest)
        timeline.lane_changed.connect(self.rest)
        panel.lanes.verticalScrollBar().valueChanged.connect(self.rest)
        panel.word_chosen.connect(self._ask)
        decoder.decoded.connect(self._take)
        decoder.failed.connect(self._give_up)

    @property
    def busy(self) -> bool:
        """Whether an arrived picture is being read."""
        return self._background.busy

    def decode_first(self, lane: DenoisingLane, k: int, view: View, then: Callable[[], None]) -> None:
        """Decode a frame before any other, and call `then` once it is decoded or cannot be."""
        self._needed = _Frame(lane, k, view, then)
        self._ask()

    def watch(self, frames: Callable[[], Iterable[FrameInView]], changed: Callable[[], object]) -> None:
        """Decode further frames that rest in view.

        Args:
            frames: Returns the frames.
            changed: Called when one of them looks different.
        """
        self._watched.append((frames, changed))

    def engine_ready(self, *_: object) -> None:
        """Retry what the previous engine could not decode."""
        self._failed.clear()
        self._thumbnails.clear()
        self._moved()

    def close(self) -> None:
        """Stop decoding."""
        self._rest.stop()
        self._background.close()
        self._decoder.close()

    def rest(self, *_: object) -> None:
        """Continue in a moment, unless something changes until then."""
        self._rest.start()

    def _moved(self, *_: object) -> None:
        self._decoder.forget()
        self.rest()

    def _ask(self) -> None:
        """Request the next picture of the frame that is needed, or of the one under the resting playhead."""
        while (needed := self._needed) is not None:
            if self._ask_for(needed):
                return
            self._needed = None
            if needed.then is not None:
                needed.then()
        resting = self._resting()
        if resting is not None and self._ask_for(resting):
            return
        for frames, _ in self._watched:
            if any(self._ask_for(_Frame(*frame)) for frame in frames()):
                return
        if self._idle() and not self._decoder.busy and not self._background.busy:
            self._ask_for_thumbnail()

    def _ask_for(self, frame: _Frame) -> bool:
        """Request a picture of a frame, unless it is being read already; False when there is none to wait for."""
        lane, k, view = frame.lane, frame.k, frame.view
        if lane.model not in self._models():
            return False
        try:
            if len(lane.shown_pictures) > MAX_PICTURES:
                return False
            for picture in lane.to_decode(k, view):
                part = _Part(lane, k, view, picture)
                if part in self._reading:
                    return True
                if part not in self._failed:
                    self._decoder.ask(part, lane.model, lane.values(k, view)[picture])
                    return True
            for picture in lane.missing_attention(k) if frame.then is None else ():
                part, t = _Part(lane, k, "words", picture), int(lane.timesteps[lane.frame_of(k, picture)])
                if part in self._reading:
                    return True
                if part not in self._failed:
                    latents, words = lane.values(k, "x_t")[picture], (lane.spotlight.prompt, t)
                    self._decoder.ask(part, lane.model, latents, words, lane.controlled(k, picture))
                    return True
        except BadInput:
            pass  # its file is gone; whatever shows the frame reports it
        return False

    def _ask_for_thumbnail(self) -> None:
        """Request the next picture of the thumbnails in view."""
        models = self._models()
        for lane, k in self._panel.lanes.frames_in_view():
            if not isinstance(lane, DenoisingLane) or lane.live or lane.model not in models:
                continue
            view = lane.view_or_nearest(self._timeline.view)
            try:
                for picture in lane.thumbnail_to_decode(k, view):
                    thumbnail = (lane.id, k, view, picture)
                    if thumbnail not in self._thumbnails:
                        self._thumbnails.add(thumbnail)
                        part = _Part(lane, k, view, picture)
                        self._decoder.ask(part, lane.model, lane.values(k, view)[picture], rough=True)
                        return
            except BadInput:
                continue  # its file is gone

    def _resting(self) -> _Frame | None:
        """Return the frame that the canvas shows, unless it is still changing."""
        lane, k = self._timeline.current, self._timeline.playhead
        if not isinstance(lane, DenoisingLane) or not self._canvas.shows_frame or self._timeline.following:
            return None
        if lane.live and lane.picture_count > 1:
            return None  # later batches are still to come
        return _Frame(lane, k, lane.view_or_nearest(self._timeline.view))

    def _take(self, part: _Part, path: Path, rough: bool) -> None:
        try:
            encoded = path.read_bytes()  # the file is removed when this returns
        except OSError:
            self._give_up(part)
            return
        self._reading.add(part)
        self._background.run(
            lambda: open_picture(encoded),
            lambda pixels: self._keep(part, pixels, rough),
            lambda _: self._give_up(part),
        )

    def _keep(self, part: _Part, pixels: NDArray[np.uint8], rough: bool) -> None:
        lane = part.lane
        self._reading.discard(part)
        try:
            if part.view == "words":
                kept = lane.spotlight.keep(part.k, part.picture, pixels[..., 0].copy())
            else:
                kept = lane.keep_decoded(part.k, part.view, part.picture, pixels[..., :3].copy(), rough=rough)
        except BadInput:
            kept = False
        if not kept:
            self._failed.add(part)
        else:
            self._panel.refresh_thumbnail(lane, part.k)
            if self._is_shown(lane, part.k, part.view):
                self._panel.show_frame_again()
            for frames, changed in self._watched:
                if part.view != "words" and (lane, part.k, part.view) in list(frames()):
                    changed()
        self._go_on()

    def _give_up(self, part: _Part, *_: object) -> None:
        self._reading.discard(part)
        self._failed.add(part)
        self._go_on()

    def _go_on(self) -> None:
        if self._needed is not None or not self._rest.isActive():  # an active timer: the playhead does not rest yet
            self._ask()

    def _is_shown(self, lane: Lane, k: int, view: View | Literal["words"]) -> bool:
        timeline = self._timeline
        under_playhead = timeline.current is lane and timeline.playhead == k
        same_view = view in ("words", lane.view_or_nearest(timeline.view))
        return under_playhead and same_view and self._canvas.shows_frame
