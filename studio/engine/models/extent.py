"""Checks a model's extent before anything is built: its layers against its weights, its weights against the memory."""

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import psutil

from studio.engine.models.formats.contents import ModelContents
from studio.protocol.errors import BadInput

_FLOAT32 = 4  # bytes
_COUNTS = ("layers", "depth", "blocks")  # a setting with such a word in its name counts layers
_LEAST = 256  # a count up to here is always taken: building that many layers is quick


def check_extent(path: Path, contents: ModelContents) -> None:
    """Refuse a model whose configuration or weights would exhaust the computer.

    Raises:
        BadInput: A configuration asks for more layers than there are tensors, or the weights in float32 take more than
            the computer's memory.
    """
    for name, config in contents.configs.items():
        most = max(_LEAST, len(contents.weights[name].shapes))
        if _largest_count(config) > most:
            raise BadInput(f"{path} is damaged: its configuration asks for more layers than there are weights.")
    shapes = [shape for weights in contents.weights.values() for shape in weights.shapes.values()]
    if not all(type(side) is int and side >= 0 for shape in shapes for side in shape):
        raise BadInput(f"{path} is damaged: the shape of a weight is not made of whole numbers.")
    numbers = sum(math.prod(shape) for shape in shapes)
    memory = psutil.virtual_memory().total
    if numbers * _FLOAT32 > memory:
        raise BadInput(
            f"{path} needs {numbers * _FLOAT32 // 2**30:,} GB of memory; this computer has {memory // 2**30:,} GB."
        )


def _largest_count(config: Mapping[str, Any]) -> int:
    """Return the largest number of layers that a configuration asks for, by a number or by a list's length."""
    largest = 0
    for key, value in config.items():
        if isinstance(value, list | tuple):
            largest = max(largest, len(value))
        values = value if isinstance(value, list | tuple) else [value]
        if any(word in key for word in _COUNTS):
            largest = max(largest, *(number for number in values if type(number) is int), 0)
    return largest
