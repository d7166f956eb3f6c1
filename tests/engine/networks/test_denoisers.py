"""Denoising networks: one interface, conditioning on timestep and label, and refusals."""

import pytest
import torch

from studio.engine.networks.denoisers import build_denoiser
from studio.engine.networks.empty import empty_network
from studio.protocol.errors import BadInput
from studio.protocol.training_recipe import NetworkSpec


def spec(kind: str, **changes) -> NetworkSpec:
    values = {"channels": (8, 16, 16), "attention": (False, False, False)} | changes
    return NetworkSpec.model_validate({"kind": kind} | values)


KINDS = [("unet", 8, 1), ("small-unet", 8, 3), ("mlp", 1, 2), ("mlp", 8, 1)]


@pytest.mark.parametrize(("kind", "size", "channels"), KINDS)
@pytest.mark.parametrize("twice", [False, True])
def test_all_networks_have_the_same_interface(kind: str, size: int, channels: int, twice: bool):
    network = build_denoiser(spec(kind), size=size, channels=channels, classes=3, self_conditioning=twice)
    x = torch.randn(2, channels * (1 + twice), size, size)
    made = network(x, torch.tensor([0, 999]), class_labels=torch.tensor([0, 3]), return_dict=False)
    assert made[0].shape == (2, channels, size, size)
    config = network.config
    assert (config.sample_size, config.out_channels, config.num_class_embeds) == (size, channels, 4)
    assert config.in_channels == channels * (1 + twice)
    empty_network(type(network), dict(config)).load_state_dict(network.state_dict(), assign=True)


@pytest.mark.parametrize(("kind", "size", "channels"), KINDS)
def test_the_output_depends_on_timestep_and_label(kind: str, size: int, channels: int):
    torch.manual_seed(0)
    network = build_denoiser(spec(kind), size=size, channels=channels, classes=3).eval()
    x = torch.randn(1, channels, size, size).expand(4, -1, -1, -1)
    out = network(x, torch.tensor([0, 500, 0, 0]), class_labels=torch.tensor([0, 0, 1, 3]), return_dict=False)[0]
    assert all(not torch.allclose(out[0], other) for other in out[1:])


def test_every_level_of_the_small_unet_depends_on_the_timestep():
    torch.manual_seed(0)
    network = build_denoiser(spec("small-unet"), size=8, channels=1)
    x, t = torch.randn(2, 1, 8, 8), torch.tensor([3, 700])
    network(x, t, return_dict=False)[0].square().mean().backward()
    heard = {name: float(p.grad.abs().max()) for name, p in network.named_parameters() if ".told.weight" in name}
    assert len(heard) == 5  # three levels down, two up
    assert all(gradient > 0 for gradient in heard.values())


@pytest.mark.parametrize(("kind", "size", "channels"), KINDS)
def test_initial_weights_follow_the_seed(kind: str, size: int, channels: int):
    made = []
    for _ in range(2):
        torch.manual_seed(4)
        made.append(build_denoiser(spec(kind), size=size, channels=channels, classes=2).state_dict())
    assert all(torch.equal(made[0][name], made[1][name]) for name in made[0])


@pytest.mark.parametrize(
    ("kind", "size", "channels", "line"),
    [
        ("unet", 1, 2, "choose network.kind = mlp"),
        ("small-unet", 1, 2, "choose network.kind = mlp"),
        ("mlp", 64, 3, "at most 1024 values"),
        ("small-unet", 10, 1, "multiple of 4"),
    ],
)
def test_networks_that_do_not_fit_the_data_are_refused(kind: str, size: int, channels: int, line: str):
    with pytest.raises(BadInput, match=line):
        build_denoiser(spec(kind), size=size, channels=channels)


def test_a_small_unet_of_one_level_is_refused():
    with pytest.raises(BadInput, match="two levels"):
        build_denoiser(spec("small-unet", channels=(8,), attention=(False,)), size=8, channels=1)
