"""The sketch for live painting: the canvas, reduced and opaque, in a file."""

import hashlib
import io
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.document.layers.layer import Layer
from studio.protocol.files import make_folder
from studio.protocol.geometry import Box, Size

MAX_SAMPLES = 1_000_000  # pixels that are copied on the UI thread
_MIN_SAMPLES = 4  # samples for each of the sketch's pixels, across and down, within MAX_SAMPLES
_PAPER = (255, 255, 255, 255)  # beneath transparent pixels


def sampled(pixels: NDArray[np.uint8], box: Box, size: Size) -> NDArray[np.uint8]:
    """Return a copy of evenly spaced pixels in a box of a picture, a few for each pixel of a sketch of `size`.

    Args:
        pixels: RGBA uint8 [H, W, 4], contiguous.
        box: Inside the picture.
        size: Of the sketch.

    Returns:
        RGBA uint8 [h, w, 4]: at most about MAX_SAMPLES pixels, or those of the box.
    """
    step = _step(box, size)
    words = pixels.view(np.uint32)[..., 0]
    part = words[box.y + step // 2 : box.bottom : step, box.x + step // 2 : box.right : step]
    return part.copy().view(np.uint8).reshape(*part.shape, 4)


def sampled_layer(layer: Layer, box: Box, size: Size) -> Layer:
    """Return a layer reduced to a box as `sampled` reduces the picture; transparent where the layer does not reach."""
    step = _step(box, size)
    rows = np.arange(box.y + step // 2, box.bottom, step) - layer.y
    columns = np.arange(box.x + step // 2, box.right, step) - layer.x
    found = np.zeros((len(rows), len(columns), 4), np.uint8)
    down = (rows >= 0) & (rows < layer.pixels.shape[0])
    across = (columns >= 0) & (columns < layer.pixels.shape[1])
    found[np.ix_(down, across)] = layer.pixels[np.ix_(rows[down], columns[across])]
    return replace(layer, pixels=found, x=0, y=0)


def _step(box: Box, size: Size) -> int:
    """Return the distance of the samples, in pixels of the picture."""
    fine = max(1, min(box.width // (_MIN_SAMPLES * size.width), box.height // (_MIN_SAMPLES * size.height)))
    return max(fine, int(np.ceil(np.sqrt(box.width * box.height / MAX_SAMPLES))))


def sketch_of(samples: NDArray[np.uint8], size: Size) -> NDArray[np.uint8]:
    """Return samples as a sketch of `size`, RGB uint8 [h, w, 3]: averaged, and on white where transparent."""
    image = Image.fromarray(samples)
    if samples[..., 3].min() < 255:
        image = Image.alpha_composite(Image.new("RGBA", image.size, _PAPER), image)
    return scaled(np.asarray(image.convert("RGB")), size)


def scaled(samples: NDArray[np.uint8], size: Size) -> NDArray[np.uint8]:
    """Return samples, uint8 [h, w] or [h, w, C], in another size: averaged, or interpolated where they are too few."""
    image = Image.fromarray(samples)
    if image.size == tuple(size):
        return samples
    smaller = image.width >= size.width and image.height >= size.height
    method = Image.Resampling.BOX if smaller else Image.Resampling.BICUBIC
    return np.asarray(image.resize((size.width, size.height), method))


def write_sketch(sketch: NDArray[np.uint8], folder: Path) -> Path:
    """Write a sketch, uint8 [h, w] or [h, w, C], as a PNG named after its content unless it is there; return its path.

    Nothing is synced: the file is temporary.

    Raises:
        OSError: The file cannot be written.
    """
    digest = hashlib.blake2b(repr(sketch.shape).encode() + sketch.tobytes(), digest_size=16).hexdigest()
    path = folder / f"{digest}.png"
    if not path.is_file():
        buffer = io.BytesIO()
        Image.fromarray(sketch).save(buffer, "PNG", compress_level=1)
        half = make_folder(folder) / f"{digest}.half"
        half.write_bytes(buffer.getvalue())
        half.replace(path)
    return path
