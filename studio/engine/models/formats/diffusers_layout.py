"""diffusers' folder layout: names of files, network configurations, scheduler configurations, pipeline indices."""

import json
from collections.abc import Mapping
from typing import Any

import diffusers
from diffusers import UNet2DModel
from torch import nn

from studio.engine.diffusion.schedules import NoiseSchedule
from studio.engine.networks.lora import LoraWeights
from studio.engine.networks.text_encoder import PROJECTED, TextEncoder
from studio.protocol.modelcard import ModelCard

CONFIG_FILE = "config.json"  # in the folder of each network
WEIGHTS_FILE = "diffusion_pytorch_model.safetensors"  # of a network of diffusers
TEXT_WEIGHTS_FILE = "model.safetensors"  # of a text encoder, as transformers names it
LORA_WEIGHTS_FILE = "pytorch_lora_weights.safetensors"  # of a LoRA
WEIGHTS_FILES = (TEXT_WEIGHTS_FILE, LORA_WEIGHTS_FILE, WEIGHTS_FILE)
INDEX_FILE = "model_index.json"
SCHEDULER_FILE = "scheduler/scheduler_config.json"
_PREDICTION_TYPES = {"epsilon": "epsilon", "x0": "sample", "v": "v_prediction"}


def weights_file_of(part: nn.Module) -> str:
    """Return the name of a network's weights file."""
    if isinstance(part, LoraWeights):
        return LORA_WEIGHTS_FILE
    return TEXT_WEIGHTS_FILE if isinstance(part, TextEncoder) else WEIGHTS_FILE


def config_of(part: nn.Module) -> dict[str, Any]:
    """Return a network's configuration for its file, without private entries such as local paths."""
    if isinstance(part, TextEncoder):
        from transformers import CLIPTextConfig  # takes long, and only saving needs it

        own = ["CLIPTextModel" if part.text_projection is None else PROJECTED]
        theirs = CLIPTextConfig(**part.config.model_dump(exclude_unset=True))
        config = {**theirs.to_diff_dict(), "architectures": own, "dtype": "float32"}
        return {"_class_name": TextEncoder.__name__, **config}
    network: Any = part
    config = {name: value for name, value in dict(network.config).items() if not name.startswith("_")}
    return {"_class_name": type(part).__name__, "_diffusers_version": diffusers.__version__, **config}


def as_pipeline(name: str, scheduler: Mapping[str, Any], networks: Mapping[str, str]) -> dict[str, bytes]:
    """Return the files by which a diffusers pipeline opens a model folder.

    Args:
        name: The class of the pipeline.
        scheduler: The configuration of its scheduler, with `_class_name`.
        networks: The class of each network, by the name of its folder.
    """
    index: dict[str, Any] = {"_class_name": name, "_diffusers_version": diffusers.__version__}
    classes = {"scheduler": scheduler["_class_name"], **networks}
    index |= {part: ["diffusers", class_name] for part, class_name in classes.items()}
    files = {INDEX_FILE: index, SCHEDULER_FILE: scheduler}
    return {name: (json.dumps(value, indent=2) + "\n").encode() for name, value in files.items()}


def pipeline_obstacle(card: ModelCard, unet: Any) -> str:
    """Return why no diffusers pipeline can sample with a network, as the end of a sentence; empty if one can."""
    if not isinstance(unet, UNet2DModel):
        return f"since it has no {type(unet).__name__}"
    if scheduler_config(card) is None:
        return "since its schedulers have no prediction type for the posterior mean"
    if unet.config.in_channels != unet.config.out_channels:
        return "since its pipelines have no self-conditioning"
    return ""


def pipeline_note(pipeline: str, card: ModelCard, unet: Any) -> str:
    """Return one line on how stock diffusers opens a folder with a network, or why it cannot."""
    if problem := pipeline_obstacle(card, unet):
        return f"Stock diffusers cannot open it, {problem}; this program can."
    if not card.labels:
        return f"Stock diffusers opens it as {pipeline}."
    classes = len(card.labels)
    return (
        f"Stock diffusers opens it as {pipeline}, which takes no label: call its U-Net with class_labels "
        f"0 to {classes - 1}, or {classes} for none."
    )


def scheduler_config(card: ModelCard) -> dict[str, Any] | None:
    """Return the configuration of a diffusers scheduler for a model; None if its prediction type is unknown there."""
    if card.prediction_type not in _PREDICTION_TYPES:
        return None
    return {
        "_class_name": "DDPMScheduler",
        "_diffusers_version": diffusers.__version__,
        "num_train_timesteps": card.schedule.timesteps,
        "trained_betas": NoiseSchedule.of_card(card).trained_betas().tolist(),
        "prediction_type": _PREDICTION_TYPES[card.prediction_type],
        "clip_sample": True,
        "variance_type": "fixed_small",
        "timestep_spacing": "trailing",
    }
