"""IP-Adapters in the denoising loop: equal to diffusers' own pipelines, and taken out of the network again."""

import diffusers
import numpy as np
import pytest
import torch
from diffusers.models.embeddings import ImageProjection, IPAdapterPlusImageProjection
from PIL import Image
from safetensors.torch import save_file
from transformers import CLIPImageProcessor, CLIPVisionModelWithProjection

from studio.engine.diffusion.rng import picture_generators
from studio.engine.generation.image_prompts import read_image_prompts
from studio.engine.generation.model_cache import ModelCache
from studio.engine.generation.text_to_image import TextToImage
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.modelcard import read_card
from tests.engine.generation.test_family_pipelines import (
    COUNT,
    NEGATIVE,
    PROMPT,
    model_of,
    ours,
    pipeline_of,
    stock_scheduler,
)
from tests.engine.models.tiny_estimators import save_tiny_estimator
from tests.engine.models.tiny_stable_diffusion import SIZE

FAMILIES = {"sd1": "StableDiffusionPipeline", "sdxl": "StableDiffusionXLPipeline"}
HIDDEN, EMBEDDING = 32, 24  # of the tiny image encoder


def adapter_tensors(family, kind, seed=0):
    """An IP-Adapter with random weights, named as in the published files."""
    unet = pipeline_of(family).unet
    width = unet.config.cross_attention_dim
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        if kind == "plain":
            made = ImageProjection(cross_attention_dim=width, image_embed_dim=EMBEDDING, num_image_text_embeds=4)
            renames = {"image_embeds.": "proj.", "norm.": "norm."}
        else:
            made = IPAdapterPlusImageProjection(
                embed_dims=HIDDEN, output_dims=width, hidden_dims=32, heads=1, num_queries=4
            )
            parts = {"ln0": "0.norm1", "ln1": "0.norm2", "attn.to_q": "0.to_q", "attn.to_out.0": "0.to_out"}
            parts |= {"ff.0": "1.0", "ff.1.net.0.proj": "1.1", "ff.1.net.2": "1.3"}
            renames = {f"layers.{i}.{old}": f"layers.{i}.{new}" for i in range(4) for old, new in parts.items()}
        tensors = {}
        for name, value in made.state_dict().items():
            if ".attn.to_k" in name:
                whole = torch.cat([value, made.state_dict()[name.replace("to_k", "to_v")]])
                tensors["image_proj." + name.replace("attn.to_k", "0.to_kv")] = whole
            if ".attn.to_k" in name or ".attn.to_v" in name:
                continue
            own = next((new + name[len(old) :] for old, new in renames.items() if name.startswith(old)), name)
            tensors[f"image_proj.{own}"] = value.clone()
        sizes = [
            (name, unet.get_submodule(name.removesuffix(".processor")).to_k.weight.shape)
            for name in unet.attn_processors
        ]
        key = 1
        for name, (out, _) in sizes:
            if name.endswith("attn2.processor"):
                for part in ("k", "v"):
                    tensors[f"ip_adapter.{key}.to_{part}_ip.weight"] = torch.randn(out, width) * width**-0.5
                key += 2
    return {name: value.contiguous() for name, value in tensors.items()}


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    place = tmp_path_factory.mktemp("adapters")
    save_tiny_estimator(place / "image_encoder", "image-encoder")
    for family in FAMILIES:
        for kind in ("plain", "plus"):
            save_file(adapter_tensors(family, kind), place / f"{family}-{kind}.safetensors")
    rng = np.random.default_rng(0)
    for name in ("one", "two"):
        Image.fromarray(rng.integers(0, 256, (40, 60, 3), np.uint8)).save(place / f"{name}.png")
    return place


def plan_of(family, place, prompts, **changes):
    specs = [
        {"image": str(place / f"{name}.png"), "adapter": str(place / f"{family}-{kind}.safetensors"), "weight": weight}
        for name, kind, weight in prompts
    ]
    asked = {"prompt": PROMPT, "negative": NEGATIVE, "steps": 4, "guidance": 3.0, "seed": 5, "count": COUNT}
    asked |= {"sampler": "euler" if family == "sdxl" else "ddim", "model": family, "image_prompts": specs}
    recipe = GenerateRecipe.model_validate(asked | changes)
    model = model_of(family)
    return TextToImage(recipe, model, image_prompts=read_image_prompts(recipe, model, ModelCache("cpu")))


