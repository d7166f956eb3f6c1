"""Reads one picture file of any common kind as plain RGB, or says why it cannot."""

import struct
import warnings
import zlib
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

MAX_PIXELS = 50_000_000  # Pillow itself only warns; 50 megapixels are 150 MB decoded
SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".bmp", ".gif", ".tif", ".tiff"})
_FORMATS = ("PNG", "JPEG", "WEBP", "BMP", "GIF", "TIFF")  # JPEG takes the two-view files of phones too


# What Pillow's decoders raise on damaged files, besides OSError.
_BROKEN = (ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError, OverflowError, struct.error, zlib.error)


class UnusableImage(Exception):
    """A file that is no usable picture; the text says why in a few plain words."""


def read_rgb(path: Path, least: int | None = None) -> Image.Image:
    """Return the first frame of a picture file as RGB, upright.

    EXIF rotation is applied, transparency is laid over white, 16-bit greys are scaled, CMYK and palettes converted.

    Args:
        path: The file.
        least: A JPEG may be shrunk while it is decoded, to no fewer pixels than this either way: a photo takes a
            third of the time so, and a small part of the memory. None: at its own size.

    Raises:
        UnusableImage: It is unreadable, broken, huge, or of a kind that has no meaning as a picture.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what Pillow warns of is either refused below or of no matter
            with Image.open(path, formats=_FORMATS) as image:
                width, height = image.size
                if width * height > MAX_PIXELS:
                    raise UnusableImage(f"too large ({width}x{height} pixels)")
                if least is not None:
                    image.draft(None, (least, least))  # of other kinds of files it does nothing
                image.load()
                ImageOps.exif_transpose(image, in_place=True)
                return _as_rgb(image)
    except UnusableImage:
        raise
    except Image.DecompressionBombError as error:
        raise UnusableImage("too large") from error
    except UnidentifiedImageError as error:
        raise UnusableImage("not a picture") from error
    except OSError as error:
        reason = error.strerror or "broken or cut short"
        raise UnusableImage(reason.lower()) from error
    except (*_BROKEN, MemoryError) as error:
        raise UnusableImage("broken") from error


def square(image: Image.Image, size: int) -> Image.Image:
    """Return the middle square of a picture at size x size."""
    side = min(image.size)
    left, top = (image.width - side) // 2, (image.height - side) // 2
    return image.crop((left, top, left + side, top + side)).resize((size, size), Image.Resampling.LANCZOS)


def is_grey(image: Image.Image) -> bool:
    """Whether an RGB picture has the same red, green and blue everywhere."""
    pixels = np.asarray(image)
    return bool((pixels[..., 0] == pixels[..., 1]).all() and (pixels[..., 1] == pixels[..., 2]).all())


def _as_rgb(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I") or image.mode == "F":
        return _grey_from_numbers(image)
    if image.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in image.info:
        plain = image
        if image.mode != "RGBA":  # the two premultiplied modes only convert to their plain forms
            plain = image.convert({"La": "LA", "RGBa": "RGBA"}.get(image.mode, image.mode)).convert("RGBA")
        white = Image.new("RGBA", plain.size, (255, 255, 255, 255))
        return Image.alpha_composite(white, plain).convert("RGB")
    return image if image.mode == "RGB" else image.convert("RGB")  # it would make a copy


def _grey_from_numbers(image: Image.Image) -> Image.Image:
    """Scale 16-bit, 32-bit and floating greys to 8 bits; Pillow's own conversion would clip them at 255."""
    numbers = np.asarray(image).astype(np.float64)
    if not np.isfinite(numbers).all() or numbers.min() < 0:
        raise UnusableImage("its numbers are not brightness values")
    top = numbers.max()
    if image.mode == "F":
        white = 1.0 if top <= 1 else 255.0 if top <= 255 else 65535.0
    else:
        white = 65535.0
    if top > white:
        raise UnusableImage("its numbers are not brightness values")
    return Image.fromarray(np.round(numbers * (255 / white)).astype(np.uint8)).convert("RGB")
