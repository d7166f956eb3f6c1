"""The training presets that ship with the program: one JSON file each, with a title and a description."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.files import path_named, read_regular, shortened
from studio.protocol.frozen import Frozen, describe
from studio.protocol.jsontext import MAX_BYTES
from studio.protocol.recipes import load_recipe
from studio.protocol.training_recipe import Option, TrainRecipe

FIRST = "digits"
RECIPE_FILE = "recipe.json"  # of a run


class Setting(Frozen):
    """A setting of a preset's model with a field in the training panel, beside the fields of every training.

    Attributes:
        key: Its dotted key in the recipe, as "options.beta".
        title: The label of its field.
        tooltip: What it does, in one line.
        kind: A number (with its range), a switch, one of `choices`, a text, or classes by their numbers.
        only_with: Values of other settings by dotted key, without which it has no effect.
    """

    key: str
    title: str
    tooltip: str
    kind: Literal["number", "switch", "choice", "text", "classes"] = "number"
    minimum: float = 0.0
    maximum: float = 1.0
    step: float = 0.1
    logarithmic: bool = False
    choices: tuple[str, ...] = ()
    only_with: dict[str, Option] = {}


class Aim(Frozen):
    """A metric that a preset promises on its data: at least or at most a value in its last evaluation."""

    figure: str
    least: float | None = None
    most: float | None = None

    def reached_by(self, figures: Mapping[str, float]) -> bool:
        """Whether the figures of an evaluation reach the aim."""
        value = figures.get(self.figure)
        above = self.least is None or (value is not None and value >= self.least)
        return above and (self.most is None or (value is not None and value <= self.most))


class Preset(Frozen):
    """A named starting point for training.

    Attributes:
        group: The heading above it: "Autoencoders", "GANs", "Diffusion" ...
        settings: The fields that its model adds to the training panel.
        aims: The metrics that its description promises, on two cores ...
        within_seconds: ... after this much training at most.
        aimed_with: Settings by dotted key that are changed to measure them: the data of presets for the user's own.
    """

    name: str
    title: str
    description: str
    group: str = "Diffusion"
    recipe: TrainRecipe
    settings: tuple[Setting, ...] = ()
    aims: tuple[Aim, ...] = ()
    within_seconds: float = Field(default=180, gt=0)
    aimed_with: dict[str, Option] = {}

    @property
    def uses_schedule(self) -> bool:
        """Whether its model is trained on a noise schedule: diffusion, and any other whose recipe names one."""
        return self.recipe.model == "diffusion" or "schedule" in self.recipe.model_fields_set

    @property
    def measuring_arguments(self) -> list[str]:
        """The arguments of `studio train` that measure whether the aims are reached, except --run."""
        changes = [word for key, value in self.aimed_with.items() for word in ("--set", f"{key}={value}")]
        return [self.name, "--max-seconds", f"{self.within_seconds:g}", *changes]


def presets() -> dict[str, Preset]:
    """Return every shipped preset by name: FIRST, then the others in the order of their files' names."""
    files = sorted((places.resources() / "presets").glob("*.json"), key=lambda path: (path.stem != FIRST, path.stem))
    found = [read_preset(path) for path in files]
    return {preset.name: preset for preset in found}


def training_recipe(name: str) -> TrainRecipe:
    """Return the recipe of a preset, of a JSON file or of a run's folder; raises BadInput when there is neither."""
    known = presets()
    if name in known:
        return known[name].recipe
    path = path_named(name)
    if path is None:
        raise BadInput(f"There is no preset {shortened(name)!r}: no file can have that name.")
    if os.path.isfile(path / RECIPE_FILE):
        path = path / RECIPE_FILE
    if not os.path.isfile(path):
        raise BadInput(
            f"There is no preset {shortened(name)!r}. Presets: {', '.join(known)}; or give a recipe's file or a run."
        )
    recipe = load_recipe(path)
    if not isinstance(recipe, TrainRecipe):
        raise BadInput(f"{path} is a recipe for a picture, not for training.")
    return recipe


def read_preset(path: Path) -> Preset:
    """Read a preset's file; raises BadInput when it is broken."""
    try:
        preset = Preset.model_validate_json(read_regular(path, MAX_BYTES))
    except (OSError, ValidationError) as error:
        reason = describe(error) if isinstance(error, ValidationError) else str(error)
        raise BadInput(f"The preset {path.name} is broken: {reason}") from error
    return preset.model_copy(update={"recipe": preset.recipe.model_copy(update={"preset": preset.name})})
