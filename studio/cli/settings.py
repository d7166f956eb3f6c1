"""Reads how a picture was made: the verb settings, and the option --recipe of generate."""

from pathlib import Path
from typing import Annotated, Any

import typer

from studio.cli import console
from studio.cli.options import Json
from studio.document.png import read_recipe_of
from studio.picture_texts import picture_texts
from studio.protocol.errors import BadInput
from studio.protocol.files import path_named, shortened
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.parameters import own_recipe
from studio.protocol.recipes import load_recipe
from studio.protocol.settings.applying import recipe_changes
from studio.protocol.settings.picture_settings import VARIATION_KEYS, PictureSettings
from studio.protocol.settings.reader import SETTINGS_KEYS, settings_in

_TITLES = {
    "prompt": "Prompt",
    "negative": "Negative prompt",
    "steps": "Steps",
    "guidance": "Guidance",
    "seed": "Seed",
    "variation_seed": "Variation seed",
    "variation_strength": "Variation seed strength",
    "sampler": "Sampler",
    "spacing": "Spacing",
    "model": "Model",
    "strength": "Denoising strength",
    "clip_skip": "CLIP skip",
}


def settings(
    picture: Annotated[str, typer.Argument(help="A PNG, JPEG, WebP, AVIF or TIFF file.")], json_: Json = False
) -> None:
    """Show the settings that made a picture, whichever program wrote them."""
    path = path_named(picture)
    if path is None:
        raise BadInput(f"There is no picture {shortened(picture)!r}: no file can have that name.")
    found = _settings_in(path)
    text = _as_text(found) if found else f"{path} does not say how it was made."
    console.result((found or PictureSettings()).model_dump(mode="json", exclude=set(VARIATION_KEYS)), json_, text=text)


def settings_from(path: Path) -> dict[str, Any]:
    """Return the settings of a recipe or of a picture of any program, by the recipe's names, without the model.

    Settings that cannot be used are reported.

    Raises:
        BadInput: The file cannot be read, holds no settings, or holds those of a training.
    """
    if path.suffix.lower() == ".json":
        recipe: object = load_recipe(path)
        if not isinstance(recipe, GenerateRecipe):
            raise BadInput(f"{path} is a recipe for training, not one for a picture.")
    else:
        recipe = read_recipe_of(path)
    if isinstance(recipe, GenerateRecipe):
        return own_recipe(recipe, 0).model_dump(exclude_defaults=True, exclude={"version", "kind", "model", "count"})
    found = _settings_in(path)
    if found is None:
        raise BadInput(f"{path} does not say how it was made.")
    changes, missing = recipe_changes(found)
    if missing:
        console.report(f"{path.name}: not taken over: {'; '.join(missing)}.")
    return changes


def _settings_in(path: Path) -> PictureSettings | None:
    try:
        return settings_in(*picture_texts(path, SETTINGS_KEYS))
    except OSError as error:
        raise BadInput(f"Could not read {path}: {error.strerror or error}.") from error


def _as_text(found: PictureSettings) -> str:
    """Format the settings found in a picture, one per line."""
    values = found.model_dump()
    lines = [f"{title}: {values[key]}" for key, title in _TITLES.items() if values[key] not in (None, "")]
    if found.width and found.height:
        lines.append(f"Size: {found.width}x{found.height}")
    lines += [f"LoRA: {lora.name} ({lora.weight:g})" for lora in found.loras or ()]
    lines.append(f"Made with: {found.source}")
    return "\n".join(lines)
