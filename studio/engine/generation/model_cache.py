"""Keeps the most recently used models in memory, and reloads one when its files have changed."""

import os
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

import torch

from studio.engine.models.files import load_model
from studio.engine.models.model import Model
from studio.protocol.modelcard import find_model

Stamp = tuple[str, int, int]


class ModelCache:
    """The most recently used models.

    Args:
        device: "auto" (CUDA if available, else the CPU) or a torch device.
        size: How many models to keep.
        load: Reads a model's folder or file onto a device.
    """

    def __init__(self, device: str = "auto", size: int = 3, load: Callable[[Path, str], Model] = load_model) -> None:
        self.device = ("cuda" if torch.cuda.is_available() else "cpu") if device == "auto" else device
        self._size = size
        self._load = load
        self._models: OrderedDict[Stamp, Model] = OrderedDict()

    def holds(self, name: str) -> bool:
        """Whether the model is loaded already; raises BadInput when there is no such model."""
        return _stamp(find_model(name)) in self._models

    def get(self, name: str) -> Model:
        """Return a model by name or path, loading it when needed; raises BadInput when it is missing or damaged."""
        path = find_model(name)
        stamp = _stamp(path)
        if stamp not in self._models:
            for known in [known for known in self._models if known[0] == stamp[0]]:
                del self._models[known]  # its files have changed
            while len(self._models) >= self._size:
                self._models.popitem(last=False)
            self._models[stamp] = self._load(path, self.device)
        self._models.move_to_end(stamp)
        return self._models[stamp]


def _stamp(path: Path) -> Stamp:
    """Path, newest change and bytes of a model's files."""
    files = [file for file in path.rglob("*") if os.path.isfile(file)] if os.path.isdir(path) else [path]
    states = [file.stat() for file in files]
    newest = max((state.st_mtime_ns for state in states), default=0)
    return str(path.resolve()), newest, sum(state.st_size for state in states)
