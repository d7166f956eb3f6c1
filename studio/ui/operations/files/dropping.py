"""Files and folders dropped on the window: models are added, folders of models scanned, pictures and records opened."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Literal

from PySide6.QtWidgets import QWidget

from studio.protocol.modelcard import CARD_FILE, is_foreign
from studio.protocol.recordheader import is_record
from studio.protocol.weightsheader import PICKLES
from studio.ui.background import Background

_WEIGHTS = (".safetensors", *PICKLES)
Dropped = Literal["model", "folder", "other"]


class Dropping:
    """Identifies dropped items off the UI thread, and passes them on.

    Args:
        open_files: Opens pictures, recipes and denoising records.
        add_model: Adds a model's folder or file.
        scan: Lists the models in a folder.
    """

    def __init__(
        self,
        *,
        open_files: Callable[[list[str]], object],
        add_model: Callable[[str], object],
        scan: Callable[[Path], object],
        parent: QWidget,
    ) -> None:
        self._open_files, self._add_model, self._scan = open_files, add_model, scan
        self._background = Background(parent)

    def drop(self, paths: list[str]) -> None:
        """Handle a drop: every model, and the first of the pictures."""
        if any(Path(path).suffix.lower() in _WEIGHTS or os.path.isdir(path) for path in paths):
            self._background.run(partial(_sorted, paths), self._take, lambda _: None)
        else:
            self._open_files(paths)

    def close(self) -> None:
        """Stop looking."""
        self._background.close()

    def _take(self, found: list[tuple[str, Dropped]]) -> None:
        for path, kind in found:
            if kind == "model":
                self._add_model(path)
            elif kind == "folder":
                self._scan(Path(path))
        others = [path for path, kind in found if kind == "other"]
        if others:
            self._open_files(others)


def _sorted(paths: list[str]) -> list[tuple[str, Dropped]]:
    return [(path, _kind_of(Path(path))) for path in paths]


def _kind_of(path: Path) -> Dropped:
    if not os.path.isdir(path):
        return "model" if path.suffix.lower() in _WEIGHTS and not is_record(path) else "other"
    is_run = os.path.isfile(path / "recipe.json")
    return "model" if os.path.isfile(path / CARD_FILE) or is_foreign(path) or is_run else "folder"
