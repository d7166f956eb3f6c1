"""Where a picture comes from: the recipe and the results folder of the job that made it."""

from dataclasses import dataclass
from pathlib import Path

from studio.protocol.generation_recipe import GenerateRecipe


@dataclass(frozen=True)
class Source:
    """The job that made a picture.

    Attributes:
        recipe: Its recipe.
        folder: Its results folder, which may still be being written.
    """

    recipe: GenerateRecipe
    folder: Path
