"""Edits of the layer stack: each method changes the document and returns its edit, or None when nothing changes."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.document.contents import BACKGROUND, PICTURE
from studio.document.document import Document
from studio.document.edits import Edit, EditSequence
from studio.document.layers.guides import (
    MASK_COLOUR,
    REGION_COLOURS,
    ControlUse,
    RegionUse,
    free_colour,
    nearest_region,
)
from studio.document.layers.layer import NORMAL, Group, Layer, LayerKind, new_id
from studio.document.layers.rendering import look_of
from studio.document.layers.stack_limits import MAX_DEPTH, MAX_LAYERS, check_size
from studio.document.layers.tree import Node, Place, find, is_locked, place_of, places, with_inserted, with_replaced
from studio.protocol.errors import BadInput
from studio.protocol.geometry import Box

OVER = 0.6  # opacity of a new guide: the picture shows through


class LayerEditing:
    """Adds, changes, moves and merges layers of a document; BadInput says in one line why something cannot be done."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @property
    def active(self) -> Place | None:
        """Where the active layer or group lies; None while the mask is active."""
        return place_of(self._stack, self._document.active)

    # new layers

    def add(self) -> Edit | None:
        """Add an empty layer over the active one, and make it the active one."""
        number = sum(isinstance(place.node, Layer) for place in places(self._stack)) + 1
        return self._insert(Layer(f"Layer {number}", _empty()), "New layer")

    def add_picture(
        self,
        name: str,
        pixels: NDArray[np.uint8],
        x: int,
        y: int,
        *,
        title: str = "Add picture as layer",
        kind: LayerKind = "paint",
        recipe: str = "",
    ) -> Edit | None:
        """Add a picture, RGBA uint8 [H, W, 4], with its upper left corner at a place of the canvas."""
        return self._insert(Layer(name, pixels, x=x, y=y, kind=kind, recipe=recipe), title)

    def add_control(self, use: ControlUse, pixels: NDArray[np.uint8] | None = None) -> Edit | None:
        """Add a control layer with its control image, RGBA uint8 [H, W, 4] of the canvas's size; None: an empty one."""
        name = self._numbered(use.title)
        layer = Layer(name, _empty() if pixels is None else pixels, opacity=OVER, kind="control", control=use)
        return self._insert(layer, f"New {use.title.lower()} layer")

    def add_regions(self) -> Edit | None:
        """Add an empty layer of regions, with one region that has no prompt yet."""
        regions = (RegionUse(colour=REGION_COLOURS[0]),)
        return self._insert(
            Layer(self._numbered("Regions"), _empty(), opacity=OVER, kind="regions", regions=regions),
            "New regions layer",
        )

    def add_region(self, id_: str) -> Edit | None:
        """Add a region to a layer of them, in a colour that it does not have yet."""
        layer = self._regions(id_)
        colour = free_colour(layer)
        if colour is None:
            raise BadInput(f"A layer has at most {len(REGION_COLOURS)} regions. Add another layer of regions.")
        return self.change(id_, "Add region", regions=(*layer.regions, RegionUse(colour=colour)))

    def remove_region(self, id_: str, index: int) -> Edit | None:
        """Remove a region from a layer of them, with what is painted of it."""
        layer = self._regions(id_)
        pixels = layer.pixels.copy()
        pixels[nearest_region(layer, pixels) == index] = 0
        left = (*layer.regions[:index], *layer.regions[index + 1 :])
        return self._change(
            with_replaced(self._stack, id_, replace(layer, pixels=pixels, regions=left)), "Remove region", None
        )

    def add_mask(self, mask: NDArray[np.uint8]) -> Edit | None:
        """Add a mask layer, which covers the canvas as far as a mask, uint8 [H, W], does."""
        pixels = np.empty((*mask.shape, 4), np.uint8)
        pixels[..., :3], pixels[..., 3] = MASK_COLOUR, mask
        return self._insert(Layer(self._numbered("Mask"), pixels, opacity=OVER, kind="mask"), "New mask layer")

    def swap_mask(self, id_: str) -> Edit | None:
        """Make a mask layer the mask, and the mask that layer's content: of several masks another one is active."""
        layer = self._place(id_).node
        if not isinstance(layer, Layer) or layer.kind != "mask":
            raise BadInput(f"“{layer.name}” is not a mask layer. Choose one, or use its transparency: Mask from layer.")
        self._check_unlocked(id_, layer)
        document = self._document
        alpha = np.ascontiguousarray(layer.on_canvas(document.size)[..., 3])
        pixels = np.empty((*document.mask.shape, 4), np.uint8)
        pixels[..., :3], pixels[..., 3] = MASK_COLOUR, document.mask
        swapped = self._change(
            with_replaced(self._stack, id_, replace(layer, pixels=pixels, x=0, y=0)), "Swap mask and layer", None
        )
        masked = document.set_mask(alpha)
        edits = tuple(edit for edit in (swapped, masked) if edit is not None)
        return EditSequence(edits, "Swap mask and layer")

    def add_group(self) -> Edit | None:
        """Put the active layer into a new group; without one, add an empty group."""
        place = self.active
        if place is None:
            return self._insert(Group("Group"), "New group")
        self._check_count(1)
        if place.depth + 1 + _depth(place.node) > MAX_DEPTH:
            raise BadInput(f"Groups cannot be nested more than {MAX_DEPTH} deep.")
        group = Group("Group", (place.node,))
        return self._change(with_replaced(self._stack, place.node.id, group), "Group layers", group.id)

    def duplicate(self, id_: str) -> Edit | None:
        """Add a copy over a layer or group."""
        place = self._place(id_)
        self._check_count(sum(1 for _ in _all_of(place.node)))
        copy = _copied(place.node)
        copy = replace(copy, name=f"{place.node.name} copy")
        stack = with_inserted(self._stack, place.parent.id, place.index, copy)
        return self._change(stack, "Duplicate layer", copy.id)

    # changes

    def delete(self, id_: str) -> Edit | None:
        """Delete a layer or group; the one below it becomes the active one, or the one above."""
        place = self._place(id_)
        self._check_unlocked(id_, place.node)
        stack = with_replaced(self._stack, id_)
        if not any(not layer.is_guide for layer in stack.layers()):
            raise BadInput("The last layer cannot be deleted. Close the picture instead.")
        siblings = [child for child in place.parent.children if child.id != id_]
        after = siblings[min(place.index, len(siblings) - 1)].id if siblings else place.parent.id
        return self._change(stack, "Delete layer", after)

    def rename(self, id_: str, name: str) -> Edit | None:
        """Rename a layer or group; an empty name changes nothing."""
        return self.change(id_, "Rename layer", name=name.strip()) if name.strip() else None

    def change(self, id_: str, title: str, **values: Any) -> Edit | None:
        """Change attributes of a layer or group, such as its opacity, by their names."""
        node = self._place(id_).node
        if all(getattr(node, name) == value for name, value in values.items()):
            return None
        return self._change(with_replaced(self._stack, id_, replace(node, **values)), title, None)

    def move(self, id_: str, parent: str, index: int) -> Edit | None:
        """Move a layer or group to a position of a group, counted as the stack is before; 0 is the topmost.

        Raises:
            BadInput: A group would hold itself, or groups would be nested too deep.
        """
        place, target = self._place(id_), find(self._stack, parent) or self._stack
        if not isinstance(target, Group):
            raise BadInput("Layers can only be moved into groups.")
        if any(node.id == target.id for node in _all_of(place.node)):
            raise BadInput("A group cannot be moved into itself.")
        around = place_of(self._stack, parent)
        if (0 if around is None else around.depth + 1) + _depth(place.node) > MAX_DEPTH:
            raise BadInput(f"Groups cannot be nested more than {MAX_DEPTH} deep.")
        if target.id == place.parent.id and index in (place.index, place.index + 1):
            return None
        if target.id == place.parent.id and index > place.index:
            index -= 1
        stack = with_inserted(with_replaced(self._stack, id_), target.id, index, place.node)
        return self._change(stack, "Move layer", None)

    def raise_(self, id_: str) -> Edit | None:
        """Move a layer or group up by one position: over the next one, or out of its group."""
        place = self._place(id_)
        if place.index > 0:
            above = place.parent.children[place.index - 1]
            if isinstance(above, Group):
                return self.move(id_, above.id, len(above.children))
            return self.move(id_, place.parent.id, place.index - 1)
        around = place_of(self._stack, place.parent.id)
        return None if around is None else self.move(id_, around.parent.id, around.index)

    def lower(self, id_: str) -> Edit | None:
        """Move a layer or group down by one position: under the next one, or out of its group."""
        place = self._place(id_)
        if place.index + 1 < len(place.parent.children):
            below = place.parent.children[place.index + 1]
            if isinstance(below, Group):
                return self.move(id_, below.id, 0)
            return self.move(id_, place.parent.id, place.index + 2)
        around = place_of(self._stack, place.parent.id)
        return None if around is None else self.move(id_, around.parent.id, around.index + 1)

    def transform(self, id_: str, change: Callable[[Layer], Layer], title: str) -> Edit | None:
        """Replace a layer by what `change` makes of it; see `layers.transforming`.

        Raises:
            BadInput: It is a group, or locked, or the result would be too large.
        """
        node = self._place(id_).node
        if not isinstance(node, Layer):
            raise BadInput(f"“{node.name}” is a group: choose one of its layers, or merge it.")
        self._check_unlocked(id_, node)
        return self._change(with_replaced(self._stack, id_, change(node)), title, None)

    # merging

    def ungroup(self, id_: str) -> Edit | None:
        """Put the layers of a group in its place."""
        group = self._place(id_).node
        if not isinstance(group, Group):
            raise BadInput(f"“{group.name}” is not a group.")
        active = group.children[0].id if group.children else None
        return self._change(with_replaced(self._stack, id_, *group.children), "Ungroup", active)

    def merge_down(self, id_: str) -> Edit | None:
        """Merge a layer into the one below it, or a group into one layer.

        Raises:
            BadInput: There is none below it, or one of them is hidden or locked.
        """
        place = self._place(id_)
        self._check_unlocked(id_, place.node)
        self._check_no_guides(place.node)
        if isinstance(place.node, Group):
            box = Box(0, 0, *self._document.size)
            whole = replace(place.node, opacity=1.0, blend=NORMAL, visible=True)
            one = Layer(whole.name, look_of((whole,), box), id=whole.id)
            kept = {name: getattr(place.node, name) for name in ("opacity", "blend", "visible")}
            return self._change(with_replaced(self._stack, id_, replace(one, **kept)), "Merge group", None)
        if place.index + 1 == len(place.parent.children):
            raise BadInput("There is no layer below this one to merge it into.")
        below = place.parent.children[place.index + 1]
        if isinstance(below, Group):
            raise BadInput(f"“{below.name}” is a group: merge it into one layer first.")
        self._check_unlocked(below.id, below)
        self._check_no_guides(below)
        if not (place.node.visible and below.visible):
            raise BadInput("Hidden layers cannot be merged.")
        box = place.node.box.union(below.box)
        check_size(box.size)
        pixels = look_of((place.node, replace(below, blend=NORMAL)), box)
        merged = replace(below, pixels=pixels, x=box.x, y=box.y, opacity=1.0, recipe="")
        stack = with_replaced(with_replaced(self._stack, id_), below.id, merged)
        return self._change(stack, "Merge down", below.id)

    def flatten(self) -> Edit | None:
        """Replace all layers by one that looks like them together; guides stay as they are, above it."""
        if not self._document.composite.is_copy:
            return None
        flat = Layer(BACKGROUND, self._document.picture.copy(), id=PICTURE)
        guides = (layer for layer in self._stack.layers() if layer.is_guide)
        return self._change(replace(self._stack, children=(*guides, flat)), "Flatten picture", None)

    # private

    @property
    def _stack(self) -> Group:
        return self._document.stack

    def _place(self, id_: str) -> Place:
        place = place_of(self._stack, id_)
        if place is None:
            raise BadInput("Choose a layer first.")
        return place

    def _insert(self, node: Node, title: str) -> Edit | None:
        """Add a node over the active one, or on top of all."""
        if not self._document.has_picture:
            raise BadInput("There is no picture to add a layer to. Open or generate one first.")
        self._check_count(1)
        place = self.active
        parent, index = (self._stack.id, 0) if place is None else (place.parent.id, place.index)
        if place is not None and isinstance(place.node, Group):
            parent, index = place.node.id, 0
        return self._change(with_inserted(self._stack, parent, index, node), title, node.id)

    def _change(self, stack: Group, title: str, active: str | None) -> Edit | None:
        return self._document.change_stack(stack, title, active)

    def _regions(self, id_: str) -> Layer:
        layer = self._place(id_).node
        if not isinstance(layer, Layer) or layer.kind != "regions":
            raise BadInput(f"“{layer.name}” has no regions.")
        self._check_unlocked(id_, layer)
        return layer

    def _numbered(self, name: str) -> str:
        """Return a name for a new layer that no other one has."""
        taken = {place.node.name for place in places(self._stack)}
        return next(f"{name} {number}" for number in range(1, len(taken) + 2) if f"{name} {number}" not in taken)

    def _check_count(self, more: int) -> None:
        if sum(1 for _ in places(self._stack)) + more > MAX_LAYERS:
            raise BadInput(f"A picture has at most {MAX_LAYERS:,} layers.")

    @staticmethod
    def _check_no_guides(node: Node) -> None:
        """Refuse to merge what is not part of the picture."""
        if isinstance(node, Layer) and node.is_guide:
            raise BadInput(f"“{node.name}” guides the model and is not part of the picture: it cannot be merged.")
        if isinstance(node, Group) and any(layer.is_guide for layer in node.layers()):
            raise BadInput(f"“{node.name}” holds layers that guide the model. Move them out of the group first.")

    def _check_unlocked(self, id_: str, node: Node) -> None:
        if is_locked(self._stack, id_):
            raise BadInput(f"“{node.name}” is locked.")


def _empty() -> NDArray[np.uint8]:
    """Return the pixels of a new layer, which takes no memory before it is painted on."""
    return np.zeros((1, 1, 4), np.uint8)


def _all_of(node: Node) -> list[Node]:
    return [node, *(place.node for place in places(node))] if isinstance(node, Group) else [node]


def _depth(node: Node) -> int:
    """Return how many groups a node nests, itself included."""
    if not isinstance(node, Group):
        return 0
    return 1 + max((_depth(child) for child in node.children), default=0)


def _copied(node: Node) -> Node:
    """Return a copy with ids and pixels of its own."""
    if isinstance(node, Group):
        return replace(node, id=new_id(), children=tuple(_copied(child) for child in node.children))
    return replace(node, id=new_id(), pixels=node.pixels.copy())
