"""Weights of diffusers' networks under the names of the original layouts, as published single files have them.

The inverse of the conversions in diffusers, written down independently of them: block by block, from the networks'
structure.
"""

from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file
from torch import Tensor

Tensors = dict[str, Tensor]
_RESNET = {
    "norm1": "in_layers.0",
    "conv1": "in_layers.2",
    "time_emb_proj": "emb_layers.1",
    "norm2": "out_layers.0",
    "conv2": "out_layers.3",
    "conv_shortcut": "skip_connection",
}
_ENDS = {
    "time_embedding.linear_1": "time_embed.0",
    "time_embedding.linear_2": "time_embed.2",
    "add_embedding.linear_1": "label_emb.0.0",
    "add_embedding.linear_2": "label_emb.0.2",
    "conv_in": "input_blocks.0.0",
    "conv_norm_out": "out.0",
    "conv_out": "out.2",
}
_ATTENTION = {"group_norm": "norm", "to_q": "q", "to_k": "k", "to_v": "v", "to_out.0": "proj_out"}
_CLIP_LAYER = {
    "layer_norm1": "ln_1",
    "layer_norm2": "ln_2",
    "mlp.fc1": "mlp.c_fc",
    "mlp.fc2": "mlp.c_proj",
    "self_attn.out_proj": "attn.out_proj",
}


def write_original(path: Path, pipeline: Any, family: str, **more: Tensor) -> Path:
    """Write a pipeline's networks as one file in the layout of its family, and further tensors with it."""
    clip = {"sdxl": "conditioner.embedders.0.transformer."}.get(
        family.partition("-")[0], "cond_stage_model.transformer."
    )
    tensors: Tensors = {}
    tensors |= _under("model.diffusion_model.", unet_tensors(pipeline.unet))
    tensors |= _under("first_stage_model.", autoencoder_tensors(pipeline.vae))
    if family.startswith("sd1"):
        tensors |= _under(clip, clip_tensors(pipeline.text_encoder))
    elif family.startswith("sd2"):
        tensors |= _under("cond_stage_model.model.", open_clip_tensors(pipeline.text_encoder))
    elif family == "sdxl-refiner":
        tensors |= _under("conditioner.embedders.0.model.", open_clip_tensors(pipeline.text_encoder_2))
    else:
        tensors |= _under(clip, clip_tensors(pipeline.text_encoder))
        tensors |= _under("conditioner.embedders.1.model.", open_clip_tensors(pipeline.text_encoder_2))
    save_file({name: value.contiguous().clone() for name, value in (tensors | more).items()}, path)
    return path


def unet_tensors(unet: Any) -> Tensors:
    """A U-Net's weights: input_blocks, middle_block, output_blocks."""
    state, made = unet.state_dict(), {}
    levels, layers = len(unet.config.block_out_channels), unet.config.layers_per_block
    for theirs, ours in _ENDS.items():
        made |= _moved(state, theirs, ours)
    for level in range(levels):
        for layer in range(layers):
            block = f"input_blocks.{1 + level * (layers + 1) + layer}"
            made |= _resnet(state, f"down_blocks.{level}.resnets.{layer}", f"{block}.0")
            made |= _moved(state, f"down_blocks.{level}.attentions.{layer}", f"{block}.1")
        last = f"input_blocks.{(level + 1) * (layers + 1)}"
        made |= _moved(state, f"down_blocks.{level}.downsamplers.0.conv", f"{last}.0.op")
    made |= _middle(state)
    for level in range(levels):
        for layer in range(layers + 1):
            block = f"output_blocks.{level * (layers + 1) + layer}"
            attention = _moved(state, f"up_blocks.{level}.attentions.{layer}", f"{block}.1")
            made |= _resnet(state, f"up_blocks.{level}.resnets.{layer}", f"{block}.0") | attention
            if layer == layers:
                place = f"{block}.{2 if attention else 1}.conv"
                made |= _moved(state, f"up_blocks.{level}.upsamplers.0.conv", place)
    assert len(made) == len(state)
    return made


def controlnet_tensors(network: Any) -> Tensors:
    """A ControlNet's weights, with zero_convs and input_hint_block."""
    state, made = network.state_dict(), {}
    levels, layers = len(network.config.block_out_channels), network.config.layers_per_block
    for theirs, ours in _ENDS.items():
        made |= _moved(state, theirs, ours)
    for level in range(levels):
        for layer in range(layers):
            block = f"input_blocks.{1 + level * (layers + 1) + layer}"
            made |= _resnet(state, f"down_blocks.{level}.resnets.{layer}", f"{block}.0")
            made |= _moved(state, f"down_blocks.{level}.attentions.{layer}", f"{block}.1")
        last = f"input_blocks.{(level + 1) * (layers + 1)}"
        made |= _moved(state, f"down_blocks.{level}.downsamplers.0.conv", f"{last}.0.op")
    made |= _middle(state)
    for number in range(levels * (layers + 1)):
        made |= _moved(state, f"controlnet_down_blocks.{number}", f"zero_convs.{number}.0")
    made |= _moved(state, "controlnet_mid_block", "middle_block_out.0")
    made |= _moved(state, "controlnet_cond_embedding.conv_in", "input_hint_block.0")
    for number in range(6):
        made |= _moved(state, f"controlnet_cond_embedding.blocks.{number}", f"input_hint_block.{2 * number + 2}")
    made |= _moved(state, "controlnet_cond_embedding.conv_out", "input_hint_block.14")
    assert len(made) == len(state)
    return made


