"""The document as a project: copied for saving, and opened from one."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from studio.document.contents import Contents
from studio.document.layers.layer import Group, Layer
from studio.document.painting.mask import empty_mask
from studio.document.project.project import MASK, Project, ProjectLane, Selection
from studio.protocol.geometry import Size, box_of


@dataclass(frozen=True, eq=False)
class Kept:
    """What a project holds besides the picture; saving writes it again.

    Attributes:
        selections: All but the mask.
        lanes: What was generated for it.
    """

    selections: tuple[Selection, ...] = ()
    lanes: tuple[ProjectLane, ...] = ()


def copied(stack: Group, size: Size, mask: NDArray[np.uint8], kept: Kept, recipe: str) -> Project:
    """Return a copy of a document's layers and mask as a project; layers are trimmed to what is not transparent.

    It reads the document's pixels: whoever calls it off the UI thread must throw the copy away if they have changed
    meanwhile.
    """
    masks = (Selection(MASK, mask.copy()),) if mask.any() else ()
    return Project(size, _copied(stack), (*kept.selections, *masks), kept.lanes, recipe=recipe)


def contents_of(project: Project) -> Contents:
    """Return a project's layers and mask to be shown, composited already; for any thread."""
    mask = project.mask
    contents = Contents.of(project.stack, empty_mask(project.size) if mask is None else mask)
    contents.composite.complete()
    return contents


def kept_of(project: Project) -> Kept:
    """Return what of a project is not shown."""
    return Kept(tuple(one for one in project.selections if one.name != MASK), project.lanes)


def _copied(group: Group) -> Group:
    return replace(
        group,
        children=tuple(_copied(child) if isinstance(child, Group) else _trimmed(child) for child in group.children),
    )


def _trimmed(layer: Layer) -> Layer:
    box = box_of(layer.pixels[..., 3])
    if box.empty:
        return replace(layer, pixels=np.zeros((1, 1, 4), np.uint8))
    return replace(layer, pixels=layer.pixels[box.slices].copy(), x=layer.x + box.x, y=layer.y + box.y)
