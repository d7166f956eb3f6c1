"""The program's icons are of one set, so that only that one is loaded."""

import qtawesome


def load_phosphor_only() -> None:
    """Keep qtawesome from reading all twelve of its fonts at the first icon: that takes a tenth of the whole start."""
    fonts = getattr(qtawesome, "_BUNDLED_FONTS", ())  # its own list; where it is gone, all fonts are read as before
    phosphor = tuple(font for font in fonts if font[0] == "ph")
    if phosphor:
        qtawesome._BUNDLED_FONTS = phosphor
