"""Edits: what can be undone; each keeps only the pixels that it changed."""

import math
from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from studio.document.contents import Contents, Home
from studio.document.journal.edit_records import EditRecord
from studio.document.layers.layer import Group, Layer
from studio.document.layers.stack_json import stack_of_json, stack_to_json
from studio.document.layers.stack_limits import too_large
from studio.document.layers.tree import find_layer, with_replaced
from studio.document.selections.selection_records import selection_records, selections_of
from studio.document.source import Source
from studio.protocol.errors import BadInput
from studio.protocol.geometry import Box, box_of

if TYPE_CHECKING:
    from studio.document.document import Document

_NOWHERE = Box(0, 0, 0, 0)
MASK = "mask"  # stands for the mask where a layer's id is expected


class Edit(ABC):
    """One undoable change; reverting and applying restore the document to the bit.

    Edits are applied and reverted in the order of an undo stack. Each class names its `kind`, under which the journal
    keeps its edits; see `document.journal.edit_records`.

    Attributes:
        title: Name of the undo step, such as "Brush stroke".
    """

    kind: ClassVar[str]
    kinds: ClassVar[dict[str, type["Edit"]]] = {}  # all classes of edits
    title: str

    def __init_subclass__(cls, *, kind: str, **rest: Any) -> None:
        super().__init_subclass__(**rest)
        if kind in Edit.kinds and Edit.kinds[kind].__qualname__ != cls.__qualname__:
            raise ValueError(f"two classes of edits are called {kind}")
        cls.kind = kind
        Edit.kinds[kind] = cls

    @property
    @abstractmethod
    def size(self) -> int:
        """Bytes that the edit keeps in memory."""

    @abstractmethod
    def apply(self, document: "Document") -> None:
        """Apply the change."""

    @abstractmethod
    def revert(self, document: "Document") -> None:
        """Revert the change."""

    @abstractmethod
    def record(self) -> EditRecord:
        """Return what `make_again` needs, except what the document itself holds before the edit."""

    @classmethod
    @abstractmethod
    def make_again(cls, record: EditRecord, document: "Document") -> "Edit":
        """Return the edit of a record, for the document as it is before the edit; it is not applied.

        Raises:
            BadInput: The record does not fit.
        """


def edit_of(record: EditRecord, document: "Document") -> Edit:
    """Return the edit of a record of any kind; see `Edit.make_again`."""
    if record.kind not in Edit.kinds:
        raise BadInput(f"The edit “{record.kind}” is of a newer version.")
    return Edit.kinds[record.kind].make_again(record, document)


@dataclass(frozen=True, eq=False)
class PixelEdit(Edit, kind="pixels"):
    """Replaces the pixels in a box of one layer.

    Attributes:
        layer: Id of the layer, or MASK.
        box: Where in the layer's own pixels.
        before: The old pixels, [h, w, 4] of a layer or [h, w] of the mask.
        after: The new pixels, of the same shape.
        title: Name of the undo step.
    """

    layer: str
    box: Box
    before: NDArray[np.uint8]
    after: NDArray[np.uint8]
    title: str

    @classmethod
    def between(
        cls, layer: str, box: Box, before: NDArray[np.uint8], after: NDArray[np.uint8], title: str
    ) -> "PixelEdit | None":
        """Return the edit between two states of a box, trimmed to the pixels that differ; None when none do."""
        if before.ndim == 3:  # whole pixels are compared 40 times faster than their four values
            changed = (before.view(np.uint32) != after.view(np.uint32))[..., 0]
        else:
            changed = before != after
        inner = box_of(changed.view(np.uint8))
        if inner.empty:
            return None
        placed = Box(box.x + inner.x, box.y + inner.y, inner.width, inner.height)
        return cls(layer, placed, before[inner.slices].copy(), after[inner.slices].copy(), title)

    @property
    def size(self) -> int:
        """Bytes of both pixel arrays."""
        return _held(self.before) + _held(self.after)

    def apply(self, document: "Document") -> None:
        """Write the new pixels."""
        document.write(self.layer, self.box, self.after)

    def revert(self, document: "Document") -> None:
        """Write the old pixels back."""
        document.write(self.layer, self.box, self.before)

    def record(self) -> EditRecord:
        """Return the new pixels and their place."""
        fields = {"layer": self.layer, "box": list(self.box), "title": self.title}
        return EditRecord(self.kind, fields, {"after": self.after})

    @classmethod
    def make_again(cls, record: EditRecord, document: "Document") -> "PixelEdit":
        """Return the edit; the old pixels are the document's."""
        layer, box, after = record.value("layer", str), _box(record), record.array("after")
        before = document.read(layer, box)
        if after.dtype != np.uint8 or after.shape != before.shape:
            raise BadInput(f"The pixels of “{record.value('title', str)}” do not fit their place.")
        return cls(layer, box, before, after, record.value("title", str))


