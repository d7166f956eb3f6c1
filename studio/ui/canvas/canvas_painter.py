"""Draws what the canvas shows: picture, mask, results, denoising frame and crop."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen

from studio.document.candidate import Candidate
from studio.document.document import Document
from studio.document.layers.placement import Placement
from studio.document.picture import as_rgba
from studio.document.sheet import Sheet
from studio.protocol.geometry import Box, Margins, Size
from studio.ui import theme
from studio.ui.canvas.layers import CompositeImage, MaskOverlay, PictureImage, is_opaque
from studio.ui.canvas.pyramid import SECONDS_IN_STROKE, Budget
from studio.ui.canvas.transform_preview import TransformPreview
from studio.ui.canvas.view_transform import ViewTransform
from studio.ui.tools.settings import ToolSettings

_CHEQUER = 8  # widget pixels
Viewport = tuple[float, float]


class CanvasPainter:
    """Holds cached images of everything that is shown and draws them; the canvas reports what has changed."""

    def __init__(self, document: Document, settings: ToolSettings) -> None:
        self._document = document
        self._settings = settings
        self._picture: PictureImage | None = None
        self._prepared: PictureImage | None = None
        self._guides: CompositeImage | None = None
        self._overlay: MaskOverlay | None = None
        self._frame: PictureImage | None = None
        self._frame_pixels: NDArray[np.uint8] | None = None
        self._results: list[PictureImage] = []
        self._live: tuple[PictureImage, Box] | None = None
        self._part: tuple[PictureImage, Box] | None = None  # of the selected result: what a later mask covers
        self._frame_alone = False
        self._backdrop: PictureImage | None = None  # the picture that a frame belongs to, where it is another one
        self.frame_box: Box | None = None
        self.crop: Box | None = None
        self.margins = Margins()  # margins by which the picture is to be extended
        self.preview: tuple[TransformPreview, Placement] | None = None  # of a layer that is being transformed
        self.outline_only = False  # the mask's overlay would hide the result accepted under it
        self.reload()
        self.reload_candidate()

    @property
    def size(self) -> Size:
        """Size of what is shown: the picture's, or that of a sheet, of a frame or of a result that stands alone."""
        if self.shows_grid:
            return self.sheet.size
        if self._document.has_picture and not self.stands_alone:
            return self._document.size
        if self._frame is not None:
            return self._frame.size if self._backdrop is None else self._backdrop.size
        candidate = self._document.candidate
        return self._results[candidate.selected].size if candidate and self._results else Size(0, 0)

    @property
    def extent(self) -> Box:
        """The shown area, with the margins to be added around the picture or added by a result."""
        size, candidate = self.size, self._document.candidate
        box = Box(0, 0, *size)
        if not self._document.has_picture or self.stands_alone or self.shows_grid:
            return box
        if candidate is not None and candidate.shown and candidate.place is not None:
            box = box.union(candidate.place)
        return box.union(self.margins.around(size))

    @property
    def stands_alone(self) -> bool:
        """Whether another picture than the document's is shown, with neither its mask nor its crop."""
        if self._frame is not None and self._backdrop is not None:
            return True
        if not self._document.has_picture:
            return False
        if self._frame is not None:
            return self._frame_alone
        candidate = self._document.candidate
        if candidate is None or not candidate.shown or candidate.place is not None or self.shows_grid:
            return False
        return bool(self._results) and self._results[candidate.selected].size != self._document.size

    @property
    def shows_grid(self) -> bool:
        """Whether several results are shown on a sheet."""
        candidate = self._document.candidate
        waits = self._frame is None and candidate is not None and candidate.shown
        return waits and candidate is not None and candidate.is_sheet

    @property
    def shows_frame(self) -> bool:
        """Whether a denoising frame is shown."""
        return self._frame is not None

    # changes

    def use_prepared(self, image: PictureImage) -> None:
        """Use an image that was prepared off the UI thread once its pixels become the picture."""
        self._prepared = image

    def reload(self) -> None:
        """Follow the picture after it was replaced."""
        prepared, self._prepared = self._prepared, None
        if not self._document.has_picture:
            self._picture = None
        elif prepared is not None and prepared.pixels is self._document.composite.pixels:
            self._picture = prepared
        else:
            self._picture = CompositeImage(self._document.composite)
        self._guides = None
        self.guides_changed(None)
        self._overlay = None
        if self._document.has_mask:
            self._make_overlay()

    def guides_changed(self, box: Box | None) -> None:
        """Follow the guides in a box; None: everywhere."""
        guides = self._document.guides
        if guides is None or self._guides is None or box is None or not self._guides.shows(guides):
            self._guides = None if guides is None else CompositeImage(guides)
        else:
            self._guides.changed(box)

    def picture_changed(self, box: Box) -> None:
        """Follow the picture in a box."""
        composite, image = self._document.composite, self._picture
        if image is None:
            return
        shows_through = image.opaque and not composite.is_copy and not is_opaque(composite.pixels[box.slices])
        if shows_through or not image.shows(composite):
            self._picture = CompositeImage(composite, levels_of=image)
        else:
            image.changed(box)

    def mask_changed(self, box: Box) -> None:
        """Follow the mask in a box."""
        self._part = None
        if self._overlay is None:
            self._make_overlay()
        else:
            self._overlay.changed(box)

    def restyle_overlay(self) -> None:
        """Follow the overlay's colour and opacity."""
        if self._overlay is not None:
            self._overlay.set_style(self._settings.overlay_colour, self._settings.overlay_opacity)

    def reload_candidate(self) -> None:
        """Follow the candidate; its images are rebuilt only when it holds other pictures."""
        candidate = self._document.candidate
        pictures = candidate.pictures if candidate else ()
        if [id(picture) for picture in pictures] != [id(image.pixels) for image in self._results]:
            known = {id(image.pixels): image for image in self._results}
            self._results = [known.get(id(picture)) or PictureImage(picture) for picture in pictures]
        self._part = None

    def set_frame(
        self,
        pixels: NDArray[np.uint8] | None,
        box: Box | None,
        *,
        alone: bool = False,
        backdrop: PictureImage | None = None,
    ) -> None:
        """Show a denoising frame; see `PictureView.show_frame`."""
        self._frame_pixels = None if pixels is None else as_rgba(pixels)
        self._frame = None if self._frame_pixels is None else PictureImage(self._frame_pixels)
        self._frame_alone = alone
        self._backdrop = backdrop if alone and box is not None and self._frame is not None else None
        lies_in_picture = self._backdrop is not None or (self._document.has_picture and not alone)
        self.frame_box = box if self._frame is not None and lies_in_picture else None

    def set_live(self, pixels: NDArray[np.uint8] | None, box: Box) -> None:
        """Show a live picture, RGBA uint8 [h, w, 4], over a box of the picture; None removes it."""
        self._live = None if pixels is None else (PictureImage(pixels), box)

    # geometry

    def place(self, size: Size, box: Box | None, view: ViewTransform) -> QRectF:
        """Return where pixels of `size` are drawn: in their box, or fitted into the whole picture."""
        if box is not None:
            return QRectF(*view.box_to_widget(box))
        whole = QRectF(*view.box_to_widget(Box(0, 0, *self.size)))
        scale = min(whole.width() / size.width, whole.height() / size.height)
        width, height = size.width * scale, size.height * scale
        return QRectF(whole.x() + (whole.width() - width) / 2, whole.y() + (whole.height() - height) / 2, width, height)

    def frame_place(self, view: ViewTransform) -> QRectF:
        """Return where the frame is drawn; empty without one."""
        return QRectF() if self._frame is None else self.place(self._frame.size, self.frame_box, view)

    @property
    def sheet(self) -> Sheet:
        """The layout of the results."""
        return Sheet(len(self._results), self._results[0].size)

    def colour_at(self, x: float, y: float) -> tuple[int, int, int] | None:
        """Return red, green and blue of what is shown at a place of the picture; None where nothing is shown."""
        candidate = self._document.candidate
        layers: list[tuple[NDArray[np.uint8], Box | None]] = []
        if self._frame_pixels is not None:
            layers.append((self._frame_pixels, self.frame_box))
        elif candidate is not None and candidate.shown and not self.shows_grid:
            layers.append((candidate.picture, candidate.place))
        if self._backdrop is not None:
            layers.append((self._backdrop.pixels, Box(0, 0, *self._backdrop.size)))
        for pixels, box in layers:
            height, width = pixels.shape[:2]
            target = QRectF(*box) if box else self.place(Size(width, height), None, ViewTransform())
            column = int((x - target.x()) // (target.width() / width))
            row = int((y - target.y()) // (target.height() / height))
            if 0 <= column < width and 0 <= row < height:
                red, green, blue = pixels[row, column, :3].tolist()
                return red, green, blue
        width, height = self._document.size
        if not self.stands_alone and 0 <= x < width and 0 <= y < height:
            red, green, blue = self._document.composite.colour_at(int(x), int(y))[:3].tolist()
            return red, green, blue
        return None

    # drawing

    def draw(self, painter: QPainter, view: ViewTransform, viewport: Viewport) -> bool:
        """Draw the layers, or the grid of results instead.

        Returns:
            Whether everything is drawn in full quality. Large images take several short repaints.
        """
        budget = Budget(seconds=SECONDS_IN_STROKE) if self._document.stroking else Budget()
        if self._picture is not None and not self._picture.shows(self._document.composite):
            self._picture = CompositeImage(self._document.composite, levels_of=self._picture)
        if self.shows_grid:
            self._draw_grid(painter, view, viewport, budget)
        elif self.stands_alone:
            if self._backdrop is not None and self._frame is not None:
                self._draw_image(painter, self._backdrop, self.place(self.size, None, view), view, viewport, budget)
            self._draw_top(painter, view, viewport, budget)
        else:
            self._draw_layers(painter, view, viewport, budget)
        return not budget.exceeded and (self._picture is None or self._picture.shows(self._document.composite))

    def _draw_layers(self, painter: QPainter, view: ViewTransform, viewport: Viewport, budget: Budget) -> None:
        if any(self.margins) and self._document.has_picture:
            _draw_added(painter, QRectF(*view.box_to_widget(self.margins.around(self.size))))
        if self.preview is not None:
            preview, placement = self.preview
            painter.fillRect(self.place(self.size, None, view), _chequer())
            preview.draw(painter, placement, self.size, view, viewport)
        elif self._picture is not None:
            self._draw_image(painter, self._picture, self.place(self.size, None, view), view, viewport, budget)
        candidate = self._document.candidate
        if self._live is not None and (candidate is None or not candidate.shown):
            image, box = self._live
            self._draw_image(painter, image, self.place(image.size, box, view), view, viewport, budget)
        if self._guides is not None:
            if self._document.guides is not None and not self._guides.shows(self._document.guides):
                self.guides_changed(None)
            self._guides.draw(painter, self.place(self.size, None, view), view, viewport, budget)
        # During a stroke the mask is drawn on top; otherwise it would hide the frame or result.
        painting = self._document.stroking
        if not painting:
            self._draw_overlay(painter, view, viewport, budget)
        self._draw_top(painter, view, viewport, budget)
        if painting:
            self._draw_overlay(painter, view, viewport, budget)
        if self.crop is not None and self._document.has_picture:
            _draw_crop(painter, QRectF(*view.box_to_widget(self.crop)), view)

    def _draw_overlay(self, painter: QPainter, view: ViewTransform, viewport: Viewport, budget: Budget) -> None:
        if self._overlay is not None and not self.outline_only:
            self._overlay.draw(painter, self.place(self.size, None, view), view, viewport, budget)

    def _draw_top(self, painter: QPainter, view: ViewTransform, viewport: Viewport, budget: Budget) -> None:
        candidate = self._document.candidate
        if self._frame is not None:
            self._draw_image(painter, self._frame, self.frame_place(view), view, viewport, budget)
        elif candidate is not None and candidate.shown and not self._document.stroking:
            if candidate.partial and self._document.has_mask and not any(candidate.margins) and not self.stands_alone:
                self._draw_part(painter, candidate, view, viewport, budget)
                return
            image = self._results[candidate.selected]
            self._draw_image(painter, image, self.place(image.size, candidate.place, view), view, viewport, budget)

    def _draw_part(
        self, painter: QPainter, candidate: Candidate, view: ViewTransform, viewport: Viewport, budget: Budget
    ) -> None:
        """Draw what the mask covers of the selected result."""
        whole = candidate.crop or Box(0, 0, *self._document.size)
        box = self._document.mask_box.intersection(whole)
        if box.empty:
            return
        if self._part is None:
            inside = Box(box.x - whole.x, box.y - whole.y, box.width, box.height)
            pixels, mask = candidate.picture[inside.slices].copy(), self._document.mask[box.slices]
            pixels[..., 3] = (pixels[..., 3].astype(np.uint16) * mask + 127) // 255
            self._part = (PictureImage(pixels, opaque=False), box)
        image, place = self._part
        image.draw(painter, QRectF(*view.box_to_widget(place)), view, viewport, budget)

    def _draw_grid(self, painter: QPainter, view: ViewTransform, viewport: Viewport, budget: Budget) -> None:
        sheet, candidate = self.sheet, self._document.candidate
        cells = [QRectF(*view.box_to_widget(sheet.box(index))) for index in range(sheet.count)]
        for image, cell in zip(self._results, cells, strict=True):
            self._draw_image(painter, image, cell, view, viewport, budget)
        if candidate is not None:  # over its neighbours
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.colours().text), 2))
            painter.drawRect(cells[candidate.selected].adjusted(-2, -2, 2, 2))

    @staticmethod
    def _draw_image(
        painter: QPainter,
        image: PictureImage,
        target: QRectF,
        view: ViewTransform,
        viewport: Viewport,
        budget: Budget,
    ) -> None:
        if not image.opaque:
            painter.setBrushOrigin(target.topLeft())
            painter.fillRect(target, _chequer())
            painter.setBrushOrigin(QPointF())
        image.draw(painter, target, view, viewport, budget)

    def _make_overlay(self) -> None:
        self._overlay = MaskOverlay(self._document.mask, self._settings.overlay_colour, self._settings.overlay_opacity)


