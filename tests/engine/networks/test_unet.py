"""The U-Net: its shapes, its labels, and what it refuses."""

import pytest
import torch
from diffusers import UNet2DModel

from studio.engine.networks.empty import count_parameters, empty_network
from studio.engine.networks.unet import build_unet, unet_config
from studio.protocol.errors import BadInput
from studio.protocol.training_recipe import NetworkSpec

SMALL = NetworkSpec(channels=(8, 16), attention=(False, True))


@pytest.mark.parametrize("channels", [1, 3])
def test_output_has_the_shape_of_the_input(channels: int):
    unet = build_unet(SMALL, size=8, channels=channels, classes=3)
    x = torch.randn(2, channels, 8, 8)
    out = unet(x, torch.tensor([0, 999]), class_labels=torch.tensor([0, 3]), return_dict=False)[0]
    assert out.shape == x.shape


def test_the_output_depends_on_timestep_and_label():
    unet = build_unet(SMALL, size=8, channels=1, classes=3).eval()
    x = torch.randn(1, 1, 8, 8).expand(4, 1, 8, 8)
    out = unet(x, torch.tensor([0, 500, 0, 0]), class_labels=torch.tensor([0, 0, 1, 3]), return_dict=False)[0]
    assert not torch.allclose(out[0], out[1])
    assert not torch.allclose(out[0], out[2])
    assert not torch.allclose(out[0], out[3])


def test_class_conditional_networks_have_a_null_class():
    assert unet_config(SMALL, size=8, channels=1, classes=10)["num_class_embeds"] == 11
    assert unet_config(SMALL, size=8, channels=1, classes=0)["num_class_embeds"] is None
    plain = SMALL.model_copy(update={"conditional": False})
    assert unet_config(plain, size=8, channels=1, classes=10)["num_class_embeds"] is None


def test_size_must_halve_evenly():
    with pytest.raises(BadInput, match="multiple of 2"):
        build_unet(SMALL, size=9, channels=1)


def test_head_dim_must_divide():
    spec = NetworkSpec(channels=(8, 24), attention=(False, True), attention_head_dim=16)
    with pytest.raises(BadInput, match="attention_head_dim"):
        build_unet(spec, size=8, channels=1)


def test_oversized_networks_are_refused_before_allocation():
    config = unet_config(SMALL, size=8, channels=1) | {"block_out_channels": [80_000, 80_000]}
    with pytest.raises(BadInput, match="too large"):
        empty_network(UNet2DModel, config)


def test_an_empty_network_has_shapes_but_no_memory():
    config = unet_config(SMALL, size=8, channels=1)
    empty = empty_network(UNet2DModel, config)
    assert all(parameter.is_meta for parameter in empty.parameters())
    assert count_parameters(empty) == count_parameters(build_unet(SMALL, size=8, channels=1))


@pytest.mark.parametrize(("width", "channels"), [(1.0, (20, 48)), (0.5, (10, 24)), (2.0, (40, 96)), (0.125, (2, 8))])
def test_width_scales_every_level_in_whole_groups_and_heads(width: float, channels: tuple[int, ...]):
    spec = NetworkSpec(channels=(20, 48), attention=(False, True), norm_groups=2, attention_head_dim=8, width=width)
    assert spec.level_channels == channels
    assert unet_config(spec, size=8, channels=1)["block_out_channels"] == list(channels)
    build_unet(spec, size=8, channels=1)
