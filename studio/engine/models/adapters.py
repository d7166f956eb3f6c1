"""LoRAs on a text-to-image model: loaded and weighted by diffusers, and removed again."""

import logging
import os
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file

from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.protocol.errors import BadInput
from studio.protocol.files import expanded
from studio.protocol.generation_recipe import LoraSpec
from studio.protocol.loras import read_lora_header
from studio.protocol.weightsheader import refuse_pickle


def check_loras(loras: Sequence[LoraSpec], model: StableDiffusionModel) -> None:
    """Check LoRA files by their headers, before anything is loaded.

    Raises:
        BadInput: A file is missing, not a .safetensors file, not a LoRA of a known kind, or for another family.
    """
    for lora in loras:
        path = _path(lora)
        if not os.path.isfile(path):
            raise BadInput(f"There is no LoRA {path}.")
        refuse_pickle(path)
        if path.suffix.lower() != ".safetensors":
            raise BadInput(f"A LoRA is a .safetensors file, and {path.name} is not one.")
        header = read_lora_header(path)
        if header.text_width not in (None, model.unet.config.cross_attention_dim):
            raise BadInput(f"{path.name} is a LoRA for {header.family}, and does not fit {model.card.name}.")


@contextmanager
def with_loras(model: StableDiffusionModel, loras: Sequence[LoraSpec]) -> Iterator[None]:
    """Apply LoRAs (Hu et al. 2021) to a model's networks, each with its weight; restores them afterwards.

    Raises:
        BadInput: A file is damaged, or some of its layers are not in the model.
    """
    if not loras:
        yield
        return
    pipeline = _loader(model)
    networks = (model.unet, *model.encoders)
    places = {network: (next(network.parameters()).device, network.dtype) for network in networks}
    try:
        with _widened(model.unet):
            for index, lora in enumerate(loras):
                _load(pipeline, model, _path(lora), f"lora{index}")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a network without an adapter
            names, weights = zip(*((f"lora{i}", _weights(pipeline, lora)) for i, lora in enumerate(loras)), strict=True)
            pipeline.set_adapters(list(names), list(weights))
        for network, (device, dtype) in places.items():  # an adapter's weights may be halves, and lie on the CPU
            for name, weight in network.named_parameters():
                if ".lora_" in name:
                    weight.data = weight.data.to(device=device, dtype=dtype)
        yield
    finally:
        pipeline.unload_lora_weights()
        for encoder in model.encoders:
            encoder.adapted = None


@contextmanager
def _widened(network: Any) -> Iterator[None]:
    """Convert weights that are stored in 8 bits to the network's precision, which peft uses for the adapters too."""
    narrow = [weight for weight in network.parameters() if weight.dtype == torch.float8_e4m3fn]
    for weight in narrow:
        weight.data = weight.data.to(network.dtype)
    try:
        yield
    finally:
        for weight in narrow:
            weight.data = weight.data.to(torch.float8_e4m3fn)  # exact: they had no more precision before


def _loader(model: StableDiffusionModel) -> Any:
    """Make diffusers' pipeline of a model's own networks, in milliseconds: it reads the layouts of LoRA files."""
    from diffusers import StableDiffusionPipeline, StableDiffusionXLImg2ImgPipeline, StableDiffusionXLPipeline
    from transformers.utils import logging as transformers_logging

    transformers_logging.disable_progress_bar()  # warnings about the text encoder, on standard error
    parts: dict[str, Any] = {"vae": model.vae, "unet": model.unet, "scheduler": None}
    names = ("_2",) if model.is_refiner else ("", "_2")[: len(model.encoders)]
    for name, encoder in zip(names, model.encoders, strict=True):
        encoder.adapted = encoder.as_transformers()
        parts |= {f"text_encoder{name}": encoder.adapted, f"tokenizer{name}": None}
    if not model.is_xl:
        unused = {"safety_checker": None, "feature_extractor": None, "requires_safety_checker": False}
        return StableDiffusionPipeline(**parts, **unused)
    if model.is_refiner:
        parts |= {"text_encoder": None, "tokenizer": None}
    kind = StableDiffusionXLImg2ImgPipeline if model.is_refiner else StableDiffusionXLPipeline
    return kind(**parts, add_watermarker=False)


def _load(pipeline: Any, model: StableDiffusionModel, path: Path, name: str) -> None:
    header = read_lora_header(path)
    place = {"weight_name": path.name, "use_safetensors": True, "local_files_only": True}
    logging.disable()  # diffusers prints a page on a file that does not fit
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # peft warns about a second adapter, which is intended
            if header.prefixed:
                pipeline.load_lora_weights(str(path.parent), adapter_name=name, **place)
            else:  # of the U-Net only; diffusers would silently load nothing
                layers = {f"unet.{key}": value for key, value in load_file(path).items()}
                pipeline.load_lora_weights(layers, adapter_name=name)
    except Exception as error:  # diffusers, peft and safetensors raise a dozen kinds of exceptions for such files
        raise BadInput(f"{path.name} does not fit this model as a LoRA, or is damaged.") from error
    finally:
        logging.disable(logging.NOTSET)
    modules = [module for network in (model.unet, *model.encoders) for module in network.modules()]
    found = [module for module in modules if name in getattr(module, "lora_A", {})]
    if len(found) < header.layers:
        raise BadInput(f"Only {len(found)} of the {header.layers} layers of {path.name} are in {model.card.name}.")
    matrices = [matrices[name].weight for module in found for matrices in (module.lora_A, module.lora_B)]
    if not all(matrix.isfinite().all() for matrix in matrices):
        raise BadInput(f"{path.name} is damaged: it has weights that are not finite numbers.")


def _weights(pipeline: Any, lora: LoraSpec) -> dict[str, float]:
    text = lora.weight if lora.text_weight is None else lora.text_weight
    weights = {"unet": lora.weight, "text_encoder": text, "text_encoder_2": text}
    return {name: weight for name, weight in weights.items() if getattr(pipeline, name, None) is not None}


def _path(lora: LoraSpec) -> Path:
    return expanded(lora.file)
