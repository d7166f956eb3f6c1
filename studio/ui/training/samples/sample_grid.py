"""A grid of samples, or another picture of a run, pixel for pixel, with the step that it was made at."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QByteArray, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from studio.protocol.events import Sampled
from studio.ui.theme import UNIT, colours
from studio.ui.widgets.heading import Heading
from studio.ui.widgets.plain import plain_label

_LARGEST = 4096  # pixels a side: more is no sample grid of ours


class _Picture(QWidget):
    """A picture at the largest whole number of screen pixels per pixel that fits, or scaled down smoothly."""

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Samples")

    def sizeHint(self) -> QSize:
        return QSize(280, 280)

    def minimumSizeHint(self) -> QSize:
        return QSize(96, 96)

    def place(self) -> QRect:
        """Return where the picture lies, in screen pixels, at the top left."""
        ratio = self.devicePixelRatioF()
        room_wide, room_high = int(self.width() * ratio), int(self.height() * ratio)
        wide, high = self.image.width(), self.image.height()
        if not wide or not high:
            return QRect()
        scale = min(room_wide / wide, room_high / high)
        scale = float(int(scale)) if scale >= 1 else scale
        return QRect(0, 0, max(1, round(wide * scale)), max(1, round(high * scale)))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.image.isNull():
            return
        painter, place = QPainter(self), self.place()
        ratio = self.devicePixelRatioF()
        smooth = place.width() < self.image.width()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        painter.scale(1 / ratio, 1 / ratio)
        painter.drawImage(place, self.image)


class _Empty(QWidget):
    """Where the samples will be, while there are none."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(5 * UNIT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QColor(colours().quiet))
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
        painter.drawText(self.rect(), flags, "The first samples come with the run's first mark.")


class SampleGrid(QWidget):
    """The newest samples of a run; the seed is the same at every mark, so that what changes is the model."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = Heading("Samples")
        self.heading.setToolTip("The same noise at every mark: what changes from grid to grid is the model.")
        self.picture = _Picture()
        self.problem = plain_label(quiet=True)
        self.problem.setWordWrap(True)
        self._empty = _Empty()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        for part in (self.heading, self.problem):
            column.addWidget(part)
        for part in (self._empty, self.picture):
            column.addWidget(part, 1)
        self.clear()

    def show_sampled(self, folder: Path, sampled: Sampled) -> None:
        """Show the grid that an event names, a file inside the run's folder; a broken one is told in a line."""
        self.show_file(folder, sampled.file, f"Samples · step {sampled.step:,}, seed fixed")

    def show_file(self, folder: Path, name: str, heading: str) -> None:
        """Show a picture inside the run's folder under a heading; a broken one is told in a line."""
        image, problem = _read(folder, name)
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        if image is not None:
            self._show(image, heading)

    def show_mark(self, step: int, pixels: NDArray[np.uint8]) -> None:
        """Show the grid of another mark of the run, uint8 [h, w, 3]."""
        height, width = pixels.shape[:2]
        image = QImage(np.ascontiguousarray(pixels).tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888)
        self._show(image.copy(), f"Samples · step {step:,}, seed fixed")

    def clear(self) -> None:
        """Show no samples."""
        self.heading.setText("Samples")
        self.problem.hide()
        self._empty.show()
        self.picture.hide()
        self.picture.image = QImage()

    def _show(self, image: QImage, heading: str) -> None:
        self._empty.hide()
        self.picture.show()
        self.picture.image = image
        self.picture.setAccessibleDescription(heading)
        self.picture.update()
        self.heading.setText(heading)


def _read(folder: Path, name: str) -> tuple[QImage | None, str]:
    """Read a PNG inside `folder`; of one that cannot be shown, return the reason."""
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        return None, "The run names a picture outside its own folder; it is not shown."
    reader = QImageReader(str(path), QByteArray(b"png"))
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > _LARGEST:
        return None, f"The picture is {size.width()} × {size.height()} pixels, too large to be shown here."
    image = reader.read()
    if image.isNull():
        return None, f"The picture {path.name} could not be read."
    return image, ""
