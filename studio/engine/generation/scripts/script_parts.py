"""The parts of a script of plain diffusers, and how they are joined."""

from dataclasses import dataclass, field

from studio.engine.generation.scripts.source import imports_of_diffusers


@dataclass
class ScriptParts:
    """The parts of a script, in their order: imports of three kinds, constants, functions and statements."""

    diffusers: set[str] = field(default_factory=set)
    transformers: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)
    constants: list[str] = field(default_factory=list)
    functions: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)

    def need_function(self, source: str) -> None:
        """Add a function, unless it is there already."""
        if source not in self.functions:
            self.functions.append(source)

    def need_constant(self, source: str) -> None:
        """Add a constant, unless it is there already."""
        if source not in self.constants:
            self.constants.append(source)

    def joined(self) -> str:
        """Return the whole script."""
        plain = sorted(line for line in self.others if line.startswith("import ") and "numpy" not in line)
        third = sorted({*(self.others - set(plain)), "import torch"}, key=lambda line: (line.split()[1], line))
        named = [f"from diffusers import {', '.join(sorted(self.diffusers))}"]
        if self.transformers:
            named.append(f"from transformers import {', '.join(sorted(self.transformers))}")
        heads = ["\n".join(plain)] if plain else []
        constants = "\n".join(line.strip("\n") for line in self.constants) + "\n"
        functions = [source.strip("\n") + "\n" for source in self.functions]
        first = "\n\n".join([*heads, "\n".join(third) + "\n" + imports_of_diffusers(named)]) + "\n\n" + constants
        return "\n\n".join([first, *functions, "\n".join(self.body)])
