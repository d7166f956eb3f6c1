"""Curves over the steps: what changes at a step is what a fork at that step changes, to the bit."""

import numpy as np
import pytest

from studio.engine.diffusion.solvers.registry import SAMPLERS
from studio.engine.diffusion.stepwise import stepwise
from studio.engine.generation.generate import generate
from studio.engine.generation.inspecting import inspect_step
from studio.engine.generation.make_plan import plan_of_record
from studio.engine.generation.model_cache import ModelCache
from studio.engine.generation.scripts.script import diffusers_script
from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.record import open_record

STEPS = 6
PROMPT = "a tiger on a blue background"


def record_of(recipe, out, models):
    list(generate(recipe, out, models=models))
    return open_record(out / "trajectory.safetensors")


def fork_of(recipe, record, step, **changes):
    fork = {"record": str(record.path), "step": step}
    return GenerateRecipe.model_validate(recipe.model_dump() | changes | {"fork": fork})


def text_recipe(folders, **changes):
    asked = {"model": str(folders["tiny"]), "prompt": PROMPT, "steps": STEPS, "guidance": 3.0, "seed": 5, "count": 2}
    return GenerateRecipe.model_validate(asked | changes)


def assert_ends_alike(whole, child, step):
    assert child.info.kept[0] == step
    assert np.array_equal(whole.x_t[step:], child.x_t)
    assert np.array_equal(whole.x0[step:], child.x0)


@pytest.mark.parametrize("sampler", SAMPLERS)
def test_a_jump_of_prompt_and_guidance_is_a_fork_at_its_step(tmp_path, folders, models, sampler):
    constant = text_recipe(folders, sampler=sampler)
    changed = text_recipe(
        folders,
        sampler=sampler,
        guidance_curve="0:3,3=6",
        prompt_changes=[{"step": 3, "prompt": "a pink tiger"}],
    )
    before = record_of(constant, tmp_path / "constant", models)
    whole = record_of(changed, tmp_path / "changed", models)
    assert np.array_equal(whole.x_t[:4], before.x_t[:4])
    assert not np.array_equal(whole.x_t[4], before.x_t[4])
    by_settings = fork_of(constant, before, 3, guidance=6.0, prompt="a pink tiger")
    assert_ends_alike(whole, record_of(by_settings, tmp_path / "by settings", models), 3)
    by_curve = fork_of(changed, before, 3)
    assert_ends_alike(whole, record_of(by_curve, tmp_path / "by curve", models), 3)
    assert_ends_alike(whole, record_of(fork_of(changed, whole, 4), tmp_path / "of itself", models), 4)


@pytest.mark.parametrize("sampler", ["ddim", "heun", "ddpm"])
def test_a_class_conditional_model_follows_its_guidance(tmp_path, tiny_model, sampler):
    models = ModelCache("cpu")
    constant = GenerateRecipe(model=tiny_model, sampler=sampler, steps=STEPS, count=2, seed=9, label=4, guidance=1.0)
    changed = GenerateRecipe.model_validate(constant.model_dump() | {"guidance_curve": "0:1,2=4"})
    before, whole = (
        record_of(recipe, tmp_path / name, models) for recipe, name in ((constant, "constant"), (changed, "changed"))
    )
    assert np.array_equal(whole.x_t[:3], before.x_t[:3])
    assert not np.array_equal(whole.x_t[3], before.x_t[3])
    assert_ends_alike(whole, record_of(fork_of(constant, before, 2, guidance=4.0), tmp_path / "fork", models), 2)


def test_the_weight_of_a_control_follows_its_curve(tmp_path, folders, models, files):
    def controlled(**more):
        control = {"image": files["image"], "model": str(folders["control"]), "weight": 1.0} | more
        return text_recipe(folders, controls=[control], sampler="heun")

    before = record_of(controlled(), tmp_path / "constant", models)
    whole = record_of(controlled(weight_curve="0:1,3=0.2"), tmp_path / "changed", models)
    assert np.array_equal(whole.x_t[:4], before.x_t[:4])
    assert not np.array_equal(whole.x_t[4], before.x_t[4])
    fork = fork_of(controlled(weight=0.2), before, 3)
    assert_ends_alike(whole, record_of(fork, tmp_path / "fork", models), 3)