def _draw_crop(painter: QPainter, box: QRectF, view: ViewTransform) -> None:
    """Outline the crop: a light line with a dark one around it, each one screen pixel wide."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pixel = 1 / view.ratio
    for colour, grow in ((QColor(0, 0, 0, 140), 2 * pixel), (QColor(255, 255, 255, 200), pixel)):
        painter.setPen(QPen(colour, 0))
        painter.drawRect(box.adjusted(-grow, -grow, grow - pixel, grow - pixel))


def _draw_added(painter: QPainter, box: QRectF) -> None:
    """Draw the margins to be added around the picture."""
    painter.setBrushOrigin(box.topLeft())
    painter.fillRect(box, _chequer())
    painter.setBrushOrigin(QPointF())
    pen = QPen(QColor(theme.colours().accent), 1)
    pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))


def _chequer() -> QBrush:
    c = theme.colours()
    tile = QImage(2 * _CHEQUER, 2 * _CHEQUER, QImage.Format.Format_RGB32)
    tile.fill(QColor(c.control))
    painter = QPainter(tile)
    painter.fillRect(0, 0, _CHEQUER, _CHEQUER, QColor(c.line))
    painter.fillRect(_CHEQUER, _CHEQUER, _CHEQUER, _CHEQUER, QColor(c.line))
    painter.end()
    return QBrush(tile)
