"""Tiny upscalers with random weights, as other programs write them."""

from functools import cache
from pathlib import Path

import torch
from safetensors.torch import save_file

import studio.engine  # noqa: F401 - lets torchvision be imported


@cache
def _architectures():
    from spandrel.architectures.Compact import Compact
    from spandrel.architectures.ESRGAN import ESRGAN

    return {"esrgan": ESRGAN, "compact": Compact}


def save_upscaler(path: Path, kind: str = "esrgan", scale: int = 2) -> Path:
    """Write one whose result is close to the enlarged picture, so that seams would show."""
    torch.manual_seed(0)
    make = _architectures()[kind]
    if kind == "esrgan":
        network = make(in_nc=3, out_nc=3, num_filters=8, num_blocks=1, scale=scale, plus=False)
    else:
        network = make(num_feat=8, num_conv=2, upscale=scale)
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file({name: value.contiguous() for name, value in network.state_dict().items()}, path)
    return path