def test_a_line_gives_each_step_its_own_guidance_and_reads_the_prompt_once(tmp_path, folders, models, monkeypatch):
    read, conditioning = [], StableDiffusionModel.conditioning

    def counted(self, prompts, *more, **named):
        read.append(tuple(prompts))
        return conditioning(self, prompts, *more, **named)

    monkeypatch.setattr(StableDiffusionModel, "conditioning", counted)
    changes = [{"step": 2, "prompt": "a pink tiger"}, {"step": 4, "prompt": PROMPT}]
    recipe = text_recipe(folders, guidance_curve="0:2,5:7", prompt_changes=changes, count=1)
    record = record_of(recipe, tmp_path / "line", models)
    assert sorted(read) == [("a pink tiger",), (PROMPT,)]
    told = [inspect_step(record.path, step, models) for step in range(STEPS)]
    assert [one.guidance for one in told] == [2, 3, 4, 5, 6, 7]
    for one in told[:-1]:
        frame = record.x_t[one.step + 1]
        assert np.array_equal(one.tensors["x_prev"].numpy(), frame)


def test_a_self_conditioned_denoiser_keeps_its_estimate_when_settings_change():
    import torch

    from studio.engine.diffusion.prediction import SelfConditionedDenoiser
    from studio.engine.diffusion.rng import picture_generators
    from studio.engine.diffusion.sampling import DenoiserWithMemory, denoising_loop
    from studio.engine.diffusion.schedules import NoiseSchedule
    from studio.engine.diffusion.solvers.registry import default_timesteps, make_solver
    from studio.protocol.training_recipe import ScheduleSpec

    schedule = NoiseSchedule.of(ScheduleSpec(kind="cosine", timesteps=50))
    seen = []

    def make(scale):
        def network(x, t):
            x_t, estimate = x.chunk(2, dim=1)
            seen.append((scale, float(estimate.abs().sum()) > 0))
            return scale * x_t + 0.1 * estimate

        return SelfConditionedDenoiser(network, "epsilon", schedule)

    denoiser = stepwise([0.5, 0.5, 0.7, 0.7], make)
    assert isinstance(denoiser, DenoiserWithMemory)
    solver = make_solver("ddim", schedule, default_timesteps("ddim", 4, schedule))
    x = torch.randn(1, 1, 4, 4, generator=torch.Generator().manual_seed(0))
    steps = list(denoising_loop(denoiser, solver, x, picture_generators(0, 1), keep_state=True))
    assert seen == [(0.5, False), (0.5, True), (0.7, True), (0.7, True)]
    again = denoising_loop(
        stepwise([0.5, 0.5, 0.7, 0.7], make),
        make_solver("ddim", schedule, default_timesteps("ddim", 4, schedule)),
        steps[2].x_t,
        picture_generators(0, 1),
        begin=2,
        state=steps[2].state,
    )
    assert all(torch.equal(mine.x_next, theirs.x_next) for mine, theirs in zip(again, steps[2:], strict=True))


def test_settings_that_never_change_give_the_denoiser_itself(tmp_path, folders, models):
    recipe = text_recipe(folders)
    flat = text_recipe(folders, guidance=9.0, guidance_curve="2:3,4:3")
    plain = record_of(recipe, tmp_path / "plain", models)
    same = record_of(flat, tmp_path / "flat", models)
    assert np.array_equal(plain.x_t, same.x_t)
    assert not hasattr(plan_of_record(plain, recipe, models).denoiser(0, 1), "begin_step")


@pytest.mark.parametrize(
    "changes", [{"guidance_curve": "0:2,5:7"}, {"prompt_changes": [{"step": 2, "prompt": "x"}]}], ids=str
)
def test_a_script_of_diffusers_refuses_curves_in_one_line(folders, changes):
    with pytest.raises(BadInput, match=r"cannot express (guidance curve|prompt changes)"):
        diffusers_script(text_recipe(folders, **changes))
