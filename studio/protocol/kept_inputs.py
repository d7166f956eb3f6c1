"""Pictures and masks that recipes name: kept in one folder, named after the digest of their pixels."""

import hashlib
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe

_PLACE = re.compile(r".*[/\\]inputs[/\\]([0-9a-f]{32}\.png)", re.DOTALL)  # on any system
_NAME = re.compile(r"[0-9a-f]{32}\.png")


def input_name(pixels: NDArray[np.uint8]) -> str:
    """Return the name of the file that keeps these pixels: their digest."""
    pixels = np.ascontiguousarray(pixels)
    return hashlib.sha256(repr(pixels.shape).encode() + pixels.tobytes()).hexdigest()[:32] + ".png"


def is_input_name(name: str) -> bool:
    """Whether a name that was read from a file has the form of `input_name`."""
    return _NAME.fullmatch(name) is not None


def inputs_in(recipe: GenerateRecipe) -> dict[str, str]:
    """Return the paths of the kept pictures and masks in a recipe, by file name."""
    found = _PLACE.fullmatch
    return {match[1]: match[0] for text in _texts(recipe.model_dump()) if (match := found(text)) is not None}


def with_local_inputs(recipe: GenerateRecipe) -> GenerateRecipe:
    """Return a recipe whose missing inputs, of another computer, are replaced by this computer's copies, if any."""
    moved = {}
    for name, path in inputs_in(recipe).items():
        if not os.path.isfile(path):
            local = _local(name)
            if local is not None:
                moved[path] = str(local)
    if not moved:
        return recipe
    return GenerateRecipe.model_validate(_changed(recipe.model_dump(), lambda text: moved.get(text, text)))


def _local(name: str) -> Path | None:
    try:
        path = places.inputs() / name
    except BadInput:  # an account without a home
        return None
    return path if path.is_file() else None


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for value in part.values():
            yield from _texts(value)
    elif isinstance(part, list | tuple):
        for value in part:
            yield from _texts(value)


def _changed(part: Any, change: Callable[[str], str]) -> Any:
    if isinstance(part, str):
        return change(part)
    if isinstance(part, dict):
        return {key: _changed(value, change) for key, value in part.items()}
    if isinstance(part, list | tuple):
        return tuple(_changed(value, change) for value in part)
    return part
