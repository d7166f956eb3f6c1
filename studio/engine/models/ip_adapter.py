"""IP-Adapters: a picture as a prompt. Their layers are inserted into a U-Net's cross-attention, and removed again."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor

from studio.engine.models.estimator import ImageEncoderModel
from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.protocol.errors import BadInput
from studio.protocol.loras import FAMILIES_BY_WIDTH
from studio.protocol.weightsheader import read_weights_header, refuse_pickle

_LAYER = ".to_k_ip.weight"
_RESAMPLER = "image_proj.perceiver_resampler."  # in adapters that use a face's identity
_READERS = {"image_proj.proj.weight", "image_proj.proj.3.weight", "image_proj.latents"}  # in all others


@dataclass(frozen=True)
class ImagePrompt:
    """A picture as a prompt.

    Attributes:
        file: The IP-Adapter's .safetensors file.
        weight: How strongly the picture counts beside the words.
        wanted: The encoded picture, [1, 1, ...].
        unwanted: The states that stand for no picture, of the same shape.
    """

    file: Path
    weight: float
    wanted: Tensor
    unwanted: Tensor


def check_ip_adapter(path: Path, model: StableDiffusionModel) -> None:
    """Check an IP-Adapter's file by its header.

    Raises:
        BadInput: It is missing, not a .safetensors file, not an IP-Adapter, or for another family.
    """
    if not os.path.isfile(path):
        raise BadInput(f"There is no IP-Adapter {path}.")
    refuse_pickle(path)
    if path.suffix.lower() != ".safetensors":
        raise BadInput(f"An IP-Adapter is a .safetensors file, and {path.name} is not one.")
    tensors = read_weights_header(path).tensors
    layers = {name: entry for name, entry in tensors.items() if name.endswith(_LAYER)}
    if not layers or not any(name.startswith("image_proj.") for name in tensors):
        raise BadInput(f"{path.name} holds no IP-Adapter.")
    resampled = any(name.startswith(_RESAMPLER) for name in tensors)
    if resampled or ("image_proj.norm.weight" in tensors and not _READERS & tensors.keys()):
        raise BadInput(f"{path.name} takes the identity of a face, for which this program has no network.")
    widths = {entry.shape[1] for entry in layers.values() if len(entry.shape) == 2}
    own = model.unet.config.cross_attention_dim
    count = sum(name.endswith("attn2.processor") for name in model.unet.attn_processors)
    if widths != {own} or len(layers) != count:
        made_for = FAMILIES_BY_WIDTH.get(next(iter(widths), 0), "another model")
        made_for = "another model" if widths == {own} else made_for
        raise BadInput(f"{path.name} is an IP-Adapter for {made_for}, and does not fit {model.card.name}.")


def takes_hidden_states(path: Path) -> bool:
    """Whether an IP-Adapter reads the states of the image encoder's last layer but one, and not its embedding."""
    return "image_proj.proj.weight" not in read_weights_header(path).tensors


@contextmanager
def with_image_prompts(model: StableDiffusionModel, prompts: Sequence[ImagePrompt]) -> Iterator[None]:
    """Insert the adapters' layers into the U-Net (Ye et al. 2023); restores it afterwards.

    Raises:
        BadInput: A file is damaged.
    """
    if not prompts:
        yield
        return
    unet: Any = model.unet
    before = dict(unet.attn_processors), unet.encoder_hid_proj, unet.config.encoder_hid_dim_type
    device, dtype = model.device, unet.dtype
    try:
        try:
            unet._load_ip_adapter_weights([_weights(prompt.file) for prompt in prompts])
        except (SafetensorError, OSError, KeyError, ValueError, RuntimeError, TypeError, AttributeError) as error:
            raise BadInput(f"{prompts[0].file.name} is damaged, or an IP-Adapter of an unknown kind.") from error
        for name, processor in unet.attn_processors.items():
            if name.endswith("attn2.processor"):
                processor.scale = [prompt.weight for prompt in prompts]
                processor.to(device=device, dtype=dtype)
        unet.encoder_hid_proj.to(device=device, dtype=dtype).eval()
        yield
    finally:
        unet.encoder_hid_proj = before[1]  # first: its layers have processors too
        unet.set_attn_processor(before[0])
        unet.config.encoder_hid_dim_type = before[2]


def encoded(encoder: ImageEncoderModel, picture: Any, path: Path) -> tuple[Tensor, Tensor]:
    """Return a picture [3, H, W] in 0 ... 1 as an adapter reads it, and the states for no picture: [1, 1, ...] each.

    Raises:
        BadInput: The encoder's embedding is of another width than the adapter reads.
    """
    tensors, hidden = read_weights_header(path).tensors, takes_hidden_states(path)
    wanted, unwanted = encoder.encode(picture, hidden=hidden)
    first = next((tensors[f"image_proj.{name}"] for name in _FIRST if f"image_proj.{name}" in tensors), None)
    if first is not None and len(first.shape) == 2 and first.shape[1] != wanted.shape[-1]:
        raise BadInput(
            f"{path.name} takes image embeddings of width {first.shape[1]}, and those of {encoder.card.name} have "
            f"width {wanted.shape[-1]}: it belongs to another encoder."
        )
    return wanted[None], unwanted[None]


_FIRST = ("proj.weight", "proj_in.weight", "proj.0.weight")  # the layers that read the image encoder


def _weights(path: Path) -> dict[str, dict[str, Tensor]]:
    """Return an adapter's tensors as diffusers takes them."""
    found: dict[str, dict[str, Tensor]] = {"image_proj": {}, "ip_adapter": {}}
    for name, tensor in load_file(path).items():
        part, _, rest = name.partition(".")
        if part in found:
            found[part][rest] = tensor
    return found
