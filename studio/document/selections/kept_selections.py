"""Selections that are kept under a name, and the edits that keep and forget them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from studio.document.edits import Edit
from studio.document.journal.edit_records import EditRecord
from studio.document.project.project import MASK
from studio.document.project.project import Selection as NamedMask
from studio.document.selections.selection import Selection
from studio.document.selections.selection_records import selection_records, selections_of
from studio.protocol.errors import BadInput
from studio.protocol.geometry import Size, box_of

if TYPE_CHECKING:
    from studio.document.document import Document

MAX_NAME = 100  # characters
MAX_KEPT = 1_000  # selections of a picture


@dataclass(frozen=True, eq=False)
class SelectionKeeping(Edit, kind="keep selection"):
    """Keeps a selection under a name, or forgets one.

    Attributes:
        name: Its name.
        before: All that were kept, by their names.
        after: All that are kept then.
        title: Name of the undo step.
    """

    name: str
    before: Mapping[str, Selection]
    after: Mapping[str, Selection]
    title: str

    @property
    def size(self) -> int:
        """Bytes of the selection that comes, and of the one that goes."""
        kept = (selections.get(self.name) for selections in (self.before, self.after))
        return sum(0 if selection is None else selection.pixels.nbytes for selection in kept)

    def apply(self, document: "Document") -> None:
        """Keep it, or forget it."""
        document.set_selections(self.after)

    def revert(self, document: "Document") -> None:
        """Restore the earlier selections."""
        document.set_selections(self.before)

    def record(self) -> EditRecord:
        """Return the name, and the selection where it is kept."""
        kept = self.after.get(self.name)
        parts = () if kept is None else selection_records({self.name: kept})
        return EditRecord(self.kind, {"name": self.name, "title": self.title}, parts=parts)

    @classmethod
    def make_again(cls, record: EditRecord, document: "Document") -> "SelectionKeeping":
        """Return the edit; the other selections are the document's."""
        name, kept = record.value("name", str), selections_of(record.parts)
        return cls(name, document.selections, _changed(document, name, kept.get(name)), record.value("title", str))


def free_name(document: "Document") -> str:
    """Return a name that no kept selection has."""
    number = len(document.selections) + 1
    while f"Selection {number}" in document.selections:
        number += 1
    return f"Selection {number}"


def keep_mask(document: "Document", name: str) -> Edit:
    """Keep the mask under a name, in the place of a selection that has it.

    Raises:
        BadInput: The name is empty, too long, or that of the mask itself; or too many are kept already.
    """
    name = name.strip()
    if not name or len(name) > MAX_NAME:
        raise BadInput(f"A selection needs a name of at most {MAX_NAME} characters.")
    if name == MASK:
        raise BadInput(f"“{MASK}” is the name of the mask itself. Choose another one.")
    if len(document.selections) >= MAX_KEPT:
        raise BadInput(f"{MAX_KEPT:,} selections are kept already. Forget one first.")
    box = document.mask_box
    kept = Selection(box, document.mask[box.slices].copy()) if not box.empty else Selection.none()
    return _done(document, name, kept, f"Keep {name}")


def forget(document: "Document", name: str) -> Edit | None:
    """Forget a kept selection; None where there is none of that name."""
    return _done(document, name, None, f"Forget {name}") if name in document.selections else None


def kept_of(named: tuple[NamedMask, ...]) -> dict[str, Selection]:
    """Return the selections of a project, all but the mask, as a document keeps them."""
    kept = {}
    for one in named:
        if one.name != MASK:
            box = box_of(one.mask)
            kept[one.name] = Selection.none() if box.empty else Selection(box, one.mask[box.slices].copy())
    return kept


def masks_of(selections: Mapping[str, Selection], size: Size) -> tuple[NamedMask, ...]:
    """Return kept selections as masks of the canvas's size, for a project."""
    found = []
    for name, selection in selections.items():
        inside, mask = selection.within(size), np.zeros((size.height, size.width), np.uint8)
        mask[inside.box.slices] = inside.pixels
        found.append(NamedMask(name, mask))
    return tuple(found)


def _done(document: "Document", name: str, selection: Selection | None, title: str) -> Edit:
    edit = SelectionKeeping(name, document.selections, _changed(document, name, selection), title)
    edit.apply(document)
    return edit


def _changed(document: "Document", name: str, selection: Selection | None) -> dict[str, Selection]:
    kept = dict(document.selections)
    if selection is None:
        kept.pop(name, None)
    else:
        kept[name] = selection
    return kept