@dataclass(frozen=True, eq=False)
class Replacement(Edit, kind="replacement"):
    """Replaces all layers and the mask. It refers to the document's arrays and copies nothing."""

    before: Contents
    after: Contents
    title: str

    @property
    def size(self) -> int:
        """Bytes of the side that the document does not hold, assumed to be the larger one."""
        return max(self.before.nbytes, self.after.nbytes)

    def apply(self, document: "Document") -> None:
        """Show the new picture."""
        document.replace(self.after)

    def revert(self, document: "Document") -> None:
        """Show the old picture with its mask."""
        document.replace(self.before)

    def record(self) -> EditRecord:
        """Return the new layers with their mask."""
        stack, kept = self.after.stack, self.after.selections
        planes = {layer.id: layer.pixels for layer in stack.layers()} | {MASK: self.after.mask}
        fields: dict[str, object] = {"title": self.title, "stack": stack_to_json(stack), "home": self.after.home.id}
        identity = self.after.identity
        if identity.origin is self.before.identity:
            fields["moved"] = list(identity.moved)
        return EditRecord(self.kind, fields, planes=planes, parts=selection_records(kept))

    @classmethod
    def make_again(cls, record: EditRecord, document: "Document") -> "Replacement":
        """Return the edit; the old picture is the document's."""
        mask = record.array(MASK)
        if mask.dtype != np.uint8 or mask.ndim != 2:
            raise BadInput("A picture and its mask do not fit each other.")
        stack, moved = stack_of_json(record.value("stack", dict), record.planes), record.fields.get("moved")
        if isinstance(moved, list) and len(moved) == 2 and all(type(number) is int for number in moved):
            after = document.contents.on_canvas(stack, mask, (moved[0], moved[1]))
        else:
            after = Contents.of(stack, mask)
        id_ = record.fields.get("home")  # older journals have none
        home = document.home if id_ == document.home.id else Home(id_) if isinstance(id_, str) else Home()
        after = replace(after, selections=selections_of(record.parts), home=home)
        return cls(document.contents, after, record.value("title", str))


@dataclass(frozen=True, eq=False)
class StackEdit(Edit, kind="stack"):
    """Replaces the stack of layers by another one, which shares the pixels of the layers that stay as they are.

    Attributes:
        before: The old stack.
        after: The new one.
        active_before: Id of the active layer before it.
        active_after: Id of the active one after it.
        title: Name of the undo step.
    """

    before: Group
    after: Group
    active_before: str
    active_after: str
    title: str

    @property
    def size(self) -> int:
        """Bytes of pixels that only one of the stacks holds: of the one that holds more."""
        old, new = (
            {id(layer.pixels): layer.pixels.nbytes for layer in stack.layers()} for stack in (self.before, self.after)
        )
        return max(sum(old[key] for key in old.keys() - new), sum(new[key] for key in new.keys() - old))

    def apply(self, document: "Document") -> None:
        """Show the new layers."""
        document.set_stack(self.after, self.active_after)

    def revert(self, document: "Document") -> None:
        """Show the old layers."""
        document.set_stack(self.before, self.active_before)

    def record(self) -> EditRecord:
        """Return the new stack, with the pixels that the old one does not have."""
        old = {layer.id: layer.pixels for layer in self.before.layers()}
        planes = {layer.id: layer.pixels for layer in self.after.layers() if layer.pixels is not old.get(layer.id)}
        fields = {"title": self.title, "stack": stack_to_json(self.after), "active": self.active_after}
        return EditRecord(self.kind, fields, planes=planes)

    @classmethod
    def make_again(cls, record: EditRecord, document: "Document") -> "StackEdit":
        """Return the edit; other pixels, and the old stack, are the document's."""
        pixels = {layer.id: layer.pixels for layer in document.stack.layers()} | dict(record.planes)
        after = stack_of_json(record.value("stack", dict), pixels)
        title, active = record.value("title", str), record.value("active", str)
        return cls(document.stack, after, document.active, active, title)


@dataclass(frozen=True, eq=False)
class LayerGrowth(StackEdit, kind="growth"):
    """Makes room around the pixels of a layer; the record names the room instead of its empty pixels.

    Attributes:
        layer: Id of the layer.
        box: The part of the canvas that it covers afterwards.
    """

    layer: str = ""
    box: Box = _NOWHERE

    @classmethod
    def to(cls, document: "Document", layer: Layer, box: Box) -> "LayerGrowth":
        """Return the edit that lets a layer of the document cover a box, which holds all that it covers now."""
        pixels = np.zeros((box.height, box.width, 4), np.uint8)
        old = layer.box
        pixels[Box(old.x - box.x, old.y - box.y, old.width, old.height).slices] = layer.pixels
        after = with_replaced(document.stack, layer.id, replace(layer, pixels=pixels, x=box.x, y=box.y))
        active = document.active
        return cls(document.stack, after, active, active, f"Paint on {layer.name}", layer.id, box)

    def apply(self, document: "Document") -> None:
        """Enlarge the layer, which looks the same."""
        document.set_stack(self.after, self.active_after, looks_same=True)

    def revert(self, document: "Document") -> None:
        """Restore the layer's former extent."""
        document.set_stack(self.before, self.active_before, looks_same=True)

    def record(self) -> EditRecord:
        """Return which layer grows, and to which box."""
        return EditRecord(self.kind, {"layer": self.layer, "box": list(self.box)})

    @classmethod
    def make_again(cls, record: EditRecord, document: "Document") -> "LayerGrowth":
        """Return the edit."""
        layer, box = find_layer(document.stack, record.value("layer", str)), _box(record)
        if layer is None or box.intersection(layer.box) != layer.box or too_large(box.size):
            raise BadInput("The place of an edit is outside its layer.")
        return cls.to(document, layer, box)


