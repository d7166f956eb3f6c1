"""Finds models in the folders of other programs: A1111, ComfyUI, InvokeAI and hub caches; nothing is moved.

They differ in where they put what, but not in what a model is: a diffusers folder, or a .safetensors file.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from studio.protocol.errors import BadInput
from studio.protocol.foreign.card import name_of
from studio.protocol.modelcard import CARD_FILE, ModelCard, is_foreign, read_card

_DEEPEST, _MOST_FOLDERS = 12, 20_000
_PARTLY = (".part", ".incomplete", ".tmp")


@dataclass(frozen=True)
class FoundModel:
    """A model in a scanned folder.

    Attributes:
        name: What it may be called: its file's or folder's name, or its name at the hub.
        path: Where it lies.
        card: What it is.
    """

    name: str
    path: Path
    card: ModelCard


@dataclass
class Scan:
    """A walk through a folder.

    Attributes:
        root: Where it begins.
        others: Files and folders with weights that are no model of this program: path and reason.
    """

    root: Path
    others: list[tuple[Path, str]]

    @classmethod
    def of(cls, root: Path) -> "Scan":
        """Prepare a walk; raises BadInput when there is no such folder."""
        if not os.path.isdir(root):
            raise BadInput(f"{root} is not a folder.")
        return cls(root, [])

    def models(self) -> Iterator[FoundModel]:
        """Yield the models, in alphabetical order of their paths; see `others` afterwards."""
        for path in _candidates(self.root):
            try:
                yield FoundModel(name_of(path), path, read_card(path))
            except BadInput as problem:
                self.others.append((path, str(problem)))


def _candidates(root: Path) -> Iterator[Path]:
    """Yield what may be a model: folders of diffusers or of this program, which are not entered, and weights files."""
    visited: set[str] = set()
    waiting = [(root, 0)]
    while waiting:
        folder, depth = waiting.pop()
        real = os.path.realpath(folder)
        if real in visited or len(visited) >= _MOST_FOLDERS:
            continue
        visited.add(real)
        if os.path.isfile(folder / CARD_FILE) or is_foreign(folder):
            yield folder
            continue
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            continue  # not ours to read
        for entry in entries:
            if entry.is_file() and entry.name.lower().endswith(".safetensors"):
                yield Path(entry.path)
        inner = [Path(entry.path) for entry in entries if entry.is_dir() and not entry.name.endswith(_PARTLY)]
        if depth < _DEEPEST:
            waiting += [(path, depth + 1) for path in reversed(inner)]
