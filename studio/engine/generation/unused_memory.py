"""Returns unused memory to the system and to the graphics card."""

import ctypes
import gc
import sys

import torch


def release_unused() -> None:
    """Collect garbage, and return what torch and the C library keep of freed memory for later use."""
    gc.collect()
    if torch.cuda.is_initialized():
        torch.cuda.empty_cache()
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # glibc's; musl has none
        if trim is not None:
            trim(0)
