"""Finds models in the folders of other programs: A1111, ComfyUI, InvokeAI and hub caches; nothing is moved.

Their folders are arranged differently, but a model is the same in all: a diffusers folder, or a .safetensors file.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from studio.protocol.modelcard import CARD_FILE, is_foreign

_DEEPEST, _MAX_FOLDERS = 12, 20_000
_WEIGHTS = (".safetensors", ".ckpt", ".pt", ".pth")  # pickles are reported, with how to convert them
_PARTLY = (".part", ".incomplete", ".tmp")


def candidates(root: Path) -> Iterator[Path]:
    """Yield what may be a model, in alphabetical order: folders of diffusers or of this program, and weights files.

    Folders of models are not entered.
    """
    visited: set[str] = set()
    waiting = [(root, 0)]
    while waiting:
        folder, depth = waiting.pop()
        real = os.path.realpath(folder)
        if real in visited or len(visited) >= _MAX_FOLDERS:
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
            if entry.name.lower().endswith(_WEIGHTS) and os.path.isfile(entry.path):
                yield Path(entry.path)
        inner = [Path(entry.path) for entry in entries if _is_folder(entry) and not entry.name.endswith(_PARTLY)]
        if depth < _DEEPEST:
            waiting += [(path, depth + 1) for path in reversed(inner)]


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to a place that must not be entered
        return False
