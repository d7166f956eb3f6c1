"""Recognizes exhausted memory, and releases what a failed job holds."""

import traceback

import torch

from studio.engine.generation.model_cache import ModelCache
from studio.protocol.errors import OutOfMemory
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.remedies import remedies_for
from studio.protocol.shortage import Shortage

_TORCH_MESSAGES = (
    "can't allocate memory",
    "not enough memory",
    "Cannot allocate memory",  # the system's words, by a file that cannot be mapped
    "CUDA out of memory",
    "alloc_failed",
)


def is_out_of_memory(error: BaseException) -> bool:
    """Whether an exception reports exhausted memory, on a graphics card or elsewhere."""
    if isinstance(error, MemoryError | torch.OutOfMemoryError):
        return True
    return isinstance(error, RuntimeError) and any(words in str(error) for words in _TORCH_MESSAGES)


def release(error: BaseException, models: ModelCache) -> None:
    """Release the tensors that an exception's frames hold, and all loaded models."""
    link: BaseException | None = error
    while link is not None:
        traceback.clear_frames(link.__traceback__)
        link.__traceback__, link = None, link.__cause__ or link.__context__
    models.clear()


def out_of_memory(recipe: GenerateRecipe, models: ModelCache, needed: int) -> OutOfMemory:
    """Return the exception for a recipe that needs about `needed` bytes, 0 if unknown."""
    hardware = models.hardware
    remedies = remedies_for(recipe, models.settings, models.saving, gpu=hardware.gpu)
    return OutOfMemory(Shortage(needed=needed, available=hardware.memory, gpu=hardware.gpu, remedies=remedies))
