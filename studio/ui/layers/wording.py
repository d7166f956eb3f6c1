"""Names of blend modes."""

from studio.document.layers.blending import BLENDS
from studio.document.layers.layer import NORMAL, Layer

_TITLES = {
    NORMAL: "Normal",
    "svg:plus": "Add",
    "svg:dst-in": "Mask by alpha",
    "svg:dst-out": "Erase",
    "svg:src-atop": "Clip to below",
    "svg:dst-atop": "Show below inside",
}


def blend_title(blend: str) -> str:
    """Return what a blend mode is called, such as "Color dodge"; an unknown one has its own name."""
    if blend in _TITLES:
        return _TITLES[blend]
    return blend.removeprefix("svg:").replace("-", " ").capitalize() if blend in BLENDS else blend


def guide_title(layer: Layer) -> str:
    """Return what a guide is, such as "Scribble"."""
    if layer.control is not None:
        return layer.control.title
    return "Regions" if layer.kind == "regions" else "Mask"


BLEND_CHOICES = [(blend, blend_title(blend)) for blend in BLENDS]
