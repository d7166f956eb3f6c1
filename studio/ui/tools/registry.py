"""The tools by name; a new one is one file in studio/ui/tools/toolbox/."""

import importlib
import pkgutil
from functools import cache

from studio.ui.tools.tool import Tool

_registered: dict[str, Tool] = {}


def register(tool: type) -> type:
    """Add a tool's class to the toolbox."""
    _registered[tool.name] = tool()  # type: ignore[attr-defined]
    return tool


@cache
def tools() -> dict[str, Tool]:
    """Return every tool by name, in the order of the panel."""
    package = importlib.import_module("studio.ui.tools.toolbox")
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"{package.__name__}.{module.name}")
    return dict(sorted(_registered.items(), key=lambda item: item[1].order))
