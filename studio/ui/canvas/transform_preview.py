"""Draws a transformed layer between what lies below and above it, from reduced pictures."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QTransform

from studio.document.layers.placement import Placement
from studio.document.layers.transform_preview import Pixels, PreviewParts
from studio.protocol.geometry import Box, Size
from studio.ui.canvas.view_transform import ViewTransform

_KIND = QImage.Format.Format_ARGB32_Premultiplied  # which Qt draws fastest


class TransformPreview:
    """Images of the three parts; may be made in any thread."""

    def __init__(self, parts: PreviewParts) -> None:
        self._below, self._layer, self._above = (_image(part) for part in (parts.below, parts.layer, parts.above))
        self._opacity = parts.opacity
        self._view: object = None  # for which the still images were made
        self._still: list[QImage] = []

    def draw(
        self, painter: QPainter, placement: Placement, size: Size, view: ViewTransform, viewport: tuple[float, float]
    ) -> None:
        """Draw the layer at a placement, inside the canvas of `size`."""
        canvas = QRectF(*view.box_to_widget(Box(0, 0, *size)))
        if self._view != (view, viewport):  # what does not move is scaled once
            self._view = (view, viewport)
            self._still = [_scaled(image, canvas, view, viewport) for image in (self._below, self._above)]
        painter.drawImage(0, 0, self._still[0])
        painter.save()
        painter.setClipRect(canvas, Qt.ClipOperation.IntersectClip)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setOpacity(self._opacity)
        painter.setTransform(self._transform(placement, view), combine=True)
        painter.drawImage(0, 0, self._layer)
        painter.restore()
        painter.drawImage(0, 0, self._still[1])

    def _transform(self, placement: Placement, view: ViewTransform) -> QTransform:
        transform = QTransform()
        transform.translate(*view.to_widget(*placement.centre))
        transform.rotate(placement.degrees)
        transform.scale(
            placement.scale[0] * view.scale * placement.width / self._layer.width(),
            placement.scale[1] * view.scale * placement.height / self._layer.height(),
        )
        transform.translate(-self._layer.width() / 2, -self._layer.height() / 2)
        return transform


def _image(pixels: Pixels) -> QImage:
    height, width = pixels.shape[:2]
    return QImage(pixels.tobytes(), width, height, 4 * width, QImage.Format.Format_RGBA8888).convertToFormat(_KIND)


def _scaled(image: QImage, canvas: QRectF, view: ViewTransform, viewport: tuple[float, float]) -> QImage:
    """Return an image of the canvas as it is drawn in a view, as large as the widget."""
    result = QImage(round(viewport[0] * view.ratio), round(viewport[1] * view.ratio), _KIND)
    result.setDevicePixelRatio(view.ratio)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(canvas, image)
    painter.end()
    return result
