"""Draws a map of points: the points as an image that is kept, and over it what changes with the pointer."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from studio.ui.explore.latents.class_colours import class_colour, colours_of
from studio.ui.explore.latents.dots import draw_dots, with_room
from studio.ui.explore.latents.map_content import MapContent
from studio.ui.explore.latents.map_transform import MapTransform
from studio.ui.theme import RADIUS, UNIT, colours, small_font
from studio.ui.translation import number_text, tr

_MAX_LEGEND = 20  # classes
_MAX_TEXTS = 150  # written beside their points
_MAX_RINGS = 2000  # drawn around selected points
_FEW_RINGS = 60  # that are larger than the dots
_PICTURE = 28  # pixels a side, about, of points shown as pictures
PLACED = 32  # pixels a side, with its frame, of a placed picture
_PREVIEW = 96  # pixels a side of the picture beside the pointer
_DIMMED = 0.25  # the share of their own colour that points keep when others are highlighted


class CloudPainter:
    """Draws a map.

    Attributes:
        content: The points' classes, pictures or texts.
        empty: The line shown without a map.
        pictures: Whether points are shown as pictures.
        selection: The selected points.
        flags: Which points [N] are highlighted; None highlights none.
        marks: Marked places of the map, by letter.
        path: Points that a line leads through.
    """

    def __init__(self) -> None:
        self.empty = ""
        self.pictures = False
        self.selection: list[int] = []
        self.flags: NDArray[np.bool_] | None = None
        self.marks: dict[str, tuple[float, float]] = {}
        self.path: list[int] = []
        self.content: MapContent | None = None
        self._layer: QImage | None = None
        self._pixels: NDArray[np.uint32] | None = None  # of the layer, which does not own them
        self._legend: list[QRectF] = []

    @property
    def side(self) -> int:
        """Pixels a side of a point that is shown as a picture; 0 for dots."""
        content = self.content
        if not self.pictures or content is None or content.thumbnails is None:
            return 0
        return content.thumbnails.shape[2] * max(1, round(_PICTURE / content.thumbnails.shape[2]))

    def set_content(self, content: MapContent) -> None:
        """Set the points' classes, pictures or texts."""
        self.content = content
        self.flags, self.marks, self.path = None, {}, []
        self.invalidate()

    def invalidate(self) -> None:
        """Redraw the points at the next paint event."""
        self._layer = None

    def legend_at(self, at: QPointF) -> int:
        """Return the class whose name in the legend is at a place, -1 for none."""
        return next((label for label, rect in enumerate(self._legend) if rect.contains(at)), -1)

    def draw(self, painter: QPainter, widget: QWidget, points: NDArray[np.floating], transform: MapTransform) -> None:
        """Draw the background, the points, and what is written over them."""
        c, content = colours(), self.content
        area = QRectF(widget.rect())
        painter.fillRect(area, QColor(c.surround))
        painter.setFont(widget.font())
        self._legend = []
        if content is None or not len(points):
            painter.setPen(QColor(c.quiet))
            centred = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(area.adjusted(4 * UNIT, 0, -4 * UNIT, 0), centred, self.empty if content is None else "")
            return
        if self._layer is None:
            self._layer = self._drawn(content, points, transform, widget.devicePixelRatioF())
        painter.drawImage(QPointF(0, 0), self._layer)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = transform.to_widget(points)
        self._draw_rings(painter, places)
        self._draw_path(painter, places)
        if content.has_texts:
            self._draw_texts(painter, area, content, places)
        elif content.labels is not None:
            if not self.side:
                self._draw_names(painter, area, content, places)
            self._draw_legend(painter, area, content)
        self._draw_placed(painter, content, places)
        self._draw_marks(painter, transform)

    def draw_lasso(self, painter: QPainter, outline: QPolygonF) -> None:
        """Draw the lasso."""
        colour = QColor(colours().text)
        painter.setPen(QPen(colour, 1, Qt.PenStyle.DashLine))
        colour.setAlphaF(0.08)
        painter.setBrush(colour)
        painter.drawPolygon(outline)

    def draw_cursor(self, painter: QPainter, area: QRectF, at: QPointF, point: int, transform: MapTransform) -> None:
        """Draw a cross at the pointer, and beside it the picture of the nearest point."""
        c, content = colours(), self.content
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(QColor(c.quiet), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(at.x(), area.top()), QPointF(at.x(), area.bottom()))
        painter.drawLine(QPointF(area.left(), at.y()), QPointF(area.right(), at.y()))
        if point < 0 or content is None:
            return
        caption = content.caption(point)
        metrics = QFontMetricsF(painter.font())
        side = _PREVIEW if content.thumbnails is not None else 0
        width = max(side, metrics.horizontalAdvance(caption)) + UNIT
        height = side + metrics.height() + UNIT
        x = at.x() + 2 * UNIT if at.x() + 2 * UNIT + width < area.right() else at.x() - 2 * UNIT - width
        y = at.y() + 2 * UNIT if at.y() + 2 * UNIT + height < area.bottom() else at.y() - 2 * UNIT - height
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(c.line), 1))
        painter.setBrush(QColor(c.panel))
        painter.drawRoundedRect(QRectF(x, y, width, height), RADIUS, RADIUS)
        if content.thumbnails is not None:
            image = _image(content.thumbnail(point))
            painter.drawImage(QRectF(x + (width - side) / 2, y + UNIT / 2, side, side), image)
        painter.setPen(QColor(c.text))
        footer = QRectF(x, y + side + UNIT / 2, width, metrics.height())
        painter.drawText(footer, Qt.AlignmentFlag.AlignCenter, caption)

    def _drawn(
        self, content: MapContent, points: NDArray[np.floating], transform: MapTransform, ratio: float
    ) -> QImage:
        """Draw the points into an image of the screen's pixels."""
        size = (max(1, round(transform.size[0] * ratio)), max(1, round(transform.size[1] * ratio)))
        points = points[: content.count]
        places = transform.to_widget(points) * ratio
        tints = colours_of(content.labels, len(points))
        flags = None if self.flags is None else self.flags[: len(points)]
        if flags is not None and len(flags) == len(tints):
            tints = np.where(flags, tints, _dimmed(tints))
        if self.side:
            image = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
            image.fill(Qt.GlobalColor.transparent)
            self._draw_pictures(image, content, places, tints, ratio)
        else:
            radius = (4.5 if len(points) <= 300 else 3.5 if len(points) <= 3000 else 2.5) * ratio
            order = np.arange(len(points)) if flags is None else np.argsort(flags, kind="stable")
            self._pixels = np.ascontiguousarray(draw_dots(size, places[order], tints[order], radius))
            image = QImage(self._pixels.data, *size, 4 * size[0], QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(ratio)
        return image

    def _draw_pictures(
        self,
        image: QImage,
        content: MapContent,
        places: NDArray[np.float64],
        tints: NDArray[np.uint32],
        ratio: float,
    ) -> None:
        assert content.thumbnails is not None, "`side` is 0 without them"
        side = round(self.side * ratio)
        painter = QPainter(image)
        for point in with_room(places, (image.width(), image.height()), side + 2).tolist():
            x, y = (places[point] - side / 2).round().tolist()
            painter.fillRect(QRectF(x - 1, y - 1, side + 2, side + 2), QColor.fromRgb(int(tints[point])))
            painter.drawImage(QRectF(x, y, side, side), _image(content.thumbnails[point]))
        painter.end()

    def _draw_placed(self, painter: QPainter, content: MapContent, places: NDArray[np.float64]) -> None:
        """Draw placed pictures in frames of the text's colour, with their names."""
        c = colours()
        font = small_font(painter.font())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for point in range(content.count, len(places)):
            x, y = places[point].round().tolist()
            frame = QRectF(x - PLACED / 2, y - PLACED / 2, PLACED, PLACED)
            painter.fillRect(frame, QColor(c.text))
            painter.drawImage(frame.adjusted(2, 2, -2, -2), _image(content.thumbnail(point)))
            middle = QPointF(x, frame.bottom() + QFontMetricsF(font).height() / 2 + 4)
            _write_haloed(painter, font, middle, content.caption(point), QColor(c.text))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _draw_rings(self, painter: QPainter, places: NDArray[np.float64]) -> None:
        few = len(self.selection) <= _FEW_RINGS
        painter.setPen(QPen(QColor(colours().text), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = max(5.5 if few else 4.5, self.side / 2 + 2)
        for point in self.selection[:_MAX_RINGS]:
            if point < len(places):
                place = QPointF(*places[point].tolist())
                if self.content is not None and point >= self.content.count:
                    painter.drawRect(
                        QRectF(place.x() - PLACED / 2 - 3, place.y() - PLACED / 2 - 3, PLACED + 6, PLACED + 6)
                    )
                elif self.side:
                    painter.drawRect(QRectF(place.x() - radius, place.y() - radius, 2 * radius, 2 * radius))
                else:
                    painter.drawEllipse(place, radius, radius)

    def _draw_path(self, painter: QPainter, places: NDArray[np.float64]) -> None:
        line = [QPointF(*places[point].tolist()) for point in self.path if point < len(places)]
        if len(line) > 1:
            painter.setPen(QPen(QColor(colours().text), 1.5, Qt.PenStyle.DashLine))
            painter.drawPolyline(QPolygonF(line))

    def _draw_marks(self, painter: QPainter, transform: MapTransform) -> None:
        font = QFont(painter.font())
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.6 if font.pointSizeF() > 0 else 16)
        for letter, place in self.marks.items():
            (x, y) = transform.to_widget(np.array([place]))[0].tolist()
            _write_haloed(painter, font, QPointF(x, y), letter, QColor(colours().text))

    def _draw_texts(self, painter: QPainter, area: QRectF, content: MapContent, places: NDArray[np.float64]) -> None:
        painter.setFont(small_font(painter.font()))
        painter.setPen(QColor(colours().text))
        own = places[: content.count]
        for point in np.flatnonzero(((own >= 0) & (own < (area.width(), area.height()))).all(1)).tolist()[:_MAX_TEXTS]:
            x, y = places[point].tolist()
            painter.drawText(QPointF(x + 7, y + 4), content.names[point])

    def _draw_names(self, painter: QPainter, area: QRectF, content: MapContent, places: NDArray[np.float64]) -> None:
        """Write each class's name in the middle of its points."""
        if len(content.names) > _MAX_LEGEND or content.labels is None:
            return
        font = QFont(painter.font())
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.2 if font.pointSizeF() > 0 else 12)
        for label, name in enumerate(content.names):
            of_class = places[: content.count][content.labels == label]
            if len(of_class):
                x, y = np.median(of_class, axis=0).tolist()
                if area.contains(QPointF(x, y)):
                    _write_haloed(painter, font, QPointF(x, y), name, QColor(colours().text))

    def _draw_legend(self, painter: QPainter, area: QRectF, content: MapContent) -> None:
        """List the classes at the right; a click on one selects its points."""
        assert content.labels is not None, "only with classes"
        c = colours()
        painter.setFont(small_font(painter.font()))
        metrics = QFontMetricsF(painter.font())
        counts = np.bincount(content.labels, minlength=len(content.names)).tolist()
        rows = [f"{name}  {number_text(count, ',')}" for name, count in zip(content.names, counts, strict=False)]
        more = len(rows) - _MAX_LEGEND
        shown = rows[:_MAX_LEGEND]
        height = metrics.height() + 3
        last = tr("and {more} more").format(more=more)
        width = max(metrics.horizontalAdvance(text) for text in [*shown, *([last] if more > 0 else [])]) + 3 * UNIT
        width = min(width, area.width() / 3)
        box = QRectF(area.right() - width - UNIT, UNIT, width, height * (len(shown) + (more > 0)) + UNIT)
        ground = QColor(c.panel)
        ground.setAlphaF(0.82)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        for row, text in enumerate(shown):
            rect = QRectF(box.left(), box.top() + UNIT / 2 + row * height, width, height)
            self._legend.append(rect)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(class_colour(row)))
            painter.drawEllipse(QPointF(rect.left() + UNIT, rect.center().y()), 4, 4)
            painter.setPen(QColor(c.text))
            area = rect.adjusted(2 * UNIT, 0, -UNIT / 2, 0)
            elided = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, area.width())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, elided)
        if more > 0:
            painter.setPen(QColor(c.quiet))
            area = QRectF(box.left() + 2 * UNIT, box.bottom() - height - UNIT / 2, width, height)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, last)


def _write_haloed(painter: QPainter, font: QFont, middle: QPointF, text: str, colour: QColor) -> None:
    """Write a text about its middle, with a halo of the background's colour."""
    path, metrics = QPainterPath(), QFontMetricsF(font)
    x = middle.x() - metrics.horizontalAdvance(text) / 2
    path.addText(QPointF(x, middle.y() + metrics.capHeight() / 2), font, text)
    painter.strokePath(path, QPen(QColor(colours().surround), 4))
    painter.fillPath(path, colour)


def _image(pixels: NDArray[np.uint8]) -> QImage:
    """Return an image over pixels [h, w, 3], which must outlive it."""
    height, width = pixels.shape[:2]
    return QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888)


def _dimmed(tints: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Return colours mixed with the background's."""
    ground = int(colours().surround[1:], 16)
    mixed = np.full_like(tints, 0xFF000000)
    for shift in (0, 8, 16):
        level = (tints >> shift & 0xFF) * _DIMMED + (ground >> shift & 0xFF) * (1 - _DIMMED)
        mixed |= level.astype(np.uint32) << np.uint32(shift)
    return mixed
