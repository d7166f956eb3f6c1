"""The document as a project: copied for saving, and opened from one."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.document.contents import Contents, Home
from studio.document.document import Document
from studio.document.lanes.kept_lanes import LaneFacts, lanes_to_keep
from studio.document.layers.layer import Group, Layer
from studio.document.painting.mask import empty_mask
from studio.document.project.contents import SourceDetails, ViewDetails
from studio.document.project.lanes import is_result_name, lanes_for_project
from studio.document.project.project import MASK, Project, ProjectLane, Selection
from studio.document.selections import selection
from studio.document.selections.kept_selections import kept_of, masks_of
from studio.document.source import Source
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.geometry import Size, box_of
from studio.protocol.recipes import dump_compactly, parse_recipe


@dataclass(frozen=True, eq=False)
class Snapshot:
    """A document as it is at one moment; its pixels are the document's own.

    Attributes:
        stack: The layers.
        size: The canvas.
        mask: uint8 [H, W].
        selections: Those that are kept.
        lanes: The finished generations of the timeline.
        recipes: Name and recipe of each picture that was generated without a denoising record.
        recipe: JSON of the recipe in the panel; "" where its settings do not fit together.
        panel: The contents of the panel's fields.
        source: The job that made the picture.
        view: The view in the window.
    """

    stack: Group
    size: Size
    mask: NDArray[np.uint8]
    selections: Mapping[str, selection.Selection] = field(default_factory=dict)
    lanes: tuple[LaneFacts, ...] = ()
    recipes: tuple[tuple[str, str], ...] = ()
    recipe: str = ""
    panel: Mapping[str, Any] = field(default_factory=dict)
    source: SourceDetails | None = None
    view: ViewDetails | None = None

    @classmethod
    def of(cls, document: Document, recipe: str, panel: Mapping[str, Any], view: ViewDetails | None) -> "Snapshot":
        """Return a document's snapshot; copies nothing."""
        source = document.source
        return cls(
            document.stack,
            document.size,
            document.mask,
            document.selections,
            lanes_to_keep(document.timeline).lanes,
            document.home.recipes,
            recipe,
            panel,
            None if source is None else SourceDetails(recipe=dump_compactly(source.recipe), result=source.folder.name),
            view,
        )

    def project(self) -> Project:
        """Return a copy of it as a project; layers are trimmed to what is not transparent.

        It reads the document's pixels, and files: a caller off the UI thread must discard the copy if the
        pixels have changed meanwhile.
        """
        masks = (Selection(MASK, self.mask.copy()),) if self.mask.any() else ()
        return Project(
            self.size,
            _copied(self.stack),
            (*masks_of(self.selections, self.size), *masks),
            (*lanes_for_project(self.lanes), *(ProjectLane(name, recipe) for name, recipe in self.recipes)),
            recipe=self.recipe,
            panel=self.panel,
            source=self.source,
            view=self.view,
        )


def contents_of(project: Project, home: Home) -> Contents:
    """Return a project's layers, mask and selections to be shown, composited already; for any thread."""
    mask = project.mask
    contents = Contents.of(project.stack, empty_mask(project.size) if mask is None else mask)
    contents.composite.complete()
    home.recipes = tuple((lane.name, lane.recipe) for lane in project.lanes if lane.record is None)
    return replace(contents, selections=kept_of(project.selections), home=home)


def source_of(project: Project, home: Path) -> Source | None:
    """Return the job that made a project's picture, with its folder among the results in `home`; None if unknown."""
    source = project.source
    if source is None or not is_result_name(source.result):
        return None
    try:
        recipe = parse_recipe(source.recipe, "the recipe of the picture")
    except BadInput:
        return None
    return Source(recipe, home / source.result) if isinstance(recipe, GenerateRecipe) else None


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
