"""CFG++, against the loop of its paper written out by hand with the stock networks."""

from itertools import pairwise

import pytest
import torch

from studio.engine.diffusion.rng import picture_generators
from studio.protocol.errors import BadInput
from studio.protocol.fitting import check_fits
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.modelcard import ModelCard
from tests.engine.generation.test_family_pipelines import (
    COUNT,
    NEGATIVE,
    PROMPT,
    files,  # noqa: F401 - a fixture
    model_of,
    ours,
    pipeline_of,
    plan_of,
)


@torch.no_grad()
def written_out(plan, family):
    """Chung et al. 2024, Algorithm 2: the guided x0, and noise along the unconditional prediction."""
    pipeline, recipe = pipeline_of(family), plan.recipe
    states = pipeline.encode_prompt([PROMPT] * COUNT, "cpu", 1, True, negative_prompt=[NEGATIVE] * COUNT)[:2]
    alphas = model_of(family).schedule.alphas_cumprod
    x = plan.start(picture_generators(recipe.seed, COUNT)).x
    for t, t_next in pairwise([*plan.timesteps, -1]):
        conditional, unconditional = (pipeline.unet(x, t, encoder_hidden_states=state).sample for state in states)
        alpha = alphas[t].float()
        alpha_next = alphas[t_next].float() if t_next >= 0 else torch.tensor(plan.schedule.alpha_bar(-1))
        guided = unconditional + recipe.guidance * (conditional - unconditional)
        x0 = (x - (1 - alpha) ** 0.5 * guided) / alpha**0.5
        x = alpha_next.float() ** 0.5 * x0 + (1 - alpha_next.float()) ** 0.5 * unconditional
    return x


@pytest.mark.parametrize(("sampler", "guidance"), [("ddim", 0.6), ("ddim", 1.0), ("ddim", 0.0), ("euler", 0.6)])
def test_it_is_the_loop_of_the_paper(files, sampler, guidance):  # noqa: F811
    plan = plan_of("sd1", files, "text", sampler=sampler, guidance=guidance, guidance_kind="cfg++")
    torch.testing.assert_close(ours(plan), written_out(plan, "sd1"), atol=1e-4, rtol=1e-4)
    if guidance:
        plain = ours(plan_of("sd1", files, "text", sampler=sampler, guidance=guidance))
        assert float((ours(plan) - plain).abs().max()) > 1e-3


@pytest.mark.parametrize("family", ["sd2", "sdxl"])
def test_other_families_take_it(files, family):  # noqa: F811
    asked = {"guidance": 0.8, "sampler": "ddim"}
    plain, other = (ours(plan_of(family, files, "text", guidance_kind=kind, **asked)) for kind in ("cfg", "cfg++"))
    assert bool(other.isfinite().all())
    assert float((other - plain).abs().max()) > 1e-3


def test_it_goes_with_perturbed_attention_and_rescaling(files):  # noqa: F811
    asked = {"guidance": 0.8, "guidance_kind": "cfg++", "size": (128, 96)}  # the middle block has several places
    plain = ours(plan_of("sd1", files, "text", **asked))
    for more in ({"pag_scale": 2.0}, {"guidance_rescale": 0.7}):
        other = ours(plan_of("sd1", files, "text", **asked, **more))
        assert bool(other.isfinite().all())
        assert float((other - plain).abs().max()) > 1e-4


def test_what_it_does_not_go_with_is_reported_in_a_line():
    card = ModelCard(name="words", title="Words", size=16, channels=3, kind="stable-diffusion", model="text-to-image")
    good = {"guidance_kind": "cfg++", "sampler": "ddim", "guidance": 0.6}
    check_fits(GenerateRecipe.model_validate(good), card)
    for more, told in (({"sampler": "unipc"}, "DDIM and Euler"), ({"guidance": 7.5}, "from 0 to 1")):
        with pytest.raises(BadInput, match=told):
            check_fits(GenerateRecipe.model_validate(good | more), card)
    with pytest.raises(BadInput, match="with a prompt"):
        check_fits(GenerateRecipe.model_validate(good), ModelCard(name="digits", title="Digits", size=16, channels=1))
