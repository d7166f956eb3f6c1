"""Single .safetensors files in the original layouts: locates their networks and converts the weights.

The conversions are diffusers' own. They run first with stand-ins that have shapes only, so that a file is compared with
its networks before any memory is taken.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from diffusers.loaders.single_file_utils import (
    convert_controlnet_checkpoint,
    convert_ldm_clip_checkpoint,
    convert_ldm_unet_checkpoint,
    convert_ldm_vae_checkpoint,
    convert_open_clip_checkpoint,
)
from torch import Tensor

from studio.engine.models.formats import original_configs
from studio.engine.models.formats.contents import ModelContents
from studio.engine.models.formats.foreign_names import autoencoder_name, text_encoder_name
from studio.engine.models.formats.weights import Conversion, StoredWeights, part_of
from studio.engine.networks.text_encoder import PROJECTED
from studio.protocol.errors import BadInput
from studio.protocol.foreign.card import card_of_file
from studio.protocol.foreign.original import CONTROL, UNET, EncoderKind, OriginalLayout, layout_of
from studio.protocol.foreign.tiny_autoencoders import TinyLayout, encoder_beside, encoder_name, tiny_config
from studio.protocol.modelcard import ModelCard
from studio.protocol.prompts.clip_vocabulary import END, VOCABULARY, clip_tokenizer_files
from studio.protocol.weightsheader import WeightsHeader

_SCALING_FACTORS = {True: 0.13025, False: 0.18215}  # of SDXL's autoencoder, and of the others


def read_original_file(path: Path, header: WeightsHeader) -> ModelContents:
    """Return the contents of a file in another program's layout.

    Raises:
        BadInput: The layout is not known, or weights are missing.
    """
    layout, card = layout_of(path, header), card_of_file(path, header)
    stored = StoredWeights.open(path, header)
    try:
        if layout.kind == "upscaler":
            return ModelContents(card, {}, {}, {}, foreign=True)
        if layout.tiny is not None:
            return _tiny_autoencoder(card, layout.tiny, stored)
        if layout.kind == "controlnet":
            return _controlnet(card, stored)
        if layout.kind == "autoencoder":
            return _autoencoder(card, layout, stored)
        return _checkpoint(card, layout, stored)
    except BadInput as problem:
        raise BadInput(f"{path.name} cannot be opened. {problem}") from problem


def _checkpoint(card: ModelCard, layout: OriginalLayout, stored: StoredWeights) -> ModelContents:
    configs: dict[str, Mapping[str, Any]] = {}
    weights: dict[str, StoredWeights] = {}
    files: dict[str, bytes] = {}
    for name, (prefix, kind) in (layout.encoders or {}).items():
        configs[name], weights[name] = _text_encoder(stored, name, prefix, kind)
        tokenizer = clip_tokenizer_files(pad=_pad(kind))
        folder = name.replace("text_encoder", "tokenizer")
        files |= {f"{folder}/{Path(file).name}": data for file, data in tokenizer.items()}
    projection = int(configs["text_encoder_2"]["projection_dim"]) if "text_encoder_2" in configs else 0
    unet = original_configs.unet_config(
        part_of(_shapes(stored), UNET.rstrip(".")),
        card.family,
        sample_size=card.latent[-1],
        projection=projection,
    )
    configs["unet"] = {"_class_name": "UNet2DConditionModel", **unet}
    weights["unet"] = _converted(stored, UNET, lambda tensors: convert_ldm_unet_checkpoint(tensors, unet))
    alone = _autoencoder(card, layout, stored)
    return ModelContents(card, configs | dict(alone.configs), weights | dict(alone.weights), files, foreign=True)


def _autoencoder(card: ModelCard, layout: OriginalLayout, stored: StoredWeights) -> ModelContents:
    own = _beginning_with(stored, layout.autoencoder)
    shapes = {name.removeprefix(layout.autoencoder): shape for name, shape in _shapes(own).items()}
    config = original_configs.autoencoder_config(
        shapes, size=card.size, scaling_factor=_SCALING_FACTORS[card.family.startswith("sdxl")]
    )
    if any(name.startswith("encoder.down_blocks.") for name in shapes):  # in diffusers' layout already
        weights = own.renamed(lambda name: autoencoder_name(name.removeprefix(layout.autoencoder)))
    else:
        # the training's losses and moving averages are not part of the network
        names = ("encoder.", "decoder.", "quant_conv.", "post_quant_conv.")
        own = own.renamed(lambda name: name if name.removeprefix(layout.autoencoder).startswith(names) else None)
        weights = replace(own, convert=lambda tensors: convert_ldm_vae_checkpoint(tensors, config))
    return ModelContents(card, {"vae": {"_class_name": "AutoencoderKL", **config}}, {"vae": weights}, {}, foreign=True)


def _tiny_autoencoder(card: ModelCard, layout: TinyLayout, stored: StoredWeights) -> ModelContents:
    """Return a small autoencoder; to a decoder alone belongs the encoder beside it, if there is one."""
    weights = stored.renamed(layout.diffusers_name)
    beside = encoder_beside(stored.path) if layout.encoder is None else None
    if beside is not None:
        encoder = StoredWeights.open(beside).renamed(encoder_name)
        weights = replace(weights, tensors={**weights.tensors, **encoder.tensors})
    config = tiny_config(weights.shapes)
    whole = "encoder_block_out_channels" in config
    name = "TinyAutoencoder" if whole else "TinyDecoder"
    return ModelContents(card, {"vae": {"_class_name": name, **config}}, {"vae": weights}, {}, foreign=True)


def _controlnet(card: ModelCard, stored: StoredWeights) -> ModelContents:
    shapes = _shapes(stored)
    if "controlnet_cond_embedding.conv_in.weight" in shapes:
        config, weights = original_configs.diffusers_controlnet_config(shapes), stored
    else:
        prefix = CONTROL if any(name.startswith(CONTROL) for name in shapes) else ""
        own = {name.removeprefix(prefix): shape for name, shape in shapes.items() if name.startswith(prefix)}
        config = original_configs.controlnet_config(own)
        weights = _converted(stored, prefix, lambda tensors: convert_controlnet_checkpoint(tensors, config))
    return ModelContents(
        card, {"controlnet": {"_class_name": "ControlNetModel", **config}}, {"controlnet": weights}, {}, foreign=True
    )


def _text_encoder(
    stored: StoredWeights, name: str, prefix: str, kind: EncoderKind
) -> tuple[dict[str, Any], StoredWeights]:
    convert = _CONVERSIONS[kind]
    own = _converted(stored, prefix, partial(convert, prefix=prefix))
    end = VOCABULARY - 1
    config = original_configs.text_encoder_config(
        own.shapes, quick=kind == "clip", pad=end if kind == "clip" else 0, end=end
    )
    if config["vocab_size"] < VOCABULARY:
        raise BadInput(f"Its text encoder has {config['vocab_size']:,} tokens, not the {VOCABULARY:,} of CLIP.")
    architecture = PROJECTED if name == "text_encoder_2" else "CLIPTextModel"
    return {"_class_name": "TextEncoder", "architectures": [architecture], **config}, own


def _clip(tensors: dict[str, Tensor], prefix: str) -> dict[str, Tensor]:
    return _named(convert_ldm_clip_checkpoint(tensors, remove_prefix=prefix))


def _open_clip(tensors: dict[str, Tensor], prefix: str) -> dict[str, Tensor]:
    width = tensors[f"{prefix}token_embedding.weight"].shape[1]
    model = SimpleNamespace(config=SimpleNamespace(hidden_size=width))
    return _named(convert_open_clip_checkpoint(model, tensors, prefix=prefix))


def _named(tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Return tensors under transformers' names, without those that its networks compute."""
    named = ((text_encoder_name(name), tensor) for name, tensor in tensors.items())
    return {name: tensor for name, tensor in named if name is not None}


_CONVERSIONS: Mapping[EncoderKind, Callable[..., dict[str, Tensor]]] = {"clip": _clip, "open-clip": _open_clip}


def _pad(kind: EncoderKind) -> str:
    return END if kind == "clip" else "!"


def _converted(stored: StoredWeights, prefix: str, convert: Conversion) -> StoredWeights:
    return replace(_beginning_with(stored, prefix), convert=convert)


def _beginning_with(stored: StoredWeights, prefix: str) -> StoredWeights:
    return stored.renamed(lambda name: name if name.startswith(prefix) else None)


def _shapes(stored: StoredWeights) -> dict[str, tuple[int, ...]]:
    """Return the shapes of tensors as they are stored."""
    return {name: tensor.entry.shape for name, tensor in stored.tensors.items()}
