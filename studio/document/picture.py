"""Opens picture files of the common raster formats as RGBA pixels."""

import warnings
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError

from studio.picture_files import (
    FORMATS,
    JPEG_SUFFIXES,
    eight_bits,
    has_deep_colour,
    open_image,
    opening_notes,
    pixels_of,
    to_srgb,
    upright,
)
from studio.protocol.errors import BadInput
from studio.protocol.files import open_regular
from studio.protocol.geometry import MAX_PIXELS, MAX_SIDE

SUFFIXES = (".png", *JPEG_SUFFIXES, ".webp", ".avif", ".gif", ".bmp", ".tif", ".tiff", ".ppm", ".pgm", ".jp2", ".tga")

Pixels = NDArray[np.uint8]
_ALPHA_MODES = ("RGBA", "RGBa", "LA", "La", "PA")


@dataclass(frozen=True, eq=False)
class OpenedPicture:
    """A picture that was read.

    Attributes:
        pixels: RGBA, uint8 [H, W, 4], 0..255, colours not multiplied by alpha.
        notes: What was changed on opening, such as "its 16-bit values were reduced to 8 bits".
    """

    pixels: NDArray[np.uint8]
    notes: tuple[str, ...] = ()


def open_picture(source: Path | bytes, name: str = "the picture") -> NDArray[np.uint8]:
    """Return the pixels of a picture; see `open_with_notes`."""
    return open_with_notes(source, name).pixels


def open_with_notes(source: Path | bytes, name: str = "the picture") -> OpenedPicture:
    """Read a picture file, or the bytes of one.

    EXIF orientation is applied, colours are converted to sRGB, animations give their first frame, and 16-bit and float
    values are scaled to 8 bits.

    Args:
        source: A file's path, or its content.
        name: Name in messages when `source` is bytes.

    Raises:
        BadInput: Unreadable, truncated, larger than MAX_PIXELS or MAX_SIDE, or not a raster picture.
    """
    if isinstance(source, bytes):
        return _decode(source, source[:1024], name)
    name = str(source)
    try:
        with open_regular(source) as file:
            head = file.read(1024)
        return _decode(source, head, name)
    except (FileNotFoundError, IsADirectoryError) as error:
        raise BadInput(f"Could not open {name}: there is no such file.") from error
    except OSError as error:
        raise BadInput(f"Could not open {name}: {error.strerror or 'it cannot be read'}.") from error


def as_rgba(pixels: NDArray[np.uint8], *, copy: bool = True) -> NDArray[np.uint8]:
    """Convert pixels [H, W], [H, W, 1], [H, W, 3] or [H, W, 4] to RGBA [H, W, 4], opaque without an alpha channel.

    Args:
        pixels: uint8.
        copy: False returns `pixels` itself when it is writable, contiguous RGBA already.

    Raises:
        BadInput: Another shape or data type, or no pixels at all.
    """
    if pixels.ndim == 2:
        pixels = pixels[:, :, None]
    if pixels.dtype != np.uint8 or pixels.ndim != 3 or pixels.shape[2] not in (1, 3, 4) or not pixels.size:
        raise BadInput(f"Pixels of shape {pixels.shape} and type {pixels.dtype} are not a picture.")
    if not copy and pixels.shape[2] == 4 and pixels.flags.c_contiguous and pixels.flags.writeable:
        return pixels
    rgba = np.empty((*pixels.shape[:2], 4), np.uint8)
    rgba[:, :, 3] = 255
    rgba[:, :, : max(3, pixels.shape[2])] = pixels
    return rgba


def _decode(source: Path | bytes, head: bytes, name: str) -> OpenedPicture:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's size warning is replaced by the limit below; others are noise
            with open_image(source, FORMATS) as image:
                _check_size(image.size, name)
                image.seek(0)
                deep = has_deep_colour(image)
                image.load()
                _check_size(image.size, name)  # an ICO's true size is known only now
                converted, profile = to_srgb(upright(image))
                deep = deep or image.mode.startswith("I")
                return OpenedPicture(_rgba(converted), opening_notes(image, profile, reduced=deep))
    except BadInput:
        raise
    except UnidentifiedImageError as error:
        if b"<svg" in head.lower():
            problem = f"Could not open {name}: it is an SVG drawing. Export it as a PNG picture and open that."
            raise BadInput(problem) from error
        raise BadInput(f"Could not open {name}: it is not a picture that this program can read.") from error
    except Image.DecompressionBombError as error:
        raise BadInput(f"Could not open {name}: it has more than {MAX_PIXELS // 10**6} megapixels.") from error
    except MemoryError as error:
        raise BadInput(f"Could not open {name}: there is not enough memory for it.") from error
    except Exception as error:  # decoders raise almost anything (struct.error, KeyError ...) on a broken file
        raise BadInput(f"Could not open {name}: the file is damaged or incomplete.") from error


def _check_size(size: tuple[int, int], name: str) -> None:
    width, height = size
    if width * height > MAX_PIXELS:
        limit = MAX_PIXELS // 10**6
        raise BadInput(f"Could not open {name}: {width} × {height} is more than {limit} megapixels.")
    if max(width, height) > MAX_SIDE:
        raise BadInput(f"Could not open {name}: {width} × {height} is longer than {MAX_SIDE} pixels on a side.")
    if width < 1 or height < 1:
        raise BadInput(f"Could not open {name}: it has no pixels.")


def _rgba(image: Image.Image) -> NDArray[np.uint8]:
    """Convert a loaded image of any mode to RGBA [H, W, 4]."""
    transparent = image.info.get("transparency")
    if image.mode == "F" or image.mode.startswith("I"):
        values = pixels_of(image)
        rgba = as_rgba(eight_bits(values))
        if isinstance(transparent, int):
            rgba[:, :, 3] = np.where(values == transparent, 0, 255)
        return rgba
    if image.mode == "La":
        image = image.convert("LA")
    if image.mode not in (*_ALPHA_MODES, "P") and transparent is None:
        image = image.convert("RGB")
    return pixels_of(image if image.mode == "RGBA" else image.convert("RGBA"))
