"""Selections that are kept under a name, for each picture that is or was shown."""

import numpy as np

from studio.document.contents import Identity
from studio.document.document import Document
from studio.document.project.project import MASK
from studio.document.project.project import Selection as NamedMask
from studio.document.selections.selection import Selection
from studio.protocol.errors import BadInput

MOST_NAME = 100  # characters


class KeptSelections:
    """The kept selections of the document's picture; those of others come back with their picture.

    Where the canvas was extended or cut, those of the former canvas move along.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._kept: dict[Identity, dict[str, Selection]] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """Their names, in the order in which they were kept."""
        return tuple(self._of(self._document.identity))

    def __getitem__(self, name: str) -> Selection:
        return self._of(self._document.identity)[name]

    def free_name(self) -> str:
        """Return a name that is not taken."""
        number = len(self.names) + 1
        while f"Selection {number}" in self.names:
            number += 1
        return f"Selection {number}"

    def keep(self, name: str) -> None:
        """Keep the mask under a name, in the place of one that has it.

        Raises:
            BadInput: The name is empty, too long, or that of the mask itself.
        """
        name = name.strip()
        if not name or len(name) > MOST_NAME:
            raise BadInput(f"A selection needs a name of at most {MOST_NAME} characters.")
        if name == MASK:
            raise BadInput(f"“{MASK}” is the name of the mask itself. Choose another one.")
        self._add(self._document.identity, NamedMask(name, self._document.mask))

    def forget(self, name: str) -> None:
        """Forget a selection."""
        self._of(self._document.identity).pop(name, None)

    def put(self, selections: tuple[NamedMask, ...]) -> None:
        """Take the selections of a project, whose picture is shown."""
        self._kept[self._document.identity] = {}
        for one in selections:
            self._add(self._document.identity, one)

    def masks(self) -> tuple[NamedMask, ...]:
        """Return them as masks of the canvas's size, for a project."""
        size, found = self._document.size, []
        for name, selection in self._of(self._document.identity).items():
            inside, mask = selection.within(size), np.zeros((size.height, size.width), np.uint8)
            mask[inside.box.slices] = inside.pixels
            found.append(NamedMask(name, mask))
        return tuple(found)

    def _of(self, identity: Identity) -> dict[str, Selection]:
        if identity not in self._kept:
            former = {} if identity.origin is None else self._of(identity.origin)
            self._kept[identity] = {
                name: Selection(one.box.moved(*identity.moved), one.pixels) for name, one in former.items()
            }
        return self._kept[identity]

    def _add(self, identity: Identity, named: NamedMask) -> None:
        box = named.box
        self._of(identity)[named.name] = (
            Selection(box, named.mask[box.slices].copy()) if not box.empty else Selection.none()
        )
