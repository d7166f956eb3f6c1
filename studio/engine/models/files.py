"""Saves and loads models as folders or single files; every file is checked before it is used."""

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import torch
from diffusers import UNet2DConditionModel
from torch import Tensor, nn

from studio.engine.models.autoencoder import AutoencoderModel
from studio.engine.models.controlnet import ControlModel
from studio.engine.models.decoder import DecoderModel
from studio.engine.models.estimator import (
    DepthModel,
    ImageEncoderModel,
    ObjectModel,
    PoseModel,
    SegmentationModel,
    WordsModel,
)
from studio.engine.models.formats.contents import ModelContents
from studio.engine.models.formats.folder import read_folder, write_folder
from studio.engine.models.formats.original_file import read_original_file
from studio.engine.models.formats.pipeline_folder import read_pipeline
from studio.engine.models.formats.single_file import read_single_file, write_single_file
from studio.engine.models.kl_autoencoder import KlAutoencoderModel
from studio.engine.models.latent import LatentModel
from studio.engine.models.loading import AS_USUAL, Loading
from studio.engine.models.model import Model
from studio.engine.models.pixel import PixelModel
from studio.engine.models.size_limits import check_model_size
from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.engine.models.t2i_adapter import AdapterModel
from studio.engine.models.upscaler import UpscalerModel, load_upscaler
from studio.engine.networks.empty import empty_network
from studio.engine.networks.lora import LoraWeights
from studio.engine.networks.registry import network_class
from studio.engine.networks.text_encoder import TextEncoder
from studio.protocol.errors import BadInput
from studio.protocol.foreign.upscalers import UPSCALER
from studio.protocol.modelcard import CARD_FILE, CARD_KEY, ModelCard, find_model, is_foreign
from studio.protocol.weightsheader import read_weights_header, refuse_other_files

_MAX_PARAMETERS = 20_000_000_000  # of one network; the memory decides what fits
KINDS: dict[str, type[Model]] = {
    kind.kind: kind
    for kind in (
        PixelModel,
        LatentModel,
        DecoderModel,
        AutoencoderModel,
        KlAutoencoderModel,
        StableDiffusionModel,
        ControlModel,
        AdapterModel,
        DepthModel,
        ImageEncoderModel,
        ObjectModel,
        WordsModel,
        PoseModel,
        SegmentationModel,
        UpscalerModel,
    )
}


def save_model(
    folder: Path,
    parts: Mapping[str, nn.Module],
    card: ModelCard,
    *,
    weights: Mapping[str, Tensor] | None = None,
    half: bool = False,
    extra: Mapping[str, bytes] | None = None,
) -> None:
    """Write a model folder, which diffusers reads too if it knows the kind; it appears when it is complete.

    Args:
        folder: The folder; must not exist yet.
        parts: The networks by name, each of a class of diffusers or built like one (ModelMixin, ConfigMixin).
        card: The model card, which becomes studio.json.
        weights: Weights to save instead of the networks' own, such as their moving average; named as in
            `torch.nn.ModuleDict(parts).state_dict()`.
        half: Save in float16.
        extra: Further files by name, such as README.md.

    Raises:
        BadInput: The folder exists or cannot be written; nothing is left behind.
    """
    write_folder(
        Path(folder),
        parts,
        card,
        weights=weights,
        half=half,
        pipeline_files=KINDS[card.kind].extra_files(card, parts),
        extra=extra or {},
    )


def save_single_file(path: Path, parts: Mapping[str, nn.Module], card: ModelCard, *, half: bool = False) -> None:
    """Write a model as one .safetensors file, with its card and configurations in the metadata."""
    write_single_file(Path(path), parts, card, half=half)


