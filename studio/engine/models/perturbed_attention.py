"""Perturbed-attention guidance (Ahn et al. 2024): guides away from a prediction with perturbed self-attention."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import torch
from torch import Tensor

from studio.protocol.errors import BadInput


def perturb(prediction: Tensor, perturbed: Tensor, scale: float, guided: Tensor) -> Tensor:
    """Return guided + s·(prediction - perturbed), eq. 15, [N, C, H, W].

    Args:
        prediction: The conditional prediction.
        perturbed: The same with perturbed attention.
        scale: s; 0 changes nothing.
        guided: The prediction with classifier-free guidance, or `prediction` without.
    """
    return guided + scale * (prediction - perturbed)


@contextmanager
def last_rows_perturbed(unet: Any, rows: int) -> Iterator[None]:
    """Make each place of a batch's last rows attend only to itself, in the self-attention of the middle block.

    Args:
        unet: diffusers' UNet2DConditionModel.
        rows: How many rows of the batch; 0 changes nothing.

    Raises:
        BadInput: The network has no self-attention in its middle block.
    """
    layers = middle_self_attention(unet) if rows else []
    before = [layer.processor for layer in layers]
    try:
        for layer, own in zip(layers, before, strict=True):
            layer.processor = _LastRowsPerturbed(own, rows)
        yield
    finally:
        for layer, own in zip(layers, before, strict=True):
            layer.processor = own


def middle_self_attention(unet: Any) -> list[Any]:
    """Return the self-attention layers of the middle block, at least one; raises BadInput if there are none."""
    named = unet.mid_block.named_modules() if unet.mid_block is not None else ()
    layers = [layer for name, layer in named if name.rpartition(".")[2] == "attn1"]
    if not layers:
        raise BadInput("This model's middle block has no self-attention to perturb.", field="pag_scale")
    return layers


class _LastRowsPerturbed:
    """An attention processor of diffusers: the identity takes the place of the attention map in the last rows."""

    def __init__(self, own: Any, rows: int) -> None:
        self._own, self._rows = own, rows

    def __call__(self, attn: Any, hidden_states: Tensor, *args: Any, **more: Any) -> Tensor:
        plain = self._own(attn, hidden_states[: -self._rows], *args, **more)
        values = attn.to_v(hidden_states[-self._rows :])
        perturbed = attn.to_out[1](attn.to_out[0](values.to(plain.dtype)))
        return torch.cat([plain, perturbed])
