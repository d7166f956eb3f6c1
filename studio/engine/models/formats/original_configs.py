"""Configurations of networks in the original layouts, from the names and shapes of their weights.

What shapes do not determine, such as the number of attention heads, follows the published models of the family.
"""

import math
from collections.abc import Mapping
from typing import Any

from studio.protocol.errors import BadInput
from studio.protocol.modelcard import Family

Shapes = Mapping[str, tuple[int, ...]]
_HEAD = 64  # channels of an attention head, in all encoders and in the U-Nets of 2.x and SDXL
_HEADS_OF_SD1 = 8
_GROUPS = 32  # of the group norms
_MAX_BLOCKS = 64  # of one half of a U-Net
_XL_IDS = {"sdxl": 6, "sdxl-inpaint": 6, "sdxl-refiner": 5}  # numbers that condition on size, crop and aesthetic score


def unet_config(shapes: Shapes, family: Family, *, sample_size: int, projection: int) -> dict[str, Any]:
    """Return the arguments of UNet2DConditionModel.

    Args:
        shapes: Of its tensors, by their names in the original layout.
        family: Of the model.
        sample_size: Width and height of its latents.
        projection: Width of the pooled text state of SDXL; 0 for other families.

    Raises:
        BadInput: The weights are not those of such a network.
    """
    config = _encoder_half(shapes)
    levels = config.pop("attends")
    config |= {
        "sample_size": sample_size,
        "out_channels": _at(shapes, "out.2.weight", 0),
        "up_block_types": ["CrossAttnUpBlock2D" if attends else "UpBlock2D" for attends in reversed(levels)],
        "upcast_attention": family == "sd2",
    }
    if "label_emb.0.0.weight" in shapes:
        wide, ids = _at(shapes, "label_emb.0.0.weight", 1), _XL_IDS.get(family, 6)
        config |= {
            "addition_embed_type": "text_time",
            "addition_time_embed_dim": max(1, (wide - projection) // ids),
            "projection_class_embeddings_input_dim": wide,
        }
    return config


def controlnet_config(shapes: Shapes) -> dict[str, Any]:
    """Return the arguments of ControlNetModel, from names in the original layout."""
    config = _encoder_half(shapes)
    config.pop("attends")
    hints = sorted(
        int(name.split(".")[1]) for name in shapes if name.startswith("input_hint_block.") and name.endswith(".weight")
    )
    return config | {
        "conditioning_channels": _at(shapes, "input_hint_block.0.weight", 1),
        "conditioning_embedding_out_channels": [
            _at(shapes, f"input_hint_block.{number}.weight", 0) for number in hints[:-1] if number % 4 == 0
        ],
    }


def diffusers_controlnet_config(shapes: Shapes) -> dict[str, Any]:
    """Return the arguments of ControlNetModel, from the names that diffusers gives its weights."""
    count = _count(shapes, "down_blocks.")
    blocks = [f"down_blocks.{level}." for level in range(count)]
    attends = [any(name.startswith(f"{block}attentions.0.") for name in shapes) for block in blocks]
    depths = [_count(shapes, f"{block}attentions.0.transformer_blocks.") or 1 for block in blocks]
    config = _network(
        shapes,
        first="conv_in.weight",
        channels=[_at(shapes, f"{block}resnets.0.conv1.weight", 0) for block in blocks],
        layers=_count(shapes, "down_blocks.0.resnets."),
        attends=attends,
        depths=depths,
        middle=_count(shapes, "mid_block.attentions.0.transformer_blocks."),
    )
    config.pop("attends")
    embedding = "controlnet_cond_embedding."
    later = range(1, _count(shapes, f"{embedding}blocks."), 2)
    config |= {
        "conditioning_channels": _at(shapes, f"{embedding}conv_in.weight", 1),
        "conditioning_embedding_out_channels": [
            _at(shapes, f"{embedding}conv_in.weight", 0),
            *(_at(shapes, f"{embedding}blocks.{number}.weight", 0) for number in later),
        ],
    }
    if "add_embedding.linear_1.weight" in shapes:
        wide = _at(shapes, "add_embedding.linear_1.weight", 1)
        config |= {
            "addition_embed_type": "text_time",
            "addition_time_embed_dim": 256,
            "projection_class_embeddings_input_dim": wide,
        }
    return config


def autoencoder_config(shapes: Shapes, *, size: int, scaling_factor: float) -> dict[str, Any]:
    """Return the arguments of AutoencoderKL, from names in the original layout or in that of diffusers."""
    down, block, conv = "encoder.down.", "block.", "conv1.weight"
    if not any(name.startswith(down) for name in shapes):
        down, block = "encoder.down_blocks.", "resnets."
    count = _count(shapes, down)
    channels = [_at(shapes, f"{down}{level}.{block}0.{conv}", 0) for level in range(count)]
    return {
        "in_channels": _at(shapes, "encoder.conv_in.weight", 1),
        "out_channels": _at(shapes, "decoder.conv_out.weight", 0),
        "latent_channels": _at(shapes, "decoder.conv_in.weight", 1),
        "block_out_channels": channels,
        "down_block_types": ["DownEncoderBlock2D"] * count,
        "up_block_types": ["UpDecoderBlock2D"] * count,
        "layers_per_block": _count(shapes, f"{down}0.{block}"),
        "norm_num_groups": math.gcd(_GROUPS, *channels),
        "sample_size": size,
        "scaling_factor": scaling_factor,
        "use_quant_conv": "quant_conv.weight" in shapes,
        "use_post_quant_conv": "post_quant_conv.weight" in shapes,
    }


def text_encoder_config(shapes: Shapes, *, quick: bool, pad: int, end: int) -> dict[str, Any]:
    """Return CLIPTextConfig's arguments, from the names in transformers' CLIPTextModel.

    Args:
        shapes: Of its tensors.
        quick: Whether its activation is OpenAI's approximation of GELU.
        pad: The token that fills short prompts up.
        end: The token that ends a prompt.
    """
    vocabulary, hidden = (_at(shapes, "embeddings.token_embedding.weight", side) for side in (0, 1))
    return {
        "vocab_size": vocabulary,
        "hidden_size": hidden,
        "max_position_embeddings": _at(shapes, "embeddings.position_embedding.weight", 0),
        "num_hidden_layers": _count(shapes, "encoder.layers."),
        "intermediate_size": _at(shapes, "encoder.layers.0.mlp.fc1.weight", 0),
        "projection_dim": _at(shapes, "text_projection.weight", 0) if "text_projection.weight" in shapes else hidden,
        "num_attention_heads": _heads(hidden),
        "hidden_act": "quick_gelu" if quick else "gelu",
        "bos_token_id": end - 1,
        "eos_token_id": end,
        "pad_token_id": pad,
    }


def _encoder_half(shapes: Shapes) -> dict[str, Any]:
    """Return the configuration that a U-Net and its ControlNet share: the encoder and the middle block."""
    count = _count(shapes, "input_blocks.")
    if count > _MAX_BLOCKS:
        raise BadInput(f"Its U-Net has {count:,} blocks, more than any of the Stable Diffusion family.")
    samplers = [number for number in range(count) if f"input_blocks.{number}.0.op.weight" in shapes]
    layers = (samplers[0] if samplers else count) - 1  # block 0 is the first convolution
    if layers < 1:
        raise BadInput("Its U-Net's blocks are not those of a model of the Stable Diffusion family.")
    starts = [1 + level * (layers + 1) for level in range(len(samplers) + 1)]
    transformers = [f"input_blocks.{start}.1.transformer_blocks." for start in starts]
    depths = [_count(shapes, prefix) for prefix in transformers]
    return _network(
        shapes,
        first="input_blocks.0.0.weight",
        channels=[_at(shapes, f"input_blocks.{start}.0.out_layers.3.weight", 0) for start in starts],
        layers=layers,
        attends=[depth > 0 for depth in depths],
        depths=[depth or 1 for depth in depths],
        middle=_count(shapes, "middle_block.1.transformer_blocks."),
    )


def _network(
    shapes: Shapes,
    *,
    first: str,
    channels: list[int],
    layers: int,
    attends: list[bool],
    depths: list[int],
    middle: int,
) -> dict[str, Any]:
    projections = [shape for name, shape in shapes.items() if name.endswith(".proj_in.weight")]
    contexts = {shape[-1] for name, shape in shapes.items() if name.endswith(".attn2.to_k.weight")}
    if not projections or len(contexts) != 1:
        raise BadInput("Its U-Net has no cross-attention to a text.")
    linear = len(projections[0]) == 2
    if not attends[-1]:
        depths = [*depths[:-1], middle or 1]  # the middle block takes the last level's
    return {
        "in_channels": _at(shapes, first, 1),
        "block_out_channels": channels,
        "down_block_types": ["CrossAttnDownBlock2D" if here else "DownBlock2D" for here in attends],
        "layers_per_block": layers,
        "transformer_layers_per_block": depths,
        "cross_attention_dim": contexts.pop(),
        "use_linear_projection": linear,
        # despite its name, diffusers reads this as the number of heads
        "attention_head_dim": [_heads(width) for width in channels] if linear else _HEADS_OF_SD1,
        "norm_num_groups": math.gcd(_GROUPS, *channels),
        "attends": attends,
    }


def _heads(width: int) -> int:
    """Return how many heads of the usual size make up a width; 4 for one that is too small for it."""
    if width % _HEAD == 0:
        return width // _HEAD
    return 4 if width % 4 == 0 else 1


def _count(shapes: Shapes, prefix: str) -> int:
    """Return how many different things of a numbered list have weights."""
    return len({name.removeprefix(prefix).partition(".")[0] for name in shapes if name.startswith(prefix)})


def _at(shapes: Shapes, name: str, side: int) -> int:
    """Return one side of a tensor's shape; raises BadInput when there is no such tensor."""
    shape = shapes.get(name, ())
    if side >= len(shape):
        raise BadInput(f"It is incomplete: {name} is missing.")
    return shape[side]
