"""Reads training pictures of any common format as RGB."""

import warnings
from pathlib import Path

import numpy as np
from PIL import Image, UnidentifiedImageError

from studio.engine.data.memory_budget import MemoryBudget
from studio.picture_files import (
    DECODING_BYTES,
    DECODING_ERRORS,
    JPEG_SUFFIXES,
    bands,
    open_image,
    pixels_of,
    to_srgb,
    upright,
)

MAX_PIXELS = 50_000_000  # Pillow itself only warns; 50 megapixels are 150 MB decoded
_budget = MemoryBudget(2**30)  # for decoding pictures, in all threads together
SUFFIXES = frozenset({".png", *JPEG_SUFFIXES, ".webp", ".avif", ".bmp", ".gif", ".tif", ".tiff"})
_FORMATS = ("PNG", "JPEG", "WEBP", "AVIF", "BMP", "GIF", "TIFF")  # JPEG includes the multi-picture files of phones


class UnusableImage(Exception):
    """A file is not a usable picture; the text gives the reason."""


def read_rgb(path: Path, least: int | None = None) -> Image.Image:
    """Return the first frame of a picture file as RGB.

    EXIF rotation is applied, colours are converted to sRGB, transparency is composited over white, 16-bit greys are
    scaled, CMYK and palettes are converted.

    Args:
        path: The file.
        least: Smallest width and height that a JPEG may be decoded at; decoding a photo at a reduced size takes a third
            of the time and little memory. None for full size.

    Raises:
        UnusableImage: The file is unreadable, damaged, too large, or not a picture.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's warnings are either refused below or irrelevant
            with open_image(path, _FORMATS) as image:
                width, height = image.size
                if width * height > MAX_PIXELS:
                    raise UnusableImage(f"too large ({width}x{height} pixels)")
                if least is not None:
                    image.draft(None, (least, least))  # has no effect on other formats
                with _budget.reserved(DECODING_BYTES * image.width * image.height):
                    image.load()
                    return _as_rgb(to_srgb(upright(image))[0])
    except UnusableImage:
        raise
    except Image.DecompressionBombError as error:
        raise UnusableImage("too large") from error
    except UnidentifiedImageError as error:
        raise UnusableImage("not a picture") from error
    except OSError as error:
        reason = error.strerror or "broken or cut short"
        raise UnusableImage(reason.lower()) from error
    except (*DECODING_ERRORS, MemoryError) as error:
        raise UnusableImage("broken") from error


def square(image: Image.Image, size: int) -> Image.Image:
    """Center-crop a picture to a square and resize it to size x size."""
    side = min(image.size)
    left, top = (image.width - side) // 2, (image.height - side) // 2
    return image.crop((left, top, left + side, top + side)).resize((size, size), Image.Resampling.LANCZOS)


def is_grey(image: Image.Image) -> bool:
    """Whether an RGB picture has equal channels everywhere."""
    pixels = np.asarray(image)
    return bool((pixels[..., 0] == pixels[..., 1]).all() and (pixels[..., 1] == pixels[..., 2]).all())


def _as_rgb(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I") or image.mode == "F":
        return _grey_from_numbers(image)
    if image.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in image.info:
        plain = image
        if image.mode != "RGBA":  # premultiplied modes convert to their plain forms only
            plain = image.convert({"La": "LA", "RGBa": "RGBA"}.get(image.mode, image.mode)).convert("RGBA")
        white = Image.new("RGBA", plain.size, (255, 255, 255, 255))
        return Image.alpha_composite(white, plain).convert("RGB")
    return image if image.mode == "RGB" else image.convert("RGB")  # convert always copies


def _grey_from_numbers(image: Image.Image) -> Image.Image:
    """Scale 16-bit, 32-bit and floating-point greys to 8 bits; Pillow's own conversion clips them at 255."""
    numbers = pixels_of(image)
    if not np.isfinite(numbers).all() or numbers.min() < 0:
        raise UnusableImage("its numbers are not brightness values")
    top = numbers.max()
    if image.mode == "F":
        white = 1.0 if top <= 1 else 255.0 if top <= 255 else 65535.0
    else:
        white = 65535.0
    if top > white:
        raise UnusableImage("its numbers are not brightness values")
    grey = np.empty(numbers.shape, np.uint8)
    for rows in bands(*numbers.shape):
        grey[rows] = np.round(numbers[rows].astype(np.float64) * (255 / white))
    return Image.fromarray(grey).convert("RGB")
