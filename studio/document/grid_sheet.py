"""Draws a grid of pictures as one picture: sheets below one another, with the axes' titles and labels."""

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont, PngImagePlugin

from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.geometry import MAX_PIXELS
from studio.protocol.grids.axis import Axis
from studio.protocol.grids.grid import MAX_AXES, NAMES, Grid
from studio.protocol.parameters import PARAMETERS_KEY, RECIPE_KEY, parameters_text

GRID_KEY = "studio.grid"  # the text chunk with the axes as JSON
_GAP, _FONT, _MIN_CELL = 8, 16, 48  # pixels
_BACKGROUND, _TEXT, _QUIET, _BLANK = (255, 255, 255), (20, 22, 24), (100, 106, 114), (238, 239, 241)
Picture = NDArray[np.uint8]
Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


@dataclass(frozen=True)
class _Layout:
    cell: tuple[int, int]
    left: int
    top: int  # of the labels of one sheet
    heading: int  # height of a sheet's own label
    caption: int  # height of a line below each picture

    def corner(self, grid: Grid, place: tuple[int, ...]) -> tuple[int, int]:
        """Return the top left pixel of a cell."""
        column, row, sheet = (*place, 0, 0)[:3]
        x = self.left + column * (self.cell[0] + _GAP)
        return x, _GAP + sheet * self.sheet_height(grid) + self.heading + self.top + row * self.row_height

    @property
    def row_height(self) -> int:
        return self.cell[1] + self.caption + _GAP

    def sheet_height(self, grid: Grid) -> int:
        return self.heading + self.top + grid.shape[1] * self.row_height + _GAP


def draw_sheet(
    grid: Grid, pictures: Mapping[tuple[int, ...], Picture], captions: Mapping[tuple[int, ...], str] | None = None
) -> Image.Image:
    """Draw the pictures of a grid, RGB; a cell without one stays blank.

    Args:
        grid: The axes: columns, rows and sheets.
        pictures: By place; uint8 [H, W], or [H, W, 2, 3 or 4]. All are fitted into cells of one size.
        captions: A line of text below each picture, by place.
    """
    font = ImageFont.load_default(_FONT)
    layout = _layout(grid, pictures, captions or {}, font)
    columns, _, sheets = grid.shape
    size = layout.left + columns * (layout.cell[0] + _GAP), _GAP + sheets * layout.sheet_height(grid)
    image = Image.new("RGB", size, _BACKGROUND)
    draw = ImageDraw.Draw(image)
    for sheet in range(sheets):
        _draw_labels(draw, grid, layout, sheet, font)
    for place in np.ndindex(grid.shape):
        x, y = layout.corner(grid, place)
        picture = pictures.get(place[: len(grid.axes)])
        if picture is None:
            draw.rectangle((x, y, x + layout.cell[0] - 1, y + layout.cell[1] - 1), _BLANK)
        else:
            fitted = _fitted(picture, layout.cell)
            middle = x + (layout.cell[0] - fitted.width) // 2, y + (layout.cell[1] - fitted.height) // 2
            image.paste(fitted, middle)
        caption = (captions or {}).get(place[: len(grid.axes)], "")
        draw.text((x, y + layout.cell[1] + 2), _shortened(caption, layout.cell[0], font), _QUIET, font)
    return image


def sheet_png(
    grid: Grid,
    pictures: Mapping[tuple[int, ...], Picture],
    recipe: GenerateRecipe,
    captions: Mapping[tuple[int, ...], str] | None = None,
) -> bytes:
    """Encode a sheet as a PNG that keeps the recipe that the axes change, and the axes.

    Its `parameters` end as those of AUTOMATIC1111's X/Y/Z plot do.
    """
    parts = [parameters_text(recipe), "Script: X/Y/Z plot"]
    for name, axis in zip(NAMES, grid.axes, strict=False):
        values = json.dumps(", ".join(axis.labels), ensure_ascii=False)
        parts.append(f"{name.upper()} Type: {json.dumps(axis.title) if ',' in axis.title else axis.title}")
        parts.append(f"{name.upper()} Values: {values}")
    chunks = PngImagePlugin.PngInfo()
    chunks.add_text(RECIPE_KEY, recipe.model_dump_json())
    chunks.add_text(PARAMETERS_KEY, ", ".join(parts))
    axes = [{"settings": [setting.key for setting in axis.settings], "values": axis.values} for axis in grid.axes]
    chunks.add_text(GRID_KEY, json.dumps({"axes": axes}, ensure_ascii=False))
    buffer = io.BytesIO()
    draw_sheet(grid, pictures, captions).save(buffer, "PNG", pnginfo=chunks)
    return buffer.getvalue()


