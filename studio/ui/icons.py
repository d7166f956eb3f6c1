"""Loads one icon set only: Phosphor."""

import qtawesome


def load_phosphor_only() -> None:
    """Keep qtawesome from loading all of its fonts at the first icon, which takes a tenth of the start-up time."""
    fonts = getattr(qtawesome, "_BUNDLED_FONTS", ())  # private; without it, all fonts are loaded
    phosphor = tuple(font for font in fonts if font[0] == "ph")
    if phosphor:
        qtawesome._BUNDLED_FONTS = phosphor
