"""LoRAs on a text-to-image model: loaded and weighed by diffusers, and taken off again."""

import os
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import torch

from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.protocol.errors import BadInput
from studio.protocol.recipes import LoraSpec
from studio.protocol.weightsheader import refuse_pickle


def check_loras(loras: Sequence[LoraSpec]) -> None:
    """Raise BadInput for a file that cannot hold a LoRA: missing, or not .safetensors."""
    for lora in loras:
        path = _path(lora)
        if not path.is_file():
            raise BadInput(f"There is no LoRA {path}.")
        refuse_pickle(path)
        if path.suffix.lower() != ".safetensors":
            raise BadInput(f"A LoRA is a .safetensors file, and {path.name} is not one.")


@contextmanager
def with_loras(model: StableDiffusionModel, loras: Sequence[LoraSpec]) -> Iterator[None]:
    """Change a model's networks by LoRAs (Hu et al. 2021), each by its weight; afterwards they are as they were.

    Raises:
        BadInput: A file is damaged, or not for such a model.
    """
    if not loras:
        yield
        return
    pipeline = _loader(model)
    try:
        for index, lora in enumerate(loras):
            _load(pipeline, _path(lora), f"lora{index}")
        names, weights = zip(*((f"lora{index}", _weights(lora)) for index, lora in enumerate(loras)), strict=True)
        pipeline.set_adapters(list(names), list(weights))
        for network in (model.unet, model.text_encoder):  # its weights may be halves, and lie on the CPU
            network.to(device=model.device, dtype=torch.float32)
        yield
    finally:
        pipeline.unload_lora_weights()


def _loader(model: StableDiffusionModel) -> Any:
    """Make diffusers' pipeline of a model's own networks, in milliseconds: it reads the layouts of LoRA files."""
    from diffusers import StableDiffusionPipeline
    from transformers.utils import logging

    logging.disable_progress_bar()  # the text encoder's, on standard error
    return StableDiffusionPipeline(
        vae=model.vae,
        text_encoder=model.text_encoder,
        tokenizer=model.text_encoder.tokenizer,
        unet=model.unet,
        scheduler=None,
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    )


def _load(pipeline: Any, path: Path, name: str) -> None:
    try:
        place = {"weight_name": path.name, "use_safetensors": True, "local_files_only": True}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # peft warns of a second adapter, which is meant
            pipeline.load_lora_weights(str(path.parent), adapter_name=name, **place)
    except Exception as error:  # diffusers, peft and safetensors have a dozen kinds of them for such files
        raise BadInput(f"{path.name} does not fit this model as a LoRA, or is damaged.") from error
    if not any(name in adapters for adapters in pipeline.get_list_adapters().values()):
        raise BadInput(f"{path.name} holds no LoRA for this model.")


def _weights(lora: LoraSpec) -> dict[str, float]:
    text = lora.weight if lora.text_weight is None else lora.text_weight
    return {"unet": lora.weight, "text_encoder": text}


def _path(lora: LoraSpec) -> Path:
    return Path(os.path.expanduser(lora.file))