@dataclass(frozen=True, eq=False)
class EditSequence(Edit, kind="sequence"):
    """Several edits as one undo step.

    Attributes:
        edits: In the order in which they are applied; each is made for the document as the one before it leaves it.
        title: Name of the undo step.
    """

    edits: tuple[Edit, ...]
    title: str

    @property
    def size(self) -> int:
        """Bytes of all of them."""
        return sum(edit.size for edit in self.edits)

    def apply(self, document: "Document") -> None:
        """Apply them in their order."""
        for edit in self.edits:
            edit.apply(document)

    def revert(self, document: "Document") -> None:
        """Revert them, the last one first."""
        for edit in reversed(self.edits):
            edit.revert(document)

    def record(self) -> EditRecord:
        """Return all records."""
        return EditRecord(self.kind, {"title": self.title}, parts=tuple(edit.record() for edit in self.edits))

    @classmethod
    def make_again(cls, record: EditRecord, document: "Document") -> "EditSequence":
        """Return the edits; each is made while those before it are applied for a moment."""
        edits: list[Edit] = []
        applied = 0
        try:
            for part in record.parts:
                for edit in edits[applied:]:
                    edit.apply(document)
                    applied += 1
                edits.append(edit_of(part, document))
        finally:
            for edit in reversed(edits[:applied]):
                edit.revert(document)
        return cls(tuple(edits), record.value("title", str))


@dataclass(frozen=True, eq=False)
class SourceChange(Edit, kind="source"):
    """An edit that also changes the source of the picture.

    Attributes:
        edit: The edit of the pixels.
        before: Where the old picture came from; None if unknown.
        after: Where the new one comes from.
    """

    edit: Edit
    before: Source | None
    after: Source | None

    @property
    def title(self) -> str:  # type: ignore[override]
        """Name of the undo step."""
        return self.edit.title

    @property
    def size(self) -> int:
        """Bytes of the pixels."""
        return self.edit.size

    def apply(self, document: "Document") -> None:
        """Show the new picture."""
        self.edit.apply(document)
        document.set_source(self.after)

    def revert(self, document: "Document") -> None:
        """Show the old picture."""
        self.edit.revert(document)
        document.set_source(self.before)

    def record(self) -> EditRecord:
        """Return the edit's record with the new source."""
        source = None if self.after is None else self.after.as_json()
        return EditRecord(self.kind, {"source": source}, parts=(self.edit.record(),))

    @classmethod
    def make_again(cls, record: EditRecord, document: "Document") -> "SourceChange":
        """Return the edit; the old source is the document's."""
        source = record.value("source", (dict, type(None)))
        if len(record.parts) != 1:
            raise BadInput("A picture's source has no picture.")
        after = None if source is None else Source.of_json(source)
        return cls(edit_of(record.parts[0], document), document.source, after)


@dataclass(frozen=True, eq=False)
class MaskInversion(Edit, kind="inversion"):
    """Inverts the whole mask. It is its own inverse, so it keeps no pixels."""

    title: str = "Invert mask"

    @property
    def size(self) -> int:
        """0: it keeps no pixels."""
        return 0

    def apply(self, document: "Document") -> None:
        """Invert the mask."""
        whole = Box(0, 0, *document.size)
        document.write(MASK, whole, np.invert(document.mask))

    def revert(self, document: "Document") -> None:
        """Invert it back."""
        self.apply(document)

    def record(self) -> EditRecord:
        """Return the title."""
        return EditRecord(self.kind, {"title": self.title})

    @classmethod
    def make_again(cls, record: EditRecord, document: "Document") -> "MaskInversion":
        """Return the edit."""
        return cls(record.value("title", str))


def _box(record: EditRecord) -> Box:
    """Return the field `box`; raises BadInput if it is not a box."""
    numbers = record.value("box", list)
    if len(numbers) != 4 or any(type(number) is not int for number in numbers):
        raise BadInput(f"The edit “{record.kind}” has no place.")
    return Box(*numbers)


def _held(pixels: NDArray[np.uint8]) -> int:
    """Bytes in memory; a constant that is broadcast to a shape holds one value."""
    lengths = (length for length, stride in zip(pixels.shape, pixels.strides, strict=True) if stride)
    return pixels.itemsize * math.prod(lengths)
