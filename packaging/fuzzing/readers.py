"""All kinds of files that the program reads."""

import importlib
from collections.abc import Mapping
from pathlib import Path

import model_kinds
import picture_kinds
import recipe_kinds
import run_kinds
import window_kinds
from reader import Reader
from trial import outcome

READERS: dict[str, Reader] = {
    **recipe_kinds.KINDS,
    **window_kinds.KINDS,
    **run_kinds.KINDS,
    **model_kinds.KINDS,
    **picture_kinds.KINDS,
}


def make_specimens(home: Path, readers: Mapping[str, Reader]) -> None:
    """Write the specimens, each into a folder of its name, in a process of its own: torch's threads do not fork."""
    for name, reader in readers.items():
        for module in reader.modules:
            importlib.import_module(module)
        (home / name).mkdir(parents=True)
        problem = outcome(reader.make, home / name)
        if problem:
            raise SystemExit(f"The specimen of {name} could not be made: {problem}")
