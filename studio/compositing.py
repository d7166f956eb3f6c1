"""Composites a generated picture over another through the mask: the same in the engine and in the window."""

from typing import Any, TypeVar, cast

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.picture_files import bands
from studio.protocol.errors import BadInput
from studio.protocol.geometry import MAX_PIXELS

Pixels = NDArray[np.uint8] | NDArray[np.uint16]
AnyPixels = TypeVar("AnyPixels", bound=NDArray[Any])
Floats = NDArray[np.float32]
LUMA = np.array([0.299, 0.587, 0.114], dtype=np.float32)  # ITU-R BT.601, as Pillow's "L"


def composite(picture: Pixels, mask: NDArray[np.uint8], made: Floats) -> Pixels:
    """Composite a generated picture over another one through a soft mask.

    The model's picture is opaque and lies over the other with coverage m = mask/255, at the picture's own resolution.
    With the picture's alpha a:

        a' = a + (1 - a) · m,    out = (picture · a · (1 - m) + made · m) / a'

    which is picture · (1 - m) + made · m for an opaque picture. Every pixel with m = 0 keeps its bits.

    Args:
        picture: uint8 or uint16 [H, W] grey, [H, W, 2] grey with alpha, [H, W, 3] RGB, [H, W, 4] RGBA.
        mask: uint8 [H, W].
        made: [C, h, w] in [-1, 1], of any size.
    """
    height, width = mask.shape
    planes = [resized(plane.astype(np.float32), width, height) for plane in made]
    pixels = picture.copy()
    for rows in bands(height, width):
        _composite_rows(pixels[rows], mask[rows], np.stack([plane[rows] for plane in planes], axis=2))
    return pixels


def _composite_rows(pixels: Pixels, mask: NDArray[np.uint8], made: Floats) -> None:
    """Composite some rows in place; made is [H, W, C]."""
    top = int(np.iinfo(pixels.dtype).max)
    old = colour_planes(pixels)  # a view
    new = np.clip((made.astype(np.float64) + 1) * (top / 2), 0, top)
    if old.shape[2] == 1 and new.shape[2] == 3:
        new = (new @ LUMA.astype(np.float64))[..., np.newaxis]
    m = (mask.astype(np.float64) / 255)[..., np.newaxis]
    kept = 1 - m
    if pixels.ndim == 3 and pixels.shape[2] in (2, 4):
        alpha = pixels[..., -1:] / top
        covered = np.where(m > 0, alpha + (1 - alpha) * m, 1)
        kept, m = alpha * (1 - m) / covered, m / covered
        pixels[..., -1:] = np.where(m > 0, np.rint(covered * top), pixels[..., -1:])
    blended = np.rint(old * kept + new * m).astype(pixels.dtype)
    old[...] = np.where(m > 0, blended, old)


def colour_planes(pixels: Pixels) -> Pixels:
    """Return a view [H, W, 1 or 3] of a picture's colours, without alpha."""
    if pixels.ndim == 2:
        return pixels[..., np.newaxis]
    return pixels[..., : 1 if pixels.shape[2] < 3 else 3]


def mask_of(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return a picture [H, W] or [H, W, 1 to 4] as a mask [H, W]: luma times alpha."""
    if pixels.ndim == 2:
        return pixels
    mask = np.empty(pixels.shape[:2], np.uint8)
    for rows in bands(pixels.shape[0], pixels.shape[1]):
        colours = colour_planes(pixels[rows])
        grey = colours[..., 0] if colours.shape[2] == 1 else np.rint(colours @ LUMA)
        if pixels.shape[2] in (2, 4):
            grey = np.rint(grey.astype(np.float32) * pixels[rows, :, -1] / 255)
        mask[rows] = grey
    return mask


def with_edges_repeated(pixels: AnyPixels, margins: tuple[int, int, int, int]) -> AnyPixels:
    """Return an array [H, W] or [H, W, C] with margins, left, top, right, bottom, that repeat its edges."""
    left, top, right, bottom = margins
    around: list[tuple[int, int]] = [(top, bottom), (left, right), (0, 0)]
    return cast(AnyPixels, np.pad(pixels, around[: pixels.ndim], mode="edge"))


def extended(
    pixels: AnyPixels, mask: NDArray[np.uint8] | None, margins: tuple[int, int, int, int]
) -> tuple[AnyPixels, NDArray[np.uint8]]:
    """Return a picture with margins for outpainting, and the mask of what is to be painted in it.

    Args:
        pixels: As in `composite`. The margins repeat its edge pixels; if it has alpha, they are transparent.
        mask: What is to be painted inside the picture, uint8 [H, W]; None for nothing.
        margins: Pixels to add: left, top, right, bottom.

    Raises:
        BadInput: The result would have more pixels than the program opens.
    """
    left, top, right, bottom = margins
    height, width = pixels.shape[0] + top + bottom, pixels.shape[1] + left + right
    if width * height > MAX_PIXELS:
        limit = MAX_PIXELS // 10**6
        raise BadInput(f"The extended picture of {width}x{height} has more than {limit} megapixels.", field="outpaint")
    around: list[tuple[int, int]] = [(top, bottom), (left, right)]
    larger = with_edges_repeated(pixels, margins)
    if pixels.ndim == 3 and pixels.shape[2] in (2, 4):
        larger[..., -1] = np.pad(pixels[..., -1], around)
    inner = np.zeros(pixels.shape[:2], np.uint8) if mask is None else mask
    return larger, np.pad(inner, around, constant_values=255)


def resized(plane: Floats, width: int, height: int) -> Floats:
    """Resize a plane [H, W]: the mean over the area when it shrinks, bicubic when it grows."""
    if plane.shape == (height, width):
        return plane
    shrinks = plane.shape[0] * plane.shape[1] > width * height
    kind = Image.Resampling.BOX if shrinks else Image.Resampling.BICUBIC
    image = Image.fromarray(np.ascontiguousarray(plane, dtype=np.float32))
    return np.asarray(image.resize((width, height), kind), dtype=np.float32)
