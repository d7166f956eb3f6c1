"""Thumbnails of results that wait, the untouched picture first: press it to compare, click a result to choose it."""

import time

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QHelpEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from studio.document.candidate import Candidate
from studio.document.document import Document
from studio.protocol.geometry import Box
from studio.ui import theme
from studio.ui.translation import tr
from studio.ui.widgets.reserved_keys import reserve_keys

THUMBNAIL, _GAP, _STAR = 52, 4, 16  # pixels
_REFRESH = 100  # ms after which a changed picture is shown
_COMPOSITING = 0.004  # seconds at a time
_MAX_SHOWN = 10  # including the untouched picture; of more results, those around the selected one
ORIGINAL = -1  # stands for a result's index
_TIPS = {ORIGINAL: tr("Before: press and hold to see the picture without a result.")}


class CandidateStrip(QWidget):
    """The strip; it is hidden while there is a single result, or a sheet of them."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._thumbnails: dict[int, tuple[NDArray[np.uint8], QImage]] = {}  # by the id of the pixels, which are kept
        self._original: QImage | None = None  # None: not made yet
        self._later = QTimer(self, interval=_REFRESH, singleShot=True)
        self._later.timeout.connect(self._refresh_original)
        self._holding = False
        self.setAccessibleName(tr("Results"))
        self.setAccessibleDescription(
            tr("Arrow keys or 1 to 9 choose a result, S gives it a star, Delete discards it.")
        )
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.hide()
        document.picture_changed.connect(self._original_changed)
        document.picture_replaced.connect(self._original_changed)

    def follow(self) -> None:
        """Show the document's candidate."""
        candidate = self._document.candidate
        shows = candidate is not None and len(candidate.pictures) > 1 and not candidate.is_sheet
        kept = {} if candidate is None else {id(picture): picture for picture in candidate.pictures}
        self._thumbnails = {key: made for key, made in self._thumbnails.items() if key in kept}
        self._original = None  # the results may cover another part of the picture
        self._later.stop()
        self.setVisible(shows)
        self.updateGeometry()
        self.update()

    def indices(self) -> list[int]:
        """Return which results are shown, ORIGINAL first."""
        candidate = self._document.candidate
        if candidate is None:
            return []
        count, room = len(candidate.pictures), _MAX_SHOWN - 1
        first = min(max(0, candidate.selected - room // 2), max(0, count - room))
        return [ORIGINAL, *range(first, min(count, first + room))]

    def cell(self, index: int) -> QRect:
        """Return where a result's thumbnail is."""
        place = self.indices().index(index)
        return QRect(place * (THUMBNAIL + _GAP), 0, THUMBNAIL, THUMBNAIL)

    def star_place(self, index: int) -> QRect:
        """Return where a click gives a result a star."""
        cell = self.cell(index)
        return QRect(cell.right() - _STAR, cell.top(), _STAR, _STAR)

    def sizeHint(self) -> QSize:
        return QSize(max(1, len(self.indices())) * (THUMBNAIL + _GAP) - _GAP, THUMBNAIL)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the thumbnails with their numbers and stars."""
        candidate = self._document.candidate
        if candidate is None:
            return
        c, painter = theme.colours(), QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        chosen = candidate.selected if candidate.shown else ORIGINAL
        for index in self.indices():
            cell = QRectF(self.cell(index))
            image = self._image(candidate, index)
            painter.fillRect(cell, QColor(c.control))
            painter.drawImage(_fitted(cell, image.size()), image)
            label = tr("Before") if index == ORIGINAL else str(index + 1)
            self._write(painter, cell, label, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
            if index != ORIGINAL:
                mark = "★" if index in candidate.starred else "☆"
                self._write(painter, cell, mark, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(c.text if index == chosen else c.line), 2 if index == chosen else 1))
            painter.drawRect(cell.adjusted(1, 1, -1, -1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a result, give it a star, or show the picture without one while the button is down."""
        index = self._index_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or index is None:
            return
        if index == ORIGINAL:
            self._holding = True
            self._document.show_candidate(False)
        elif self.star_place(index).contains(event.position().toPoint()):
            self._document.star(index)
        else:
            self._document.select(index)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Show the result again."""
        if self._holding:
            self._holding = False
            self._document.show_candidate(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by arrow keys, give a star by S, discard by Delete."""
        candidate = self._document.candidate
        steps: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if candidate is None:
            super().keyPressEvent(event)
        elif event.key() in steps:
            self._document.select(candidate.selected + steps[event.key()])
        elif event.key() == Qt.Key.Key_S:
            self._document.star(candidate.selected)
        elif event.key() == Qt.Key.Key_Delete:
            self._document.dismiss_selected()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep shortcuts from taking the keys of the strip, and show the tip of what is under the pointer."""
        own = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_S, Qt.Key.Key_Delete)
        if reserve_keys(event, own):
            return True
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self._index_at(QPointF(event.pos()))
            tip = (
                ""
                if index is None
                else _TIPS.get(index, tr("Result {index}. A star keeps it when others go.").format(index=index + 1))
            )
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().event(event)

    def _original_changed(self, _: Box | None = None) -> None:
        if not self.isHidden() and not self._later.isActive():
            self._later.start()

    def _refresh_original(self) -> None:
        """Make the thumbnail of the untouched picture; later too, where a stroke or the compositing takes longer."""
        candidate, composite = self._document.candidate, self._document.composite
        if candidate is None:
            return
        part = candidate.crop if candidate.crop is not None and not any(candidate.margins) else None
        box = Box(0, 0, *self._document.size) if part is None else part
        if self._document.stroking or not composite.complete(box, until=time.perf_counter() + _COMPOSITING):
            self._later.start()
        if self._original is None or not self._later.isActive():
            self._original = _reduced(composite.pixels[box.slices])
            self.update()

    def _index_at(self, place: QPointF) -> int | None:
        return next((index for index in self.indices() if self.cell(index).contains(place.toPoint())), None)

    def _image(self, candidate: Candidate, index: int) -> QImage:
        if index == ORIGINAL:
            if self._original is None:
                self._refresh_original()
            return self._original or QImage()
        pixels = candidate.pictures[index]
        if id(pixels) not in self._thumbnails:
            self._thumbnails[id(pixels)] = (pixels, _reduced(pixels))
        return self._thumbnails[id(pixels)][1]

    @staticmethod
    def _write(painter: QPainter, cell: QRectF, text: str, where: Qt.AlignmentFlag) -> None:
        """Write over a thumbnail, legible on any picture."""
        inside = cell.adjusted(4, 2, -4, -2)
        for colour, shift in ((QColor(0, 0, 0, 200), 1), (QColor(255, 255, 255), 0)):
            painter.setPen(colour)
            painter.drawText(inside.translated(shift, shift), where, text)


def _reduced(pixels: NDArray[np.uint8]) -> QImage:
    """Return a small image of RGBA pixels, sampled at a few of them."""
    step = max(1, max(pixels.shape[:2]) // (2 * THUMBNAIL))
    few = np.ascontiguousarray(pixels[::step, ::step])
    height, width = few.shape[:2]
    return QImage(few.data, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()


def _fitted(cell: QRectF, size: QSize) -> QRectF:
    scale = min(cell.width() / max(1, size.width()), cell.height() / max(1, size.height()))
    width, height = size.width() * scale, size.height() * scale
    return QRectF(cell.x() + (cell.width() - width) / 2, cell.y() + (cell.height() - height) / 2, width, height)
