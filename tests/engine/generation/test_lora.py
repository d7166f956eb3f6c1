"""LoRAs are applied to a model for one generation, with their weights."""

import numpy as np
import pytest
import torch
from diffusers import StableDiffusionPipeline
from peft import LoraConfig, get_peft_model_state_dict
from PIL import Image
from safetensors.torch import load_file, save_file

from studio.engine.generation.generate import generate
from studio.engine.generation.model_cache import ModelCache
from studio.engine.models.files import load_model
from studio.protocol.errors import BadInput
from studio.protocol.events import Step
from studio.protocol.generation_recipe import GenerateRecipe, LoraSpec
from tests.tiny_text_model import save_tiny_model


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return save_tiny_model(tmp_path_factory.mktemp("models") / "tiny")


@pytest.fixture(scope="module")
def lora(folder, tmp_path_factory):
    """A LoRA of U-Net and text encoder as diffusers saves it, with a scale of 2 in its metadata."""
    place, model = tmp_path_factory.mktemp("lora"), load_model(folder)
    layers, configs = {}, {}
    networks = {"unet": model.unet, "text_encoder": model.text_encoder.as_transformers()}
    for name, targets in {"unet": ["to_q", "to_v"], "text_encoder": ["q_proj", "v_proj"]}.items():
        network, config = networks[name], LoraConfig(r=2, lora_alpha=4, target_modules=targets)
        network.add_adapter(config)
        state = get_peft_model_state_dict(network)
        generator = torch.Generator().manual_seed(0)
        layers[f"{name}_lora_layers"] = {
            key: (0.3 * torch.randn(value.shape, generator=generator)).half() for key, value in state.items()
        }
        configs[f"{name}_lora_adapter_metadata"] = config.to_dict()
    StableDiffusionPipeline.save_lora_weights(str(place), **layers, **configs)
    return place / "pytorch_lora_weights.safetensors"


def drawn(tmp_path, models, folder, name, **changes):
    recipe = GenerateRecipe.model_validate(
        {"model": str(folder), "prompt": "a tiger", "steps": 3, "guidance": 3.0, **changes}
    )
    list(generate(recipe, tmp_path / name, models=models))
    return np.asarray(Image.open(tmp_path / name / "0000.png"))


def test_a_lora_changes_the_picture_and_not_the_cached_model(tmp_path, folder, lora):
    models = ModelCache("cpu")
    before = drawn(tmp_path, models, folder, "before")
    weights = {key: value.clone() for key, value in models.get(str(folder)).unet.state_dict().items()}
    changed = drawn(tmp_path, models, folder, "changed", loras=[{"file": str(lora)}])
    again = drawn(tmp_path, models, folder, "again", loras=[{"file": str(lora)}])
    after = drawn(tmp_path, models, folder, "after")
    assert np.array_equal(before, after)
    assert np.array_equal(changed, again)
    assert np.abs(before.astype(int) - changed).max() > 1
    state = models.get(str(folder)).unet.state_dict()
    assert state.keys() == weights.keys()
    assert all(torch.equal(state[key], value) for key, value in weights.items())


def test_a_lora_matches_the_stock_pipeline(tmp_path, folder, lora):
    changed = drawn(tmp_path, ModelCache("cpu"), folder, "changed", loras=[{"file": str(lora)}])
    stock = StableDiffusionPipeline.from_pretrained(str(folder))
    stock.set_progress_bar_config(disable=True)
    stock.load_lora_weights(str(lora.parent), weight_name=lora.name)
    stock.to(torch.float32)
    theirs = stock(
        "a tiger",
        guidance_scale=3.0,
        num_inference_steps=3,
        generator=[torch.Generator().manual_seed(0)],
        output_type="np",
    ).images[0]
    assert np.abs(changed - theirs * 255).max() <= 1.5


