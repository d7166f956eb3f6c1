"""Changes the size of the canvas, and of the picture."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from studio.document.canvas_sizing import Anchor, resampled, resize_canvas
from studio.document.contents import Contents
from studio.document.document import Document
from studio.protocol.errors import BadInput
from studio.protocol.geometry import Size
from studio.ui.actions import Operations
from studio.ui.background import Background
from studio.ui.translation import tr
from studio.ui.undo import UndoStack


class Sizing:
    """Asks for a size, and changes the document by one undo step.

    Args:
        notify: Shows a line; True marks an error.
    """

    def __init__(
        self, document: Document, undo: UndoStack, notify: Callable[[str, bool], None], parent: QWidget
    ) -> None:
        self._document, self._undo, self._notify, self._parent = document, undo, notify, parent
        self._background = Background(parent)
        self._state = 0  # a number for each state of the document
        for changed in (document.picture_changed, document.mask_changed, document.layers_changed):
            changed.connect(self._changed)
        document.picture_replaced.connect(self._changed)

    @property
    def busy(self) -> bool:
        """Whether a picture is being resampled."""
        return self._background.busy

    def operations(self) -> Operations:
        """Return what the commands do."""
        return {"image.canvas_size": self.choose_canvas, "image.size": self.choose_image}

    def choose_canvas(self) -> None:
        """Ask for the size of the canvas."""
        if self._has_picture():
            from studio.ui.canvas.canvas_size_dialog import CanvasSizeDialog  # when it is first needed

            dialog = CanvasSizeDialog(self._document.size, self._parent)
            dialog.chosen.connect(self.resize_canvas)
            dialog.open()

    def choose_image(self) -> None:
        """Ask for the size of the picture."""
        if self._has_picture():
            from studio.ui.canvas.image_size_dialog import ImageSizeDialog  # when it is first needed

            dialog = ImageSizeDialog(self._document.size, self._parent)
            dialog.chosen.connect(self.resample)
            dialog.open()

    def resize_canvas(self, size: Size, anchor: Anchor) -> None:
        """Cut the canvas, or add to it."""
        try:
            self._undo.record(resize_canvas(self._document, size, anchor))
        except BadInput as error:
            self._notify(str(error), True)

    def resample(self, size: Size) -> None:
        """Resample the picture off the UI thread; an edit meanwhile drops the result."""
        if size != self._document.size:
            contents, state = self._document.contents, self._state
            self._background.run(
                partial(resampled, contents, size),
                lambda made: self._show(made, state),
                lambda error: self._notify(str(error), True),
            )

    def close(self) -> None:
        """Stop computing."""
        self._background.close()

    def _has_picture(self) -> bool:
        if not self._document.has_picture:
            self._notify(tr("There is no picture to resize. Open or generate one first."), False)
        return self._document.has_picture

    def _show(self, contents: Contents, state: int) -> None:
        if state == self._state:
            self._undo.record(self._document.set_contents(contents, "Image size"))
        else:
            self._notify(tr("The picture was edited meanwhile, and keeps its size."), False)

    def _changed(self, _changed: object = None) -> None:
        self._state += 1
