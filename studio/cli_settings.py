"""Command line verb that tells what made a picture: settings."""

from typing import Annotated

import typer

from studio import console
from studio.cli_options import Json
from studio.picture_texts import picture_texts
from studio.protocol.errors import BadInput
from studio.protocol.files import path_named, shortened
from studio.protocol.settings.picture_settings import PictureSettings
from studio.protocol.settings.reader import SETTINGS_KEYS, settings_in

_TITLES = {
    "prompt": "Prompt",
    "negative": "Negative prompt",
    "steps": "Steps",
    "guidance": "Guidance",
    "seed": "Seed",
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
    try:
        texts, size = picture_texts(path, SETTINGS_KEYS)
    except OSError as error:
        raise BadInput(f"Could not read {path}: {error.strerror or error}.") from error
    found = settings_in(texts, size)
    text = _as_text(found) if found else f"{path} does not say how it was made."
    console.result((found or PictureSettings()).model_dump(mode="json"), json_, text=text)


def _as_text(found: PictureSettings) -> str:
    """Return the settings that a picture tells, one per line."""
    values = found.model_dump()
    lines = [f"{title}: {values[key]}" for key, title in _TITLES.items() if values[key] not in (None, "")]
    if found.width and found.height:
        lines.append(f"Size: {found.width}x{found.height}")
    lines += [f"LoRA: {lora.name} ({lora.weight:g})" for lora in found.loras or ()]
    lines.append(f"Made with: {found.source}")
    return "\n".join(lines)
