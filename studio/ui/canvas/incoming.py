"""Reads what was dropped or pasted: files, or a picture."""

from collections.abc import Callable
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QColorSpace, QImage

from studio.document.picture import SUFFIXES, OpenedPicture, open_with_notes
from studio.protocol.errors import BadInput
from studio.protocol.geometry import MAX_PIXELS
from studio.ui.translation import tr

_ENCODED = ("image/png", "image/jpeg", "image/webp", "image/bmp", "image/tiff", "image/gif")


def files_in(data: QMimeData) -> list[str]:
    """Return the paths of local files, in order."""
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()]


def is_picture(path: str) -> bool:
    """Whether a file's name is that of a raster picture."""
    return path.lower().endswith(tuple(SUFFIXES))


def is_welcome(data: QMimeData) -> bool:
    """Whether there are files or a raster picture."""
    return bool(files_in(data)) or _has_picture(data)


def picture_decoder(data: QMimeData) -> Callable[[], OpenedPicture] | None:
    """Return a function that decodes the picture; None when there is no picture.

    The function holds a copy of the data, so that another thread may call it; it raises BadInput when the picture is
    damaged or too large.
    """
    if not _has_picture(data):
        return None
    for kind in _ENCODED:
        if data.hasFormat(kind):
            return partial(open_with_notes, bytes(data.data(kind).data()), tr("the pasted picture"))
    image = data.imageData()
    return partial(_opened, image) if isinstance(image, QImage) and not image.isNull() else None


def pixels_of(image: QImage) -> NDArray[np.uint8]:
    """Return an image's pixels as RGBA [H, W, 4]; raises BadInput when there are more than MAX_PIXELS."""
    if image.width() * image.height() > MAX_PIXELS:
        raise BadInput(tr("That picture has more than {max_pixels} megapixels.").format(max_pixels=MAX_PIXELS // 10**6))
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 4 * image.width()].reshape(image.height(), image.width(), 4).copy()


def _opened(image: QImage) -> OpenedPicture:
    """Convert an image to RGBA of 8 bits in sRGB, and say what was changed."""
    notes = []
    if image.pixelFormat().bitsPerPixel() > 8 * max(1, image.pixelFormat().channelCount()):
        notes.append(tr("its 16-bit values were reduced to 8 bits"))
    space = image.colorSpace()
    if space.isValid() and space != QColorSpace(QColorSpace.NamedColorSpace.SRgb):
        image = image.convertedToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
        name = " ".join(space.description().split())[:60]
        if name:
            notes.append(tr("its colours were converted from “{name}” to sRGB").format(name=name))
        else:
            notes.append(tr("its colours were converted from its profile to sRGB"))
    return OpenedPicture(pixels_of(image), tuple(notes))


def _has_picture(data: QMimeData) -> bool:
    formats = set(data.formats())
    # Qt would render SVG, which is refused as it is in files: it can refer to other files
    return bool(formats & set(_ENCODED)) or (data.hasImage() and not any("svg" in name for name in formats))
