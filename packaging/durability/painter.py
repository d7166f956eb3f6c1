"""A scripted painter: a document with an undo stack, a journal, and random edits."""

from collections.abc import Callable

import numpy as np

from studio.document.document import Document
from studio.document.edits import Edit
from studio.document.journal.recorder import Recorder
from studio.document.journal.restoring import Restored
from studio.document.painting.brush import Brush
from studio.document.taking import take_candidate

MAX_STEPS = 40  # of the undo stack: few, so that the oldest are dropped now and then


class Painter:
    """Makes random edits, undoes some, and passes them to a recorder.

    Args:
        recorder_of: Makes the recorder of a document.
        restored: A restored document to continue with.
        side: Pixels of a picture's sides.
        changed: Called after each change of the document, before the recorder learns of it.
    """

    def __init__(
        self,
        recorder_of: Callable[[Document], Recorder],
        restored: Restored | None = None,
        *,
        seed: int,
        side: int,
        changed: Callable[[Document], None] = lambda _: None,
    ) -> None:
        self._changed = changed
        self._rng = np.random.default_rng(seed)
        self._side = side
        restored = Restored() if restored is None else restored
        self.document, self.edits, self.applied = restored.document, restored.edits, restored.applied
        self.recorder = recorder_of(self.document)
        if restored.stroke:
            self.recorder.edit(self.edits[self.applied - 1])

    def act(self) -> None:
        """Do one thing."""
        if not self.document.has_picture:
            self.open()
            return
        actions = [self.stroke, self.undo, self.redo, self.take, self.fill, self.open]
        what = actions[self._rng.choice(len(actions), p=[0.7, 0.1, 0.06, 0.08, 0.05, 0.01])]
        what()

    def open(self) -> None:
        """Open a picture."""
        height, width = self._rng.integers(self._side // 2, self._side, 2, endpoint=True)
        self._record(self.document.set_picture(self._noise(height, width)))

    def stroke(self) -> None:
        """Paint a stroke."""
        self.begin_stroke()
        for _ in range(self._rng.integers(1, 6)):
            self.continue_stroke()
        self.end_stroke()

    def begin_stroke(self) -> None:
        """Press."""
        self.document.begin_stroke(Brush(size=max(2, self._side / 12)), erase=bool(self._rng.random() < 0.3))
        self.continue_stroke()

    def continue_stroke(self) -> None:
        """Move."""
        width, height = self.document.size
        self.document.stroke_to(float(self._rng.uniform(0, width)), float(self._rng.uniform(0, height)))

    def end_stroke(self) -> None:
        """Release."""
        self._record(self.document.end_stroke())

    def take(self) -> None:
        """Accept a result."""
        width, height = self.document.size
        self.document.offer([self._noise(height, width)])
        self._record(take_candidate(self.document))

    def fill(self) -> None:
        """Mask everything, or nothing."""
        self._record(self.document.clear_mask() or self.document.fill_mask())

    def undo(self) -> None:
        """Undo the last edit."""
        if self.applied:
            self.applied -= 1
            self.edits[self.applied].revert(self.document)
            self._changed(self.document)
            self.recorder.moved(self.applied)

    def redo(self) -> None:
        """Make it again."""
        if self.applied < len(self.edits):
            self.edits[self.applied].apply(self.document)
            self.applied += 1
            self._changed(self.document)
            self.recorder.moved(self.applied)

    def _record(self, edit: Edit | None) -> None:
        if edit is None:
            return
        del self.edits[self.applied :]
        self.edits.append(edit)
        self.applied += 1
        self._changed(self.document)
        self.recorder.edit(edit)
        if (over := len(self.edits) - MAX_STEPS) > 0:
            del self.edits[:over]
            self.applied -= over
            self.recorder.trimmed(over)

    def _noise(self, height: int, width: int) -> np.ndarray:
        """Return a picture of coarse blocks, which compress as drawings do."""
        blocks = self._rng.integers(0, 256, (-(-height // 8), -(-width // 8), 3), np.uint8)
        return blocks.repeat(8, 0).repeat(8, 1)[:height, :width]
