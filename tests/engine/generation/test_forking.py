"""A generation continues from any step of an earlier one: to the bit if nothing has changed."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from studio.document.inputs import keep_input
from studio.document.lanes.kept_lanes import LaneFacts
from studio.document.layers.layer import Group, Layer
from studio.document.project.lanes import import_lanes, lanes_for_project
from studio.document.project.project import Project
from studio.document.project.reading import open_project
from studio.document.project.writing import save_project
from studio.engine.diffusion.solvers.registry import SAMPLERS
from studio.engine.generation.generate import generate
from studio.engine.generation.model_cache import ModelCache
from studio.protocol.errors import BadInput
from studio.protocol.events import Result
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.geometry import Size
from studio.protocol.modelcard import CARD_FILE
from studio.protocol.recipes import load_recipe
from studio.protocol.record import open_record
from studio.protocol.recordheader import read_header
from studio.protocol.requests import Stop

STEPS = 6
KEPT = Path(__file__).parents[2] / "kept" / "v1" / "results"
PROMPT = "a tiger on a blue background"


def run(recipe: GenerateRecipe, out, models, **options):
    """Generate, and return the record and the pictures."""
    events = list(generate(recipe, out, models=models, **options))
    result = next(event for event in events if isinstance(event, Result))
    return open_record(out / "trajectory.safetensors"), [np.asarray(Image.open(path)) for path in result.pictures]


def forked(recipe: GenerateRecipe, out, step: int, **changes) -> GenerateRecipe:
    fork = {"record": str(out / "trajectory.safetensors"), "step": step}
    return GenerateRecipe.model_validate(recipe.model_dump() | {"fork": fork} | changes)


def assert_repeats(recipe, tmp_path, models, steps, **options):
    """Forks with nothing changed end in the parent's pictures, and their records in its frames."""
    parent, pictures = run(recipe, tmp_path / "parent", models, **options)
    for step in steps:
        child, same = run(forked(recipe, tmp_path / "parent", step), tmp_path / f"{step}", models)
        assert child.info.kept == tuple(range(step, parent.info.steps))
        assert child.info.steps == parent.info.steps
        for mine, theirs in zip(same, pictures, strict=True):
            assert np.array_equal(mine, theirs), step
        for frame, kept in enumerate(parent.info.kept):
            if kept >= step:
                assert np.array_equal(child.x_t[kept - step], parent.x_t[frame]), (step, kept)
                assert np.array_equal(child.x0[kept - step], parent.x0[frame]), (step, kept)


def text_recipe(folders, **changes) -> GenerateRecipe:
    asked = {"model": str(folders["tiny"]), "prompt": PROMPT, "steps": STEPS, "guidance": 3.0, "seed": 5, "count": 2}
    return GenerateRecipe.model_validate(asked | changes)


@pytest.mark.parametrize("sampler", [*SAMPLERS, "ddim, eta"])
def test_text_to_image_forks_exactly_from_every_step(tmp_path, folders, models, sampler):
    sampler, _, eta = sampler.partition(", ")
    recipe = text_recipe(folders, sampler=sampler, eta=0.7 if eta else 0.0)
    assert_repeats(recipe, tmp_path, models, [0, 1, 3, STEPS - 1])


@pytest.mark.parametrize("sampler", ["ddpm", "unipc", "heun", "ipndm"])
@pytest.mark.parametrize("task", ["control", "image", "inpaint"])
def test_controls_and_initial_pictures_fork_exactly(tmp_path, folders, models, files, task, sampler):
    known = {
        "control": {"controls": [{"image": files["image"], "model": str(folders["control"]), "end": 0.5}]},
        "image": {"image": files["image"], "strength": 0.7},
        "inpaint": files,
    }[task]
    assert_repeats(text_recipe(folders, sampler=sampler, **known), tmp_path, models, [1, 2])


@pytest.mark.parametrize("sampler", SAMPLERS)
def test_class_conditional_generation_forks_exactly(tmp_path, tiny_model, models, sampler):
    recipe = GenerateRecipe(model=tiny_model, sampler=sampler, steps=STEPS, count=3, seed=9, label=4)
    assert_repeats(recipe, tmp_path, ModelCache("cpu"), [0, 2, STEPS - 1])