def autoencoder_tensors(vae: Any) -> Tensors:
    """An autoencoder's weights: its attention's matrices are 1x1 convolutions there."""
    state, made = vae.state_dict(), {}
    levels, layers = len(vae.config.block_out_channels), vae.config.layers_per_block
    for name in ("quant_conv", "post_quant_conv"):
        made |= _moved(state, name, name)
    for half, count, down in (("encoder", layers, True), ("decoder", layers + 1, False)):
        for theirs, ours in {"conv_in": "conv_in", "conv_norm_out": "norm_out", "conv_out": "conv_out"}.items():
            made |= _moved(state, f"{half}.{theirs}", f"{half}.{ours}")
        for level in range(levels):
            theirs = f"{half}.{'down' if down else 'up'}_blocks.{level}"
            ours = f"{half}.{'down' if down else 'up'}.{level if down else levels - 1 - level}"
            for layer in range(count):
                made |= _vae_resnet(state, f"{theirs}.resnets.{layer}", f"{ours}.block.{layer}")
            sampler = "downsample" if down else "upsample"
            made |= _moved(state, f"{theirs}.{sampler}rs.0.conv", f"{ours}.{sampler}.conv")
        for number in (0, 1):
            made |= _vae_resnet(state, f"{half}.mid_block.resnets.{number}", f"{half}.mid.block_{number + 1}")
        for theirs, ours in _ATTENTION.items():
            moved = _moved(state, f"{half}.mid_block.attentions.0.{theirs}", f"{half}.mid.attn_1.{ours}")
            made |= {name: value[:, :, None, None] if value.dim() == 2 else value for name, value in moved.items()}
    assert len(made) == len(state)
    return made


def clip_tensors(encoder: Any, *, inner: str = "text_model.") -> Tensors:
    """A text encoder's weights as transformers' first versions named them, position ids included."""
    state = {name.removeprefix("text_model."): value for name, value in encoder.state_dict().items()}
    positions = torch.arange(encoder.config.max_position_embeddings)[None]
    return _under(inner, {**state, "embeddings.position_ids": positions})


def open_clip_tensors(encoder: Any) -> Tensors:
    """A text encoder's weights as OpenCLIP names them: query, key and value are one matrix."""
    state = {name.removeprefix("text_model."): value for name, value in encoder.state_dict().items()}
    width = encoder.config.hidden_size
    made = {
        "positional_embedding": state["embeddings.position_embedding.weight"],
        "token_embedding.weight": state["embeddings.token_embedding.weight"],
        "ln_final.weight": state["final_layer_norm.weight"],
        "ln_final.bias": state["final_layer_norm.bias"],
        "logit_scale": torch.tensor(4.6),
        "text_projection": state["text_projection.weight"].T if "text_projection.weight" in state else torch.eye(width),
    }
    for layer in range(encoder.config.num_hidden_layers):
        theirs, ours = f"encoder.layers.{layer}", f"transformer.resblocks.{layer}"
        for name, new in _CLIP_LAYER.items():
            made |= _moved(state, f"{theirs}.{name}", f"{ours}.{new}")
        for kind in ("weight", "bias"):
            three = [state[f"{theirs}.self_attn.{name}_proj.{kind}"] for name in "qkv"]
            made[f"{ours}.attn.in_proj_{kind}"] = torch.cat(three)
    return made


def _middle(state: Tensors) -> Tensors:
    return (
        _resnet(state, "mid_block.resnets.0", "middle_block.0")
        | _moved(state, "mid_block.attentions.0", "middle_block.1")
        | _resnet(state, "mid_block.resnets.1", "middle_block.2")
    )


def _resnet(state: Tensors, theirs: str, ours: str) -> Tensors:
    made: Tensors = {}
    for name, new in _RESNET.items():
        made |= _moved(state, f"{theirs}.{name}", f"{ours}.{new}")
    return made


def _vae_resnet(state: Tensors, theirs: str, ours: str) -> Tensors:
    moved = _moved(state, theirs, ours)
    return {name.replace("conv_shortcut", "nin_shortcut"): value for name, value in moved.items()}


def _moved(state: Tensors, theirs: str, ours: str) -> Tensors:
    return {
        f"{ours}{name.removeprefix(theirs)}": value for name, value in state.items() if name.startswith(f"{theirs}.")
    }


def _under(prefix: str, tensors: Tensors) -> Tensors:
    return {f"{prefix}{name}": value for name, value in tensors.items()}
