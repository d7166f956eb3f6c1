"""A picture as a PNG that carries its recipe, so that it can be made again."""

import io
import json
import warnings
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, PngImagePlugin

from studio.document.subtitles import SAMPLER_TITLES
from studio.protocol.errors import BadInput
from studio.protocol.files import write_whole
from studio.protocol.recipes import GenerateRecipe, parse_recipe

RECIPE_KEY = "studio"  # the recipe as JSON, without loss
PARAMETERS_KEY = "parameters"  # the widespread text that other programs read
LARGEST_RECIPE = 64 * 1024  # characters; a recipe has some hundreds


def write_png(path: Path, pixels: NDArray[np.uint8], recipe: GenerateRecipe | None) -> None:
    """Write a picture with its recipe, whole.

    Args:
        path: The file to write or replace.
        pixels: uint8 [H, W, 3] or [H, W, 4] (straight alpha).
        recipe: What makes this picture again; None when that is not known.

    Raises:
        BadInput: The place cannot be written; what was there is untouched.
    """
    if pixels.dtype != np.uint8 or pixels.ndim != 3 or pixels.shape[2] not in (3, 4) or 0 in pixels.shape:
        raise ValueError(f"a picture is uint8 [H, W, 3 or 4], not {pixels.dtype} {pixels.shape}")
    chunks = PngImagePlugin.PngInfo()
    if recipe is not None:
        height, width = pixels.shape[:2]
        chunks.add_text(RECIPE_KEY, recipe.model_dump_json())
        chunks.add_text(PARAMETERS_KEY, parameters_text(recipe, size=(width, height)))
    data = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(pixels)).save(data, format="PNG", pnginfo=chunks)
    write_whole(path, data.getvalue())


def read_recipe_of(path: Path) -> GenerateRecipe | None:
    """Return the recipe that a PNG carries; None when it carries none or is no PNG.

    Raises:
        BadInput: The file cannot be read, is larger than any picture should be, or what it carries is no recipe for a
            picture.
    """
    text = _text_of(path)
    if text is None:
        return None
    if len(text) > LARGEST_RECIPE:
        raise BadInput(f"{path.name} carries a recipe of {len(text):,} characters, which is too long to be one.")
    recipe = parse_recipe(text, f"What {path.name} carries")
    if not isinstance(recipe, GenerateRecipe):
        raise BadInput(f"{path.name} carries a recipe for training, not one for a picture.")
    return recipe


def parameters_text(recipe: GenerateRecipe, size: tuple[int, int] | None = None, label: str = "") -> str:
    """Describe a recipe in the text that AUTOMATIC1111 introduced and many programs read.

    The first line is the prompt, or the label that was asked for, and left out when it was any; what to leave out
    follows after `Negative prompt:`. The last one names the settings, as
    `Steps: 50, Sampler: DDIM, CFG scale: 2, Seed: 7, Size: 16x16, Model: digits`. A value with a comma, a colon or a
    quote in it is put in quotes, as those programs do, and what cannot be printed becomes a space.

    Args:
        recipe: What to describe.
        size: Width and height of the picture, where they are known.
        label: The name of the label that was asked for, where it is known; otherwise its number stands.
    """
    settings: dict[str, str] = {
        "Steps": str(recipe.steps),
        "Sampler": SAMPLER_TITLES[recipe.sampler],
        "CFG scale": f"{recipe.guidance:g}",
        "Seed": str(recipe.seed),
    }
    if size is not None:
        settings["Size"] = f"{size[0]}x{size[1]}"
    settings["Model"] = recipe.model
    lines = [", ".join(f"{name}: {_quoted(value)}" for name, value in settings.items())]
    if recipe.negative:
        lines.insert(0, f"Negative prompt: {_printable(recipe.negative)}")
    if recipe.prompt:
        lines.insert(0, _printable(recipe.prompt))
    elif recipe.label is not None:
        lines.insert(0, _printable(label) or f"label {recipe.label}")
    return "\n".join(lines)


def _quoted(value: str) -> str:
    value = _printable(value)
    return json.dumps(value, ensure_ascii=False) if set(value) & set(',:"\\') else value


def _printable(text: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _text_of(path: Path) -> str | None:
    """Return the text chunk that holds the recipe; Pillow bounds what a compressed chunk may grow to."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # only the header is read
            with Image.open(path, formats=["PNG"]) as image:
                text = image.info.get(RECIPE_KEY)
    except Image.UnidentifiedImageError:
        return None
    except Image.DecompressionBombError as error:
        raise BadInput(f"{path.name} claims to be larger than any picture should be.") from error
    except OSError as error:
        raise BadInput(f"Could not read {path.name}: {error.strerror or error}.") from error
    except (ValueError, SyntaxError) as error:  # how Pillow tells of broken or oversized chunks
        raise BadInput(f"{path.name} is broken: {error}.") from error
    return text if isinstance(text, str) else None
