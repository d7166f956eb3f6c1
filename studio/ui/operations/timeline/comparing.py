"""Compares what is in view with a frame, a lane, a result or a file, over the canvas."""

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QFileDialog, QWidget

from studio.document.comparison import MODES, Comparison, LaneFrame, Still, frame_in_step
from studio.document.document import Document
from studio.document.history.history import HistoryEntry
from studio.document.lanes.denoising_lane import DenoisingLane
from studio.document.lanes.lane import Lane
from studio.document.lanes.timeline import Timeline
from studio.document.picture import open_picture
from studio.picture_comparison import PictureComparison, compare_pictures, difference_of
from studio.protocol.errors import BadInput
from studio.ui.actions import Actions
from studio.ui.background import Background, Task
from studio.ui.canvas_page import CanvasPage
from studio.ui.kept_settings import number_of, text_of
from studio.ui.operations.files.files import PICTURES
from studio.ui.operations.timeline.decoding import Decoding, FrameInView
from studio.ui.timeline.timeline_panel import TimelinePanel
from studio.ui.translation import number_text, tr, tr_message
from studio.ui.widgets.search_popup import Row, SearchPopup

REST_MILLISECONDS = 120  # before the numbers of another pair are computed
_NOT_COMPARING = tr("Nothing is compared. C compares with the pinned frame, its parent, or the earlier picture.")
_NOTHING = tr("There is nothing to compare with yet. Pin a frame (Shift+P), or choose something (Shift+C).")
_EMPTY = tr("Lanes, the pinned frame, the picture before a result, and results of the history are listed here.")
_COMPUTING = tr("Computing the numbers…")
Side = tuple[str, NDArray[np.uint8]]


