"""RePaint's resampling with models of latents: against its formulas, and forked to the bit."""

import shutil

import numpy as np
import pytest
import torch
from PIL import Image

from studio.engine.diffusion.known import mask_at
from studio.engine.diffusion.repaint import repaint_order
from studio.engine.diffusion.rng import picture_generators, randn
from studio.engine.generation.inpainting import read_repainting
from studio.engine.generation.make_plan import make_plan
from studio.engine.generation.model_cache import ModelCache
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.modelcard import read_card
from tests.engine.generation.test_forking import assert_repeats
from tests.engine.models.foreign_models import foreign_folder
from tests.tiny_text_model import SIZE, save_tiny_model

STEPS, RESAMPLES, JUMP = 6, 2, 2


@pytest.fixture(scope="module")
def models() -> ModelCache:
    return ModelCache("cpu")


@pytest.fixture(scope="module")
def tiny(tmp_path_factory) -> str:
    return str(save_tiny_model(tmp_path_factory.mktemp("model") / "tiny"))


@pytest.fixture
def asked(tmp_path, tiny):
    rng = np.random.default_rng(0)
    Image.fromarray(rng.integers(0, 256, (SIZE, SIZE, 3), np.uint8)).save(tmp_path / "photo.png")
    mask = np.zeros((SIZE, SIZE), np.uint8)
    mask[8:24, 4:20] = 255
    Image.fromarray(mask).save(tmp_path / "mask.png")

    def make(**changes) -> GenerateRecipe:
        files = {"image": str(tmp_path / "photo.png"), "mask": str(tmp_path / "mask.png")}
        repaint = {"resample_latents": True, "resamples": RESAMPLES, "jump_length": JUMP}
        settings = {"model": tiny, "prompt": "a tiger", "steps": STEPS, "guidance": 2.0, "sampler": "ddim", "seed": 3}
        return GenerateRecipe.model_validate(settings | files | repaint | changes)

    return make


def test_the_steps_are_those_of_the_papers_algorithm(asked, models):
    """Algorithm 1 of Lugmayr et al. 2022 with DDIM's step in the place of DDPM's, written out."""
    recipe = asked()
    plan = make_plan(recipe, models, read_repainting(recipe, (SIZE, SIZE)))
    taken = list(plan.steps(0, 1))
    generators = picture_generators(recipe.seed, 1)
    with torch.inference_mode():
        start = plan.start(generators)
        denoiser, x, x0 = plan.denoiser(0, 1), start.x, start.known._x0
        mask = mask_at(start.known._mask, 0)
        levels = [plan.level(plan._order.index(place)) for place in range(STEPS)]
        order = repaint_order(STEPS, RESAMPLES, JUMP)
        assert len(taken) == len(order) > STEPS
        level_now = None
        for done, place in zip(taken, order, strict=True):
            t, t_next = levels[place], levels[place + 1] if place + 1 < STEPS else -1
            if level_now is not None and level_now != t:  # line 10: back up to t
                kept = plan.schedule.alpha_bar(t) / plan.schedule.alpha_bar(level_now)
                x = kept**0.5 * x + (1 - kept) ** 0.5 * randn(x.shape, generators)
            torch.testing.assert_close(done.x_t, x, atol=1e-5, rtol=1e-5)
            alpha, alpha_next = plan.schedule.alpha_bar(t), plan.schedule.alpha_bar(t_next)
            clean = denoiser(x, torch.full((1,), t)).x0
            epsilon = (x - alpha**0.5 * clean) / (1 - alpha) ** 0.5
            unknown = alpha_next**0.5 * clean + (1 - alpha_next) ** 0.5 * epsilon
            known = x0  # line 4: x_0 noised again
            if t_next >= 0:
                known = alpha_next**0.5 * x0 + (1 - alpha_next) ** 0.5 * randn(x.shape, generators)
            x = mask * unknown + (1 - mask) * known  # line 8
            level_now = t_next
    torch.testing.assert_close(taken[-1].x_next, x, atol=1e-5, rtol=1e-5)


@pytest.mark.parametrize("changes", [{}, {"sampler": "ddpm", "soft_mask": True, "strength": 0.7, "count": 2}])
def test_it_forks_exactly_from_every_kind_of_step(asked, models, tmp_path, changes):
    assert_repeats(asked(**changes), tmp_path, models, [0, 3, 5])


def test_models_that_see_the_mask_resample_too_and_keep_every_bit_outside(asked, models, tmp_path):
    recipe = asked(model=str(foreign_folder("sd1-inpaint")), steps=3, resamples=2, jump_length=1)
    plan = make_plan(recipe, models, read_repainting(recipe, (SIZE, SIZE)))
    assert plan.known_draws
    assert len(plan.timesteps) == len(repaint_order(3, 2, 1))


def test_without_it_nothing_changes(asked, models):
    plain = asked(resample_latents=False)
    plan = make_plan(plain, models, read_repainting(plain, (SIZE, SIZE)))
    assert len(plan.timesteps) == STEPS
    assert not plan.known_draws
    assert "draws" not in plan.memory


@pytest.mark.parametrize("sampler", ["ddim", "dpmpp_2m"])
def test_models_trained_with_a_clean_known_region_always_see_it_clean(asked, models, tiny, tmp_path, sampler: str):
    shutil.copytree(tiny, tmp_path / "clean")
    card = read_card(tmp_path / "clean").model_copy(update={"known": "clean"})
    (tmp_path / "clean" / "studio.json").write_text(card.model_dump_json())
    recipe = asked(model=str(tmp_path / "clean"), resample_latents=False, sampler=sampler)
    plan = make_plan(recipe, models, read_repainting(recipe, (SIZE, SIZE)))
    taken = list(plan.steps(0, 1))
    known = plan.start(picture_generators(recipe.seed, 1)).known
    outside = (known._mask == 0).expand_as(known._x0)
    for step in taken:
        assert torch.equal(step.x_t[outside], known._x0[outside])
    assert torch.equal(taken[-1].x_next[outside], known._x0[outside])
    assert not torch.equal(taken[0].x_t[~outside], known._x0[~outside])
    assert_repeats(recipe, tmp_path, models, [3])
