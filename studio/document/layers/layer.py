"""A layer and a group of layers: immutable, so that an earlier state costs nothing to keep."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from studio.document.layers.guides import ControlUse, RegionUse
from studio.protocol.geometry import Box, Size

LayerKind = Literal["paint", "candidate", "control", "regions", "mask"]
GUIDES: frozenset[LayerKind] = frozenset({"control", "regions", "mask"})
NORMAL = "svg:src-over"


def new_id() -> str:
    """Return an id that no other layer has."""
    return secrets.token_hex(6)


@dataclass(frozen=True, eq=False)
class Layer:
    """Pixels that lie at a place of the canvas; they may reach beyond it.

    Attributes:
        name: Shown in the layer list.
        pixels: RGBA uint8 [H, W, 4], colours not multiplied by alpha. Changed in place only by the document that holds
            the layer, through edits.
        x: Column of the canvas at which the layer's left edge lies; may be negative.
        y: Row of the canvas at which its upper edge lies.
        opacity: 0..1.
        visible: Whether it is shown.
        locked: Whether it is protected from editing.
        alpha_locked: Whether painting leaves its transparency as it is.
        blend: OpenRaster's name of the blend mode, such as "svg:multiply". One that is unknown here is kept, and drawn
            as "svg:src-over".
        kind: What the layer is for.
        recipe: JSON of the recipe that made the pixels; "" if none did.
        control: How a layer of the kind "control" is followed.
        regions: What a layer of the kind "regions" asks for, by its colours.
        id: The same for every state of the layer, and for no other layer.
    """

    name: str
    pixels: NDArray[np.uint8]
    x: int = 0
    y: int = 0
    opacity: float = 1.0
    visible: bool = True
    locked: bool = False
    alpha_locked: bool = False
    blend: str = NORMAL
    kind: LayerKind = "paint"
    recipe: str = ""
    control: ControlUse | None = None
    regions: tuple[RegionUse, ...] = ()
    id: str = field(default_factory=new_id)

    @property
    def is_guide(self) -> bool:
        """Whether it tells the model what to make, and is not part of the picture."""
        return self.kind in GUIDES

    @property
    def in_picture(self) -> bool:
        """Whether it can be seen in the picture, where no group hides it."""
        return self.visible and self.opacity > 0 and not self.is_guide

    @property
    def box(self) -> Box:
        """The part of the canvas that the pixels lie over."""
        return Box(self.x, self.y, self.pixels.shape[1], self.pixels.shape[0])

    def on_canvas(self, size: Size) -> NDArray[np.uint8]:
        """Return a copy of the layer alone in its place on a canvas, RGBA [H, W, 4], transparent elsewhere."""
        canvas = np.zeros((size.height, size.width, 4), np.uint8)
        part = self.box.intersection(Box(0, 0, *size))
        if not part.empty:
            inside = Box(part.x - self.x, part.y - self.y, part.width, part.height)
            canvas[part.slices] = self.pixels[inside.slices]
        return canvas


@dataclass(frozen=True, eq=False)
class Group:
    """Layers and groups that are shown, moved and blended as one.

    Attributes:
        name: Shown in the layer list.
        children: The topmost first.
        opacity: 0..1, of the whole.
        visible: Whether it is shown.
        locked: Whether it is protected from editing.
        blend: See `Layer.blend`.
        isolated: False lets the children blend with what lies below the group, as long as the group itself is opaque
            and blends normally.
        id: The same for every state of the group, and for no other one.
    """

    name: str = ""
    children: tuple["Layer | Group", ...] = field(default=())
    opacity: float = 1.0
    visible: bool = True
    locked: bool = False
    blend: str = NORMAL
    isolated: bool = True
    id: str = field(default_factory=new_id)

    @property
    def in_picture(self) -> bool:
        """Whether it can be seen in the picture, where no group around it hides it."""
        return self.visible and self.opacity > 0

    @property
    def passes_through(self) -> bool:
        """Whether the children are blended one by one with what lies below the group."""
        return not self.isolated and self.opacity == 1 and self.blend == NORMAL

    def layers(self) -> Iterator[Layer]:
        """Yield the layers in it and in its groups, the topmost first."""
        for child in self.children:
            if isinstance(child, Group):
                yield from child.layers()
            else:
                yield child
