"""Refuses oversized models before anything is built: compares layers with weights, and weights with the memory."""

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import psutil

from studio.engine.models.formats.contents import ModelContents
from studio.protocol.errors import BadInput

_FLOAT32 = 4  # bytes
_COUNTS = ("layers", "depth", "blocks")  # a setting with such a word in its name counts layers
_ALWAYS_ALLOWED = 256  # layers: building that many is quick


def check_model_size(path: Path, contents: ModelContents) -> None:
    """Refuse a model whose configuration or weights would exhaust the computer.

    Raises:
        BadInput: A configuration asks for more layers than there are tensors, or the weights in float32 take more than
            the computer's memory.
    """
    for name, config in contents.configs.items():
        check_layers(path, config, len(contents.weights[name].shapes))
    shapes = [shape for weights in contents.weights.values() for shape in weights.shapes.values()]
    if not all(type(side) is int and side >= 0 for shape in shapes for side in shape):
        raise BadInput(f"{path} is damaged: the shape of a weight is not made of whole numbers.")
    numbers = sum(math.prod(shape) for shape in shapes)
    memory = psutil.virtual_memory().total
    if numbers * _FLOAT32 > memory:
        raise BadInput(
            f"{path} needs {numbers * _FLOAT32 // 2**30:,} GB of memory; this computer has {memory // 2**30:,} GB."
        )


def check_layers(path: Path, config: Mapping[str, Any], tensors: int) -> None:
    """Raise BadInput for a configuration that asks for more layers than there are tensors."""
    if _layers(config) > max(_ALWAYS_ALLOWED, tensors):
        raise BadInput(f"{path} is damaged: its configuration asks for more layers than there are weights.")


def _layers(config: Mapping[str, Any]) -> int:
    """Return an upper bound of a configuration's layers: levels, times layers per level, times layers within those.

    Of a network and one nested in its configuration, the larger count.
    """
    levels, layers, nested = 1, 1, 1
    for key, value in config.items():
        if isinstance(value, list | tuple):
            levels = max(levels, len(value))
        if isinstance(value, Mapping):
            nested = max(nested, _layers(value))
        if any(word in key for word in _COUNTS):
            layers *= max(1, _largest(value))
    return max(levels * layers, nested)


def _largest(value: Any) -> int:
    """Return the largest whole number in a value, or in a list of lists of them; 0 if there is none."""
    if isinstance(value, list | tuple):
        return max(map(_largest, value), default=0) if not any(isinstance(entry, str) for entry in value) else 0
    return value if type(value) is int else 0
