"""Selects objects with a model: sends the picture to the engine, and makes a selection of the mask that comes back."""

import itertools
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QWidget

from studio.document.document import Document
from studio.document.inputs import keep_input
from studio.document.picture import open_picture
from studio.document.selections.edge_fitting import fitted
from studio.document.selections.selection import Mode, Selection
from studio.link.object_masks import ObjectMasks, Point
from studio.protocol.errors import BadInput
from studio.protocol.geometry import Box, Size
from studio.ui.actions import Operations
from studio.ui.background import Background
from studio.ui.canvas.canvas import Canvas
from studio.ui.translation import tr, tr_message

MAX_SENT_SIDE = 1024  # pixels of the longer side that is sent, as large as the models' input
_TITLE = tr("Object selection")
Corners = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True)
class _Request:
    """A request in progress."""

    mode: Mode
    picture: NDArray[np.uint8]


class ObjectSelecting:
    """Connects the object tool, the engine and the canvas. Only the newest click counts.

    Args:
        mode: Returns how a selection is combined with the existing one.
        notify: Shows a line; True marks an error.
    """

    def __init__(
        self,
        document: Document,
        canvas: Canvas,
        masks: ObjectMasks,
        mode: Callable[[], Mode],
        notify: Callable[[str, bool], None],
        parent: QWidget,
    ) -> None:
        self._mode, self._parent, self._words = mode, parent, ""
        self._document, self._canvas, self._masks, self._notify = document, canvas, masks, notify
        self._background = Background(parent)
        self._numbers = itertools.count()
        self._requests: dict[Hashable, _Request] = {}
        canvas.object_wanted.connect(self.ask)
        masks.made.connect(self._made)
        masks.failed.connect(self._failed)
        document.picture_replaced.connect(self._forget)

    @property
    def busy(self) -> bool:
        """Whether an object is being looked for."""
        return bool(self._requests)

    def operations(self) -> Operations:
        """Return what the commands do."""
        return {"mask.by_words": self.choose_words}

    def choose_words(self) -> None:
        """Ask what to select; it is combined with the existing selection as the selection tools are set."""
        if not self._document.has_picture:
            self._notify(tr("There is no picture to select in. Open or generate one first."), False)
            return
        dialog = QInputDialog(self._parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setObjectName("maskWords")
        dialog.setWindowTitle(tr("Select by words"))
        dialog.setLabelText(tr("What to select, such as: the sky"))
        dialog.setTextValue(self._words)
        dialog.textValueSelected.connect(self.ask_words)
        dialog.open()

    def ask_words(self, words: str) -> None:
        """Select what words name."""
        self._words = words.strip()
        if self._words:
            self._ask((0.0, 0.0, 0.0, 0.0), self._mode(), self._words)

    def ask(self, box: Corners, mode: Mode) -> None:
        """Select the object in a box of the picture, or at a point: a box without a size."""
        self._ask(box, mode, "")

    def _ask(self, box: Corners, mode: Mode, words: str) -> None:
        picture, key = self._document.picture, next(self._numbers)
        size = self._document.size
        left, right = (min(max(0.0, x), size.width) for x in (box[0], box[2]))
        top, bottom = (min(max(0.0, y), size.height) for y in (box[1], box[3]))
        factor = min(1.0, MAX_SENT_SIDE / max(size))
        scaled = (left * factor, top * factor, right * factor, bottom * factor)
        self._requests = {key: _Request(mode, picture)}
        self._notify(tr("Looking for the object …"), False)
        self._background.run(
            partial(_reduced, picture, factor), partial(self._send, key, scaled, words), partial(self._not_sent, key)
        )

    def close(self) -> None:
        """Stop sending requests."""
        self._forget()
        self._background.close()
        self._masks.close()

    def _send(self, key: Hashable, box: Corners, words: str, file: Path) -> None:
        if key not in self._requests:
            return
        if words:
            self._masks.ask(key, file, (), None, words)
            return
        is_point = box[:2] == box[2:]
        points: tuple[Point, ...] = ((box[0], box[1], True),) if is_point else ()
        self._masks.ask(key, file, points, None if is_point else box)

    def _made(self, key: Hashable, file: Path) -> None:
        request = self._requests.pop(key, None)
        if request is None:
            return
        try:
            share = open_picture(file)[..., 0]  # small; the file is deleted when this returns
        except BadInput as error:
            self._notify(str(error), True)
            return
        self._notify(tr("The object is selected.") if (share >= 128).any() else tr("No object was found there."), False)
        self._canvas.select(partial(_selection, share), request.mode, _TITLE)

    def _failed(self, key: Hashable, problem: str) -> None:
        if self._requests.pop(key, None) is not None:
            self._notify(problem, True)

    def _not_sent(self, key: Hashable, error: BadInput) -> None:
        self._failed(key, tr_message(str(error)))

    def _forget(self) -> None:
        """Drop requests for another picture."""
        self._requests = {}
        self._masks.forget()


# what runs off the UI thread


def _reduced(picture: NDArray[np.uint8], factor: float) -> Path:
    """Write a picture, reduced by a factor, to where the engine reads it."""
    if factor == 1:
        return keep_input(picture)
    size = Size(max(1, round(picture.shape[1] * factor)), max(1, round(picture.shape[0] * factor)))
    reduced = Image.fromarray(picture).convert("RGBa").resize(size, Image.Resampling.BOX, reducing_gap=2.0)
    return keep_input(np.asarray(reduced.convert("RGBA")))


def _selection(mask: NDArray[np.uint8], picture: NDArray[np.uint8]) -> Selection:
    whole = Box(0, 0, picture.shape[1], picture.shape[0])
    return Selection(whole, fitted(picture, whole, mask.astype(np.float32) / np.float32(255)))
