"""Reads picture files of every common mode, and turns tensors and arrays into PNG files and grids."""

import io
import warnings
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image, PngImagePlugin
from torch import Tensor

from studio.picture_files import (
    DECODING_ERRORS,
    FORMATS,
    bands,
    eight_bits,
    has_deep_colour,
    open_image,
    opening_notes,
    pixels_of,
    to_srgb,
    upright,
)
from studio.protocol.errors import BadInput
from studio.protocol.geometry import MAX_PIXELS


@dataclass(frozen=True)
class Picture:
    """The pixels of a picture file.

    Attributes:
        pixels: uint8 [H, W] grey, [H, W, 2] grey with alpha, [H, W, 3] RGB, [H, W, 4] RGBA; or uint16 [H, W] grey.
        notes: What was changed on opening, such as "its 16-bit values were reduced to 8 bits".
    """

    pixels: NDArray[np.uint8] | NDArray[np.uint16]
    notes: tuple[str, ...] = ()

    @property
    def top(self) -> int:
        """The value of white: 255 or 65535."""
        return int(np.iinfo(self.pixels.dtype).max)

    @property
    def height(self) -> int:
        """Rows."""
        return int(self.pixels.shape[0])

    @property
    def width(self) -> int:
        """Columns."""
        return int(self.pixels.shape[1])

    @property
    def colours(self) -> int:
        """Colour planes without alpha: 1 or 3."""
        return 1 if self.pixels.ndim == 2 or self.pixels.shape[2] < 3 else 3


def read_image(path: Path) -> Picture:
    """Read the first frame of a picture with EXIF rotation applied, in sRGB; palettes, CMYK etc. become RGB or RGBA.

    Raises:
        BadInput: The file is missing, damaged, of an unsupported kind, or larger than MAX_PIXELS.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's size warning; the limit below is lower
            with open_image(path, FORMATS) as image:
                if image.width * image.height > MAX_PIXELS:
                    raise BadInput(_too_large(path, f"{image.width}x{image.height} pixels"))
                deep = has_deep_colour(image)
                image.load()
                converted, profile = to_srgb(upright(image))
                return Picture(_pixels(converted), opening_notes(image, profile, reduced=deep))
    except FileNotFoundError as error:
        raise BadInput(f"There is no picture {path}.") from error
    except Image.DecompressionBombError as error:
        raise BadInput(_too_large(path, "far too many pixels")) from error
    except Image.UnidentifiedImageError as error:
        raise BadInput(
            f"{path} is not a picture that can be read; PNG, JPEG, WebP, AVIF, TIFF, BMP or GIF can."
        ) from error
    except DECODING_ERRORS as error:
        if isinstance(error, OSError) and error.strerror:  # a problem of the file, not of the picture
            raise BadInput(f"Could not read {path}: {error.strerror}.") from error
        raise BadInput(f"{path} cannot be read: it is damaged or not a picture.") from error


def to_bytes(pixels: NDArray[np.uint8] | NDArray[np.uint16]) -> NDArray[np.uint8]:
    """Round 16-bit values to 8 bits (65535 becomes 255); leaves uint8 alone."""
    if pixels.dtype == np.uint8:
        return pixels.astype(np.uint8, copy=False)
    result = np.empty(pixels.shape, np.uint8)
    for rows in bands(*pixels.shape[:2]):
        result[rows] = (pixels[rows].astype(np.uint32) + 128) // 257
    return result


def as_rgba(pixels: NDArray[np.uint8] | NDArray[np.uint16]) -> NDArray[np.uint8]:
    """Convert pixels (the shapes of Picture) to RGBA, uint8 [H, W, 4], as other programs show their PNG."""
    pixels = to_bytes(pixels)
    planes = pixels[..., np.newaxis] if pixels.ndim == 2 else pixels
    colours = 1 if planes.shape[2] < 3 else 3
    rgba = np.full((*planes.shape[:2], 4), 255, np.uint8)
    rgba[..., :3] = planes[..., :colours]
    if planes.shape[2] in (2, 4):
        rgba[..., 3] = planes[..., -1]
    return rgba


def _pixels(image: Image.Image) -> NDArray[np.uint8] | NDArray[np.uint16]:
    mode = image.mode
    if mode.startswith("I") or mode == "F":  # I;16, I;16B or 32-bit integers, which is how some 16-bit files are read
        values = pixels_of(image)
        if mode == "F" or values.min() < 0 or values.max() > 65535:
            return eight_bits(values)
        return values.astype(np.uint16, copy=False)
    transparent = "transparency" in image.info or mode in ("PA", "La", "RGBa")
    if mode in ("1", "L", "LA", "La"):
        image = image.convert("LA" if transparent or mode == "LA" else "L")
    elif mode != "RGBA":
        image = image.convert("RGBA" if transparent else "RGB")
    return pixels_of(image)


def _too_large(path: Path, size: str) -> str:
    return f"{path} is too large: it has {size}, the limit is {MAX_PIXELS // 1_000_000} million."


def from_model(x: NDArray[np.floating]) -> NDArray[np.uint8]:
    """Convert a model's picture [C, H, W] in [-1, 1] to uint8: [H, W] for one channel, [H, W, 3] for three."""
    values = np.clip(np.rint((x.astype(np.float64) + 1) * 127.5), 0, 255).astype(np.uint8)
    return values[0] if len(values) == 1 else np.ascontiguousarray(values.transpose(1, 2, 0))


def png_bytes(pixels: NDArray[np.uint8] | NDArray[np.uint16], text: dict[str, str] | None = None) -> bytes:
    """Encode pixels (the shapes of Picture) as PNG with text chunks; the same input gives the same bytes."""
    chunks = PngImagePlugin.PngInfo()
    for key, value in (text or {}).items():
        chunks.add_text(key, value)
    buffer = io.BytesIO()
    image = Image.fromarray(np.ascontiguousarray(pixels))
    image.save(buffer, "PNG", pnginfo=chunks)
    return buffer.getvalue()


def to_pixels(pictures: Tensor) -> NDArray[np.uint8]:
    """Convert pictures [N, C, H, W] in [-1, 1] to uint8 [N, H, W, C]."""
    scaled = pictures.detach().float().clamp(-1, 1).add(1).mul(127.5).round().to(torch.uint8)
    return np.asarray(scaled.permute(0, 2, 3, 1).cpu().numpy(), dtype=np.uint8)


def tile(pictures: NDArray[np.uint8], columns: int) -> NDArray[np.uint8]:
    """Tile pictures [N, H, W, C] row by row; N must be a multiple of `columns`. Grey is returned as [H', W']."""
    count, height, width, channels = pictures.shape
    grid = pictures.reshape(count // columns, columns, height, width, channels).transpose(0, 2, 1, 3, 4)
    flat = grid.reshape(count // columns * height, columns * width, channels)
    return np.ascontiguousarray(flat[..., 0] if channels == 1 else flat)
