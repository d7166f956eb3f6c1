"""Shows the mathematics of the step under the resting playhead in the Step panel."""

from collections.abc import Callable, Collection

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage

from studio.document.lanes.denoising_lane import DenoisingLane
from studio.document.lanes.timeline import Timeline
from studio.link.step_inspector import StepInspector
from studio.protocol.events import StepInspected
from studio.ui.canvas.canvas import Canvas
from studio.ui.inspector.inspector_panel import InspectorPanel
from studio.ui.translation import tr

REST_MILLISECONDS = 250
_LIVE = tr("The terms of a step can be shown once the picture is finished.")
_GONE = tr("This lane's record is not on the disk, so its steps cannot be repeated.")
_NO_MODEL = tr("The model {} is not here, so its steps cannot be repeated.")
Key = tuple[str, int, int]


class Inspecting:
    """Joins timeline, engine, panel and canvas; no request is sent while the panel is hidden or a generation runs.

    Args:
        models: Returns the names of the installed models.
        idle: Returns whether the engine has nothing else to do.
    """

    def __init__(
        self,
        *,
        timeline: Timeline,
        panel: InspectorPanel,
        inspector: StepInspector,
        canvas: Canvas,
        models: Callable[[], Collection[str]],
        idle: Callable[[], bool],
    ) -> None:
        self._timeline, self._panel, self._inspector, self._canvas = timeline, panel, inspector, canvas
        self._models, self._idle = models, idle
        self._shown: Key | None = None
        self._failed: set[Key] = set()
        self._rest = QTimer(panel)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MILLISECONDS)
        self._rest.timeout.connect(self._ask)
        timeline.playhead_moved.connect(self.rest)
        timeline.lanes_changed.connect(self.rest)
        timeline.lane_changed.connect(self.rest)
        inspector.inspected.connect(self._take)
        inspector.failed.connect(self._give_up)
        panel.part_chosen.connect(self._show_on_canvas)

    def rest(self, *_: object) -> None:
        """Send a request in a moment, unless something changes until then."""
        self._inspector.forget()
        self._rest.start()

    def engine_ready(self, *_: object) -> None:
        """Retry what the previous engine could not do."""
        self._failed.clear()
        self.rest()

    def close(self) -> None:
        """Stop sending requests."""
        self._rest.stop()
        self._inspector.close()

    def _ask(self) -> None:
        if not self._panel.isVisible():
            return
        lane, k = self._timeline.current, self._timeline.playhead
        if not isinstance(lane, DenoisingLane) or not lane.available:
            self._shown = None
            self._panel.clear()
            return
        problem = self._problem(lane)
        if problem:
            self._shown = None
            self._panel.clear(problem)
            return
        assert lane.trajectory is not None, "checked by _problem"
        picture = lane.selected or 0
        step = lane.kept[min(k, len(lane.kept) - 1)]
        key = (lane.id, step, picture)
        if key == self._shown or key in self._failed:
            return
        if not self._idle():
            self._rest.start()
            return
        self._panel.wait()
        self._inspector.ask(key, lane.trajectory, step, picture)

    def _problem(self, lane: DenoisingLane) -> str:
        if lane.live:
            return _LIVE
        if lane.trajectory is None:
            return _GONE
        return "" if lane.model in self._models() else _NO_MODEL.format(lane.model)

    def _take(self, key: Key, step: StepInspected) -> None:
        files = {part.picture for part in (*step.terms, *step.tensors) if part.picture}
        self._shown = key
        self._panel.show_step(step, {file: QImage(file) for file in files})  # small PNGs, and gone when this returns

    def _give_up(self, key: Key, message: str) -> None:
        self._failed.add(key)
        self._shown = None
        self._panel.clear(message)

    def _show_on_canvas(self, image: QImage, _name: str) -> None:
        rgb = image.convertToFormat(QImage.Format.Format_RGB888)
        rows = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
        pixels = rows[:, : 3 * rgb.width()].reshape(rgb.height(), rgb.width(), 3).copy()
        self._canvas.show_frame(pixels, alone=True)
