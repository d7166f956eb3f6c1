"""Imports the networks used from diffusers, without what they import for other models and for training.

diffusers and a U-Net take three times as long to import as torch: they bring every transformer, transformers' models,
peft, accelerate, torchvision, SciPy and torch's compiler along. None of these is needed to generate a picture without
an adapter; with one, they are imported then.
"""

import importlib
import sys
from collections.abc import Callable
from typing import Any

from studio.engine._deferred_imports import deferred, run_on_first_use

_DEFERRED = ("accelerate", "peft", "scipy", "torch._dynamo", "torchvision", "transformers")
_PACKAGES = ("hooks", "models.autoencoders", "models.controlnets", "models.transformers", "models.unets")
_USED = (
    "loaders.lora_base",
    "loaders.lora_pipeline",
    "loaders.peft",
    "loaders.single_file_model",
    "loaders.single_file_utils",
    "loaders.unet",
    "models.autoencoders.autoencoder_kl",
    "models.autoencoders.vq_model",
    "models.controlnets.controlnet",
    "models.unets.unet_2d",
    "models.unets.unet_2d_condition",
)


def import_lean_diffusers() -> None:
    """Import diffusers' networks; all else of diffusers can be imported afterwards, as usual.

    A version of diffusers that uses at once what is deferred here is imported as a whole when it is needed.
    """
    if "diffusers" in sys.modules:
        return
    try:
        # torch._dynamo tells the compiler what not to trace; the blocks of a U-Net compile without it
        with deferred(*_DEFERRED, decorating=("torch._dynamo",)):
            importlib.import_module("diffusers.models")
            for package in _PACKAGES:
                run_on_first_use(f"diffusers.{package}")
            for module in _USED:
                importlib.import_module(f"diffusers.{module}")
        utilities: Any = importlib.import_module("diffusers.utils.peft_utils")
        for name in ("scale_lora_layers", "unscale_lora_layers"):
            setattr(utilities, name, _unless_one(getattr(utilities, name)))
    except Exception:
        for name in [name for name in sys.modules if name.partition(".")[0] == "diffusers"]:
            del sys.modules[name]


def _unless_one(scale: Callable[..., None]) -> Callable[..., None]:
    """Wrap one of diffusers' functions that scale adapters, to avoid its import of peft where the factor is 1.

    Each pass of a U-Net calls them.
    """

    def scaled(model: Any, weight: float | None = None) -> None:
        if weight != 1.0:
            scale(model, weight)

    return scaled
