"""Cards of models made by other programs, from their configurations and headers."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from studio.protocol.control_kinds import ESTIMATOR_KINDS
from studio.protocol.errors import BadInput
from studio.protocol.foreign.families import FAMILIES, SECOND_TEXT_WIDTH, family_of
from studio.protocol.foreign.few_steps import FewSteps, few_steps
from studio.protocol.foreign.folder import PipelineFolder, read_pipeline_folder
from studio.protocol.foreign.original import card_values_of_file
from studio.protocol.foreign.scheduler import (
    defaults_of,
    prediction_of,
    sampler_of,
    schedule_of,
    schedule_table_of,
)
from studio.protocol.foreign.tiny_autoencoders import tiny_values
from studio.protocol.frozen import describe
from studio.protocol.generation_recipe import MAX_SIDE, MIN_SIDE
from studio.protocol.modelcard import CONSISTENCY_SCHEDULER, ModelCard
from studio.protocol.registered import stored_prediction
from studio.protocol.weightsheader import WeightsHeader

_TEXT_TO_IMAGE = frozenset(
    {
        "StableDiffusionPipeline",
        "StableDiffusionImg2ImgPipeline",
        "StableDiffusionInpaintPipeline",
        "StableDiffusionXLPipeline",
        "StableDiffusionXLImg2ImgPipeline",
        "StableDiffusionXLInpaintPipeline",
        "LatentConsistencyModelPipeline",
        "LatentConsistencyModelImg2ImgPipeline",
    }
)
_UNCONDITIONAL = frozenset({"DDPMPipeline", "DDIMPipeline"})
_CONSISTENCY = "ConsistencyModelPipeline"
_LATENT = "LDMPipeline"
_HUB = "models--"  # of a hub cache: models--owner--name/snapshots/revision


def card_of_folder(path: Path) -> ModelCard:
    """Return the card of a diffusers folder; raises BadInput when the program cannot open it."""
    return card_of(read_pipeline_folder(path))


def card_of_file(path: Path, header: WeightsHeader) -> ModelCard:
    """Return the card of a .safetensors file in another program's layout; raises BadInput for an unknown one."""
    return _card(
        path, _for_few_steps(card_values_of_file(path, header), few_steps([name_of(path)], metadata=header.metadata))
    )


def card_of(folder: PipelineFolder) -> ModelCard:
    """Return the card of a folder that has been read; raises BadInput when the program cannot open it."""
    if not folder.pipeline:
        return _card(folder.path, _network_alone(folder))
    makers = {
        _LATENT: _latent,
        _CONSISTENCY: _consistency,
        **dict.fromkeys(_TEXT_TO_IMAGE, _text_to_image),
        **dict.fromkeys(_UNCONDITIONAL, _pixel),
    }
    if folder.pipeline not in makers:
        raise BadInput(f"{folder.path} is for a {folder.pipeline[:80]}, which this program does not run.")
    if not folder.scheduler:
        raise BadInput(f"{folder.path} is incomplete: it has no scheduler.")
    values = makers[folder.pipeline](folder)
    try:
        values |= {
            "schedule": schedule_of(folder.scheduler),
            "schedule_table": schedule_table_of(folder.scheduler),
            "scheduler": defaults_of(folder.scheduler),
            "prediction_type": prediction_of(folder.scheduler),
            "sampler": sampler_of(folder.scheduler),
        }
    except BadInput as problem:
        raise BadInput(f"{folder.path} cannot be opened. {problem}") from problem
    if values["kind"] == "stable-diffusion":
        has_guidance_input = folder.networks["unet"].config.get("time_cond_proj_dim") is not None
        scheduler = values["scheduler"].class_name
        values = _for_few_steps(
            values, few_steps([name_of(folder.path)], scheduler=scheduler, has_guidance_input=has_guidance_input)
        )
    return _card(folder.path, values)


def _for_few_steps(values: dict[str, Any], found: FewSteps | None) -> dict[str, Any]:
    """Return a card's values with the settings that a distilled model was made for."""
    if found is None or values["kind"] != "stable-diffusion":
        return values
    values |= {"distilled": found.kind, "sampler": found.sampler, "steps": found.steps, "guidance": found.guidance}
    if found.spacing == "trailing":
        values["scheduler"] = values["scheduler"].model_copy(update={"timestep_spacing": "trailing"})
    return values


