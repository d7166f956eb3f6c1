"""An inspected step is the recorded one: its terms add up to the recorded next state, for every sampler."""

import math

import numpy as np
import pytest
import torch

from studio.engine.diffusion.schedules import NoiseSchedule
from studio.engine.diffusion.solvers.registry import default_timesteps, make_solver
from studio.engine.generation.inspecting import inspect_step
from studio.engine.generation.model_cache import ModelCache
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.samplers import SAMPLERS
from studio.protocol.training_recipe import ScheduleSpec
from tests.engine.generation.test_forking import forked, run, text_recipe

STEPS = 6


def numbers_of(inspected):
    return {name: tensor.numpy() for name, tensor in inspected.tensors.items()}


def assert_adds_up(found, tolerance=2e-5):
    """x_prev, or what it was before a known region was restored, is the sum of the terms."""
    total = sum(term.coefficient * term.value.double() for term in found.terms)
    update = found.tensors.get("x_update", found.tensors["x_prev"])
    scale = max(abs(term.coefficient) for term in found.terms)
    assert torch.allclose(total.float(), update, atol=tolerance * max(scale, 1))


@pytest.mark.parametrize("sampler", [*SAMPLERS, "ddim, eta"])
def test_every_step_of_every_sampler_equals_the_record(tmp_path, folders, models, sampler):
    name, _, eta = sampler.partition(",")
    recipe = text_recipe(folders, sampler=name, eta=0.7 if eta else 0.0)
    record, _ = run(recipe, tmp_path / "parent", models)
    table = record.info.alphas_cumprod
    for step in range(STEPS):
        found = inspect_step(tmp_path / "parent" / "trajectory.safetensors", step, models)
        tensors = numbers_of(found)
        assert (found.sampler, found.step, found.steps, found.guidance) == (name, step, STEPS, 3.0)
        assert found.timestep == record.info.timesteps[step]
        assert np.array_equal(tensors["x_t"], record.x_t[step])
        assert np.array_equal(tensors["x0"].astype(np.float16), record.x0[step])
        if step + 1 < STEPS:
            assert np.array_equal(tensors["x_prev"], record.x_t[step + 1])
        assert found.alpha_bar == pytest.approx(table[found.timestep])
        ended_at_first = name in ("deis", "sa", "tcd") and step == STEPS - 1
        last = table[0] if ended_at_first else 1.0
        assert found.alpha_bar_prev == pytest.approx(table[found.timestep_prev] if step + 1 < STEPS else last)
        assert_adds_up(found)
        signal, noise = math.sqrt(found.alpha_bar), math.sqrt(1 - found.alpha_bar)
        assert np.allclose(signal * tensors["x0"] + noise * tensors["eps"], tensors["x_t"], atol=1e-5)
        guided = tensors["eps_uncond"] + 3.0 * tensors["eps_difference"]
        assert np.allclose(guided, tensors["eps"], atol=1e-4)
        assert all(0 <= term.step <= step for term in found.terms)
        assert all(term.timestep == record.info.timesteps[term.step] for term in found.terms)
        assert ("noise" in tensors) == (found.sigma > 0)
        if step == 3:
            assert all(term.symbol in found.equation for term in found.terms), "the equation names its terms"
    adds_noise = make_solver(name, SCHEDULE, default_timesteps(name, 4, SCHEDULE), eta=recipe.eta).adds_noise
    some = [inspect_step(tmp_path / "parent" / "trajectory.safetensors", step, models).sigma for step in range(STEPS)]
    assert any(some) == adds_noise


SCHEDULE = NoiseSchedule.of(ScheduleSpec())


def test_ddim_is_what_its_paper_says(tmp_path, folders, models):
    run(text_recipe(folders, eta=0.6), tmp_path / "parent", models)
    found = inspect_step(tmp_path / "parent" / "trajectory.safetensors", 2, models)
    parts, ends = numbers_of(found), math.sqrt(found.alpha_bar_prev)
    assert found.sigma > 0
    along = math.sqrt(1 - found.alpha_bar_prev - found.sigma**2)
    assert np.allclose(parts["direction"], along * parts["eps"], atol=1e-6)
    total = ends * parts["x0"] + parts["direction"] + found.sigma * parts["noise"]
    assert np.allclose(total, parts["x_prev"], atol=1e-5)
    assert [term.symbol for term in found.terms] == ["x₀", "ε", "z"]