@pytest.mark.parametrize("sampler", ["ddpm", "ddim"])
def test_repaint_with_jumps_forks_exactly(tmp_path, tiny_model, files, sampler):
    recipe = GenerateRecipe(
        model=tiny_model, sampler=sampler, steps=5, resamples=3, jump_length=2, label=4, seed=9, **files
    )
    assert_repeats(recipe, tmp_path, ModelCache("cpu"), [0, 4, 7, 10])


@pytest.mark.parametrize("sampler", ["ddpm", "dpmpp_3m", "unipc", "ipndm"])
def test_a_thinned_step_is_recomputed_from_the_nearest_one(tmp_path, folders, models, sampler):
    recipe = text_recipe(folders, sampler=sampler, steps=12)
    parent, _ = run(recipe, tmp_path / "look", models)
    budget = 4 * parent.x_t.nbytes // 12 * 2
    assert_repeats(recipe, tmp_path, models, [1, 6, 10], memory_budget=budget)
    thinned = open_record(tmp_path / "parent" / "trajectory.safetensors")
    assert 2 <= len(thinned.info.kept) < 12
    assert not {1, 6, 10} <= set(thinned.info.kept), "the case is the one that is meant"


def test_a_fork_of_a_fork(tmp_path, folders, models):
    recipe = text_recipe(folders, sampler="dpmpp_2m")
    _, pictures = run(recipe, tmp_path / "parent", models)
    child = forked(recipe, tmp_path / "parent", 2)
    run(child, tmp_path / "child", models)
    _, same = run(forked(recipe, tmp_path / "child", 4), tmp_path / "grandchild", models)
    assert all(np.array_equal(a, b) for a, b in zip(same, pictures, strict=True))
    with pytest.raises(BadInput, match="has no step 1; its steps are 2 to 5"):
        run(forked(recipe, tmp_path / "child", 1), tmp_path / "none", models)


@pytest.mark.parametrize("sampler", ["dpmpp_2m", "euler_a", "deis"])
@pytest.mark.parametrize("changes", [{"steps": 15}, {"sampler": "ipndm"}, {"seed": 77}, {}], ids=str)
def test_a_fork_with_changed_steps_forks_exactly_without_its_parent(tmp_path, folders, models, sampler, changes):
    """Its own record is enough, thinned or not, although its steps were respaced where it began."""
    recipe = text_recipe(folders, sampler=sampler, spacing="karras")
    run(recipe, tmp_path / "parent", models)
    child = forked(recipe, tmp_path / "parent", 2, **changes)
    whole, pictures = run(child, tmp_path / "child", models)
    frame = 2 * 6 * 4 * 8 * 8
    run(child, tmp_path / "thinned", models, memory_budget=4 * 8 * frame)
    shutil.rmtree(tmp_path / "parent")
    for name in ("child", "thinned"):
        again, same = run(forked(child, tmp_path / name, 4), tmp_path / f"again-{name}", models)
        assert again.info.timesteps == whole.info.timesteps[2:]
        assert np.array_equal(again.x_t, whole.x_t[2:])
        assert all(np.array_equal(one, other) for one, other in zip(same, pictures, strict=True))


@pytest.mark.parametrize("sampler", ["ddim", "unipc"])
def test_another_model_of_the_same_latents_continues_at_the_same_noise_level(tmp_path, folders, models, sampler):
    recipe = text_recipe(folders, sampler=sampler)
    parent, _ = run(recipe, tmp_path / "parent", models)
    other = tmp_path / "other"
    shutil.copytree(folders["tiny"], other)
    card = json.loads((other / CARD_FILE).read_text())
    card["schedule"] |= {"kind": "linear", "timesteps": 200}
    (other / CARD_FILE).write_text(json.dumps(card))
    child, _ = run(forked(recipe, tmp_path / "parent", 3, model=str(other)), tmp_path / "child", models)
    levels = parent.info.alphas_cumprod[parent.info.timesteps[3]], child.solver["alpha_bar"][0, 0]
    assert levels[0] == levels[1]
    assert np.array_equal(child.x_t[0], parent.x_t[3])
    assert child.info.timesteps[0] < 200
    assert np.isfinite(child.x_t).all()
    again, _ = run(forked(child.recipe(), tmp_path / "child", 4), tmp_path / "again", models)
    assert np.array_equal(again.x_t, child.x_t[1:])


def test_pictures_are_not_continued_as_latents(tmp_path, folders, models, tiny_model):
    run(GenerateRecipe(model=tiny_model, steps=4), tmp_path / "parent", models)
    child = forked(text_recipe(folders, count=1), tmp_path / "parent", 2)
    with pytest.raises(BadInput, match=r"holds pictures, and the model .* makes latents"):
        run(child, tmp_path / "out", models)