def _layout(
    grid: Grid, pictures: Mapping[tuple[int, ...], Picture], captions: Mapping[tuple[int, ...], str], font: Font
) -> _Layout:
    columns, rows, sheets = grid.shape
    line = _FONT + _GAP
    axes: list[Axis | None] = [*grid.axes, *[None] * (MAX_AXES - len(grid.axes))]
    labels = axes[1].labels if axes[1] is not None else ()
    width = max((picture.shape[1] for picture in pictures.values()), default=_MIN_CELL)
    height = max((picture.shape[0] for picture in pictures.values()), default=_MIN_CELL)
    least = max(_MIN_CELL, *(round(font.getlength(text)) for text in captions.values())) if captions else _MIN_CELL
    larger = max(1.0, least / width, _MIN_CELL / height)
    budget = MAX_PIXELS / (2 * columns * rows * sheets * width * height * larger**2)
    scale = larger * min(1.0, budget**0.5)
    cell = max(1, round(width * scale)), max(1, round(height * scale))
    widest = max((round(font.getlength(label)) for label in labels), default=0)
    title = round(font.getlength(axes[1].title)) if axes[1] is not None else 0
    left = _GAP + min(max(widest, title), 240) + (_GAP if labels else 0)
    return _Layout(cell, left, 2 * line, line if axes[2] is not None else 0, line if captions else 0)


def _draw_labels(draw: ImageDraw.ImageDraw, grid: Grid, layout: _Layout, sheet: int, font: Font) -> None:
    x, y = layout.corner(grid, (0, 0, sheet))
    line = _FONT + _GAP
    if len(grid.axes) > 2:
        axis = grid.axes[2]
        text = f"{axis.title}: {axis.labels[sheet]}"
        draw.text((_GAP, y - layout.top - layout.heading), _shortened(text, draw.im.size[0], font), _TEXT, font)
    draw.text((x, y - 2 * line), _shortened(grid.axes[0].title, draw.im.size[0] - x, font), _QUIET, font)
    for column, label in enumerate(grid.axes[0].labels):
        place = x + column * (layout.cell[0] + _GAP), y - line
        draw.text(place, _shortened(label, layout.cell[0], font), _TEXT, font)
    if len(grid.axes) > 1:
        width = layout.left - 2 * _GAP
        draw.text((_GAP, y - line), _shortened(grid.axes[1].title, width, font), _QUIET, font)
        for row, label in enumerate(grid.axes[1].labels):
            draw.text((_GAP, y + row * layout.row_height), _shortened(label, width, font), _TEXT, font)


def _shortened(text: str, width: int, font: Font) -> str:
    """Return a text that fits into a width, with an ellipsis where it was cut."""
    text = text[:400]
    if font.getlength(text) <= width:
        return text
    while text and font.getlength(f"{text}…") > width:
        text = text[:-1]
    return f"{text}…"


def _fitted(picture: Picture, cell: tuple[int, int]) -> Image.Image:
    """Return a picture as RGB on white, as large as fits into a cell."""
    image = Image.fromarray(picture)
    if image.mode in ("LA", "RGBA"):
        whole = Image.new("RGBA", image.size, (*_BACKGROUND, 255))
        image = Image.alpha_composite(whole, image.convert("RGBA"))
    image = image.convert("RGB")
    scale = min(cell[0] / image.width, cell[1] / image.height)
    size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    if size == image.size:
        return image
    kind = Image.Resampling.NEAREST if scale > 1 else Image.Resampling.LANCZOS
    return image.resize(size, kind)
