"""T2I-Adapters in the denoising loop: equal to diffusers' own pipelines, alone, with others and beside ControlNets."""

import json

import diffusers
import pytest
import torch

from studio.engine.diffusion.rng import picture_generators
from studio.engine.generation.controls import ControlInput
from studio.engine.generation.text_to_image import TextToImage
from studio.engine.models.controlnet import ControlModel
from studio.engine.models.files import load_model
from studio.engine.models.t2i_adapter import AdapterModel
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import ControlSpec, GenerateRecipe
from studio.protocol.modelcard import read_card
from tests.engine.generation.test_family_pipelines import (
    COUNT,
    NEGATIVE,
    PROMPT,
    controlnets,
    model_of,
    ours,
    pipeline_of,
    stock_scheduler,
)
from tests.engine.models.tiny_stable_diffusion import SIZE

KINDS = {  # family: arguments of the adapter, and the stock pipeline
    "sd1": ({"channels": [16, 16, 32, 32], "downscale_factor": 8}, "StableDiffusionAdapterPipeline"),
    "sd2": ({"channels": [16, 16, 32, 32], "downscale_factor": 8}, "StableDiffusionAdapterPipeline"),
    "sdxl": (
        {"channels": [16, 32, 32, 32], "downscale_factor": 16, "adapter_type": "full_adapter_xl"},
        "StableDiffusionXLAdapterPipeline",
    ),
}


def tiny_adapter(family, seed=0, **changes):
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        made = diffusers.T2IAdapter(num_res_blocks=1, **KINDS[family][0] | changes).eval()
        for parameter in made.parameters():
            torch.nn.init.normal_(parameter, std=0.15)
    return made


def save_tiny_adapter(folder, family, **changes):
    tiny_adapter(family, **changes).save_pretrained(folder)
    return folder


def control(network, spec, seed=1):
    image = torch.rand((1, 3, SIZE, SIZE), generator=torch.Generator().manual_seed(seed))
    return ControlInput(network, image, ControlSpec(image="", **spec))


def plan_of(family, inputs):
    sampler = "euler" if family == "sdxl" else "ddim"
    recipe = GenerateRecipe(
        model=family, prompt=PROMPT, negative=NEGATIVE, steps=5, guidance=3, seed=5, count=COUNT, sampler=sampler
    )
    for one in inputs:
        one.model.check_fits(model_of(family))
    return TextToImage(recipe, model_of(family), None, inputs)


def theirs(family, inputs, **more):
    own, recipe = pipeline_of(family), plan_of(family, inputs).recipe
    keep = ("vae", "text_encoder", "text_encoder_2", "tokenizer", "tokenizer_2", "unet")
    parts = {name: part for name, part in own.components.items() if name in keep}
    parts |= {"scheduler": stock_scheduler(family, recipe.sampler)}
    (one,) = inputs
    parts |= {"adapter": one.model.adapter}
    if family != "sdxl":
        parts |= {"safety_checker": None, "feature_extractor": None, "requires_safety_checker": False}
    pipeline = getattr(diffusers, KINDS[family][1])(**parts)
    pipeline.set_progress_bar_config(disable=True)
    with torch.no_grad():
        return pipeline(
            [PROMPT] * COUNT,
            negative_prompt=[NEGATIVE] * COUNT,
            image=one.image.repeat(COUNT, 1, 1, 1),
            adapter_conditioning_scale=one.spec.weight,
            height=SIZE,
            width=SIZE,
            guidance_scale=3,
            num_inference_steps=5,
            generator=list(picture_generators(5, COUNT)),
            output_type="latent",
            **more,
        ).images


@pytest.mark.parametrize("family", KINDS)
def test_latents_are_those_of_the_stock_pipeline(family):
    inputs = [control(AdapterModel(model_of(family).card, tiny_adapter(family)), {"weight": 0.7})]
    found = ours(plan_of(family, inputs))
    torch.testing.assert_close(found, theirs(family, inputs), atol=1e-4, rtol=1e-4)
    assert not torch.allclose(found, ours(plan_of(family, [])), atol=1e-2)


