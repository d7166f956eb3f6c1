"""Paints a selection in colour on the active layer, or on the mask."""

import math

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from studio.document.document import Document
from studio.document.edits import MASK, Edit, EditSequence, LayerGrowth
from studio.document.layers.tree import find_layer
from studio.document.painting.mask import blended
from studio.document.pixels import Colour, painted
from studio.document.selections.selection import Selection
from studio.document.selections.shapes import Place, polygon
from studio.protocol.errors import BadInput
from studio.protocol.geometry import Box, Size

_MAX_LETTERS = 2_000
_CAP = 24  # corners of the half circle at a line's end

Colours = Colour | NDArray[np.uint8]  # one, or one for each pixel of a box, [h, w, 3]


def paint_selection(
    document: Document, selection: Selection, colours: Colours, title: str, opacity: float = 1.0
) -> Edit | None:
    """Paint what is selected on the active layer, or add it to the mask while that is active.

    Args:
        document: The document.
        selection: Where, and how strongly.
        colours: In which colour; one for each pixel of the selection's box, or one for all.
        title: Name of the undo step.
        opacity: 0..1.

    Returns:
        The edit, which is applied already; None when it changes nothing.

    Raises:
        BadInput: What is active cannot be painted on.
    """
    if not document.has_picture:
        return None
    if document.painting_problem:
        raise BadInput(document.painting_problem)
    part = selection.within(document.size)
    if part.box.empty:
        return None
    if not isinstance(colours, tuple):
        colours = colours[Box(part.box.x - selection.box.x, part.box.y - selection.box.y, *part.box[2:]).slices]
    coverage = np.rint(part.pixels * opacity).astype(np.uint8) if opacity < 1 else part.pixels
    layer = document.active_layer
    if layer is None:
        return document.change_pixels(MASK, part.box, blended(document.mask[part.box.slices], coverage, False), title)
    growth = None
    if layer.box.union(Box(0, 0, *document.size)) != layer.box:
        growth = LayerGrowth.to(document, layer, layer.box.union(Box(0, 0, *document.size)))
        growth.apply(document)
        grown = find_layer(document.stack, layer.id)
        assert grown is not None, "it has only grown"
        layer = grown
    box = Box(part.box.x - layer.x, part.box.y - layer.y, *part.box[2:])
    pixels = painted(layer.pixels[box.slices], coverage, colours, keeps_alpha=layer.alpha_locked)
    edit = document.change_pixels(layer.id, box, pixels, title)
    if growth is None:
        return edit
    if edit is None:
        growth.revert(document)
        return None
    return EditSequence((growth, edit), title)


def gradient(
    start: Place, end: Place, first: Colour, last: Colour, picture: Size, *, radial: bool = False
) -> tuple[Selection, NDArray[np.uint8]]:
    """Return a gradient over a whole picture: what to select, and the colour of each pixel, [H, W, 3].

    Args:
        start: Where the first colour is; the centre of a radial gradient.
        end: Where the last one is; beyond both the colours go on as they are.
        first: The first colour.
        last: The last one.
        picture: Its size.
        radial: Whether the colours change with the distance from `start`.
    """
    across, down = end[0] - start[0], end[1] - start[1]
    length = max(math.hypot(across, down), 1e-6)
    x = np.arange(picture.width, dtype=np.float32) + np.float32(0.5 - start[0])
    y = np.arange(picture.height, dtype=np.float32) + np.float32(0.5 - start[1])
    if radial:
        share = np.hypot(x[None, :], y[:, None]) / np.float32(length)
    else:
        share = (x * np.float32(across))[None, :] + (y * np.float32(down))[:, None]
        share /= np.float32(length**2)
    np.clip(share, 0, 1, out=share)
    colours = np.empty((picture.height, picture.width, 3), np.uint8)
    for channel in range(3):
        colours[..., channel] = np.rint(first[channel] + share * np.float32(last[channel] - first[channel]))
    return Selection.of(np.full((picture.height, picture.width), 255, np.uint8)), colours


def line(start: Place, end: Place, width: float, picture: Size) -> Selection:
    """Select a straight line with round ends, `width` pixels wide."""
    angle = math.atan2(end[1] - start[1], end[0] - start[0])
    turns = np.linspace(-math.pi / 2, math.pi / 2, _CAP)
    corners = [
        (centre[0] + width / 2 * math.cos(turn), centre[1] + width / 2 * math.sin(turn))
        for centre, turned in ((end, angle), (start, angle + math.pi))
        for turn in (turns + turned).tolist()
    ]
    return polygon(corners, picture)


def text_pixels(text: str, size: float, colour: Colour) -> NDArray[np.uint8]:
    """Return a text as RGBA pixels [h, w, 4], transparent around the letters.

    Args:
        text: One or more lines.
        size: Height of a line in pixels.
        colour: Of the letters.

    Raises:
        BadInput: No text, or too much of it.
    """
    if not text.strip():
        raise BadInput("There is no text to write.")
    if len(text) > _MAX_LETTERS:
        raise BadInput(f"A text has at most {_MAX_LETTERS:,} letters.")
    font = ImageFont.load_default(max(4.0, size))
    left, top, right, bottom = ImageDraw.Draw(Image.new("L", (1, 1))).multiline_textbbox((0, 0), text, font)
    width, height = math.ceil(right - left) + 2, math.ceil(bottom - top) + 2
    if width * height > 50_000_000:
        raise BadInput("The text would become too large. Make the brush smaller.")
    coverage = Image.new("L", (width, height))
    ImageDraw.Draw(coverage).multiline_text((1 - left, 1 - top), text, 255, font)
    pixels = np.empty((height, width, 4), np.uint8)
    pixels[..., :3] = colour
    pixels[..., 3] = np.asarray(coverage)
    return pixels
