"""LoRAs of every family and layout change the networks as weights that were fused by hand do."""

import copy
import dataclasses
import re

import pytest
import torch
from safetensors.torch import save_file

from studio.engine.generation.text_to_image import TextToImage
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from tests.engine.models.tiny_stable_diffusion import tiny_model, tiny_pipeline

FAMILIES = ("sd1", "sd2", "sd2-inpaint", "sdxl", "sdxl-refiner")
WEIGHT, TEXT_WEIGHT, RANK, ALPHA = 0.7, 0.4, 2, 1.0
UNET_LAYERS = re.compile(r"attentions.*(to_q|to_k|to_v|to_out\.0|proj_in|ff\.net\.2)$")
TEXT_LAYERS = re.compile(r"(q_proj|k_proj|v_proj|out_proj|fc1)$")
CONVOLUTIONS = re.compile(r"resnets.*(conv1|conv2)$")


@pytest.fixture(scope="module")
def models():
    return {family: tiny_model(tiny_pipeline(family), family) for family in FAMILIES}


def changes(model, convolutions: bool = False):
    """Random matrices (down, up) for layers of each network, by network and the layer's name in it."""
    generator = torch.Generator().manual_seed(4)
    encoders = ("text_encoder_2",) if model.is_refiner else ("text_encoder", "text_encoder_2")
    networks = {"unet": model.unet, **dict(zip(encoders, model.encoders, strict=False))}
    found = {}
    for network, module in networks.items():
        for name, layer in module.named_modules():
            wanted = UNET_LAYERS if network == "unet" else TEXT_LAYERS
            plain = isinstance(layer, torch.nn.Linear | torch.nn.Conv2d) and wanted.search(name)
            conv = convolutions and network == "unet" and CONVOLUTIONS.search(name)
            if plain or conv:
                out, inputs, *kernel = layer.weight.shape
                down = 0.2 * torch.randn((RANK, inputs, *kernel), generator=generator)
                up = 0.2 * torch.randn((out, RANK, *([1] * len(kernel))), generator=generator)
                found[network, name] = down, up
    return found


def fused(model, found, scale: float):
    """The model with all changes added to copies of its weights."""
    unet, encoders = copy.deepcopy(model.unet), [copy.deepcopy(encoder) for encoder in model.encoders]
    networks = {"unet": unet, "text_encoder": encoders[0], "text_encoder_2": encoders[-1]}
    with torch.no_grad():
        for (network, name), (down, up) in found.items():
            weight = WEIGHT if network == "unet" else TEXT_WEIGHT
            layer = networks[network].get_submodule(name)
            layer.weight += weight * scale * (up.flatten(1) @ down.flatten(1)).reshape(layer.weight.shape)
    second = {} if len(encoders) == 1 else {"text_encoder_2": encoders[1]}
    return dataclasses.replace(model, unet=unet, text_encoder=encoders[0], **second)


def kohya(model, found, sgm: bool = False):
    """kohya's names: dots become underscores, and each layer has its alpha; for SDXL also the original block names."""
    two = model.is_xl
    prefixes = {"unet": "lora_unet", "text_encoder": "lora_te1" if two else "lora_te", "text_encoder_2": "lora_te2"}
    state = {}
    for (network, name), (down, up) in found.items():
        own = name if network == "unet" else f"text_model.{name}"
        own = original_blocks(own) if sgm and network == "unet" else own
        root = f"{prefixes[network]}_{own.replace('.', '_')}"
        state |= {f"{root}.lora_down.weight": down, f"{root}.lora_up.weight": up, f"{root}.alpha": torch.tensor(ALPHA)}
    return state


def original_blocks(name: str) -> str:
    """The place of an attention block in the original layout of U-Nets with two layers per block."""
    name = re.sub(
        r"down_blocks\.(\d)\.attentions\.(\d)", lambda m: f"input_blocks.{1 + 3 * int(m[1]) + int(m[2])}.1", name
    )
    name = re.sub(r"up_blocks\.(\d)\.attentions\.(\d)", lambda m: f"output_blocks.{3 * int(m[1]) + int(m[2])}.1", name)
    return name.replace("mid_block.attentions.0", "middle_block.1")


def peft(found, prefixed: bool = True):
    state = {}
    for (network, name), (down, up) in found.items():
        own = name if network == "unet" else f"text_model.{name}"
        root = f"{network}.{own}" if prefixed else name
        state |= {f"{root}.lora_A.weight": down, f"{root}.lora_B.weight": up}
    return state


