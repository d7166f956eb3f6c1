"""Descriptions of denoising networks agree with a real pass of each kind."""

from types import SimpleNamespace

import pytest
import torch

from studio.engine.models.files import load_model
from studio.engine.models.network_plan import describe_network
from studio.engine.networks.denoisers import build_denoiser
from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.training_recipe import NetworkSpec
from tests.engine.models.tiny_stable_diffusion import FAMILIES, tiny_model, tiny_pipeline

TWO_LEVELS = {"channels": (8, 16), "attention": (False, True), "attention_head_dim": 8, "norm_groups": 4}


def model_with(network):
    return SimpleNamespace(parts={"unet": network}, card=SimpleNamespace(title="A model"))


@pytest.mark.parametrize("classes", [0, 3])
@pytest.mark.parametrize("kind", ["unet", "small-unet"])
def test_the_shapes_are_those_of_a_real_pass(kind, classes):
    network = build_denoiser(NetworkSpec(kind=kind, **TWO_LEVELS), size=8, channels=1, classes=classes).eval()
    plan = describe_network(model_with(network))
    seen = {}

    def note(name, output):  # returns nothing: what a hook returns replaces the output
        seen.setdefault(name, output[0] if isinstance(output, tuple) else output)

    for name, module in network.named_modules():
        module.register_forward_hook(lambda _m, _i, output, name=name: note(name, output))
    labels = {"class_labels": torch.zeros(1, dtype=torch.int64)} if classes else {}
    with torch.inference_mode():
        network(torch.zeros(1, 1, 8, 8), torch.zeros(1, dtype=torch.int64), **labels)
    assert plan.stages
    for stage in plan.stages:
        assert stage.shape == tuple(seen[stage.name].shape[1:])
    assert plan.input == (1, 8, 8)
    assert plan.parameters == sum(parameter.numel() for parameter in network.parameters())


def test_skip_connections_join_levels_of_equal_size():
    """The output of a level before it was halved joins the level on the way up that has that size."""
    spec = NetworkSpec(channels=(8, 16, 24), attention=(False, False, True), attention_head_dim=8, norm_groups=4)
    plan = describe_network(model_with(build_denoiser(spec, size=16, channels=3)))
    skips = [(stage.name, plan.stages[stage.skips_to].name) for stage in plan.stages if stage.skips_to is not None]
    assert skips == [
        ("conv_in", "up_blocks.2"),
        ("down_blocks.0", "up_blocks.2"),
        ("down_blocks.1", "up_blocks.1"),
        ("down_blocks.2", "up_blocks.0"),
    ]
    attending = [stage.name for stage in plan.stages if stage.attention]
    assert attending == ["down_blocks.2", "mid_block", "up_blocks.0"]


def test_a_small_unet_joins_all_levels_but_the_lowest():
    spec = NetworkSpec(kind="small-unet", channels=(8, 16, 24), attention=(False,) * 3, norm_groups=4)
    plan = describe_network(model_with(build_denoiser(spec, size=16, channels=1)))
    skips = [(stage.name, plan.stages[stage.skips_to].name) for stage in plan.stages if stage.skips_to is not None]
    assert skips == [("down.0", "up.1"), ("down.1", "up.0")]


def test_an_mlp_is_a_chain():
    spec = NetworkSpec(kind="mlp", channels=(16, 24), attention=(False, False))
    plan = describe_network(model_with(build_denoiser(spec, size=1, channels=2)))
    assert {stage.part for stage in plan.stages} == {"chain"}
    assert [stage.shape for stage in plan.stages] == [(16,), (16,), (16,), (2,)]
    assert all(stage.skips_to is None for stage in plan.stages)


@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_of_stable_diffusion_is_described(family):
    plan = describe_network(tiny_model(tiny_pipeline(family), family))
    assert plan.input == ((9 if family.endswith("inpaint") else 4), 8, 8)
    assert plan.stages[-1].shape == (4, 8, 8)
    assert any(stage.reads_prompt for stage in plan.stages)


def test_describing_takes_no_memory_and_changes_nothing():
    model = load_model(places.resources() / "models" / "digits", device="cpu")
    before = {name: value.clone() for name, value in model.parts["unet"].state_dict().items()}
    describe_network(model)
    after = model.parts["unet"].state_dict()
    assert all(torch.equal(before[name], after[name]) for name in before)
    assert not model.parts["unet"]._forward_hooks


def test_a_model_without_a_denoising_network_is_refused():
    with pytest.raises(BadInput, match="no denoising network"):
        describe_network(SimpleNamespace(parts={"decoder": torch.nn.Identity()}, card=SimpleNamespace(title="A GAN")))
