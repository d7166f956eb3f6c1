"""Where a picture comes from: the recipe and the results folder of the job that made it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.recipes import dump_compactly, parse_recipe


@dataclass(frozen=True)
class Source:
    """The job that made a picture.

    Attributes:
        recipe: Its recipe.
        folder: Its results folder, which may still be being written.
    """

    recipe: GenerateRecipe
    folder: Path

    def as_json(self) -> dict[str, str]:
        """Return it as values of JSON."""
        return {"recipe": dump_compactly(self.recipe), "folder": str(self.folder)}

    @classmethod
    def of_json(cls, values: Mapping[str, Any]) -> "Source":
        """Return the source of `as_json`; raises BadInput for other values."""
        recipe = parse_recipe(str(values.get("recipe")), "the recipe of a picture")
        if not isinstance(recipe, GenerateRecipe):
            raise BadInput("The recipe of a picture is one for training.")
        return cls(recipe, Path(str(values.get("folder"))))
