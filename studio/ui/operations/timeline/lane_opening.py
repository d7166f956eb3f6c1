"""Opens the file of a denoising record as a lane of the timeline."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from studio.document.lanes.denoising_lane import DenoisingLane
from studio.document.lanes.timeline import Timeline
from studio.protocol.errors import BadInput
from studio.protocol.recordheader import is_record
from studio.ui.background import Background
from studio.ui.translation import tr


class LaneOpening:
    """Opens records off the UI thread; a file of weights is handed on.

    Args:
        add_model: Adds a model's file.
        reveal: Brings the canvas into view.
        notify: Shows a line; True marks an error.
    """

    def __init__(
        self,
        timeline: Timeline,
        *,
        add_model: Callable[[str], object],
        reveal: Callable[[], None],
        notify: Callable[[str, bool], None],
        parent: QWidget,
    ) -> None:
        self._timeline, self._add_model, self._reveal, self._notify = timeline, add_model, reveal, notify
        self._background = Background(parent)

    def open(self, path: Path) -> None:
        """Show the lane of a .safetensors file with a record; a file that holds none is added as a model."""
        self._background.run(
            partial(_read, path.absolute()), partial(self._show, path), lambda error: self._notify(str(error), True)
        )

    def close(self) -> None:
        """Stop reading."""
        self._background.close()

    def _show(self, path: Path, lane: DenoisingLane | None) -> None:
        if lane is None:
            self._add_model(str(path))
            return
        known = self._timeline.find(lane.key)
        if known is None:
            self._timeline.add(lane)
        else:
            self._timeline.look_at(known)
        self._reveal()


def _read(path: Path) -> DenoisingLane | None:
    """Open a record; None for a file of weights."""
    if not path.exists():
        raise BadInput(tr("Could not read {path}: there is no such file.").format(path=path))
    return DenoisingLane.open(path, title=path.stem) if is_record(path) else None