def test_two_adapters():
    card = model_of("sd1").card
    inputs = [
        control(AdapterModel(card, tiny_adapter("sd1", seed)), {"weight": weight}, seed)
        for seed, weight in ((1, 0.7), (2, 1.3))
    ]
    apart = [inputs[0], inputs[1]]
    both = ours(plan_of("sd1", apart))
    found = [[i.spec.weight * part for part in i.model.active(i.image, 1.0).features] for i in inputs]
    sums = [a + b for a, b in zip(*found, strict=True)]
    multi = diffusers.MultiAdapter([one.model.adapter for one in inputs])
    stock = multi(torch.cat([one.image for one in inputs], dim=1).chunk(2, dim=1), [0.7, 1.3])
    for own, their in zip(sums, stock, strict=True):
        torch.testing.assert_close(own, their)
    assert not torch.allclose(both, ours(plan_of("sd1", inputs[:1])), atol=1e-2)


def test_an_adapter_ends_before_the_last_steps():
    """The stock pipeline of SDXL has a share of steps for it."""
    network = AdapterModel(model_of("sdxl").card, tiny_adapter("sdxl"))
    inputs = [control(network, {"weight": 0.7, "end": 0.6})]
    expected = theirs("sdxl", inputs, adapter_conditioning_factor=0.6)
    torch.testing.assert_close(ours(plan_of("sdxl", inputs)), expected, atol=1e-4, rtol=1e-4)


def test_an_adapter_beside_a_controlnet_changes_the_picture():
    adapter = control(AdapterModel(model_of("sd1").card, tiny_adapter("sd1")), {"weight": 0.7})
    net = control(ControlModel(model_of("sd1").card, controlnets("sd1")[0]), {"weight": 0.8})
    both, one, other = (ours(plan_of("sd1", inputs)) for inputs in ([adapter, net], [adapter], [net]))
    assert not torch.allclose(both, one, atol=1e-2)
    assert not torch.allclose(both, other, atol=1e-2)
    none = control(adapter.model, {"weight": 0.0})
    torch.testing.assert_close(ours(plan_of("sd1", [none, net])), other, atol=1e-6, rtol=1e-5)


def test_a_grey_adapter_takes_grey(tmp_path):
    model = load_model(save_tiny_adapter(tmp_path / "grey", "sd1", in_channels=1))
    image = torch.rand(1, 1, SIZE, SIZE)
    found = model.active(image.expand(1, 3, -1, -1), 1.0).features
    for own, their in zip(found, model.adapter(image), strict=True):
        torch.testing.assert_close(own, their)


@pytest.mark.parametrize("family", ["sd1", "sdxl"])
def test_folders_are_opened_in_place(tmp_path, family):
    folder = save_tiny_adapter(tmp_path / "adapter", family)
    card = read_card(folder)
    assert (card.kind, card.family) == ("t2i-adapter", family)
    model = load_model(folder)
    assert isinstance(model, AdapterModel)
    for name, value in tiny_adapter(family).state_dict().items():
        torch.testing.assert_close(model.adapter.state_dict()[name], value)


def test_adapters_of_another_family_are_refused(tmp_path):
    xl, small = (load_model(save_tiny_adapter(tmp_path / family, family)) for family in ("sdxl", "sd1"))
    for adapter, model in ((xl, model_of("sd1")), (small, model_of("sdxl"))):
        with pytest.raises(BadInput, match="their networks differ"):
            adapter.check_fits(model)
    config = json.loads((tmp_path / "sd1" / "config.json").read_text())
    (tmp_path / "sd1" / "config.json").write_text(json.dumps(config | {"adapter_type": "evil"}))
    with pytest.raises(BadInput):
        load_model(tmp_path / "sd1")
