"""The contents of a document: a stack of layers, their composite, and the mask."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.document.layers.composite import Composite
from studio.document.layers.layer import Group, Layer
from studio.document.selections.selection import Selection
from studio.protocol.errors import BadInput
from studio.protocol.geometry import Box, Size

PICTURE = "picture"  # id of the layer that holds a picture which was opened or generated
BACKGROUND = "Picture"  # its name


class Identity:
    """The identity of a picture, which stays the same through all edits of its layers.

    Args:
        origin: The picture of which this one is a larger or smaller canvas, if it is.
        moved: How far to the right and down its contents have moved in that.
    """

    def __init__(self, origin: "Identity | None" = None, moved: tuple[int, int] = (0, 0)) -> None:
        self.origin, self.moved = origin, moved


def stack_of(pixels: NDArray[np.uint8]) -> Group:
    """Return the layers of one picture, RGBA uint8 [H, W, 4]: one, or none when it has no pixels."""
    layers = (Layer(BACKGROUND, pixels, id=PICTURE),) if pixels.size else ()
    return Group(children=layers, id="")


@dataclass(eq=False)
class Home:
    """The project that a picture belongs to; shared by all of its states, also by those of another size.

    Attributes:
        id: Names it in the journal.
        path: The project's file; None before the first save.
        saved: The newest edit when it was saved; None where that is unknown.
        recipes: Name and recipe of each picture that was generated for it without a denoising record.
    """

    id: str = field(default_factory=lambda: secrets.token_hex(8))
    path: Path | None = None
    saved: object = None
    recipes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, eq=False)
class Contents:
    """Layers and mask of one picture, edited in place, and the selections that are kept with it.

    Attributes:
        stack: The layers as of when the picture was last shown.
        composite: Their composite picture.
        mask: uint8 [H, W] of the canvas's size.
        identity: Which picture it is.
        selections: Kept selections by their names, in the order in which they were kept.
        home: Where it is saved.
    """

    stack: Group
    composite: Composite
    mask: NDArray[np.uint8]
    identity: Identity = field(default_factory=Identity)
    selections: Mapping[str, Selection] = field(default_factory=dict)
    home: Home = field(default_factory=Home)

    @property
    def nbytes(self) -> int:
        """Bytes of all pixels."""
        layers = {id(layer.pixels): layer.pixels.nbytes for layer in self.stack.layers()}
        kept = sum(selection.pixels.nbytes for selection in self.selections.values())
        return sum(layers.values()) + self.composite.held_bytes + self.mask.nbytes + kept

    def on_canvas(self, stack: Group, mask: NDArray[np.uint8], moved: tuple[int, int]) -> "Contents":
        """Return the contents of this picture on another canvas, in which everything has moved right and down."""
        kept = {name: selection.moved(*moved) for name, selection in self.selections.items()}
        identity = Identity(self.identity, moved)
        return replace(Contents.of(stack, mask), identity=identity, selections=kept, home=self.home)

    @classmethod
    def of(cls, stack: Group, mask: NDArray[np.uint8]) -> "Contents":
        """Return the contents of a new picture of the mask's size; without layers, both are empty.

        Raises:
            BadInput: Layers without a canvas.
        """
        size = Size(mask.shape[1], mask.shape[0])
        if not (size.width and size.height) and stack.children:
            raise BadInput("A picture and its mask do not fit each other.")
        return cls(stack, Composite(stack, size), mask)

    @classmethod
    def of_picture(cls, pixels: NDArray[np.uint8], mask: NDArray[np.uint8]) -> "Contents":
        """Return the contents of one picture, RGBA uint8 [H, W, 4], as a layer; none when it has no pixels."""
        return cls.of(stack_of(pixels), mask)

    def box_of(self, layer: Layer) -> Box:
        """Return the part of the canvas that a layer covers."""
        return layer.box.intersection(Box(0, 0, *self.composite.size))
