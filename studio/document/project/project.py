"""A project: layers, selections, and the lanes of what was generated for it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from studio.document.lanes.lane import LaneColour
from studio.document.layers.layer import Group, Layer
from studio.document.layers.rendering import flatten
from studio.document.project.contents import SourceDetails, ViewDetails
from studio.protocol.errors import BadInput
from studio.protocol.geometry import MAX_PIXELS, Box, Size, box_of

SUFFIX = ".ora"
MASK = "Mask"  # the selection that generating repaints


@dataclass(frozen=True, eq=False)
class Selection:
    """A named soft selection.

    Attributes:
        name: Unique in its project.
        mask: uint8 [H, W] of the canvas's size, 0..255.
    """

    name: str
    mask: NDArray[np.uint8]

    @property
    def box(self) -> Box:
        """The smallest box around what is selected."""
        return box_of(self.mask)


Content = Callable[[], Iterable[bytes]]  # reads a file, piece by piece


@dataclass(frozen=True, eq=False)
class ProjectLane:
    """A picture that was generated for the project.

    Attributes:
        name: Shown in the timeline.
        recipe: JSON of its recipe.
        record: Reads its denoising record, the content of a trajectory.safetensors; None without one.
        record_bytes: How long that is; 0 if unknown.
        result: Name of its results folder; "" if it had none.
        pictures: Reads the pictures of the results, the content of PNG files, in their order.
        parent: Index of the lane that this one was forked from.
        own_name: What the user calls it.
        colour: Its colour.
        folded: Whether its branches are hidden.
        draft: JSON of its recipe with curves that were edited since; "" without any.
        notes: JSON of what was noted about the result; "" without any.
        created: When it was made, in seconds since 1970; 0 if unknown.
        inputs: Readers of the pictures and masks that its recipe names, by their file names.
    """

    name: str
    recipe: str
    record: Content | None = None
    record_bytes: int = 0
    result: str = ""
    pictures: tuple[Content, ...] = ()
    parent: int | None = None
    own_name: str = ""
    colour: LaneColour | Literal[""] = ""
    folded: bool = False
    draft: str = ""
    notes: str = ""
    created: float = 0.0
    inputs: Mapping[str, Content] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Project:
    """What a project file holds.

    Attributes:
        size: The canvas.
        stack: Its layers.
        selections: In the order in which they were kept. The one named MASK is what generating repaints.
        lanes: What was generated for it, the oldest first.
        recipe: JSON of the recipe in the panel when it was saved; "" without one.
        panel: The contents of the panel's fields, even if they made no valid recipe; {} if unknown.
        source: The job that made the picture; None for any other picture.
        view: The view in the window; None if unknown.
        repaired: One sentence for each part that could not be read as it was written.
    """

    size: Size
    stack: Group
    selections: tuple[Selection, ...] = ()
    lanes: tuple[ProjectLane, ...] = field(default=())
    repaired: tuple[str, ...] = ()
    recipe: str = ""
    panel: Mapping[str, Any] = field(default_factory=dict)
    source: SourceDetails | None = None
    view: ViewDetails | None = None

    @property
    def mask(self) -> NDArray[np.uint8] | None:
        """What generating repaints, uint8 [H, W]; None without such a selection."""
        return next((selection.mask for selection in self.selections if selection.name == MASK), None)

    def flattened(self) -> NDArray[np.uint8]:
        """Return what the visible layers look like, RGBA uint8 [H, W, 4]."""
        return flatten(self.stack, self.size)

    def with_layer(self, layer: Layer) -> "Project":
        """Return the project with a layer on top."""
        return replace(self, stack=replace(self.stack, children=(layer, *self.stack.children)))

    def with_lane(self, lane: ProjectLane) -> "Project":
        """Return the project with one more lane."""
        return replace(self, lanes=(*self.lanes, lane))

    def with_mask(self, mask: NDArray[np.uint8]) -> "Project":
        """Return the project with another mask; raises BadInput when it is not of the canvas's size."""
        if mask.shape != (self.size.height, self.size.width):
            height, width = mask.shape
            raise BadInput(f"The mask is {width} × {height}, but the picture {self.size.width} × {self.size.height}.")
        others = tuple(selection for selection in self.selections if selection.name != MASK)
        return replace(self, selections=(*others, Selection(MASK, mask)))


def check_canvas(size: Size, name: str) -> None:
    """Raise BadInput for a canvas without pixels, or with more than the program opens."""
    if size.width < 1 or size.height < 1:
        raise BadInput(f"Could not open {name}: its canvas has no pixels.")
    if size.width * size.height > MAX_PIXELS:
        limit = MAX_PIXELS // 10**6
        raise BadInput(f"Could not open {name}: its {size.width} × {size.height} are more than {limit} megapixels.")