@pytest.mark.parametrize(
    "changes",
    [
        {"prompt": "a red apple"},
        {"negative": "a red apple"},
        {"guidance": 1.0},
        {"sampler": "euler"},
        {"sampler": "ipndm"},
        {"sampler": "ddpm", "seed": 77},
        {"steps": 15},
        {"steps": 4},
    ],
    ids=str,
)
def test_changes_take_effect_from_the_step_on(tmp_path, folders, models, changes):
    recipe = text_recipe(folders, sampler="dpmpp_2m")
    parent, pictures = run(recipe, tmp_path / "parent", models)
    child, others = run(forked(recipe, tmp_path / "parent", 3, **changes), tmp_path / "child", models)
    steps = changes.get("steps", STEPS)
    assert child.info.kept == tuple(range(3, steps))
    assert np.array_equal(child.x_t[0], parent.x_t[3])
    assert child.info.timesteps[0] == parent.info.timesteps[3]
    assert all(a > b for a, b in zip(child.info.timesteps, child.info.timesteps[1:], strict=False))
    assert np.isfinite(child.x_t).all()
    assert not np.array_equal(others[0], pictures[0])


@pytest.mark.parametrize("steps", [15, 18, 40])
@pytest.mark.parametrize("sampler", [name for name in SAMPLERS if name not in ("lcm", "tcd")])
def test_a_solver_forgets_the_steps_of_another_count(tmp_path, tiny_model, models, sampler, steps):
    recipe = GenerateRecipe(model=tiny_model, sampler=sampler, steps=20, label=3, seed=1)
    run(recipe, tmp_path / "parent", models)
    child, _ = run(forked(recipe, tmp_path / "parent", 10, steps=steps), tmp_path / "child", models)
    assert np.isfinite(child.x_t).all()
    history = [name for name, values in child.solver.items() if "[" in name and values[0].any()]
    assert history == []


def test_another_seed_draws_other_noise_from_the_step_on(tmp_path, folders, models):
    recipe = text_recipe(folders, sampler="ddpm")
    parent, _ = run(recipe, tmp_path / "parent", models)
    child, _ = run(forked(recipe, tmp_path / "parent", 3, seed=77), tmp_path / "child", models)
    assert np.array_equal(child.x_t[0], parent.x_t[3])
    assert not np.array_equal(child.x_t[1], parent.x_t[4])


@pytest.mark.parametrize(
    ("step", "changes", "words"),
    [
        (STEPS, {}, "has no step 6; its steps are 0 to 5"),
        (2, {"count": 1}, "holds 2 pictures"),
        (4, {"steps": 3}, "there is no step 4"),
        (2, {"size": (64, 32)}, "has states of 4x8x8"),
    ],
)
def test_impossible_forks_are_refused_in_one_line(tmp_path, folders, models, step, changes, words):
    recipe = text_recipe(folders)
    run(recipe, tmp_path / "parent", models)
    child = forked(recipe, tmp_path / "parent", step, **changes)
    with pytest.raises(BadInput, match=words) as raised:
        run(child, tmp_path / "out", models)
    assert "\n" not in str(raised.value)
    assert not (tmp_path / "out").exists()


def test_steps_that_a_picture_was_ended_before_cannot_be_continued(tmp_path, folders, models, monkeypatch):
    monkeypatch.setattr("studio.engine.generation.plan.LARGEST_BATCH", 1)
    recipe = text_recipe(folders, count=2)
    polls = iter([None] * (STEPS + 4) + [Stop.KEEP] * 2)  # two polls before the first step
    parent, _ = run(recipe, tmp_path / "parent", models, stop_requested=lambda: next(polls))
    assert parent.written.tolist() == [STEPS, 3]
    with pytest.raises(BadInput) as refused:
        run(forked(recipe, tmp_path / "parent", 3), tmp_path / "late", models)
    assert str(refused.value) == "trajectory.safetensors has no step 3 of picture 2, which ended after step 2."
    assert not (tmp_path / "late").exists()
    _, whole = run(recipe, tmp_path / "whole", models)
    _, pictures = run(forked(recipe, tmp_path / "parent", 2), tmp_path / "child", models)
    assert all(np.array_equal(one, other) for one, other in zip(pictures, whole, strict=True))


