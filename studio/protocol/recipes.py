"""Recipes, from which any result can be reproduced: read, written, and changed by dotted keys."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from studio.protocol.errors import BadInput
from studio.protocol.files import decode_text, read_regular
from studio.protocol.frozen import describe, field_of
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.jsontext import MAX_BYTES, parse_json_text
from studio.protocol.training_recipe import TrainRecipe
from studio.protocol.upgrades import NEWER

_WHICH_DATA = ("dataset.kind", "dataset.name", "dataset.path", "dataset.size", "dataset.channels")
AnyRecipe = TypeVar("AnyRecipe", TrainRecipe, GenerateRecipe)
Recipe = Annotated[TrainRecipe | GenerateRecipe, Field(discriminator="kind")]
_RECIPE: TypeAdapter[TrainRecipe | GenerateRecipe] = TypeAdapter(Recipe, config=ConfigDict(defer_build=True))


def parse_recipe(text: str | bytes, source: str = "the recipe") -> TrainRecipe | GenerateRecipe:
    """Read a recipe from JSON; raises BadInput with one line that names the error in `source`."""
    try:
        try:
            return _RECIPE.validate_json(text)
        except ValidationError as error:
            if error.errors()[0]["type"] != "json_invalid" or (data := _with_any_path(text)) is None:
                raise
            return _RECIPE.validate_python(data)
    except ValidationError as error:
        if error.errors()[0]["type"] == NEWER:
            raise BadInput(f"{source} {error.errors()[0]['msg']}.") from error
        raise BadInput(f"{source} is not a recipe: {describe(error)}") from error


def load_recipe(path: Path) -> TrainRecipe | GenerateRecipe:
    """Read a recipe from a JSON file; raises BadInput when it cannot be read."""
    try:
        text = decode_text(read_regular(path, MAX_BYTES))
    except UnicodeDecodeError as error:
        raise BadInput(f"{path} is not a text file.") from error
    except OSError as error:
        raise BadInput(f"Could not read {path}: {error.strerror or error}.") from error
    return parse_recipe(text, str(path))


def dump_recipe(recipe: TrainRecipe | GenerateRecipe) -> str:
    """Write a recipe as indented JSON text, for a file."""
    return dump_compactly(recipe, indent=2) + "\n"


def dump_compactly(recipe: TrainRecipe | GenerateRecipe, indent: int | None = None) -> str:
    """Write a recipe as JSON text; bytes of a path that are not UTF-8 become \\udc80 to \\udcff, as Python has them."""
    try:
        return recipe.model_dump_json(indent=indent)
    except PydanticSerializationError:  # it writes no halves of surrogate pairs
        return json.dumps(recipe.model_dump(mode="python"), indent=indent)


def _with_any_path(text: str | bytes) -> object | None:
    """Parse JSON text that holds halves of surrogate pairs, which pydantic's parser refuses; None if that fails too."""
    if (b"\\ud" if isinstance(text, bytes) else "\\ud") not in text:  # type: ignore[operator]
        return None
    try:
        return parse_json_text(text)
    except ValueError:
        return None


def changed(recipe: AnyRecipe, changes: dict[str, Any]) -> AnyRecipe:
    """Return the recipe with dotted keys set, as `{"dataset.size": 32}`; raises BadInput for what does not fit."""
    data = recipe.model_dump()
    for key, value in changes.items():
        *outer, last = key.split(".")
        place: Any = data
        for name in outer:
            place = place.get(name) if isinstance(place, dict) else None
        known = isinstance(place, dict) and (last in place or outer == ["options"])
        if not known:
            raise BadInput(f"A {recipe.kind} recipe has no setting {key}.", field=key)
        if key in _WHICH_DATA and place[last] != value:
            place["fingerprint"] = None  # it belonged to the previous data
        place[last] = value
    try:
        return type(recipe).model_validate(data)
    except ValidationError as error:
        raise BadInput(f"Those settings do not fit: {describe(error)}", field=field_of(error)) from error


def flat_settings(recipe: TrainRecipe) -> dict[str, Any]:
    """Return a recipe's settings by their dotted keys, as `changed` takes them."""
    return dict(_flat(recipe.model_dump()))


def parse_settings(pairs: list[str]) -> dict[str, Any]:
    """Read `key=value` words; a value is JSON where it can be read as such, otherwise text. A path is always text."""
    settings: dict[str, Any] = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals or not key:
            raise BadInput(f"--set takes key=value, not {pair!r}.")
        if key == "dataset.path":  # a folder may be named 2024 or null
            settings[key] = value
            continue
        try:
            settings[key] = parse_json_text(value)
        except ValueError:
            settings[key] = value
    return settings


def _flat(settings: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in settings.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value
