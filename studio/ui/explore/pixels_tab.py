"""The tab of the pixels: joins its view with the document and the pointer over the canvas."""

import numpy as np

from studio.document.document import Document
from studio.document.exploring.forward import reduced
from studio.ui.canvas.canvas import Canvas
from studio.ui.explore.explore_tab import PictureTab
from studio.ui.explore.pixels_view import PixelsView
from studio.ui.translation import tr

SIDE = 128  # pixels of the copy that shows the channels


class PixelsTab(PictureTab):
    """Shows the picture in view as matrices: a result that waits, or the document's; see `PixelsView`."""

    key = "pixels"
    title = tr("Pixels")
    view: PixelsView | None = None

    def __init__(self, document: Document, canvas: Canvas) -> None:
        super().__init__(document)
        self._canvas = canvas
        self._follows_mask = False

    def make(self) -> PixelsView:
        """Make the view, which follows the pointer."""
        self._canvas.hovered.connect(self._hovered)
        return PixelsView()

    def shown(self) -> None:
        """Show the picture, and follow the mask from the first time on."""
        if not self._follows_mask:
            self._follows_mask = True
            self._document.mask_changed.connect(self._changed)
            self._document.candidate_changed.connect(self._changed)
        super().shown()

    def show_picture(self) -> None:
        """Show the picture's numbers."""
        if self.view is not None:
            picture = self._document.picture_in_view
            small = reduced(picture, SIDE) if picture.size else np.zeros((0, 0, 3), np.uint8)
            region = self._document.mask_box if self._document.has_mask else None
            self.view.set_picture(picture, small, region)

    def _hovered(self, x: int, y: int) -> None:
        if self.view is not None and self.view.isVisible():
            self.view.look_at(x, y)