def name_of(path: Path) -> str:
    """Return what a model is called: its file, its folder, or in a hub cache its repository."""
    if path.parent.name == "snapshots" and path.parent.parent.name.startswith(_HUB):
        return path.parent.parent.name.split("--")[-1]
    return path.stem if path.suffix.lower() == ".safetensors" else path.name


def _text_to_image(folder: PipelineFolder) -> dict[str, Any]:
    unet, vae = (_config(folder, name) for name in ("unet", "vae"))
    encoders = [name for name in ("text_encoder", "text_encoder_2") if name in folder.networks]
    if not encoders:
        raise BadInput(f"{folder.path} is incomplete: it has no text encoder.")
    missing = [name for name in encoders if not _has_tokenizer(folder, name)]
    if missing:
        raise BadInput(f"{folder.path} is incomplete: {missing[0].replace('text_encoder', 'tokenizer')} is missing.")
    channels = _integer(folder, unet, "in_channels", 4)
    family = family_of(
        xl=unet.get("addition_embed_type") == "text_time",
        refiner=encoders == ["text_encoder_2"],
        second=bool(unet.get("use_linear_projection", False)),
        channels=channels,
    )
    if family is None:
        raise BadInput(f"{folder.path} cannot be opened: its U-Net takes {channels} channels, not 4 or 9.")
    traits = FAMILIES[family]
    side = _integer(folder, unet, "sample_size", traits.sample_size)
    return {
        "kind": "stable-diffusion",
        "model": "text-to-image",
        "family": family,
        "size": side * _shrink(folder, vae),
        "channels": _integer(folder, vae, "out_channels", 3),
        "latent": (_integer(folder, vae, "latent_channels", 4), side, side),
        "guidance": traits.guidance,
        "steps": 30,
        "zero_empty_negative": bool(folder.options.get("force_zeros_for_empty_prompt", family.startswith("sdxl"))),
    }


def _pixel(folder: PipelineFolder) -> dict[str, Any]:
    unet = _config(folder, "unet")
    channels = _integer(folder, unet, "in_channels", 3)
    if unet.get("out_channels", 3) != channels:
        raise BadInput(f"{folder.path} cannot be opened: its network does more than to predict the noise.")
    _refuse_labels(folder, unet)
    size = _integer(folder, unet, "sample_size", None)
    return {"kind": "pixel", "model": "diffusion", "size": size, "channels": channels, "steps": 100}


def _consistency(folder: PipelineFolder) -> dict[str, Any]:
    if folder.scheduler["_class_name"] != CONSISTENCY_SCHEDULER:
        raise BadInput(f"{folder.path} cannot be opened: a consistency model has a {CONSISTENCY_SCHEDULER}.")
    return _pixel(folder) | {"steps": 2, "distilled": "consistency"}


def _latent(folder: PipelineFolder) -> dict[str, Any]:
    unet, vae = (_config(folder, name) for name in ("unet", "vqvae"))
    _refuse_labels(folder, unet)
    side = _integer(folder, unet, "sample_size", None)
    return {
        "kind": "latent",
        "model": "latent-diffusion",
        "size": side * _shrink(folder, vae),
        "channels": _integer(folder, vae, "out_channels", 3),
        "latent": (_integer(folder, vae, "latent_channels", 3), side, side),
        "steps": 50,
    }


