"""A grid of samples, or another picture of a run, at integer zoom, under a heading with its training step."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QBuffer, QByteArray, Qt, Signal
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from studio.protocol.errors import BadInput
from studio.protocol.events import Sampled
from studio.protocol.files import read_regular
from studio.protocol.runfolder import REAL_FILE
from studio.ui.background import Background, Task
from studio.ui.theme import UNIT, colours
from studio.ui.training.samples.picture_view import PictureView
from studio.ui.translation import tr, tr_message
from studio.ui.widgets.heading import Heading
from studio.ui.widgets.plain import plain_label

_MAX_BYTES = 64 * 2**20
_MAX_SIDE = 8192  # pixels; the largest grid has 15 x 15 pictures of 512


class _Placeholder(QWidget):
    """Shown until there are samples."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(5 * UNIT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QColor(colours().quiet))
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
        painter.drawText(self.rect(), flags, tr("No samples yet: the first grid is drawn after a few training steps."))


class SampleGrid(QWidget):
    """The newest sample grid of a run. Every grid uses the same seed, so that only the model changes between grids.

    Files are decoded in the background; of several requests only the last one is shown.

    Signals:
        shown: The grid or its heading has changed.
        enlarge_requested: The grid was clicked.
    """

    shown = Signal()
    enlarge_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = Background(self)
        self._reading: Task | None = None
        self._reading_real: Task | None = None
        self.destroyed.connect(self._background.close)
        self.heading = Heading(tr("Samples"))
        self.heading.setToolTip(tr("Every grid starts from the same noise: differences come from the model."))
        self.picture = PictureView()
        self.picture.opened.connect(self.enlarge_requested)
        self.problem = plain_label(quiet=True)
        self.problem.setWordWrap(True)
        self._placeholder = _Placeholder()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self.heading)
        column.addWidget(self.problem)
        column.addWidget(self._placeholder, 1)
        column.addWidget(self.picture, 1)
        self.clear()

    def show_sampled(self, folder: Path, sampled: Sampled) -> None:
        """Show the grid of an event, a file inside the run's folder, above real pictures; see `show_file`."""
        if self.picture.real.isNull():
            self._cancel_real()
            self._reading_real = self._background.run(
                lambda: read_picture(folder, REAL_FILE), self._show_real, lambda _: None
            )
        self.show_file(folder, sampled.file, _heading(sampled.step))

    def show_file(self, folder: Path, name: str, heading: str) -> None:
        """Show a picture inside the run's folder; one that cannot be read is reported in a line, and the old one stays.

        The picture appears when it has been decoded.
        """
        self._cancel()
        self._reading = self._background.run(
            lambda: read_picture(folder, name),
            lambda image: self._show(image, heading),
            lambda problem: self._report(tr_message(str(problem))),
        )

    def show_pixels(self, step: int, pixels: NDArray[np.uint8]) -> None:
        """Show the grid of a step from its pixels, uint8 [h, w, 3]."""
        self._cancel()
        height, width = pixels.shape[:2]
        image = QImage(np.ascontiguousarray(pixels).tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888)
        self._show(image.copy(), _heading(step))

    def clear(self) -> None:
        """Show the placeholder."""
        self._cancel()
        self._cancel_real()
        self.heading.setText(tr("Samples"))
        self.problem.hide()
        self._placeholder.show()
        self.picture.hide()
        self.picture.image = self.picture.real = QImage()
        self.shown.emit()

    def _show_real(self, real: QImage) -> None:
        self.picture.real = real
        self.picture.update()
        self.shown.emit()

    def _cancel(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    def _cancel_real(self) -> None:
        if self._reading_real is not None:
            self._reading_real.cancel()
            self._reading_real = None

    def _report(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def _show(self, image: QImage, heading: str) -> None:
        self._report("")
        self._placeholder.hide()
        self.picture.show()
        self.picture.image = image
        self.picture.setAccessibleDescription(heading)
        self.picture.update()
        self.heading.setText(heading)
        self.shown.emit()


def read_picture(folder: Path, name: str) -> QImage:
    """Decode a PNG inside `folder`.

    Raises:
        BadInput: It lies outside the folder, is not a regular file, is larger than _MAX_SIDE, or is not a PNG.
    """
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise BadInput(tr("The run names a picture outside its own folder; it is not shown."))
    try:
        data = QBuffer()
        data.setData(read_regular(path, _MAX_BYTES))
    except OSError as error:
        raise BadInput(tr("The picture {path} could not be read.").format(path=path.name)) from error
    reader = QImageReader(data, QByteArray(b"png"))
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > _MAX_SIDE:
        raise BadInput(
            tr("The picture is {width} × {height} pixels, too large to be shown here.").format(
                width=size.width(), height=size.height()
            )
        )
    image = reader.read()
    if image.isNull():
        raise BadInput(tr("The picture {path} could not be read.").format(path=path.name))
    return image


def _heading(step: int) -> str:
    return tr("Samples · step {step:,}, fixed seed").format(step=step)
