"""Single files of small autoencoders (TAESD): encoder and decoder apart, both in one file, or diffusers' layout."""

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studio.protocol.errors import BadInput
from studio.protocol.modelcard import TINY_AUTOENCODER
from studio.protocol.weightsheader import WeightsHeader

Shapes = Mapping[str, tuple[int, ...]]
_SIDE = 512  # of the pictures that they were trained for
_MAX_LEVELS = 8


@dataclass(frozen=True)
class TinyLayout:
    """The prefixes of encoder and decoder in the file of a small autoencoder.

    Attributes:
        decoder: The prefix of the decoder's layer numbers.
        encoder: The same of the encoder; None where the file has none.
        first: Number of the decoder's first layer with weights; a published one begins with a layer without any.
    """

    decoder: str
    encoder: str | None
    first: int

    def diffusers_name(self, name: str) -> str | None:
        """Return a tensor's name in diffusers' AutoencoderTiny; None for what it does not have."""
        if self.encoder is not None and (found := _layer(name, self.encoder)) is not None:
            return f"encoder.layers.{found[0]}.{found[1]}"
        found = _layer(name, self.decoder)
        return None if found is None or found[0] < self.first else f"decoder.layers.{found[0] - self.first}.{found[1]}"


_LAYOUTS = (
    TinyLayout("decoder.layers.", "encoder.layers.", 0),  # of diffusers
    TinyLayout("taesd_decoder.", "taesd_encoder.", 1),  # of ComfyUI
    TinyLayout("", None, 1),  # a published decoder
)


def tiny_layout(names: Collection[str]) -> TinyLayout | None:
    """Recognize a small autoencoder by the names of its tensors; None for anything else."""
    for layout in _LAYOUTS:
        first = layout.first
        if {f"{layout.decoder}{first}.weight", f"{layout.decoder}{first + 2}.conv.0.weight"} <= set(names):
            whole = layout.encoder is not None and f"{layout.encoder}0.weight" in names
            return layout if whole else TinyLayout(layout.decoder, None, first)
    return None


def refuse_encoder(path: Path, names: Collection[str]) -> None:
    """Raise BadInput for the encoder of a small autoencoder without its decoder."""
    starts = ("", "taesd_encoder.", "encoder.layers.")
    if any({f"{start}0.weight", f"{start}1.conv.0.weight"} <= set(names) for start in starts):
        raise BadInput(
            f"{path.name} is the encoder of a small autoencoder: give its decoder, which takes the encoder along where "
            "both lie in one folder, as taesd_decoder.safetensors and taesd_encoder.safetensors."
        )


def encoder_beside(decoder: Path) -> Path | None:
    """Return the file of the encoder that belongs to a decoder's file; None if there is none."""
    encoder = decoder.with_name(decoder.name.replace("decoder", "encoder"))
    return encoder if encoder != decoder and os.path.isfile(encoder) else None


def encoder_name(name: str) -> str | None:
    """Return the name in diffusers' AutoencoderTiny of a tensor of an encoder's own file."""
    found = _layer(name, "")
    return None if found is None else f"encoder.layers.{found[0]}.{found[1]}"


def tiny_card_values(path: Path, layout: TinyLayout, header: WeightsHeader) -> dict[str, Any]:
    """Return the fields of the card of a small autoencoder's file; raises BadInput when its layers make no sense."""
    named = ((layout.diffusers_name(name), entry.shape) for name, entry in header.tensors.items())
    config = tiny_config({name: shape for name, shape in named if name is not None})
    levels = len(config["decoder_block_out_channels"])
    if not 1 <= levels <= _MAX_LEVELS or not config["latent_channels"]:
        raise BadInput(f"{path.name} is damaged: a small autoencoder has other layers.")
    return tiny_values(path.stem, levels=levels, channels=config["out_channels"], latent=config["latent_channels"])


def tiny_values(name: str, *, levels: int, channels: int, latent: int) -> dict[str, Any]:
    """Return the fields of a small autoencoder's card; only its name tells whether it is for SDXL."""
    side = _SIDE >> (levels - 1)
    return {
        "kind": "kl-autoencoder",
        "model": TINY_AUTOENCODER,
        "family": "sdxl" if "xl" in name.lower() else "sd1",
        "size": _SIDE,
        "channels": channels,
        "latent": (latent, side, side),
    }


def tiny_config(shapes: Shapes) -> dict[str, Any]:
    """Return the arguments of AutoencoderTiny from the shapes of its tensors by diffusers' names.

    Each half is a row of convolutions, the first of which leads in, the last out, and the others to the next level.
    Between them stand a level's blocks.
    """
    channels, blocks = _half(shapes, "decoder")
    config: dict[str, Any] = {
        "decoder_block_out_channels": channels[:-1],
        "num_decoder_blocks": blocks[:-1],
        "latent_channels": _side(shapes, "decoder.layers.0.weight", 1),
        "in_channels": channels[-1],
        "out_channels": channels[-1],
    }
    if any(name.startswith("encoder.") for name in shapes):
        channels, blocks = _half(shapes, "encoder")
        config |= {"encoder_block_out_channels": channels[:-1], "num_encoder_blocks": blocks[:-1]}
    return config


def _half(shapes: Shapes, half: str) -> tuple[list[int], list[int]]:
    """Return the output channels of each convolution of a half, and the number of blocks that follow it."""
    channels, blocks = [0], [0]
    found = (_layer(name, f"{half}.layers.") for name in shapes)
    for number in sorted({layer[0] for layer in found if layer is not None}):
        if f"{half}.layers.{number}.weight" in shapes:
            channels.append(_side(shapes, f"{half}.layers.{number}.weight", 0))
            blocks.append(0)
        else:
            blocks[-1] += 1
    return (channels[1:], blocks[1:]) if len(channels) > 1 else (channels, blocks)


def _layer(name: str, start: str) -> tuple[int, str] | None:
    """Return the number of a tensor's layer and its name there; None for a tensor of anything else."""
    number, _, rest = name.removeprefix(start).partition(".")
    if not name.startswith(start) or not number.isdecimal() or len(number) > 3:
        return None
    return int(number), rest


def _side(shapes: Shapes, name: str, side: int) -> int:
    shape = shapes.get(name, ())
    return shape[side] if side < len(shape) else 0