def _network_alone(folder: PipelineFolder) -> dict[str, Any]:
    (class_name,) = folder.networks
    config = folder.networks[class_name].config
    if class_name == "ControlNetModel":
        family = family_of(
            xl=config.get("addition_embed_type") == "text_time",
            second=config.get("cross_attention_dim") == SECOND_TEXT_WIDTH,
            channels=4,
        )
        assert family is not None, "there are families with four channels"
        size = FAMILIES[family].size
        return {"kind": "controlnet", "model": "controlnet", "family": family, "size": size, "channels": 3}
    if class_name == "T2IAdapter":
        family = "sdxl" if config.get("adapter_type") == "full_adapter_xl" else "sd1"
        size = FAMILIES[family].size
        return {"kind": "t2i-adapter", "model": "t2i-adapter", "family": family, "size": size, "channels": 3}
    if class_name == "AutoencoderTiny":
        return _tiny_autoencoder(folder, config)
    if class_name in ESTIMATOR_KINDS:
        kind = ESTIMATOR_KINDS[class_name]
        return {"kind": kind, "model": kind, "size": _input_size(folder, config), "channels": 3}
    side = _integer(folder, config, "sample_size", 512)
    return {
        "kind": "kl-autoencoder",
        "model": "kl-autoencoder",
        "size": side,
        "channels": _integer(folder, config, "out_channels", 3),
        "latent": (_integer(folder, config, "latent_channels", 4), *(side // _shrink(folder, config),) * 2),
    }


def _tiny_autoencoder(folder: PipelineFolder, config: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a small autoencoder's card."""
    return tiny_values(
        name_of(folder.path),
        levels=_tiny_levels(folder, config),
        channels=_integer(folder, config, "out_channels", 3),
        latent=_integer(folder, config, "latent_channels", 4),
    )


def _tiny_levels(folder: PipelineFolder, config: Mapping[str, Any]) -> int:
    """Return the number of levels of an AutoencoderTiny, each of which halves the picture."""
    levels = config.get("decoder_block_out_channels", (64,) * 4)
    if (
        not isinstance(levels, list | tuple)
        or not 1 <= len(levels) <= 8
        or config.get("upsampling_scaling_factor", 2) != 2
    ):
        raise BadInput(f"{folder.path} cannot be opened: its levels (decoder_block_out_channels) make no sense.")
    return len(levels)


def _input_size(folder: PipelineFolder, config: Mapping[str, Any]) -> int:
    """Return the side of the pictures that an estimator was trained with."""
    backbone = config.get("backbone_config")
    candidates: list[Any] = [
        folder.options.get("size"),
        config.get("image_size"),
        backbone.get("image_size") if isinstance(backbone, dict) else None,
    ]
    sides: list[Any]
    for size in candidates:
        if isinstance(size, dict):
            sides = [size.get("height", size.get("shortest_edge")), size.get("width", size.get("shortest_edge"))]
        else:
            sides = size if isinstance(size, list) else [size]
        if sides and all(type(side) is int and 0 < side <= MAX_SIDE for side in sides):
            return int(max(sides))
    return 512


def _card(path: Path, values: Mapping[str, Any]) -> ModelCard:
    name = name_of(path)
    if not MIN_SIDE <= values["size"] <= MAX_SIDE:
        raise BadInput(f"{path} cannot be opened: it makes pictures of {values['size']:,} pixels a side.")
    registered = stored_prediction(path) if values["kind"] == "stable-diffusion" else None
    prediction = {} if registered is None else {"prediction_type": registered}
    try:
        return ModelCard.model_validate({"name": name, "title": name, **values, **prediction})
    except ValidationError as error:
        raise BadInput(
            f"{path} cannot be opened: its configuration does not fit together: {describe(error)}."
        ) from error


def _config(folder: PipelineFolder, name: str) -> Mapping[str, Any]:
    if name not in folder.networks:
        raise BadInput(f"{folder.path} is incomplete: it has no {name}.")
    return folder.networks[name].config


def _has_tokenizer(folder: PipelineFolder, encoder: str) -> bool:
    place = encoder.replace("text_encoder", "tokenizer")
    names = {name.partition("/")[2] for name in folder.tokenizers if name.startswith(f"{place}/")}
    return "tokenizer.json" in names or {"vocab.json", "merges.txt"} <= names


def _refuse_labels(folder: PipelineFolder, unet: Mapping[str, Any]) -> None:
    if unet.get("num_class_embeds") is not None or unet.get("class_embed_type") is not None:
        raise BadInput(
            f"{folder.path} cannot be opened: its network takes labels, of which it does not tell the names."
        )


def _shrink(folder: PipelineFolder, vae: Mapping[str, Any]) -> int:
    """Return the factor between a picture's side and a latent's."""
    if "decoder_block_out_channels" in vae:
        return int(2 ** (_tiny_levels(folder, vae) - 1))
    levels = vae.get("block_out_channels", (64,))
    if not isinstance(levels, list | tuple) or not 1 <= len(levels) <= 8:
        raise BadInput(f"{folder.path} is damaged: the levels of its autoencoder (block_out_channels) make no sense.")
    return int(2 ** (len(levels) - 1))


def _integer(folder: PipelineFolder, config: Mapping[str, Any], key: str, default: int | None) -> int:
    """Return a positive whole number of a configuration."""
    value = config.get(key)
    found = default if value is None else value
    if type(found) is not int or not 1 <= found <= 65536:
        raise BadInput(f"{folder.path} cannot be opened: {key} is {str(value)[:40]} in a configuration.")
    return found
