"""Draws emoji with a colour font of this machine."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from studio.protocol.errors import BadInput

FONT_FILE = "NotoColorEmoji.ttf"
STRIKE = 109  # the only bitmap size of Noto Color Emoji, in pixels
SIDE = 136  # of the square that a glyph is drawn in
_FOLDERS = (
    "~/.local/share/fonts",
    "~/.fonts",
    "/usr/share/fonts/truetype/noto",
    "/usr/share/fonts/google-noto-color-emoji-fonts",
    "/usr/share/fonts/noto",
    "/usr/local/share/fonts",
)


def find_font(path: str | None = None) -> Path:
    """Return the font file: `path`, or the system's font; raises BadInput, which says how to install it."""
    places = [Path(os.path.expanduser(folder)) / FONT_FILE for folder in _FOLDERS] if path is None else [Path(path)]
    for place in places:
        if place.is_file():
            return place
    if path is not None:
        raise BadInput(f"There is no font {path}.", field="dataset.path")
    raise BadInput(
        "The scenes are drawn with the font Noto Color Emoji, which is not on this machine. Debian and Ubuntu have it "
        "as fonts-noto-color-emoji, Fedora as google-noto-color-emoji-fonts; or give its file as dataset.path.",
        field="dataset.path",
    )


def glyph_images(font: Path, glyphs: Sequence[str]) -> list[Image.Image]:
    """Draw characters with a colour font, RGBA, each cropped to what is visible.

    Raises:
        BadInput: The font cannot be read, has no colour bitmaps, or lacks one of the characters.
    """
    return [picture.crop(picture.getchannel("A").getbbox()) for picture in _pictures(font, glyphs)]


def _pictures(font: Path, glyphs: Sequence[str]) -> Iterator[Image.Image]:
    """Yield each character's picture, RGBA, in a square of SIDE pixels."""
    try:
        face = ImageFont.truetype(str(font), STRIKE)
    except OSError as error:
        raise BadInput(
            f"{font} is not a font with the bitmaps of Noto Color Emoji: {error}.", field="dataset.path"
        ) from error
    for glyph in glyphs:
        picture = Image.new("RGBA", (SIDE, SIDE))
        ImageDraw.Draw(picture).text((SIDE // 2, SIDE // 2), glyph, font=face, embedded_color=True, anchor="mm")
        red, green, blue, alpha = (band.getbbox() for band in picture.split())
        if alpha is None or not (red or green or blue):
            raise BadInput(f"The font {font.name} has no colour picture of {glyph}.", field="dataset.path")
        yield picture
