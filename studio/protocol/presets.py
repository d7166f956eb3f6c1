"""The training presets that ship with the program: one JSON file each, with a title and a description."""

from pathlib import Path

from pydantic import ValidationError

from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.recipes import Frozen, TrainRecipe, describe, load_recipe

FIRST = "digits"


class Preset(Frozen):
    """A named starting point for training."""

    name: str
    title: str
    description: str
    recipe: TrainRecipe


def presets() -> dict[str, Preset]:
    """Return every shipped preset by name: the one to begin with first, then in the order of their files' names."""
    files = sorted((places.resources() / "presets").glob("*.json"), key=lambda path: (path.stem != FIRST, path.stem))
    found = [_read(path) for path in files]
    return {preset.name: preset for preset in found}


def training_recipe(name: str) -> TrainRecipe:
    """Return the recipe of a preset, or of a JSON file; raises BadInput when there is neither."""
    known = presets()
    if name in known:
        return known[name].recipe
    path = Path(name).expanduser()
    if not path.is_file():
        raise BadInput(f"There is no preset {name!r}. Presets: {', '.join(known)}; or give a recipe's file.")
    recipe = load_recipe(path)
    if not isinstance(recipe, TrainRecipe):
        raise BadInput(f"{path} is a recipe for a picture, not for training.")
    return recipe


def _read(path: Path) -> Preset:
    try:
        preset = Preset.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        reason = describe(error) if isinstance(error, ValidationError) else str(error)
        raise BadInput(f"The preset {path.name} is broken: {reason}") from error
    return preset.model_copy(update={"recipe": preset.recipe.model_copy(update={"preset": preset.name})})
