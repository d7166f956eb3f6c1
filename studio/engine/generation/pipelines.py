"""Diffusers' pipelines for models in Stable Diffusion's form: which one a job needs, made from a loaded model."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import torch
from diffusers import (
    StableDiffusionControlNetImg2ImgPipeline,
    StableDiffusionControlNetInpaintPipeline,
    StableDiffusionControlNetPipeline,
    StableDiffusionImg2ImgPipeline,
    StableDiffusionInpaintPipeline,
    StableDiffusionPipeline,
)
from transformers.utils import logging

from studio.engine.models.controlnet import ControlModel
from studio.engine.models.formats.weights import refuse_pickle
from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.protocol.errors import BadInput


class _AnyGuidance:
    """Guidance below 1 is guidance too: 0 leaves the prompt out. Diffusers guides only above 1."""

    _guidance_scale: float

    @property
    def do_classifier_free_guidance(self) -> bool:
        """Whether the network is asked with and without the prompt."""
        return self._guidance_scale != 1


_PIPELINES: dict[tuple[str, bool], Any] = {
    (task, controlled): type(pipeline.__name__, (_AnyGuidance, pipeline), {})
    for (task, controlled), pipeline in {
        ("text", False): StableDiffusionPipeline,
        ("image", False): StableDiffusionImg2ImgPipeline,
        ("inpaint", False): StableDiffusionInpaintPipeline,
        ("text", True): StableDiffusionControlNetPipeline,
        ("image", True): StableDiffusionControlNetImg2ImgPipeline,
        ("inpaint", True): StableDiffusionControlNetInpaintPipeline,
    }.items()
}


def make_pipeline(task: str, model: StableDiffusionModel, scheduler: Any, control: ControlModel | None = None) -> Any:
    """Make a pipeline around a model's own networks, which costs milliseconds.

    Args:
        task: "text" (to image), "image" (to image) or "inpaint".
        model: The model.
        scheduler: What walks from step to step.
        control: The ControlNet, if there is one.
    """
    parts = {} if control is None else {"controlnet": control.controlnet}
    pipeline = _PIPELINES[task, control is not None](
        vae=model.vae,
        text_encoder=model.text_encoder,
        tokenizer=model.text_encoder.tokenizer,
        unet=model.unet,
        scheduler=scheduler,
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
        **parts,
    )
    pipeline.set_progress_bar_config(disable=True)
    return pipeline


def check_lora(path: Path) -> None:
    """Raise BadInput for a file that cannot hold a LoRA: missing, or not .safetensors."""
    if not path.is_file():
        raise BadInput(f"There is no LoRA {path}.")
    refuse_pickle(path)
    if path.suffix.lower() != ".safetensors":
        raise BadInput(f"A LoRA is a .safetensors file, and {path.name} is not one.")


@contextmanager
def with_lora(pipeline: Any, path: Path | None) -> Iterator[None]:
    """Change a pipeline's networks by a LoRA (Hu et al. 2021); afterwards they are as they were.

    Raises:
        BadInput: The file is damaged, or not for such a model.
    """
    if path is None:
        yield
        return
    logging.disable_progress_bar()  # the text encoder's, on standard error
    try:
        try:
            place = {"weight_name": path.name, "use_safetensors": True, "local_files_only": True}
            pipeline.load_lora_weights(str(path.parent), **place)
        except Exception as error:  # diffusers, peft and safetensors have a dozen kinds of them for such files
            raise BadInput(f"{path.name} does not fit this model as a LoRA, or is damaged.") from error
        if not pipeline.get_list_adapters():
            raise BadInput(f"{path.name} holds no LoRA for this model.")
        for network in (pipeline.unet, pipeline.text_encoder):  # its weights may be halves, and lie on the CPU
            network.to(device=pipeline.vae.device, dtype=torch.float32)
        yield
    finally:
        pipeline.unload_lora_weights()
