"""Textual inversions: as diffusers applies them, in every layout, and gone afterwards."""

import pytest
import torch
from safetensors.torch import save_file

from studio.engine.generation.text_to_image import TextToImage
from studio.engine.models.textual_inversions import with_inversions
from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe, InversionSpec
from studio.protocol.textual_inversions import with_named_inversions
from tests.engine.models.tiny_stable_diffusion import tiny_model, tiny_pipeline

PROMPT = "a Foxglove, red"


def vectors(width, count=3, seed=0):
    return torch.randn(count, width, generator=torch.Generator().manual_seed(seed))


def widths(model):
    return [encoder.config.hidden_size for encoder in model.encoders]


def spec_of(tmp_path, tensors, name="Foxglove"):
    save_file(tensors, tmp_path / "words.safetensors")
    return InversionSpec(file=str(tmp_path / "words.safetensors"), name=name)


def read(model, dialect, prompt=PROMPT):
    wanted, _ = model.conditioning([prompt], dialect=dialect)
    return wanted


@torch.no_grad()
@pytest.mark.parametrize("dialect", ["plain", "a1111", "comfy"])
@pytest.mark.parametrize("layout", ["diffusers", "a1111"])
@pytest.mark.parametrize("family", ["sd1", "sd2"])
def test_one_encoder_reads_as_diffusers_does(tmp_path, family, layout, dialect):
    pipeline = tiny_pipeline(family)
    model = tiny_model(pipeline, family)
    (width,) = widths(model)
    found = vectors(width)
    key = "emb_params" if layout == "a1111" else "<fox>"
    spec = spec_of(tmp_path, {key: found})
    plain = read(model, dialect).states
    with with_inversions(model, [spec]):
        states = read(model, dialect).states
    pipeline.load_textual_inversion({"foxglove": found})
    expected, _ = pipeline.encode_prompt("a foxglove, red", "cpu", 1, False)
    torch.testing.assert_close(states, expected, atol=1e-5, rtol=1e-5)
    assert not torch.allclose(states, plain, atol=1e-2)
    assert torch.equal(read(model, dialect).states, plain)


@torch.no_grad()
@pytest.mark.parametrize("eos", [None, 2])
def test_both_encoders_of_sdxl(tmp_path, eos):
    pipeline = tiny_pipeline("sdxl")
    model = tiny_model(pipeline, "sdxl")
    first, second = (vectors(width, seed=index) for index, width in enumerate(widths(model)))
    spec = spec_of(tmp_path, {"clip_l": first, "clip_g": second})
    plain = read(model, "plain")
    if eos is not None:  # of the configurations that the hub holds
        for encoder in model.encoders:
            encoder.config = encoder.config.model_copy(update={"eos_token_id": eos})
    with with_inversions(model, [spec]):
        found = read(model, "plain")
    for values, encoder, tokenizer in (
        (first, pipeline.text_encoder, pipeline.tokenizer),
        (second, pipeline.text_encoder_2, pipeline.tokenizer_2),
    ):
        pipeline.load_textual_inversion({"foxglove": values}, text_encoder=encoder, tokenizer=tokenizer)
    states, _, pooled, _ = pipeline.encode_prompt("a foxglove, red", device="cpu", do_classifier_free_guidance=False)
    torch.testing.assert_close(found.states, states, atol=1e-5, rtol=1e-5)
    torch.testing.assert_close(found.pooled, pooled, atol=1e-5, rtol=1e-5)
    again = read(model, "plain")
    assert torch.equal(again.states, plain.states)
    assert torch.equal(again.pooled, plain.pooled)


def test_beside_a_lora(tmp_path):
    """Whose text encoder computes in place of the program's own."""
    model = tiny_model(tiny_pipeline("sd1"), "sd1")
    (width,) = widths(model)
    layer = "text_encoder.text_model.encoder.layers.0.self_attn.q_proj"
    tensors = {f"{layer}.lora_A.weight": torch.zeros(1, width), f"{layer}.lora_B.weight": torch.zeros(width, 1)}
    save_file(tensors, tmp_path / "lora.safetensors")
    spec = spec_of(tmp_path, {"emb_params": vectors(width)})
    asked = {"model": "tiny", "prompt": PROMPT, "steps": 2, "inversions": [spec.model_dump()]}
    latents = []
    for loras in ((), ({"file": str(tmp_path / "lora.safetensors")},)):
        plan = TextToImage(GenerateRecipe.model_validate(asked | {"loras": loras}), model)
        with plan.prepared():
            *_, last = plan.steps(0, 1)
        latents.append(last.x_next)
    torch.testing.assert_close(*latents, atol=1e-5, rtol=1e-5)


@pytest.mark.parametrize(
    ("tensors", "message"),
    [
        ({"emb_params": vectors(768)}, "textual inversion for Stable Diffusion 1, and does not fit"),
        ({"clip_l": vectors(768), "clip_g": vectors(1280)}, "textual inversion for SDXL"),
        ({"emb_params": torch.ones(2, 3, 4)}, "is not a textual inversion"),
        ({"emb_params": torch.ones(2, 48, dtype=torch.int32)}, "is not a textual inversion"),
        ({"clip_l": vectors(768), "clip_g": vectors(1280, 2)}, "is not a textual inversion"),
        ({"a": vectors(48), "b": vectors(48)}, "is not a textual inversion"),
    ],
)
def test_other_files_are_refused_in_one_line(tmp_path, tensors, message):
    model = tiny_model(tiny_pipeline("sd1"), "sd1")
    recipe = GenerateRecipe(model="tiny", prompt=PROMPT, inversions=(spec_of(tmp_path, tensors),))
    with pytest.raises(BadInput, match=message):
        TextToImage(recipe, model)


def test_known_names_in_a_prompt(tmp_path, monkeypatch):
    monkeypatch.setenv("DENOISE_STUDIO_HOME", str(tmp_path))
    places.inversions().mkdir(parents=True)
    file = places.inversions() / "Foxglove.safetensors"
    save_file({"emb_params": vectors(768)}, file)
    recipe = GenerateRecipe(model="pocket", prompt="a cat", negative="(FOXGLOVE:1.2)", dialect="a1111")
    named = with_named_inversions(recipe)
    assert named.inversions == (InversionSpec(file=str(file), name="Foxglove"),)
    assert with_named_inversions(named) == named
    for other in ({"negative": "foxgloves"}, {"dialect": "plain"}):
        changed = recipe.model_copy(update=other)
        assert with_named_inversions(changed) == changed
