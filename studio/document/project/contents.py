"""Names of the files in a project, and the part that OpenRaster has no words for: studio/project.json."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from studio.document.layers.guides import ControlUse, RegionUse
from studio.document.layers.layer import LayerKind

MIMETYPE = b"image/openraster"
STACK, MERGED, THUMBNAIL = "stack.xml", "mergedimage.png", "Thumbnails/thumbnail.png"
DETAILS = "studio/project.json"
VERSION = 1

Name = Annotated[str, Field(max_length=1000)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore")  # what a newer version adds


class LayerDetails(_Part):
    """What stack.xml does not say of a layer; `src` names the layer's pixels there."""

    src: Name
    kind: LayerKind = "paint"
    alpha_locked: bool = False
    recipe: str = ""
    control: ControlUse | None = None
    regions: tuple[RegionUse, ...] = ()
    visible: bool = True  # of a guide, which other programs are told to hide: it is no part of the picture


class SelectionDetails(_Part):
    """A selection and the PNG of its mask."""

    name: Name
    file: Name


class LaneDetails(_Part):
    """A lane, its recipe, and the file of its denoising record; "" without one."""

    name: Name
    recipe: str
    record: Name = ""


class Details(_Part):
    """The content of studio/project.json."""

    version: int = VERSION
    layers: list[LayerDetails] = []
    selections: list[SelectionDetails] = []
    lanes: list[LaneDetails] = []
    recipe: str = ""