def test_steps_after_an_ended_first_batch_cannot_be_continued(tmp_path, folders, models):
    recipe = text_recipe(folders)
    polls = iter([None] * 4 + [Stop.KEEP] * 2)
    run(recipe, tmp_path / "parent", models, stop_requested=lambda: next(polls))
    with pytest.raises(BadInput, match="has no step 3; its steps are 0 to 2"):
        run(forked(recipe, tmp_path / "parent", 3), tmp_path / "late", models)


def test_a_damaged_frame_is_not_continued(tmp_path, folders, models):
    recipe = text_recipe(folders)
    parent, _ = run(recipe, tmp_path / "parent", models)
    path = tmp_path / "parent" / "trajectory.safetensors"
    offset = read_header(path)[0]["x_t"][2] + parent.x_t[0].nbytes * 2 + 100
    data = bytearray(path.read_bytes())
    data[offset] ^= 0x10
    path.unlink()
    path.write_bytes(bytes(data))
    with pytest.raises(BadInput, match=r"Step 2 in .* is damaged"):
        run(forked(recipe, tmp_path / "parent", 2), tmp_path / "out", models)


def test_a_missing_record_is_refused(tmp_path, folders, models):
    with pytest.raises(BadInput, match="Could not read"):
        run(forked(text_recipe(folders), tmp_path / "nowhere", 2), tmp_path / "out", models)


def test_a_record_without_a_recipe_is_refused(tmp_path, folders, models):
    recipe = text_recipe(folders)
    run(recipe, tmp_path / "parent", models)
    path = tmp_path / "parent" / "trajectory.safetensors"
    data = path.read_bytes().replace(b'"recipe":', b'"unused":').replace(b'"check":', b'"older":')
    path.unlink()
    path.write_bytes(data)
    with pytest.raises(BadInput, match="does not hold the recipe"):
        run(forked(recipe, tmp_path / "parent", 2), tmp_path / "out", models)


def test_a_record_of_version_1_is_recomputed_from_the_start(tmp_path):
    """Its states are float16 and it has no solver state; the bundled model may have been trained again since."""
    old = KEPT / "digits"
    recipe = load_recipe(old / "recipe.json")
    assert isinstance(recipe, GenerateRecipe)
    assert open_record(old / "trajectory.safetensors").x_t.dtype == np.float16
    models = ModelCache("cpu")
    _, expected = run(recipe, tmp_path / "again", models)
    child, pictures = run(forked(recipe, old, recipe.steps // 2), tmp_path / "child", models)
    assert child.info.kept[0] == recipe.steps // 2
    for picture, again in zip(pictures, expected, strict=True):
        np.testing.assert_array_equal(picture, again)


def test_an_inpainted_lane_of_a_project_forks_on_another_computer(tmp_path, tiny_model, data_home, monkeypatch):
    """Its recipe names pictures of the first computer; the project has brought them along."""
    rng = np.random.default_rng(0)
    mask = np.zeros((20, 24), np.uint8)
    mask[5:15, 4:18] = 255
    image = str(keep_input(rng.integers(0, 256, (20, 24, 4), np.uint8)))
    settings = {"image": image, "mask": str(keep_input(mask)), "steps": STEPS, "seed": 3, "label": 2}
    recipe = GenerateRecipe.model_validate({"model": tiny_model, **settings})
    results = data_home / "results/sky"
    _, before = run(recipe, results, ModelCache("cpu"))
    facts = LaneFacts(record=str(results / "trajectory.safetensors"), results=str(results), title="sky")
    stack, path = Group(children=(Layer("a", np.zeros((4, 4, 4), np.uint8)),)), tmp_path / "p.ora"
    save_project(Project(Size(4, 4), stack, lanes=lanes_for_project([facts])), path)

    other = tmp_path / "another"
    other.mkdir()
    (data_home / "models").rename(other / "models")
    shutil.rmtree(data_home)
    monkeypatch.setenv("DENOISE_STUDIO_HOME", str(other))
    (brought,), problems = import_lanes(open_project(path).lanes, other / "results")
    assert (problems, brought is None) == ([], False)
    folder = Path(brought.results)
    parent = open_record(folder / "trajectory.safetensors").recipe()
    _, after = run(forked(parent, folder, 2), tmp_path / "fork", ModelCache("cpu"))
    assert np.array_equal(after[0], before[0])
