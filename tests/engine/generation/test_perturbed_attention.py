"""Perturbed-attention guidance, against diffusers' pipelines for it."""

import pytest
import torch
from diffusers import StableDiffusionPAGPipeline, StableDiffusionXLPAGPipeline

from studio.engine.diffusion.rng import picture_generators
from studio.engine.models.perturbed_attention import last_rows_perturbed, middle_self_attention
from studio.protocol.errors import BadInput
from studio.protocol.fitting import check_fits
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.modelcard import ModelCard
from tests.engine.generation.test_family_pipelines import (
    COUNT,
    NEGATIVE,
    PROMPT,
    assert_equal,
    files,  # noqa: F401 - a fixture
    model_of,
    ours,
    pipeline_of,
    plan_of,
    stock_scheduler,
)

LARGE = (128, 96)  # pixels: the middle block has several places to attend to


def theirs(plan, family):
    own, recipe = pipeline_of(family), plan.recipe
    parts = {name: part for name, part in own.components.items() if name not in ("image_encoder", "feature_extractor")}
    parts["scheduler"] = stock_scheduler(family, recipe.sampler)
    if family == "sdxl":
        pipeline = StableDiffusionXLPAGPipeline(**parts, pag_applied_layers="mid", add_watermarker=False)
    else:
        parts |= {"safety_checker": None, "feature_extractor": None}
        pipeline = StableDiffusionPAGPipeline(**parts, pag_applied_layers="mid", requires_safety_checker=False)
    pipeline.set_progress_bar_config(disable=True)
    before = dict(own.unet.attn_processors)
    with torch.no_grad():
        made = pipeline(
            prompt=[PROMPT] * COUNT,
            negative_prompt=[NEGATIVE] * COUNT,
            guidance_scale=recipe.guidance,
            guidance_rescale=recipe.guidance_rescale,
            pag_scale=recipe.pag_scale,
            num_inference_steps=recipe.steps,
            generator=list(picture_generators(recipe.seed, COUNT)),
            output_type="latent",
            height=LARGE[1],
            width=LARGE[0],
        ).images
    own.unet.set_attn_processor(before)
    return made


@pytest.mark.parametrize("family", ["sd1", "sd2", "sdxl"])
@pytest.mark.parametrize(
    ("guidance", "rescaled"),
    [(3.0, 0.0), (1.0, 0.0), (3.0, 0.7)],
)
def test_it_equals_the_stock_pipeline(files, family, guidance, rescaled):  # noqa: F811
    asked = {"guidance": guidance, "guidance_rescale": rescaled, "size": LARGE}
    plan = plan_of(family, files, "text", pag_scale=2.5, **asked)
    torch.testing.assert_close(ours(plan), theirs(plan, family), atol=1e-4, rtol=1e-4)
    without = plan_of(family, files, "text", **asked)
    assert float((ours(plan) - ours(without)).abs().max()) > 1e-3


@pytest.mark.parametrize("task", ["text", "inpaint"])
def test_the_network_is_left_as_it_was(files, task):  # noqa: F811
    plan = plan_of("sd1", files, task, controls=1, pag_scale=2.5)
    assert bool(ours(plan).isfinite().all())
    assert_equal(plan_of("sd1", files, task, controls=1), "sd1", task)


def test_joined_prompts_are_perturbed_together(files):  # noqa: F811
    asked = {"prompt": f"{PROMPT} AND {NEGATIVE}:0", "dialect": "a1111"}
    both = plan_of("sd1", files, "text", pag_scale=2.0, **asked)
    alone = plan_of("sd1", files, "text", pag_scale=2.0)
    torch.testing.assert_close(ours(both), ours(alone), atol=1e-4, rtol=1e-4)


def test_only_the_last_rows_are_perturbed():
    unet = model_of("sd1").unet
    layer, states = middle_self_attention(unet)[0], torch.randn(3, 4, middle_self_attention(unet)[0].query_dim)
    with torch.no_grad():
        plain = layer(states)
        with last_rows_perturbed(unet, 1):
            found = layer(states)
        again = layer(states)
        alone = layer.to_out[0](layer.to_v(states[2:]))
    torch.testing.assert_close(found[:2], plain[:2])
    torch.testing.assert_close(found[2:], alone)
    assert torch.equal(again, plain)


def test_models_without_it_are_reported_in_a_line():
    with pytest.raises(BadInput, match="no self-attention"):
        middle_self_attention(type("Unet", (), {"mid_block": None}))
    card = ModelCard(name="digits", title="Digits", size=16, channels=1)
    with pytest.raises(BadInput, match="perturbed-attention"):
        check_fits(GenerateRecipe(pag_scale=1), card)