def theirs(family, place, prompts, **more):
    own = pipeline_of(family)
    keep = ("vae", "text_encoder", "text_encoder_2", "tokenizer", "tokenizer_2", "unet")
    parts = {name: part for name, part in own.components.items() if name in keep}
    before = dict(own.unet.attn_processors)
    encoder = CLIPVisionModelWithProjection.from_pretrained(place / "image_encoder", local_files_only=True).eval()
    processor = CLIPImageProcessor(size=32, crop_size=32, image_mean=[0.5, 0.4, 0.3], image_std=[0.2, 0.3, 0.4])
    parts |= {"scheduler": stock_scheduler(family, "euler" if family == "sdxl" else "ddim")}
    parts |= {"image_encoder": encoder, "feature_extractor": processor}
    if family != "sdxl":
        parts |= {"safety_checker": None, "requires_safety_checker": False}
    pipeline = getattr(diffusers, FAMILIES[family])(**parts)
    pipeline.set_progress_bar_config(disable=True)
    names = [f"{family}-{kind}.safetensors" for _, kind, _ in prompts]
    try:
        pipeline.load_ip_adapter(
            str(place), subfolder="", weight_name=names, local_files_only=True, image_encoder_folder=None
        )
        pipeline.set_ip_adapter_scale([weight for _, _, weight in prompts])
        with torch.no_grad():
            return pipeline(
                [PROMPT] * COUNT,
                negative_prompt=[NEGATIVE] * COUNT,
                ip_adapter_image=[Image.open(place / f"{name}.png") for name, _, _ in prompts],
                height=SIZE,
                width=SIZE,
                guidance_scale=3.0,
                num_inference_steps=4,
                generator=list(picture_generators(5, COUNT)),
                output_type="latent",
                **more,
            ).images
    finally:
        own.unet.encoder_hid_proj = None
        own.unet.set_attn_processor(before)
        own.unet.config.encoder_hid_dim_type = None


@pytest.mark.parametrize("kind", ["plain", "plus"])
@pytest.mark.parametrize("family", FAMILIES)
def test_latents_are_those_of_the_stock_pipeline(place, family, kind):
    without = ours(plan_of(family, place, []))
    found = ours(plan_of(family, place, [("one", kind, 0.7)]))
    torch.testing.assert_close(found, theirs(family, place, [("one", kind, 0.7)]), atol=1e-4, rtol=1e-4)
    assert not torch.allclose(found, without, atol=1e-2)
    torch.testing.assert_close(ours(plan_of(family, place, [])), without, atol=0, rtol=0), "it is taken out again"


def test_two_pictures(place):
    prompts = [("one", "plain", 0.7), ("two", "plus", 0.4)]
    expected = theirs("sd1", place, prompts)
    torch.testing.assert_close(ours(plan_of("sd1", place, prompts)), expected, atol=1e-4, rtol=1e-4)


def test_without_guidance_there_is_one_pass(place):
    found = ours(plan_of("sd1", place, [("one", "plain", 1.0)], guidance=1.0))
    assert not torch.allclose(found, ours(plan_of("sd1", place, [], guidance=1.0)), atol=1e-2)
    alone = ours(plan_of("sd1", place, [("one", "plain", 1.0)], prompt="", negative=""))
    unguided = ours(plan_of("sd1", place, [("one", "plain", 1.0)], prompt="", negative="", guidance=1.0))
    assert not torch.allclose(alone, unguided, atol=1e-2), "the picture is guided by, where there are no words"


def test_the_network_is_whole_again_after_a_failure(place):
    plan = plan_of("sd1", place, [("one", "plain", 1.0)])
    before = {name: id(processor) for name, processor in plan._model.unet.attn_processors.items()}
    with pytest.raises(ZeroDivisionError), plan.prepared():
        raise ZeroDivisionError
    assert {name: id(processor) for name, processor in plan._model.unet.attn_processors.items()} == before
    assert plan._model.unet.encoder_hid_proj is None


def test_the_image_encoder_is_a_model(place):
    assert read_card(place / "image_encoder").kind == "image-encoder"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("missing.safetensors", "no IP-Adapter"),
        ("adapter.bin", "pickle"),
        ("lora.safetensors", "holds no IP-Adapter"),
        ("sdxl-plain.safetensors", "does not fit tiny sd1"),
        ("face.safetensors", "identity of a face"),
        ("narrow.safetensors", "belongs to another encoder"),
    ],
)
def test_files_that_do_not_fit_are_refused(place, tmp_path, name, message):
    tensors = adapter_tensors("sd1", "plain")
    (tmp_path / "adapter.bin").write_bytes(b"PK\x03\x04pickle")
    save_file({"lora.weight": torch.zeros(2)}, tmp_path / "lora.safetensors")
    save_file(adapter_tensors("sdxl", "plain"), tmp_path / "sdxl-plain.safetensors")
    save_file(
        tensors | {"image_proj.perceiver_resampler.proj_in.weight": torch.zeros(2)}, tmp_path / "face.safetensors"
    )
    tensors["image_proj.proj.weight"] = torch.zeros(tensors["image_proj.proj.weight"].shape[0], 99)
    save_file(tensors, tmp_path / "narrow.safetensors")
    (tmp_path / "image_encoder").symlink_to(place / "image_encoder")
    asked = {"image": str(place / "one.png"), "adapter": str(tmp_path / name)}
    recipe = GenerateRecipe.model_validate({"image_prompts": [asked]})
    with pytest.raises(BadInput, match=message) as caught:
        read_image_prompts(recipe, model_of("sd1"), ModelCache("cpu"))
    assert "\n" not in str(caught.value)


def test_a_missing_image_encoder_is_named(place, tmp_path, data_home):
    (tmp_path / "deep" / "er").mkdir(parents=True)
    file = tmp_path / "deep" / "er" / "plain.safetensors"
    save_file(adapter_tensors("sd1", "plain"), file)
    asked = {"image": str(place / "one.png"), "adapter": str(file)}
    recipe = GenerateRecipe.model_validate({"image_prompts": [asked]})
    with pytest.raises(BadInput, match="CLIPVisionModelWithProjection"):
        read_image_prompts(recipe, model_of("sd1"), ModelCache("cpu"))
