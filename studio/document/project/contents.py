"""Names of the files in a project, and its data that OpenRaster does not define: studio/project.json."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from studio.document.lanes.lane import LaneColour
from studio.document.layers.guides import ControlUse, RegionUse
from studio.document.layers.layer import LayerKind

MIMETYPE = b"image/openraster"
STACK, MERGED, THUMBNAIL = "stack.xml", "mergedimage.png", "Thumbnails/thumbnail.png"
DETAILS = "studio/project.json"
INPUTS = "studio/inputs/"
VERSION = 1
MAX_PICTURES = 10_000  # of a lane

Name = Annotated[str, Field(max_length=1000)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore")  # what a newer version adds


class LayerDetails(_Part):
    """The attributes of a layer that stack.xml lacks; `src` names the layer's pixels there."""

    src: Name
    kind: LayerKind = "paint"
    alpha_locked: bool = False
    recipe: str = ""
    control: ControlUse | None = None
    regions: tuple[RegionUse, ...] = ()
    visible: bool = True  # of a guide, which is hidden in other programs: it is not part of the picture


class SelectionDetails(_Part):
    """A selection and the PNG of its mask."""

    name: Name
    file: Name


class LaneDetails(_Part):
    """A picture that was generated; see `ProjectLane`. `record` and `pictures` name files of the project.

    `inputs` are names of files in INPUTS.
    """

    name: Name
    recipe: str
    record: Name = ""
    result: Name = ""
    pictures: list[Name] = Field(default=[], max_length=MAX_PICTURES)
    parent: int | None = None
    own_name: Name = ""
    colour: LaneColour | Literal[""] = ""
    folded: bool = False
    draft: str = ""
    notes: str = ""
    created: float = Field(default=0.0, ge=0, le=1e11, allow_inf_nan=False)
    inputs: list[Name] = Field(default=[], max_length=MAX_PICTURES)


class SourceDetails(_Part):
    """The job that made the picture: its recipe, and the name of its results folder."""

    recipe: str
    result: Name


class ViewDetails(_Part):
    """The view of the project in the window.

    `zoom` 0 shows the whole picture. `x` and `y` are the place of the picture in the middle. `layer` counts layers and
    groups from the topmost one; -1 is the mask. `lane` counts lanes; -1 is none.
    """

    zoom: float = Field(default=0.0, ge=0, le=1000, allow_inf_nan=False)
    x: float = Field(default=0.0, ge=-1e6, le=1e6, allow_inf_nan=False)
    y: float = Field(default=0.0, ge=-1e6, le=1e6, allow_inf_nan=False)
    workspace: Name = ""
    layer: int = -1
    lane: int = -1
    playhead: int = Field(default=0, ge=0)
    frame_view: Name = ""


class Details(_Part):
    """The content of studio/project.json."""

    version: int = VERSION
    layers: list[LayerDetails] = []
    selections: list[SelectionDetails] = []
    lanes: list[LaneDetails] = []
    recipe: str = ""
    panel: dict[str, Any] = {}
    source: SourceDetails | None = None
    view: ViewDetails | None = None
