"""LoRA: low-rank updates of a network's layers, trained while all other weights stay frozen."""

import contextlib
from collections.abc import Iterator, Sequence
from typing import Any

import torch
from diffusers import ConfigMixin, ModelMixin
from diffusers.configuration_utils import register_to_config
from torch import Tensor, nn

from studio.engine.networks.registry import register_network
from studio.protocol.errors import BadInput

UNET = "unet"  # before every layer's name, as diffusers' files of LoRAs have it


@register_network
class LoraWeights(ModelMixin, ConfigMixin):
    """LoRA (Hu et al. 2022): a layer's weight W becomes W + B·A, with A and B of a small rank.

    Its weights have the names and shapes of diffusers' LoRA files.

    Args:
        rank: The rank of every update.
        layers: For each updated layer of the U-Net its name, "linear" or "conv", input and output channels, kernel
            size, stride and padding.
    """

    @register_to_config
    def __init__(self, rank: int, layers: Sequence[Sequence[Any]]) -> None:
        super().__init__()
        for name, kind, inputs, outputs, size, stride, padding in layers:
            pair = nn.Module()
            if kind == "linear":
                pair.lora_A, pair.lora_B = nn.Linear(inputs, rank, bias=False), nn.Linear(rank, outputs, bias=False)
            else:
                pair.lora_A = nn.Conv2d(inputs, rank, size, stride, padding, bias=False)
                pair.lora_B = nn.Conv2d(rank, outputs, 1, bias=False)
            nn.init.zeros_(pair.lora_B.weight)
            _put(self, f"{UNET}.{name}", pair)

    def pairs(self) -> Iterator[tuple[str, Any]]:
        """Yield the name and the pair (lora_A, lora_B) of each updated layer."""
        for name, *_ in self.config.layers:
            yield name, self.get_submodule(f"{UNET}.{name}")


def lora_for(unet: nn.Module, rank: int) -> LoraWeights:
    """Make a LoRA, initially zero, for all attention, feed-forward and convolution layers of a U-Net.

    The first layer, the last layer and the time embedding are left out.
    """
    layers: list[tuple[Any, ...]] = []
    for name, layer in unet.named_modules():
        if name.startswith(("time_", "conv_in", "conv_out")) or "time_emb" in name:
            continue
        if isinstance(layer, nn.Linear):
            layers.append((name, "linear", layer.in_features, layer.out_features, 1, 1, 0))
        elif isinstance(layer, nn.Conv2d):
            size, stride, padding = layer.kernel_size[0], layer.stride[0], layer.padding[0]
            layers.append((name, "conv", layer.in_channels, layer.out_channels, size, stride, padding))
    return LoraWeights(rank, layers)


@contextlib.contextmanager
def lora_applied(unet: nn.Module, lora: LoraWeights) -> Iterator[None]:
    """Apply a trainable LoRA to a U-Net by hooks, leaving its weights untouched."""

    def hook(pair: Any) -> Any:
        return lambda layer, given, output: output + pair.lora_B(pair.lora_A(given[0]))

    hooks = [unet.get_submodule(name).register_forward_hook(hook(pair)) for name, pair in lora.pairs()]
    try:
        yield
    finally:
        for handle in hooks:
            handle.remove()


@torch.no_grad()
def fuse_lora(unet: nn.Module, lora: LoraWeights) -> None:
    """Add a LoRA to a U-Net's weights; raises BadInput when it belongs to another network."""
    for name, pair in lora.pairs():
        try:
            layer: Any = unet.get_submodule(name)
            layer.weight += _product(pair).to(layer.weight)
        except (AttributeError, RuntimeError) as error:
            raise BadInput(f"The LoRA is not for this model: it has no layer {name} of that shape.") from error


def _product(pair: Any) -> Tensor:
    """B·A in the shape of the layer's weight."""
    a, b = pair.lora_A.weight, pair.lora_B.weight
    if a.dim() == 2:
        return torch.as_tensor(b @ a)
    return torch.einsum("or,rihw->oihw", b[:, :, 0, 0], a)


def _put(root: nn.Module, path: str, module: nn.Module) -> None:
    *outer, last = path.split(".")
    for name in outer:
        if not hasattr(root, name):
            root.add_module(name, nn.Module())
        root = getattr(root, name)
    root.add_module(last, module)
