"""The viewing half of the canvas: follows the document, pans and zooms, and repaints only what has changed."""

import math
from dataclasses import replace
from enum import Enum, auto

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

from studio.document.document import Document
from studio.protocol.geometry import Box, Margins, Size
from studio.ui import theme
from studio.ui.canvas import info
from studio.ui.canvas.ants import SMALL, Ants
from studio.ui.canvas.brush_ring import draw_ring, ring_area
from studio.ui.canvas.candidate_bar import CandidateBar
from studio.ui.canvas.canvas_painter import CanvasPainter
from studio.ui.canvas.empty_state import EmptyState
from studio.ui.canvas.frame_painter import draw_handles, handles_area
from studio.ui.canvas.layers import PictureImage
from studio.ui.canvas.outline_painter import draw_outline, outline_area
from studio.ui.canvas.pixel_numbers import draw_numbers
from studio.ui.canvas.transform_preview import TransformPreview
from studio.ui.canvas.view_transform import MARGIN, ViewTransform, centred, fitted
from studio.ui.tools.brush_ring import BrushRing
from studio.ui.tools.crop_frame import CropFrame
from studio.ui.tools.outline import Outline
from studio.ui.tools.settings import ToolSettings
from studio.ui.tools.transform_state import TransformState
from studio.ui.translation import tr

_PINCH = Qt.GestureType.PinchGesture
_WHEEL = 1.2  # zoom for one notch
_HINT = tr("Click: before / after")
_HINT_GRID = tr("Click or arrow keys: select")
_HINT_STRIP = tr("1 to 9: choose · click: before / after")


class Handles(Enum):
    """What has handles to drag it."""

    NONE = auto()
    OF_FRAME = auto()  # what the model sees
    OF_PICTURE = auto()  # the picture, with what is to be added around it


