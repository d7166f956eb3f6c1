"""Names of layers and blend modes in the window's language."""

import re

from studio.document.contents import BACKGROUND
from studio.document.layers.blending import BLENDS
from studio.document.layers.layer import NORMAL, Layer
from studio.protocol.control_kinds import KINDS
from studio.ui.translation import tr

_TITLES = {
    NORMAL: tr("Normal"),
    "svg:plus": tr("Add"),
    "svg:dst-in": tr("Mask by alpha"),
    "svg:dst-out": tr("Erase"),
    "svg:src-atop": tr("Clip to below"),
    "svg:dst-atop": tr("Show below inside"),
}

_GIVEN_NAMES = {  # by the program, in files too
    BACKGROUND: tr("Picture"),
    "Layer": tr("Layer"),
    "Group": tr("Group"),
    "Mask": tr("Mask"),
    "Regions": tr("Regions"),
    "Result": tr("Result"),
    **{kind.title: tr(kind.title) for kind in KINDS.values()},
}


def layer_name(name: str) -> str:
    """Return a layer's name as it is shown: "Ebene 2 Kopie" for "Layer 2 copy"; what a person typed stays."""
    found = re.fullmatch(r"(.+?)( \d+)?( copy)?", name)
    if found is None or found[1] not in _GIVEN_NAMES:
        return name
    shown = _GIVEN_NAMES[found[1]] + (found[2] or "")
    return tr("{name} copy").format(name=shown) if found[3] else shown


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
