"""What is dropped or pasted: files, or a picture's pixels."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

from studio.document.picture import MAX_PIXELS, open_picture
from studio.protocol.errors import BadInput

_ENCODED = ("image/png", "image/jpeg", "image/webp", "image/bmp", "image/tiff", "image/gif")


def files_in(data: QMimeData) -> list[str]:
    """Return the local files that are dropped or pasted, in order."""
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()]


def is_welcome(data: QMimeData) -> bool:
    """Whether there are files, or a raster picture, to take."""
    return bool(files_in(data)) or _has_picture(data)


def picture_in(data: QMimeData) -> NDArray[np.uint8] | None:
    """Return the pixels that are dropped or pasted, RGBA [H, W, 4], or None when there are none.

    Raises:
        BadInput: The picture is damaged or too large.
    """
    if not _has_picture(data):
        return None
    for kind in _ENCODED:
        if data.hasFormat(kind):
            return open_picture(bytes(data.data(kind).data()), "what was pasted")
    image = data.imageData()
    return pixels_of(image) if isinstance(image, QImage) and not image.isNull() else None


def pixels_of(image: QImage) -> NDArray[np.uint8]:
    """Return an image's pixels as RGBA [H, W, 4]; raises BadInput when there are more than MAX_PIXELS."""
    if image.width() * image.height() > MAX_PIXELS:
        raise BadInput(f"That picture has more than {MAX_PIXELS // 10**6} megapixels.")
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 4 * image.width()].reshape(image.height(), image.width(), 4).copy()


def _has_picture(data: QMimeData) -> bool:
    formats = set(data.formats())
    # Qt would draw an SVG for us; drawings from elsewhere are refused, as files are
    return bool(formats & set(_ENCODED)) or (data.hasImage() and not any("svg" in name for name in formats))