class PictureView(QWidget):
    """A view of one document.

    Signals:
        zoom_changed: Physical screen pixels per picture pixel.
        view_changed: The picture was panned or zoomed, or the widget has another size.
        hovered: Column and row of the pixel under the pointer, which may lie outside the picture.
    """

    zoom_changed = Signal(float)
    view_changed = Signal()
    hovered = Signal(int, int)

    def __init__(self, document: Document, settings: ToolSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._settings = settings
        self._painter = CanvasPainter(document, settings)
        self._view = ViewTransform()  # exact; `view` is rounded to the screen's pixels
        self._fits = True
        self._extent = self._painter.extent
        self._hover: QPointF | None = None
        self._ring: BrushRing | None = None
        self._crop_frame: CropFrame | None = None
        self._handles = Handles.NONE
        self._outlines: dict[str, Outline | None] = {"guides": None, "kept": None, "gesture": None}
        self._pinch: tuple[float, QPointF] | None = None  # scale and centre of the last step of a pinch
        self._info = ""
        self.shows_pixel_values = True
        self._stroking = False  # whether a stroke was in progress at the last change
        self._ants = Ants(self)
        self._ants.moved.connect(self.update)
        self.empty_state = EmptyState(self)
        self.candidate_bar = CandidateBar(document, self)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.grabGesture(_PINCH)
        self.setMinimumSize(160, 120)
        document.picture_replaced.connect(self._picture_replaced)
        document.picture_changed.connect(self._picture_changed)
        document.guides_changed.connect(self._guides_changed)
        document.mask_changed.connect(self._mask_changed)
        document.candidate_changed.connect(self._candidate_changed)
        settings.overlay_changed.connect(self._overlay_changed)
        self._content_changed()

    # pan and zoom

    @property
    def view(self) -> ViewTransform:
        """Pan and zoom, rounded to whole pixels of the screen."""
        return self._view.snapped()

    @property
    def info(self) -> str:
        """The info line at the foot: zoom, size, and the pixel under the pointer."""
        return self._info

    def fit(self) -> None:
        """Fit the picture into the canvas, and keep it fitted when the canvas is resized."""
        self._fits = True
        width, height = self._viewport
        if self._painter.shows_grid or self._painter.stands_alone:  # the buttons must not cover the lowest row
            height -= self._footer.height() + self.candidate_bar.sizeHint().height() - MARGIN
        self._extent = extent = self._painter.extent
        view = fitted(extent.size, (width, height), self.devicePixelRatioF())
        self._set_view(view.from_corner(extent.x, extent.y))

    def actual_size(self) -> None:
        """Zoom to 100% with the picture centred: one picture pixel on each pixel of the screen."""
        self._fits = False
        self._set_view(centred(self._painter.size, self._viewport, 1.0, self.devicePixelRatioF()))

    def zoom_in(self) -> None:
        """Zoom in by one step."""
        self.zoom_to(self._view.larger())

    def zoom_out(self) -> None:
        """Zoom out by one step."""
        self.zoom_to(self._view.smaller())

    def zoom_to(self, zoom: float, about: tuple[float, float] | None = None) -> None:
        """Zoom about a place of the widget, by default its centre."""
        self._fits = False
        self._set_view(self._view.zoomed(zoom, about or (self.width() / 2, self.height() / 2)))

    def pan(self, dx: float, dy: float) -> None:
        """Pan the picture by widget pixels."""
        self._fits = False
        self._set_view(self._view.moved(dx, dy))

    @property
    def place(self) -> tuple[float, float, float] | None:
        """The zoom, and the place of the picture in the middle; None while the whole picture is fitted."""
        if self._fits:
            return None
        return (self._view.zoom, *self._view.to_picture(self.width() / 2, self.height() / 2))

    def look_at(self, zoom: float, x: float, y: float) -> None:
        """Zoom, with a place of the picture in the middle."""
        self._fits = False
        view = replace(self._view, zoom=1.0, x=self.width() / 2, y=self.height() / 2).zoomed(zoom, self._viewport)
        self._set_view(replace(view, x=self.width() / 2 - x * view.scale, y=self.height() / 2 - y * view.scale))

    def show_pixel_values(self, on: bool) -> None:
        """Write the values of pixels onto them where they are large enough."""
        self.shows_pixel_values = on
        self.update()

    # what is shown

    def use_prepared(self, image: PictureImage) -> None:
        """Take an image that was prepared off the UI thread; its pixels are about to become the document's picture."""
        self._painter.use_prepared(image)

    @property
    def shows_frame(self) -> bool:
        """Whether a denoising frame is shown."""
        return self._painter.shows_frame

    def show_frame(
        self,
        pixels: NDArray[np.uint8] | None,
        box: Box | None = None,
        *,
        alone: bool = False,
        backdrop: PictureImage | None = None,
    ) -> None:
        """Show a denoising frame, or hide it.

        Args:
            pixels: uint8 [h, w, 3]; None hides the frame.
            box: The part of the picture that the frame covers; None for all of it.
            alone: The frame belongs to another picture, which is shown instead of the document's.
            backdrop: That other picture, in which the frame covers the box.
        """
        look, old = (self._painter.shows_grid, self._painter.stands_alone), self._painter.frame_place(self.view)
        self._painter.set_frame(pixels, box, alone=alone, backdrop=backdrop)
        if self._painter.extent != self._extent:
            self._content_changed()
        elif (self._painter.shows_grid, self._painter.stands_alone) != look:
            self.update()
        else:
            for place in (old, self._painter.frame_place(self.view)):
                self.update(_around(place))
        self._place_bar()
        self._refresh_ants()
        self._refresh_info()

    def show_live(self, pixels: NDArray[np.uint8] | None, box: Box) -> None:
        """Show a live picture, RGBA uint8 [h, w, 4], over a box of the picture; None removes it."""
        self._painter.set_live(pixels, box)
        self._update_box(box)

    def reduce_motion(self, reduced: bool) -> None:
        """Stop or resume the motion of the mask's outline."""
        self._ants.let_move(not reduced)

    def outline_mask(self) -> None:
        """Show the mask as an outline only, until the next change of the picture or the mask."""
        if self._document.has_mask:
            self._painter.outline_only = True
            self.update()
            self._refresh_ants()

    @property
    def crop_frame(self) -> CropFrame | None:
        """What the model sees or would see; None without a mask."""
        return self._crop_frame

    def set_crop(self, box: Box | None, size: Size | None = None, *, sizable: bool = False) -> None:
        """Outline the part of the picture that the model sees or would see.

        Args:
            box: The part; None hides the outline.
            size: Width and height at which the model works on it, if known.
            sizable: Whether the model takes other sizes.
        """
        old = self._crop_frame
        self._painter.crop = box
        self._crop_frame = None if box is None else CropFrame(box, size, sizable)
        for frame in (old, self._crop_frame) if old != self._crop_frame else ():
            if frame is not None and (self._handles is Handles.OF_FRAME or old is None or old.box != box):
                self._update_frame(frame)

    @property
    def margins(self) -> Margins:
        """The margins by which the picture is to be extended."""
        return self._painter.margins

    def show_margins(self, margins: Margins) -> None:
        """Show the margins to be added around the picture."""
        if margins != self._painter.margins:
            self._painter.margins = margins
            self.update()

    def show_all(self) -> None:
        """Fit the picture again if it is kept fitted and its shown size has changed."""
        if self._fits and self._painter.extent != self._extent:
            self.fit()

    def show_handles(self, handles: Handles) -> None:
        """Show handles at the outline of what the model sees, or at the picture's edges."""
        if handles is not self._handles:
            self._handles = handles
            self.update()

    def show_outline(self, outline: Outline | None) -> None:
        """Draw the lines of a gesture over the picture; None removes them."""
        self._set_outline("gesture", outline)

    def show_kept_outline(self, outline: Outline | None) -> None:
        """Draw lines that stay between gestures, beneath those of the gesture."""
        self._set_outline("kept", outline)

    def preview_transform(self, preview: TransformPreview | None, state: TransformState) -> None:
        """Show a transformed layer in its new place once it has moved."""
        placement = state.placement if state.touched else None
        self._painter.preview = None if preview is None or placement is None else (preview, placement)
        self.update()

    def show_guides(self, outline: Outline | None) -> None:
        """Draw lines beneath all others; None removes them."""
        self._set_outline("guides", outline)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the canvas; Qt clips to the part that needs repainting."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(theme.colours().surround))
        if not self._painter.size.width:
            return
        if not self._painter.draw(painter, self.view, self._viewport):
            self.update()
        if self.shows_pixel_values and not self._painter.shows_grid:
            draw_numbers(painter, self.view, event.rect(), self._painter.size, self._painter.colour_at)
        if not self._painter.shows_grid and not self._painter.stands_alone:
            self._ants.draw(painter, self.view)
        if event.region().intersects(self._footer):
            info.draw(painter, self._viewport, self.font(), self._info, self._hint)
        handled = self._handled
        if handled is not None and not self._painter.shows_grid:
            draw_handles(painter, handled, self.view, self.font())
        for outline in self._outlines.values():
            if outline is not None:
                draw_outline(painter, outline, self.view)
        if self._ring is not None:
            draw_ring(painter, self._ring)

    # Qt events

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the pointer."""
        place = event.position()
        self.zoom_to(self._view.zoom * _WHEEL ** (event.angleDelta().y() / 120), (place.x(), place.y()))
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the picture fitted, or keep its centre in place."""
        self._place_empty()
        self._place_bar()
        if self._fits:
            self.fit()
        elif event.oldSize().isValid():
            grown = event.size() - event.oldSize()
            self._set_view(self._view.moved(grown.width() / 2, grown.height() / 2))

    def showEvent(self, event: QShowEvent) -> None:
        """Animate the mask's outline again."""
        super().showEvent(event)
        self._place_empty()
        self._refresh_ants()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop the animation while the canvas is hidden."""
        super().hideEvent(event)
        self._ants.stop()

    def changeEvent(self, event: QEvent) -> None:
        """Repaint in the new theme's colours."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.update()
        super().changeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Zoom by a pinch; follow the window to a screen with another device pixel ratio."""
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            place = event.position()
            self.zoom_to(self._view.zoom * (1 + event.value()), (place.x(), place.y()))
            return True
        if isinstance(event, QGestureEvent) and isinstance(pinch := event.gesture(_PINCH), QPinchGesture):
            self.pinched(pinch)
            event.accept(pinch)
            return True
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._view = replace(self._view, ratio=self.devicePixelRatioF())
            self._content_changed()
        return super().event(event)

    def pinched(self, pinch: QPinchGesture) -> None:
        """Zoom about the point between two fingers of a touch screen, and pan with it."""
        centre = QPointF(self.mapFromGlobal(pinch.centerPoint()))
        step = (pinch.scaleFactor(), centre)
        last, self._pinch = self._pinch, step
        if pinch.state() is Qt.GestureState.GestureStarted or last is None or step == last:
            return  # Qt sends each touch twice if no widget has accepted its beginning
        self.pan(centre.x() - last[1].x(), centre.y() - last[1].y())
        self.zoom_to(self._view.zoom * pinch.scaleFactor(), (centre.x(), centre.y()))

    # changes of the document and the settings

    def _picture_replaced(self) -> None:
        self._painter.outline_only = False
        self._painter.reload()
        self._content_changed()

    def _picture_changed(self, box: Box) -> None:
        self._show_overlay_again()
        self._painter.picture_changed(box)
        self._update_box(box)
        if not self._document.stroking:  # the pointer's event does so once, while a stroke changes several boxes
            self._refresh_info()

    def _guides_changed(self, box: Box) -> None:
        self._painter.guides_changed(box)
        self._update_box(box)

    def _mask_changed(self, box: Box) -> None:
        self._show_overlay_again()
        self._painter.mask_changed(box)
        self._update_box(box)
        self._stroke_changed()

    def _show_overlay_again(self) -> None:
        if self._painter.outline_only:
            self._painter.outline_only = False
            self.update()
            self._refresh_ants()

    def _stroke_changed(self) -> None:
        """Follow the start and end of strokes: during one the outline is hidden and the mask is drawn on top."""
        painting = self._document.stroking
        if painting != self._stroking and (self._painter.shows_frame or self._document.candidate is not None):
            self.update()
        if painting != self._stroking or not painting:
            self._stroking = painting
            self._refresh_ants()

    def _candidate_changed(self) -> None:
        self._painter.reload_candidate()
        self.candidate_bar.strip.follow()
        if self._painter.extent != self._extent:
            self._content_changed()
        self._place_bar()
        self.update()
        self._refresh_ants()
        self._refresh_info()

    def _overlay_changed(self) -> None:
        self._painter.restyle_overlay()
        self.update()

    # private

    @property
    def _viewport(self) -> tuple[float, float]:
        return float(self.width()), float(self.height())

    @property
    def _handled(self) -> CropFrame | None:
        """The frame that has handles; None for none."""
        if self._handles is Handles.OF_PICTURE and self._document.has_picture and not self._painter.stands_alone:
            return CropFrame(self.margins.around(self._document.size))
        return self._crop_frame if self._handles is Handles.OF_FRAME else None

    @property
    def _footer(self) -> QRect:
        return info.strip(self._viewport, self.font()).toAlignedRect()

    @property
    def _hint(self) -> str:
        if self._document.candidate is None or self._painter.shows_frame:
            return ""
        if self._document.candidate.is_sheet:
            return _HINT_GRID
        return _HINT if len(self._document.candidate.pictures) == 1 else _HINT_STRIP

    def _content_changed(self) -> None:
        """Show the current content; fit it when its size has changed."""
        self.empty_state.setVisible(not self._painter.size.width)
        if self._painter.extent != self._extent or self._fits:
            self._extent = self._painter.extent
            self.fit()
        self.update()
        self._refresh_ants()
        self._refresh_info()

    def _set_view(self, view: ViewTransform) -> None:
        zoom = self._view.zoom
        x, y, *size = self._painter.extent
        self._view = view.from_corner(-x, -y).clamped(Size(*size), self._viewport).from_corner(x, y)
        if self._view.zoom != zoom:
            self.zoom_changed.emit(self._view.zoom)
        self.view_changed.emit()
        self.update()
        self._refresh_ants()
        self._refresh_info()

    def _set_ring(self, ring: BrushRing | None) -> None:
        """Show the brush's outline, or hide it."""
        for old_or_new in (self._ring, ring) if ring != self._ring else ():
            if old_or_new is not None:
                self.update(ring_area(old_or_new))
        self._ring = ring

    def _set_outline(self, which: str, outline: Outline | None) -> None:
        old, self._outlines[which] = self._outlines[which], outline
        for each in (old, outline) if old != outline else ():
            if each is not None:
                self.update(outline_area(each, self.view))

    def _refresh_ants(self) -> None:
        """Outline a mask that is small on the screen or has no overlay, unless a stroke is in progress."""
        if self._ants.shown:
            self.update(self._ants.area(self.view))
        view, document = self.view, self._document
        other = self._painter.shows_grid or self._painter.stands_alone
        shown = self.isVisible() and not document.stroking and not other
        box = document.mask_box if shown else Box(0, 0, 0, 0)
        small = max(box.width, box.height) * view.scale <= SMALL
        if not box.empty and (small or self._painter.outline_only):
            self._ants.start(document.mask, box, view)
            self.update(self._ants.area(view))
        else:
            self._ants.stop()

    def _refresh_info(self) -> None:
        """Update the info line."""
        pixel = None
        size = self._painter.sheet.picture if self._painter.shows_grid else self._painter.size
        if self._hover is not None and not self._painter.shows_grid:
            x, y = self.view.to_picture(self._hover.x(), self._hover.y())
            self.hovered.emit(math.floor(x), math.floor(y))
            colour = self._painter.colour_at(x, y)
            pixel = (int(x // 1), int(y // 1), colour) if colour else None
        text = info.info_text(self._view.zoom, size, pixel) if size.width else ""
        if text != self._info:
            self._info = text
            self.update(self._footer)

    def _update_frame(self, frame: CropFrame) -> None:
        self._update_box(frame.box)
        if self._handles is Handles.OF_FRAME:
            self.update(handles_area(frame, self.view, self.font()))

    def _update_box(self, box: Box) -> None:
        self.update(_around(QRectF(*self.view.box_to_widget(box))))

    def _place_bar(self) -> None:
        """Show the buttons for a result while one waits and no frame covers it."""
        self.candidate_bar.setVisible(self._document.candidate is not None and not self._painter.shows_frame)
        self.candidate_bar.place(self._footer.height())

    def _place_empty(self) -> None:
        self.empty_state.adjustSize()
        self.empty_state.move(
            (self.width() - self.empty_state.width()) // 2, (self.height() - self.empty_state.height()) // 2
        )


def _around(area: QRectF) -> QRect:
    """Return an area in whole widget pixels, with a margin for smoothing and for lines."""
    return area.toAlignedRect().adjusted(-3, -3, 3, 3)