def ended(model, file=None) -> torch.Tensor:
    loras = () if file is None else ({"file": str(file), "weight": WEIGHT, "text_weight": TEXT_WEIGHT},)
    asked = {"model": "tiny", "prompt": "a tiger", "negative": "an apple", "steps": 3, "guidance": 3.0, "loras": loras}
    plan = TextToImage(GenerateRecipe.model_validate(asked), model)
    with plan.prepared():
        *_, last = plan.steps(0, 1)
    return last.x_next


LAYOUTS = {
    "kohya": (lambda model, found: kohya(model, found), ALPHA / RANK),
    "peft": (lambda model, found: peft(found), 1.0),
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("family", FAMILIES)
def test_both_networks_change_as_if_fused(tmp_path, models, family: str, layout: str) -> None:
    model, (make, scale) = models[family], LAYOUTS[layout]
    found = changes(model)
    save_file(make(model, found), tmp_path / "lora.safetensors")
    before = ended(model)
    made = ended(model, tmp_path / "lora.safetensors")
    torch.testing.assert_close(made, ended(fused(model, found, scale)), atol=1e-4, rtol=1e-4)
    assert not torch.allclose(made, before, atol=1e-2)
    assert torch.equal(before, ended(model)), "it is gone afterwards"


def test_the_original_block_names_of_sdxl(tmp_path, models) -> None:
    model = models["sdxl"]
    found = changes(model)
    save_file(kohya(model, found, sgm=True), tmp_path / "lora.safetensors")
    made = ended(model, tmp_path / "lora.safetensors")
    torch.testing.assert_close(made, ended(fused(model, found, ALPHA / RANK)), atol=1e-4, rtol=1e-4)


@pytest.mark.parametrize("family", ["sd1", "sd2"])
def test_convolutions(tmp_path, models, family: str) -> None:
    """LoCon, by LyCORIS."""
    model = models[family]
    found = changes(model, convolutions=True)
    save_file(kohya(model, found), tmp_path / "lora.safetensors")
    made = ended(model, tmp_path / "lora.safetensors")
    torch.testing.assert_close(made, ended(fused(model, found, ALPHA / RANK)), atol=1e-4, rtol=1e-4)


def test_names_that_say_no_network_are_the_unets(tmp_path, models) -> None:
    model = models["sd1"]
    found = {key: value for key, value in changes(model).items() if key[0] == "unet"}
    save_file(peft(found, prefixed=False), tmp_path / "lora.safetensors")
    made = ended(model, tmp_path / "lora.safetensors")
    torch.testing.assert_close(made, ended(fused(model, found, 1.0)), atol=1e-4, rtol=1e-4)


@pytest.mark.parametrize(
    ("maker", "other"), [("sdxl", "sd1"), ("sd1", "sdxl"), ("sd2", "sd1"), ("sdxl", "sdxl-refiner")]
)
def test_another_family_is_reported_before_anything_is_loaded(
    tmp_path, models, maker: str, other: str, monkeypatch
) -> None:
    save_file(kohya(models[maker], changes(models[maker])), tmp_path / "lora.safetensors")
    monkeypatch.setattr("studio.engine.models.adapters._loader", None)
    with pytest.raises(BadInput, match=f"is a LoRA for .* and does not fit tiny {other}"):
        ended(models[other], tmp_path / "lora.safetensors")


def test_layers_that_the_model_lacks_are_counted(tmp_path, models) -> None:
    model = models["sd1"]
    state = peft(changes(model))
    for end in ("A", "B"):
        state[f"unet.down_blocks.7.attentions.0.proj_in.lora_{end}.weight"] = torch.ones(2, 2)
    save_file(state, tmp_path / "lora.safetensors")
    with pytest.raises(BadInput, match=r"(Only .* layers|does not fit)"):
        ended(model, tmp_path / "lora.safetensors")
    assert torch.equal(ended(model), ended(model))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("lora_unet_mid_block_attentions_0_proj_in.hada_w1_a", "LoHa"),
        ("lora_unet_mid_block_attentions_0_proj_in.lokr_w1", "LoKr"),
        ("lora_unet_mid_block_attentions_0_proj_in.lora_mid.weight", "Tucker"),
        ("unet.mid_block.attentions.0.proj_in.dora_scale", "DoRA"),
    ],
)
def test_kinds_that_cannot_be_applied_are_refused(tmp_path, models, name: str, kind: str) -> None:
    save_file({**peft(changes(models["sd1"])), name: torch.ones(2, 2)}, tmp_path / "lora.safetensors")
    with pytest.raises(BadInput, match=kind):
        ended(models["sd1"], tmp_path / "lora.safetensors")
