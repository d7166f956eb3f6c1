"""Names of blend modes."""

from studio.document.layers.blending import BLENDS
from studio.document.layers.layer import NORMAL, Layer
from studio.ui.translation import tr

_TITLES = {
    NORMAL: tr("Normal"),
    "svg:plus": tr("Add"),
    "svg:dst-in": tr("Mask by alpha"),
    "svg:dst-out": tr("Erase"),
    "svg:src-atop": tr("Clip to below"),
    "svg:dst-atop": tr("Show below inside"),
}


def blend_title(blend: str) -> str:
    """Return what a blend mode is called, such as "Color dodge"; an unknown one has its own name."""
    if blend in _TITLES:
        return _TITLES[blend]
    return tr(blend.removeprefix("svg:").replace("-", " ").capitalize()) if blend in BLENDS else blend


def guide_title(layer: Layer) -> str:
    """Return the kind of a guide, such as "Scribble"."""
    if layer.control is not None:
        return tr(layer.control.title)
    return tr("Regions") if layer.kind == "regions" else tr("Mask")


BLEND_CHOICES = [(blend, blend_title(blend)) for blend in BLENDS]
