"""Imports what is used of diffusers' networks, without what they bring along for other models and for training.

diffusers and a U-Net take three times as long to import as torch: they bring every transformer, transformers' models,
peft, accelerate, torchvision, SciPy and torch's compiler along. None of these is needed to generate a picture without
an adapter; with one, they are imported then.
"""

import importlib
import sys

from studio.engine._deferred_imports import deferred, run_when_asked

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
        # torch._dynamo tells the compiler about functions, and nothing is compiled
        with deferred(*_DEFERRED, decorating=("torch._dynamo",)):
            importlib.import_module("diffusers.models")
            for package in _PACKAGES:
                run_when_asked(f"diffusers.{package}")
            for module in _USED:
                importlib.import_module(f"diffusers.{module}")
    except Exception:
        for name in [name for name in sys.modules if name.partition(".")[0] == "diffusers"]:
            del sys.modules[name]
