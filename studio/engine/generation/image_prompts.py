"""Loads the image prompts of a recipe: pictures, the encoders that read them, and their IP-Adapters' files."""

import os
from pathlib import Path

from studio.engine.data.pictures import read_image
from studio.engine.generation.inpainting import model_input
from studio.engine.generation.model_cache import ModelCache
from studio.engine.models.estimator import ImageEncoderModel
from studio.engine.models.ip_adapter import ImagePrompt, check_ip_adapter, encoded
from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.protocol.control_kinds import ESTIMATORS
from studio.protocol.errors import BadInput
from studio.protocol.files import expanded
from studio.protocol.generation_recipe import GenerateRecipe, ImagePromptSpec
from studio.protocol.geometry import Box
from studio.protocol.modelcard import known_cards

_FOLDER = "image_encoder"  # beside the adapters' files, as they are published


def read_image_prompts(
    recipe: GenerateRecipe, model: StableDiffusionModel, models: ModelCache
) -> tuple[ImagePrompt, ...]:
    """Check the adapters of a recipe's image prompts, and encode their pictures.

    Raises:
        BadInput: A file cannot be used, or there is no image encoder.
    """
    return tuple(_read(spec, model, models) for spec in recipe.image_prompts)


def _read(spec: ImagePromptSpec, model: StableDiffusionModel, models: ModelCache) -> ImagePrompt:
    file = expanded(spec.adapter)
    check_ip_adapter(file, model)
    picture = read_image(Path(spec.image))
    name = spec.encoder or _encoder_for(file)
    encoder = models.get(name)
    if not isinstance(encoder, ImageEncoderModel):
        raise BadInput(f"{name} is not {ESTIMATORS['image-encoder']}, which IP-Adapters need.")
    whole = Box(0, 0, picture.width, picture.height)
    colours = model_input(picture, whole, (picture.width, picture.height), 3) / 2 + 0.5
    return ImagePrompt(file, spec.weight, *encoded(encoder, colours, file))


def _encoder_for(file: Path) -> str:
    """Return the image encoder of an adapter: the folder beside its file or its folder, else a known one."""
    for folder in (file.parent / _FOLDER, file.parent.parent / _FOLDER):
        if os.path.isdir(folder):
            return str(folder)
    for name, card in known_cards().items():
        if card.kind == ImageEncoderModel.kind:
            return name
    raise BadInput(
        f"{file.name} needs {ESTIMATORS['image-encoder']}: give its folder, or put it beside the file as {_FOLDER}."
    )