def test_lora_weights_match_the_stock_pipeline(tmp_path, folder, lora):
    """Two files at once, one of them with another weight for the text encoder."""
    second = tmp_path / "second.safetensors"
    second.write_bytes(lora.read_bytes())
    asked = [{"file": str(lora), "weight": 0.5}, {"file": str(second), "weight": 0.25, "text_weight": -1.0}]
    changed = drawn(tmp_path, ModelCache("cpu"), folder, "changed", loras=asked)
    stock = StableDiffusionPipeline.from_pretrained(str(folder))
    stock.set_progress_bar_config(disable=True)
    for name in ("one", "two"):
        stock.load_lora_weights(str(lora.parent), weight_name=lora.name, adapter_name=name)
    stock.set_adapters(["one", "two"], [0.5, {"unet": 0.25, "text_encoder": -1.0}])
    stock.to(torch.float32)
    theirs = stock(
        "a tiger",
        guidance_scale=3.0,
        num_inference_steps=3,
        generator=[torch.Generator().manual_seed(0)],
        output_type="np",
    ).images[0]
    assert np.abs(changed - theirs * 255).max() <= 1.5
    only = drawn(tmp_path, ModelCache("cpu"), folder, "only", loras=asked[:1])
    assert np.abs(changed.astype(int) - only).max() > 1


def test_a_weight_of_zero_changes_nothing(tmp_path, folder, lora):
    models = ModelCache("cpu")
    before = drawn(tmp_path, models, folder, "before")
    assert np.array_equal(before, drawn(tmp_path, models, folder, "none", loras=[{"file": str(lora), "weight": 0}]))


def test_closing_a_generation_restores_the_model(tmp_path, folder, lora):
    models = ModelCache("cpu")
    before = drawn(tmp_path, models, folder, "before")
    recipe = GenerateRecipe(model=str(folder), prompt="a tiger", steps=20, loras=(LoraSpec(file=str(lora)),))
    events = generate(recipe, tmp_path / "out", models=models)
    next(event for event in events if isinstance(event, Step))
    events.close()
    assert np.array_equal(before, drawn(tmp_path, models, folder, "after"))


def test_a_lora_with_a_weight_that_is_not_finite_is_refused(tmp_path, folder, lora):
    tensors = load_file(lora)
    next(iter(tensors.values())).view(-1)[0] = torch.inf
    save_file(tensors, tmp_path / "infinite.safetensors")
    with pytest.raises(BadInput, match="not finite"):
        drawn(tmp_path, ModelCache("cpu"), folder, "out", loras=[{"file": str(tmp_path / "infinite.safetensors")}])


def on_a_layer(matrix: torch.Tensor) -> dict[str, torch.Tensor]:
    """A LoRA of one layer."""
    layer = "unet.mid_block.attentions.0.transformer_blocks.0.attn1.to_q"
    return {f"{layer}.lora_A.weight": matrix, f"{layer}.lora_B.weight": torch.zeros(64, 4)}


UNUSABLE = (
    ("whole", torch.ones(4, 64, dtype=torch.int8), "not a matrix"),
    ("scalar", torch.tensor(1.0), "not a matrix"),
    ("none", torch.ones(0, 64), "not a matrix"),
)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("missing.safetensors", None, "There is no LoRA"),
        ("lora.ckpt", b"\x80\x04", "pickled"),
        ("lora.safetensors", b"\x80\x02}q\x00.", "pickled"),
        ("lora.json", b"{}", "is a .safetensors file"),
        ("lora.safetensors", b"nothing at all", "damaged"),
        ("other.safetensors", {"weights": torch.ones(2)}, "no LoRA"),
        ("empty.safetensors", {}, "no LoRA"),
        ("strange.safetensors", {"unet.nowhere.lora_A.weight": torch.ones(2, 2)}, "LoRA"),
        *((f"{name}.safetensors", on_a_layer(matrix), words) for name, matrix, words in UNUSABLE),
        (
            "wide.safetensors",
            {
                f"unet.mid_block.attentions.0.transformer_blocks.0.attn1.to_q.lora_{end}.weight": torch.ones(7, 7)
                for end in "AB"
            },
            "does not fit",
        ),
    ],
)
def test_files_that_are_no_loras_are_refused(tmp_path, folder, name, content, words, capfd):
    file = tmp_path / name
    if isinstance(content, bytes):
        file.write_bytes(content)
    elif content is not None:
        save_file(content, file)
    models = ModelCache("cpu")
    before = drawn(tmp_path, models, folder, "before")
    with pytest.raises(BadInput, match=words) as raised:
        drawn(tmp_path, models, folder, "out", loras=[{"file": str(file)}])
    assert "\n" not in str(raised.value)
    assert not (tmp_path / "out").exists()
    assert "Error(s)" not in capfd.readouterr().err, "diffusers' own pages on it"
    assert np.array_equal(before, drawn(tmp_path, models, folder, "after"))
