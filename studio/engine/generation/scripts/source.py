"""Values and calls as Python source."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from studio.engine._torchvision_cpu import OPERATORS, are_declared

WIDTH = 100  # characters of a line, beyond which a call is broken


class Source(str):
    """Python source that stands for a value."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


def literal(value: Any) -> str:
    """Return a value as Python source: strings in double quotes, numbers in full."""
    if isinstance(value, str) and type(value) is str:
        return _text(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{literal(key)}: {literal(one)}" for key, one in value.items()) + "}"
    if isinstance(value, tuple):
        return "(" + ", ".join(map(literal, value)) + ("," if len(value) == 1 else "") + ")"
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        return "[" + ", ".join(map(literal, value)) + "]"
    return repr(value)


def call(name: str, arguments: Mapping[str, Any], first: Sequence[str] = ()) -> str:
    """Return a call with keyword arguments, one per line if it would be too long.

    Args:
        name: The callee.
        arguments: Values by name; see `literal`.
        first: Source of the arguments before them.
    """
    parts = [*first, *(f"{key}={literal(value)}" for key, value in arguments.items())]
    line = f"{name}({', '.join(parts)})"
    if len(line) <= WIDTH and "\n" not in line:
        return line
    return f"{name}(\n" + "".join(f"    {part},\n" for part in parts) + ")"


def imports_of_diffusers(lines: Sequence[str]) -> str:
    """Return imports of diffusers and transformers, preceded by what makes torchvision importable here."""
    if not are_declared():
        return "\n".join(lines)
    return "\n".join(
        [
            "",
            "# this torchvision is built for CUDA and this torch is not: without these two it cannot be imported",
            'if not hasattr(torch.ops.torchvision, "nms"):',
            '    operators = torch.library.Library("torchvision", "DEF")',
            *(f"    operators.define({literal(schema)})" for schema in OPERATORS),
            *lines,
        ]
    )


def _text(value: str) -> str:
    # JSON's escapes are Python's, but for surrogates, which stand for bytes of a file's name that are not UTF-8
    if any(0xD800 <= ord(letter) <= 0xDFFF for letter in value):
        return repr(value)
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\x7f")
