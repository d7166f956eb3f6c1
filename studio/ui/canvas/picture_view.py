"""The canvas as something to look at: follows the document, pans and zooms, and repaints only what has changed."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from studio.document.document import Document
from studio.protocol.geometry import Box
from studio.ui import theme
from studio.ui.canvas import info
from studio.ui.canvas.ants import SMALL, Ants
from studio.ui.canvas.brush_ring import BrushRing
from studio.ui.canvas.empty_state import EmptyState
from studio.ui.canvas.scene import Scene
from studio.ui.canvas.view import View, centred, fitted
from studio.ui.tools.settings import ToolSettings

_WHEEL = 1.2  # zoom for one notch
_HINT = "Click: before and after · Enter: take · Esc: keep the original"
_HINT_GRID = "Click: choose · Enter: take · Esc: keep the original"


class PictureView(QWidget):
    """A view of one document."""

    open_wanted = Signal()
    pixel_hovered = Signal(str)  # for example "400% · 128 × 128 · (86, 41) #3e70d6"
    zoom_changed = Signal(float)  # physical screen pixels per picture pixel

    def __init__(self, document: Document, settings: ToolSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._settings = settings
        self._scene = Scene(document, settings)
        self._view = View()  # where the picture lies exactly; `view` is on the screen's pixels
        self._fits = True
        self._size = self._scene.size
        self._hover: QPointF | None = None
        self._ring: BrushRing | None = None
        self._info = ""
        self._paints = False  # whether a stroke was under way when last told of the mask
        self._ants = Ants(self)
        self._ants.moved.connect(self._repaint)
        self._empty = EmptyState(self)
        self._empty.open_wanted.connect(self.open_wanted)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(160, 120)
        document.picture_replaced.connect(self._picture_replaced)
        document.picture_changed.connect(self._picture_changed)
        document.mask_changed.connect(self._mask_changed)
        document.candidate_changed.connect(self._candidate_changed)
        settings.overlay_changed.connect(self._overlay_changed)
        self._content_changed()

    # the view

    @property
    def view(self) -> View:
        """Where the picture lies on the screen."""
        return self._view.snapped()

    @property
    def info(self) -> str:
        """The line at the foot."""
        return self._info

    def fit(self) -> None:
        """Show the whole picture, and keep showing it whole when the window's size changes."""
        self._fits = True
        self._set_view(fitted(self._scene.size, self._viewport, self.devicePixelRatioF()))

    def actual_size(self) -> None:
        """Show one picture pixel on each pixel of the screen, with the picture in the middle."""
        self._fits = False
        self._set_view(centred(self._scene.size, self._viewport, 1.0, self.devicePixelRatioF()))

    def zoom_in(self) -> None:
        """Come a step closer."""
        self.zoom_to(self._view.larger())

    def zoom_out(self) -> None:
        """Go a step further away."""
        self.zoom_to(self._view.smaller())

    def zoom_to(self, zoom: float, about: tuple[float, float] | None = None) -> None:
        """Zoom so that a place of the widget (its middle by default) stays put."""
        self._fits = False
        self._set_view(self._view.zoomed(zoom, about or (self.width() / 2, self.height() / 2)))

    def pan(self, dx: float, dy: float) -> None:
        """Move the picture by widget pixels."""
        self._fits = False
        self._set_view(self._view.moved(dx, dy))

    # what is shown

    @property
    def shows_frame(self) -> bool:
        """Whether a denoising frame is shown."""
        return self._scene.shows_frame

    def show_frame(self, pixels: NDArray[np.uint8] | None, box: Box | None = None) -> None:
        """Show a denoising frame, uint8 [h, w, 3], in a box of the picture (None: over all of it); None shows none."""
        grid, old = self._scene.shows_grid, self._scene.frame_place(self.view)
        self._scene.set_frame(pixels, box)
        if self._scene.size != self._size:
            self._content_changed()
        elif self._scene.shows_grid != grid:
            self.update()
        else:
            for place in (old, self._scene.frame_place(self.view)):
                self.update(_around(place))
        self._refresh_ants()
        self._refresh_info()

    def set_crop(self, box: Box | None) -> None:
        """Frame the part of the picture that is, or would be, worked on."""
        old, self._scene.crop = self._scene.crop, box
        for crop in (old, box) if old != box else ():
            if crop is not None:
                self._update_box(crop)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is asked for and no more; Qt clips to it."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(theme.colours().surround))
        if not self._scene.size.width:
            return
        self._scene.draw(painter, self.view, self._viewport)
        if not self._scene.shows_grid:
            self._ants.draw(painter, self.view)
        if event.region().intersects(self._foot):
            info.draw(painter, self._viewport, self.font(), self._info, self._hint)
        if self._ring is not None:
            self._ring.draw(painter)

    # the widget's own changes

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer."""
        place = event.position()
        self.zoom_to(self._view.zoom * _WHEEL ** (event.angleDelta().y() / 120), (place.x(), place.y()))
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the picture fitted, or its middle in the middle."""
        self._place_empty()
        if self._fits:
            self.fit()
        elif event.oldSize().isValid():
            grown = event.size() - event.oldSize()
            self._set_view(self._view.moved(grown.width() / 2, grown.height() / 2))

    def showEvent(self, event: QShowEvent) -> None:
        """Let the outline move again."""
        super().showEvent(event)
        self._place_empty()
        self._refresh_ants()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let nothing run while nobody looks."""
        super().hideEvent(event)
        self._ants.stop()

    def changeEvent(self, event: QEvent) -> None:
        """Take on the new theme."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.update()
        super().changeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Stay exact when the window moves to a screen with other pixels."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._view = replace(self._view, ratio=self.devicePixelRatioF())
            self._content_changed()
        return super().event(event)

    # what the document and the settings tell

    def _picture_replaced(self) -> None:
        self._scene.reload()
        self._content_changed()

    def _picture_changed(self, box: Box) -> None:
        self._scene.picture_changed(box)
        self._update_box(box)
        self._refresh_info()

    def _mask_changed(self, box: Box) -> None:
        self._scene.mask_changed(box)
        self._update_box(box)
        self._stroke_changed()

    def _stroke_changed(self) -> None:
        """Follow the start and end of strokes: the outline rests, and the mask lies on top, while one goes on."""
        painting = self._document.stroking
        if painting != self._paints and (self._scene.shows_frame or self._document.candidate is not None):
            self.update()
        if painting != self._paints or not painting:
            self._paints = painting
            self._refresh_ants()

    def _candidate_changed(self) -> None:
        self._scene.reload_candidate()
        if self._scene.size != self._size:
            self._content_changed()
        self.update()
        self._refresh_ants()
        self._refresh_info()

    def _overlay_changed(self) -> None:
        self._scene.restyle_overlay()
        self.update()

    # inside

    @property
    def _viewport(self) -> tuple[float, float]:
        return float(self.width()), float(self.height())

    @property
    def _foot(self) -> QRect:
        return info.strip(self._viewport, self.font()).toAlignedRect()

    @property
    def _hint(self) -> str:
        if self._document.candidate is None or self._scene.shows_frame:
            return ""
        return _HINT if len(self._document.candidate.pictures) == 1 else _HINT_GRID

    def _content_changed(self) -> None:
        """Show what there is now; a content of another size is fitted."""
        self._empty.setVisible(not self._scene.size.width)
        if self._scene.size != self._size or self._fits:
            self._size = self._scene.size
            self.fit()
        self.update()
        self._refresh_ants()
        self._refresh_info()

    def _set_view(self, view: View) -> None:
        zoom = self._view.zoom
        self._view = view.clamped(self._scene.size, self._viewport)
        if self._view.zoom != zoom:
            self.zoom_changed.emit(self._view.zoom)
        self.update()
        self._refresh_ants()
        self._refresh_info()

    def _set_ring(self, ring: BrushRing | None) -> None:
        """Show the brush's outline, or none."""
        for old_or_new in (self._ring, ring) if ring != self._ring else ():
            if old_or_new is not None:
                self.update(old_or_new.area)
        self._ring = ring

    def _refresh_ants(self) -> None:
        """Outline a mask that is small on the screen, while someone looks and nobody paints."""
        if self._ants.running:
            self.update(self._ants.area(self.view))
        view, document = self.view, self._document
        looks = self.isVisible() and not document.stroking and not self._scene.shows_grid
        box = document.mask_box if looks else Box(0, 0, 0, 0)
        if not box.empty and max(box.width, box.height) * view.scale <= SMALL:
            self._ants.start(document.mask, box, view)
            self.update(self._ants.area(view))
        else:
            self._ants.stop()

    def _refresh_info(self) -> None:
        """Say what is under the pointer now."""
        pixel = None
        if self._hover is not None and not self._scene.shows_grid:
            x, y = self.view.to_picture(self._hover.x(), self._hover.y())
            colour = self._scene.colour_at(x, y)
            pixel = (int(x // 1), int(y // 1), colour) if colour else None
        text = info.info_text(self._view.zoom, self._scene.size, pixel) if self._scene.size.width else ""
        if text != self._info:
            self._info = text
            self.update(self._foot)
            self.pixel_hovered.emit(text)

    def _update_box(self, box: Box) -> None:
        self.update(_around(QRectF(*self.view.box_to_widget(box))))

    def _repaint(self, area: QRect) -> None:
        self.update(area)

    def _place_empty(self) -> None:
        self._empty.adjustSize()
        self._empty.move((self.width() - self._empty.width()) // 2, (self.height() - self._empty.height()) // 2)


def _around(area: QRectF) -> QRect:
    """Return whole widget pixels around an area, with room for the smoothing of neighbouring pixels and for lines."""
    return area.toAlignedRect().adjusted(-3, -3, 3, 3)
