"""Reads a picture's settings from the texts that it carries, whichever program wrote them."""

from collections.abc import Callable, Mapping
from typing import Any

from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.jsontext import parse_json_text
from studio.protocol.parameters import PARAMETERS_KEY, RECIPE_KEY
from studio.protocol.recipes import parse_recipe
from studio.protocol.settings.a1111 import read_parameters
from studio.protocol.settings.comfyui import read_graph
from studio.protocol.settings.comfyui_workflow import graph_of
from studio.protocol.settings.fooocus import is_fooocus, read_scheme
from studio.protocol.settings.invokeai import read_metadata, read_old_metadata
from studio.protocol.settings.picture_settings import PictureSettings, settings_of_recipe
from studio.protocol.settings.swarmui import read_image_params

SETTINGS_KEYS = (
    RECIPE_KEY,
    PARAMETERS_KEY,
    "invokeai_metadata",
    "sd-metadata",
    "prompt",
    "workflow",
    "Comment",
    "UserComment",
)


def settings_in(texts: Mapping[str, str], size: tuple[int, int] | None = None) -> PictureSettings | None:
    """Return the settings in a picture's texts; None if there are none.

    Args:
        texts: The text chunks of a PNG by key; of other files, "UserComment" and ComfyUI's "prompt" and "workflow".
        size: Width and height of the picture, used where the settings lack them.
    """
    for read in _READERS:
        found = read(texts)
        if found is not None:
            if size is not None and found.width is None and found.height is None:
                found = found.model_copy(update={"width": size[0], "height": size[1]})
            return found
    return None


def _own(texts: Mapping[str, str]) -> PictureSettings | None:
    if RECIPE_KEY not in texts:
        return None
    try:
        recipe = parse_recipe(texts[RECIPE_KEY])
    except BadInput:  # of a newer version, or edited: the parameters beside it can still be read
        return None
    return settings_of_recipe(recipe) if isinstance(recipe, GenerateRecipe) else None


def _invokeai(texts: Mapping[str, str]) -> PictureSettings | None:
    if data := _object(texts.get("invokeai_metadata")):
        return read_metadata(data)
    if data := _object(texts.get("sd-metadata")):
        return read_old_metadata(data)
    return None


def _parameters(texts: Mapping[str, str]) -> PictureSettings | None:
    """Read the `parameters` of a PNG, the comment of a JPEG or a WebP: text, or SwarmUI's or Fooocus's JSON."""
    for key in (PARAMETERS_KEY, "UserComment", "Comment"):
        text = texts.get(key)
        if not text:
            continue
        data = _object(text)
        if data is None:
            found = read_parameters(text)
        elif isinstance(data.get("sui_image_params"), Mapping):
            found = read_image_params(data["sui_image_params"])
        else:
            found = read_scheme(data) if is_fooocus(data) else None
        if found is not None:
            return found
    return None


def _comfyui(texts: Mapping[str, str]) -> PictureSettings | None:
    graph, workflow = _object(texts.get("prompt")), _object(texts.get("workflow"))
    found = read_graph(graph) if graph else None
    return found if found is not None or workflow is None else read_graph(graph_of(workflow))


def _object(text: str | None) -> dict[str, Any] | None:
    """Return the JSON object in a text; None for any other text."""
    if not text or not text.lstrip().startswith("{"):
        return None
    try:
        value = parse_json_text(text.replace(": NaN", ": null").replace(":NaN", ":null"))
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


_READERS: tuple[Callable[[Mapping[str, str]], PictureSettings | None], ...] = (_own, _invokeai, _parameters, _comfyui)
