"""A picture as a matrix: the values under the pointer, the separate channels, and their memory size."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from studio.protocol.geometry import Box, Size
from studio.ui.amounts import size_text
from studio.ui.explain.what_is_this import about_label
from studio.ui.explore.histogram import Histogram
from studio.ui.explore.picture_box import PictureBox
from studio.ui.theme import UNIT, colours, small_font, tabular
from studio.ui.translation import number_text, tr
from studio.ui.widgets.heading import Heading
from studio.ui.widgets.plain import plain_label
from studio.ui.widgets.segmented import Segmented

CELLS = 12  # rows and columns of the matrix
_MOVES = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_MAX_COPIED = 256 * 256  # numbers
CHANNELS = {"red": tr("Red"), "green": tr("Green"), "blue": tr("Blue"), "alpha": tr("Alpha")}
_TINTS = ("#e5706b", "#7fb77e", "#6f9fd8")
_FACTOR, _LATENT_CHANNELS = 8, 4  # of Stable Diffusion's autoencoder


class PixelMatrix(QWidget):
    """The numbers of one channel around a pixel, each on a cell of its own grey.

    Signals:
        moved: Another part is wanted, by columns to the right and rows down.
    """

    moved = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Matrix of pixel values"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(300, 260)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._values: NDArray[np.uint8] = np.zeros((0, 0), np.uint8)
        self._first = (0, 0)
        self._text: Callable[[int], str] = str

    def sizeHint(self) -> QSize:
        return QSize(480, 300)

    def show_values(self, values: NDArray[np.uint8], first: tuple[int, int], text: Callable[[int], str]) -> None:
        """Show values [rows, columns]; `first` is the row and column in the picture of the first one."""
        self._values, self._first, self._text = values, first, text
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move over the picture, a pixel at a time, or with Shift a whole matrix."""
        by = _MOVES.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
        else:
            far = CELLS if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            self.moved.emit(by[0] * far, by[1] * far)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells with their rows and columns."""
        c, painter = colours(), QPainter(self)
        painter.setFont(tabular(small_font(self.font())))
        rows, columns = self._values.shape
        if not rows:
            painter.setPen(QColor(c.quiet))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, tr("Open or generate a picture."))
            return
        left, top = 40.0, 18.0
        width, height = (self.width() - left) / CELLS, (self.height() - top) / CELLS
        centred = Qt.AlignmentFlag.AlignCenter
        painter.setPen(QColor(c.quiet))
        for column in range(columns):
            painter.drawText(QRectF(left + column * width, 0, width, top), centred, str(self._first[1] + column))
        for row in range(rows):
            painter.drawText(QRectF(0, top + row * height, left, height), centred, str(self._first[0] + row))
        for (row, column), value in np.ndenumerate(self._values):
            level = int(value)
            cell = QRectF(left + column * width, top + row * height, width - 1, height - 1)
            painter.fillRect(cell, QColor(level, level, level))
            painter.setPen(QColor("#000000" if level > 127 else "#ffffff"))
            painter.drawText(cell, centred, self._text(level))


class PixelsView(QWidget):
    """Matrix, channels, histogram and memory of a picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Pixels"))
        self._picture: NDArray[np.uint8] = np.zeros((0, 0, 4), np.uint8)
        self._place = (0, 0)  # position of the matrix's middle, or of its first pixel in the masked part
        self._region: Box | None = None
        self._small = np.zeros((0, 0, 3), np.uint8)
        self.part = Segmented(
            tr("Part"),
            [("pointer", tr("At the pointer")), ("region", tr("Masked part"))],
            "pointer",
            tr(
                "The pixels around the pointer, or the box around the mask; arrow keys move over it, with Shift "
                "farther."
            ),
        )
        self.copy = QPushButton(tr("Copy"))
        self.copy.setToolTip(tr("Copy the numbers of the part as a table; at the pointer, the visible ones."))
        self.channel = Segmented(tr("Channel"), list(CHANNELS.items()), "red", tr("The channel shown."))
        self.scale = Segmented(
            tr("Scale"),
            [("bytes", tr("0 to 255")), ("unit", tr("-1 to 1"))],
            "bytes",
            tr("As in a file, or as a network sees it."),
        )
        self.matrix = PixelMatrix()
        self.channels = [PictureBox(name) for name in list(CHANNELS.values())[:3]]
        self.histogram = Histogram(tr("Values of the channels"), 0, 255, 64)
        self.memory = [[plain_label(quiet=not row) for _ in range(6)] for row in range(4)]
        self.channel.changed.connect(lambda _: self._show_matrix())
        self.scale.changed.connect(lambda _: self._show_matrix())
        self.part.changed.connect(self._part_changed)
        self.matrix.moved.connect(self._moved)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.table()))
        self._arrange()

    def set_picture(self, picture: NDArray[np.uint8], small: NDArray[np.uint8], region: Box | None = None) -> None:
        """Set the picture.

        Args:
            picture: RGBA [H, W, 4].
            small: A small copy of it for channels and histogram, [h, w, 3].
            region: The box around the mask; None without one.
        """
        self._picture, self._small = picture, small
        if region != self._region:
            self._region = region
            if self.part.key() == "region":
                self._place = (0, 0) if region is None else (region.x, region.y)
        self.part.segment("region").setEnabled(region is not None)
        if region is None:
            self.part.set_key("pointer")
        for place, box in enumerate(self.channels):
            plane = np.zeros_like(small)
            plane[..., place] = small[..., place]
            box.show_pixels(plane if small.size else None)
        self._show_histogram()
        height, width = picture.shape[:2]
        rows = memory_rows(Size(width, height)) if picture.size else [("",) * 6] * 4
        for labels, texts in zip(self.memory, rows, strict=True):
            for label, text in zip(labels, texts, strict=True):
                label.setText(text)
        self.look_at(*self._place)

    def look_at(self, x: int, y: int) -> None:
        """Show the numbers around a pixel, unless the masked part is shown."""
        if self.part.key() == "pointer":
            self._place = (x, y)
            self._show_matrix()

    def table(self) -> str:
        """Return the numbers of the part, tabs between columns."""
        values = self._values_of(*self._shown_box())
        if self.part.key() == "region" and self._region is not None:
            box = self._region
            height = max(1, min(box.height, _MAX_COPIED // max(1, box.width)))
            values = self._values_of(box.x, box.y, box.width, height)
        return "\n".join("\t".join(self._text(int(value)) for value in row) for row in values)

    def _part_changed(self, key: str) -> None:
        if key == "region" and self._region is not None:
            self._place = (self._region.x, self._region.y)
        self._show_matrix()
        self._show_histogram()

    def _moved(self, across: int, down: int) -> None:
        x, y = self._place[0] + across, self._place[1] + down
        box = self._region
        if self.part.key() == "region" and box is not None:
            x = min(max(x, box.x), max(box.x, box.x + box.width - CELLS))
            y = min(max(y, box.y), max(box.y, box.y + box.height - CELLS))
        height, width = self._picture.shape[:2]
        self._place = (min(max(0, x), max(0, width - 1)), min(max(0, y), max(0, height - 1)))
        self._show_matrix()

    def _show_histogram(self) -> None:
        """Show how often values occur in the part: the picture, or the box around the mask."""
        pixels, what = self._small, tr("the picture")
        box = self._region
        if self.part.key() == "region" and box is not None:
            step = max(1, max(box.width, box.height) // 512)
            pixels = self._picture[box.y : box.y + box.height : step, box.x : box.x + box.width : step, :3]
            what = tr("the masked part, {width} × {height}").format(width=box.width, height=box.height)
        if pixels.size:
            self.histogram.show_channels(
                np.moveaxis(pixels, 2, 0), _TINTS, label=tr("values of {what}").format(what=what)
            )

    def _text(self, level: int) -> str:
        return str(level) if self.scale.key() == "bytes" else f"{level / 127.5 - 1:.2f}"

    def _values_of(self, left: int, top: int, width: int, height: int) -> NDArray[np.uint8]:
        channel = list(CHANNELS).index(self.channel.key())
        return self._picture[top : top + height, left : left + width, channel]

    def _shown_box(self) -> tuple[int, int, int, int]:
        """Left, top, width and height of the matrix."""
        height, width = self._picture.shape[:2]
        x, y = self._place
        if self.part.key() == "region" and self._region is not None:
            box = self._region
            return x, y, min(CELLS, box.x + box.width - x), min(CELLS, box.y + box.height - y)
        left = min(max(0, x - CELLS // 2), max(0, width - CELLS))
        top = min(max(0, y - CELLS // 2), max(0, height - CELLS))
        return left, top, CELLS, CELLS

    def _show_matrix(self) -> None:
        left, top, width, height = self._shown_box()
        self.matrix.show_values(self._values_of(left, top, width, height), (top, left), self._text)

    def _arrange(self) -> None:
        choices = QHBoxLayout()
        choices.addWidget(self.channel)
        choices.addWidget(self.scale)
        choices.addStretch(1)
        second = QHBoxLayout()
        second.addWidget(self.part)
        second.addWidget(self.copy)
        second.addStretch(1)
        boxes = QHBoxLayout()
        for box in self.channels:
            box.setMaximumHeight(150)
            boxes.addWidget(box)
        lower = QGridLayout()
        lower.setSpacing(UNIT)
        lower.addWidget(Heading(tr("Channels")), 0, 0)
        lower.addLayout(boxes, 1, 0)
        lower.addWidget(Heading(tr("Histogram")), 0, 1)
        lower.addWidget(self.histogram, 1, 1)
        lower.setColumnStretch(0, 3)
        lower.setColumnStretch(1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        column.setSpacing(UNIT)
        column.addLayout(choices)
        column.addLayout(second)
        column.addWidget(self.matrix, 3)
        column.addLayout(lower, 2)
        table = QGridLayout()
        table.setHorizontalSpacing(3 * UNIT)
        for row, labels in enumerate(self.memory):
            for place, label in enumerate(labels):
                side = Qt.AlignmentFlag.AlignRight if place else Qt.AlignmentFlag.AlignLeft
                label.setFont(tabular(label.font()))
                table.addWidget(label, row, place, side)
        table.setColumnStretch(6, 1)
        column.addWidget(Heading(tr("Memory")))
        column.addLayout(table)
        column.addWidget(about_label("pixels"))


def memory_rows(size: Size) -> list[tuple[str, ...]]:
    """Return a table of how many numbers a picture has, and their size as bytes, floats and latents."""
    sizes = ((tr("this picture"), size), ("HD", Size(1920, 1080)), ("4K", Size(3840, 2160)))
    rows: list[tuple[str, ...]] = [
        ("", tr("elements"), tr("as uint8"), tr("as float32"), tr("latents"), tr("as float32"))
    ]
    for name, (width, height) in sizes:
        numbers = width * height * 3
        latent = _LATENT_CHANNELS * -(-width // _FACTOR) * -(-height // _FACTOR)
        label = f"{name}, {width} × {height} × 3"
        picture = (number_text(numbers, ","), size_text(numbers), size_text(4 * numbers))
        rows.append((label, *picture, number_text(latent, ","), size_text(4 * latent)))
    return rows
