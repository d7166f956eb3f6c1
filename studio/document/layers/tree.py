"""Finds and replaces layers in a stack; each function returns a new stack and leaves the old one as it is."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from studio.document.layers.blending import CLEARING, NEEDING
from studio.document.layers.layer import Group, Layer, LayerKind
from studio.protocol.geometry import Box, Size

Node = Layer | Group


@dataclass(frozen=True, eq=False)
class Place:
    """Where a layer or group lies in a stack.

    Attributes:
        node: The layer or group.
        parent: The group that holds it.
        index: Its position there; 0 is the topmost.
        depth: 0 for what lies in no group.
    """

    node: Node
    parent: Group
    index: int
    depth: int


def places(stack: Group, depth: int = 0) -> Iterator[Place]:
    """Yield every layer and group, the topmost first, each group before what it holds."""
    for index, child in enumerate(stack.children):
        yield Place(child, stack, index, depth)
        if isinstance(child, Group):
            yield from places(child, depth + 1)


def place_of(stack: Group, id_: str) -> Place | None:
    """Return where the layer or group with an id lies; None if there is none."""
    return next((place for place in places(stack) if place.node.id == id_), None)


def find(stack: Group, id_: str) -> Node | None:
    """Return the layer or group with an id; None if there is none."""
    place = place_of(stack, id_)
    return None if place is None else place.node


def find_layer(stack: Group, id_: str) -> Layer | None:
    """Return the layer with an id; None if there is none."""
    node = find(stack, id_)
    return node if isinstance(node, Layer) else None


def with_replaced(stack: Group, id_: str, *nodes: Node) -> Group:
    """Return the stack with some nodes, or none, in place of the one with an id."""
    children: list[Node] = []
    for child in stack.children:
        if child.id == id_:
            children += nodes
        elif isinstance(child, Group):
            children.append(with_replaced(child, id_, *nodes))
        else:
            children.append(child)
    if len(children) == len(stack.children) and all(a is b for a, b in zip(children, stack.children, strict=True)):
        return stack
    return replace(stack, children=tuple(children))


def with_inserted(stack: Group, parent: str, index: int, *nodes: Node) -> Group:
    """Return the stack with nodes at a position of the group `parent`, which may be the stack itself."""
    if stack.id == parent:
        return replace(stack, children=(*stack.children[:index], *nodes, *stack.children[index:]))
    group = find(stack, parent)
    if not isinstance(group, Group):
        raise ValueError(f"there is no group {parent}")
    return with_replaced(stack, parent, with_inserted(group, parent, index, *nodes))


def moved(stack: Group, right: int, down: int) -> Group:
    """Return the stack with every layer moved by pixels."""

    def shifted(child: Node) -> Node:
        if isinstance(child, Group):
            return moved(child, right, down)
        return replace(child, x=child.x + right, y=child.y + down)

    return replace(stack, children=tuple(shifted(child) for child in stack.children))


def is_locked(stack: Group, id_: str) -> bool:
    """Whether a layer or group is locked, or a group around it."""
    return any(node.locked for node in _path(stack, id_))


def is_shown(stack: Group, id_: str) -> bool:
    """Whether a layer or group is visible, and every group around it."""
    path = _path(stack, id_)
    return bool(path) and all(node.visible and node.opacity > 0 for node in path)


def plain_layer(stack: Group, size: Size) -> Layer | None:
    """Return the layer whose pixels are the picture: the only one besides guides, covering the canvas and opaque."""
    layers = [child for child in stack.children if isinstance(child, Group) or not child.is_guide]
    if len(layers) != 1 or not isinstance(layer := layers[0], Layer):
        return None
    fits = layer.box == Box(0, 0, *size)
    return layer if fits and layer.visible and layer.opacity == 1 and layer.blend not in NEEDING else None


def guide_layers(stack: Group, kind: LayerKind | None = None) -> list[Layer]:
    """Return the visible guides, or those of one kind, the topmost first."""
    found = [layer for layer in stack.layers() if layer.is_guide and kind in (None, layer.kind)]
    return [layer for layer in found if all(node.visible for node in _path(stack, layer.id))]


def guides_alone(stack: Group) -> Group:
    """Return the visible guides as a picture of their own."""
    shown = (replace(layer, kind="paint") for layer in guide_layers(stack) if layer.opacity > 0)
    return Group(children=tuple(shown), id="")


def changed_box(before: Group, after: Group, size: Size) -> Box:
    """Return the part of the canvas in which two stacks may look different."""
    old, new = list(_looks(before, ())), list(_looks(after, ()))
    while old and new and old[0][0] == new[0][0]:
        del old[0], new[0]
    while old and new and old[-1][0] == new[-1][0]:
        del old[-1], new[-1]
    canvas, box = Box(0, 0, *size), Box(0, 0, 0, 0)
    for _, layer, clears in (*old, *new):
        box = box.union(canvas if clears else layer.box.intersection(canvas))
    return box


def _path(stack: Group, id_: str) -> list[Node]:
    """Return the groups around a node and the node itself; empty if there is none."""
    for child in stack.children:
        if child.id == id_:
            return [child]
        if isinstance(child, Group) and (rest := _path(child, id_)):
            return [child, *rest]
    return []


def _looks(group: Group, around: tuple[object, ...]) -> Iterator[tuple[object, Layer, bool]]:
    """Yield what each visible layer contributes to the picture, the layer, and whether it clears around itself."""
    for child in group.children:
        if not child.in_picture:
            continue
        if isinstance(child, Group):
            yield from _looks(child, (*around, child.id, child.opacity, child.blend, child.isolated))
        else:
            look = (*around, id(child.pixels), child.x, child.y, child.opacity, child.blend)
            yield look, child, child.blend in CLEARING