class Comparing:
    """Joins the comparison with timeline, document, history and the page that shows it.

    Pictures are read, and numbers computed, off the UI thread.

    Args:
        page: Where the comparison is laid over the canvas.
        chosen: Returns the selected result of the history.
        title: Returns the title of a result.
        notify: Shows a line; True marks an error.
    """

    def __init__(
        self,
        *,
        comparison: Comparison,
        timeline: Timeline,
        panel: TimelinePanel,
        document: Document,
        page: CanvasPage,
        decoding: Decoding,
        settings: QSettings,
        actions: Actions,
        chosen: Callable[[], HistoryEntry | None],
        title: Callable[[HistoryEntry], str],
        notify: Callable[[str, bool], None],
        parent: QWidget,
    ) -> None:
        self._comparison, self._timeline, self._panel = comparison, timeline, panel
        self._document, self._page, self._view = document, page, page.comparison
        self._settings, self._actions = settings, actions
        self._chosen, self._title, self._notify, self._parent = chosen, title, notify, parent
        self._candidate = document.candidate
        self._reader, self._measurer = Background(parent), Background(parent)
        self._measured: list[Task] = []
        self._sides: tuple[Side, Side] | None = None
        self._rest = QTimer(parent)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MILLISECONDS)
        self._rest.timeout.connect(self._measure)
        decoding.watch(self._frames_to_decode, self._show)
        self._decoding = decoding
        self._view.left.connect(self.end)
        self._view.bar.set_rate(number_of(settings, "compare/blinks", 2.0))
        self._view.bar.rate_chosen.connect(lambda rate: settings.setValue("compare/blinks", str(rate)))
        mode = text_of(settings, "compare/mode", comparison.mode)
        comparison.set_mode(next((known for known in MODES if known == mode), comparison.mode))
        comparison.started_or_ended.connect(self._began_or_ended)
        comparison.other_changed.connect(self._show)
        comparison.look_changed.connect(self._look_changed)
        panel.frame_shown.connect(self._playhead_moved)
        panel.lanes.compare_wanted.connect(self.compare_with_frame)
        timeline.lanes_changed.connect(self._lanes_changed)
        document.candidate_changed.connect(self._candidate_changed)
        document.picture_replaced.connect(self._picture_changed)
        document.picture_changed.connect(self._picture_changed)
        self._disable()

    def operations(self) -> dict[str, Callable[[], object]]:
        """Return the operation of each command."""
        return {
            "compare.toggle": self.toggle,
            "compare.with": self.choose,
            "compare.pin": self.pin,
            **{f"compare.{mode}": partial(self._comparison.set_mode, mode) for mode in MODES},
            "compare.in_step": lambda: self._comparison.keep_in_step(self._actions["compare.in_step"].isChecked()),
            "compare.swap": self._comparison.swap,
            "compare.end": self.end,
            "history.compare": self.compare_with_result,
            "image.toggle": self.flip,
        }

    @property
    def busy(self) -> bool:
        """Whether a picture is being read, or numbers are being computed."""
        return self._reader.busy or self._measurer.busy or self._rest.isActive()

    def close(self) -> None:
        """Stop reading and computing."""
        self._rest.stop()
        self._reader.close()
        self._measurer.close()

    # what is compared

    def toggle(self) -> None:
        """Compare with the most likely candidate, or end the comparison."""
        if self._comparison.active:
            self.end()
            return
        other = self._suggested()
        if other is None:
            self._notify(_NOTHING, False)
        else:
            self._comparison.start(other)

    def choose(self) -> None:
        """Let the user choose what to compare with."""
        self._popup.set_rows(self._rows())
        self._popup.open_at(self._panel.header.compare)

    def pin(self) -> None:
        """Pin the frame under the playhead, or unpin it."""
        lane, k = self._timeline.current, self._timeline.playhead
        if lane is None or not lane.available:
            self._notify(tr("There is no frame under the playhead to pin."), False)
        elif self._timeline.reference == (lane, k):
            self._timeline.unpin()
        else:
            self._timeline.pin(lane, k)
            self._notify(
                tr("Pinned {position}: C compares other frames with it.").format(
                    position=tr_message(lane.position_text(k))
                ),
                False,
            )

    def compare_with_frame(self, lane: Lane, k: int) -> None:
        """Compare the frame under the playhead with another one."""
        if lane.available:
            self._timeline.pin(lane, k)
            self._comparison.start(LaneFrame(lane, k))

    def compare_with_result(self) -> None:
        """Compare with the selected result of the history."""
        entry = self._chosen()
        if entry is None:
            self._notify(tr("No result of the history is selected."), False)
        else:
            self._read(entry.pictures[0], self._title(entry))

    def flip(self) -> None:
        """Show the other picture: of the comparison, or before and after a result."""
        if not self._comparison.active:
            self._document.toggle()
            return
        if self._comparison.mode != "blink":
            self._comparison.set_mode("blink")
        self._comparison.flip()

    def end(self) -> bool:
        """Show the canvas again; False when nothing was compared."""
        was_active = self._comparison.active
        self._comparison.end()
        return was_active

    def _suggested(self) -> LaneFrame | Still | None:
        timeline = self._timeline
        lane, k, reference = timeline.current, timeline.playhead, timeline.reference
        if reference is not None and reference != (lane, k):
            return LaneFrame(*reference)
        if lane is not None and (parent := timeline.parent_of(lane)) is not None:
            return self._in_step(parent)
        if self._before is not None:
            return self._before
        others = [other for other in timeline.lanes if other is not lane and other.available and lane is not None]
        return self._in_step(others[0]) if others else None

    def _in_step(self, other: Lane) -> LaneFrame:
        lane, k = self._timeline.current, self._timeline.playhead
        return LaneFrame(other, 0 if lane is None else frame_in_step(lane, k, other), in_step=True)

    @property
    def _before(self) -> Still | None:
        """The picture on the canvas while a result waits."""
        candidate = self._document.candidate
        if candidate is None or not self._document.has_picture:
            return None
        return Still(tr("before"), np.array(candidate.beneath(self._document.picture)))

    def _rows(self) -> list[Row]:
        timeline, rows = self._timeline, []
        if timeline.reference is not None:
            lane, k = timeline.reference
            rows.append(
                Row(
                    ("frame", lane, k),
                    tr("Pinned: {position}").format(position=tr_message(lane.position_text(k))),
                    lane.title,
                )
            )
        if self._document.candidate is not None and self._document.has_picture:
            rows.append(Row(("before",), tr("The picture before"), tr("What the result would replace.")))
        rows += [
            Row(("lane", lane), lane.title, tr("Lane, at the same step · {subtitle}").format(subtitle=lane.subtitle))
            for lane in timeline.lanes
            if lane is not timeline.current and lane.available
        ]
        if (entry := self._chosen()) is not None:
            rows.append(
                Row(
                    ("result",),
                    tr("Selected result: {title}").format(title=self._title(entry)),
                    tr("The history's first picture of it."),
                )
            )
        return rows

    @cached_property
    def _popup(self) -> SearchPopup:
        popup = SearchPopup(tr("Compare with"), _EMPTY, button=tr("Picture file…"), parent=self._parent)
        popup.chosen.connect(self._take_row)
        popup.button_pressed.connect(self._choose_file)
        return popup

    def _take_row(self, key: tuple) -> None:
        match key:
            case ("frame", lane, k):
                self._comparison.start(LaneFrame(lane, k))
            case ("lane", lane):
                self._comparison.start(self._in_step(lane))
            case ("before",) if self._before is not None:
                self._comparison.start(self._before)
            case ("result",):
                self.compare_with_result()

    def _choose_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self._parent, tr("Compare with"), "", PICTURES)
        if path:
            self._read(Path(path), Path(path).name)

    def _read(self, path: Path, title: str) -> None:
        self._reader.run(
            lambda: open_picture(path), lambda pixels: self._comparison.start(Still(title, pixels)), self._fail
        )

    # what is shown

    def _show(self) -> None:
        """Show both pictures, and compute the numbers once nothing changes for a moment."""
        self._check_actions()
        self._decoding.rest()
        self._forget_numbers()
        a, b, problem = None, None, ""
        try:
            a, b = self._a(), self._b()
        except BadInput as error:
            problem = tr_message(str(error))
        if not problem and (a is None or b is None):
            problem = tr("There is nothing in view to compare.")
        if a is not None and b is not None:
            sizes = [f"{side[1].shape[1]} × {side[1].shape[0]}" for side in (a, b)]
            if sizes[0] != sizes[1]:
                problem = tr("These have different sizes, {size} and {size_2}: nothing to compare.").format(
                    size=sizes[0], size_2=sizes[1]
                )
        self._view.show_pictures(a, b, problem)
        if a is not None and b is not None and not problem:
            self._sides = (a, b)
            self._view.bar.show_numbers(_COMPUTING)
            self._rest.start()
            if self._comparison.mode == "difference":
                self._show_difference()

    def _a(self) -> Side | None:
        """Return A: the frame under the playhead, a waiting result, or the picture."""
        lane, k = self._timeline.current, self._timeline.playhead
        framed = isinstance(self._comparison.other, LaneFrame) or self._page.canvas.shows_frame
        if lane is not None and k < lane.available and framed:
            return self._of_lane(lane, k)
        document, candidate = self._document, self._document.candidate
        other = self._comparison.other
        if candidate is not None:
            size = other.pixels.shape[:2] if isinstance(other, Still) else ()
            if candidate.crop is not None and size != candidate.picture.shape[:2]:
                whole = candidate.over(document.picture)
                return tr("after"), whole
            return tr("after"), candidate.picture
        return (tr("picture"), document.picture.copy()) if document.has_picture else None

    def _b(self) -> Side | None:
        other = self._comparison.other
        if isinstance(other, LaneFrame):
            return self._of_lane(other.lane, min(other.k, max(0, other.lane.available - 1)))
        return None if other is None else (other.title, other.pixels)

    def _of_lane(self, lane: Lane, k: int) -> Side:
        pixels = lane.frame(k, lane.view_or_nearest(self._timeline.view))
        return f"{tr_message(lane.position_text(k))} · {lane.title}", pixels

    def _frames_to_decode(self) -> list[FrameInView]:
        other = self._comparison.other
        if isinstance(other, LaneFrame) and isinstance(other.lane, DenoisingLane) and not other.lane.live:
            return [(other.lane, other.k, other.lane.view_or_nearest(self._timeline.view))]
        return []

    def _measure(self) -> None:
        if self._sides is None:
            return
        pixels = tuple(side[1] for side in self._sides)
        self._measured.append(
            self._measurer.run(lambda: compare_pictures(*pixels), self._show_numbers, self._cannot_measure)
        )

    def _show_numbers(self, found: PictureComparison) -> None:
        self._view.bar.show_numbers(numbers_text(found))
        self._view.show_difference(found.difference)

    def _cannot_measure(self, error: BadInput) -> None:
        self._view.bar.show_numbers(tr_message(str(error)))

    def _show_difference(self) -> None:
        """Show the difference as soon as it is there: the numbers take longer."""
        if self._sides is not None:
            pixels = tuple(side[1] for side in self._sides)
            self._measured.append(
                self._measurer.run(lambda: difference_of(*pixels), self._view.show_difference, self._cannot_measure)
            )

    def _forget_numbers(self) -> None:
        for task in self._measured:
            task.cancel()
        self._measured.clear()
        self._sides = None
        self._rest.stop()

    # events during a comparison

    def _began_or_ended(self) -> None:
        if not self._comparison.active:
            self._forget_numbers()
            self._view.show_difference(None)
        self._page.lay_over(self._view, self._comparison.active)
        if self._comparison.active:
            self._view.setFocus()
        self._disable()

    def _playhead_moved(self, lane: Lane | None, k: int, _pixels: object) -> None:
        if not self._comparison.active:
            return
        if lane is not None:
            self._comparison.follow(lane, k)  # shows both, if B has moved
        self._show()

    def _look_changed(self) -> None:
        self._settings.setValue("compare/mode", self._comparison.mode)
        self._check_actions()
        if self._comparison.mode == "difference" and self._comparison.active:
            self._show_difference()

    def _lanes_changed(self) -> None:
        other = self._comparison.other
        if isinstance(other, LaneFrame) and other.lane not in self._timeline.lanes:
            self.end()

    def _candidate_changed(self) -> None:
        before, self._candidate = self._candidate, self._document.candidate
        if not self._comparison.active:
            return
        arrived = self._candidate is not None and (before is None or before.pictures is not self._candidate.pictures)
        if arrived or isinstance(self._comparison.other, Still):
            self.end()  # a result that arrives is shown, and the earlier picture is another one now

    def _picture_changed(self, *_: object) -> None:
        if isinstance(self._comparison.other, Still):
            self._show()

    def _disable(self) -> None:
        reason = "" if self._comparison.active else _NOT_COMPARING
        for what in (*MODES, "in_step", "swap", "end"):
            self._actions.disable(f"compare.{what}", "compare", reason)
        self._check_actions()

    def _check_actions(self) -> None:
        comparison = self._comparison
        for mode in MODES:
            self._actions[f"compare.{mode}"].setChecked(comparison.active and comparison.mode == mode)
        in_step = isinstance(comparison.other, LaneFrame) and comparison.other.in_step
        self._actions["compare.in_step"].setChecked(in_step)

    def _fail(self, error: BadInput) -> None:
        self._notify(str(error), True)


def numbers_text(found: PictureComparison) -> str:
    """Return the numbers of a comparison in one line."""
    if found.identical:
        return tr("Equal in every pixel · {width} × {height}").format(width=found.width, height=found.height)
    initials = {"red": "R", "green": "G", "blue": "B", "alpha": "A", "grey": tr("grey")}
    alike = [(name, mean) for name, mean in zip(found.channels, found.mean_difference, strict=True)]
    means = " ".join(f"{initials[name]} {number_text(mean, '.1f')}" for name, mean in alike if name != "alpha" or mean)
    parts = [tr("PSNR {psnr:.2f} dB").format(psnr=found.psnr) if found.psnr is not None else ""]
    parts += [tr("SSIM {ssim:.3f}").format(ssim=found.ssim) if found.ssim is not None else ""]
    parts += [
        tr("mean difference of 255: {means}").format(means=means),
        tr("{changed:.1%} of the pixels differ").format(changed=found.changed),
    ]
    return " · ".join(part for part in parts if part)