@pytest.mark.parametrize(
    ("sampler", "step", "names"),
    [
        ("dpmpp_2m", 3, {"x_t", "x0", "x0[-1]"}),
        ("dpmpp_3m", 3, {"x_t", "x0", "x0[-1]", "x0[-2]"}),
        ("ipndm", 4, {"x_t", "epsilon", "epsilon[-1]", "epsilon[-2]", "epsilon[-3]"}),
        ("pndm", 4, {"x_t", "epsilon", "epsilon[-1]", "epsilon[-2]", "epsilon[-3]"}),
        ("heun", 3, {"x_t", "x0", "x_euler", "x0_euler"}),
    ],
)
def test_multistep_solvers_name_the_earlier_evaluations(tmp_path, folders, models, sampler, step, names):
    record, _ = run(text_recipe(folders, sampler=sampler), tmp_path / "parent", models)
    found = inspect_step(tmp_path / "parent" / "trajectory.safetensors", step, models)
    assert {term.name for term in found.terms} == names
    for term in found.terms:
        if term.name.startswith("x0["):
            assert np.array_equal(term.value.numpy().astype(np.float16), record.x0[term.step])


@pytest.mark.parametrize("sampler", ["ddim", "dpmpp_2m_sde", "unipc"])
def test_a_thinned_step_and_a_fork_are_inspected_alike(tmp_path, folders, models, sampler):
    recipe = text_recipe(folders, sampler=sampler)
    whole, _ = run(recipe, tmp_path / "parent", models)
    thinned, _ = run(recipe, tmp_path / "thinned", models, memory_budget=1)
    assert thinned.info.kept == (0, STEPS - 1)
    child = forked(recipe, tmp_path / "parent", 1, steps=9, guidance=2.0)
    run(child, tmp_path / "child", models)
    found = inspect_step(tmp_path / "thinned" / "trajectory.safetensors", 2, models)
    assert np.array_equal(numbers_of(found)["x_t"], whole.x_t[2])
    assert np.array_equal(numbers_of(found)["x_prev"], whole.x_t[3])
    (tmp_path / "parent" / "trajectory.safetensors").unlink()
    for step in (1, 5):
        found = inspect_step(tmp_path / "child" / "trajectory.safetensors", step, models)
        assert (found.guidance, found.steps) == (2.0, 9)
        assert_adds_up(found)


def test_clipping_and_labels(tmp_path, tiny_model, models):
    record, _ = run(
        GenerateRecipe(model=tiny_model, steps=4, count=3, label=2, guidance=2.0, sampler="ddpm"),
        tmp_path / "parent",
        models,
    )
    found = inspect_step(tmp_path / "parent" / "trajectory.safetensors", 1, models)
    tensors = numbers_of(found)
    assert found.clipped
    assert np.abs(tensors["x0"]).max() <= 1
    assert np.array_equal(tensors["x_prev"], record.x_t[2])
    combined = 2.0 * tensors["eps_cond"] - tensors["eps_uncond"]
    assert np.allclose(combined, tensors["eps_model"], atol=1e-5)
    run(GenerateRecipe(model=tiny_model, steps=4, guidance=1.0), tmp_path / "plain", models)
    found = inspect_step(tmp_path / "plain" / "trajectory.safetensors", 1, models)
    assert "eps_cond" not in found.tensors


@pytest.mark.parametrize("sampler", ["ddpm", "ddim"])
def test_a_restored_region_is_reported(tmp_path, tiny_model, files, models, sampler):
    recipe = GenerateRecipe(model=tiny_model, steps=6, sampler=sampler, resamples=2, jump_length=2, **files)
    record, _ = run(recipe, tmp_path / "parent", models)
    found = inspect_step(tmp_path / "parent" / "trajectory.safetensors", 0, models)
    assert found.restored
    assert np.array_equal(numbers_of(found)["x_prev"], record.x_t[1])
    assert_adds_up(found)


def test_what_cannot_be_inspected_is_refused_in_a_line(tmp_path, folders, models):
    run(text_recipe(folders), tmp_path / "parent", models)
    with pytest.raises(BadInput, match="has no step 6; its steps are 0 to 5"):
        inspect_step(tmp_path / "parent" / "trajectory.safetensors", 6, models)
    with pytest.raises(BadInput, match="Could not read"):
        inspect_step(tmp_path / "nothing.safetensors", 0, ModelCache("cpu"))
