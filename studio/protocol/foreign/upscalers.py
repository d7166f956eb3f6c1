"""Upscalers of other programs: networks that enlarge pictures, recognized by the names of their tensors."""

import re

from studio.protocol.errors import BadInput
from studio.protocol.weightsheader import WeightsHeader

UPSCALER = "upscaler"  # kind of their cards
_MARKS: tuple[frozenset[str], ...] = tuple(
    map(
        frozenset,
        (
            ("model.0.weight", "model.1.sub.0.RDB1.conv1.0.weight"),  # ESRGAN
            ("conv_first.weight", "body.0.rdb1.conv1.weight", "conv_last.weight"),  # Real-ESRGAN
            ("conv_first.weight", "RRDB_trunk.0.RDB1.conv1.weight", "conv_last.weight"),  # BSRGAN
            ("body.0.weight", "body.1.weight", "body.2.weight"),  # compact Real-ESRGAN
            ("conv_1.sk.weight", "block_1.c1_r.sk.weight", "upsampler.0.weight"),  # SPAN
            ("conv_first.weight", "layers.0.residual_group.blocks.0.norm1.weight"),  # SwinIR, Swin2SR, HAT
            ("conv_first.1.weight", "layers.0.residual_group.blocks.0.norm1.weight"),
            ("conv_first.weight", "before_RG.1.weight", "layers.0.blocks.0.attn.qkv.weight"),  # DAT
            ("conv_first.weight", "layers.0.swin1.norm1.weight"),  # DRCT
            ("feats.0.weight", "feats.1.refine.weight"),  # PLKSR
            ("input.weight", "up.0.weight", "residual_layer.0.residual_layer.0.layer.0.fn.0.weight"),  # OmniSR
            ("unet1.conv1.conv.0.weight", "unet2.conv1.conv.0.weight"),  # Real-CUGAN
            ("conv_first.weight", "layers.0.residual_group.layers.0.norm1.weight"),  # ATD
        ),
    )
)
_MAX_TENSORS = 20_000
_WRAPPERS = ("params_ema.", "params.", "module.", "netG.", "generator.")
_LARGE_NUMBER = re.compile(r"(?:^|\.)\d{4,}(?:\.|$)")  # of a layer: networks have hundreds of them at most


def is_upscaler(header: WeightsHeader) -> bool:
    """Whether a header looks like that of an upscaler."""
    names = frozenset(header.tensors)
    if any(marks <= names for marks in _MARKS):
        return True
    for wrapper in _WRAPPERS:
        inner = frozenset(name.removeprefix(wrapper) for name in names if name.startswith(wrapper))
        if inner and any(marks <= inner for marks in _MARKS):
            return True
    return False


def check_layers(name: str, header: WeightsHeader) -> None:
    """Raise BadInput where the names imply an implausible number of layers: each would be built."""
    if len(header.tensors) > _MAX_TENSORS or any(_LARGE_NUMBER.search(tensor) for tensor in header.tensors):
        raise BadInput(f"{name} is damaged: no upscaler has that many layers.")