def load_model(
    path: Path, device: str = "cpu", loading: Loading = AS_USUAL, *, computes_on: str | None = None
) -> Model:
    """Load a model folder or a single .safetensors file.

    Args:
        path: A folder as `save_model` or diffusers writes it, or a file as `save_single_file` does or in the original
            layout of a Stable Diffusion model.
        device: "auto" (CUDA if available, else the CPU) or a torch device.
        loading: See `Loading`.
        computes_on: The device that its networks compute on, for which the precision is chosen; None: `device`.

    Raises:
        BadInput: The model is missing, pickled, truncated or damaged, or its weights do not fit its configuration.
    """
    path = Path(path)
    contents = read_contents(path)
    if contents.card.kind == UPSCALER:
        return load_upscaler(path, _chosen(device))
    card, parts = contents.card, _loaded(path, contents, device, loading, computes_on)
    if isinstance(lora := parts.get("lora"), LoraWeights):
        base = load_model(find_model(card.base), device, loading, computes_on=computes_on)
        if not isinstance(base, StableDiffusionModel):
            raise BadInput(f"{path} is a LoRA for {card.base}, which is not a text-to-image model.")
        return base.with_fused_lora(lora, card)
    return KINDS[card.kind].assemble(card, parts)


def load_without_weights(path: Path) -> Model:
    """Assemble a model on the meta device, for uses that need only its card, configurations and tokenizers.

    Raises:
        BadInput: As `load_model`, but for damage inside the weights.
    """
    contents = read_contents(Path(path))
    parts = _checked(Path(path), contents)
    if isinstance(parts.get("lora"), LoraWeights):
        base = load_without_weights(find_model(contents.card.base))
        assert isinstance(base, StableDiffusionModel), "a LoRA's base model takes prompts"
        return replace(base, card=contents.card)
    return KINDS[contents.card.kind].assemble(contents.card, parts)


def read_contents(path: Path) -> ModelContents:
    """Read a model's card, configurations and headers, of whatever format it is; see `load_model`."""
    if os.path.isdir(path):
        return read_pipeline(path) if not os.path.lexists(path / CARD_FILE) and is_foreign(path) else read_folder(path)
    refuse_other_files(path)
    header = read_weights_header(path)
    return read_single_file(path, header) if CARD_KEY in header.metadata else read_original_file(path, header)


def load_parts(
    path: Path, device: str = "cpu", loading: Loading = AS_USUAL, *, computes_on: str | None = None
) -> tuple[ModelCard, dict[str, nn.Module]]:
    """Load a model's card and its own networks, in eval mode and frozen; see `load_model`.

    They are what `save_model` writes: for a LoRA the low-rank weights alone.

    Args:
        path: The model's folder or file.
        device, loading, computes_on: See `load_model`.
    """
    contents = read_contents(path)
    return contents.card, _loaded(path, contents, device, loading, computes_on)


def check_headers(path: Path) -> None:
    """Compare a model's headers with its networks, without reading a weight; raises BadInput as `load_model` does."""
    contents = read_contents(path)
    if contents.card.kind == UPSCALER:
        load_upscaler(path)  # its layers follow from its weights
    else:
        _checked(path, contents)


def _loaded(
    path: Path, contents: ModelContents, device: str, loading: Loading, computes_on: str | None
) -> dict[str, nn.Module]:
    """Return a model's networks with their weights; see `load_model`."""
    chosen = _chosen(device)
    parts = _checked(path, contents)
    for name, part in parts.items():
        weights = contents.weights[name]
        dtype = loading.dtype_of(weights, contents.card.kind, computes_on or chosen, foreign=contents.foreign)
        weights.load_into(part, dtype)
        part.to(dtype=dtype).eval().requires_grad_(False)
        if loading.fp8 and contents.foreign and isinstance(part, UNet2DConditionModel):
            part.enable_layerwise_casting(storage_dtype=torch.float8_e4m3fn, compute_dtype=dtype)
        part.to(device=chosen)
    return parts


def _chosen(device: str) -> str:
    return ("cuda" if torch.cuda.is_available() else "cpu") if device == "auto" else device


def _checked(path: Path, contents: ModelContents) -> dict[str, nn.Module]:
    """Return a model's networks without weights, after checking that they fit."""
    if contents.card.kind not in KINDS:
        raise BadInput(f"{path} is a model of the kind {contents.card.kind!r}, which this version does not know.")
    check_model_size(path, contents)
    parts: dict[str, nn.Module] = {}
    for name, config in contents.configs.items():
        part = empty_network(network_class(str(config.get("_class_name"))), config, most=_MAX_PARAMETERS)
        if isinstance(part, TextEncoder):
            part.files = contents.tokenizer_of(name)
        contents.weights[name].check_fits(part)
        parts[name] = part
    return parts
