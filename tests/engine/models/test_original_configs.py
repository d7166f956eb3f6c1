"""Configurations made from shapes, against those of the published models."""

from typing import Any

import pytest
import torch
from diffusers import AutoencoderKL, ControlNetModel, UNet2DConditionModel

from studio.engine.models.formats import original_configs
from tests.engine.models.original_layout import autoencoder_tensors, controlnet_tensors, unet_tensors

_SD1 = {
    "sample_size": 64,
    "in_channels": 4,
    "block_out_channels": (320, 640, 1280, 1280),
    "down_block_types": ("CrossAttnDownBlock2D",) * 3 + ("DownBlock2D",),
    "up_block_types": ("UpBlock2D",) + ("CrossAttnUpBlock2D",) * 3,
    "layers_per_block": 2,
    "cross_attention_dim": 768,
    "attention_head_dim": 8,
}
_SD2 = {"cross_attention_dim": 1024, "attention_head_dim": [5, 10, 20, 20], "use_linear_projection": True}
_XL = {
    "sample_size": 128,
    "block_out_channels": [320, 640, 1280],
    "down_block_types": ["DownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D"],
    "up_block_types": ["CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D"],
    "transformer_layers_per_block": [1, 2, 10],
    "attention_head_dim": [5, 10, 20],
    "cross_attention_dim": 2048,
    "use_linear_projection": True,
    "addition_embed_type": "text_time",
    "addition_time_embed_dim": 256,
    "projection_class_embeddings_input_dim": 2816,
}
_REFINER = _XL | {
    "block_out_channels": [384, 768, 1536, 1536],
    "down_block_types": ["DownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D", "DownBlock2D"],
    "up_block_types": ["UpBlock2D", "CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D"],
    "transformer_layers_per_block": 4,
    "attention_head_dim": [6, 12, 24, 24],
    "cross_attention_dim": 1280,
    "projection_class_embeddings_input_dim": 2560,
}
UNETS: dict[str, dict[str, Any]] = {
    "sd1": _SD1,
    "sd1-inpaint": _SD1 | {"in_channels": 9},
    "sd2": _SD1 | _SD2 | {"sample_size": 96, "upcast_attention": True},
    "sdxl": _XL,
    "sdxl-inpaint": _XL | {"in_channels": 9},
    "sdxl-refiner": _REFINER,
}


def shapes(tensors: dict[str, torch.Tensor]) -> dict[str, tuple[int, ...]]:
    return {name: tuple(tensor.shape) for name, tensor in tensors.items()}


def plain(value: Any) -> Any:
    return list(value) if isinstance(value, list | tuple) else value


@pytest.mark.parametrize("family", UNETS)
def test_unets_of_the_published_sizes(family: Any) -> None:
    with torch.device("meta"):
        want = UNet2DConditionModel(**UNETS[family])
        found = original_configs.unet_config(
            shapes(unet_tensors(want)), family, sample_size=want.config.sample_size, projection=1280
        )
        made = UNet2DConditionModel(**found)
    assert shapes(made.state_dict()) == shapes(want.state_dict())
    for name in ("sample_size", "in_channels", "out_channels", "layers_per_block", "norm_num_groups"):
        assert made.config[name] == want.config[name]
    assert made.config.addition_time_embed_dim == want.config.addition_time_embed_dim
    heads = [plain(network.config.attention_head_dim) for network in (made, want)]
    assert heads[0] == heads[1]
    assert made.config.upcast_attention == want.config.upcast_attention


@pytest.mark.parametrize("family", ["sd1", "sdxl"])
def test_autoencoders_of_the_published_sizes(family: str) -> None:
    with torch.device("meta"):
        want = AutoencoderKL(
            block_out_channels=(128, 256, 512, 512),
            down_block_types=("DownEncoderBlock2D",) * 4,
            up_block_types=("UpDecoderBlock2D",) * 4,
            layers_per_block=2,
            sample_size=512,
        )
    named = autoencoder_tensors(want) if family == "sd1" else want.state_dict()
    found = original_configs.autoencoder_config(shapes(named), size=512, scaling_factor=0.18215)
    assert all(plain(want.config[name]) == plain(value) for name, value in found.items())


@pytest.mark.parametrize("layout", ["original", "diffusers"])
def test_controlnets_of_the_published_size(layout: str) -> None:
    with torch.device("meta"):
        want = ControlNetModel.from_unet(UNet2DConditionModel(**_SD1), load_weights_from_unet=False)
    if layout == "original":
        found = original_configs.controlnet_config(shapes(controlnet_tensors(want)))
    else:
        found = original_configs.diffusers_controlnet_config(shapes(want.state_dict()))
    for name, value in found.items():
        if name != "transformer_layers_per_block":
            assert plain(want.config[name]) == plain(value), name


@pytest.mark.parametrize(("width", "heads"), [(768, 12), (1024, 16), (1280, 20)])
def test_heads_of_the_published_text_encoders(width: int, heads: int) -> None:
    named = {
        "embeddings.token_embedding.weight": (49408, width),
        "embeddings.position_embedding.weight": (77, width),
        "encoder.layers.0.mlp.fc1.weight": (4 * width, width),
    }
    found = original_configs.text_encoder_config(named, quick=False, pad=0, end=49407)
    assert (found["num_attention_heads"], found["intermediate_size"]) == (heads, 4 * width)
